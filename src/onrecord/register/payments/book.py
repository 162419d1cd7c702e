"""The payments of a register: loaded, found, and paired with its awards."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from time import perf_counter
from typing import Any

import duckdb

from onrecord.errors import RegisterError
from onrecord.reading.payments import Award, Paid, awards_of, pair_payments, supplier_key
from onrecord.reading.payments.model import Sheet
from onrecord.register.disk import remove, sync_folder, telling_faults
from onrecord.register.inputs import Input, find_inputs
from onrecord.register.layout import Layout, make_folders
from onrecord.register.ledger import FROM_SPEND, Entry, append, read_ledger
from onrecord.register.lock import writing
from onrecord.register.manifest import read_manifest
from onrecord.register.model import LeftOut, Progress
from onrecord.register.payments.files import Contents, Listed, PaymentFiles, read_contents, write_contents
from onrecord.register.payments.model import PaymentPlace, PaymentQuestion, PaymentRow, PaymentsFound, SpendReport
from onrecord.register.payments.tables import read_object
from onrecord.register.raw import hash_stream, open_raw, raw_folder, store_raw
from onrecord.register.snapshot import Snapshot
from onrecord.register.sql import statement
from onrecord.values.names import normalise

Telling = Callable[[Progress], None]
EVERY = PaymentQuestion()
_ALL = 2**31 - 1


@dataclass(slots=True)
class _Loading:
    """A load of payments under way."""

    began: float = field(default_factory=perf_counter)
    fresh: list[tuple[Entry, Listed]] = field(default_factory=list)
    refused: list[LeftOut] = field(default_factory=list)
    held: int = 0


class PaymentBook:
    """The payments of the register in one folder, which must exist. Readers see a load whole, or not at all."""

    def __init__(self, path: Path) -> None:
        """See `load` and `find`."""
        self._layout = Layout(path)
        self._files = PaymentFiles(self._layout)

    def load(
        self, paths: Sequence[Path], *, body: str = "", now: datetime, progress: Telling | None = None
    ) -> SpendReport:
        """Load lists of payments; `body` is who paid where they do not say; `now` (aware) is when we first saw them.

        The same bytes again change nothing, whatever `body` says then.
        Errors: InputError for a path that is not there; RegisterError when somebody else writes, or the disk fails.
        """
        with telling_faults(self._layout.root), writing(self._layout.lock, "loading payments"):
            make_folders(self._layout)
            self._files.folder.mkdir(exist_ok=True)
            inputs = list(find_inputs(paths, self._layout.root))
            work = _Loading()
            ledger = read_ledger(self._layout.ledger)
            seen = {entry.raw for entry in ledger.entries if entry.source == FROM_SPEND}
            for done, found in enumerate(inputs):
                self._take(work, found, seen, body, now)
                if progress:
                    read = sum(listed.payments for _, listed in work.fresh)
                    progress(Progress("reading", done + 1, len(inputs), read, perf_counter() - work.began))
            ledger = append(self._layout.ledger, ledger, [entry for entry, _ in work.fresh])
            known = {listed.raw: listed for listed in self.contents().objects}
            known |= {listed.raw: listed for _, listed in work.fresh}
            contents = self._publish(ledger.entries, known)
        return _report(work, len(inputs), contents)

    def rebuild(self, progress: Telling | None = None) -> int:
        """Read every list of payments in raw/ again; how many payments there are.

        Errors: RegisterError when somebody else writes, when raw/ or the ledger is damaged, or the disk fails.
        """
        with telling_faults(self._layout.root), writing(self._layout.lock, "rebuilding payments"):
            entries = read_ledger(self._layout.ledger).entries
            if not self._files.folder.exists() and not any(entry.source == FROM_SPEND for entry in entries):
                return 0
            self._files.folder.mkdir(exist_ok=True)
            contents = self._publish(entries, {}, progress)
            self._sweep(contents)
        return sum(listed.payments for listed in contents.objects)

    def _take(self, work: _Loading, found: Input, seen: set[str], body: str, now: datetime) -> None:
        if found.refused:
            work.refused.append(LeftOut(found.name, found.refused))
            return
        try:
            with found.path.open("rb") as stream:
                raw = hash_stream(stream)
                if raw in seen:
                    work.held += 1
                    return
                entry = Entry(raw, FROM_SPEND, found.name, now.astimezone(UTC), found.size, 0, 0, body=body)
                stream.seek(0)
                listed = read_object(self._files, stream, entry)
        except OSError as fault:
            work.refused.append(LeftOut(found.name, f"a file that cannot be read ({fault.strerror or fault})"))
            return
        if not listed.payments:
            work.refused.append(LeftOut(found.name, self._why_none(listed)))
            self._drop(raw)
            return
        store_raw(self._layout, found.path, raw)
        sync_folder(raw_folder(self._layout, raw))
        sync_folder(self._layout.raw)
        seen.add(raw)
        work.fresh.append((entry, listed))

    def _why_none(self, listed: Listed) -> str:
        """Why a file lists no payments, in the words of its first issue."""
        with duckdb.connect(config={"threads": 1}) as connection:
            asked = {"file": str(self._files.issues(listed.raw))}
            row = connection.execute(statement("which_payment_issue"), asked).fetchone()
        return f"found {row[0]}, expected {row[1]}" if row else "found no rows, expected a list of payments"

    def _drop(self, raw: str) -> None:
        remove(self._files.payments(raw))
        remove(self._files.issues(raw))

    def _publish(self, entries: Iterable[Entry], known: dict[str, Listed], progress: Telling | None = None) -> Contents:
        """Let readers see all that the ledger names, reading what is not `known`: a killed load may have left some."""
        listed = []
        spend = [entry for entry in entries if entry.source == FROM_SPEND]
        for done, entry in enumerate(spend):
            if entry.raw not in known:
                with open_raw(self._layout, entry.raw) as stream:
                    known[entry.raw] = read_object(self._files, stream, entry)
                if progress:
                    progress(Progress("reading", done + 1, len(spend), 0, 0.0))
            listed.append(known[entry.raw])
        contents = Contents(tuple(listed))
        write_contents(self._files, contents)
        return contents

    def _sweep(self, contents: Contents) -> None:
        """Remove what no ledger line names: a load that was killed may have left it."""
        kept = {self._files.contents, *(self._files.payments(one.raw) for one in contents.objects)}
        kept |= {self._files.issues(one.raw) for one in contents.objects}
        for path in sorted(self._files.folder.iterdir()):
            if path not in kept:
                remove(path)

    def find(
        self,
        question: PaymentQuestion = EVERY,
        *,
        limit: int = 20,
        pair: bool = True,
        after: PaymentPlace | None = None,
    ) -> PaymentsFound:
        """Payments that answer the question, the newest first, with the awards that they may be of.

        `after` goes on where another answer ended.
        Errors: RegisterError when the list of payments is damaged.
        """
        with self._opened() as (connection, contents):
            asked = _asked(question)
            counted = connection.execute(statement("how_much_was_paid"), asked).fetchone() if contents.objects else None
            found = _found(connection, contents, asked, limit + 1, after)
            rows = [_row(contents, row) for row in found[:limit]]
            if pair:
                rows = self._paired(connection, contents, rows, EVERY)
        total, amount, copies, copied, undated = counted or (0, 0, 0, 0, 0)
        return PaymentsFound(
            tuple(rows), total, _plain(amount), copies, _plain(copied), undated, _place_of(found, limit)
        )

    def paid(
        self, ocid: str, question: PaymentQuestion = EVERY, *, known_at: datetime | None = None
    ) -> tuple[PaymentRow, ...]:
        """Payments that answer the question and are paired with an award of this record, the oldest first.

        Copies are left out, and what we had not seen by `known_at`.
        """
        snapshot = self._snapshot() if self.contents().objects else None
        record = snapshot.record(ocid) if snapshot else None
        awards = awards_of(record) if record else ()
        keys = sorted({key for award in awards for key in award.suppliers})
        companies = sorted({number for award in awards for number in award.companies})
        if not keys:
            return ()
        with self._opened(known_at) as (connection, contents):
            rows = _rows(connection, contents, _asked(question, keys, companies))
            paired = self._paired(connection, contents, [row for row in rows if not row.copy_of], question)
        return tuple(reversed([row for row in paired if row.pairing and row.pairing.award.ocid == ocid]))

    def contents(self) -> Contents:
        """What was loaded, and how each sheet was read."""
        return read_contents(self._files)

    def issues(self, limit: int = 100) -> list[tuple[str, str, str, str, str, str]]:
        """What is wrong in the lists: rule, file, position, heading, what was found, what was expected."""
        files = [str(self._files.issues(listed.raw)) for listed in self.contents().objects]
        if not files:
            return []
        with duckdb.connect(config={"threads": 1}) as connection:
            return connection.execute(statement("which_payment_issues"), {"files": files, "limit": limit}).fetchall()

    def _paired(
        self,
        connection: duckdb.DuckDBPyConnection,
        contents: Contents,
        rows: Sequence[PaymentRow],
        among: PaymentQuestion,
    ) -> list[PaymentRow]:
        """`rows` with the awards that they may be of, judged `among` all such payments; a copy has its first one's."""
        keys = {row.key for row in rows if row.key}
        companies = {row.company for row in rows if row.company}
        awards = self._awards_to(keys, companies)
        if not awards:
            return list(rows)
        suppliers = sorted({key for award in awards for key in award.suppliers})
        numbers = sorted({number for award in awards for number in award.companies})
        everything = _rows(connection, contents, _asked(among, suppliers, numbers))
        first = [row for row in everything if not row.copy_of]
        pairings = pair_payments(map(_paid, first), awards)
        found = {row.place: pairing for row, pairing in zip(first, pairings, strict=True)}
        return [replace(row, pairing=found.get(row.copy_of or row.place)) for row in rows]

    def _awards_to(self, keys: Collection[str], companies: Collection[str]) -> list[Award]:
        """Awards of the register to these suppliers, in order of ocid."""
        snapshot = self._snapshot()
        if snapshot is None or not snapshot.manifest.buckets or not keys:
            return []
        words = sorted({key.split()[0] for key in keys})
        asked = {"files": snapshot.table_files("parties"), "words": words, "companies": sorted(companies)}
        with snapshot.connect() as connection:
            named = connection.execute(statement("which_suppliers"), asked).fetchall()
        ocids = sorted({ocid for ocid, name, company in named if supplier_key(name) in keys or company in companies})
        records = (snapshot.record(ocid) for ocid in ocids)
        return [award for record in records if record for award in awards_of(record)]

    def _snapshot(self) -> Snapshot | None:
        manifest = read_manifest(self._layout)
        return Snapshot(self._layout, manifest) if manifest else None

    @contextmanager
    def _opened(self, known_at: datetime | None = None) -> Iterator[tuple[duckdb.DuckDBPyConnection, Contents]]:
        """A connection in which `payment` is every payment, with which of them are copies."""
        objects = self.contents().objects
        contents = Contents(tuple(one for one in objects if known_at is None or one.first_seen <= known_at))
        files = [str(self._files.payments(listed.raw)) for listed in contents.objects]
        with duckdb.connect(config={"threads": 1}) as connection:
            if files:
                try:
                    connection.execute(statement("make_payments"), {"files": files})
                    connection.execute(statement("age_of"))
                except duckdb.IOException as fault:
                    found = " ".join(str(fault).split())[:200]
                    raise RegisterError(
                        str(self._files.folder), found=found, remedy="Run `onrecord rebuild`."
                    ) from None
            yield connection, contents


