"""Sums: what the contract is said to be worth, against the record's typed figures.

A sum is tried as one thing after another, from the plainest to the most doubtful; the first that fits decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from onrecord.article import Basis
from onrecord.checking.about import Nearness
from onrecord.checking.context import Context
from onrecord.checking.model import Claim, ClaimType, MoneySaid, Reason, Verdict, VerdictWord
from onrecord.checking.money import fits, money_words, rounds_to, slip
from onrecord.checking.people import names_another
from onrecord.checking.rule import Rule, claim
from onrecord.checking.sums import (
    PRICE,
    TOPS,
    SumSaid,
    comparable,
    figure_evidence,
    now,
    read_sum,
    shown,
    years_of,
)
from onrecord.reading import Figure, SumKind
from onrecord.reading.passages import excerpt

_WHOLE = re.compile(r"\b(?:contract|budget|total|overall|price|tenders?|bids|value|cost)\b", re.I)
Figures = Sequence[Figure]


def find(context: Context) -> Iterator[Claim]:
    """Every sum of the article but rates by the hour or head."""
    for mention in context.article.sums:
        if mention.basis is not Basis.UNIT:
            said = MoneySaid(mention.low, mention.high, mention.currency, str(mention.qualifier), str(mention.basis))
            yield claim(context, mention.span, ClaimType.VALUE, said)


def judge(found: Claim, context: Context) -> Verdict | None:
    """The first reading that fits a figure; else how the sum is wrong, when surely the contract's; else nothing."""
    mention = next(m for m in context.article.sums if m.span == found.span)
    said = read_sum(found, mention, context)
    figures = comparable(context.record.figures, mention)
    if said.near is Nearness.OTHER:
        return None
    for reading in _READINGS:
        verdict = reading(said, figures, context)
        if verdict is not None:
            return verdict
    return _as_wrong(said, figures, context)


def _as_range(said: SumSaid, figures: Figures, context: Context) -> Verdict | None:
    """`between A and B` must give both ends of the record's range."""
    money = said.said
    if money.amount_min == money.amount_max:
        return None
    current = [f for f in figures if not f.superseded]
    bottoms = (SumKind.FLOOR, SumKind.TEXT, SumKind.LOT)
    low = [f for f in current if f.kind in bottoms and rounds_to(f.amount, money.amount_min, said.unit)]
    high = [f for f in current if rounds_to(f.amount, money.amount_max, said.unit)]
    if low and high:
        return _supported(context, [*low[:2], *high[:3]], f"The record gives the range {said.range}.")
    floor, tops = now(figures, SumKind.FLOOR), now(figures, *TOPS)
    if floor and tops:
        pairs = [(money.amount_min, floor[0].amount), (money.amount_max, tops[0].amount)]
        wrong = [pair for pair in pairs if not rounds_to(pair[1], pair[0], said.unit)]
        # One right end ties the range to the record's; two wrong ones must be said of the contract as it stands.
        if len(wrong) == 1 or (said.sure and not now(figures, *PRICE)):
            sentence = f"The record gives {shown(floor[0])} to {shown(tops[0])}, not {said.range}."
            return _contradicted(context, slip(*wrong[0], said.unit), [floor[0], tops[0]], sentence)
    return RULE.says(VerdictWord.UNDECIDED, f"The range {said.range} does not stand in the record.")


def _as_annual(said: SumSaid, figures: Figures, context: Context) -> Verdict | None:
    """A sum with a basis, against figures with that basis; against a total it is a total called annual."""
    if said.said.basis == "total":
        return None
    per, years = money_words(said.said), years_of(context)
    same = said.fitting(f for f in figures if f.basis == said.said.basis and not f.superseded)
    if same:
        return _supported(context, same, f"The record says {said}{per}.")
    totals = said.fitting(f for f in figures if f.basis == "total" and not f.superseded)
    yearly = said.said.basis == "year"
    if totals and yearly and years is not None and 0.9 <= years <= 1.1:
        return _supported(context, totals, f"The record gives {shown(totals[0])} for a contract of about a year.")
    if totals:
        sentence = f"{shown(totals[0])} is the whole sum in the record, not a sum{per}."
        return _contradicted(context, Reason.TOTAL_AS_ANNUAL, totals, sentence)
    whole = now(figures, *PRICE) or now(figures, *TOPS)
    if whole and years and yearly and said.is_share(whole[0].amount, years):
        sentence = f"The record gives {shown(whole[0])} in all and no yearly sum; {said} a year is worked out from it."
        return _says(VerdictWord.PARTIAL, sentence, whole[:1], context, Reason.DERIVED)
    return RULE.says(VerdictWord.NOT_IN_RECORD, f"The record gives no sum{per}.")


