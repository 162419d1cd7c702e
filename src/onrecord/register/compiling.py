"""Tables and index of one bucket, from the Parquet file of its releases."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import duckdb

from onrecord.ocds import Record, compile_record
from onrecord.register.glean import glean
from onrecord.register.indexing import IndexDrafts
from onrecord.register.merging import make_tables
from onrecord.register.recordfile import read_rows
from onrecord.register.rows import Row, release_of
from onrecord.register.sql import statement
from onrecord.register.summary import Summary, summarise
from onrecord.register.tables import TableDrafts, draft_of, money_table_rows

_LEAST_LINE = 1 << 20


def compile_bucket(releases: Path, folder: Path, phrase_step: int) -> Iterator[Summary]:
    """Write `<table>.parquet` of every compiled table and the folder `index` into `folder`.

    `releases` is a file of `gather`. The answer is the list line of each record, in order of ocid, which is the order
    of the numbers that the index knows records by; all is written once it is exhausted.
    Errors: OSError and duckdb.Error from the disk.
    """
    make_tables(releases, folder)
    with TableDrafts(folder, ["money"]) as tables, IndexDrafts(folder / "index", phrase_step) as index:
        for number, (ocid, rows) in enumerate(groupby(read_rows(releases), key=lambda row: row.ocid)):
            yield _compile(number, ocid, list(rows), tables, index)
    _write_money(folder, tables.longest)


def _compile(number: int, ocid: str, rows: list[Row], tables: TableDrafts, index: IndexDrafts) -> Summary:
    record = Record(ocid, tuple(map(release_of, rows)))
    compiled = compile_record(record)
    summary = summarise(record, compiled, rows[-1].publisher)
    tables.add("money", list(money_table_rows(record, compiled)))
    index.add(number, summary, compiled, glean(compiled), record)
    return summary


def _write_money(folder: Path, longest: int) -> None:
    # DuckDB sets aside twice the longest object, so it is told how long that really is.
    drafts, target = draft_of(folder, "money"), folder / "money.parquet"
    asked = {"drafts": str(drafts), "target": str(target), "longest": max(_LEAST_LINE, longest + 1)}
    with duckdb.connect(config={"threads": 1}) as connection:
        connection.execute(statement("write_money"), asked)
    drafts.unlink()
