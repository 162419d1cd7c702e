"""Statements of fact that are none of this contract's: history, other contracts, other people's money, reported speech.

A reader is to see that they were read, and that this record has nothing on them. So a statement counts only where its
own words say that it is of another time, another contract or another mouth, and where the record has none of its sums,
days, lengths or turns of phrase. In doubt nothing is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from onrecord.checking.background_words import (
    ACCORDING,
    ANNIVERSARY,
    ANOTHER,
    ATTRIBUTES,
    BODY_MONEY,
    CURRENT,
    END,
    ESTIMATED,
    EVENT,
    FIGURES,
    FOLLOWS,
    MEMBERS,
    NOTICE,
    OURS,
    PAST,
    RANK,
    RUMOUR,
    SAID,
    STANDING,
    START,
    TO_COME,
    VAGUE_PAST,
)
from onrecord.checking.context import Context
from onrecord.checking.cues import Cue, cue_of
from onrecord.checking.dated import fits
from onrecord.checking.people import BUYER_ROLES, SUPPLIER_ROLES, is_same, known_to_record, mentions, named, sells
from onrecord.checking.placed import over
from onrecord.reading import Moment
from onrecord.reading.words import STOPWORDS, folded
from onrecord.values import Span


class Kind(StrEnum):
    """Why a statement is none of this record's."""

    EVENT = "event"
    """Something that happened before, or that somebody else did."""
    SAID = "said"
    """What somebody says, outside quotation marks."""
    UNTOLD = "untold"
    """What sources, figures and rumours say, and what is called the first or the largest."""
    ANOTHER = "another"
    """Another contract, or the arrangement before this one."""
    MONEY = "money"
    """What a body has, owes or makes."""


SENTENCES = {
    Kind.EVENT: "The record of this contract does not speak of it.",
    Kind.SAID: "Somebody's words; the record has nothing on them.",
    Kind.UNTOLD: "The record of this contract does not say so.",
    Kind.ANOTHER: "It is about another contract; the record of this one has nothing on it.",
    Kind.MONEY: "It is other money; the record of this contract has nothing on it.",
}
_FEWEST, _MOST = 12, 280
"""Code points of a statement."""
_LONGEST_SENTENCE = 4_000
"""Code points: what runs on for longer is a table, a speech or no text at all, and its clauses cannot be told."""
_BEFORE_RECORD = timedelta(days=31)
_POINTS = (Moment.DEADLINE, Moment.AWARDED_ON)
"""A day by which something was to be in, or on which something was decided, may be one of this record's."""
_SHARED = 0.6
"""Share of the telling words that the record has too, from which on a statement may be its own."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A stretch of the article that states a fact of somebody else's."""

    span: Span
    kind: Kind


def statements(context: Context) -> Iterator[Statement]:
    """Every such statement, in reading order, outside quotations and headline; they never overlap."""
    for sentence in context.article.sentences:
        if len(sentence.span) <= _LONGEST_SENTENCE and not context.in_headline(sentence.span):
            yield from in_sentence(sentence.span, context)


def in_sentence(sentence: Span, context: Context) -> list[Statement]:
    """The statements of one sentence."""
    text = _without_quotations(sentence, context)
    if text.rstrip().endswith("?"):
        return []
    found: list[Statement] = []
    for finder in _FINDERS:
        for start, end, kind in finder(text, sentence, context):
            span = _tight(Span(sentence.start + start, sentence.start + end), context.text)
            free = not any(span.overlaps(other.span) for other in found)
            if free and _FEWEST <= len(span) <= _MOST and not _is_ours(span, kind, context):
                found.append(Statement(span, kind))
    return sorted(found, key=lambda s: s.span)


_MARKED = (
    (MEMBERS, Kind.EVENT),
    (STANDING, Kind.EVENT),
    (FOLLOWS, Kind.EVENT),
    (RANK, Kind.UNTOLD),
    (RUMOUR, Kind.UNTOLD),
    (CURRENT, Kind.ANOTHER),
    (ANOTHER, Kind.ANOTHER),
    (BODY_MONEY, Kind.MONEY),
)
_Found = Iterator[tuple[int, int, Kind]]


def _spoken(text: str, sentence: Span, context: Context) -> _Found:
    """What somebody said, and that it was said, where the saying has a day of its own."""
    for said in SAID.finditer(text):
        start = _start(text, said.start())
        subject = text[start : said.start()]
        if NOTICE.search(subject) or _is_party(subject, sentence, context) or not subject.strip():
            continue
        if _dated(Span(sentence.start + start, sentence.start + said.end()), context) or ANOTHER.match(subject):
            yield start, said.end(), Kind.EVENT
        kind = Kind.UNTOLD if FIGURES.search(subject) else Kind.SAID
        yield said.end(), _stop(text, said.end(), said.end() + 12, END_OF_SPEECH), kind
    for guess in ESTIMATED.finditer(text):
        yield _start(text, guess.start()), guess.end(), Kind.SAID


def _told(text: str, sentence: Span, context: Context) -> _Found:
    """What the words themselves mark as history, rumour or another's."""
    for match in ANNIVERSARY.finditer(text):
        yield match.start(), _stop(text, match.end(), match.end()), Kind.EVENT
    for match in ACCORDING.finditer(text):
        yield _start(text, match.start()), match.start(), Kind.UNTOLD
    for pattern, kind in _MARKED:
        for match in pattern.finditer(text):
            yield _start(text, match.start()), _stop(text, match.end(), match.end() + 1), kind


