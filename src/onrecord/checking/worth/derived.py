"""Sums worked out from the record, which does not print them."""

from __future__ import annotations

import re
from decimal import Decimal

from onrecord.article.numbers import number_of
from onrecord.checking.context import Context
from onrecord.checking.model import Reason, Verdict
from onrecord.checking.sums import PRICE, TOPS, SumSaid, all_years, now, shown
from onrecord.checking.worth.conditions import is_condition
from onrecord.checking.worth.says import Figures, partial
from onrecord.reading import SumKind

_NUMBER = re.compile(
    r"(?<![£\d.,])\b(\d{1,3}(?:,\d{3})+|\d{1,5}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a dozen)\b"
    r"(?![.,]\d|\s?(?:%|per cent|k\b|m\b|bn\b|million|years?|months?|weeks?|days?|hours?))",
    re.I,
)
_AROUND = 160
"""Characters before and after a rate in which the number that it was worked out from stands."""


def as_derived(said: SumSaid, figures: Figures, context: Context) -> Verdict | None:
    """A yearly figure times the years, or several awards or lots added up, which the record does not say itself."""
    if said.said.basis != "total" or said.elsewhere:
        return None
    for figure in figures:
        if figure.basis != "year" or figure.superseded or is_condition(figure):
            continue
        for years in all_years(context):
            if years >= 1.5 and said.fits(figure.amount * Decimal(str(years))):
                sentence = f"The record gives {shown(figure)} a year; {said} is that for {years:g} years, worked out."
                return partial(context, Reason.DERIVED, [figure], sentence)
    lots = now(figures, SumKind.LOT)
    if len(lots) > 1 and said.fits(sum((f.amount for f in lots), Decimal(0))) and said.sure and not said.past:
        sentence = f"The record's {len(lots)} lots come to {said}, worked out."
        return partial(context, Reason.DERIVED, lots[:4], sentence)
    return None


def as_rate(said: SumSaid, figures: Figures, context: Context) -> Verdict | None:
    """`£27,000 a head`: the whole divided by a number of the same sentences, which the record does not work out."""
    unit = said.said.basis == "unit"
    if not unit and not said.of_several:
        return None
    wholes = now(figures, *PRICE) or now(figures, *TOPS)
    for count in _numbers_near(said, context):
        for whole in wholes[:2]:
            if count > 1 and said.fits(whole.amount / count):
                sentence = f"The record gives {shown(whole)} in all; {said} is that shared by {count}, worked out."
                return partial(context, Reason.DERIVED, [whole], sentence)
    return None


def _numbers_near(said: SumSaid, context: Context) -> list[int]:
    """The numbers that stand around a rate, and in the sentences next to it."""
    text = context.text
    around = (
        f"{text[max(0, said.span.start - _AROUND) : said.span.start]} {text[said.span.end : said.span.end + _AROUND]}"
    )
    return [int(n) for found in _NUMBER.finditer(around) if (n := number_of(found.group(1))) is not None]
