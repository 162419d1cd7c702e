"""Totals of typed sums on Spark: each partition is folded where it lies, and only the totals travel."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from functools import reduce
from typing import TYPE_CHECKING

from onrecord.reading.money import By, MoneyTotal
from onrecord.reading.money.totals import Purses, finish, merge
from onrecord.register.totals import Choice
from onrecord.spark.compile import gather
from onrecord.spark.fold import fold_totals

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import SparkSession


def total_up(
    session: SparkSession,
    releases: Sequence[str],
    hidden: Sequence[tuple[str, str]],
    choice: Choice,
    by: By,
    *,
    buckets: int,
) -> tuple[MoneyTotal, ...]:
    """Totals in the order of `add_up`, and equal to it. Other arguments as for `compile_tables`."""

    def folded(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        import pyarrow as pa

        purses = pickle.dumps(fold_totals(batches, choice, by))
        yield pa.RecordBatch.from_arrays([pa.array([purses], type=pa.binary())], names=["purses"])

    parts = gather(session, releases, hidden, buckets).mapInArrow(folded, "purses binary")
    nothing: Purses = {}
    # What is unpickled was pickled by our own executors a moment ago.
    totals = (pickle.loads(bytes(row.purses)) for row in parts.toLocalIterator())
    return tuple(finish(reduce(merge, totals, nothing)))
