"""What a verb of saying governs: where the words begin that somebody is reported as saying, and where they end."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.article.cues import Form, form_of
from onrecord.article.indirect_cues import (
    CLAUSE,
    FREE,
    INFINITIVE,
    NEEDS_THAT,
    THING,
    TO_SOMEBODY,
    TOLD,
    WITH,
    verb_of,
)
from onrecord.article.speakers import can_hear
from onrecord.article.subjects import BE, DETERMINERS, MODALS, TIMES, is_adverb, is_verb
from onrecord.article.words import Kind, Word

Words = Sequence[Word]

QUESTIONS = frozenset("why how whether what who where when if".split())
_PLACES = frozenset("in on at during after before from to through via by with of".split())
TAIL = _PLACES | {
    "last",
    "this",
    "as",
    "when",
    "while",
    "who",
    "outside",
    "inside",
    "about",
    "him",
    "her",
    "us",
    "them",
}
"""Words with which a frame goes on after its verb: to whom, when and where it was said."""
_VEHICLES = frozenset(
    """
    statement letter email post tweet message speech interview report note blog meeting briefing conference website
    reporters journalists council court committee twitter facebook x radio television tv press panel inquiry hearing
    """.split()
)
_EMPTY = frozenset("nothing little so no much as more on out in at to for of up off down".split())
"""`said nothing`, `said so`, `said little`: what was said does not follow."""
_PRONOUNS = frozenset("him her them us me you".split())
_SUBJECTS = frozenset("he she it they we i you this that these those there nobody everyone no nothing".split())
_PAST = frozenset(
    """
    cost costs began ran came went got made took gave saw knew left met won lost paid spent sold bought built held
    kept led needs means includes covers starts ends runs closes opens remains goes comes makes takes gives stood
    fell rose grew broke chose drew drove wrote spoke stole became brought sent put set let cut hit shut read fed
    """.split()
)
"""Finite forms of common verbs that no ending tells."""
_HEARER = 8
_THAT = 14
"""Words that may stand between a verb of saying and *that*: `told the committee on Monday that`."""
_HEARING = frozenset("court inquest tribunal jury hearing inquiry committee council panel judge jurors meeting".split())
"""`The court heard the brakes had failed`: those before whom things are said."""
_MAY_TELL_NOBODY = frozenset("warn advise".split())
"""`Unions warn 300 jobs are at risk`: what follows is a hearer only if it can hear."""
_PARTICLES = frozenset("but and".split())


def is_time(word: Word) -> bool:
    return word.low in TIMES


def complement(words: Words, verb: int, at: int, last: int, *, heard: bool = False) -> int | None:
    """Where what was said begins after the verb at `verb`, whose own words end at `at`; None where nothing follows.

    `heard` means that the hearer stood before the verb: `the court was told`.
    """
    base = verb_of(words[verb].low) or " ".join(word.low for word in words[verb:at])
    if at >= last or base in ("refuse", "decline"):
        return None
    phrase = words[at - 1].low in ("out", "clear") and at - verb == 2
    if base == "ask" and words[at].low == "not":
        return None  # `who asked not to be named`
    if words[at - 1].low == "that" and at - verb == 2:
        return at
    that = _that(words, at, last, hearer=base in TOLD and not heard)
    if that is not None and (base in CLAUSE or base in THING or phrase):
        return that + 1
    if phrase:
        return at if base.endswith("out") else None
    with_word = _with(words, base, at, last)
    if with_word is not None:
        return with_word
    if base in TO_SOMEBODY and _somebody_to(words, at, last) and not heard:
        return at
    if base in TOLD and not heard:
        past = _past_hearer(words, at, last)
        at = past if base not in _MAY_TELL_NOBODY or _hears(words[past - 1]) else at
    at = past_manner(words, at, last)
    return _begins(words, base, verb, at, last) if at < last else None


def _begins(words: Words, base: str, verb: int, at: int, last: int) -> int | None:
    """Whether what was said may begin at `at`, by its first words."""
    word = words[at]
    if word.kind is Kind.PUNCTUATION and word.text not in "£$€":
        return None
    if word.low in QUESTIONS and (base in CLAUSE or base in THING):
        return at
    if word.low == "to":
        return at if base in INFINITIVE and at + 1 < last and words[at + 1].low not in DETERMINERS else None
    if word.low in _EMPTY and word.low not in ("no", "as", "in", "on", "at", "for", "more"):
        return None
    needs_that = base in NEEDS_THAT and not (base == "hear" and words[verb - 1].low in _HEARING)
    if base in CLAUSE and not needs_that and _clause(words, base, at, last):
        return at
    return at if base in THING and (word.low not in _PLACES and word.low not in ("as", "that")) else None


def _clause(words: Words, base: str, at: int, last: int) -> bool:
    if words[at].kind is Kind.QUOTATION and at + 1 >= last:
        return False
    plain = sum(word.kind is Kind.WORD for word in words[at : min(last, at + 5)])
    if plain < 2 or (words[at].low in ("no", "as", "more") and plain < 4):
        return False
    return has_clause(words, at, last) or (base in FREE and plain >= 3 and words[at].kind is Kind.WORD)


def has_clause(words: Words, start: int, stop: int) -> bool:
    """Whether a finite verb that we know stands in these words, after its subject."""
    for at in range(start + 1, min(stop, start + 30)):
        low = words[at].low
        if is_verb(words, at) or low in _PAST or (len(low) > 4 and low.endswith("ed") and not words[at].capitalised):
            return True
        if low in ("has", "had", "have", "may", "will", "do", "does", "did") or low in BE | MODALS:
            return True
    return False


def _that(words: Words, at: int, last: int, *, hearer: bool) -> int | None:
    """The *that* which opens what was said: at once, or past a hearer, a time, a place or a parenthesis."""
    if words[at].low == "that":
        return at if _opens_clause(words, at, last) else None
    first = words[at]
    apart = first.text == "," or first.low in _PLACES or first.low in TIMES or is_adverb(first)
    if not (hearer or apart):
        return None
    for place in range(at + 1, min(last, at + _THAT)):
        if words[place].low == "that" and words[place - 1].text != ",":
            return place
        if words[place].low == "that" and first.text == ",":
            return place
        if words[place].kind is Kind.QUOTATION or words[place].text in ";:":
            return None
        if is_verb(words, place) or words[place].low in QUESTIONS:
            return None
    return None


def _opens_clause(words: Words, at: int, last: int) -> bool:
    """`said that bids were due`, but not `rejected that plan`, which is a thing."""
    return at + 2 < last


def _with(words: Words, base: str, at: int, last: int) -> int | None:
    """What was said behind the word that the verb asks for: `warned of delays`, `accused … of`."""
    needed = WITH.get(base)
    if needed is None:
        return None
    if words[at].low in needed:
        out = words[at].low == "out" and at + 1 < last and words[at + 1].low == "that"
        start = at + 2 if out else at + 1
        begins = start < last and (words[start].kind is not Kind.PUNCTUATION or words[start].text in "£$€")
        return start if begins else None
    return None


def _somebody_to(words: Words, at: int, last: int) -> bool:
    """Whether somebody, and then `to` and a verb, follow: `the trust to publish the figures`."""
    for place in range(at + 1, min(last, at + _HEARER + 1)):
        if words[place].low == "to":
            return place + 1 < last and words[place + 1].low not in DETERMINERS
        if words[place].kind is not Kind.WORD or is_verb(words, place):
            return False
    return False


def _hears(word: Word) -> bool:
    return word.capitalised or word.low in _PRONOUNS or can_hear(word.low)


def _past_hearer(words: Words, at: int, last: int) -> int:
    """Past whom it was said to: `MPs`, `the committee`, `a Globe reporter`."""
    if words[at].low in _PRONOUNS:
        return at + 1
    place = at + (words[at].low in DETERMINERS)
    start = place
    while place < min(last, at + _HEARER):
        word = words[place]
        if word.kind is not Kind.WORD or word.low in _PLACES | QUESTIONS | TIMES | {"that"}:
            break
        if place > start and (word.low in DETERMINERS or word.low in _SUBJECTS or word.low in ("as", "up", "some")):
            break
        if place > start and (is_verb(words, place) or word.low in _PAST):
            return max(start + 1, place - 1)
        place += 1
    return place


def past_manner(words: Words, at: int, last: int) -> int:
    """Past when, where and how it was said: `on Monday`, `in a statement`, `again`."""
    for _ in range(4):
        if at < last and (is_adverb(words[at]) or words[at].low in TIMES) and words[at].low not in ("all", "both"):
            at += 1
        elif at < last and words[at].low == "last" and at + 1 < last and words[at + 1].low in TIMES:
            at += 2
        elif at < last and words[at].low in _PLACES and (end := _vehicle(words, at, last)):
            at = end
        else:
            break
    return at


def _vehicle(words: Words, at: int, last: int) -> int | None:
    """The end of `in a statement`, `on Monday`, `on its website`, where something follows."""
    for place in range(at + 1, min(last, at + 5)):
        if words[place].low in _VEHICLES or words[place].low in TIMES:
            return place + 1
        if words[place].kind is not Kind.WORD:
            return None
    return None


def content_end(words: Words, start: int, last: int, *, one_clause: bool = False) -> int:
    """Where what was said ends: at the sentence's end, or where the same speaker says something else.

    `one_clause` is for a clause inside another: it ends at the next comma.
    """
    for at in range(start + 1, last):
        word = words[at]
        if word.text == ";" or (one_clause and word.text in (",", "–", "—")):
            return at
        if word.low in _PARTICLES and (_says_again(words, at + 1, last) or _others_say(words, at, last)):
            return at - (words[at - 1].text == ",")
        if word.text in (",", "–", "—") and _goes_on(words, at + 1, last):
            return at
    return last


def _says_again(words: Words, at: int, last: int) -> bool:
    """Whether a verb of saying follows with something to say: `but warned that`, `and demanded a recall`."""
    while at < last and (is_adverb(words[at]) or words[at].low in ("has", "have", "had")):
        at += 1
    if at + 1 >= last or words[at].kind is not Kind.WORD or form_of(words[at].low) is not Form.FINITE:
        return False
    if words[at].low.endswith("s") and words[at + 1].low != "that":
        return False
    return complement(words, at, at + 1, last) is not None


def _others_say(words: Words, at: int, last: int) -> bool:
    """`, but auditors have warned that …`: somebody else comes to word."""
    if words[at - 1].text != ",":
        return False
    for verb in range(at + 2, min(last - 1, at + 8)):
        if words[verb].kind is not Kind.WORD:
            return False
        if form_of(words[verb].low) is Form.FINITE and words[verb + 1].low == "that":
            return True
    return False


def _goes_on(words: Words, at: int, last: int) -> bool:
    """`, adding that …`: the same speaker goes on."""
    if at + 1 >= last or form_of(words[at].low) is not Form.PARTICIPLE:
        return False
    return complement(words, at, at + 1, last) is not None
