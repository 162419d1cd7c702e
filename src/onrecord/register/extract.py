"""Rows of the register's tables for those who take them away: by chosen records, in order, as Parquet or SQLite."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from onrecord.ocds import Record
from onrecord.register.layout import TABLES
from onrecord.register.model import Publisher
from onrecord.register.snapshot import Snapshot
from onrecord.register.sql import statement

EXTRACTED = ("releases", "processes", "parties", "items", "lots", "awards", "suppliers", "contracts", "documents")
"""Tables that leave the house, in the order in which they are written; then `MORE`."""
MORE = ("related", "money", "sums", "dates", "text")
_BATCH = 10_000
_MEMORY = "1GB"
_KINDS = {"BOOLEAN": "boolean", "INTEGER": "integer", "BIGINT": "integer", "DATE": "date"}
REACHABLE = r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+|(?:\+\d{2}|\b0)(?:[ ()-]*\d){9,11}\b"
"""An e-mail address or a telephone number in a name, as RE2 reads it."""
_AFFINITY = {"number": "NUMERIC", "integer": "INTEGER", "boolean": "INTEGER"}


def all_publishers(snapshot: Snapshot) -> tuple[Publisher, ...]:
    """Name and licence of every package that a release came in, where they say anything."""
    if not (files := snapshot.releases_files()):
        return ()
    with snapshot.connect() as connection:
        found = connection.execute(statement("which_publishers"), {"files": files}).fetchall()
    return tuple(sorted(Publisher(name, license) for name, license in found))


def iter_records(snapshot: Snapshot, ocids: Sequence[str] | None) -> Iterator[Record]:
    """Some records, or all, in order of ocid; read one at a time, whatever their number."""
    if ocids is None:
        yield from snapshot.all_records()
        return
    for ocid in sorted(set(ocids)):
        if record := snapshot.record(ocid):
            yield record


class Extraction:
    """The tables of one state of the register, for some records or for all; use as a context."""

    def __init__(self, snapshot: Snapshot, ocids: Sequence[str] | None, *, contacts: bool = False) -> None:
        self._snapshot = snapshot
        self._contacts = contacts
        self._ocids = None if ocids is None else list(ocids)
        self._folder = TemporaryDirectory(prefix="onrecord-extract-")
        self._connection = snapshot.connect()
        self._connection.execute(f"SET memory_limit = '{_MEMORY}'; SET temp_directory = '{self._folder.name}'")

    def __enter__(self) -> Extraction:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()
        self._folder.cleanup()

    def tables(self) -> Mapping[str, Sequence[tuple[str, str]]]:
        """Each table with the name and kind of its columns; none when the register is empty."""
        found = {}
        for table in (name for name in (*EXTRACTED, *MORE) if name == "releases" or name in TABLES):
            if files := self._files(table):
                described = self._connection.execute(statement("table_columns"), {"files": files}).fetchall()
                kept = [(str(name), _kind(str(kind))) for name, kind, *_ in described]
                found[table] = [column for column in kept if table != "releases" or column[0] in _RELEASE_COLUMNS]
        return found

    def rows(self, table: str) -> Iterator[tuple[object, ...]]:
        """The rows of a table in a stable order."""
        # A cursor of its own: two tables may be read in turn.
        with self._connection.cursor() as cursor:
            cursor.execute(statement(_query(table)), self._asked(table))
            while batch := cursor.fetchmany(_BATCH):
                yield from batch

    def write_parquet(self, table: str, target: Path, about: str) -> None:
        """Write a table as a Parquet file, with `about` in its metadata."""
        options = "FORMAT parquet, COMPRESSION zstd, KV_METADATA {about: $about}"
        query = f"COPY ({statement(_query(table))}) TO $target ({options})"
        self._connection.execute(query, self._asked(table) | {"target": str(target), "about": about})

    def write_sqlite(self, target: Path, about: Sequence[str]) -> None:
        """Write all tables as one SQLite file, with a table `about` of one line each."""
        with closing(sqlite3.connect(target, isolation_level=None)) as database:
            database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;")
            database.execute("CREATE TABLE about (line TEXT NOT NULL)")
            database.executemany("INSERT INTO about VALUES (?)", [(line,) for line in about])
            for table, columns in self.tables().items():
                described = ", ".join(f'"{name}" {_AFFINITY.get(kind, "TEXT")}' for name, kind in columns)
                database.execute(f'CREATE TABLE "{table}" ({described})')
                marks = ", ".join("?" * len(columns))
                rows = ([_stored(value) for value in row] for row in self.rows(table))
                database.executemany(f'INSERT INTO "{table}" VALUES ({marks})', rows)
                database.execute(f'CREATE INDEX "{table}_ocid" ON "{table}" (ocid)')
            database.execute("COMMIT")

    def _asked(self, table: str) -> dict[str, object]:
        asked: dict[str, object] = {"files": self._files(table), "ocids": self._ocids}
        return asked | {"contacts": self._contacts, "reachable": REACHABLE} if table == "parties" else asked

    def _files(self, table: str) -> list[str]:
        return self._snapshot.releases_files() if table == "releases" else self._snapshot.table_files(table)


_RELEASE_COLUMNS = frozenset(
    "ocid place id id_minted date date_text tags publisher license first_seen raw position digest".split()
)


def _query(table: str) -> str:
    return {"releases": "release_rows", "parties": "party_rows"}.get(table, "table_rows")


def _kind(declared: str) -> str:
    if declared.startswith("DECIMAL"):
        return "number"
    if declared.startswith("TIMESTAMP"):
        return "datetime"
    return "array" if declared.endswith("[]") else _KINDS.get(declared, "string")


def _stored(value: object) -> object:
    """As SQLite keeps it: a column declared NUMERIC makes a number of a text where no digit is lost."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime | date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value
