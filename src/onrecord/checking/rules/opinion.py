"""What people say: attributed, never judged."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.article import SourceKind
from onrecord.checking.context import Context
from onrecord.checking.model import Claim, ClaimType, TextSaid, Verdict, VerdictWord
from onrecord.checking.rule import Rule, claim
from onrecord.checking.rules.quotation import is_of_record
from onrecord.values import Span

_LONGEST = 280
"""Code points: a longer quotation is taken sentence by sentence."""
_FEWEST_WORDS = 4
_REPORTED = re.compile(
    r"\b(?:said|says|claimed|argued|warned|insisted|complained|believes?|thinks?|suggested|feared?)\s+(?:that\s+)?"
    r"(?P<what>[^.\n]{0,280}?\b(?:should|must|ought|cannot|never|likely|too|better|worse|wrong|right)\b[^.\n]*)"
)


def find(context: Context) -> Iterator[Claim]:
    """Quotations of people and bodies, and reported speech that judges or demands."""
    for _, quotation in context.quotations():
        spoken = quotation.source in (SourceKind.PERSON, SourceKind.ORGANISATION)
        if (spoken or quotation.source is SourceKind.NONE) and not is_of_record(quotation, context):
            if not spoken and len(quotation.text.split()) < _FEWEST_WORDS:
                continue
            for span in _parts(quotation.span, context.text):
                yield claim(context, span, ClaimType.OPINION, TextSaid(span.of(context.text)))
    for sentence in context.article.sentences:
        for found in _REPORTED.finditer(context.text, sentence.span.start, sentence.span.end):
            span = Span(found.start("what"), found.end("what"))
            if len(span) <= _LONGEST and context.quotation(span) is None:
                yield claim(context, span, ClaimType.OPINION, TextSaid(span.of(context.text)))


def judge(found: Claim, context: Context) -> Verdict | None:
    """The record has no word on it."""
    return RULE.says(VerdictWord.NOT_CHECKABLE, "Somebody's words; the record has nothing on them.")


def _parts(span: Span, text: str) -> Iterator[Span]:
    """The whole quotation without the comma that ends it, or its sentences when it is long."""
    if len(span) <= _LONGEST:
        yield _trimmed(span, text)
        return
    for found in re.finditer(r"[^.!?]+[.!?]*", span.of(text)):
        part = Span(span.start + found.start(), span.start + found.end())
        if part.of(text).strip():
            yield _trimmed(part, text)


def _trimmed(span: Span, text: str) -> Span:
    words = span.of(text)
    lead = len(words) - len(words.lstrip())
    kept = len(words.rstrip().rstrip(",.;"))
    return Span(span.start + lead, span.start + max(lead, min(kept, lead + _LONGEST)))


RULE = Rule("opinion", 1, find, judge)
