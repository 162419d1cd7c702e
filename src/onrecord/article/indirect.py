"""Indirect speech of a whole article: what is reported as said, whose it is, and whom a pronoun stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.article.indirect_cues import may_tell
from onrecord.article.model import Block, BlockKind, IndirectSpeech, Quotation, SourceKind
from onrecord.article.quotations import Stretch
from onrecord.article.speakers import bodies_in, is_bare_name, is_record, kind_of, surnames_in
from onrecord.article.subjects import Phrase, leading_phrase
from onrecord.article.told import Told, told_in
from onrecord.article.words import Kind, Word, Worded
from onrecord.values import Span

_READ = frozenset(
    {BlockKind.HEADLINE, BlockKind.PARAGRAPH, BlockKind.STANDFIRST, BlockKind.SUBHEADING, BlockKind.CAPTION}
)
_LONGEST = 250
"""Words: a longer sentence is a table or a list."""
_BACK = 5
"""Sentences that a pronoun may reach back."""
_PERSONAL = frozenset("he she".split())
_PRONOUNS = frozenset("he she it they".split())
_TITLES = {"he": ("mrs", "ms", "miss", "dame", "lady", "baroness"), "she": ("mr", "sir", "lord", "baron")}
"""Titles of those whom the pronoun cannot stand for."""
_OF_A_PERSON = re.compile(
    r",\s(?:who|whom|whose|\d\d)\b|\s\((?:[RD]-|Con\b|Lab\b|Labour|Conservative|Lib Dem|Green|SNP|\d\d\))|,\s[RD]-[A-Z]"
)
"""What may stand behind a person's name."""
_APPOSED = re.compile(r",\s((?:an?|the|its|their|his|her)\s[^,.;:]{3,60}),")
"""What a name is called, between commas."""
_CALLED = re.compile(r",\s([A-Z][\w’'-]*+(?:\s(?:&\s)?[A-Z][\w’'-]*+){1,4}),")
"""The name of what was told before: `Its owner, Vale Group, said`."""
_PERSONAL_VERBS = frozenset("testified testifies recalled recalls joked quipped mused".split())
"""Verbs of which the subject is no body."""
_WRONG_WORDS = {"he": ("spokeswoman", "woman", "mother"), "she": ("spokesman", "man", "father")}


@dataclass(slots=True)
class _Teller:
    """Who was named so far, sentence by sentence."""

    text: str
    surnames: frozenset[str]
    bodies: frozenset[str]
    named: list[tuple[int, Span, SourceKind]] = field(default_factory=list)
    """Sentence, words and kind of everybody who may be meant by a pronoun that follows."""

    def add(self, at: int, span: Span) -> SourceKind:
        kind = self.bearer(span) or kind_of(span.of(self.text), self.surnames)
        if span.of(self.text).lower() not in _PRONOUNS:
            self.named.append((at, span, kind))
        return kind

    def bearer(self, name: Span, *, personal: bool = False) -> SourceKind | None:
        """Whose a bare name is, by what stands behind it here or anywhere in the article; None where nothing tells."""
        if not is_bare_name(name.of(self.text)):
            called = _CALLED.match(self.text, name.end)
            sure = called is not None and not is_bare_name(called[1]) and kind_of(called[1]) is SourceKind.ORGANISATION
            return SourceKind.ORGANISATION if sure else None
        if _OF_A_PERSON.match(self.text, name.end) or personal:
            return SourceKind.PERSON
        if name.of(self.text) in self.bodies or self.text.startswith(", which ", name.end):
            return SourceKind.ORGANISATION
        apposed = _APPOSED.match(self.text, name.end)
        return kind_of(apposed[1]) if apposed else None

    def meant_by(self, pronoun: str, at: int) -> tuple[Span, SourceKind] | None:
        """Whoever was named last and whom `pronoun` fits; a speaker is named after the subject of his sentence."""
        for sentence, span, kind in reversed(self.named):
            if at - sentence > _BACK:
                return None
            if self._fits(pronoun, span, kind):
                return span, kind
        return None

    def _fits(self, pronoun: str, span: Span, kind: SourceKind) -> bool:
        words = span.of(self.text).lower().split()
        if pronoun in _PERSONAL:
            barred = words[0].rstrip(".") in _TITLES[pronoun] or words[-1] in _WRONG_WORDS[pronoun]
            return kind is SourceKind.PERSON and not barred
        if pronoun == "it":
            return kind in (SourceKind.ORGANISATION, SourceKind.RECORD)
        return kind is not SourceKind.RECORD


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
    teller = _Teller(text, surnames_in(text), bodies_in(text))
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


def _speech(text: str, words: Sequence[Word], told: Told, teller: _Teller, at: int) -> IndirectSpeech:
    parts = tuple(_span(words, part) for part in told.parts)
    mixed = any(words[i].kind is Kind.QUOTATION for start, stop in told.parts for i in range(start, stop))
    speaker = _span(words, told.speaker) if told.speaker is not None else None
    kind, named = _source(speaker, text, teller, at)
    if named is not None and named == speaker:
        of_himself = words[told.parts[-1][0]].low in _PERSONAL and " " not in named.of(text)
        kind = teller.bearer(named, personal=of_himself or words[told.cue[0]].low in _PERSONAL_VERBS) or kind
    return IndirectSpeech(parts, kind, speaker, named, _span(words, told.cue), mixed, told.force)


def _source(speaker: Span | None, text: str, teller: _Teller, at: int) -> tuple[SourceKind, Span | None]:
    """The kind of source, and whom a pronoun stands for."""
    if speaker is None:
        return SourceKind.NONE, None
    words = speaker.of(text)
    pronoun = words.lower()
    if pronoun not in _PRONOUNS:
        return SourceKind.RECORD if is_record(words) else kind_of(words, teller.surnames), speaker
    meant = teller.meant_by(pronoun, at)
    if meant is None:
        return kind_of(words, teller.surnames), speaker
    return (meant[1] if pronoun in ("it", "they") else SourceKind.PERSON), meant[0]


def _span(words: Sequence[Word], part: Phrase) -> Span:
    return Span(words[part[0]].span.start, words[part[1] - 1].span.end)
