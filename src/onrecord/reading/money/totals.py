"""Sums added with their own kind, and how much doubt was left out: one fold, for one machine or many.

`register/sql/which_totals.sql` is the same fold in SQL; a test holds the two equal. Both add ten-thousandths as whole
numbers, so nothing is rounded on the way and no order of adding gives another answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from onrecord.reading.money.model import Extent
from onrecord.reading.money.rows import MoneyRow

Heading = tuple[str, str, str, str, str]
"""Kind, currency, net or gross, basis and extent."""


class By(StrEnum):
    """What totals can be told apart by, beside what can never be added."""

    KIND = "kind"
    BUYER = "buyer"
    SUPPLIER = "supplier"
    YEAR = "year"
    CPV = "cpv"


@dataclass(frozen=True, slots=True, order=True)
class Unlike:
    """What two figures must share before they may be added."""

    key: str
    """The buyer, supplier, year or CPV division; empty when all are taken together, or the record does not say."""
    kind: str
    currency: str
    """Empty where the record states none."""
    net: str
    """`net`, `gross`, or empty where the record does not say."""
    basis: str
    extent: str

    @property
    def heading(self) -> Heading:
        """All but the key: what the totals of one list share."""
        return self.kind, self.currency, self.net, self.basis, self.extent


@dataclass(frozen=True, slots=True)
class MoneyTotal:
    """Figures of one kind added, and those that were left out because they are in doubt."""

    unlike: Unlike
    name: str
    """The buyer or supplier as first in the alphabet of its spellings; otherwise as `unlike.key`."""
    amount: Decimal
    figures: int
    doubtful: int
    """Figures left out."""
    doubtful_amount: Decimal
    """What they come to; not in `amount`."""
    doubts: Mapping[str, int]
    """How many figures have each doubt, those that are only said included."""


@dataclass(slots=True)
class Purse:
    """A total while it is being made. Any partition, any order, the same answer."""

    name: str = ""
    units: int = 0
    """Ten-thousandths of the currency's unit."""
    figures: int = 0
    doubtful: int = 0
    doubtful_units: int = 0

    def add(self, row: MoneyRow, name: str) -> None:
        """Take up one row."""
        units = units_of(row["amount"])
        if row["doubtful"]:
            self.doubtful += 1
            self.doubtful_units += units
        else:
            self.figures += 1
            self.units += units
        self.name = min(self.name, name) if self.name and name else self.name or name


Purses = dict[Unlike, tuple[Purse, dict[str, int]]]


def add_up(rows: Iterable[MoneyRow], by: By = By.KIND) -> list[MoneyTotal]:
    """Rows of the table `money` added with their own kind, ordered by what they must not be mixed with.

    Figures inside others (`extent` is `within`) are not added. Amounts: Decimal with four places, as in the rows.
    """
    return finish(fold(rows, by))


def fold(rows: Iterable[MoneyRow], by: By = By.KIND) -> Purses:
    """The first half of `add_up`, for one part of the rows."""
    purses: Purses = {}
    key_of, name_of = _KEYS[by]
    for row in rows:
        if row["extent"] == Extent.WITHIN:
            continue
        unlike = Unlike(key_of(row), str(row["kind"]), row["currency"], row["net"], row["basis"], str(row["extent"]))
        purse, doubts = purses.setdefault(unlike, (Purse(), {}))
        purse.add(row, name_of(row))
        for doubt in row["doubts"]:
            doubts[doubt] = doubts.get(doubt, 0) + 1
    return purses


def merge(one: Purses, other: Purses) -> Purses:
    """The folds of two parts as the fold of both; neither is modified."""
    merged: Purses = {}
    for unlike in one.keys() | other.keys():
        purse, doubts = Purse(), dict[str, int]()
        for part in (one, other):
            if unlike in part:
                a, said = part[unlike]
                purse.name = min(purse.name, a.name) if purse.name and a.name else purse.name or a.name
                purse.units += a.units
                purse.figures += a.figures
                purse.doubtful += a.doubtful
                purse.doubtful_units += a.doubtful_units
                for doubt, count in said.items():
                    doubts[doubt] = doubts.get(doubt, 0) + count
        merged[unlike] = (purse, doubts)
    return merged


def finish(purses: Purses) -> list[MoneyTotal]:
    """The second half of `add_up`."""
    return [
        MoneyTotal(
            unlike,
            purse.name or unlike.key,
            amount_of(purse.units),
            purse.figures,
            purse.doubtful,
            amount_of(purse.doubtful_units),
            dict(sorted(doubts.items())),
        )
        for unlike, (purse, doubts) in sorted(purses.items(), key=lambda each: each[0])
    ]


def units_of(amount: Decimal) -> int:
    """An amount with four places as ten-thousandths.

    >>> units_of(Decimal("12.3400"))
    123400
    """
    # `int(amount * 10000)` would round at 28 digits; twenty before the point and four behind are within.
    return int(amount.scaleb(4))


def amount_of(units: int) -> Decimal:
    """Ten-thousandths as an amount, exactly, however many digits, without zeros that say nothing.

    >>> amount_of(123400), amount_of(-5), amount_of(10**40)
    (Decimal('12.34'), Decimal('-0.0005'), Decimal('1000000000000000000000000000000000000'))
    """
    whole, part = divmod(abs(units), 10_000)
    sign = "-" if units < 0 else ""
    return Decimal(f"{sign}{whole}.{part:04d}".rstrip("0").rstrip("."))


_Told = Callable[[Mapping[str, Any]], str]


def _nothing(_: Mapping[str, Any]) -> str:
    return ""


def _year(row: Mapping[str, Any]) -> str:
    return "" if row["year"] is None else str(row["year"])


def _division(row: Mapping[str, Any]) -> str:
    code: str = row["cpv"]
    return code[:2]


_KEYS: dict[By, tuple[_Told, _Told]] = {
    By.KIND: (_nothing, _nothing),
    By.BUYER: (lambda row: row["buyer_key"], lambda row: row["buyer"]),
    By.SUPPLIER: (lambda row: row["supplier_key"], lambda row: row["supplier"]),
    By.YEAR: (_year, _nothing),
    By.CPV: (_division, _nothing),
}
