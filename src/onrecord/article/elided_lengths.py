"""Lengths told without their unit, which was said before: "two years, then three more", "and there may be a third"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from onrecord.article.numbers import WORDS, number_of
from onrecord.values import Span

KINDS = r"(?:calendar|working|business|academic|school|financial|fiscal|tax|trading)"
"""What a unit may be of; a working day counts as a day, since records count no others."""
UNIT = (
    rf"(?:{KINDS}[\s-])?(?:years?|yrs?|decades?|century"
    r"|centuries|months?|mths?|weeks?|wks?|fortnights?|days?|hours?|hrs?|minutes?|mins?)"
)
_ONE = rf"(?:\d{{1,2}}|{WORDS})"
_FURTHER = r"(?:another\s|an?\s(?:further|additional)\s)?"
_END = r"(?=[.,;)]|\s(?:if|should|after)\b|$)"
_NEXT = (
    rf"(?:,?\s(?:and\s|plus\s)?(?:then\s)?(?:(?:for|by)\s)?(?:another\s|a\sfurther\s)?(?P<PLACE>{_ONE})"
    r"(?:\s(?:more|again))?)?"
)
_ORDINALS = "second third fourth fifth sixth seventh eighth ninth tenth".split()
_ORDINAL = rf"(?:{'|'.join(_ORDINALS)})"
_ORDINAL_YEAR = re.compile(
    r"\b(?:options?|possibility|chance|extension|extended|extendable|extending|extend)\s(?:(?:of|for|to add"
    r"|to extend|by|into|it|to|on)\s){1,3}"
    rf"(?P<span>an?\s(?:second|third|fourth|fifth|sixth|seventh)(?:\s(?P<unit>{UNIT}))?)(?!\w)",
    re.IGNORECASE,
)
_OPTION_OF = re.compile(
    r"\b(?:options?|possibility|chance|extensions?|extended|extendable|extend|stretched|prolonged|renewed"
    r"|lengthened)\s"
    r"(?:(?:of|for|to add|to extend|by|it|to|on)\s){1,3}"
    rf"(?P<span>(?:up\sto\s)?{_FURTHER}(?P<one>{_ONE})(?:\s(?:more|further)(?:\sones?)?)?"
    rf"(?:,?\s(?:and|plus)\s(?:then\s)?(?:(?:for|by)\s)?(?:another\s)?(?P<two>{_ONE})(?:\smore)?)?)"
    r"(?=[.,;)]|\s(?:if|should|after)\b|$)",
    re.IGNORECASE | re.MULTILINE,
)
"""A number alone, of the unit that was said before: "an option of up to two more", "by another two and then one"."""
_ADDED = re.compile(
    r"\b(?:can|could|may|might|to)\s(?:then\s|also\s)?(?:add|tack\son|go\son|carry\son|continue"
    r"|run\son|prolong\sit)\s"
    r"(?:(?:by\s)?(?:a|one)\s(?:year|month)\sat\sa\stime,?\s)?"
    rf"(?:for\s|by\s)?(?P<span>(?:up\sto\s)?{_FURTHER}(?P<one>{_ONE})"
    rf"(?:\s(?:more|further|again)(?:\sones?)?)?{_NEXT.replace('PLACE', 'two')}{_NEXT.replace('PLACE', 'three')})"
    rf"{_END}",
    re.IGNORECASE | re.MULTILINE,
)
"""The same, of what may be added: "could add three, then three again, then one"."""
_MAY_FOLLOW = re.compile(
    rf"\b(?P<span>(?:up\sto\s)?(?P<one>{_ONE})\s(?:more|further|extra|additional|optional)(?:\sones?)?)"
    r"\s(?:(?:may|can|could|might)\s(?:then\s)?(?:be\s(?:added|tacked\son|had|granted|taken)|follow|come)"
    r"|(?:is|are)\spossible)\b",
    re.IGNORECASE,
)
"""The same, of what may follow: "and four further ones may be added"."""
_THEN = re.compile(
    r"(?:\b(?:and|but|then|plus|with|perhaps|possibly|maybe|after\s(?:that|which),?|there\s(?:is|are"
    r"|(?:could|may|might|can|would)\sbe)(?:\san\soption\sof)?)\s(?:for\s|by\s)?)"
    rf"(?P<span>(?:up\sto\s|as\smany\sas\s)?(?:another\s)?(?P<one>{_ONE})\s(?:more|further|again)(?:\sones?)?)"
    r"(?=[.,;:)]|\s(?:if|should|after|when|provided|subject|taken|one\b|a\syear|on\stop|may|can|could|might|are\s(?:possible"
    r"|allowed)|at\s(?:its|their|the)\s|in\s(?:single|yearly|annual)|each|to\sfollow|by\s(?:mutual|agreement))|$)",
    re.IGNORECASE | re.MULTILINE,
)
"""The same behind the length itself: "seven years, and then three more if all goes well"."""
_AT_MOST = re.compile(
    r"\b(?:and|but|or)\s(?:for\s)?(?P<span>(?:(?:no|not|never)\smore\sthan|at\smost|a\smaximum\sof)\s"
    rf"(?P<one>{_ONE})|(?P<two>{_ONE})\s(?:at\s(?:the\s)?(?:very\s)?most|in\sall|altogether))"
    r"(?=[.,;:)]|\s(?:if|should)\b|$)",
    re.IGNORECASE | re.MULTILINE,
)
"""The longest life, of the unit of the term: "five years to begin with and for no more than ten"."""
_NTH = re.compile(
    r"\b(?:(?:there\s(?:may|might|could|can|would)\s(?:then\s)?be|with|plus|perhaps|possibly|maybe)\s"
    rf"(?P<span>an?\s(?:(?:possible|optional|further|extra)\s)?(?P<nth>{_ORDINAL}))"
    r"(?=[.,;:)”’]|\s(?:if|should|to\sfollow|in\sreserve|possible|on\soffer|as\san\soption)\b|$)"
    rf"|(?P<follows>an?\s(?:(?:possible|optional|further|extra)\s)?(?P<next>{_ORDINAL}))"
    r"(?=\s(?:(?:may|might|could|can|would)\s(?:then\s)?(?:follow|come|be\s(?:added|granted|tacked\son|agreed))"
    r"|is\s(?:possible|an\soption)|to\sfollow)\b)"
    rf"|(?P<optional>the\s(?:possible|optional|extra)\s(?P<last>{_ORDINAL}))(?=[.,;:)”’]|\s(?:is|if|may|might|could)\b|$))",
    re.IGNORECASE | re.MULTILINE,
)
"""One more than the term has: "for three years, and there may be a fourth"."""
_NTH_NAMES = (("span", "nth"), ("follows", "next"), ("optional", "last"))
_AS_MANY = re.compile(
    r"\b(?P<span>(?:for\s)?(?:as\s(?:many|long)|the\ssame)\sagain)(?=[.,;:)]|\s(?:if|should|in|at|may|can"
    r"|could)\b|$)",
    re.I | re.M,
)
"""As much as the term itself: "for two years, and as many again"."""
_LENGTH = re.compile(rf"\b(?P<number>\d{{1,3}}|{WORDS}|an?)[\s-](?:\w+\s)?(?P<unit>{UNIT})\b", re.IGNORECASE)
_COUNTED = re.compile(rf"\b{_ONE}\s(?:[a-z-]+\s)?(?!{UNIT}\b)[a-z]{{3,}}s\b", re.IGNORECASE)
_UNIT_BEFORE = 140
"""Characters before such a number in which its unit is looked for."""


@dataclass(frozen=True, slots=True)
class Elided:
    """Numbers that stand for lengths, the unit that was said before, and where they stand."""

    span: Span
    numbers: tuple[Decimal, ...]
    unit: str


def find_elided(text: str) -> Iterator[Elided]:
    """Every length of `text` that is told without its unit; the unit is that of the length before it.

    >>> [(e.numbers, e.unit) for e in find_elided("It is for two years, and then three more if all goes well.")]
    [((Decimal('3'),), 'years')]
    """
    yield from _ordinal_years(text)
    for pattern in (_OPTION_OF, _ADDED, _MAY_FOLLOW):
        for found in pattern.finditer(text):
            if unit := _last_unit(text[: found.start()]):
                yield from _with_numbers(found, unit)
    yield from _behind_a_length(text)


def _ordinal_years(text: str) -> Iterator[Elided]:
    """One more of a unit: "the option of a third", "extended for a fifth year"."""
    for found in _ORDINAL_YEAR.finditer(text):
        if unit := found["unit"] or _last_unit(text[: found.start()]):
            yield Elided(Span(*found.span("span")), (Decimal(1),), unit)


def _with_numbers(found: re.Match[str], unit: str) -> Iterator[Elided]:
    said = [found[name] for name in ("one", "two", "three") if found.groupdict().get(name)]
    numbers = [number for each in said if (number := number_of(each))]
    if numbers:
        yield Elided(Span(*found.span("span")), tuple(numbers), unit)


def _behind_a_length(text: str) -> Iterator[Elided]:
    """Where a length stands before it in the paragraph, and nothing else that is counted stands between them."""
    for pattern in (_THEN, _AT_MOST):
        for found in pattern.finditer(text):
            if before := _last_length(text, found.start("span")):
                yield from _with_numbers(found, before["unit"])
    for found in _NTH.finditer(text):
        before = _last_length(text, found.start())
        span, nth = next(names for names in _NTH_NAMES if found[names[0]])
        if before and number_of(before["number"]) == _ORDINALS.index(found[nth].lower()) + 1:
            yield Elided(Span(*found.span(span)), (Decimal(1),), before["unit"])
    for found in _AS_MANY.finditer(text):
        before = _last_length(text, found.start())
        if before and (number := number_of(before["number"])):
            yield Elided(Span(*found.span("span")), (number,), before["unit"])


def _last_length(text: str, end: int) -> re.Match[str] | None:
    start = max(text.rfind("\n", 0, end) + 1, end - _UNIT_BEFORE)
    last = next(reversed([*_LENGTH.finditer(text, start, end)]), None)
    return None if last is None or _COUNTED.search(text, last.end(), end) else last


def _last_unit(before: str) -> str | None:
    units = re.findall(rf"\b({UNIT})\b", before[-_UNIT_BEFORE:], re.IGNORECASE)
    return units[-1] if units else None
