"""A sum that its words name as one certain figure: the advertised one, the one with VAT, the first year's, an option's.

Such a sum is held against that figure alone, though the article gives the price beside it, and is silent where the
record does not have that figure.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from onrecord.article import SumMention
from onrecord.checking.context import Context
from onrecord.checking.firm import is_firm, is_for_another_thing
from onrecord.checking.governed import FILL, known_stems, names_one, stem, telling
from onrecord.checking.model import Reason, Verdict
from onrecord.checking.money import fits, slip
from onrecord.checking.people import BUYER_ROLES, names_another
from onrecord.checking.sums import PRICE, TOPS, SumSaid, is_corrected_next, now, shown, years_of
from onrecord.checking.worth.conditions import is_condition
from onrecord.checking.worth.says import Figures, contradicted
from onrecord.reading import Figure, SumKind
from onrecord.reading.money.amounts import read_amount
from onrecord.values import Span
from onrecord.values.patterns import later

_WORK = (
    r"(?:it|(?:the|this|that|its) (?:[\w’'-]+ ){0,2}?(?:contracts?|deals?|tender|framework|agreement|commission|works?"
    r"|job|order|project|scheme|service|study|lease|supply|repairs|notice))"
)
_PUT_OUT = (
    r"(?:advertised|tendered|put (?:out )?(?:to|on) (?:tender|the market|bidders)|put out|offered"
    r"|(?:out|went|gone|taken|sent)(?: out)? to (?:tender|market|bidders))"
)
_PUT_OUT_AT = later(
    rf"\b{_PUT_OUT}(?: {_WORK})?(?:,? (?:last|in|on|this) [^.,;:£\n]{{1,25}})?,? (?:at|for(?! an?\b)"
    rf"|with an? (?:\w+ )?(?:value|price|budget|estimate|ceiling) of)\s{FILL}",
    re.I,
)
_ADVERTISED = later(
    rf"\bwhen {_WORK} (?:was|were|had been|went|first went)(?: first| originally)?(?: {_PUT_OUT}| out to tender"
    rf"| to tender| to market)\b[^.;:£\n]{{0,90}}?\b(?:(?:valued|put|priced|estimated)(?: it| the \w+)? at|(?:expected"
    rf"|hoped|planned|reckoned|intended) to (?:spend|pay|cost|be worth)|worth"
    rf"|(?:value|price|cost|estimate|figure|budget) (?:of|was|at))\s{FILL}"
    r"|(?:\bthe|\bits|\btheir|[’']s) (?:advertised|published|pre-tender|tender)(?: \w+)? (?:estimate|value|figure"
    rf"|price)(?: for (?:it|that|this|the \w+))? (?:is|was|of|stood at)\s{FILL}",
    re.I,
)
_TOP = later(
    rf"(?:\bthe|\bits|\btheir|[’']s) (?:top|upper|highest|maximum)(?: \w+)? (?:estimate|value|figure)"
    rf"(?: for (?:it|that|this|the \w+))? (?:is|was|of|stood at)\s{FILL}"
    rf"|\bthe (?:\w+ )?estimate (?:published|given|printed|stated|shown|put out)(?: [\w’']+){{0,4}}? (?:goes|went|runs"
    rf"|ran) (?:as high as|up to|to)\s{FILL}",
    re.I,
)
_VAT = r"(?:,? (?:before|without|with|excluding|including|plus) (?:the )?VAT,?)?"
_IS_ADVERTISED = later(
    rf"^{_VAT},? (?:(?:given|published|printed|stated|shown|named) as (?:the|an|its) (?:\w+ )?(?:estimate|guide price"
    rf"|advertised value|estimated value)"
    rf"|(?:at|for) which (?:[\w’'-]+ ){{1,3}}?(?:had |was |were )?(?:first |originally )?(?:been )?(?:advertised"
    rf"|tendered|put out)"
    rf"|that (?:had been|was|were) (?:first |originally )?(?:advertised|estimated|in the (?:notice|advert\w*)))\b",
    re.I,
)
_SET_ASIDE = r"(?:pencilled in|set aside|budgeted(?: for)?|earmarked|allowed|allocated|put by|put aside)"
_LAID_BY = later(rf"\b(?:for|on) which [^.,;:£\n]{{1,50}}? had (?:\w+ly )?{_SET_ASIDE}\s{FILL}", re.I)
_IS_LAID_BY = later(rf"^{_VAT},? (?:that|which) (?:had been|was|were) (?:first |originally )?{_SET_ASIDE}\b", re.I)
_IN_BUDGET = later(r"^ (?:is |was |stands )?(?:down |put down |entered |set aside )?in (?:the|its) budget\b", re.I)
_FIRST_YEAR = later(r"[^;:\n]{0,60}? in (?:the|its|their) (?:first|opening) (?:twelve months|12 months|year)\b", re.I)
_MORE = (
    r"(?:extension|option|renewal|top-up|(?:extra|additional|optional|further) (?:work|time|years?|months?|period"
    r"|term))"
)
_OF_MORE = later(
    rf"\b(?:the|that|this|its|any|an?) (?:[\w-]+ )?{_MORE}\b(?:, [^.;:£\n]{{1,40}},)? (?:(?:is|was|would be|will be"
    rf"|may be|could be|has been) )?(?:worth|valued at|priced at|put at|will cost|would cost|could cost|costs?"
    r"|for|at|of)\s"
    r"(?:(?:an?|further|extra|another|at|most|up|to|about|around|as|much|nearly|over|some|the|sum|of|more|than) )"
    r"{0,6}$",
    re.I,
)
_FOR_MORE = later(
    rf"^(?: more| extra)? (?:for|if|should|were)\b[^.,;:£\n]{{0,40}}? (?:the|that|its|any) (?:[\w-]+ )?{_MORE}\b", re.I
)
_SUM_OF_MORE = re.compile(rf"\b{_MORE}\b[^£.\n]{{0,80}}£ ?(?P<amount>\d[\d,]*(?:\.\d+)?)", re.I)
_NOT_OURS = re.compile(
    r"\b(?:previous|last (?:contract|time|deal|tender|round)"
    r"|other(?! (?:bidders|firms|companies|suppliers|tenderers|rivals))|another|similar|separate|old|former|wider"
    r"|lots?|phase|stage|each|per|apiece|if only|nearly all|no longer)\b",
    re.I,
)
_ADVERTISED_WORDS = re.compile(
    r"\badvertis\w+|\bestimated (?:total |contract )?value|\bvalue of (?:the|this) tender", re.I
)
_NET_AND_GROSS = re.compile(
    r"(?: (?:before|without|excluding|ex) VAT)?,? (?:or|and|that is|which is|rising to|which comes to)\s"
    r"(?:[a-z]+ ){0,4}",
    re.I,
)
_GROSS = re.compile(
    r"^,? (?:with|including|inc|once|after|when|if)(?: the)? (?:VAT|tax)\b|^ (?:\w+ )?VAT (?:in|added)\b", re.I
)
_FEWEST = 2
"""Digits that a sum must print to be held against one figure, unless the words leave no other."""


def as_named(said: SumSaid, figures: Figures, context: Context) -> Verdict | None:
    """Wrong as the figure that the words name; None where they name none, or the record has it not or not clearly."""
    if context.said_by_someone(said.span) or said.elsewhere:
        return None
    if (taxed := _as_taxed(said, figures, context)) is not None:
        return taxed
    sentence = context.sentence(said.span)
    before, after = context.text[sentence.start : said.span.start], context.text[said.span.end : sentence.end]
    if names_another(said.span, context) or is_for_another_thing(said.span, context):
        return None
    if (more := _as_more(said, figures, before, after, context)) is not None:
        return more
    if said.digits < _FEWEST or _NOT_OURS.search(before) or _NOT_OURS.search(after[:_BESIDE]):
        return None
    if said.sure and _FIRST_YEAR.match(context.text, said.span.start) and _is_the_buyers(said, sentence, context):
        found = [f for f in now(figures, SumKind.TEXT) if f.basis == "year" and _FIRST_YEAR_WORDS.search(f.words)]
        return _held(said, found, "for the first year", context)
    if _IN_BUDGET.search(after):
        return _held(said, now(figures, SumKind.BUDGET), "in the budget", context)
    if is_corrected_next(said.span, context):
        old = [f for f in figures if f.superseded and f.kind in PRICE]
        return _held(said, [replace(f, doubts=()) for f in old], "in an earlier release", context)
    return _as_advertised(said, figures, before, after, context)


_BESIDE = 60
_FIRST_YEAR_WORDS = re.compile(r"\bfirst (?:twelve months|12 months|year)\b", re.I)


def _is_the_buyers(said: SumSaid, sentence: Span, context: Context) -> bool:
    return is_firm(said.span, context) or names_one(sentence, BUYER_ROLES, context)


def is_named(span: Span, context: Context) -> bool:
    """Whether the words around the sum at `span` name it as one certain figure of a purchase."""
    sentence = context.sentence(span)
    before, after = context.text[sentence.start : span.start], context.text[span.end : sentence.end]
    if any(words.search(before) for words in (_PUT_OUT_AT, _ADVERTISED, _TOP, _LAID_BY, _OF_MORE)):
        return True
    behind = (_IS_ADVERTISED, _IS_LAID_BY, _IN_BUDGET, _FOR_MORE)
    return (
        bool(_FIRST_YEAR.match(context.text, span.start))
        or any(words.match(after) for words in behind)
        or _pair(span, context) is not None
    )


def _as_advertised(said: SumSaid, figures: Figures, before: str, after: str, context: Context) -> Verdict | None:
    """ "The work was advertised at £84,600", "well above the £84,600 given as the estimate"."""
    prices, floors = now(figures, *PRICE), now(figures, SumKind.FLOOR)
    laid_by = _LAID_BY.search(before) or _IS_LAID_BY.match(after)
    # What had been set aside may be a budget of which no notice tells: the award beside it ties it to the notice.
    if laid_by and not any(_prints(f, said, context) for f in prices):
        return None
    top = _TOP.search(before)
    if not (laid_by or top or _ADVERTISED.search(before) or _IS_ADVERTISED.match(after) or _put_out(before, context)):
        return None
    tops = now(figures, *TOPS) or [
        f for f in now(figures, SumKind.TEXT) if _ADVERTISED_WORDS.search(f.words) and not is_condition(f)
    ]
    if floors and tops and not top and floors[0].amount <= said.said.amount_max <= tops[0].amount:
        return None
    return _held(said, tops, "as the advertised value", context)


def _put_out(before: str, context: Context) -> bool:
    """Whether "advertised at" is said of the purchase: what stands before it tells of no other thing."""
    found = _PUT_OUT_AT.search(before)
    if found is None:
        return False
    subject = _HELPING.split(_PARTS.split(before[: found.start()])[-1])[0]
    return telling(subject) - _BOUGHT <= context.once(known_stems)


_PARTS = re.compile(r"[,;:—–]\s|\b(?:and|but|while)\s")
_HELPING = re.compile(r"\s(?:was|were|had|has|have|is|are|went|first|being)\b")
_BOUGHT = frozenset(map(stem, "job tender framework scheme project commission notice order agreement purchase".split()))


def _as_more(said: SumSaid, figures: Figures, before: str, after: str, context: Context) -> Verdict | None:
    """ "The extension would be worth at most a further £20m", "£20m more if it takes up the option"."""
    if not (_OF_MORE.search(before) or _FOR_MORE.match(after)):
        return None
    texts = now(figures, SumKind.TEXT)
    found = [f for f in texts if any(read_amount(m["amount"]) == f.amount for m in _SUM_OF_MORE.finditer(f.words))]
    return _held(said, found, "for the extension", context)


def _as_taxed(said: SumSaid, figures: Figures, context: Context) -> Verdict | None:
    """ "£33,721, or £40,465.20 with VAT": where one of the two is the record's, the other must be so too."""
    pair = _pair(said.span, context)
    if pair is None:
        return None
    other, net = pair
    wholes = now(figures, *PRICE) or now(figures, *TOPS)
    ours, theirs = [f for f in wholes if f.net is net], [f for f in wholes if f.net is (not net)]
    if not any(fits(f.amount, other.high, str(other.qualifier), other.unit) for f in theirs):
        return None
    return _held(said, ours, "before VAT" if net else "with VAT", context, taxed=True)