def _happened(text: str, sentence: Span, context: Context) -> _Found:
    """What is told in the past tense of a time before the record, or of somebody whom the record does not know."""
    for verb in PAST.finditer(text):
        start, stop = _start(text, verb.start()), _stop(text, verb.end(), verb.end() + 1)
        span = Span(sentence.start + start, sentence.start + stop)
        if _dated(span, context) or VAGUE_PAST.search(text, start, stop):
            yield start, stop, Kind.EVENT
    for name in mentions(context, sentence):
        done = EVENT.match(text, name.end - sentence.start)
        if done and not known_to_record(name.of(context.text), context) and not sells(name, context):
            stop = _stop(text, done.end(), done.end() + 1)
            yield _start(text, name.start - sentence.start), stop, Kind.EVENT


_FINDERS = (_spoken, _told, _happened)
END_OF_SPEECH = re.compile(r"(?<=\w)\s*(?:[;:–—]|\.$)|,\s+(?:but|while|although|and (?:he|she|they))\b|$")


def _is_ours(span: Span, kind: Kind, context: Context) -> bool:
    """Whether the statement may be of this record: by its words, its sums, its days, or its turns of phrase."""
    said = span.of(context.text)
    rank = RANK.search(said)
    if rank is not None and kind is Kind.UNTOLD:
        return _ranked_by_record(said[rank.start() :], context) or _has_its_figures(span, context)
    if kind is not Kind.ANOTHER and OURS.search(said):
        return True
    if kind in (Kind.EVENT, Kind.ANOTHER) and TO_COME.search(said):
        return True
    if ATTRIBUTES.search(said) or any(c.moment in _POINTS and c.sure for c in _cues(span, context)):
        return True
    return _has_its_figures(span, context) or _has_its_words(span, context)


def _ranked_by_record(said: str, context: Context) -> bool:
    """Whether the record calls the same thing the first or the largest."""
    words = folded(said)[2:]  # without "is the"
    pairs = [f" {a} {b} " for a, b in pairwise(words)][:3]
    texts = [_run(p.text) for p in context.record.passages]
    return any(pair in text for pair in pairs for text in texts)


def _cues(span: Span, context: Context) -> Iterator[Cue]:
    """What the dates of a statement are dates of, as far as the words beside them say."""
    for mention in over(span, context.article.dates):
        if (cue := cue_of(mention.span, context)) is not None:
            yield cue


def _has_its_figures(span: Span, context: Context) -> bool:
    article, record = context.article, context.record
    sums = list(over(span, article.sums))
    if any(m.low - m.unit <= figure.amount <= m.high + m.unit for m in sums for figure in record.figures):
        return True
    days = [m.days for m in over(span, article.dates)]
    return any(fits(said, fact.days) for said in days for fact in record.dates)


def _has_its_words(span: Span, context: Context) -> bool:
    """Whether three words together, names apart, or most of the telling words stand in the record."""
    names = " ".join(m.of(context.text) for m in mentions(context, context.sentence(span)) if span.overlaps(m))
    own = STOPWORDS | set(folded(names))
    words = folded(span.of(context.text))
    texts = [_run(p.text) for p in context.record.passages]
    runs = (words[i : i + 3] for i in range(len(words) - 2))
    if any(sum(w not in own for w in run) >= 2 and any(f" {' '.join(run)} " in t for t in texts) for run in runs):
        return True
    telling = {_stem(w) for w in words if w not in own and not w.isdigit()}
    known = {stem for stem in telling if any(stem in _stems(p.text) for p in context.record.passages)}
    return len(telling) > 2 and len(known) >= _SHARED * len(telling)


@lru_cache(maxsize=256)  # the same few texts are asked for every statement
def _run(text: str) -> str:
    return f" {' '.join(folded(text))} "


@lru_cache(maxsize=256)
def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in folded(text))


def _stem(word: str) -> str:
    return re.sub(r"(?:ments?|ations?|ings?|ers?|ed|es|s|e)$", "", word) if len(word) > 4 else word


def _is_party(subject: str, sentence: Span, context: Context) -> bool:
    """Whether the record's buyer or supplier speaks: what it says of its own contract is for other rules."""
    parties = named(context, (*BUYER_ROLES, *SUPPLIER_ROLES))
    inside = [s.of(context.text) for s in mentions(context, sentence)]
    return any(said in subject and is_same(said, party, short=True) for said in inside for party in parties)


def _dated(span: Span, context: Context) -> bool:
    """Whether the words give a time that was over well before the record began."""
    first = context.record.first_seen
    days = [m.days for m in over(span, context.article.dates) if span.contains(m.span)]
    return first is not None and bool(days) and all(first - d.last >= _BEFORE_RECORD for d in days)


def _without_quotations(sentence: Span, context: Context) -> str:
    """The sentence with a bar for each character of a quotation and its marks."""
    text = list(sentence.of(context.text))
    for quotation in context.quotations_over(sentence):
        first = max(quotation.span.start - 1 - sentence.start, 0)
        last = min(quotation.span.end + 1 - sentence.start, len(text))
        text[first:last] = "|" * (last - first)
    return "".join(text)


def _start(text: str, place: int) -> int:
    """Where the clause begins that holds `place`."""
    return max((m.end() for m in START.finditer(text, 0, place)), default=0)


def _stop(text: str, place: int, least: int, pattern: re.Pattern[str] = END) -> int:
    """Where the clause ends that holds `place`: not before `least`."""
    found = pattern.search(text, min(least, len(text)))
    return found.start() if found else len(text)


def _tight(span: Span, text: str) -> Span:
    said = span.of(text)
    lead = len(said) - len(said.lstrip(" \n\u00a0,;:–—-"))
    said = re.sub(r"\s+that\s*$", "", said)
    return Span(span.start + lead, max(span.start + lead, span.start + len(said.rstrip(" \n\u00a0,;:.–—-"))))
