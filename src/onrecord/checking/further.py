"""The other records that parts of an article are about: reported beside the main one, or recalled in passing.

A record is taken for one of these only by what the main record does not have, words, names, sums, days and references
alike: a sister notice of one buyer shares much with it, and a figure that is wrong of the main contract may well be
right of a sister. docs/linking.md has the limits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.article import ArticleReading
from onrecord.checking.link_evidence import BUYERS, RecordTraits, name_in
from onrecord.checking.model import Further, LinkReason
from onrecord.checking.owners import sentences_of
from onrecord.checking.rarity import Rarity
from onrecord.checking.telling import apart, paragraphs, stretch, telling
from onrecord.checking.traits import Traits, read_traits
from onrecord.values import Span

MOST = 6
"""Further records of one article, at most."""
REPORTED = 3.4
"""Least score of the paragraphs that report a further record."""
_LONGEST = 1_500  # sentences; what has more is no piece of news, and each is held against each record
_SUBJECT = 1.2  # of it from words, sums and references: a firm and a day are not what is bought
_A_KIND = 0.7
_ALONE, _TITLE = 5.0, 1.6  # score of words alone, and what its title adds to it
_MEANT, _MEANT_TITLE, _NAMED = 2.5, 1.0, 1.5  # of a record that may be meant: in all, of its title, of a name
_CLOSE = 0.75  # of the score of another record with the same words: then neither is held against the article
_SILENT = 3  # paragraphs between two that speak of one record
_SPEAKS = 0.8  # evidence from which a paragraph may be one of a record's
_RECALLED_SUM, _RECALLED_BARE = 1.0, 1.7  # weight of a sum with something beside it, and of one alone
_TURNS = re.compile(
    r"\b(?:another|other|similar|previous(?:ly)?|earlier|separate(?:ly)?|also|second|third|meanwhile|already|old|former"
    r"|existing|current(?:ly)?|predecessor|elsewhere|sister|outgoing|expir\w+|replac\w+|compar\w+|unlike|before"
    r"|(?:last|previous) (?:year|month|week|winter|spring|summer|autumn|time|contract|deal)"
    r"|a (?:year|month) (?:ago|earlier)|the year before|(?:in|since) (?:[A-Z][a-z]+ )?20\d\d)\b",
    re.I,
)
"""Words by which a sentence turns from one contract to another."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A further record with what tells it from the main one, and where that stands."""

    record: RecordTraits
    own: RecordTraits
    reasons: tuple[LinkReason, ...]
    reported: bool
    spans: tuple[Span, ...]
    recalled: bool = False

    @property
    def score(self) -> float:
        return _weight(self.reasons)


def further_records(
    article: ArticleReading, main: RecordTraits, candidates: Sequence[RecordTraits], rarity: Rarity
) -> tuple[Further, ...]:
    """The candidates that parts of `article` are about, best first, with the sentences that speak of each."""
    if len(article.sentences) > _LONGEST:
        return ()
    whole = read_traits(article)
    places = paragraphs(article)
    found = [one for record in candidates if (one := _found(article, whole, places, (main,), record, rarity))]
    found.sort(key=lambda one: (not one.reported, -one.score, one.record.reading.record.ocid))
    kept: list[_Found] = []
    for one in found:
        known = (main, *(other.record for other in kept))
        again = _found(article, whole, places, known, one.record, rarity) if kept else one
        if again is not None and len(kept) < MOST:
            kept.append(again)
        else:
            kept = [replace(other, reported=other.reported and not _as_near(one, other)) for other in kept]
    return tuple(_further(article, main, kept, rarity))


def _found(
    article: ArticleReading,
    whole: Traits,
    places: Sequence[Span],
    known: Sequence[RecordTraits],
    record: RecordTraits,
    rarity: Rarity,
) -> _Found | None:
    """The record, where the article says enough of it that none of the `known` has; the first of these is the main."""
    own = apart(record, known)
    same_buyer = _same_buyer(known[0], record)
    if not same_buyer and not _buyer_named(whole, record, rarity):
        return None
    reported = _reported(article, places, known[0], record, own, rarity)
    if reported is not None:
        return reported
    return _recalled(article, whole, record, own, rarity) if same_buyer else None


def _as_near(one: _Found, other: _Found) -> bool:
    """Whether `one`, which has nothing of its own beside `other`, is nearly as near to the same words."""
    return one.score >= _CLOSE * other.score and any(a.overlaps(b) for a in one.spans for b in other.spans)


