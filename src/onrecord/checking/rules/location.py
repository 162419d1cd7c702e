"""Where: places that the article names and the record knows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.checking.context import Context
from onrecord.checking.model import Claim, ClaimType, Evidence, TextSaid, Verdict, VerdictWord
from onrecord.checking.people import is_same, mentions
from onrecord.checking.rule import Rule, claim
from onrecord.reading.words import folded
from onrecord.values import Span

_BEFORE = re.compile(r"\b(?:in|at|near|around|across|along|on|outside|into)\s+(?:the\s+)?(?:former\s+)?$", re.I)
_BODY = re.compile(r"\b(?:board|panel|committee|council|authority|office|commission|trust|team|group)$", re.I)
"""One sits "on" a board as one lives "on" a street."""
_LEAD, _SHOWN = 60, 200
"""Characters of evidence before the name, and in all."""


def find(context: Context) -> Iterator[Claim]:
    """Names behind "in", "at", "near" and their like, the first of each, that are no party of the record."""
    seen: set[str] = set()
    for span in places(context):
        said = span.of(context.text)
        if said not in seen and evidence_of(said, context):
            seen.add(said)
            yield claim(context, span, ClaimType.LOCATION, TextSaid(said))


def judge(found: Claim, context: Context) -> Verdict | None:
    """Supported where the record names the place; otherwise nothing is said of it."""
    evidence = evidence_of(found.text, context)
    return RULE.says(VerdictWord.SUPPORTED, f"The record names {found.text}.", evidence) if evidence else None


def places(context: Context) -> Iterator[Span]:
    """Names that stand where a place stands, in the paper's own words."""
    for span in mentions(context):
        before = context.text[context.sentence(span).start : span.start]
        party = any(is_same(span.of(context.text), n, short=True) for n in context.record.names)
        if _BEFORE.search(before) and not party and not _BODY.search(span.of(context.text)):
            yield span


def evidence_of(name: str, context: Context) -> list[Evidence]:
    """Where the record's texts and addresses hold a name, word for word."""
    words = folded(name)
    if not words or len(name) < 3:
        return []
    found = [
        context.evidence(p.pointer, p.release_id, _around(name, p.text))
        for p in context.record.passages
        if not p.superseded and holds(folded(p.text), words)
    ]
    found += [
        context.evidence(f.pointer, f.release_id, f.value)
        for f in context.record.facts
        if f.name == "location" and holds(folded(f.value), words)
    ]
    return found[:5]


def _around(name: str, text: str) -> str:
    """The words of the record that hold the name, with some before and behind.

    >>> _around("Foundry Lane", "Six buses are wanted. " * 20 + "Chargers stand at the Foundry Lane depot.")
    'are wanted. Six buses are wanted. Chargers stand at the Foundry Lane depot.'
    """
    at = max(text.casefold().find(name.casefold()), 0)
    start = text.find(" ", at - _LEAD) + 1 if at > _LEAD else 0
    return text[start : start + _SHOWN]


def holds(words: list[str], run: list[str]) -> bool:
    """Whether `run` stands in `words` as it is."""
    return any(words[i : i + len(run)] == run for i in range(len(words) - len(run) + 1))


RULE = Rule("location", 1, find, judge)