def _as_yearly(said: SumSaid, figures: Figures, context: Context) -> Verdict | None:
    """A yearly figure of the record, printed without its basis."""
    yearly = said.fitting(f for f in figures if f.basis == "year" and not f.superseded)
    years = years_of(context)
    in_all = said.fitting(f for f in now(figures, SumKind.TEXT) if f.basis == "total")
    if not yearly or in_all or said.earlier or (years is not None and years <= 1.1):
        return None
    words = next((f.words for f in yearly if f.words), "")
    sentence = f"{said} is a yearly sum in the record" + (f": “{excerpt(words)}”." if words else ".")
    if not said.sure:
        return _says(VerdictWord.UNDECIDED, sentence, yearly, context)
    if not said.headline:
        return _contradicted(context, Reason.ANNUAL_AS_TOTAL, yearly, sentence)
    reason = Reason.ANNUAL_AS_TOTAL if said.contract else Reason.BASIS_NOT_STATED
    return _says(VerdictWord.PARTIAL, sentence, yearly, context, reason)


def _as_price(said: SumSaid, figures: Figures, context: Context) -> Verdict | None:
    """What was awarded or contracted, one award or all together."""
    found = said.fitting(now(figures, *PRICE))
    if found:
        evidence = found + said.fitting(now(figures, *TOPS))
        return _supported(context, evidence, f"The record gives the award as {shown(found[0])}.")
    awards = now(figures, SumKind.AWARD)
    if len(awards) > 1 and said.fits(sum((f.amount for f in awards), Decimal(0))):
        return _supported(context, awards, f"The record's {len(awards)} awards add up to {said}.")
    return None


def _as_advertised(said: SumSaid, figures: Figures, context: Context) -> Verdict | None:
    """The advertised value or one end of the advertised range; after an award it is the award that counts."""
    prices = now(figures, *PRICE)
    tops, floors = said.fitting(now(figures, *TOPS)), said.fitting(now(figures, SumKind.FLOOR))
    if prices and (tops or floors) and not said.earlier:
        if any(p.doubts for p in prices):
            return _says(VerdictWord.UNDECIDED, _doubtful(prices[0]), prices[:1], context)
        sentence = f"{said} was the advertised figure; the record gives the award as {shown(prices[0])}."
        evidence = [*(tops or floors), *prices]
        if said.sure and said.said.qualifier != "up_to":
            return _contradicted(context, Reason.ESTIMATE_AS_AWARD, evidence, sentence)
        return _says(VerdictWord.UNDECIDED, sentence, evidence, context)
    if tops:
        return _as_top(said, tops, figures, context)
    return _as_bottom(said, floors, figures, context) if floors else None


def _as_top(said: SumSaid, tops: Figures, figures: Figures, context: Context) -> Verdict:
    floors = now(figures, SumKind.FLOOR)
    ranged = tops[0].kind is SumKind.CEILING and bool(floors) and floors[0].amount > 1
    reported_later = said.earlier and bool(now(figures, *PRICE))
    if ranged and _gives_both_ends(said, tops, floors, context):
        return _supported(context, [*tops, *floors], f"The record gives {shown(floors[0])} to {shown(tops[0])}.")
    if ranged and said.said.qualifier in ("exact", "about", "at_least") and not reported_later:
        sentence = f"{said} is the top of the range {shown(floors[0])} to {shown(tops[0])}."
        return _says(VerdictWord.PARTIAL, sentence, [*tops, *floors], context, Reason.UPPER_BOUND_AS_VALUE)
    limit = _limit_in_words(tops[0], figures)
    if limit is not None:
        sentence = f"The field says {shown(tops[0])}, the words of the notice “{excerpt(limit.words)}”."
        if said.sure:
            return _contradicted(context, Reason.CONFLICTS_WITH_TEXT, [limit, tops[0]], sentence)
        return _says(VerdictWord.UNDECIDED, sentence, [limit, tops[0]], context)
    return _supported(context, tops, f"The record gives {_top_words(context)} as {shown(tops[0])}.")


def _top_words(context: Context) -> str:
    """What a value is before an award: a planning notice advertises nothing yet."""
    return "the planned value" if context.record.stage == "planned" else "the advertised value"


