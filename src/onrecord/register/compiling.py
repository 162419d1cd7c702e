"""Tables and index of one bucket, from the Parquet file of its releases."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from onrecord.ocds import Record, compile_record
from onrecord.register.indexing import make_index
from onrecord.register.merging import make_tables
from onrecord.register.money_release import money_release
from onrecord.register.recordfile import read_rows
from onrecord.register.session import connect
from onrecord.register.sql import statement
from onrecord.register.summary import Summary
from onrecord.register.tables import TableDrafts, draft_of, money_table_rows

_LEAST_LINE = 1 << 20


def compile_bucket(releases: Path, folder: Path, phrase_step: int) -> Iterator[Summary]:
    """Write `<table>.parquet` of every compiled table and the folder `index` into `folder`.

    `releases` is a file of `gather`. The answer is the list line of each record, in order of ocid, which is the order
    of the numbers that the index knows records by.
    Errors: OSError and duckdb.Error from the disk.
    """
    make_tables(releases, folder)
    _make_money(releases, folder)
    yield from make_index(folder, folder / "index", phrase_step)


def _make_money(releases: Path, folder: Path) -> None:
    """The table of money, which takes the whole reading of a record: the one table that SQL does not make."""
    with TableDrafts(folder, ["money"]) as tables:
        for ocid, rows in groupby(read_rows(releases), key=lambda row: row.ocid):
            record = Record(ocid, tuple(map(money_release, rows)))
            tables.add("money", list(money_table_rows(record, compile_record(record))))
    _write_money(folder, tables.longest)


def _write_money(folder: Path, longest: int) -> None:
    # DuckDB sets aside twice the longest object, so it is told how long that really is.
    drafts, target = draft_of(folder, "money"), folder / "money.parquet"
    asked = {"drafts": str(drafts), "target": str(target), "longest": max(_LEAST_LINE, longest + 1)}
    with connect() as connection:
        connection.execute(statement("write_money"), asked)
    drafts.unlink()
