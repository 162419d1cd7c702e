"""What the record has behind a stated sum: which of its typed figures it is, or why it is none of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from onrecord.checking.claims.model import Amount
from onrecord.checking.money import fits
from onrecord.reading import RecordReading
from onrecord.reading.model import Figure, SumKind
from onrecord.reading.money import Extent, MoneyRow, Sum, money_rows, read_sums


class Backed(StrEnum):
    """What the stated sum of a row is, by the record. In the order in which a report lists them."""

    PAID = "paid"
    CALLED_OFF = "called off"
    AWARD = "award"
    CONTRACT = "contract"
    LIMIT = "limit of a framework"
    CEILING = "upper limit"
    ESTIMATE = "advertised value"
    FLOOR = "lower limit"
    BUDGET = "budget"
    PART = "lot"
    ANNUAL = "a year's figure"
    PROSE = "in the notice's words only"
    SUPERSEDED = "superseded"
    CANCELLED = "cancelled"
    VOID = "award not in force"
    DOUBTFUL = "in doubt"
    CREDIT = "below nothing"
    CURRENCY = "another currency"
    OTHER = "not the record's figure"
    NO_FIGURE = "record without a sum"
    NOT_FOUND = "no record found"


CONFIRMED = (Backed.PAID, Backed.CALLED_OFF, Backed.AWARD, Backed.CONTRACT)
"""What was decided, signed or paid. All else is no spending, or not known to be."""
_BY_KIND = {
    SumKind.PAID: Backed.PAID,
    SumKind.CALLED_OFF: Backed.CALLED_OFF,
    SumKind.AWARD: Backed.AWARD,
    SumKind.AMENDED: Backed.AWARD,
    SumKind.CONTRACT: Backed.CONTRACT,
    SumKind.CEILING: Backed.CEILING,
    SumKind.ESTIMATE: Backed.ESTIMATE,
    SumKind.FLOOR: Backed.FLOOR,
    SumKind.BUDGET: Backed.BUDGET,
}
_ORDER = tuple(_BY_KIND)
"""Of several figures that fit, the surest counts: the reading that is kindest to the list."""
_ADVERTISED = (Backed.LIMIT, Backed.CEILING, Backed.ESTIMATE, Backed.FLOOR, Backed.BUDGET, Backed.PART)
_AWARDS = (SumKind.AWARD, SumKind.AMENDED, SumKind.CALLED_OFF)
_FAILED = ("cancelled", "unsuccessful")


@dataclass(frozen=True, slots=True)
class Backing:
    """What stands behind one stated sum."""

    kind: Backed
    sums: tuple[Sum, ...] = ()
    """The record's figures that it is; of `not the record's figure` the one that it would have to be."""
    rows: tuple[MoneyRow, ...] = ()
    """The same as rows of the table `money`: only of what was decided, signed or paid."""

    @property
    def confirmed(self) -> bool:
        """Whether the record says that so much was awarded, contracted, called off or paid."""
        return self.kind in CONFIRMED

    @property
    def places(self) -> frozenset[str]:
        """Pointers to the figures."""
        return frozenset(found.pointer for found in self.sums)


NOT_FOUND = Backing(Backed.NOT_FOUND)


def back(amount: Amount, reading: RecordReading) -> Backing:
    """Which figure of the record a stated sum is; a range counts by its upper end.

    Sums are typed as docs/money.md has it, and fit at the precision stated, as in articles.
    """
    if amount.high < 0:
        return Backing(Backed.CREDIT)
    sums = read_sums(reading.record, reading.compiled)
    own = [found for found in sums if amount.currency in (None, found.currency) or not found.currency]
    fitting = sorted((found for found in own if _fits(amount, found.amount)), key=_rank)
    if fitting and _rank(fitting[0])[:2] == (False, False):
        return _with_rows(_typed(amount, fitting[0], reading), reading)
    for kinds in ((SumKind.PAID,), _AWARDS):
        together = _all_of(own, kinds)
        if len(together) > 1 and _fits(amount, sum((found.amount for found in together), Decimal(0))):
            return _with_rows(Backing(_BY_KIND[together[0].kind], tuple(together)), reading)
    return _typed(amount, fitting[0], reading) if fitting else _unfit(amount, sums, own, reading)


def _fits(amount: Amount, figure: Decimal) -> bool:
    qualifier = "exact" if amount.qualifier == "up_to" or amount.is_range else amount.qualifier
    return fits(figure, amount.high, qualifier, amount.unit)


def _rank(found: Sum) -> tuple[bool, bool, bool, int]:
    gone = found.superseded or found.replaced or not found.stands
    return gone, found.doubtful, found.extent is Extent.WITHIN, _ORDER.index(found.kind) if found.kind in _ORDER else 99


def _all_of(sums: Sequence[Sum], kinds: tuple[SumKind, ...]) -> list[Sum]:
    """The sums of these kinds that are in force, in one currency; none where one of them is in doubt."""
    found = [s for s in sums if s.kind in kinds and s.stands and not (s.superseded or s.replaced)]
    alike = {(s.currency, s.net, s.basis) for s in found}
    return found if len(alike) == 1 and not any(s.doubtful or s.extent is Extent.WITHIN for s in found) else []


def _typed(amount: Amount, found: Sum, reading: RecordReading) -> Backing:
    kind = _BY_KIND.get(found.kind, Backed.OTHER)
    if kind is Backed.CEILING and found.framework:
        kind = Backed.LIMIT
    if kind in _ADVERTISED and found.extent is not Extent.WHOLE and found.lot:
        kind = Backed.PART
    if found.superseded or found.replaced:
        kind = Backed.SUPERSEDED
    elif not found.stands:
        kind = Backed.VOID
    elif found.doubtful:
        kind = Backed.DOUBTFUL
    elif kind in _ADVERTISED and reading.stage in _FAILED:
        kind = Backed.CANCELLED
    elif found.basis == "year" and amount.basis != "year":
        kind = Backed.ANNUAL
    return Backing(kind, (found,))


def _with_rows(backing: Backing, reading: RecordReading) -> Backing:
    if not backing.confirmed:
        return backing
    by_pointer = {row["pointer"]: row for row in money_rows(reading.record, reading.compiled)}
    rows = tuple(by_pointer[place] for place in sorted(backing.places) if place in by_pointer)
    return Backing(backing.kind, backing.sums, rows)


def _unfit(amount: Amount, sums: Sequence[Sum], own: Sequence[Sum], reading: RecordReading) -> Backing:
    """No figure of the record is this sum."""
    if any(_fits(amount, figure.amount) for figure in _printed(amount, reading)):
        return Backing(Backed.PROSE)
    if reading.stage in _FAILED:
        return Backing(Backed.CANCELLED)
    standing = sorted((found for found in own if _rank(found)[:2] == (False, False)), key=_rank)
    if standing:
        return Backing(Backed.OTHER, (standing[0],))
    return Backing(Backed.CURRENCY if sums and not own else Backed.NO_FIGURE if not sums else Backed.OTHER)


def _printed(amount: Amount, reading: RecordReading) -> list[Figure]:
    figures = (f for f in reading.figures if f.kind is SumKind.TEXT and not f.superseded)
    return [f for f in figures if amount.currency in (None, f.currency) or not f.currency]
