"""Measures that an article and the notice share: lengths, shares of the marks, how often, how many hours a day.

They only ever confirm: another measure may be of another thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from onrecord.article.numbers import number_of
from onrecord.checking.context import Context
from onrecord.checking.model import Evidence
from onrecord.checking.placed import Taken
from onrecord.values import Span

_N = (
    r"(?:\d{1,3}(?:,\d{3})+|\d{1,6}(?:\.\d+)?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|fifteen|sixteen|eighteen)"
)
_UNITS = {
    "%": r"%|per ?cent|percent|percentage points",
    "m": r"m|metres?|meters?",
    "km": r"km|kilometres?|kilometers?",
    "nautical mile": r"nautical miles?",
    "mile": r"miles?",
    "ha": r"ha|hectares?",
    "acre": r"acres?",
    "t": r"tonnes?|tons?",
    "m2": r"m2|sqm|sq ?m|square metres?",
    "kw": r"kw|kilowatts?",
    "mw": r"mw|megawatts?",
    "l": r"litres?",
    "times a year": r"times (?:a|per|each) year",
    "times a week": r"times (?:a|per|each) week",
    "hours a day": r"hours? (?:a|per|each) day",
    "days a week": r"days? (?:a|per|each) week",
}
_ANY_UNIT = "|".join(_UNITS.values())
MEASURE = re.compile(rf"(?<![\w£€$.,/-])(?P<n>{_N})\+?(?: |-|\u00a0)?(?P<unit>{_ANY_UNIT})(?![\w%])", re.I)
_OFTEN = re.compile(r"\b(?P<how>once|twice) (?P<each>(?:a|per|each|every) (?:day|week|month|year))\b", re.I)
_SHARES = {
    "nine tenths": 90,
    "four fifths": 80,
    "three quarters": 75,
    "seven tenths": 70,
    "two thirds": 67,
    "three fifths": 60,
    "half": 50,
    "two fifths": 40,
    "one third": 33,
    "three tenths": 30,
    "one quarter": 25,
    "one fifth": 20,
    "one tenth": 10,
}
_MARKS = re.compile(
    rf"(?<![\w£€$.,/-])(?P<n>{_N}|{'|'.join(_SHARES)})"
    r"(?: ?%| per cent| percent)? (?:(?:out )?of (?:a hundred|100) )?(?:of the |the )?(?:(?:available |total )?"
    r"(?:marks?|points|scores?|weight\w*)|for (?:quality|price|cost|social value)|(?:to"
    r"|on) (?:quality|price|cost|method|technical merit|social value))\b",
    re.I,
)
_ROUND_THE_CLOCK = re.compile(
    r"\b(?:24[ /-]?7|24 hours a day|round[- ]the[- ]clock|around the clock|day and night|at any hour|24[- ]hours?)\b",
    re.I,
)
_MANNER = re.compile(
    r"\b(?:(?:delivered|held|given|taught) )?(?P<how>in person|face[- ]to[- ]face|online|on site|by post)\b", re.I
)
_AROUND = 40


def measures(context: Context) -> Iterator[tuple[Span, list[Evidence]]]:
    """Every measure of the article's own words that the record has too, with where it has it; none overlap."""
    taken = Taken(m.span for found in (context.article.sums, context.article.durations) for m in found)
    for span, evidence in _found(context):
        if evidence and context.quotation(span) is None and not taken.overlaps(span):
            taken.add(span)
            yield span, evidence


def _found(context: Context) -> Iterator[tuple[Span, list[Evidence]]]:
    for match in _MARKS.finditer(context.text):
        yield Span(*match.span()), _weights(_share(match["n"]), context)
    for match in MEASURE.finditer(context.text):
        said, unit = number_of(match["n"]), unit_of(match["unit"])
        weights = _weights(said, context) if unit == "%" else []
        yield Span(*match.span()), [*_measured(said, unit, context), *weights]
    for match in AGED.finditer(context.text):
        yield Span(*match.span()), _ofage_of(age_of(match), context)
    for match in _OFTEN.finditer(context.text):
        yield Span(*match.span()), _worded(re.compile(rf"\b{match['how']} {match['each']}\b", re.I), context)
    for match in _MANNER.finditer(context.text):
        how = "[- ]".join(re.split(r"[- ]", match["how"]))
        yield Span(*match.span()), _worded(re.compile(rf"\b{how}\b", re.I), context)
    for match in _ROUND_THE_CLOCK.finditer(context.text):
        yield Span(*match.span()), _worded(_ROUND_THE_CLOCK, context)


AGED = re.compile(
    r"\b(?:aged (?:from )?|(?:from|at) the age of "
    r"|over the age of )(?P<a>\d{1,2})(?:(?: years)?(?: and (?:over|older|above)| or (?:over|older"
    r"|above|more)|\+| upwards))?(?!\d)"
    r"|\b(?P<b>\d{1,2})(?: years)?(?: of age)?(?: and (?:over|older|above)| or (?:over|older|above"
    r"|more)|\+)(?! of the)\b",
    re.I,
)
"""From which age on: "aged 18 and over", "65 or more", "from the age of 18"."""


def age_of(match: re.Match[str]) -> str:
    return match["a"] or match["b"]


def _ofage_of(age: str, context: Context) -> list[Evidence]:
    """Where the notice names the same age."""
    found = [
        (p, m) for p in context.record.passages if not p.superseded for m in AGED.finditer(p.text) if age_of(m) == age
    ]
    return [context.evidence(p.pointer, p.release_id, _near(m, p.text)) for p, m in found[:5]]


def _share(said: str) -> Decimal | None:
    low = said.lower()
    return Decimal(_SHARES[low]) if low in _SHARES else number_of(said)


def unit_of(said: str) -> str:
    return next(name for name, words in _UNITS.items() if re.fullmatch(words, said, re.I))


def _weights(said: Decimal | None, context: Context) -> list[Evidence]:
    """Shares of the marks that stand in fields."""
    facts = [f for f in context.record.facts if f.name == "weight" and said is not None and Decimal(f.value) == said]
    return [context.evidence(f.pointer, f.release_id, f.value) for f in facts[:5]]


def _measured(said: Decimal | None, unit: str, context: Context) -> list[Evidence]:
    found = []
    for passage in context.record.passages:
        for match in MEASURE.finditer(passage.text) if not passage.superseded else ():
            if number_of(match["n"]) == said and unit_of(match["unit"]) == unit:
                found.append(context.evidence(passage.pointer, passage.release_id, _near(match, passage.text)))
    return found[:5]


def _worded(pattern: re.Pattern[str], context: Context) -> list[Evidence]:
    found = [(p, m) for p in context.record.passages if not p.superseded if (m := pattern.search(p.text))]
    return [context.evidence(p.pointer, p.release_id, _near(m, p.text)) for p, m in found[:5]]


def _near(match: re.Match[str], text: str) -> str:
    return " ".join(text[max(0, match.start() - _AROUND) : match.end() + _AROUND].split())
