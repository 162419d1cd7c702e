"""Indirect speech of a whole article: what is reported as said, whose it is, and whom a pronoun stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.article.indirect_cues import may_tell
from onrecord.article.meant import PERSONAL, PRONOUNS, Teller
from onrecord.article.model import Block, BlockKind, IndirectSpeech, Quotation, SourceKind
from onrecord.article.quotations import Stretch
from onrecord.article.speakers import is_record, kind_of
from onrecord.article.subjects import Phrase, leading_phrase
from onrecord.article.told import Told, told_in
from onrecord.article.words import Kind, Word, Worded
from onrecord.values import Span

_READ = frozenset(
    {BlockKind.HEADLINE, BlockKind.PARAGRAPH, BlockKind.STANDFIRST, BlockKind.SUBHEADING, BlockKind.CAPTION}
)
_LONGEST = 250
"""Words: a longer sentence is a table or a list."""
_PERSONAL_VERBS = frozenset("testified testifies recalled recalls joked quipped mused".split())
"""Verbs of which the subject is no body."""


def find_indirect(
    text: str,
    blocks: Sequence[Block],
    sentences: Sequence[Worded],
    stretches: Sequence[Stretch],
    quotations: Sequence[Quotation] = (),
) -> Iterator[IndirectSpeech]:
    """Every indirect speech of the article, in reading order; those of one sentence never overlap.

    Shapes: a speech lies within one sentence. What is only a quotation is none; what holds one is `mixed`.

    >>> from onrecord.article.read import read_article
    >>> text = "Row\\nAnn Lee said the bid was late. It was lost, she added."
    >>> [(s.parts[0].of(text), s.named.of(text)) for s in read_article(text, id="a").indirect]
    [('the bid was late', 'Ann Lee'), ('It was lost', 'Ann Lee')]
    """
    teller = Teller.of(text)
    said = {quotation.span.start: quotation for quotation in quotations}
    for at, (sentence, words) in enumerate(sentences):
        readable = blocks[sentence.block].kind in _READ and len(words) <= _LONGEST
        found = list(told_in(words)) if readable and any(may_tell(word.low) for word in words) else []
        spoken = [_speech(text, words, told, teller, at) for told in found]
        subject = leading_phrase(words, 0, min(len(words), _LONGEST))
        if subject is not None:
            teller.add(at, _span(words, subject))
        for word in words:
            quotation = said.get(stretches[word.stretch].span.start) if word.kind is Kind.QUOTATION else None
            if quotation is not None and quotation.speaker is not None:
                teller.add(at, quotation.speaker)
        for speech in spoken:
            if speech.speaker is not None:
                teller.add(at, speech.speaker)
        yield from spoken


def _speech(text: str, words: Sequence[Word], told: Told, teller: Teller, at: int) -> IndirectSpeech:
    parts = tuple(_span(words, part) for part in told.parts)
    mixed = any(words[i].kind is Kind.QUOTATION for start, stop in told.parts for i in range(start, stop))
    speaker = _span(words, told.speaker) if told.speaker is not None else None
    kind, named = _source(speaker, text, teller, at)
    if named is not None and named == speaker:
        of_himself = words[told.parts[-1][0]].low in PERSONAL and " " not in named.of(text)
        kind = teller.bearer(named, personal=of_himself or words[told.cue[0]].low in _PERSONAL_VERBS) or kind
    return IndirectSpeech(parts, kind, speaker, named, _span(words, told.cue), mixed, told.force)


def _source(speaker: Span | None, text: str, teller: Teller, at: int) -> tuple[SourceKind, Span | None]:
    """The kind of source, and whom a pronoun stands for."""
    if speaker is None:
        return SourceKind.NONE, None
    words = speaker.of(text)
    pronoun = words.lower()
    if pronoun not in PRONOUNS:
        return SourceKind.RECORD if is_record(words) else kind_of(words, teller.surnames), speaker
    meant = teller.meant_by(pronoun, at)
    if meant is None:
        return kind_of(words, teller.surnames), speaker
    return (meant[1] if pronoun in ("it", "they") else SourceKind.PERSON), meant[0]


def _span(words: Sequence[Word], part: Phrase) -> Span:
    return Span(words[part[0]].span.start, words[part[1] - 1].span.end)
