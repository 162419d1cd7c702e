"""Sums: what the contract is said to be worth, against the record's typed figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from onrecord.article import Basis, SumMention
from onrecord.checking.about import Nearness, nearness_of_sum
from onrecord.checking.context import Context
from onrecord.checking.model import Claim, ClaimType, Evidence, MoneySaid, Reason, Verdict, VerdictWord
from onrecord.checking.money import fits, money_words, rounds_to, slip
from onrecord.checking.rule import Rule, claim
from onrecord.reading import Figure, SumKind
from onrecord.values import Money, Span

_EARLIER = re.compile(
    r"\b(?:originally|initially|earlier (?:version|notice)|had (?:been )?(?:budgeted|put|estimated|expected)|"
    r"budgeted|advertised|"
    r"estimate[ds]?|was put at|first (?:put|published|given)|before it was corrected|previously|invited bids|"
    r"went out (?:to tender )?at|tendered at|guide price|expected to cost|corrected from|instead of|rather than|"
    r"up from|down from|"
    r"initial (?:price|value|figure))\b",
    re.I,
)
_PRICE = (SumKind.AWARD, SumKind.CONTRACT)
_TOPS = (SumKind.CEILING, SumKind.ESTIMATE)


@dataclass(frozen=True, slots=True)
class _Sum:
    """A claim's money with what surrounds it."""

    said: MoneySaid
    unit: Decimal
    near: Nearness
    earlier: bool
    """Reported as an estimate or as an earlier figure."""
    headline: bool


def find(context: Context) -> Iterator[Claim]:
    """Every sum of the article that is not plainly about something else."""
    for mention in context.article.sums:
        if mention.basis is Basis.UNIT:
            continue
        said = MoneySaid(mention.low, mention.high, mention.currency, str(mention.qualifier), str(mention.basis))
        yield claim(context, mention.span, ClaimType.VALUE, said)


def judge(found: Claim, context: Context) -> Verdict | None:
    """The first reading of the sum that fits a figure, typed figures before prose; else how it is wrong, or nothing."""
    mention = next(m for m in context.article.sums if m.span == found.span)
    assert isinstance(found.value, MoneySaid)
    sum_ = _Sum(
        found.value,
        mention.unit,
        nearness_of_sum(_whole(mention), context),
        bool(_EARLIER.search(_around(found, context))),
        context.in_headline(found.span),
    )
    figures = _comparable(context.record.figures, mention)
    if sum_.near is Nearness.OTHER:
        return None
    for reading in (_as_range, _as_annual, _as_price, _as_advertised, _as_prose, _as_part, _as_earlier):
        verdict = reading(sum_, figures, context)
        if verdict is not None:
            return verdict
    return _as_wrong(sum_, figures, context)


def _whole(mention: SumMention) -> Span:
    start = min([mention.span.start, *(s.start for s in (mention.qualifier_span,) if s)])
    end = max([mention.span.end, *(s.end for s in (mention.basis_span,) if s)])
    return Span(start, end)


def _around(found: Claim, context: Context) -> str:
    sentence = context.sentence(found.span)
    return context.text[max(sentence.start, found.span.start - 110) : min(sentence.end, found.span.end + 40)]


def _comparable(figures: Sequence[Figure], mention: SumMention) -> list[Figure]:
    """Figures in the currency said; a mention without one is read in the record's own."""
    return [f for f in figures if mention.currency is None or f.currency in (mention.currency, "")]


def _fitting(sum_: _Sum, figures: Iterable[Figure]) -> list[Figure]:
    return [f for f in figures if fits(f.amount, sum_.said.amount_max, sum_.said.qualifier, sum_.unit)]


def _now(figures: Iterable[Figure], *kinds: SumKind) -> list[Figure]:
    return [f for f in figures if f.kind in kinds and not f.superseded]


