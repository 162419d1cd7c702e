"""Every table of a bucket from the Parquet file of its releases: merged in SQL, and by the Python fold where SQL can't.

The fold, `ocds.compile_record` with the row functions of `tables`, is the reference: both ways give equal rows, to
which tests/properties/test_equal_rows.py and bench/equal_rows.py hold them. What SQL would read otherwise is found by
cheap looks at the text, the structure and the values, and goes to the fold, whole records at a time. See
docs/decisions/0007-merged-twice.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import duckdb

from onrecord.ocds import Provenance, Record, Release, compile_record
from onrecord.reading.clocks import LOCAL_CLOCKS
from onrecord.reading.closings import A_YEAR, SLIP, WITH_CONTRACT_PERIODS
from onrecord.reading.party import read_postcode
from onrecord.register.disk import remove
from onrecord.register.glean import presentable
from onrecord.register.rows import dump_lines, load
from onrecord.register.said import saying
from onrecord.register.session import connect
from onrecord.register.shapes import Fields, shape_of
from onrecord.register.sql import statement
from onrecord.register.summary import summarise
from onrecord.register.tables import COMPILED, TableDrafts, draft_of, record_rows
from onrecord.register.typical import typical_shape
from onrecord.values import parse_instant

_MACROS = (
    "words_of",
    "sum_of",
    "is_odd_amount",
    "london_day",
    "published_day",
    "is_odd_date",
    "is_odd_name",
    "name_handle",
    "handle_of",
    "postcode_of",
    "is_clean",
)
_MERGES = (
    "heads",
    "listed_parties",
    "acting_parties",
    "award_steps",
    "merged_awards",
    "merged_suppliers",
    "contract_steps",
    "merged_contracts",
    "item_steps",
    "merged_items",
    "merged_documents",
    "lot_steps",
    "merged_lots",
    "merged_codes",
    "merged_related",
    "titles",
    "histories",
    "supplied",
    "mentions",
)
_SHOWN = (
    ("titles", "title"),
    ("heads", "description"),
    ("heads", "buyer"),
    ("heads", "entity"),
    ("listed_parties", "shown"),
    ("merged_suppliers", "shown"),
    ("merged_awards", "title"),
    ("merged_contracts", "title"),
    ("merged_lots", "title"),
    ("merged_lots", "description"),
    ("merged_documents", "title"),
    ("merged_documents", "description"),
    ("merged_items", "description"),
    ("merged_related", "title"),
    ("said_texts", "said"),
)
"""Columns that hold prose: what is shown has neither markup nor ways to reach people in it."""
_AFTER_CLEANING = ("buyers", "winners", "cpv", "totals", "held_awards", "repeated_mentions")
_ORDER = {
    "processes": "number",
    "parties": "number, pointer",
    "awards": "number, place",
    "suppliers": "number, award, place",
    "contracts": "number, place",
    "items": "number, section, parent, place",
    "lots": "number, place",
    "documents": "number, section, parent, place",
    "related": "number, place",
    "sums": "number, first, pointer, amount",
    "dates": "number, first, pointer",
    "text": "number, first, pointer",
}
"""The order of the rows of each table: the same, however they were made. A record's number is its rank by ocid."""
_FORMAT = "FORMAT parquet, COMPRESSION zstd"
_MEMORY = "320MB"
"""What DuckDB may hold of a bucket before it goes to the disk."""
LEAST = 2_000
"""Releases from which on SQL is the quicker way: below, planning its statements takes longer than folding."""
_LEAST_LINE = 1 << 20


@dataclass(frozen=True, slots=True)
class Merged:
    """What was merged, and how."""

    records: int
    folded: int
    """Of the records, how many went through the Python fold."""


def make_tables(releases: Path, folder: Path, *, in_python: bool = False, least: int = LEAST) -> Merged:
    """Write `<table>.parquet` of every table of `tables.COMPILED` into `folder`.

    `releases` is a file of `gather`; fewer than `least` of them, or any number when `in_python`, all go through the
    fold. Errors: OSError and duckdb.Error from the disk.
    """
    spill = folder / "spill"
    with connect(spill=spill, memory=_MEMORY) as connection:
        merge = _Merge(connection, releases, folder)
        merge.begin()
        (count,) = connection.execute(statement("how_many_releases")).fetchone() or (0,)
        if in_python or count < least:
            merge.fold_all()
        else:
            merge.merge()
        merge.write()
        records, folded = connection.execute(statement("how_many_folded")).fetchone() or (0, 0)
    remove(spill)
    return Merged(records, folded)


