"""Which of its records each sentence of an article is about.

A sentence is about the record that its names, sums, words and references speak for. One that speaks for none carries
on with the sentence before it in its paragraph; at the head of a paragraph it is the main record's, unless the
paragraph before ended on another: then nobody can tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.article import ArticleReading
from onrecord.checking.link_evidence import RecordTraits
from onrecord.checking.rarity import Rarity
from onrecord.checking.telling import apart, stretch, telling
from onrecord.values import Span

_SPEAKS = 0.8
"""Evidence from which a sentence speaks for a record."""
_CLEARLY = 2.0
"""How much more evidence one record must have than the next, or the sentence is about either."""
Places = tuple[tuple[Span, ...], tuple[Span, ...]]
"""The sentences that are about a record, and those that may be about it or about another."""


def sentences_of(
    article: ArticleReading, main: RecordTraits, further: Sequence[RecordTraits], rarity: Rarity
) -> dict[str, Places]:
    """By ocid of each further record, its sentences; every other sentence is the main record's."""
    records = (main, *further)
    own = [apart(record, [other for other in records if other is not record]) for record in records]
    owners = list(_owners(article, own, rarity))
    spans = [sentence.span for sentence in article.sentences]
    places: dict[str, Places] = {}
    for number, record in enumerate(further, start=1):
        sure = tuple(span for span, who in zip(spans, owners, strict=True) if who == {number})
        either = tuple(span for span, who in zip(spans, owners, strict=True) if number in who and len(who) > 1)
        places[record.reading.record.ocid] = (sure, either)
    return places


def _owners(article: ArticleReading, own: Sequence[RecordTraits], rarity: Rarity) -> Iterator[set[int]]:
    """For each sentence the numbers of the records that it may be about; 0 is the main one."""
    before: set[int] = {0}
    block = -1
    for sentence in article.sentences:
        weights = [sum(r.weight for r in telling(stretch(article, sentence.span), one, rarity)) for one in own]
        spoken = _spoken(weights)
        if spoken is None:
            spoken = before if sentence.block == block else before | {0}
        yield spoken
        before, block = spoken, sentence.block


def _spoken(weights: Sequence[float]) -> set[int] | None:
    """The records that a sentence with this evidence for each speaks for; None where it speaks for none."""
    most = max(weights)
    if most < _SPEAKS:
        return None
    return {number for number, weight in enumerate(weights) if weight * _CLEARLY > most}
