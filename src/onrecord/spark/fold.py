"""One partition of releases folded into records: the same functions as on one machine, over Arrow batches.

This runs in the executors' Python. Rows come sorted by bucket, ocid and place; a record may begin in one batch and
end in another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from onrecord.ocds import Json, Provenance, Record, Release, compile_record
from onrecord.reading.money import By
from onrecord.reading.money.rows import money_rows
from onrecord.reading.money.totals import Purses, fold
from onrecord.register.glean import presentable
from onrecord.register.rows import dump, load
from onrecord.register.summary import summarise
from onrecord.register.tables import money_table_rows, record_rows
from onrecord.register.totals import Choice
from onrecord.values import Instant, Precision

if TYPE_CHECKING:
    import pyarrow

COLUMNS = (
    "ocid",
    "place",
    "id",
    "id_minted",
    "date",
    "date_text",
    "precision",
    "tags",
    "publisher",
    "first_seen",
    "raw",
    "position",
    "digest",
    "json",
)
"""Columns of the releases' Parquet that a record is made from."""
_BATCH = 5_000

Line = tuple[str, str, int, bytes]
"""Table, ocid, place of the row among those of its record and table, and the row as JSON."""


def records_in(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[tuple[Record, str]]:
    """The records of a partition, each with the publisher of its last release."""
    rows = (row for batch in batches for row in batch.to_pylist())
    for ocid, found in groupby(rows, key=itemgetter("ocid")):
        releases = list(found)
        yield Record(ocid, tuple(map(_release, releases))), releases[-1]["publisher"]


def _release(row: Mapping[str, Any]) -> Release:
    at = row["date"]
    # Arrow gives what Parquet has: an instant in UTC, without saying so.
    date = Instant(_utc(at), row["date_text"], Precision(row["precision"])) if at else None
    place = Provenance(row["raw"], row["position"], _utc(row["first_seen"]))
    body: Json = load(row["json"].encode())
    return Release(row["ocid"], row["id"], row["id_minted"], date, tuple(row["tags"]), body, row["digest"], place)


def _utc(at: datetime) -> datetime:
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def lines_of(record: Record, publisher: str) -> Iterator[Line]:
    """The rows of every table that a record compiles to."""
    compiled = compile_record(record)
    tables = record_rows(record, compiled, summarise(record, compiled, publisher))
    tables["money"] = list(money_table_rows(record, compiled))
    for table, rows in tables.items():
        for place, row in enumerate(rows):
            yield table, record.ocid, place, dump(row)


def fold_tables(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    """Releases in, rows of tables out, as `Line`s."""
    import pyarrow as pa

    waiting: list[Line] = []
    for record, publisher in records_in(batches):
        waiting.extend(lines_of(record, publisher))
        if len(waiting) >= _BATCH:
            yield _as_batch(pa, waiting)
            waiting = []
    if waiting:
        yield _as_batch(pa, waiting)


def _as_batch(pa: Any, lines: list[Line]) -> pyarrow.RecordBatch:
    tables, ocids, places, rows = zip(*lines, strict=True)
    columns = {"table": tables, "ocid": ocids, "place": places, "line": [row.decode() for row in rows]}
    types = {"table": pa.string(), "ocid": pa.string(), "place": pa.int32(), "line": pa.string()}
    return pa.RecordBatch.from_arrays(
        [pa.array(columns[name], type=kind) for name, kind in types.items()], names=list(types)
    )


def fold_totals(batches: Iterable[pyarrow.RecordBatch], choice: Choice, by: By) -> Purses:
    """The totals of one partition, ready to be merged with those of others."""
    rows = (
        row
        for record, _ in records_in(batches)
        if (state := choice.state(record)) is not None
        for row in money_rows(state, compile_record(state), shown=presentable)
        if choice.takes(row)
    )
    return fold(rows, by)
