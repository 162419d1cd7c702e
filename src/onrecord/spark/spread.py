"""Work on many small messages spread over a cluster: as many answers as messages, in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

Work = Callable[[Iterable[bytes]], Iterable[bytes]]
"""Runs in an executor's Python, on one part of the messages; one answer for each, in their order."""
PARTS_A_CORE = 4
"""Parts for each core: where one is slow, the others have something to do meanwhile."""


def cores(session: SparkSession) -> int:
    """How many messages the cluster works on at a time."""
    return int(session.sparkContext.defaultParallelism)


def spread(session: SparkSession, messages: Sequence[bytes], work: Work) -> list[bytes]:
    """The answers to some messages, all of them at once.

    Errors: those of Spark, once a part has failed as often as it may.
    """
    if not messages:
        return []
    parts = min(len(messages), PARTS_A_CORE * cores(session))
    found: list[bytes] = session.sparkContext.parallelize(messages, parts).mapPartitions(work).collect()
    return found