def _gives_both_ends(said: SumSaid, tops: Figures, floors: Figures, context: Context) -> bool:
    """Whether the sentence prints the bottom and the top of the range, each for itself."""
    sentence = context.sentence(said.span)
    printed = [m for m in context.article.sums if sentence.contains(m.span)]
    return all(any(fits(f.amount, m.high, str(m.qualifier), m.unit) for m in printed) for f in (tops[0], floors[0]))


def _limit_in_words(top: Figure, figures: Figures) -> Figure | None:
    """A lower limit for the whole contract that the prose sets against the field."""
    limits = [f for f in now(figures, SumKind.TEXT) if f.limit and f.basis == "total" and _WHOLE.search(f.words)]
    return next((f for f in limits if top.amount / 3 <= f.amount < top.amount), None)


def _as_bottom(said: SumSaid, floors: Figures, figures: Figures, context: Context) -> Verdict:
    tops = now(figures, *TOPS)
    if tops and _gives_both_ends(said, tops, floors, context):
        return _supported(context, [*floors, *tops], f"The record gives {shown(floors[0])} to {shown(tops[0])}.")
    if said.said.qualifier in ("at_least", "over"):
        return _supported(context, floors, f"The record's lowest figure is {shown(floors[0])}.")
    if tops and tops[0].amount < floors[0].amount:
        return _supported(context, floors, f"The record gives {shown(floors[0])}.")
    upper = f" to {shown(tops[0])}" if tops else ", and no upper end"
    sentence = f"{said} is the lower end of what the record gives: from {shown(floors[0])}{upper}."
    return _says(VerdictWord.PARTIAL, sentence, [*floors, *tops], context, Reason.LOWER_BOUND_AS_VALUE)


def _as_prose(said: SumSaid, figures: Figures, context: Context) -> Verdict | None:
    """A sum printed in the notice's own words."""
    prose = said.fitting(f for f in now(figures, SumKind.TEXT) if f.basis != "unit")
    if not prose:
        return None
    sentence = f"The notice says: “{excerpt(prose[0].words)}”."
    priced = now(figures, *PRICE, *TOPS)
    if not priced and said.sure and said.said.qualifier == "exact" and all(f.limit for f in prose):
        return _says(VerdictWord.PARTIAL, sentence, prose, context, Reason.UPPER_BOUND_AS_VALUE)
    if said.sure and priced and not any(_WHOLE.search(f.words) for f in prose):
        return _says(VerdictWord.UNDECIDED, f"{sentence} Its value is {shown(priced[0])}.", prose[:2], context)
    return _supported(context, prose, sentence)


def _as_part(said: SumSaid, figures: Figures, context: Context) -> Verdict | None:
    """The value of one lot, or a budget; one lot of several is a part, and wrong as the whole."""
    parts = said.fitting(now(figures, SumKind.LOT, SumKind.BUDGET))
    if not parts:
        return None
    tops = now(figures, *TOPS)
    one_of_several = parts[0].kind is SumKind.LOT and len(now(figures, SumKind.LOT)) > 1
    if one_of_several and tops and said.sure and not said.part:
        sentence = f"{said} is the value of one lot; the whole is {shown(tops[0])}."
        return _contradicted(context, Reason.PART_AS_TOTAL, [*parts, *tops], sentence)
    return _supported(context, parts, f"The record gives {shown(parts[0])}.")


def _as_earlier(said: SumSaid, figures: Figures, context: Context) -> Verdict | None:
    """A figure that an earlier release had."""
    old = said.fitting(f for f in figures if f.superseded)
    if not old:
        return None
    if said.earlier:
        return _supported(context, old, f"An earlier release of the record said {shown(old[0])}.")
    current = now(figures, old[0].kind) or now(figures, *PRICE, *TOPS)
    if not current:
        sentence = f"{shown(old[0])} stood in an earlier release and nothing stands there now."
        return RULE.says(VerdictWord.UNDECIDED, sentence)
    sentence = f"{shown(old[0])} stood in an earlier release; it was corrected to {shown(current[0])}."
    return _contradicted(context, Reason.OUTDATED, [*current, *old], sentence)


def _as_derived(said: SumSaid, figures: Figures, context: Context) -> Verdict | None:
    """Yearly figure times years, which the record does not say itself."""
    years = years_of(context)
    if years is None or years < 1.5:
        return None
    for figure in figures:
        if figure.basis == "year" and not figure.superseded and said.fits(figure.amount * round(years)):
            sentence = f"The record gives {shown(figure)} a year; {said} is that for {round(years)} years, worked out."
            return _says(VerdictWord.PARTIAL, sentence, [figure], context, Reason.DERIVED)
    return None


