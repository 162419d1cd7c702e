"""Sums in whole thousands or hundreds: £777,000 is £776,888.48, rounded, though each of its digits is printed."""

from __future__ import annotations

from decimal import Decimal

from onrecord.checking.context import Context
from onrecord.checking.model import Verdict
from onrecord.checking.money import NEAR, THOUSAND, rounds_to
from onrecord.checking.sums import PRICE, TOPS, SumSaid, now, shown
from onrecord.checking.worth.says import Figures, supported, undecided
from onrecord.reading import Figure

_LEAST = 10 * THOUSAND
"""Below it, a thousand is too much to round to, and so is a hundred."""
_HUNDRED = Decimal(100)


def as_rounded(said: SumSaid, figures: Figures, context: Context) -> Verdict | None:
    """The price, or what was advertised before there is one, rounded to a whole thousand or hundred."""
    printed = said.said.amount_max
    if printed < _LEAST or printed % _HUNDRED or said.said.basis != "total" or said.said.amount_min != printed:
        return None
    step = _HUNDRED if printed % THOUSAND else THOUSAND
    prices, tops = now(figures, *PRICE), now(figures, *TOPS)
    wholes = tops if said.estimated and tops else (prices or tops)
    found = [f for f in wholes if f.amount != printed and rounds_to(f.amount, printed, step)]
    if not found:
        return None
    sentence = f"The record gives {shown(found[0])}, rounded to {said}."
    near = all(_is_near(f, printed) for f in found)
    return (supported if near else undecided)(context, found, sentence)


def _is_near(figure: Figure, printed: Decimal) -> bool:
    return abs(figure.amount - printed) <= NEAR * printed