def _asked(
    question: PaymentQuestion, keys: Sequence[str] | None = None, companies: Sequence[str] = ()
) -> dict[str, object]:
    words = supplier_key(question.supplier) or normalise(question.supplier)
    return {
        "supplier": words.split(),
        "company": question.supplier.strip().upper(),
        "body": normalise(question.body).split(),
        "since": question.since,
        "until": question.until,
        "people": question.people,
        "keys": keys,
        "companies": list(companies),
    }


def _rows(connection: duckdb.DuckDBPyConnection, contents: Contents, asked: dict[str, object]) -> list[PaymentRow]:
    """All of them."""
    return [_row(contents, row) for row in _found(connection, contents, asked, _ALL, None)]


def _found(
    connection: duckdb.DuckDBPyConnection,
    contents: Contents,
    asked: dict[str, object],
    limit: int,
    after: PaymentPlace | None,
) -> list[tuple[Any, ...]]:
    if not contents.objects:
        return []
    page = {**asked, "limit": limit, "after": asdict(after) if after else None}
    return connection.execute(statement("which_payments"), page).fetchall()


def _place_of(found: Sequence[tuple[Any, ...]], limit: int) -> PaymentPlace | None:
    """Where a page ends behind which there is more."""
    if len(found) <= limit or not limit:
        return None
    place, member, sheet, number = found[limit - 1][:4]
    return PaymentPlace(found[limit - 1][-1], place, member, sheet, number)


