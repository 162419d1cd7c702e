"""What an article offers to be recognised by, and the probe that asks a register for candidates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from onrecord.article import ArticleReading, Basis, SumMention
from onrecord.checking.lookup import Probe
from onrecord.checking.placed import Taken
from onrecord.checking.wording import Wording, quoted_wording, wording
from onrecord.reading.words import STOPWORDS
from onrecord.values import Days, Span

PHRASE = 5
"""Words of a phrase, as the register samples them."""
_SHORTEST_QUOTATION = 3  # words; shorter ones are scare quotes and titles


@dataclass(frozen=True, slots=True)
class Traits:
    """One article, ready for comparing with many records."""

    wording: Wording
    words: frozenset[str]
    """Different folded words without stop words."""
    quotations: tuple[Wording, ...]
    sums: tuple[SumMention, ...]
    days: tuple[Days, ...]
    published: date | None


def read_traits(article: ArticleReading) -> Traits:
    """The traits of an article; all may be empty."""
    text, past = wording(article.text), Taken(list(_long_ago(article)))
    quotations = [quoted_wording(q.text) for q in article.quotations if not q.nested]
    return Traits(
        wording=text,
        words=frozenset(text.keys) - STOPWORDS,
        quotations=tuple(q for q in quotations if len(q) >= _SHORTEST_QUOTATION),
        sums=tuple(s for s in article.sums if s.basis is not Basis.UNIT and not past.overlaps(s.span)),
        days=tuple(dict.fromkeys(mention.days for mention in article.dates)),
        published=article.published.local_date() if article.published else None,
    )


_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b(?![-–]?(?:foot|seat|strong))")
_LONG_AGO = 10  # years


def _long_ago(article: ArticleReading) -> Iterator[Span]:
    """The sentences whose last year is so far back that their money is of another contract: "£90,000 in 1962"."""
    if article.published is None:
        return
    first = article.published.local_date().year - _LONG_AGO
    for sentence in article.sentences:
        years = [int(found.group()) for found in _YEAR.finditer(article.text, sentence.span.start, sentence.span.end)]
        if years and max(years) < first:
            yield sentence.span


def make_probe(article: ArticleReading) -> Probe:
    """What to ask a register for candidates with."""
    traits = read_traits(article)
    return Probe(
        words=tuple(word for word in dict.fromkeys(traits.wording.keys) if word not in STOPWORDS),
        phrases=tuple(dict.fromkeys(_phrases(traits))),
        amounts=tuple(dict.fromkeys(interval for s in article.sums for interval in _intervals(s))),
        days=tuple(dict.fromkeys(days.first for days in traits.days if days.first == days.last)),
        names=tuple(dict.fromkeys(name for n in article.names for name in (n.text, *n.forms))),
    )


def _phrases(traits: Traits) -> Iterator[tuple[str, ...]]:
    """Five-word runs, those of quotations first."""
    for text in (*traits.quotations, traits.wording):
        for at in range(len(text) - PHRASE + 1):
            yield text.keys[at : at + PHRASE]


def _intervals(said: SumMention) -> Iterator[tuple[Decimal, Decimal]]:
    """The amounts that a printed figure may stand for: rounded or cut off, up to one of its last digit."""
    for amount in (said.low, said.high):
        yield max(Decimal(0), amount - said.unit), amount + said.unit