def _reported(
    article: ArticleReading,
    places: Sequence[Span],
    main: RecordTraits,
    record: RecordTraits,
    own: RecordTraits,
    rarity: Rarity,
) -> _Found | None:
    """The record with the run of paragraphs that says most of it, where that is enough."""
    best: _Found | None = None
    for run in _runs(article, places, own, apart(main, (record,)), rarity):
        reasons = telling(stretch(article, run), own, rarity)
        sure = _is_enough(reasons)
        found = _Found(record, own, reasons, sure, (run,))
        if (sure or _may_be_meant(reasons)) and (best is None or (sure, found.score) > (best.reported, best.score)):
            best = found
    return best


def _runs(
    article: ArticleReading, places: Sequence[Span], own: RecordTraits, main: RecordTraits, rarity: Rarity
) -> Iterator[Span]:
    """Paragraphs that speak of the record, each run as one: a few between that speak of neither do not part them."""
    run: Span | None = None
    silent = 0
    for place in places:
        there = stretch(article, place)
        if _weight(telling(there, own, rarity)) >= _SPEAKS:
            run, silent = Span(run.start, place.end) if run else place, 0
            continue
        silent += 1
        if run and (silent > _SILENT or _weight(telling(there, main, rarity)) >= _SPEAKS):
            yield run
            run = None
    if run:
        yield run


def _weight(reasons: Sequence[LinkReason]) -> float:
    return sum(reason.weight for reason in reasons)


def _is_enough(reasons: Sequence[LinkReason]) -> bool:
    weights = _by_kind(reasons)
    score = sum(weights.values())
    kinds = {kind for kind, weight in weights.items() if weight >= _A_KIND}
    subject = sum(weights.get(kind, 0.0) for kind in ("words", "sum", "reference"))
    if not kinds & {"words", "reference"} or subject < _SUBJECT:
        return False
    return (score >= REPORTED and len(kinds) > 1) or (score >= _ALONE and _entitled(reasons))


def _may_be_meant(reasons: Sequence[LinkReason]) -> bool:
    """Whether so much is said of a record that the main one cannot be blamed for it, though not enough to judge by."""
    weights = _by_kind(reasons)
    named = weights.get("name", 0.0) >= _NAMED and len(weights) > 1
    return sum(weights.values()) >= _MEANT and (named or _entitled(reasons, _MEANT_TITLE))


def _entitled(reasons: Sequence[LinkReason], least: float = _TITLE) -> bool:
    """Whether most of a telling title is printed."""
    return any(reason.kind == "words" and reason.weight >= least and "title" in reason.sentence for reason in reasons)


def _by_kind(reasons: Sequence[LinkReason]) -> Mapping[str, float]:
    weights: dict[str, float] = {}
    for reason in reasons:
        weights[reason.kind] = weights.get(reason.kind, 0.0) + reason.weight
    return weights


def _recalled(
    article: ArticleReading, whole: Traits, record: RecordTraits, own: RecordTraits, rarity: Rarity
) -> _Found | None:
    """The record with the one sentence that recalls it by its sum, where the words turn to another contract."""
    if not any(rarity.of(word) >= 0.5 for word in record.title & whole.words - record.name_words):
        return None
    for sentence in article.sentences:
        if not _TURNS.search(sentence.span.of(article.text)):
            continue
        there = stretch(article, sentence.span)
        if not there.sums:
            continue
        reasons = telling(there, own, rarity)
        weights = _by_kind(reasons)
        beside = any(weights.get(kind, 0.0) >= _A_KIND for kind in ("name", "date", "words", "reference"))
        if weights.get("sum", 0.0) >= (_RECALLED_SUM if beside else _RECALLED_BARE):
            return _Found(record, own, reasons, False, (sentence.span,), recalled=True)
    return None


def _same_buyer(first: RecordTraits, second: RecordTraits) -> bool:
    """Whether one body buys both."""
    forms = [{form for n in each.reading.names if n.role in BUYERS for form in n.forms} for each in (first, second)]
    return bool(forms[0] & forms[1])


def _buyer_named(whole: Traits, record: RecordTraits, rarity: Rarity) -> bool:
    buyers = [name for name in record.reading.names if name.role in BUYERS]
    return any(True for name in buyers for _ in name_in(whole, name, rarity))


def _further(article: ArticleReading, main: RecordTraits, found: Sequence[_Found], rarity: Rarity) -> Iterator[Further]:
    """Each with its sentences, now that all the records of the article are known."""
    said = [one.record for one in found if not one.recalled]
    known = sentences_of(article, main, said, rarity)
    for one in found:
        ocid = one.record.reading.record.ocid
        spans, doubtful = (one.spans, ()) if one.recalled else known[ocid]
        if spans:
            yield Further(
                ocid, one.record.reading.title, round(one.score, 2), one.reasons, spans, doubtful, one.reported
            )
