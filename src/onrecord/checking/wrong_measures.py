"""Measures and ages that are surely wrong: ten times as long in one statement, another age from which help is given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.article.numbers import number_of
from onrecord.checking.about import about_another
from onrecord.checking.context import Context
from onrecord.checking.counting import is_tenfold
from onrecord.checking.measures import AGED, MEASURE, age_of, unit_of
from onrecord.checking.model import Evidence, Reason
from onrecord.checking.same_statement import telling_stems
from onrecord.reading import Passage
from onrecord.values import Span

_AROUND = 150
"""Code points of the notice on either side of a measure that say what is measured."""
_SHARED = 3
"""Telling words that both statements have."""
_GIVEN_TO = re.compile(
    r"\b(?:help|service|support|scheme|project|programme|care|it|places?|beds?|training|advice)\b[^.;:]{0,30}?\b(?:is|are"
    r"|will be|would be|was|were) (?:[a-z]+ )?(?:for|open to|aimed at|offered to|available to|delivered to|meant for)\b"
    r"[^.;:]{0,40}$",
    re.I,
)
"""Before an age from which somebody is helped; how many are so old is another matter."""


_TOO = re.compile(r" (?:as well|also|too|instead|more)\b")


@dataclass(frozen=True, slots=True)
class Wrong:
    """What the record has instead."""

    reason: Reason
    evidence: list[Evidence]


def wrong_measures(context: Context) -> Iterator[tuple[Span, Wrong]]:
    """Every measure and age of the article's own words that the record surely has otherwise."""
    for match in MEASURE.finditer(context.text):
        span = Span(*match.span())
        if _is_own(span, context) and (evidence := _tenfold(match, span, context)):
            yield span, Wrong(Reason.OFF_BY_10, evidence)
    for match in AGED.finditer(context.text):
        span = Span(*match.span())
        before = context.text[context.sentence(span).start : span.start]
        if not (_is_own(span, context) and _is_whom(before, span, context)):
            continue
        if evidence := _other_age(age_of(match), context):
            yield span, Wrong(Reason.WRONG_NUMBER, evidence)


def _is_whom(before: str, span: Span, context: Context) -> bool:
    """Whether an age says whom the help is for, and not for whom else."""
    return _GIVEN_TO.search(before) is not None and not _TOO.match(context.text, span.end)


def _is_own(span: Span, context: Context) -> bool:
    return context.quotation(span) is None and not about_another(span, context)


def _live(context: Context) -> list[Passage]:
    return [p for p in context.record.passages if not p.superseded]


def _tenfold(match: re.Match[str], span: Span, context: Context) -> list[Evidence]:
    """Where the notice has a tenth or ten times of it, and never itself, in a statement with the same telling words."""
    said, unit = number_of(match["n"]), unit_of(match["unit"])
    if said is None or said != said.to_integral_value():
        return []
    there = [
        (p, m, number_of(m["n"]))
        for p in _live(context)
        for m in MEASURE.finditer(p.text)
        if unit_of(m["unit"]) == unit
    ]
    if len({number for _, _, number in there}) != 1:
        return []
    ours = telling_stems(context.sentence(span).of(context.text)) - telling_stems(match.group())
    return [
        context.evidence(p.pointer, p.release_id, _near(m, p.text, 40))
        for p, m, number in there
        if number is not None and number == number.to_integral_value() and is_tenfold(int(said), int(number))
        if len(ours & telling_stems(_near(m, p.text, _AROUND))) >= _SHARED
    ][:5]


def _other_age(said: str, context: Context) -> list[Evidence]:
    """Where the notice has its one age from which on, another than the one said."""
    there = [(p, m) for p in _live(context) for m in AGED.finditer(p.text)]
    ages = {age_of(m) for _, m in there}
    if len(ages) != 1 or any(re.search(rf"\b{said}\b", p.text) for p in _live(context)):
        return []
    return [context.evidence(p.pointer, p.release_id, _near(m, p.text, 40)) for p, m in there[:5]]


def _near(match: re.Match[str], text: str, around: int) -> str:
    return " ".join(text[max(0, match.start() - around) : match.end() + around].split())