class _Merge:
    """One bucket on its way from releases to tables."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, releases: Path, folder: Path) -> None:
        self._connection = connection
        self._releases = releases
        self._folder = folder
        self._merged = False

    def begin(self) -> None:
        """Number the records."""
        self._run("merge_releases", releases=str(self._releases))
        self._run("merge_records")

    def fold_all(self) -> None:
        """Leave every record to the fold."""
        self._run("merge_fold_all")

    def merge(self) -> None:
        """Merge in SQL whatever SQL can; the rest is left to the fold."""
        self._merged = True
        self._run("local_clocks", prefixes=list(LOCAL_CLOCKS))
        for macro in _MACROS:
            self._run(macro)
        self._read_fields()
        for name in _MERGES:
            self._run(f"merge_{name}")
        self._run("merge_fold_values")
        self._run("merge_fold_closings", far=A_YEAR.days, slip=SLIP.days, periods=WITH_CONTRACT_PERIODS)
        self._drop("typed", "award_steps", "contract_steps", "item_steps", "lot_steps")
        self._clean()
        for name in _AFTER_CLEANING:
            self._run(f"merge_{name}")
        self._read_postcodes()

    def write(self) -> None:
        """Write the tables, with the rows of what is left to the fold."""
        longest = self._fold()
        for table, order in _ORDER.items():
            drafts, target = draft_of(self._folder, table), self._folder / f"{table}.parquet"
            asked: dict[str, object] = {"target": str(target)}
            ways = [statement(f"tell_{table}")] if self._merged else []
            if drafts.stat().st_size or not ways:
                ways.append(statement(f"read_{table}"))
                asked |= {"drafts": str(drafts), "longest": longest}
            rows = " UNION ALL ".join(ways)
            told = f"SELECT * EXCLUDE (number) FROM ({rows}) ORDER BY {order}"
            self._connection.execute(f"COPY ({told}) TO $target ({_FORMAT})", asked)
            drafts.unlink()

    def _run(self, name: str, **values: object) -> None:
        self._connection.execute(statement(name), values)

    def _drop(self, *tables: str) -> None:
        """Let go of tables that have done their work."""
        for table in tables:
            self._connection.execute(f"DROP TABLE {table}")

    def _read_fields(self) -> None:
        """Tables of what the releases say, whatever the fields are called; odd structures are sent to the fold."""
        self._run("merge_structures", releases=str(self._releases))
        fields, odd = Fields(), []
        (typical,) = self._connection.execute(statement("how_many_typical")).fetchone() or (0,)
        if typical:
            fields.take(typical_shape())
        for structure, _ in self._connection.execute(statement("which_structures")).fetchall():
            shape = shape_of(structure)
            if not (shape.fits and fields.take(shape)):
                odd.append(structure)
        self._run("merge_fold_structures", structures=odd)
        found = saying(fields.kinds)
        self._run("merge_typed", releases=str(self._releases), structure=found.structure)
        self._connection.execute(found.texts)
        self._connection.execute(found.sums)
        self._run("merge_said_texts")
        self._drop("structures", "said_values")

    def _clean(self) -> None:
        """Put right the texts that need it, each once."""
        unclean = [text for (text,) in self._connection.execute(statement("which_unclean")).fetchall()]
        pairs = [{"said": text, "clean": clean} for text in unclean if (clean := presentable(text)) != text]
        self._take("cleaned", pairs)
        if pairs:
            for table, column in _SHOWN:
                self._connection.execute(f"UPDATE {table} SET {column} = clean FROM cleaned WHERE {column} = unclean")

    def _read_postcodes(self) -> None:
        asked = self._connection.execute(statement("merge_unread_postcodes")).fetchall()
        read = [
            {"postcode": code, "street": street, "found": read_postcode(code.strip(), street)} for code, street in asked
        ]
        self._take("read_postcodes", read)

    def _take(self, table: str, rows: Sequence[dict[str, str]]) -> None:
        """Make a table of rows that Python made."""
        lines = dump_lines(rows)
        path = draft_of(self._folder, table)
        path.write_bytes(lines)
        self._run(f"merge_{table}", drafts=str(path), longest=max(_LEAST_LINE, len(lines) + 1))
        path.unlink()

    def _fold(self) -> int:
        """Rows of the records that are left to Python, as drafts; how long the longest line of them may be."""
        with TableDrafts(self._folder, COMPILED) as drafts:
            for record, publisher in self._folded():
                compiled = compile_record(record)
                summary = summarise(record, compiled, publisher)
                for table, rows in record_rows(record, compiled, summary).items():
                    drafts.add(table, rows)
        return max(_LEAST_LINE, drafts.longest + 1)

    def _folded(self) -> Iterator[tuple[Record, str]]:
        """The records that are left to Python, each with the publisher of its last release."""
        asked = {"releases": str(self._releases)}
        found = self._connection.execute(statement("which_folded_releases"), asked)
        for ocid, rows in groupby(iter(found.fetchone, None), key=itemgetter(0)):
            releases = list(rows)
            yield Record(ocid, tuple(map(_release, releases))), releases[-1][5]


def _release(row: tuple[Any, ...]) -> Release:
    ocid, identifier, minted, date_text, tags, _, json = row
    date = parse_instant(date_text)
    return Release(ocid, identifier, minted, date, tuple(tags), load(json.encode()), "", Provenance("", ""))
