"""Whom a pronoun stands for: whoever was named last and whom it fits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from onrecord.article.model import IndirectSpeech, Quotation, SourceKind
from onrecord.article.name_words import COMMON_NOUNS
from onrecord.article.quotations import Stretch
from onrecord.article.speakers import bodies_in, can_hear, is_bare_name, kind_of, surnames_in
from onrecord.article.subjects import leading_phrase
from onrecord.article.words import Kind, Word, Worded
from onrecord.values import Span

_LONGEST = 250
"""Words: a longer sentence is a table or a list."""
_BACK = 5
"""Sentences that a pronoun may reach back."""
_JUST_BEFORE = 3
"""Sentences within which a whole name is given before a title and a surname."""
_SHORT_TITLES = frozenset("mr mrs ms miss dr prof sir dame".split())
PERSONAL = frozenset("he she".split())
PRONOUNS = frozenset("he she it they".split())
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
_WRONG_WORDS = {
    "he": frozenset(
        """
        woman girl lady mother mum mom wife daughter sister aunt grandmother granny nan gran niece widow nun midwife
        spokeswoman chairwoman councilwoman congresswoman businesswoman policewoman actress headmistress
        """.split()
    ),
    "she": frozenset(
        """
        man boy gentleman father dad husband son brother uncle grandfather grandad granddad nephew widower monk
        spokesman chairman councilman congressman businessman policeman fisherman headmaster
        """.split()
    ),
}
"""What those are called whom the pronoun cannot stand for."""
_NO_ONE = frozenset(
    """
    third half quarter fifth tenth lot rest most some both all none nobody anybody everybody everyone few many
    """.split()
)
"""Words that stand for no single person."""
_ALONE = frozenset("one another he she it they we i you this that everyone somebody someone nobody".split())
_ONE = frozenset("a an one another".split())
_KIN = ("father", "mother", "man", "woman", "wife", "smith", "ist")
"""Ends of words for one person."""
_CUT = re.compile(r",|\s(?:of|for|from|at|in|on|with|to|by|who|which|that|behind)\s")
_PRESENTED = re.compile(
    r"(?:Among|One of|With|Beside|Behind|Alongside)\b[^,.;:“”\"]{0,60}\s(?:is|are|was|were|sits?|stands?|stood|sat)\s"
    r"([A-Z][\w’'-]*+(?:\s[A-Z][\w’'-]*+){1,4})"
)
"""`Among them is Ann Lee`: the name stands behind the verb."""
_APPOSITIVE = re.compile(
    r"(?:That|This|The|Its|Their|His|Her|My|Our|One|An?)\s[^,.;:“”\"]{2,80},\s([A-Z][\w’'-]*+(?:\s[A-Z][\w’'-]*+){1,4}),"
)
"""`Its leader, Ann Lee,` at the start of a sentence."""


@dataclass(slots=True)
class Teller:
    """Who was named so far, sentence by sentence."""

    text: str
    surnames: frozenset[str]
    bodies: frozenset[str]
    named: list[tuple[int, Span, SourceKind]] = field(default_factory=list)
    """Sentence, words and kind of everybody who may be meant by a pronoun that follows."""

    @classmethod
    def of(cls, text: str) -> Teller:
        """One who has heard of nobody yet."""
        return cls(text, surnames_in(text), bodies_in(text))

    def add(self, at: int, span: Span) -> SourceKind:
        kind = self.bearer(span) or kind_of(span.of(self.text), self.surnames)
        if span.of(self.text).lower() not in PRONOUNS:
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

    def meant_by(self, pronoun: str, at: int, source: SourceKind | None = None) -> tuple[Span, SourceKind] | None:
        """Whoever was named last and whom `pronoun` fits; a speaker is named after the subject of his sentence.

        `source` is of what kind it must be, where that is known.
        """
        for sentence, span, kind in reversed(self.named):
            if at - sentence > _BACK:
                return None
            if self._fits(pronoun, span, kind) and source in (None, kind):
                return self._in_full(span, sentence), kind
        return None

    def _in_full(self, name: Span, at: int) -> Span:
        """The whole name of somebody who is then called `Mr Lee`, where it stands just before."""
        title, *surname = name.of(self.text).split()
        if len(surname) != 1 or title.lower().rstrip(".") not in _SHORT_TITLES:
            return name
        fuller = (
            span
            for sentence, span, _ in reversed(self.named)
            if at - sentence <= _JUST_BEFORE and span.of(self.text).endswith(f" {surname[0]}")
        )
        return next((span for span in fuller if span.of(self.text).split()[0] != title), name)

    def _fits(self, pronoun: str, span: Span, kind: SourceKind) -> bool:
        if pronoun in PERSONAL:
            return kind is SourceKind.PERSON and _is_one(span.of(self.text), pronoun)
        if pronoun == "it":
            return kind in (SourceKind.ORGANISATION, SourceKind.RECORD)
        return kind is not SourceKind.RECORD


def name_speakers(
    text: str,
    sentences: Sequence[Worded],
    stretches: Sequence[Stretch],
    quotations: Sequence[Quotation],
    indirect: Sequence[IndirectSpeech],
) -> tuple[Quotation, ...]:
    """The quotations, each with whom its speaker is, where that is a pronoun.

    >>> from onrecord.article.read import read_article
    >>> text = "Row\\nAnn Lee was not amused. “It is late,” she said."
    >>> [q.named.of(text) for q in read_article(text, id="a").quotations]
    ['Ann Lee']
    """
    meant = _meant(text, sentences, stretches, quotations, indirect)
    return tuple(replace(each, meant=meant[each.speaker]) if each.speaker in meant else each for each in quotations)


def words_of_source(quotation: Quotation, text: str) -> Span | None:
    """The words that name who is quoted: the name that a pronoun stands for, else the words beside the quotation.

    A pronoun for somebody whom the article only describes (`A tenant said … she said`) stays as it is.

    >>> from onrecord.article.read import read_article
    >>> text = "Row\\nAnn Lee was not amused. “It is late,” she said.\\n\\nA tenant laughed. “It is,” he said."
    >>> [words_of_source(q, text).of(text) for q in read_article(text, id="a").quotations]
    ['Ann Lee', 'he']
    """
    named = quotation.named
    known = quotation.source is SourceKind.PERSON and named is not None and is_named(named.of(text))
    return named if known else quotation.speaker


def _meant(
    text: str,
    sentences: Sequence[Worded],
    stretches: Sequence[Stretch],
    quotations: Sequence[Quotation],
    indirect: Sequence[IndirectSpeech],
) -> dict[Span, Span]:
    """The pronouns that speak, each with the words for whoever was named before."""
    speakers = {each.speaker: each.source for each in quotations if each.speaker is not None}
    wanted = {span for span in speakers if span.of(text).lower() in PRONOUNS}
    if not wanted:
        return {}
    told = sorted(speakers.keys() - wanted | {each.speaker for each in indirect if each.speaker is not None})
    teller, found = Teller.of(text), dict[Span, Span]()
    for at, (sentence, words) in enumerate(sentences):
        named = sorted({*subjects(text, words), *(span for span in told if sentence.span.contains(span))})
        own = sorted(span for span in wanted if sentence.span.contains(span))
        for pronoun in own:
            while named and named[0].end <= pronoun.start:
                teller.add(at, named.pop(0))
            low = pronoun.of(text).lower()
            if (who := teller.meant_by(low, at, speakers[pronoun] if low == "it" else None)) is not None:
                found[pronoun] = who[0]
        for span in named:
            teller.add(at, span)
    return found


def subjects(text: str, words: Sequence[Word]) -> Iterator[Span]:
    """Who a sentence is about, and the name that stands behind a description: `Its leader, Ann Lee, was not amused`."""
    if not words or words[0].kind is Kind.QUOTATION:
        return
    phrase = leading_phrase(words, 0, min(len(words), _LONGEST))
    if phrase is not None:
        yield Span(words[phrase[0]].span.start, words[phrase[1] - 1].span.end)
    for pattern in (_APPOSITIVE, _PRESENTED):
        if found := pattern.match(text, words[0].span.start):
            yield Span(*found.span(1))


def is_named(words: str) -> bool:
    """Whether words are a name, and no description: `Ann Lee`, `Its leader, Ann Lee`, but not `A tenant in Marl`.

    >>> [is_named(words) for words in ("Ann Lee", "Mr Lee", "My friend Ann", "A tenant in Marl", "A spokesman for FTF")]
    [True, True, True, False, False]
    """
    head = _CUT.split(words)[0].split()
    last = head[-1].lower()
    return head[-1][0].isupper() and last not in COMMON_NOUNS | _ALONE and (len(head) > 1 or not can_hear(last))


def _is_one(words: str, pronoun: str) -> bool:
    """Whether words name one person whom *he* or *she* may stand for.

    >>> [_is_one(words, "she") for words in ("Ann Lee", "A tenant", "Her target", "Neighbours", "Mr Lee", "A third")]
    [True, True, False, False, False, False]
    """
    head = _CUT.split(words)[0].split()
    first, last = head[0].lower().rstrip("."), head[-1].lower()
    if first in _TITLES[pronoun] or last in _WRONG_WORDS[pronoun] or last in _NO_ONE:
        return False
    if len(head) > 1 and head[-1][0].isupper():
        return True
    if last.endswith("s") and not last.endswith("ss"):
        return False
    told = any(can_hear(word.lower()) for word in head[1:] or head) or last.endswith(_KIN)
    return told or first in _ONE or (len(head) == 1 and head[0][0].isupper())
