"""How much of an article is judged: all of it, unless it is a book, or a table of thousands of sums, dates or names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import takewhile
from typing import Protocol, TypeVar

from onrecord.article import ArticleReading
from onrecord.article.plain import plainly, with_text
from onrecord.values import Span

MOST_MENTIONS = 1_000
"""Of one kind. The longest pieces of news have some hundred; each is read with the words around it, some 5 ms a sum."""
LONGEST = 250_000
"""Code points: four times the longest of the longest magazine."""


class _Mention(Protocol):
    @property
    def span(self) -> Span: ...


_Kind = TypeVar("_Kind", bound=_Mention)


def judged_part(article: ArticleReading) -> ArticleReading:
    """The article as it is judged: plainly printed, as far as its first mention or character too many.

    Indexes and offsets stay the same.
    """
    article = with_text(article, plainly(article.text))
    kinds = (article.quotations, article.sums, article.dates, article.durations, article.names)
    ends = [kind[MOST_MENTIONS].span.start for kind in kinds if len(kind) > MOST_MENTIONS]
    end = min([*ends, LONGEST])
    if end >= len(article.text):
        return article
    return replace(
        article,
        text=article.text[:end],
        blocks=tuple(replace(b, span=_cut(b.span, end)) for b in article.blocks if b.span.start < end),
        sentences=tuple(replace(s, span=_cut(s.span, end)) for s in article.sentences if s.span.start < end),
        quotations=_before(end, article.quotations),
        sums=_before(end, article.sums),
        dates=_before(end, article.dates),
        durations=_before(end, article.durations),
        names=_before(end, article.names),
        indirect=tuple(speech for speech in article.indirect if max(p.end for p in (*speech.parts, speech.cue)) <= end),
    )


def _before(end: int, mentions: Iterable[_Kind]) -> tuple[_Kind, ...]:
    return tuple(takewhile(lambda mention: mention.span.end <= end, mentions))


def _cut(span: Span, end: int) -> Span:
    return Span(span.start, min(span.end, end))
