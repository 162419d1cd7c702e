"""Who said it: the speaker of each quotation, the words that make the link, and the kind of source.

Routes, in this order: the words after the quotation (`…,” said X`, `…,” X said`, `according to X`), the nearest verb
of saying before it, the rest of its sentence (`…, X said`), a neighbour in its paragraph, the paragraph before. What
none of them explains is taken for words of the record, unless it looks like a title or a scare quote.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from onrecord.article.implied import implied_kind
from onrecord.article.links import (
    Link,
    buyer_before,
    link_after,
    link_before,
    link_in_rest,
    link_of_clause,
    link_of_record,
)
from onrecord.article.meant import PERSONAL, is_named, subjects
from onrecord.article.model import Block, BlockKind, Quotation, Sentence, SourceKind
from onrecord.article.quotations import Stretch
from onrecord.article.speakers import is_person, is_record, kind_of, mentions_record, surnames_in
from onrecord.article.words import Kind, Word, Worded
from onrecord.values import Span

_FAR = 99
"""Sentences between a quotation and one that is not there."""


@dataclass(frozen=True, slots=True)
class _Found:
    """An attribution in the making."""

    speaker: Span | None = None
    cue: Span | None = None
    kind: SourceKind | None = None
    alone: bool = False
    """Whether its sentence holds nothing but quotations, so that it needs a neighbour to speak for it."""
    after: bool = False
    """Whether the words after it gave the speaker, so that a quotation that follows may carry it on."""


@dataclass(slots=True)
class _Reader:
    text: str
    blocks: Sequence[Block]
    stretches: Sequence[Stretch]
    sentences: Sequence[Worded]
    found: dict[int, _Found] = field(default_factory=dict)
    groups: dict[int, int] = field(default_factory=dict)
    surnames: frozenset[str] = frozenset()


def attribute(
    text: str, blocks: Sequence[Block], sentences: Sequence[Worded], stretches: Sequence[Stretch]
) -> tuple[Quotation, ...]:
    """One quotation for each of `stretches`, in the same order, with its source; `sentences` come with their words.

    >>> from onrecord.article.blocks import find_blocks
    >>> from onrecord.article.quotations import find_quotations
    >>> from onrecord.article.sentences import find_sentences
    >>> from onrecord.article.words import words_of_sentences
    >>> text = "Row\\n“It is mad,” said Ann Lee. “It will fail.”"
    >>> blocks = find_blocks(text)
    >>> stretches = find_quotations(text, blocks)
    >>> sentences = words_of_sentences(text, find_sentences(text, blocks, stretches), stretches)
    >>> [(q.text, q.speaker.of(text), q.group) for q in attribute(text, blocks, sentences, stretches)]
    [('It is mad,', 'Ann Lee', 0), ('It will fail.', 'Ann Lee', 0)]
    """
    reader = _Reader(text, blocks, stretches, sentences, surnames=surnames_in(text))
    for at in range(len(reader.sentences)):
        _read_sentence(reader, at)
    _carry(reader)
    return tuple(_quotation(reader, index) for index in range(len(stretches)))


def _read_sentence(reader: _Reader, at: int) -> None:
    """Attribute the quotations of one sentence by its own words, or by a colon that ends the block before."""
    sentence, words = reader.sentences[at]
    places = [i for i, word in enumerate(words) if word.kind is Kind.QUOTATION]
    alone = bool(places) and all(w.kind is not Kind.WORD for w in words)
    for earlier, place in zip([None, *places], places, strict=False):
        index = words[place].stretch
        link, after = _link(reader, words, place), False
        if link is None and place == 0:
            link = _link_across_blocks(reader, at)
        elif link is not None:
            after = link.after
        found = _Found(link.speaker, link.cue, alone=alone, after=after) if link else _Found(alone=alone)
        if found.speaker is None:
            found = replace(found, speaker=_it_of_record(reader, at, words, place))
        kind = _kind(reader, at, found)
        if kind is None:
            kind = _implied(reader, words, place, sentence)
            buyer = buyer_before(reader.text, words, place) if kind is SourceKind.RECORD else None
            found = replace(found, speaker=buyer)
        reader.found[index] = replace(found, kind=kind)
        reader.groups[index] = index
        if earlier is not None:
            _join_broken(reader, words, earlier, place)


def _link(reader: _Reader, words: Sequence[Word], place: int) -> Link | None:
    quoted = reader.stretches[words[place].stretch].span.of(reader.text)
    return (
        link_after(words, place, quoted)
        or link_before(words, place)
        or link_in_rest(words, place)
        or link_of_record(reader.text, words, place)
    )


def _it_of_record(reader: _Reader, at: int, words: Sequence[Word], place: int) -> Span | None:
    """`The notice is a delight. It lists “…”`: *it* is the notice that the sentence before is about."""
    own = next((word for word in words[:place] if word.kind is Kind.WORD), None)
    if own is None or own.low != "it" or at == 0 or words[0] is not own:
        return None
    before, sentence = reader.sentences[at - 1], reader.sentences[at][0]
    about = next(subjects(reader.text, before[1]), None) if before[0].block == sentence.block else None
    return own.span if about is not None and is_record(about.of(reader.text)) else None


def _link_across_blocks(reader: _Reader, at: int) -> Link | None:
    """`The notice says:` may stand in a paragraph of its own."""
    if at == 0 or reader.sentences[at - 1][0].block == reader.sentences[at][0].block:
        return None
    words = reader.sentences[at - 1][1]
    return link_before(words, len(words)) if words and words[-1].text == ":" else None


def _kind(reader: _Reader, at: int, found: _Found) -> SourceKind | None:
    """The kind of the speaker; a lone *it* is what the sentences just before spoke of."""
    if found.speaker is None:
        return None
    name = found.speaker.of(reader.text)
    if name.lower() != "it":
        return kind_of(name, reader.surnames)
    earlier = [sentence.span.of(reader.text) for sentence, _ in reader.sentences[max(0, at - 2) : at]]
    own = reader.text[reader.sentences[at][0].span.start : found.speaker.start]
    last = _last_kind(reader)
    record = any(mentions_record(passage) for passage in [*earlier[-1:], own]) or last is SourceKind.RECORD
    return SourceKind.RECORD if record else SourceKind.ORGANISATION


def _last_kind(reader: _Reader) -> SourceKind | None:
    last = max(reader.found, default=None)
    return reader.found[last].kind if last is not None else None


def _implied(reader: _Reader, words: Sequence[Word], place: int, sentence: Sentence) -> SourceKind:
    """The kind of a quotation that no word gives to anyone."""
    stretch = reader.stretches[words[place].stretch]
    following = words[place + 1] if place + 1 < len(words) else None
    return implied_kind(
        stretch.span.of(reader.text),
        in_body=reader.blocks[sentence.block].kind is BlockKind.PARAGRAPH,
        before=[word.low for word in words[max(0, place - 4) : place]],
        modifies=following is not None and following.kind is Kind.WORD and following.text.islower() and following.low,
    )


def _join_broken(reader: _Reader, words: Sequence[Word], before: int, place: int) -> None:
    """`“…,” said X, “…”` is one quotation that its cue broke."""
    index, earlier = words[place].stretch, words[before].stretch
    first, second = reader.found[earlier], reader.found[index]
    if first.after and (second.speaker is None or second.speaker == first.speaker) and words[place - 1].text in ",–—-":
        reader.found[index] = replace(second, speaker=first.speaker, cue=first.cue, kind=first.kind, after=True)
        reader.groups[index] = reader.groups[earlier]


def _carry(reader: _Reader) -> None:
    """Give a speaker to quotations that stand alone or run on, from their neighbours in reading order."""
    order = sorted(reader.found)
    for at, index in enumerate(order):
        earlier = order[at - 1] if at else None
        if earlier is not None and reader.stretches[index].continues:
            _run_on(reader, earlier, index)
        elif reader.found[index].alone and reader.found[index].speaker is None:
            _stand_alone(reader, earlier, index)
    for at in range(len(order) - 1, 0, -1):
        _from_last_part(reader, order[at], order[at - 1])


def _run_on(reader: _Reader, earlier: int, index: int) -> None:
    """A further paragraph of one quotation."""
    reader.groups[index] = reader.groups[earlier]
    first, own = reader.found[earlier], reader.found[index]
    if first.speaker is not None and own.speaker is None:
        reader.found[index] = replace(own, speaker=first.speaker, cue=first.cue, kind=first.kind, after=own.alone)


def _stand_alone(reader: _Reader, earlier: int | None, index: int) -> None:
    """A sentence that is all quotation: after another one, or after a sentence of indirect speech."""
    own = reader.found[index]
    first = reader.found[earlier] if earlier is not None else _Found()
    gap = _sentences_between(reader, earlier, index) if earlier is not None else _FAR
    told = _indirect_speaker(reader, index) if gap or first.speaker is None else None
    if told is None and (earlier is None or reader.stretches[earlier].block != reader.stretches[index].block):
        told = _who_was_told_of(reader, index)
    if told is not None and told.speaker is not None:
        kind = kind_of(told.speaker.of(reader.text), reader.surnames)
        reader.found[index] = replace(own, speaker=told.speaker, cue=told.cue, kind=kind)
    elif earlier is not None and first.speaker is not None:
        same_block = reader.stretches[earlier].block == reader.stretches[index].block
        if same_block or gap <= 1:
            reader.found[index] = replace(own, speaker=first.speaker, cue=first.cue, kind=first.kind, after=True)
        if same_block and gap == 0:
            reader.groups[index] = reader.groups[earlier]


def _sentence_of(reader: _Reader, index: int) -> int:
    start = reader.stretches[index].outer.start
    low, high = 0, len(reader.sentences)
    while low < high:
        middle = (low + high) // 2
        if reader.sentences[middle][0].span.end <= start:
            low = middle + 1
        else:
            high = middle
    return low


def _sentences_between(reader: _Reader, earlier: int, index: int) -> int:
    return max(0, _sentence_of(reader, index) - _sentence_of(reader, earlier) - 1)


def _indirect_speaker(reader: _Reader, index: int) -> Link | None:
    """Whoever the sentence just before says something of in indirect speech: `X said that it was late. “…”`."""
    at = _sentence_of(reader, index)
    if at == 0:
        return None
    words = reader.sentences[at - 1][1]
    if any(word.kind is Kind.QUOTATION for word in words):
        return None
    return link_in_rest(words, -1) or link_of_clause(words)


def _who_was_told_of(reader: _Reader, index: int) -> Link | None:
    """The person whom the sentence just before, in the same paragraph, is about: `A neighbour was as brief. “…”`."""
    at = _sentence_of(reader, index)
    if at == 0 or reader.sentences[at - 1][0].block != reader.sentences[at][0].block:
        return None
    words = reader.sentences[at - 1][1]
    person = next((span for span in reversed(list(subjects(reader.text, words))) if _is_somebody(reader, span)), None)
    return Link(person, None) if person is not None else None


def _is_somebody(reader: _Reader, span: Span) -> bool:
    """Whether words name one person, by a pronoun, a name or an office."""
    words = span.of(reader.text)
    if words.lower() in PERSONAL:
        return True
    return kind_of(words, reader.surnames) is SourceKind.PERSON and (is_person(words) or is_named(words))


def _from_last_part(reader: _Reader, index: int, earlier: int) -> None:
    """A quotation of several paragraphs whose speaker is named only at its end."""
    found, first = reader.found[index], reader.found[earlier]
    if found.speaker is not None and first.speaker is None and reader.groups[index] == reader.groups[earlier]:
        reader.found[earlier] = replace(first, speaker=found.speaker, cue=found.cue, kind=found.kind)


def _quotation(reader: _Reader, index: int) -> Quotation:
    stretch = reader.stretches[index]
    words = stretch.span.of(reader.text)
    found = reader.found.get(index)
    if found is None:  # Nested, or in no sentence: scare quotes inside somebody's words.
        return Quotation(stretch.span, words, SourceKind.NONE, None, None, index, stretch.nested)
    kind = found.kind or SourceKind.NONE
    return Quotation(stretch.span, words, kind, found.speaker, found.cue, reader.groups[index], stretch.nested)
