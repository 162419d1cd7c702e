"""Totals of the sums that the register holds: in SQL over the table `money`, or record by record as of a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb

from onrecord.ocds import Record, compile_record
from onrecord.reading.money import By, MoneyRow, MoneyTotal, TopTotals, Unlike, money_rows, top_of
from onrecord.reading.money.totals import amount_of, finish, fold
from onrecord.register.glean import presentable
from onrecord.register.session import prepare_rows
from onrecord.register.snapshot import Snapshot
from onrecord.register.sql import statement
from onrecord.values import Instant
from onrecord.values.names import normalise

_CONFIG: dict[str, str | bool | int | float | list[str]] = {"threads": 2}


@dataclass(frozen=True, slots=True)
class Choice:
    """Which figures are added; None means all."""

    kind: str | None = None
    """One of `SumKind`."""
    buyer: str | None = None
    """Words of the buyer's name, one after another."""
    since: date | None = None
    """First day of what the figures are about."""
    until: date | None = None
    """Last day."""
    as_of: Instant | None = None
    """Only what was published by then."""
    known_at: Instant | None = None
    """Only what we had seen by then."""

    @property
    def is_of_now(self) -> bool:
        """Whether the newest state is asked for, which the table holds."""
        return self.as_of is None and self.known_at is None

    @property
    def folded_buyer(self) -> str | None:
        """The buyer's words as `buyer_key` has them, between spaces so that only whole words fit."""
        return f" {normalise(self.buyer)} " if self.buyer else None

    def state(self, record: Record) -> Record | None:
        """The record as it was published and known by then; None when it was not yet."""
        known = record.known_at(self.known_at.at if self.known_at else None)
        return known.as_of(self.as_of) if known is not None else None

    def takes(self, row: MoneyRow) -> bool:
        """Whether a figure is among those that are added; the same as in `which_totals.sql`."""
        buyer, day = self.folded_buyer, row["day"]
        if self.kind is not None and row["kind"] != self.kind:
            return False
        if buyer is not None and buyer not in f" {row['buyer_key']} ":
            return False
        if (self.since is not None or self.until is not None) and day is None:
            return False
        if self.since is not None and day < self.since.isoformat():
            return False
        return self.until is None or bool(day <= self.until.isoformat())


def find_totals(snapshot: Snapshot, choice: Choice, by: By) -> tuple[MoneyTotal, ...]:
    """Totals in the order of `add_up`, and equal to it.

    Of an earlier state every record is read and compiled again, which takes a second for some thousands.
    """
    if not snapshot.manifest.buckets:
        return ()
    if choice.is_of_now:
        return totals_of(snapshot.table_files("money"), choice, by, snapshot.prepare)
    return tuple(finish(fold(_rows_then(snapshot.all_records(), choice), by)))


def find_top_totals(snapshot: Snapshot, choice: Choice, by: By, limit: int) -> TopTotals:
    """The first totals of each heading, equal to `top_of(find_totals(…))`: a million figures in a second."""
    if not snapshot.manifest.buckets or not choice.is_of_now:
        return top_of(find_totals(snapshot, choice, by), by, limit)
    return top_totals_of(snapshot.table_files("money"), choice, by, limit, snapshot.prepare)


Prepare = Callable[[duckdb.DuckDBPyConnection], None]
"""Makes `rows_of` known to a connection."""


def totals_of(files: Sequence[str], choice: Choice, by: By, prepare: Prepare = prepare_rows) -> tuple[MoneyTotal, ...]:
    """Totals over Parquet files of the table, as it is now."""
    rows = _which_totals(files, choice, by, None, prepare)
    return tuple(sorted((_total(row) for row in rows if row[_PLACE]), key=lambda total: total.unlike))


def top_totals_of(
    files: Sequence[str], choice: Choice, by: By, limit: int, prepare: Prepare = prepare_rows
) -> TopTotals:
    """The first totals of each heading over Parquet files of the table."""
    rows = _which_totals(files, choice, by, limit, prepare)
    whole = [(_total(row), int(row[_GROUPS])) for row in rows if not row[_PLACE]]
    return TopTotals(
        tuple(_total(row) for row in rows if row[_PLACE]),
        {total.unlike.heading: groups for total, groups in whole},
        tuple(total for total, _ in whole),
    )


_GROUPS, _PLACE = -2, -1
"""Columns of `which_totals.sql`: how many totals the heading has, and which of them this is; 0 for all together."""


def _which_totals(
    files: Sequence[str], choice: Choice, by: By, limit: int | None, prepare: Prepare
) -> list[tuple[Any, ...]]:
    asked = {
        "files": list(files),
        "by": by.value,
        "kind": choice.kind,
        "buyer": choice.folded_buyer,
        "since": choice.since,
        "until": choice.until,
        "limit": limit,
    }
    with duckdb.connect(config=_CONFIG) as connection:
        prepare(connection)
        return connection.execute(statement("which_totals"), asked).fetchall()


def _rows_then(records: Iterable[Record], choice: Choice) -> Iterator[MoneyRow]:
    """The rows of the table as they would be, had only what the choice lets through been published and seen."""
    for record in records:
        known = record if choice.known_at is None else record.known_at(choice.known_at.at)
        state = known.as_of(choice.as_of) if known is not None else None
        if state is not None:
            yield from filter(choice.takes, money_rows(state, compile_record(state), shown=presentable))


def _total(row: tuple[Any, ...]) -> MoneyTotal:
    key, kind, currency, net, basis, extent, name, units, figures, left_out, left_out_units, doubts, *_ = row
    said: Mapping[str, int] = doubts or {}
    return MoneyTotal(
        Unlike(key, kind, currency, net, basis, extent),
        name or key,
        amount_of(units),
        figures,
        left_out,
        amount_of(left_out_units),
        dict(said),
    )
