"""Indirect speech: what somebody is reported as saying in the paper's words, with who says so and the words that tell.

Every sentence is read from the outside in. First the frames that stand apart from what is said (`according to X, …`,
`…, X said`), then the verbs from left to right, each with what it may govern (`indirect_cues.py`), then nouns and
adverbs (`claims that`, `reportedly`). Speech inside speech belongs to the outer one. Walks are bounded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.article.complements import (
    QUESTIONS,
    TAIL,
    Words,
    complement,
    content_end,
    has_clause,
    is_time,
    past_manner,
)
from onrecord.article.cues import Form, form_of
from onrecord.article.indirect_cues import (
    CLAUSE,
    FREE,
    HEDGES,
    IMPERSONAL,
    MORE,
    NOUNS,
    RAISED,
    THING,
    WANTING,
    verb_of,
)
from onrecord.article.links import cue_range, inverted, is_cue, is_reduced
from onrecord.article.model import Force
from onrecord.article.speakers import can_hear
from onrecord.article.subjects import (
    BE,
    DETERMINERS,
    MODALS,
    RELATIVES,
    Phrase,
    is_adverb,
    noun_phrase_left,
    noun_phrase_right,
    subject_of,
)
from onrecord.article.words import Kind, Word
from onrecord.values import Span

_REACH = 60
_DASHES = ("–", "—")
_NUMBERING = frozenset("most many few some no any every each another".split())
_OWN_VOICE = frozenset("i we you".split())
_NOT = frozenset("not never cannot declined refused declines refuses unable without yet".split())
_MEANT_WHEN_DENIED = frozenset("think believe expect accept agree want deny".split())
"""`does not believe the price is right` says something all the same."""


@dataclass(frozen=True, slots=True)
class Told:
    """Indirect speech in one sentence, in places of its words."""

    parts: tuple[Phrase, ...]
    cue: Phrase
    speaker: Phrase | None
    force: Force = Force.STATED

    @property
    def end(self) -> int:
        """The first word after all of it."""
        return max(self.cue[1], *(part[1] for part in self.parts))


def told_in(words: Words) -> Iterator[Told]:
    """Every indirect speech of one sentence, in reading order.

    >>> from onrecord.article.words import find_words
    >>> text = "The council said that bids were due on 3 May."
    >>> words = find_words(text, Span(0, len(text)))
    >>> [(words[a].text, words[b - 1].text) for told in told_in(words) for a, b in told.parts]
    [('bids', 'May')]
    """
    framed = _according(words) or _framed(words)
    if framed is not None:
        yield framed
        if framed.parts[0][0] <= framed.cue[0]:
            return
    at = framed.end if framed else 0
    found = framed is not None
    while at < len(words):
        told = _verb(words, at) or _noun(words, at)
        if told is not None:
            yield told
            found = True
        at = max(at + 1, told.end if told else 0)
    if not found:
        yield from _hedged(words)


def _last(words: Words) -> int:
    """Where the sentence ends, without its closing stop."""
    end = len(words)
    while end and words[end - 1].kind is Kind.PUNCTUATION and words[end - 1].text not in ")%":
        end -= 1
    return end


def _according(words: Words) -> Told | None:
    """`According to X, …`, `…, according to X`, `…, according to X, …`."""
    for at in range(len(words) - 2):
        pair = (words[at].low, words[at + 1].low)
        if pair not in {("according", "to"), ("words", "of")}:
            continue
        cue = (at, at + 2) if pair[0] == "according" else (at - 1, at + 2)
        speaker = noun_phrase_right(words, at + 2, len(words))
        if speaker is None or cue[0] < 0:
            continue
        opening = cue[0] - (pair[0] == "words")
        comma = _after_speaker(words, speaker[1])
        before = (0, opening) if opening > 0 else None
        after = (comma + 1, _last(words)) if comma is not None else None
        if before and after and has_clause(words, *before) and _only_names(words, *after):
            after = None
        parts = tuple(p for p in (_trimmed(words, before), _trimmed(words, after)) if p is not None)
        return Told(parts, cue, speaker) if parts else None
    return None


def _after_speaker(words: Words, at: int) -> int | None:
    """The comma that ends `X`, `X, who led the review` or `X, the leader`, where something follows it."""
    limit = min(len(words), at + _REACH)
    while at < limit and words[at].kind is Kind.WORD:
        if words[at].low in ("that", "which") or is_time(words[at]):
            break
        at += 1
    commas = [place for place in range(at, limit) if words[place].text == ","]
    if not commas:
        return None
    apposed = commas[0] + 1 < limit and words[commas[0] + 1].low in RELATIVES
    return commas[1] if apposed and len(commas) > 1 else commas[0]


def _framed(words: Words) -> Told | None:
    """`…, X said`, `…, said X`, and `…, X said, …`."""
    for comma in range(1, len(words) - 1):
        if words[comma].text != "," and words[comma].text not in _DASHES:
            continue
        if words[comma - 1].kind is Kind.QUOTATION:
            continue
        told = _frame_at(words, comma)
        if told is not None:
            return told
    return None


def _frame_at(words: Words, comma: int) -> Told | None:
    """The frame that opens after a comma: its subject and verb, and nothing that the verb governs."""
    opened = _verb_first(words, comma) or _subject_first(words, comma)
    if opened is None:
        return None
    verb, speaker, tail = opened
    end = _tail_end(words, tail)
    if end is None:
        return None
    after = (end, _last(words)) if end < _last(words) else None
    if after and verb < speaker[0] and has_clause(words, 0, comma) and _only_names(words, *after):
        after = None
    before = None if after is not None and _sets_scene(words, comma) else (0, comma)
    parts = tuple(p for p in (_trimmed(words, before), _trimmed(words, after)) if p is not None)
    return Told(parts, (verb, verb + 1), speaker) if parts else None


def _only_names(words: Words, start: int, stop: int) -> bool:
    """Whether what follows a speaker says only who that is, or when and where: `, the council's leader, on Monday`."""
    first = words[start]
    if first.low in RELATIVES or first.low in TAIL:
        return True
    names = first.low in DETERMINERS - _NUMBERING or first.text.isdigit() or can_hear(first.low) or first.capitalised
    return names and not has_clause(words, start, stop)


def _verb_first(words: Words, comma: int) -> tuple[int, Phrase, int] | None:
    """`, said X`: the verb, the speaker, and where the words after both begin."""
    link = inverted(words, comma + 1, len(words))
    verb = comma + 1
    while verb < len(words) and is_adverb(words[verb]):
        verb += 1
    if link is None or link.speaker is None or not verb_of(words[verb].low):
        return None
    deed = verb_of(words[verb].low) not in CLAUSE and not has_clause(words, 0, comma)
    if deed or _is_subject(words, comma):
        return None  # `Al Reid, the leader, accused ministers of …`
    speaker = _places(words, link.speaker)
    return verb, speaker, speaker[1]


def _is_subject(words: Words, comma: int) -> bool:
    """Whether all before the comma is somebody, and what is told of him: `The notice, published on Monday, says …`."""
    commas = [at for at in range(1, comma) if words[at].text == ","]
    if len(commas) != 1 or has_clause(words, 0, commas[0]):
        return False
    first = words[commas[0] + 1].low
    return first in RELATIVES or first.endswith("ed")


def _subject_first(words: Words, comma: int) -> tuple[int, Phrase, int] | None:
    """`, X said`: the same, where nothing that was said follows the verb."""
    verb = _frame_verb(words, comma + 1)
    speaker = subject_of(words, verb, comma + 1) if verb is not None else None
    if verb is None or speaker is None or _outside(words, comma, speaker) or _untold(words, verb, speaker):
        return None
    if complement(words, verb, verb + 1, _last(words)) is not None and words[verb].low != "told":
        return None
    return verb, speaker, cue_range(words, verb)[1]


def _outside(words: Words, comma: int, speaker: Phrase) -> bool:
    """Whether the subject does not open the frame: but for adverbs it must stand right after the comma."""
    opening = comma + 1
    while opening < speaker[0] and (is_adverb(words[opening]) or words[opening].low in ("as", "but", "and")):
        opening += 1
    return speaker[0] != opening or words[comma + 1].low in ("but", "and")


def _frame_verb(words: Words, start: int) -> int | None:
    """The verb of saying of a frame that opens at `start`, with only its subject before it."""
    for at in range(start + 1, min(len(words), start + 22)):
        word = words[at]
        if word.kind is Kind.QUOTATION or word.text in ";:":
            return None
        if verb_of(word.low) and _says(words, at, start) and not _after_be(words, at):
            return at
        if word.low in BE:
            return None
    return None


def _tail_end(words: Words, at: int) -> int | None:
    """Where a frame ends: at a comma or the end, past hearers, times and places; None where a clause goes on."""
    if at < len(words) and words[at].kind is Kind.WORD and not _is_tail(words[at]):
        return None
    for place in range(at, min(len(words), at + 16)):
        if words[place].text in ("(",) or words[place].kind is Kind.QUOTATION:
            return None
        if words[place].kind is Kind.PUNCTUATION and words[place].text != ".":
            if words[place].text in ",–—":
                follows = words[place + 1] if place + 1 < len(words) else None
                if follows is not None and (follows.low in RELATIVES or form_of(follows.low) is Form.PARTICIPLE):
                    return _last(words)
                return place + 1
            if words[place].text in ":;":
                return None
        if place > at and words[place].low in ("that", "whether", "why", "how"):
            return None
    return _last(words) if len(words) - at <= 16 else None


def _is_tail(word: Word) -> bool:
    """Whether a frame may go on with this word: to whom, when, where, how."""
    return is_time(word) or is_adverb(word) or word.low in TAIL or word.capitalised or word.low in DETERMINERS


def _sets_scene(words: Words, comma: int) -> bool:
    """Whether what stands before the comma is only when or where: `In a letter, the council said, …`."""
    return comma <= 6 and words[0].low in ("in", "at", "on", "after", "during", "speaking", "asked", "but", "and")


def _places(words: Words, span: Span) -> Phrase:
    inside = [at for at, word in enumerate(words) if span.contains(word.span)]
    return inside[0], inside[-1] + 1


def _says(words: Words, at: int, floor: int) -> bool:
    """Whether the word is used as a verb here."""
    low = words[at].low
    if any(low in forms for forms in MORE.values()) and form_of(low) is None:
        return not words[at].capitalised and at > floor and words[at - 1].low not in DETERMINERS
    return is_cue(words, at, floor)


def _after_be(words: Words, verb: int) -> int | None:
    """The form of *be* that makes the verb passive."""
    at = verb - 1
    while at >= 0 and is_adverb(words[at]):
        at -= 1
    return at if at >= 0 and words[at].low in BE else None


def _verb(words: Words, at: int) -> Told | None:
    """Indirect speech that the verb at `at` introduces."""
    word = words[at]
    verb = verb_of(word.low) if word.kind is Kind.WORD else None
    if verb is None and (at + 1 >= len(words) or cue_range(words, at)[1] == at + 1 or not is_cue(words, at, 0)):
        return None
    be = _after_be(words, at)
    if is_reduced(words, at) and (be is None or words[be - 1].low != "it"):
        return None
    if be is not None and form_of(word.low) is not Form.PARTICIPLE:
        return _passive(words, at, verb or "", be)
    if verb == "emerge" and words[at - 1].low == "it":
        return _clause_told(words, at, None)
    if at == 0 or not _says(words, at, 0) or _answers_quotation(words, at):
        return None
    speaker = subject_of(words, at, max(0, at - _REACH))
    if speaker is None or _untold(words, at, speaker):
        return None
    return _clause_told(words, at, speaker)


def _untold(words: Words, verb: int, speaker: Phrase) -> bool:
    """Whether nothing was said after all (`would not say how much`), or by nobody but the paper (`we can reveal`)."""
    start, stop = speaker
    if words[stop - 1].low in _OWN_VOICE or words[start].low in BE | MODALS | _OWN_VOICE:
        return True
    apart = [at for at in range(stop, verb) if words[at].text == ","]
    between = {word.low for word in words[max([stop, verb - 5, *apart]) : verb]}
    unsaid = between & _NOT or any(low.endswith("n't") for low in between)
    return bool(unsaid) and verb_of(words[verb].low) not in _MEANT_WHEN_DENIED


def _answers_quotation(words: Words, at: int) -> bool:
    """Whether the verb belongs to the quotation before it: `“…,” said X`."""
    before = words[at - 1]
    return before.kind is Kind.QUOTATION or (before.text == "," and at > 1 and words[at - 2].kind is Kind.QUOTATION)


def _clause_told(words: Words, at: int, speaker: Phrase | None) -> Told | None:
    """What the verb at `at` governs, up to where it ends."""
    last = _last(words)
    start = complement(words, at, cue_range(words, at)[1], last)
    if start is None:
        return None
    embedded = speaker is not None and speaker[0] > 0 and words[speaker[0] - 1].low in ("which", "who", "whom")
    relative = words[at - 1].low in RELATIVES
    end = content_end(words, start, last, one_clause=embedded or relative)
    part = _trimmed(words, (start, end))
    if part is None:
        return None
    return Told((part,), _cue(words, at, start), speaker, _force(words, at, start, end))


def _force(words: Words, at: int, start: int, end: int) -> Force:
    """A clause after a verb that states is stated; what is asked for or to be done is wanted."""
    verb, first = verb_of(words[at].low) or "", words[start].low
    if first in QUESTIONS:
        return Force.RAISED
    if verb in WANTING or first == "to":
        return Force.WANTED
    sure = verb in FREE or (verb in CLAUSE and words[start - 1].low == "that")
    stated = sure or ((verb in CLAUSE or verb in THING) and has_clause(words, start, end))
    return Force.STATED if stated else Force.RAISED


def _cue(words: Words, at: int, start: int) -> Phrase:
    """The verb with its particle: `pointed out`, `called for`."""
    particle = at + 1 < start and words[at + 1].low in ("out", "for", "clear")
    return at, at + 2 if particle else at + 1


def _passive(words: Words, at: int, verb: str, be: int) -> Told | None:
    """`It is understood that …`, `The court was told …`, `He is said to have …`."""
    last = _last(words)
    subject = be - 1
    while subject > 0 and (words[subject].low in ("has", "had", "have", "being", "to") or is_adverb(words[subject])):
        subject -= 1
    if verb in IMPERSONAL and words[subject].low == "it":
        by = noun_phrase_right(words, at + 2, last) if at + 2 < last and words[at + 1].low == "by" else None
        start = past_manner(words, by[1] if by else at + 1, last)
        start += start < last and words[start].low == "that"
        return _impersonal(words, at, start, last, by)
    if verb in ("tell", "inform", "assure", "advise", "warn", "remind"):
        told = complement(words, at, at + 1, last, heard=True)
        return _impersonal(words, at, told, last) if told is not None else None
    if verb in RAISED and at + 1 < last and words[at + 1].low == "to":
        phrase = _whole_number(words, noun_phrase_left(words, subject, 0))
        return Told(((phrase,) if phrase else ()) + ((at + 1, last),), (at, at + 1), None)
    return None


def _whole_number(words: Words, phrase: Phrase | None) -> Phrase | None:
    """`10,000 children`: the comma of a number parts no phrase."""
    while phrase and phrase[0] > 1 and words[phrase[0] - 1].text == "," and words[phrase[0] - 2].text.isdigit():
        phrase = (phrase[0] - 2, phrase[1])
    return phrase


def _impersonal(words: Words, at: int, start: int, last: int, by: Phrase | None = None) -> Told | None:
    """`It was claimed that …`, `It was claimed by X that …`."""
    end = content_end(words, start, last)
    part = _trimmed(words, (start, end))
    return Told((part,), (at, at + 1), by) if part is not None and has_clause(words, *part) else None


def _noun(words: Words, at: int) -> Told | None:
    """`The council’s claim that …`, `Rumours that …`."""
    if words[at].low not in NOUNS or at + 2 >= len(words) or words[at + 1].low != "that":
        return None
    if not has_clause(words, at + 2, _last(words)):
        return None
    owner = at > 0 and words[at - 1].low.endswith(("'s", "s'"))
    speaker = noun_phrase_left(words, at - 1, 0) if owner else None
    part = _trimmed(words, (at + 2, content_end(words, at + 2, _last(words), one_clause=True)))
    return Told((part,), (at, at + 1), speaker) if part is not None else None


def _hedged(words: Words) -> Iterator[Told]:
    """`The depot is reportedly losing £1m a month`: the whole sentence, but for the adverb."""
    for at, word in enumerate(words):
        if word.low in HEDGES:
            sides = (_trimmed(words, (0, at)), _trimmed(words, (at + 1, _last(words))))
            parts = tuple(part for part in sides if part is not None)
            if parts:
                yield Told(parts, (at, at + 1), None)
            return


def _trimmed(words: Words, part: Phrase | None) -> Phrase | None:
    """Without marks at either end; None where too little is left, or nothing but a quotation."""
    if part is None:
        return None
    start, stop = part
    while start < stop and words[start].kind is Kind.PUNCTUATION and words[start].text not in "£$€(":
        start += 1
    while stop > start and words[stop - 1].kind is Kind.PUNCTUATION and words[stop - 1].text not in ")%":
        stop -= 1
    plain = sum(word.kind is Kind.WORD for word in words[start:stop])
    return (start, stop) if plain >= 1 else None
