"""What every export is made from, and what a format is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from onrecord.ocds import Json, Record
from onrecord.register.model import Publisher

Row = tuple[object, ...]
"""Values in the order of the table's columns: str, Decimal, int, bool, date, datetime, a list of str, or None."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    name: str
    kind: str
    """`string`, `number` (Decimal), `integer`, `boolean`, `date`, `datetime` or `array` (of strings)."""
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """What an export says of itself."""

    made_at: datetime
    """Aware."""
    version: str
    """Of On the Record."""
    chosen: str
    """Which records were asked for, in words."""
    attributions: tuple[str, ...]
    """The lines that the publishers' licences ask for."""
    publishers: tuple[Publisher, ...]
    contacts: bool
    """Whether contact details of people were asked for and are in it."""

    @property
    def lines(self) -> tuple[str, ...]:
        """All of it as plain lines, for files that have a place for words."""
        withheld = (
            "Contact details of people are in it." if self.contacts else "Contact details of people are left out."
        )
        return (
            f"Compiled by On the Record {self.version} on {self.made_at:%Y-%m-%d}. {self.chosen}",
            *self.attributions,
            withheld,
        )

    @property
    def license(self) -> str:
        """The one licence of all that is in it; empty where there are several, or none is stated."""
        licenses = {publisher.license for publisher in self.publishers}
        return licenses.pop() if len(licenses) == 1 else ""


@dataclass(frozen=True, slots=True)
class Extract:
    """What was asked for, ready to be written: nothing is read before a format iterates over it."""

    about: About
    records: Callable[[], Iterator[Record]]
    """The records with their releases as published, in order of ocid."""
    present: Callable[[Json], Json]
    """A release or compiled release as it may leave the house: contact details left out unless asked for."""
    tables: Mapping[str, Sequence[Column]]
    """The tables with their columns, in the order of docs/register.md."""
    rows: Callable[[str], Iterator[Row]]
    """The rows of a table, in order of ocid."""
    write_parquet: Callable[[str, Path, About], None]
    """Writes one table as a Parquet file that carries what `About` says in its metadata."""
    write_sqlite: Callable[[Path, About], None]
    """Writes all tables as one SQLite file, with a table `about`."""


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write an extract."""

    suffix: str
    """Of the file's name; empty when it is a folder."""
    says: str
    """What it is, in a line of help."""
    write: Callable[[Extract, Path], None]
    """Writes to a path that is not there yet. Whoever calls it renames the whole when it is done."""
    beside: tuple[str, ...] = ()
    """Endings of files written beside the main one."""
