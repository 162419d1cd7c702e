"""The advertised value, and the two ends of an advertised range."""

from __future__ import annotations

import re

from onrecord.checking.context import Context
from onrecord.checking.model import Reason, Verdict
from onrecord.checking.money import fits
from onrecord.checking.placed import within
from onrecord.checking.sums import PRICE, TOPS, SumSaid, now, shown
from onrecord.checking.worth.conditions import WHOLE
from onrecord.checking.worth.options import with_options
from onrecord.checking.worth.prices import taxed
from onrecord.checking.worth.says import Figures, contradicted, partial, supported, undecided
from onrecord.checking.worth.wrong import doubtful, price_stands_elsewhere, top_words
from onrecord.reading import Figure, SumKind
from onrecord.reading.passages import excerpt


def as_advertised(said: SumSaid, figures: Figures, context: Context) -> Verdict | None:
    """The advertised value or one end of the advertised range; after an award it is the award that counts."""
    prices = now(figures, *PRICE)
    tops, floors = said.fitting(now(figures, *TOPS)), said.fitting(now(figures, SumKind.FLOOR))
    if prices and (tops or floors) and not said.earlier:
        return _after_award(said, [*(tops or floors)], prices, context)
    if tops:
        return _as_top(said, tops, figures, context)
    return _as_bottom(said, floors, figures, context) if floors else None


def _after_award(said: SumSaid, ends: list[Figure], prices: list[Figure], context: Context) -> Verdict:
    if any(p.doubts for p in prices):
        return undecided(context, prices[:1], doubtful(prices[0]))
    sentence = f"{shown(ends[0])} was the advertised figure; the record gives the award as {shown(prices[0])}."
    evidence = [*ends, *prices]
    if _prints_any(said, prices, context):
        return supported(context, evidence, sentence)
    known = price_stands_elsewhere(said, prices, context) and not said.contract
    if said.sure and said.said.qualifier != "up_to" and not known:
        return contradicted(context, Reason.ESTIMATE_AS_AWARD, evidence, sentence)
    return undecided(context, evidence, sentence)


def _prints_any(said: SumSaid, prices: list[Figure], context: Context) -> bool:
    """Whether the same sentence gives the price of the award too: then each figure is said for what it is."""
    sentence = context.sentence(said.span)
    others = [m for m in within(sentence, context.article.sums) if m.span != said.span]
    return any(fits(f.amount, m.high, str(m.qualifier), m.unit) for m in others for f in prices)


def _as_top(said: SumSaid, tops: Figures, figures: Figures, context: Context) -> Verdict:
    floors = now(figures, SumKind.FLOOR)
    ranged = tops[0].kind is SumKind.CEILING and bool(floors) and floors[0].amount > 1
    reported_later = said.earlier and bool(now(figures, *PRICE))
    if said.net is not None and tops[0].net is not None and tops[0].net is not said.net:
        return undecided(context, tops, taxed(said, tops[0]))
    if ranged and _gives_both_ends(said, tops, floors, context):
        return supported(context, [*tops, *floors], f"The record gives {shown(floors[0])} to {shown(tops[0])}.")
    if ranged and said.said.qualifier in ("exact", "about", "at_least") and not reported_later and not said.past:
        sentence = f"{shown(tops[0])} is the top of the range {shown(floors[0])} to {shown(tops[0])}."
        return partial(context, Reason.UPPER_BOUND_AS_VALUE, [*tops, *floors], sentence)
    limit = _limit_in_words(tops[0], figures)
    if limit is not None:
        sentence = f"The field says {shown(tops[0])}, the words of the notice “{excerpt(limit.words)}”."
        if said.sure:
            return contradicted(context, Reason.CONFLICTS_WITH_TEXT, [limit, tops[0]], sentence)
        return undecided(context, [limit, tops[0]], sentence)
    if (counted := with_options(said, tops, context)) is not None:
        return counted
    if (most := _only_a_limit(said, tops, figures, context)) is not None:
        return most
    return supported(context, tops, f"The record gives {top_words(context)} as {shown(tops[0])}.")


def _only_a_limit(said: SumSaid, tops: Figures, figures: Figures, context: Context) -> Verdict | None:
    """The advertised value, of which the notice's words say that it is the most that will be paid."""
    limits = [f for f in now(figures, SumKind.TEXT) if f.limit and f.basis == "total" and f.amount == tops[0].amount]
    if not limits or not all(_MOST.search(f.words) for f in limits) or now(figures, *PRICE):
        return None
    if (
        said.said.qualifier != "exact"
        or not said.sure
        or said.earlier
        or _SAYS_LIMIT.search(context.clause(said.span).of(context.text))
    ):
        return None
    sentence = f"{shown(tops[0])} is the most that it can be; the notice says: “{excerpt(limits[0].words)}”."
    return partial(context, Reason.UPPER_BOUND_AS_VALUE, [*tops, *limits], sentence)


_MOST = re.compile(r"\b(?:value|budget|price|contract|cost)\b[^.;£]{0,40}\b(?:up to|maximum|not exceed)", re.I)
_SAYS_LIMIT = re.compile(
    r"\b(?:up to|maximum|max|at most|most|limit|limited|capped?|ceiling|exceed|as much as|no more|not more|budget)\b",
    re.I,
)


def _gives_both_ends(said: SumSaid, tops: Figures, floors: Figures, context: Context) -> bool:
    """Whether the sentence prints the bottom and the top of the range, each for itself."""
    sentence = context.sentence(said.span)
    printed = list(within(sentence, context.article.sums))
    return all(any(fits(f.amount, m.high, str(m.qualifier), m.unit) for m in printed) for f in (tops[0], floors[0]))


def _limit_in_words(top: Figure, figures: Figures) -> Figure | None:
    """A lower limit for the whole contract that the prose sets against the field."""
    limits = [f for f in now(figures, SumKind.TEXT) if f.limit and f.basis == "total" and WHOLE.search(f.words)]
    return next((f for f in limits if top.amount / 3 <= f.amount < top.amount), None)


def _as_bottom(said: SumSaid, floors: Figures, figures: Figures, context: Context) -> Verdict:
    tops = now(figures, *TOPS)
    if tops and _gives_both_ends(said, tops, floors, context):
        return supported(context, [*floors, *tops], f"The record gives {shown(floors[0])} to {shown(tops[0])}.")
    if said.said.qualifier in ("at_least", "over"):
        return supported(context, floors, f"The record's lowest figure is {shown(floors[0])}.")
    if tops and tops[0].amount < floors[0].amount:
        return supported(context, floors, f"The record gives {shown(floors[0])}.")
    if said.past or (said.earlier and now(figures, *PRICE)):
        return supported(context, floors, f"The record's lowest figure was {shown(floors[0])}.")
    if said.elsewhere:
        return undecided(context, floors, f"{shown(floors[0])} is the record's lowest figure, and may not be meant.")
    upper = f" to {shown(tops[0])}" if tops else ", and no upper end"
    sentence = f"{shown(floors[0])} is the lower end of what the record gives: from {shown(floors[0])}{upper}."
    return partial(context, Reason.LOWER_BOUND_AS_VALUE, [*floors, *tops], sentence)
