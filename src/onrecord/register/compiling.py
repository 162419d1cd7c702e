"""Tables and index of one bucket, from the Parquet file of its releases."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import duckdb

from onrecord.ocds import Record, compile_record
from onrecord.register.glean import glean
from onrecord.register.indexing import IndexDrafts
from onrecord.register.recordfile import read_rows
from onrecord.register.rows import Row, release_of
from onrecord.register.sql import statement
from onrecord.register.summary import Summary, summarise
from onrecord.register.tables import DRAFTS, TableDrafts


def compile_bucket(releases: Path, folder: Path, phrase_step: int) -> Iterator[Summary]:
    """Write `<table>.parquet` of every compiled table and the folder `index` into `folder`.

    `releases` is a file of `gather`. The answer is the list line of each record, in order of ocid, which is the order
    of the numbers that the index knows records by; all is written once it is exhausted.
    Errors: OSError and duckdb.Error from the disk.
    """
    with TableDrafts(folder) as tables, IndexDrafts(folder / "index", phrase_step) as index:
        for number, (ocid, rows) in enumerate(groupby(read_rows(releases), key=lambda row: row.ocid)):
            yield _compile(number, ocid, list(rows), tables, index)
    _to_parquet(folder, tables.longest)


def _compile(number: int, ocid: str, rows: list[Row], tables: TableDrafts, index: IndexDrafts) -> Summary:
    record = Record(ocid, tuple(map(release_of, rows)))
    compiled = compile_record(record)
    found = glean(compiled)
    summary = summarise(record, compiled, rows[-1].publisher)
    tables.add_record(record, compiled, found, summary)
    index.add(number, summary, compiled, found, record)
    return summary


def _to_parquet(folder: Path, longest: int) -> None:
    # DuckDB sets aside twice the longest object, so it is told how long that really is.
    limits = {"longest": max(1 << 20, longest + 1)}
    with duckdb.connect(config={"threads": 1}) as connection:
        for table in DRAFTS:
            rows, target = folder / f"{table}.ndjson", folder / f"{table}.parquet"
            connection.execute(statement(f"write_{table}"), {"drafts": str(rows), "target": str(target), **limits})
            rows.unlink()
