"""What a stretch of an article says of one record and of none of the others that it might be about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from onrecord.article import ArticleReading, Basis
from onrecord.checking.link_evidence import (
    RecordTraits,
    copied_words,
    days_said,
    names_said,
    shared_words,
    sums_said,
    title_told,
)
from onrecord.checking.model import LinkReason
from onrecord.checking.rarity import Rarity
from onrecord.checking.traits import Traits
from onrecord.checking.wording import wording
from onrecord.reading.places import at, text_of
from onrecord.reading.words import STOPWORDS
from onrecord.values import Span

_REFERENCE = 4.0
_LEAST_REFERENCE = 5  # code points, a digit among them; shorter ones are house numbers and years


def apart(record: RecordTraits, others: Sequence[RecordTraits]) -> RecordTraits:
    """`record` with nothing left that one of `others` has as well: what can tell it from them."""
    forms = frozenset[str]().union(*(name.forms for other in others for name in other.reading.names))
    names = tuple(name for name in record.reading.names if not name.forms & forms)
    amounts = {figure.amount for other in others for figure in other.reading.figures}
    days = {fact.days for other in others for fact in other.reading.dates}
    titles = frozenset[str]().union(*(other.title for other in others))
    known = frozenset[str]().union(*(other.words for other in others))
    title = record.title - titles - record.name_words
    return replace(
        record,
        reading=replace(
            record.reading,
            names=names,
            figures=tuple(figure for figure in record.reading.figures if figure.amount not in amounts),
            dates=tuple(fact for fact in record.reading.dates if fact.days not in days),
        ),
        title=title,
        words=(record.words - known) | title,
        grams=record.grams - frozenset[tuple[str, ...]]().union(*(other.grams for other in others)),
    )


def stretch(article: ArticleReading, span: Span) -> Traits:
    """What one stretch of an article offers to tell a record by."""
    words = wording(span.of(article.text))
    return Traits(
        wording=words,
        words=frozenset(words.keys) - STOPWORDS,
        quotations=(),
        sums=tuple(m for m in _within(span, article.sums) if m.basis is not Basis.UNIT),
        days=tuple(dict.fromkeys(m.days for m in _within(span, article.dates) if not m.relative)),
        published=article.published.local_date() if article.published else None,
    )


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


_Each = TypeVar("_Each", bound=_Placed)


def _within(span: Span, found: Sequence[_Each]) -> list[_Each]:
    """Those that stand in `span`, of a list in reading order."""
    first = bisect_left(found, span.start, key=lambda each: each.span.start)
    last = bisect_left(found, span.end, lo=first, key=lambda each: each.span.start)
    return [each for each in found[first:last] if each.span.end <= span.end]


def telling(traits: Traits, record: RecordTraits, rarity: Rarity) -> tuple[LinkReason, ...]:
    """All that a stretch says of `record`, which is given `apart` from the others; heaviest first."""
    found = [
        *reference_given(traits, record),
        *copied_words(traits, record, rarity, ()),
        *shared_words(traits, record, rarity),
        *title_told(traits, record, rarity),
        *names_said(traits, record, rarity),
        *sums_said(traits, record),
        *days_said(traits, record),
    ]
    return tuple(sorted(found, key=lambda reason: -reason.weight))


def reference_given(traits: Traits, record: RecordTraits) -> Iterator[LinkReason]:
    """The record's ocid, or the buyer's own reference, as it stands in the notice."""
    for reference in _references(record):
        if re.search(rf"(?<![\w/-]){re.escape(reference)}(?![\w/-])", traits.wording.text):
            yield LinkReason("reference", _REFERENCE, f"the article gives its reference, {reference}")
            return


def _references(record: RecordTraits) -> Iterator[str]:
    yield record.reading.record.ocid
    said = text_of(at(record.reading.compiled, "tender", "id")).strip()
    if len(said) >= _LEAST_REFERENCE and any(map(str.isdigit, said)) and not said.isdigit():
        yield said


def paragraphs(article: ArticleReading) -> list[Span]:
    """Each block that holds sentences, from its first to its last."""
    spans: dict[int, Span] = {}
    for sentence in article.sentences:
        first = spans.get(sentence.block, sentence.span)
        spans[sentence.block] = Span(first.start, sentence.span.end)
    return list(spans.values())