def _as_range(sum_: _Sum, figures: Sequence[Figure], context: Context) -> Verdict | None:
    """`between A and B` must give both ends of the record's range."""
    if sum_.said.amount_min == sum_.said.amount_max:
        return None
    exact = [f for f in figures if not f.superseded]
    low = [f for f in exact if rounds_to(f.amount, sum_.said.amount_min, sum_.unit)]
    high = [f for f in exact if rounds_to(f.amount, sum_.said.amount_max, sum_.unit)]
    low = [f for f in low if f.kind in (SumKind.FLOOR, SumKind.TEXT, SumKind.LOT)]
    if low and high:
        return _supported(context, [*low[:2], *high[:3]], f"The record gives the range {_range(sum_)}.")
    floor, tops = _now(figures, SumKind.FLOOR), _now(figures, *_TOPS)
    if floor and tops and sum_.near is Nearness.SURE and not _now(figures, *_PRICE):
        wrong = [(sum_.said.amount_min, floor[0].amount), (sum_.said.amount_max, tops[0].amount)]
        said, right = next((pair for pair in wrong if not rounds_to(pair[1], pair[0], sum_.unit)), wrong[0])
        sentence = f"The record gives {_money(floor[0])} to {_money(tops[0])}, not {_range(sum_)}."
        return _contradicted(context, slip(said, right, sum_.unit), [floor[0], tops[0]], sentence)
    return RULE.says(VerdictWord.UNDECIDED, f"The range {_range(sum_)} does not stand in the record.")


def _as_annual(sum_: _Sum, figures: Sequence[Figure], context: Context) -> Verdict | None:
    """A sum with a basis, against figures with that basis; against a total it is a total called annual."""
    if sum_.said.basis == "total":
        return None
    same = _fitting(sum_, [f for f in figures if f.basis == sum_.said.basis and not f.superseded])
    per = money_words(sum_.said)
    if same:
        return _supported(context, same, f"The record says {_said(sum_)}{per}.")
    totals = _fitting(sum_, [f for f in figures if f.basis == "total" and not f.superseded])
    years = _years(context)
    if totals and sum_.said.basis == "year" and years is not None and years <= 1.1:
        return _supported(context, totals, f"The record gives {_money(totals[0])} for a contract of about a year.")
    if totals:
        sentence = f"{_money(totals[0])} is the whole sum in the record, not a sum{per}."
        return _contradicted(context, Reason.TOTAL_AS_ANNUAL, totals, sentence)
    whole = _now(figures, *_PRICE) or _now(figures, *_TOPS)
    if whole and years and sum_.said.basis == "year" and _derived(sum_, whole[0].amount, years):
        sentence = (
            f"The record gives {_money(whole[0])} in all and no yearly sum; {_said(sum_)} a year is worked out from it."
        )
        return RULE.says(VerdictWord.PARTIAL, sentence, _evidence(context, whole[:1]), Reason.DERIVED)
    return RULE.says(VerdictWord.NOT_IN_RECORD, f"The record gives no sum{per}.")


def _as_price(sum_: _Sum, figures: Sequence[Figure], context: Context) -> Verdict | None:
    """What was awarded or contracted, one award or all together."""
    prices = _now(figures, *_PRICE)
    found = _fitting(sum_, prices)
    if found:
        return _supported(
            context, found + _fitting(sum_, _now(figures, *_TOPS)), f"The record gives the award as {_money(found[0])}."
        )
    awards = _now(figures, SumKind.AWARD)
    whole = sum((f.amount for f in awards), Decimal(0))
    if len(awards) > 1 and fits(whole, sum_.said.amount_max, sum_.said.qualifier, sum_.unit):
        return _supported(context, awards, f"The record's {len(awards)} awards add up to {_said(sum_)}.")
    return None


def _as_advertised(sum_: _Sum, figures: Sequence[Figure], context: Context) -> Verdict | None:
    """The advertised value or one end of the advertised range."""
    prices = _now(figures, *_PRICE)
    tops, floors = _fitting(sum_, _now(figures, *_TOPS)), _fitting(sum_, _now(figures, SumKind.FLOOR))
    if prices and (tops or floors) and not sum_.earlier:
        if any(p.doubts for p in prices):
            return RULE.says(VerdictWord.UNDECIDED, _doubtful(prices[0]), _evidence(context, prices[:1]))
        if sum_.near is Nearness.SURE:
            sentence = f"{_said(sum_)} was the advertised figure; the record gives the award as {_money(prices[0])}."
            return _contradicted(context, Reason.ESTIMATE_AS_AWARD, [*(tops or floors), *prices], sentence)
        return RULE.says(
            VerdictWord.UNDECIDED,
            f"{_said(sum_)} was the advertised figure, the award is {_money(prices[0])}; the words fit either.",
            _evidence(context, [*(tops or floors), *prices]),
        )
    if tops:
        return _top(sum_, tops, figures, context)
    if floors:
        return _bottom(sum_, floors, figures, context)
    return None


