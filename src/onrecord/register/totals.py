"""Totals of the sums that the register holds: in SQL over the table `money`, or record by record as of a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import reduce
from itertools import groupby
from pathlib import Path
from typing import Any

import duckdb

from onrecord.ocds import Record, compile_record
from onrecord.reading.money import By, MoneyRow, MoneyTotal, Unlike, money_rows
from onrecord.reading.money.totals import Purses, amount_of, finish, fold, merge
from onrecord.register.glean import presentable
from onrecord.register.recordfile import read_rows
from onrecord.register.rows import release_of
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
    def folded_buyer(self) -> str | None:
        """The buyer's words as `buyer_key` has them, between spaces so that only whole words fit."""
        return f" {normalise(self.buyer)} " if self.buyer else None

    def takes(self, row: MoneyRow) -> bool:
        """Whether a figure is among those that are added; the same as in `what_totals.sql`."""
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
    if choice.as_of is None and choice.known_at is None:
        return totals_of(snapshot.table_files("money"), choice, by)
    parts = (fold(_rows_then(Path(file), choice), by) for file in snapshot.releases_files())
    nothing: Purses = {}
    return tuple(finish(reduce(merge, parts, nothing)))


def totals_of(files: Sequence[str], choice: Choice, by: By) -> tuple[MoneyTotal, ...]:
    """Totals over Parquet files of the table, as it is now."""
    asked = {
        "files": list(files),
        "by": by.value,
        "kind": choice.kind,
        "buyer": choice.folded_buyer,
        "since": choice.since,
        "until": choice.until,
    }
    with duckdb.connect(config=_CONFIG) as connection:
        rows = connection.execute(statement("what_totals"), asked).fetchall()
    return tuple(map(_total, rows))


def _rows_then(releases: Path, choice: Choice) -> Iterator[MoneyRow]:
    """The rows of the table as they would be, had only what the choice lets through been published and seen."""
    for ocid, rows in groupby(read_rows(releases), key=lambda row: row.ocid):
        record: Record | None = Record(ocid, tuple(map(release_of, rows)))
        if choice.known_at is not None and record is not None:
            record = record.known_at(choice.known_at.at)
        state = record.as_of(choice.as_of) if record is not None else None
        if state is not None:
            yield from filter(choice.takes, money_rows(state, compile_record(state), shown=presentable))


def _total(row: tuple[Any, ...]) -> MoneyTotal:
    key, kind, currency, net, basis, extent, name, amount, figures, left_out, left_out_amount, doubts = row
    said: Mapping[str, int] = doubts or {}
    return MoneyTotal(
        Unlike(key, kind, currency, net, basis, extent),
        name or key,
        _plain(amount),
        figures,
        left_out,
        _plain(left_out_amount),
        dict(said),
    )


def _plain(amount: Decimal) -> Decimal:
    """An amount of the database as the fold in Python writes it: no digits lost, no zeros that say nothing."""
    sign, digits, exponent = amount.as_tuple()
    assert isinstance(exponent, int)
    units = int("".join(map(str, digits))) * 10 ** (exponent + 4)
    return amount_of(-units if sign else units)
