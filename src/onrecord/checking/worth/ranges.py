"""A sum with two ends, and a sum of which only the size is said."""

from __future__ import annotations

from decimal import Decimal

from onrecord.checking.context import Context
from onrecord.checking.model import MoneySaid, Reason, Verdict
from onrecord.checking.money import ends_at, slip
from onrecord.checking.sums import PRICE, TOPS, SumSaid, now, shown
from onrecord.checking.worth.says import Figures, contradicted, silent, supported, undecided
from onrecord.reading import Figure, SumKind

_BOTTOMS = (SumKind.FLOOR, SumKind.TEXT, SumKind.LOT)


def as_size(said: SumSaid, figures: Figures, context: Context) -> Verdict | None:
    """`a six-figure sum`: right when any figure that stands is of that size."""
    if not said.only_size:
        return None
    money = said.said
    current = [f for f in figures if not f.superseded and f.kind is not SumKind.TEXT and not f.doubts]
    inside = [f for f in current if money.amount_min <= f.amount <= money.amount_max]
    if inside:
        return supported(context, inside[:3], f"The record gives {shown(inside[0])}.")
    prices = now(current, *PRICE) or now(current, *TOPS)
    if not prices or not said.sure or said.earlier:
        return silent(f"The record has no sum that “{said.words}” could mean.")
    far = all(f.amount * 2 < money.amount_min or f.amount > money.amount_max * 2 for f in current)
    sentence = f"The record gives {shown(prices[0])}, which “{said.words}” does not fit."
    if not far or len(prices) > 1 or money.amount_max >= Decimal(10) ** 8:
        return undecided(context, prices[:2], sentence)
    return contradicted(context, Reason.WRONG_NUMBER, prices[:2], sentence)


def as_range(said: SumSaid, figures: Figures, context: Context) -> Verdict | None:
    """`between A and B` must give both ends of the record's range."""
    money = said.said
    if money.amount_min == money.amount_max:
        return None
    current = [f for f in figures if not f.superseded]
    low = [f for f in current if f.kind in _BOTTOMS and ends_at(f.amount, money.amount_min, said.units[0])]
    high = [f for f in current if ends_at(f.amount, money.amount_max, said.units[1])]
    if low and high:
        return supported(context, [*low[:2], *high[:3]], f"The record gives the range {said.range}.")
    inside = [f for f in now(figures, *PRICE) if money.amount_min <= f.amount <= money.amount_max and not f.doubts]
    # One end of the record's own range ties it to that: then the other is wrong, whatever lies between.
    if inside and not low and not high:
        return supported(context, inside, f"The record gives the award as {shown(inside[0])}.")
    return _as_wrong_range(said, figures, context)


def _as_wrong_range(said: SumSaid, figures: Figures, context: Context) -> Verdict:
    money, floor, tops = said.said, now(figures, SumKind.FLOOR), now(figures, *TOPS)
    if floor and tops and said.near != 0:
        ends = zip((money.amount_min, money.amount_max), (floor[0].amount, tops[0].amount), said.units, strict=True)
        wrong = [(end, held, unit) for end, held, unit in ends if not ends_at(held, end, unit)]
        # One right end ties the range to the record's; two wrong ones must be said of the contract as it stands.
        meant = said.sure and not said.past and _of_its_size(money, floor[0].amount, tops[0].amount)
        if len(wrong) == 1 or (meant and not now(figures, *PRICE)):
            sentence = f"The record gives {shown(floor[0])} to {shown(tops[0])}, not {said.range}."
            return contradicted(context, slip(*wrong[0]), [floor[0], tops[0]], sentence)
    if not floor and (wrong_top := _as_wrong_top(said, figures, context)) is not None:
        return wrong_top
    one = [f for f in tops if money.amount_min <= f.amount <= money.amount_max]
    if one and said.sure:
        return undecided(context, _first(one), f"The record gives {shown(one[0])}, within {said.range}.")
    if said.sure and tops:
        return undecided(context, _first(tops), f"The range {said.range} does not stand in the record.")
    return silent(f"The record has no range {said.range}.")


def _as_wrong_top(said: SumSaid, figures: Figures, context: Context) -> Verdict | None:
    """The lower end as the notice's words have it, the upper one as nothing has it: before an award only."""
    money, tops = said.said, now(figures, *TOPS)
    begins = [f for f in now(figures, *_BOTTOMS) if ends_at(f.amount, money.amount_min, said.units[0])]
    if not begins or len({f.amount for f in tops}) != 1 or begins[0].amount >= tops[0].amount:
        return None
    if not said.sure or said.past or now(figures, *PRICE):
        return None
    sentence = f"The record gives {shown(begins[0])} to {shown(tops[0])}, not {said.range}."
    reason = slip(money.amount_max, tops[0].amount, said.units[1])
    return contradicted(context, reason, [*begins, *tops], sentence)


def _of_its_size(said: MoneySaid, floor: Decimal, top: Decimal) -> bool:
    """Whether a range may be the record's at all: of like size, or the same with the point in another place."""
    like = top < 30 * said.amount_max and said.amount_max < 30 * top
    return like or said.amount_min * top == said.amount_max * floor


def _first(figures: list[Figure]) -> list[Figure]:
    return figures[:1]
