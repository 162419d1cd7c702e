"""What a sum is for: the whole, a year of it, or one unit ("a year", "annual", "per session")."""

from __future__ import annotations

import re

from onrecord.article.model import Basis
from onrecord.values import Span

_PERIODS: dict[str, Basis] = {
    "year": Basis.YEAR,
    "annum": Basis.YEAR,
    "yr": Basis.YEAR,
    "season": Basis.UNIT,
    "month": Basis.MONTH,
    "calendar month": Basis.MONTH,
    "week": Basis.WEEK,
    "day": Basis.DAY,
    "night": Basis.UNIT,
    "hour": Basis.UNIT,
    "minute": Basis.UNIT,
}
_ADVERBS: dict[str, Basis] = {
    "annual": Basis.YEAR,
    "annually": Basis.YEAR,
    "yearly": Basis.YEAR,
    "monthly": Basis.MONTH,
    "weekly": Basis.WEEK,
    "daily": Basis.DAY,
    "nightly": Basis.UNIT,
    "hourly": Basis.UNIT,
    "apiece": Basis.UNIT,
    "each": Basis.UNIT,
    "pa": Basis.YEAR,
    "p.a": Basis.YEAR,
    "p.a.": Basis.YEAR,
    "pcm": Basis.MONTH,
}
_PERIOD_WORDS = "|".join(sorted(_PERIODS, key=len, reverse=True))
_UNITS = (
    r"head|person|session|pupil|student|child|visit|household|home|unit|item|tonne|ton|mile|kilometre|resident"
    r"|place|ticket|share|patient"
    r"|litre|gallon|barrel|copy|square (?:metre|foot)|metre|foot|shift|trip|journey|passenger|dose|bed|room|plate"
    r"|pint|kilo|time|pop|go|lot|site|dwelling|property|vehicle|minibus|bus|van|lorry|laptop|meal"
)
_ATTACHED = re.compile(
    rf"\s?[-/\s]\s?(?:(?:an?|per|every|each|in each|in every|for each|for every)[\s-]+"
    rf"|(?<=/))(?P<period>{_PERIOD_WORDS})(?![\w'’])"
    rf"|[-\s](?:an?|per|each|every|for each|for every)[\s-](?P<unit>{_UNITS})\b"
    r"|[-\s]per[\s-](?!cent\b|annum)(?P<other>[a-z]+)\b"
    r"|\sfor\s(?:every|each)\s(?:\d[\d,]*\s)?(?P<share>[a-z]+)\b"
    r"|\s(?:in|for|during|over) (?:the|its|their|a)? ?"
    r"(?:(?P<first>(?:first|opening|initial|single|coming"
    r"|current|one|final|second|third|last|past) (?:financial |full )?(?:year|twelve months|12 months))"
    r"(?! (?:of|or|running|in a row|to)\b))"
    r"|\sin (?P<one>year one|each of (?:the |its |their |those )?(?:\w+ )?years)\b"
    r"|,?[-\s]\(?(?P<adverb>annually|yearly|monthly|weekly|daily|nightly|hourly|apiece|each(?=[\s.,;)]"
    r"|$)(?! (?:year|month|week|day|other|of))|p\.a\.?|pa\b|pcm\b)",
    re.IGNORECASE,
)

_MONEY_NOUN = (
    r"(?:cost|price|value|fee|budget|rent|charge|bill|contract|spend|spending|sum|payment|grant|salary|turnover"
    r"|funding|income"
    r"|allowance|rate|saving|figure|total|subsidy|premium|subscription|deal|revenue|profit|loss|amount"
    r"|expenditure|outlay|wage|cap"
    r"|limit|ceiling|maximum|minimum|maintenance|running|operating|average|rental|licence|outgoing|instalment"
    r"|loss(?:es)|pay)(?:s|es)?"
)
_ADJECTIVE = r"(?P<adverb>annual|yearly|monthly|weekly|daily|nightly|hourly)"
_BEFORE = re.compile(
    r"\bper-(?P<unit>[a-z]+)\s(?:[a-z]+\s)?(?:[a-z]+\s)?$"
    rf"|\b{_ADJECTIVE}\s+(?:(?:[a-z-]+\s+){{0,2}}?{_MONEY_NOUN}\b[^.,;:!?£$€\d\n]{{0,60}})?$"
    r"|\b(?:each|every|per)\s(?P<period>year|month|week|day)\b(?:\s(?:it|he|she|they|we"
    r"|the council))?(?:\s[a-z]+){0,3}\s$"
    r"|\b(?P<clause>annually|yearly|monthly|weekly)\s(?:at|to|comes? to|costs?|worth|about|around|some|over|nearly)\s$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"(?:\s|-)(?:[a-z]+\s)?{_ADJECTIVE}(?:\s+(?:[a-z-]+\s+){{0,2}}?{_MONEY_NOUN}\b|[-\s](?:price|deal|contract))"
    rf"|(?:,| –| -|\s\()\s?(?:which is |that is |this is )?(?:an?|the)\s(?P<apposed>annual|yearly|monthly|weekly"
    rf"|daily|hourly)\s(?:[a-z-]+\s)?{_MONEY_NOUN}\b"
    r"|[,;.]?\s(?:[Tt]he|[Tt]hat|[Tt]his|[Ii]ts?|[Ww]hich)\s(?:[a-z]+\s){0,2}(?:is|was|are|were)\s(?:the\s|an?\s)?"
    r"(?P<said>annual|yearly|monthly|weekly|per annum|per year|each year|a year)\b",
    re.IGNORECASE,
)
_WINDOW = 110
"""Characters looked at before a sum: an adjective, its noun and a few words ("annual running costs are to be")."""


def basis_attached(text: str, end: int) -> tuple[Basis, Span] | None:
    """The basis that follows directly on a sum ending at `end`, with the span of its words.

    >>> basis_attached("£5.1m A YEAR", 5)
    (<Basis.YEAR: 'year'>, Span(start=6, end=12))
    >>> basis_attached("£40,000-a-year", 7)
    (<Basis.YEAR: 'year'>, Span(start=8, end=14))
    """
    found = _ATTACHED.match(text, end)
    if not found:
        return None
    start = end + len(found.group()) - len(found.group().lstrip(" -,/(\t\u00a0"))
    return _basis_of(found), Span(start, found.end())


def basis_nearby(text: str, start: int, end: int) -> tuple[Basis, Span] | None:
    """The basis that words near a sum give it ("an annual fee of £900", "£1.67m, an annual price").

    >>> basis_nearby("an annual fee of £900", 17, 21)
    (<Basis.YEAR: 'year'>, Span(start=3, end=9))
    """
    found = _BEFORE.search(text, max(0, start - _WINDOW), start) or _AFTER.match(text, end)
    if not found:
        return None
    return _basis_of(found), Span(*found.span(str(_group(found))))


def _group(found: re.Match[str]) -> str:
    return next(name for name, words in found.groupdict().items() if words)


def _basis_of(found: re.Match[str]) -> Basis:
    group = _group(found)
    words = re.sub(r"\s+", " ", found.group(group).lower())
    if group in ("first", "one") or words in ("per annum", "per year", "each year", "a year"):
        return Basis.YEAR
    return _PERIODS.get(words) or _ADVERBS.get(words) or Basis.UNIT
