"""From a list of claims and a register to its answer: each row judged, each column of sums added up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from onrecord.checking.claims.find import Finder, Shelf
from onrecord.checking.claims.judge import JudgedRow, judge_row
from onrecord.checking.claims.model import MONEY, Amount, ClaimsList, Role
from onrecord.checking.claims.overlap import Apart, find_overlaps, kin_among, nobody
from onrecord.checking.claims.totals import ColumnTotals, add_rows, column_of_total, sums_of
from onrecord.checking.model import VerdictWord
from onrecord.values import Instant

SENTENCES = "the sentences"
"""Stands for the heading of a column where the sums are those of sentences."""


@dataclass(frozen=True, slots=True)
class CheckedClaims:
    """All that one check of a list found."""

    listed: ClaimsList
    rows: tuple[JudgedRow, ...]
    totals: tuple[ColumnTotals, ...]
    """One for each column of sums; the first is the one that the list is about."""
    published: Instant | None
    """The day given for the whole list."""
    register_as_of: date | None = None

    def count(self, word: VerdictWord) -> int:
        """How many rows are listed under a verdict."""
        return sum(row.word is word for row in self.rows)


def check_claims(
    listed: ClaimsList,
    shelf: Shelf,
    *,
    published: Instant | None = None,
    ocid: str | None = None,
    total: Amount | None = None,
    apart: Apart = nobody,
    tell: Callable[[int, int], None] | None = None,
) -> CheckedClaims:
    """Every row judged on the record as of its day, or of `published`, and the totals held against the rows.

    `ocid` is of rows that name no record; `total` the total that is claimed for all; `apart` whether a person has
    parted two records; `tell` is told how many rows are done, of how many.
    """
    rows = tuple(row.dated(published) for row in listed.rows)
    if tell:
        tell(0, len(rows))
    finder = Finder.of(rows, shelf)
    judged = []
    for number, row in enumerate(rows, start=1):
        judged.append(judge_row(row, finder, ocid))
        if tell:
            tell(number, len(rows))
    totals = tuple(_totals(judged, listed, shelf, total, apart))
    return CheckedClaims(listed, tuple(judged), totals, published)


def _totals(
    rows: Sequence[JudgedRow], listed: ClaimsList, shelf: Shelf, total: Amount | None, apart: Apart
) -> Iterator[ColumnTotals]:
    headings = {role: heading for heading, role in reversed(list(listed.columns.items()))}
    present = [role for role in MONEY if any(role in row.amounts for row in rows)]
    kin = list(kin_among(list(dict.fromkeys(row.ocid for row in rows if row.ocid)), shelf, apart))
    of_total = column_of_total(_sums(rows, present), total) if total is not None and present else None
    for role in present:
        pairs = find_overlaps(rows, role, kin)
        of_all = total if role is of_total else None
        totals = add_rows(rows, role, headings.get(role, SENTENCES), pairs, listed.totals, of_all)
        yield replace(totals, counted_in=listed.counted_in)


def _sums(rows: Sequence[JudgedRow], roles: Sequence[Role]) -> Mapping[Role, Mapping[str, Decimal]]:
    return {role: sums_of(row.amounts[role] for row in rows if role in row.amounts) for role in roles}