def _top(sum_: _Sum, tops: Sequence[Figure], figures: Sequence[Figure], context: Context) -> Verdict:
    floors = _now(figures, SumKind.FLOOR)
    ranged = tops[0].kind is SumKind.CEILING and bool(floors) and floors[0].amount > 1
    if (
        ranged
        and sum_.said.qualifier in ("exact", "about", "at_least")
        and not (sum_.earlier and _now(figures, *_PRICE))
    ):
        sentence = f"{_said(sum_)} is the top of the range {_money(floors[0])} to {_money(tops[0])}."
        evidence = _evidence(context, [*tops, *floors])
        return RULE.says(VerdictWord.PARTIAL, sentence, evidence, Reason.UPPER_BOUND_AS_VALUE)
    limits = [
        f for f in figures if f.kind is SumKind.TEXT and f.limit and not f.superseded and f.amount < tops[0].amount
    ]
    if limits and sum_.said.qualifier == "up_to" and limits[0].amount >= tops[0].amount / 4:
        sentence = (
            f"The field says {_money(tops[0])}, the words of the notice {_money(limits[0])}; both stand in the record."
        )
        return RULE.says(VerdictWord.UNDECIDED, sentence, _evidence(context, [tops[0], limits[0]]))
    return _supported(context, tops, f"The record gives the advertised value as {_money(tops[0])}.")


def _bottom(sum_: _Sum, floors: Sequence[Figure], figures: Sequence[Figure], context: Context) -> Verdict:
    tops = _now(figures, *_TOPS)
    if sum_.said.qualifier in ("at_least", "over"):
        return _supported(context, floors, f"The record's lowest figure is {_money(floors[0])}.")
    if tops and tops[0].amount < floors[0].amount:
        return _supported(context, floors, f"The record gives {_money(floors[0])}.")
    upper = f" to {_money(tops[0])}" if tops else ", and no upper end"
    sentence = f"{_said(sum_)} is the lower end of what the record gives: from {_money(floors[0])}{upper}."
    return RULE.says(VerdictWord.PARTIAL, sentence, _evidence(context, [*floors, *tops]), Reason.LOWER_BOUND_AS_VALUE)


def _as_prose(sum_: _Sum, figures: Sequence[Figure], context: Context) -> Verdict | None:
    """A sum printed in the notice's own words."""
    prose = _fitting(sum_, [f for f in figures if f.kind is SumKind.TEXT and not f.superseded])
    if not prose:
        return None
    yearly = [f for f in prose if f.basis == "year"]
    whole = [f for f in prose if f.basis == "total"]
    if yearly and not whole and sum_.near is Nearness.SURE:
        sentence = f"{_said(sum_)} is a yearly sum in the record: “{_short(yearly[0].words)}”."
        if sum_.headline:
            return RULE.says(VerdictWord.PARTIAL, sentence, _evidence(context, yearly), Reason.BASIS_NOT_STATED)
        return _contradicted(context, Reason.ANNUAL_AS_TOTAL, yearly, sentence)
    return _supported(context, prose, f"The notice says: “{_short(prose[0].words)}”.")


def _as_part(sum_: _Sum, figures: Sequence[Figure], context: Context) -> Verdict | None:
    """The value of one lot, or a budget."""
    parts = _fitting(sum_, _now(figures, SumKind.LOT, SumKind.BUDGET))
    return _supported(context, parts, f"The record gives {_money(parts[0])}.") if parts else None


def _as_earlier(sum_: _Sum, figures: Sequence[Figure], context: Context) -> Verdict | None:
    """A figure that an earlier release had."""
    old = _fitting(sum_, [f for f in figures if f.superseded])
    if not old:
        return None
    if sum_.earlier:
        return _supported(context, old, f"An earlier release of the record said {_money(old[0])}.")
    now = [f for f in figures if f.kind is old[0].kind and not f.superseded] or _now(figures, *_PRICE, *_TOPS)
    if not now:
        return RULE.says(
            VerdictWord.UNDECIDED, f"{_money(old[0])} stood in an earlier release and nothing stands there now."
        )
    sentence = f"{_money(old[0])} stood in an earlier release; it was corrected to {_money(now[0])} before publication."
    return _contradicted(context, Reason.OUTDATED, [*now, *old], sentence)


