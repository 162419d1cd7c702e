"""The task of checking a list of claims: a table, JSON or sentences, without an article around them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO

from onrecord.checking.claims.cells import read_sum
from onrecord.checking.claims.check import check_claims as check_list
from onrecord.checking.claims.columns import Column
from onrecord.checking.claims.find import Shelf
from onrecord.checking.claims.model import Amount, ClaimsList
from onrecord.checking.claims.parse import read_claims
from onrecord.checking.claims.sheet import read_table
from onrecord.checking.lookup import Lookup, Probe
from onrecord.errors import InputError, UsageError
from onrecord.ocds import Issue, Record
from onrecord.reading.payments import Sheet
from onrecord.register import Progress, Register
from onrecord.register.payments.containers import sheets_of
from onrecord.register.payments.plain import decode
from onrecord.register.payments.workbook import SMALL
from onrecord.register.view import KnownRegister
from onrecord.report.answers_claims import ClaimsAnswer
from onrecord.report.contacts import discreet_claim
from onrecord.settings import Settings
from onrecord.tasks.opening import Clock, Listener, held, imprint_of, now, open_register
from onrecord.tasks.publishing import citations_of
from onrecord.values import Instant, parse_instant

LARGEST = 64 * 1024**2
"""Bytes of a list (64 MiB): a hundred thousand rows have a third of it."""
_ALIKE = 20
"""Records whose texts hold a buyer's number that are looked at."""
_TEXT = "CSV, JSON, a workbook (xlsx), or one sentence a line"


@dataclass(frozen=True, slots=True)
class ListFile:
    """A list of claims as given: what it is called, and its very bytes."""

    name: str
    """Its path, or `standard input`."""
    content: bytes


def check_claims(
    settings: Settings,
    claims: ListFile,
    *,
    total: str | None = None,
    published: Sequence[str] = (),
    ocid: str | None = None,
    known_at: Instant | None = None,
    clock: Clock = now,
    listener: Listener | None = None,
) -> ClaimsAnswer:
    """Judge every row of a list of claims against the register, and hold its totals against its rows.

    `total` is a sum that is claimed for the whole list, such as "£1.2bn"; `published` holds the day for rows that give
    none; `ocid` names the record of rows that name none; `known_at` leaves out releases that we had not seen by then.
    Errors: InputError for a list that cannot be read, and an ocid that is not held; UsageError for a total or a day
    that cannot be read.
    """
    day, stated = _day(published, settings), _total(total)
    listed = _read(claims, settings)
    register = open_register(settings)
    if ocid is not None:
        held(register, ocid, known_at)
    shelf = _Shelf(register, known_at)
    began = clock()

    def tell(done: int, of: int) -> None:
        if listener:
            listener(Progress("checking", done, of, done, (clock() - began).total_seconds()))

    apart = _decided_apart(register)
    found = check_list(listed, shelf, published=day, ocid=ocid, total=stated, apart=apart, tell=tell)
    if known_at is None:
        found = replace(found, register_as_of=register.stats().newest)
    rows = tuple(
        replace(row, claims=tuple(replace(one, checked=discreet_claim(one.checked)) for one in row.claims))
        for row in found.rows
    )
    ocids = list(dict.fromkeys(row.ocid for row in rows if row.ocid))
    imprint = imprint_of(settings, clock, register, ocids)
    return ClaimsAnswer(claims.name, replace(found, rows=rows), citations_of(register, ocids), imprint, known_at)


class _Shelf:
    """The register as lists of claims ask it, as we knew it at an instant."""

    def __init__(self, register: Register, known_at: Instant | None) -> None:
        self._register = register
        self._lookup: Lookup = KnownRegister(register, known_at.at) if known_at else register

    def candidates(self, probe: Probe, limit: int) -> Sequence[str]:
        return self._lookup.candidates(probe, limit)

    def frequencies(self, words: Sequence[str]) -> tuple[int, Mapping[str, int]]:
        return self._lookup.frequencies(words)

    def record(self, ocid: str) -> Record | None:
        return self._lookup.record(ocid)

    def numbered(self, numbers: Sequence[str]) -> Mapping[str, Sequence[str]]:
        found = self._register.numbered(numbers)
        return {number: [o for o in ocids if self.record(o) is not None] for number, ocids in found.items()}

    def naming(self, reference: str) -> Sequence[str]:
        answer = self._register.search(reference, limit=_ALIKE)
        return [row.ocid for row in answer.rows if self.record(row.ocid) is not None] if answer.complete else []


_IS_SHELF: type[Shelf] = _Shelf
"""So that a type checker sees that it is one."""


def _decided_apart(register: Register) -> Callable[[str, str], bool]:
    """Whether people have said of two records that they are not one purchase."""

    def apart(one: str, other: str) -> bool:
        case = register.case(one)
        return case is not None and any(other in (said.left, said.right) for said in case.parted)

    return apart


def _day(published: Sequence[str], settings: Settings) -> Instant | None:
    if not published:
        return None
    found = parse_instant(published[0], settings.zone) if len(published) == 1 else None
    if found is None:
        given = ", ".join(f'"{text}"' for text in published)
        expected = "one date for the list, such as 2024-04-26"
        raise UsageError("--published", found=given, expected=expected, remedy="A column can give each row its own.")
    return found


def _total(total: str | None) -> Amount | None:
    if total is None:
        return None
    found = read_sum(total, Column("--total", None))
    if found is None:
        raise UsageError("--total", found=f'"{total}"', expected='a sum such as "£1.2bn" or 1200000')
    return found


def _read(claims: ListFile, settings: Settings) -> ClaimsList:
    """The claims of a file, by what its bytes are. Errors: InputError."""
    content, name = claims.content, claims.name
    if len(content) > LARGEST:
        raise InputError(name, found=f"more than {LARGEST // 1024**2} MiB", expected="a list", remedy="Split it.")
    text = content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" not in content[:4096]
    if (
        text
        and content[:4] not in (b"PK\x03\x04", b"%PDF")
        and content.lstrip()[:1] != b"<"
        and content[:2] != b"\x1f\x8b"
    ):
        return read_claims(decode(content), name, name=name, zone=settings.zone)
    return _sheets(claims, settings)


def _sheets(claims: ListFile, settings: Settings) -> ClaimsList:
    """The one list in a workbook, a gzip file or a zip archive. Errors: InputError, also for a second list."""
    name = claims.name
    first: InputError | None = None
    found: tuple[Sheet, ClaimsList] | None = None
    for sheet in sheets_of(BytesIO(claims.content), name, unsolved=True, bounds=SMALL):
        if isinstance(sheet, Issue):
            raise InputError(name, found=sheet.found, expected=_TEXT)
        if found and sheet.member == found[0].member:
            continue  # another sheet of the workbook
        try:
            listed = read_table(
                [(row.number, row.cells) for row in sheet.rows], name, settings.zone, ruled=bool(sheet.name)
            )
        except InputError as error:
            first = first or error
            continue
        if found:
            files = f"“{found[0].member}” and “{sheet.member}”"
            raise InputError(
                name, found=f"more than one list: {files}", expected="one list", remedy="Check each by itself."
            )
        found = sheet, listed
    if found is None:
        raise first or InputError(name, found="nothing that can be read", expected=_TEXT)
    return found[1]