def _as_wrong(said: SumSaid, figures: Figures, context: Context) -> Verdict | None:
    """No figure fits: wrong when the sum is surely the contract's and the record has one figure to hold against it."""
    prices, tops = now(figures, *PRICE), now(figures, *TOPS)
    right = prices or tops
    if not said.sure or not right or said.earlier:
        return None
    kind = "the award as" if prices else f"{_top_words(context)} as"
    other = _other_reading(said, figures, right[0], context)
    if other is not None:
        return _says(VerdictWord.UNDECIDED, other, right[:1], context)
    slips = [f for f in right if slip(said.said.amount_max, f.amount, said.unit) is not Reason.WRONG_NUMBER]
    if len({f.amount for f in slips}) == 1 and not slips[0].doubts:
        reason = slip(said.said.amount_max, slips[0].amount, said.unit)
        return _contradicted(context, reason, slips, f"The record gives {kind} {shown(slips[0])}, not {said}.")
    doubt = _doubt_about_wrong(said, figures, right, context)
    if doubt is not None:
        return _says(VerdictWord.UNDECIDED, doubt, right[:1], context)
    sentence = f"The record gives {kind} {shown(right[0])}, not {said}."
    return _contradicted(context, Reason.WRONG_NUMBER, right, sentence)


def _other_reading(said: SumSaid, figures: Figures, right: Figure, context: Context) -> str | None:
    """What else the sum may be when it is not the price itself: a value in the range, with VAT, a year's share."""
    floors = now(figures, SumKind.FLOOR)
    if right.kind in TOPS and floors and floors[0].amount <= said.said.amount_max <= right.amount:
        return f"{said} lies inside the record's range, {shown(floors[0])} to {shown(right)}."
    if said.is_with_vat(right.amount):
        return f"{said} would be {shown(right)} with or without VAT; the words do not say which is meant."
    years = years_of(context)
    if years and years >= 1.5 and said.is_share(right.amount, years):
        return f"{said} is about one year's share of the {shown(right)} in the record."
    return None


def _doubt_about_wrong(said: SumSaid, figures: Figures, right: Figures, context: Context) -> str | None:
    """Why a sum that fits nothing may still be right, or None."""
    target = right[0].amount
    if any(f.doubts for f in right):
        return _doubtful(right[0])
    if len(now(figures, *PRICE)) > 1 or (right[0].kind in TOPS and len(now(figures, SumKind.LOT)) > 1):
        return f"{said} fits no figure of the record, which has several."
    if names_another(said.span, context):
        return f"The sentence names somebody whom the record does not; {said} may be theirs."
    if _price_stands_elsewhere(said, right, context):
        return f"The article gives the record's {shown(right[0])} too; the words do not say what {said} is."
    loose = said.said.qualifier in ("up_to", "about", "over", "under", "at_least")
    if loose and target * Decimal("0.8") < said.said.amount_max < target * Decimal("1.25"):
        return f"The record gives {shown(right[0])}; “{said.said.qualifier.replace('_', ' ')} {said}” is near it."
    return None


def _price_stands_elsewhere(said: SumSaid, right: Figures, context: Context) -> bool:
    """Whether another sum of the article is the right one: then this one is likelier of something else."""
    others = [m for m in context.article.sums if m.high != said.said.amount_max]
    return any(fits(f.amount, m.high, str(m.qualifier), m.unit) for m in others for f in right)


def _doubtful(figure: Figure) -> str:
    return f"The record's own figure, {shown(figure)}, is in doubt: {'; '.join(figure.doubts) or 'see its issues'}."


def _says(
    word: VerdictWord, sentence: str, figures: Figures, context: Context, reason: Reason | None = None
) -> Verdict:
    return RULE.says(word, sentence, figure_evidence(context, figures), reason)


def _supported(context: Context, figures: Figures, sentence: str) -> Verdict:
    return _says(VerdictWord.SUPPORTED, sentence, figures, context)


def _contradicted(context: Context, reason: Reason, figures: Figures, sentence: str) -> Verdict:
    return _says(VerdictWord.CONTRADICTED, sentence, figures, context, reason)


_READINGS = (
    _as_range,
    _as_annual,
    _as_yearly,
    _as_price,
    _as_advertised,
    _as_prose,
    _as_part,
    _as_earlier,
    _as_derived,
)
RULE = Rule("value", 1, find, judge)