def _as_wrong(sum_: _Sum, figures: Sequence[Figure], context: Context) -> Verdict | None:
    """No figure fits: wrong when the sum is surely the contract's and the record has one to hold against it."""
    prices = _now(figures, *_PRICE)
    tops = _now(figures, *_TOPS)
    right = prices or tops
    if sum_.near is not Nearness.SURE or not right or sum_.earlier:
        return None
    if any(f.doubts for f in right):
        return RULE.says(VerdictWord.UNDECIDED, _doubtful(right[0]), _evidence(context, right[:1]))
    if len(prices) > 1 or (not prices and _now(figures, SumKind.LOT)[1:]):
        return RULE.says(VerdictWord.UNDECIDED, f"{_said(sum_)} fits no figure of the record, which has several.")
    floors = _now(figures, SumKind.FLOOR)
    target = right[0].amount
    if not prices and floors and floors[0].amount <= sum_.said.amount_max <= target:
        sentence = f"{_said(sum_)} lies inside the record's range, {_money(floors[0])} to {_money(tops[0])}."
        return RULE.says(VerdictWord.UNDECIDED, sentence, _evidence(context, [*floors, *tops]))
    if _vat(sum_, target):
        sentence = (
            f"{_said(sum_)} would be {_money(right[0])} with or without VAT; the words do not say which is meant."
        )
        return RULE.says(VerdictWord.UNDECIDED, sentence, _evidence(context, right[:1]))
    years = _years(context)
    if years and years >= 1.5 and _derived(sum_, target, years):
        sentence = f"{_said(sum_)} is about one year's share of the {_money(right[0])} in the record."
        return RULE.says(VerdictWord.UNDECIDED, sentence, _evidence(context, right[:1]))
    slipped = slip(sum_.said.amount_max, target, sum_.unit)
    if slipped is Reason.WRONG_NUMBER and sum_.said.qualifier in ("up_to", "about", "over", "under", "at_least"):
        ratio = sum_.said.amount_max / target if target else Decimal(0)
        if Decimal("0.8") < ratio < Decimal("1.25"):
            return RULE.says(
                VerdictWord.UNDECIDED, f"The record gives {_money(right[0])}.", _evidence(context, right[:1])
            )
    kind = "the award as" if prices else "the advertised value as"
    return _contradicted(context, slipped, right, f"The record gives {kind} {_money(right[0])}, not {_said(sum_)}.")


def _vat(sum_: _Sum, amount: Decimal) -> bool:
    return any(rounds_to(amount * f, sum_.said.amount_max, sum_.unit) for f in (Decimal("1.2"), 1 / Decimal("1.2")))


def _derived(sum_: _Sum, amount: Decimal, years: float) -> bool:
    return abs(amount / Decimal(str(years)) - sum_.said.amount_max) <= sum_.said.amount_max * Decimal("0.06")


def _years(context: Context) -> float | None:
    terms = [t.days for t in context.record.terms if t.kind == "contract"]
    return terms[0] / 365.25 if terms else None


def _doubtful(figure: Figure) -> str:
    return f"The record's own figure, {_money(figure)}, is in doubt: {'; '.join(figure.doubts) or 'see its issues'}."


def _money(figure: Figure) -> str:
    return str(Money(figure.amount, figure.currency or "GBP"))


def _said(sum_: _Sum) -> str:
    return str(Money(sum_.said.amount_max, sum_.said.currency or "GBP"))


def _range(sum_: _Sum) -> str:
    return f"{Money(sum_.said.amount_min, sum_.said.currency or 'GBP')} to {_said(sum_)}"


def _short(words: str, most: int = 140) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= most else flat[: most - 1].rsplit(" ", 1)[0] + "…"


def _evidence(context: Context, figures: Iterable[Figure]) -> list[Evidence]:
    return [context.evidence(f.pointer, f.release_id, f.words or f.amount) for f in figures]


def _supported(context: Context, figures: Sequence[Figure], sentence: str) -> Verdict:
    return RULE.says(VerdictWord.SUPPORTED, sentence, _evidence(context, figures))


def _contradicted(context: Context, reason: Reason, figures: Sequence[Figure], sentence: str) -> Verdict:
    return RULE.says(VerdictWord.CONTRADICTED, sentence, _evidence(context, figures), reason)


RULE = Rule("value", 1, find, judge)
