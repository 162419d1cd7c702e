"""The largest totals of each kind of sum, and what all of them come to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from itertools import islice

from onrecord.reading.money.totals import By, Heading, MoneyTotal, Unlike

_DIGITS = 80
"""More than a sum of all the world's figures has: Decimal's own 28 would round."""


@dataclass(frozen=True, slots=True)
class TopTotals:
    """Totals cut to the first of each heading."""

    listed: tuple[MoneyTotal, ...]
    """By heading, and within one the largest first; years in their order."""
    groups: Mapping[Heading, int]
    """How many totals each heading has, those that are not listed included."""
    whole: tuple[MoneyTotal, ...]
    """One total for each heading, of all its groups together."""


def top_of(totals: Iterable[MoneyTotal], by: By, limit: int) -> TopTotals:
    """The first `limit` totals of each heading; `register/sql/which_totals.sql` is the same in SQL."""
    lists: dict[Heading, list[MoneyTotal]] = {}
    for total in totals:
        lists.setdefault(total.unlike.heading, []).append(total)
    headings = sorted(lists)
    return TopTotals(
        tuple(total for heading in headings for total in islice(_ranked(lists[heading], by), limit)),
        {heading: len(lists[heading]) for heading in headings},
        tuple(_together(heading, lists[heading]) for heading in headings),
    )


def _ranked(totals: Sequence[MoneyTotal], by: By) -> list[MoneyTotal]:
    if by is By.YEAR:
        return sorted(totals, key=lambda total: total.unlike.key)
    return sorted(totals, key=lambda total: (-total.amount, total.unlike.key))


def _together(heading: Heading, totals: Sequence[MoneyTotal]) -> MoneyTotal:
    doubts: dict[str, int] = {}
    for total in totals:
        for doubt, count in total.doubts.items():
            doubts[doubt] = doubts.get(doubt, 0) + count
    with localcontext(prec=_DIGITS):
        return MoneyTotal(
            Unlike("", *heading),
            "",
            sum((total.amount for total in totals), Decimal(0)),
            sum(total.figures for total in totals),
            sum(total.doubtful for total in totals),
            sum((total.doubtful_amount for total in totals), Decimal(0)),
            dict(sorted(doubts.items())),
        )