def _row(contents: Contents, row: tuple[Any, ...]) -> PaymentRow:
    place, member, sheet, number = row[:4]
    copy_place, *copy, key = row[-6:-1]
    copy_of = f"{contents.objects[copy_place - 1].path} {_position(*copy)}" if copy_place is not None else ""
    fields = dict(zip(_FIELDS, row[4:-6], strict=True))
    fields["amount"] = _plain(fields["amount"])
    position = _position(member, sheet, number)
    return PaymentRow(file=contents.objects[place - 1].path, position=position, copy_of=copy_of, key=key, **fields)


_FIELDS = (
    "body supplier supplier_text company private redacted day day_text day_sure amount basis department category"
    " description transaction"
).split()
"""Of a payment, in the order of `which_payments`."""


def _position(member: str, sheet: str, row: int) -> str:
    return Sheet("", member, sheet, ()).position(row)


def _paid(row: PaymentRow) -> Paid:
    words = f"{row.department} {row.category} {row.description}"
    return Paid(row.key, row.company, row.body, row.day, row.amount, words)


def _plain(amount: int | Decimal) -> Decimal:
    """A sum with as many digits as pennies need, and more only where there were more."""
    exact = Decimal(amount)
    pennies = exact.quantize(Decimal("0.01"))
    return pennies if pennies == exact else Decimal(format(exact.normalize(), "f"))


def _report(work: _Loading, seen: int, contents: Contents) -> SpendReport:
    sheets = [sheet for _, listed in work.fresh for sheet in listed.sheets]
    return SpendReport(
        files_seen=seen,
        files_read=len(work.fresh),
        files_held=work.held,
        files_refused=len(work.refused),
        sheets=len(sheets),
        rows=sum(sheet.rows for sheet in sheets),
        payments=sum(sheet.payments for sheet in sheets),
        totals=sum(sheet.totals for sheet in sheets),
        headings=sum(sheet.headings for sheet in sheets),
        unread=sum(sheet.unread for sheet in sheets),
        issues=sum(listed.issues for _, listed in work.fresh),
        amount=sum((listed.total for _, listed in work.fresh), _plain(0)),
        refused=tuple(work.refused),
        payments_held=sum(listed.payments for listed in contents.objects),
        seconds=perf_counter() - work.began,
    )
