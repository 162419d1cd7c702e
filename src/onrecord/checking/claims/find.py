"""The record that a row is about: the one it names, else the one that its words and fields lead to, or none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from onrecord.article import read_article
from onrecord.checking.claims.compose import compose
from onrecord.checking.claims.model import Role, Row
from onrecord.checking.claims.sole import sole_record
from onrecord.checking.link import link
from onrecord.checking.lookup import Lookup
from onrecord.checking.model import Link
from onrecord.ocds import Record
from onrecord.reading import RecordReading, read_record
from onrecord.reading.kin import number_of, numbers_in, read_kin
from onrecord.values import Instant

_GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.I)
_OCID = re.compile(r"\bocds-[a-z0-9]{6}-[\w.-]+", re.I)
_TELLING = re.compile(r"(?=(?:\D*\d){4})[\w./ -]{5,60}")
"""A number that can be looked for: four digits or more; "17" in a column "id" numbers the rows."""
_CONTRACTS_FINDER = "ocds-b5fd17-"
"""The prefix before which the UK's Contracts Finder puts the number of a notice."""


class Shelf(Lookup, Protocol):
    """A register, as far as lists of claims need one."""

    def numbered(self, numbers: Sequence[str]) -> Mapping[str, Sequence[str]]:
        """The ocids of the records whose notices are published under each number; numbers in lower case."""
        ...

    def naming(self, reference: str) -> Sequence[str]:
        """Ocids of records whose texts hold a buyer's own number; possibly none."""
        ...


class Way(StrEnum):
    """How a row came by its record."""

    OCID = "ocid"
    REFERENCE = "reference"
    WORDS = "words"
    """By what it says: words, names, sums, days."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Found:
    """The record of a row, read as of its day; or none, and why."""

    link: Link
    way: Way
    record: RecordReading | None
    said: Instant | None
    """The day by which it is judged: the row's, unless that would leave no record where it may mean another thing."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds the records of a list's rows. Numbers are looked up once for all of them."""

    shelf: Shelf
    numbered: Mapping[str, tuple[str, ...]]
    """What names a record, as written, to the ocids that it may mean."""
    read: Callable[[Record, Instant | None], RecordReading | None] = read_record

    @classmethod
    def of(cls, rows: Iterable[Row], shelf: Shelf) -> Finder:
        """A finder that knows every number in these rows."""
        named = dict.fromkeys(pair for row in rows for pair in row.named)
        return cls(shelf, _resolve(list(named), shelf))

    def find(self, row: Row, ocid: str | None = None) -> Found:
        """The record of one row; `ocid` names it for rows that name none themselves."""
        named = [(role, text) for role, text in row.named]
        held = list(dict.fromkeys(o for _, text in named for o in self.numbered.get(text, ())))
        if len(held) == 1:
            return self._named(row, held[0], named)
        if len(held) > 1:
            told = f"The row names {len(held)} records: {', '.join(held[:3])}."
            return Found(Link(None, (), (told,)), Way.NONE, None, row.said)
        given = next((text for role, text in named if role is Role.OCID), "")
        if given:
            told = f"The row names {given}, which is not in the register."
            return Found(Link(None, (), (told,)), Way.NONE, None, row.said)
        if ocid is not None and not named:
            return self._named(row, ocid, [(Role.OCID, ocid)])
        return self._by_words(row, named)

    def _named(self, row: Row, ocid: str, named: Sequence[tuple[Role, str]]) -> Found:
        record = self.shelf.record(ocid)
        if record is None:
            told = f"The row names {ocid}, which is not in the register."
            return Found(Link(None, (), (told,)), Way.NONE, None, row.said)
        role, text = next(((r, t) for r, t in named if ocid in self.numbered.get(t, ())), (Role.OCID, ocid))
        way = Way.OCID if role is Role.OCID else Way.REFERENCE
        made = Link(ocid, (), (f"The row names this record: {text}.",))
        reading = self.read(record, row.said)
        if reading is None and not row.said_sure:
            note = f"The record begins after {row.said.local_date()}, the row's date: the newest record is used."  # type: ignore[union-attr]
            return Found(made, way, self.read(record, None), None, (note,))
        if reading is None:
            told = f"The row names {ocid}, which has no release dated by then."
            return Found(Link(None, (), (told,)), Way.NONE, None, row.said)
        return Found(made, way, reading, row.said)

    def _by_words(self, row: Row, named: Sequence[tuple[Role, str]]) -> Found:
        article = read_article(told_words(row), id=f"row {row.line}", published=row.said)
        notes = tuple(
            f"{text} is no number of a notice in this register." for _, text in named if _TELLING.fullmatch(text)
        )
        made, record = link(article, self.shelf)
        said = row.said
        if record is None and row.said is not None and not row.said_sure:
            article = read_article(told_words(row), id=f"row {row.line}")
            made, record = link(article, self.shelf)
            said = None if record is not None else said
        if record is None and (sole := sole_record(row, self.shelf)) is not None:
            made, record = sole
            said = row.said if read_record(record.record, row.said) is not None else None
        if record is None:
            return Found(made, Way.NONE, None, row.said, notes)
        return Found(made, Way.WORDS, record, said, notes)


def told_words(row: Row) -> str:
    """All that a row says, as a text: its title, its sentence, and a sentence for each field."""
    composed = (compose(field, row.said, id="") for field in row.fields)
    parts = [row.title, row.sentence, *(one.article.text for one in composed if one)]
    return "\n\n".join(part for part in parts if part)


def _resolve(named: Sequence[tuple[Role, str]], shelf: Shelf) -> Mapping[str, tuple[str, ...]]:
    """What each reference may mean: an ocid itself, a notice's number, or a number that a buyer gave."""
    numbers = {text: _numbers(text) for _, text in named}
    asked = sorted({number.removeprefix("fts:").lower() for found in numbers.values() for number in found})
    held = shelf.numbered([number for number in asked if not number.startswith(("ocds-", "oj:"))]) if asked else {}
    return {text: tuple(dict.fromkeys(_ocids(role, text, numbers[text], held, shelf))) for role, text in named}


def _numbers(text: str) -> tuple[str, ...]:
    """The numbers of notices that a reference or an address holds, as `number_of` spells them."""
    guids = [found.lower() for found in _GUID.findall(text)]
    return tuple(dict.fromkeys([*numbers_in(text), *guids, number_of("", text)]))


def _ocids(
    role: Role, text: str, numbers: Sequence[str], held: Mapping[str, Sequence[str]], shelf: Shelf
) -> Iterable[str]:
    own = [text.strip(), *_OCID.findall(text)]
    own += [f"{_CONTRACTS_FINDER}{guid.lower()}" for guid in _GUID.findall(text)]
    exact = [ocid for ocid in dict.fromkeys(own) if shelf.record(ocid) is not None]
    if exact:
        return exact
    found = [ocid for number in numbers for ocid in held.get(number.removeprefix("fts:").lower(), ())]
    if found or role is not Role.REFERENCE or not _TELLING.fullmatch(text):
        return found
    return [ocid for ocid in shelf.naming(text) if _has_reference(shelf.record(ocid), text)]


def _has_reference(record: Record | None, text: str) -> bool:
    wanted = " ".join(text.upper().split())
    return record is not None and wanted in read_kin(record).references
