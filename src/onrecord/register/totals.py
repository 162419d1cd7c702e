"""Totals over the table `money`: sums added with their own kind, in SQL."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import duckdb

from onrecord.reading.money import By, MoneyTotal, Unlike
from onrecord.reading.money.totals import amount_of
from onrecord.register.snapshot import Snapshot
from onrecord.register.sql import statement
from onrecord.values.names import normalise

_THREADS = 2


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

    @property
    def folded_buyer(self) -> str | None:
        """The buyer's words as `buyer_key` has them, between spaces so that only whole words fit."""
        return f" {normalise(self.buyer)} " if self.buyer else None


def find_totals(snapshot: Snapshot, choice: Choice, by: By) -> tuple[MoneyTotal, ...]:
    """Totals in the order of `add_up`, and equal to it."""
    if not snapshot.manifest.buckets:
        return ()
    return totals_of(snapshot.table_files("money"), choice, by)


def totals_of(files: Sequence[str], choice: Choice, by: By) -> tuple[MoneyTotal, ...]:
    """Totals over Parquet files of the table."""
    asked = {
        "files": list(files),
        "by": by.value,
        "kind": choice.kind,
        "buyer": choice.folded_buyer,
        "since": choice.since,
        "until": choice.until,
    }
    with duckdb.connect(config={"threads": _THREADS}) as connection:
        rows = connection.execute(statement("what_totals"), asked).fetchall()
    return tuple(map(_total, rows))


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
