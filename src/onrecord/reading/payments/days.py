"""Dates of payments, and by what evidence a file writes the day or the month first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache

from onrecord.reading.payments.model import Cell

DAY_FIRST, MONTH_FIRST = "day first", "month first"
FIRST, LAST = date(1990, 1, 1), date(2100, 1, 1)
"""No list of payments is older, or newer; a date outside is something else."""

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"), 1)
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?")
_NUMERIC = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})(?:\s+\d{1,2}:\d{2}.*)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NAMED = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th)?[\s\-/.]*({_MONTH})[\s\-/.,]*(\d{{4}}|\d{{2}})(?:\s.*)?", re.IGNORECASE
)
_NAMED_FIRST = re.compile(rf"({_MONTH})[\s\-/.]*(\d{{1,2}})(?:st|nd|rd|th)?[\s\-/.,]+(\d{{4}}|\d{{2}})", re.IGNORECASE)
_SERIAL = range(32874, 73051)
"""What a spreadsheet counts the days from 1990 to 2100 as."""
_MONTH_IN_NAME = re.compile(rf"(?<![a-z])({_MONTH})(?![a-z])", re.IGNORECASE)
_YEAR_MONTH_IN_NAME = re.compile(r"(?<!\d)(?:20)?(\d{2})[-_]?(0[1-9]|1[0-2])(?=\.\w+$|$)")
_CLEARLY = 10
"""Times as many dates that fit only one order as fit only the other, for a mixed file to have one."""


@dataclass(frozen=True, slots=True)
class Days:
    """What one cell may say: the same day twice where it can be read in one way only."""

    day_first: date | None
    month_first: date | None

    @property
    def sure(self) -> date | None:
        """The day, where it does not depend on the order."""
        if self.day_first == self.month_first:
            return self.day_first
        return (self.day_first or self.month_first) if not (self.day_first and self.month_first) else None

    def by(self, order: str) -> date | None:
        """The day in a file that writes `order`."""
        return self.sure or (self.month_first if order == MONTH_FIRST else self.day_first)


@dataclass(frozen=True, slots=True)
class Order:
    """Which of day and month a file writes first, and why we think so."""

    order: str
    """Empty where no date needs it."""
    sure: bool
    reason: str


def read_days(cell: Cell) -> Days | None:
    """The day or days that a cell may mean; None when it is no date.

    >>> read_days("04/05/2020"), read_days("13/05/20").sure, read_days("3 Apr 2023").sure, read_days(43658).sure
    (Days(day_first=datetime.date(2020, 5, 4), month_first=datetime.date(2020, 4, 5)), datetime.date(2020, 5, 13), \
datetime.date(2023, 4, 3), datetime.date(2019, 7, 12))
    """
    if isinstance(cell, datetime):
        return _one(cell.year, cell.month, cell.day)
    if isinstance(cell, date):
        return _one(cell.year, cell.month, cell.day)
    if isinstance(cell, int | Decimal):
        return _from_serial(int(cell))
    return _from_text(cell) if cell else None


@lru_cache(maxsize=16384)  # a file has few days
def _from_text(text: str) -> Days | None:
    text = " ".join(text.split())
    if found := _ISO.fullmatch(text) or _COMPACT.fullmatch(text):
        return _one(*map(int, found.groups()))
    if found := _NUMERIC.fullmatch(text):
        first, second, year = int(found[1]), int(found[2]), _year(found[3])
        days = Days(_day(year, second, first), _day(year, first, second))
        return days if days.day_first or days.month_first else None
    if found := _NAMED.fullmatch(text):
        return _one(_year(found[3]), _MONTHS[found[2].casefold()], int(found[1]))
    if found := _NAMED_FIRST.fullmatch(text):
        return _one(_year(found[3]), _MONTHS[found[1].casefold()], int(found[2]))
    return _from_serial(int(text)) if text.isascii() and text.isdigit() and len(text) == 5 else None


def _from_serial(number: int) -> Days | None:
    if number not in _SERIAL:
        return None
    day = date(1899, 12, 30) + timedelta(days=number)
    return Days(day, day)


def _one(year: int, month: int, day: int) -> Days | None:
    found = _day(year, month, day)
    return Days(found, found) if found else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if FIRST <= found < LAST else None


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def months_in(name: str) -> frozenset[int]:
    """The months that a name of a file or sheet tells of; possibly none.

    >>> sorted(months_in("CHWE 04-06 - July - Sept.csv")), sorted(months_in("1491307420513_1701.csv"))
    ([7, 9], [1])
    """
    named = {_MONTHS[found.casefold()] for found in _MONTH_IN_NAME.findall(name)}
    if not named and (found := _YEAR_MONTH_IN_NAME.search(name)):
        named = {int(found[2])}
    return frozenset(named)


def decide_order(days: Sequence[Days], months: frozenset[int]) -> Order:
    """Which order a file writes its dates in. `months` are those that its name tells of.

    In this order: dates with a number above twelve; the month in the name; the order in which the span of days is
    much the shorter. Where nothing tells, the day is read first, as UK bodies write, and `sure` is false.
    """
    open_ones = [one for one in days if one.sure is None]
    first = sum(one.month_first is None for one in days if one.day_first != one.month_first)
    second = sum(one.day_first is None for one in days if one.day_first != one.month_first)
    if first and not second:
        return Order(DAY_FIRST, True, f"{first:,} dates have a day above 12 in front")
    if second and not first:
        return Order(MONTH_FIRST, True, f"{second:,} dates have a day above 12 in the middle")
    if not open_ones:
        return Order("", True, "every date can be read in one way only")
    if first and second:
        return _of_mixed(first, second)
    return _by_month(open_ones, months) or _by_span(open_ones) or _by_custom(open_ones)


def _of_mixed(first: int, second: int) -> Order:
    order = DAY_FIRST if first >= second else MONTH_FIRST
    clear = max(first, second) >= _CLEARLY * min(first, second)
    return Order(order, clear, f"{first:,} dates can only have the day first, {second:,} only the month")


def _by_month(open_ones: Sequence[Days], months: frozenset[int]) -> Order | None:
    """By the months in the name, or, where that leaves it open, those and their neighbours."""
    near = frozenset((month + step - 1) % 12 + 1 for month in months for step in (-1, 0, 1))
    for chosen, least, most in ((months, 0.6, 0.3), (near, 0.9, 0.5)):
        hits = {order: sum(_in(one.by(order), chosen) for one in open_ones) for order in (DAY_FIRST, MONTH_FIRST)}
        best, other = sorted(hits, key=hits.__getitem__, reverse=True)
        if hits[best] >= least * len(open_ones) and hits[other] <= most * len(open_ones):
            told = f"{hits[best]:,} of {len(open_ones):,} dates lie about the month in the file's name"
            return Order(best, True, f"so read, {told}")
    return None


def _in(day: date | None, months: Iterable[int]) -> bool:
    return day is not None and day.month in months


def _by_span(open_ones: Sequence[Days]) -> Order | None:
    spans = {}
    for order in (DAY_FIRST, MONTH_FIRST):
        read = [day for one in open_ones if (day := one.by(order))]
        spans[order] = (max(read) - min(read)).days
    best = min(spans, key=spans.__getitem__)
    worst = max(spans.values())
    if len({one.day_first for one in open_ones}) < 3 or worst < 100 or spans[best] * 3 > worst:
        return None
    return Order(best, True, f"so read, all dates lie within {spans[best]} days, otherwise within {worst}")


def _by_custom(open_ones: Sequence[Days]) -> Order:
    return Order(DAY_FIRST, False, f"nothing tells; {len(open_ones):,} dates are read as UK bodies write them")
