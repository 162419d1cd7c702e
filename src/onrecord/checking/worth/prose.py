"""A sum that only the notice's own words print."""

from __future__ import annotations

from onrecord.checking.context import Context
from onrecord.checking.model import Reason, Verdict
from onrecord.checking.sums import PRICE, TOPS, SumSaid, now, shown
from onrecord.checking.worth.conditions import WHOLE, is_condition
from onrecord.checking.worth.options import with_options
from onrecord.checking.worth.says import Figures, partial, supported, undecided
from onrecord.reading import SumKind
from onrecord.reading.passages import excerpt


def as_prose(said: SumSaid, figures: Figures, context: Context) -> Verdict | None:
    """A sum printed in the notice's own words."""
    rates = said.said.basis == "unit"
    prose = said.fitting(f for f in now(figures, SumKind.TEXT) if (f.basis == "unit") is rates)
    if not prose:
        return None
    sentence = f"The notice says: “{excerpt(prose[0].words)}”."
    priced = now(figures, *PRICE, *TOPS)
    if said.sure and priced and not rates and all(is_condition(f) for f in prose):
        return undecided(context, prose[:2], f"{sentence} Its value is {shown(priced[0])}.") if said.past else None
    if not priced and said.sure and said.said.qualifier == "exact" and all(f.limit for f in prose):
        return partial(context, Reason.UPPER_BOUND_AS_VALUE, prose, sentence)
    if said.sure and priced and not rates and not any(WHOLE.search(f.words) for f in prose):
        return undecided(context, prose[:2], f"{sentence} Its value is {shown(priced[0])}.")
    return with_options(said, prose, context) or supported(context, prose, sentence)
