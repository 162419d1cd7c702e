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
        if _BEFORE.search(before) and not party:
            yield span


def evidence_of(name: str, context: Context) -> list[Evidence]:
    """Where the record's texts and addresses hold a name, word for word."""
    words = folded(name)
    if not words or len(name) < 3:
        return []
    found = [
        context.evidence(p.pointer, p.release_id, p.text[:200])
        for p in context.record.passages
        if not p.superseded and holds(folded(p.text), words)
    ]
    found += [
        context.evidence(f.pointer, f.release_id, f.value)
        for f in context.record.facts
        if f.name == "location" and holds(folded(f.value), words)
    ]
    return found[:5]


def holds(words: list[str], run: list[str]) -> bool:
    """Whether `run` stands in `words` as it is."""
    return any(words[i : i + len(run)] == run for i in range(len(words) - len(run) + 1))


RULE = Rule("location", 1, find, judge)