def _pair(span: Span, context: Context) -> tuple[SumMention, bool] | None:
    """The sum that this one is said with or without VAT beside, and whether this one is the one without."""
    sums = context.article.sums
    place = bisect_left(sums, span.start, key=lambda m: m.span.end)
    for one, two in pairwise(sums[max(0, place - 1) : place + 2]):
        between = context.text[one.span.end : two.span.start]
        if not (one.span.overlaps(span) or two.span.overlaps(span)) or not _NET_AND_GROSS.fullmatch(between):
            continue
        if _GROSS.match(context.text[two.span.end : two.span.end + 30]) or _GROSS.search(two.text):
            return (two, True) if one.span.overlaps(span) else (one, False)
    return None


def _held(
    said: SumSaid, found: Iterable[Figure], what: str, context: Context, *, taxed: bool = False
) -> Verdict | None:
    """Wrong where the record has one figure of that name, without a doubt, that nothing makes of it."""
    held = [f for f in found if said.net is None or f.net is None or f.net is said.net]
    if len({f.amount for f in held}) != 1 or held[0].doubts:
        return None
    right = held[0].amount
    years = years_of(context) or 0
    if not taxed and (said.net is None or held[0].net is None) and said.is_with_vat(right):
        return None
    if said.fits(right) or not said.of_like_size(right) or (years >= _SEVERAL_YEARS and said.is_share(right, years)):
        return None
    near = right * 4 < said.said.amount_max * 5 and said.said.amount_max * 4 < right * 5
    if said.said.qualifier not in ("exact", "range") and near:
        return None
    sentence = f"The record gives {shown(held[0])} {what}, not {said}."
    reason = slip(said.said.amount_max, right, said.unit)
    return contradicted(context, Reason(reason), held, sentence)


_SEVERAL_YEARS = 1.5


def _prints(figure: Figure, said: SumSaid, context: Context) -> bool:
    """Whether another sum of the article is a figure of the record."""
    others = (m for m in context.article.sums if m.high != said.said.amount_max)
    return any(fits(figure.amount, m.high, str(m.qualifier), m.unit) for m in others)
