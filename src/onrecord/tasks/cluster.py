"""What the tasks that know `--engine spark` hand to a cluster."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from onrecord.reading.money import By, MoneyTotal
from onrecord.register import Progress, RebuildReport, Register
from onrecord.register.adopting import Compiling
from onrecord.register.totals import Choice
from onrecord.spark import compile_tables, open_session, total_up
from onrecord.tasks.opening import Listener

PARTS = 64
"""Partitions for releases that no register tells the buckets of."""


def rebuild_on_spark(register: Register, master: str | None, listener: Listener | None) -> RebuildReport:
    """Have Spark make the tables of a register. Errors: UsageError when Spark is not there."""

    def engine(given: Compiling) -> None:
        if listener:
            listener(Progress("building", 0, given.buckets, 0, 0.0))
        with open_session(master) as session:
            target = given.target.resolve().as_uri()
            compile_tables(session, _addresses(given.releases), (), target, given.tables, buckets=given.buckets)

    return register.rebuild_tables(engine, listener)


def total_on_spark(
    register: Register | None, releases: str | None, choice: Choice, by: By, master: str | None
) -> tuple[MoneyTotal, ...]:
    """Totals of a register's releases, or of those at an address. Errors: UsageError when Spark is not there."""
    files: Sequence[str] = [releases] if releases else []
    hidden: Sequence[tuple[str, str]] = ()
    buckets = PARTS
    if register is not None:
        held, hidden, buckets = register.releases_files()
        files = _addresses(held)
        if not files:
            return ()
    with open_session(master) as session:
        return total_up(session, files, hidden, choice, by, buckets=buckets)


def _addresses(paths: Sequence[str]) -> list[str]:
    return [Path(path).resolve().as_uri() for path in paths]
