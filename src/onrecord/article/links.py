"""The words around a quotation that say whose it is, one function for each place in which they may stand.

`words` is one sentence, `place` the index of the quotation in it. Walks are bounded, so reading stays linear.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.article.cues import PHRASES, Form, form_of, is_noun_too
from onrecord.article.model import SourceKind
from onrecord.article.speakers import can_hear, is_record, kind_of
from onrecord.article.subjects import (
    BE,
    DETERMINERS,
    MODALS,
    RELATIVES,
    TIMES,
    Phrase,
    ends_mother_of_two,
    in_object_relative,
    is_adverb,
    is_passive,
    is_plural,
    leading_phrase,
    noun_phrase_left,
    noun_phrase_right,
    subject_of,
    with_name_apposed,
)
from onrecord.article.wanting import buyer_of
from onrecord.article.words import Kind, Word
from onrecord.values import Span

_REACH = 60
_LONGEST_SPEAKER = 120
_ENDING = (",", "?", "!", ".", "…", "—", "–", "-")
_DASHES = ("–", "—", "-")
_TAKES_HEARER = frozenset(
    """
    told tells telling informed informs asked asks assured reminded warned advised urged reassured
    """.split()
)
_AFTER_CUE = frozenset(
    """
    in on at after during when as while of to by with before following about outside inside through via from last
    earlier this who into over under between across beside behind without through near
    """.split()
)
_NOUN_FOLLOWERS = frozenset("of for from by on in about against to at and or is was are were has have had will".split())
_OBJECTS = frozenset("it them him her us me that".split())
_ATTITUDES = frozenset(
    """
    feel feels felt think thinks thought believe believes believed hope hopes hoped fear fears feared
    """.split()
)
"""What someone else may say of the subject: `the union said members felt “betrayed”` gives the union's words."""
_REPROACHES = frozenset(
    """
    slammed blasted criticised criticized accused attacked condemned blamed mocked hailed praised lambasted
    ridiculed
    """.split()
)
"""Without an object, in a headline, these are passive: `Mayor slammed for “waste”`."""
_NAMINGS = frozenset("dubbed called described branded billed labelled termed nicknamed hailed".split())
_VERDICTS = frozenset(
    """
    verdict view reply answer response description assessment judgment judgement phrase words message advice
    conclusion opinion summary promise warning
    """.split()
)
_ACCORDING = frozenset({("according", "to"), ("to", "quote")})
_WORDINGS = frozenset("words phrase view opinion parlance telling".split())
_CLAUSE_ENDS = frozenset({",", ";", "and", "but"})
_SPOTS = frozenset("back front far other top bottom".split())
"""Where a nameless voice comes from."""
_RECORDINGS = frozenset("clip actuality audio video sound vt sot package insert tape soundbite vox q a".split())
"""What a script has before words that somebody else says."""
_FINDINGS = frozenset("found finds ruled rules".split())
"""Verbs of saying only before a quotation, a clause or the end: `the review found`, but not `he found a shop`."""
_PRONOUN_SUBJECTS = frozenset("he she they it i we who you one".split())


@dataclass(frozen=True, slots=True)
class Link:
    """A speaker and the words that make the link."""

    speaker: Span | None
    cue: Span | None
    after: bool = False
    """Whether it stood right after the quotation."""


def _made(words: Sequence[Word], phrase: Phrase | None, cue: tuple[int, int], *, after: bool = False) -> Link | None:
    if phrase is None:
        return None
    phrase = with_name_apposed(words, phrase)
    start, stop = words[phrase[0]].span.start, words[phrase[1] - 1].span.end
    while stop - start > _LONGEST_SPEAKER and phrase[1] - 1 > phrase[0]:
        phrase = (phrase[0], phrase[1] - 1)
        stop = words[phrase[1] - 1].span.end
    return Link(Span(start, stop), Span(words[cue[0]].span.start, words[cue[1] - 1].span.end), after)


def link_after(words: Sequence[Word], place: int, quoted: str) -> Link | None:
    """`…,” said X`, `…,” X said`, `…”, according to X`, `…” – X, town`."""
    at, end = place + 1, len(words)
    if at >= end:
        return None
    parted = words[at].text in (",", *_DASHES)
    dashed = words[at].text in _DASHES
    at += parted
    if at >= end or words[at].kind is Kind.QUOTATION:
        return None
    told = _according(words, at, end) or _summed_up(words, at, end)
    if told:
        return told
    if not (parted or quoted.endswith(_ENDING) or _opens_sentence(words, place, quoted, at)):
        return None
    return (
        inverted(words, at, end)
        or _subject_first(words, at, end)
        or (_unlisted(words, at, end) if quoted.endswith(",") else None)
        or (_signed(words, at) if dashed and quoted.endswith((".", "!", "?", "…")) else None)
    )


def _opens_sentence(words: Sequence[Word], place: int, quoted: str, at: int) -> bool:
    """A whole sentence quoted at the start, and a sure cue: the comma was forgotten."""
    pronoun = words[at].low in _PRONOUN_SUBJECTS and at + 1 < len(words) and form_of(words[at + 1].low) is Form.FINITE
    sure = form_of(words[at].low) is Form.FINITE and not is_noun_too(words[at].low)
    return place == 0 and len(quoted.split()) >= 4 and (pronoun or sure)


def _according(words: Sequence[Word], at: int, end: int) -> Link | None:
    """`according to X`, `to quote X`."""
    if at + 2 < end and (words[at].low, words[at + 1].low) in _ACCORDING:
        return _made(words, noun_phrase_right(words, at + 2, end), (at, at + 2), after=True)
    return None


def _summed_up(words: Sequence[Word], at: int, end: int) -> Link | None:
    """`“…” is how X sums it up`, `“…” was the verdict of X`."""
    if at + 2 >= end or words[at].low not in BE | {"came"}:
        return None
    if words[at + 1].low in ("how", "what"):
        cue = next((i for i in range(at + 3, min(end, at + 20)) if is_cue(words, i, at + 2)), None)
        return _made(words, subject_of(words, cue, at + 2), cue_range(words, cue), after=True) if cue else None
    for noun in range(at + 1, min(end - 2, at + 5)):
        if words[noun].low in _VERDICTS and words[noun + 1].low in ("of", "from"):
            if any(word.low in _SPOTS for word in words[noun + 2 : noun + 4]):
                return None
            return _made(words, noun_phrase_right(words, noun + 2, end), (noun, noun + 2), after=True)
    return None


def _in_the_words_of(words: Sequence[Word], at: int, end: int) -> Link | None:
    """`in the words of X`, `in X’s own words`; `at` is the place of *words*."""
    if words[at].low in _WORDINGS and at >= 3:
        owner = at - 2 if words[at - 1].low == "own" else at - 1
        start = next((i + 1 for i in range(owner - 1, max(-1, owner - 8), -1) if words[i].low == "in"), None)
        if start is not None and words[owner].low.endswith(("'s", "s'")):
            return _made(words, (start, owner + 1), (owner + 1, at + 1))
    if 0 < at < end - 2 and (words[at - 1].low, words[at].low, words[at + 1].low) == ("the", "words", "of"):
        return _made(words, noun_phrase_right(words, at + 2, end), (at, at + 2), after=True)
    return None


def inverted(words: Sequence[Word], at: int, end: int) -> Link | None:
    """The verb first: `said X`, `added the leader of the council`."""
    verb = at
    while verb < end and is_adverb(words[verb]):
        verb += 1
    if verb >= end or form_of(words[verb].low) not in (Form.FINITE, Form.PLURAL) or words[verb].capitalised:
        return None
    start = verb + 1
    if (
        start >= end
        or words[start].low in ("to", "that")
        or words[verb].low in _TAKES_HEARER - {"asked", "asks", "warned", "urged"}
    ):
        return None
    return _made(words, noun_phrase_right(words, start, end), (verb, verb + 1), after=True)


def _subject_first(words: Sequence[Word], at: int, end: int) -> Link | None:
    """`X said`, `X, leader of the council, told us`; what follows the verb must not be a clause of its own."""
    if words[at].low in ("and", "but", "or", "which", "that", "then", "while"):
        return None
    for verb in range(at + 1, min(end, at + 26)):
        if words[verb].kind is Kind.QUOTATION or words[verb].text in (";", ":"):
            return None
        if is_cue(words, verb, at) and not is_passive(words, verb) and words[verb - 1].low not in RELATIVES:
            if not _is_last_word(words, verb, end):
                return None
            return _made(words, subject_of(words, verb, at), cue_range(words, verb), after=True)
    return None


def _unlisted(words: Sequence[Word], at: int, end: int) -> Link | None:
    """Any past tense after a comma inside the marks says: `“…,” huffed X`, `“…,” X huffed.`"""
    if _is_past(words[at]) and at + 1 < end and not words[at].capitalised:
        return _made(words, noun_phrase_right(words, at + 1, end), (at, at + 1), after=True)
    for verb in range(at + 1, min(end, at + 16)):
        if words[verb].kind is not Kind.WORD:
            return None
        if _is_past(words[verb]) and words[verb - 1].low not in DETERMINERS and _is_last_word(words, verb, end):
            return _made(words, subject_of(words, verb, at), (verb, verb + 1), after=True)
    return None


def _is_past(word: Word) -> bool:
    return len(word.low) > 4 and word.low.endswith("ed") and not word.capitalised


def _signed(words: Sequence[Word], at: int) -> Link | None:
    """`“…” – Ann Lee, Leeds`: a dash and a name that ends the block."""
    phrase = noun_phrase_right(words, at, len(words))
    short = len(words) - at <= 12 and words[at].capitalised
    return _made(words, phrase, (at - 1, at), after=True) if phrase and short else None


def _is_last_word(words: Sequence[Word], verb: int, end: int) -> bool:
    """Whether nothing is said after the verb but to whom, when and where."""
    at = verb + (2 if _is_phrase(words, verb) else 1)
    if at >= end or words[at].kind is not Kind.WORD:
        return True
    if words[verb].low in _TAKES_HEARER:
        return True
    following = words[at].low
    if following in _OBJECTS and at + 1 < end and form_of(words[at + 1].low) is Form.PARTICIPLE:
        return True  # `he recalled her saying`
    return following in _AFTER_CUE or following in TIMES or is_adverb(words[at]) or following in ("or", "and", "but")


def _is_phrase(words: Sequence[Word], at: int) -> bool:
    return at + 1 < len(words) and (words[at].low, words[at + 1].low) in PHRASES


def cue_range(words: Sequence[Word], verb: int) -> tuple[int, int]:
    return (verb, verb + (2 if _is_phrase(words, verb) else 1))


def is_cue(words: Sequence[Word], at: int, floor: int) -> bool:
    """Whether the word at `at` is used as a verb of saying."""
    word = words[at]
    if word.kind is not Kind.WORD:
        return False
    if _is_phrase(words, at):
        return True
    form = form_of(word.low)
    if form is None or (word.capitalised and at > floor):
        return False
    before = words[at - 1] if at > floor else None
    if before is not None and before.low in DETERMINERS and not ends_mother_of_two(words, at - 1):
        return False
    if is_noun_too(word.low):
        return _verb_by_neighbours(words, at, before)
    return form is not Form.PLURAL or _plural_fits(words, at, floor)


def _verb_by_neighbours(words: Sequence[Word], at: int, before: Word | None) -> bool:
    """A form that is a noun as well is a verb after a name, a pronoun or a noun, and before what it may govern."""
    following = words[at + 1] if at + 1 < len(words) else None
    if words[at].low in _FINDINGS and following is not None and following.low not in ("that", "no", ""):
        return following.kind is Kind.PUNCTUATION
    if before is None or before.kind is not Kind.WORD:
        governs = following is None or following.kind is not Kind.WORD or following.low in DETERMINERS | _OBJECTS
        return before is not None and before.text in (",", ")") and governs
    if before.low in _PRONOUN_SUBJECTS | MODALS or is_adverb(before):
        return True
    if before.low.endswith(("'s", "s'")) or before.low in _NOUN_FOLLOWERS:
        return False
    if form_of(words[at].low) is Form.PLURAL and not before.low.endswith("s"):
        return words[at].low == "read"
    return following is None or following.low not in _NOUN_FOLLOWERS


def _plural_fits(words: Sequence[Word], at: int, floor: int) -> bool:
    """`say` needs a plural subject, an auxiliary or *to* before it."""
    back = at - 1
    while back > floor and is_adverb(words[back]):
        back -= 1
    if back < floor:
        return False
    if words[back].low in MODALS | {"to", "and", "who", "they", "we", "i", "you"}:
        return True
    phrase = subject_of(words, at, floor)
    return phrase is not None and is_plural(words, phrase)


def link_before(words: Sequence[Word], place: int) -> Link | None:
    """The nearest verb of saying before the quotation, or `according to X`, or a name and a colon."""
    floor, inner = max(0, place - _REACH), None
    for at in range(min(place, len(words)) - 1, floor - 1, -1):
        if words[at].text == ";":
            break
        link = _link_at(words, at, floor, place)
        if link and words[at].low not in _ATTITUDES:
            return link
        inner = inner or link
    return inner or _verdict_before(words, place) or _transcript(words, place) or _colon(words, place)


def _verdict_before(words: Sequence[Word], place: int) -> Link | None:
    """`Her verdict: “…”`, `Ann Lee’s answer was short: “…”`, `The message from the mayor is: “…”`."""
    if place < 2 or place > len(words):
        return None
    that = next((at for at in range(place - 1, max(0, place - 12), -1) if words[at].low == "that"), 0)
    leads = words[place - 1].text == ":" or words[place - 1].low in BE or (that and words[that - 1].low in BE)
    if not leads:
        return None
    for noun in range(place - 2, max(0, place - 13), -1):
        if words[noun].kind is Kind.QUOTATION or words[noun].text in (";", "."):
            return None
        if words[noun].low in _VERDICTS:
            return _owner(words, noun, place)
    return None


def _owner(words: Sequence[Word], noun: int, place: int) -> Link | None:
    """Whose verdict, reply or view it is: the possessor before the noun, or the name after *from* or *of*."""
    for at in (noun - 1, noun - 2):
        if at >= 0 and words[at].low in ("his", "her", "their"):
            return _made(words, (at, at + 1), (noun, noun + 1))
        if at >= 0 and words[at].low.endswith(("'s", "s'")):
            return _made(words, noun_phrase_left(words, at, 0), (noun, noun + 1))
    if words[noun + 1].low in ("from", "of"):
        return _made(words, noun_phrase_right(words, noun + 2, place), (noun, noun + 1))
    return None


def link_of_clause(words: Sequence[Word]) -> Link | None:
    """The first verb of saying of a sentence without quotations: whose words it reports."""
    for at in range(min(len(words), _REACH)):
        link = _link_at(words, at, 0, len(words))
        if link:
            return link
    return None


def _link_at(words: Sequence[Word], at: int, floor: int, place: int) -> Link | None:
    """The link that the word at `at` makes, if it is a cue."""
    if at + 2 < place and (words[at].low, words[at + 1].low) in _ACCORDING:
        return _made(words, noun_phrase_right(words, at + 2, place), (at, at + 2))
    in_words = _in_the_words_of(words, at, place)
    if in_words or not is_cue(words, at, floor):
        return in_words
    paper = _paper(words, cue_range(words, at), place)
    if paper:
        return paper
    if is_passive(words, at) or is_reduced(words, at):
        return _agent(words, at, place)
    behind = words[at - 1] if at > floor else None
    if behind is not None and (
        behind.kind is Kind.QUOTATION or (behind.text == "," and at > 1 and words[at - 2].kind is Kind.QUOTATION)
    ):
        return _made(words, noun_phrase_right(words, at + 1, place), (at, at + 1))
    return _aside(words, at, floor, place) or _made(words, subject_of(words, at, floor), cue_range(words, at))


def _paper(words: Sequence[Word], cue: tuple[int, int], place: int) -> Link | None:
    """`The council said in the notice that`, `is described in the notice as`: the notice is what is quoted."""
    at = cue[1]
    if at + 1 >= place or words[at].low not in ("in", "on"):
        return None
    phrase = noun_phrase_right(words, at + 1, place)
    if phrase is None or not is_record(" ".join(word.text for word in words[phrase[0] : phrase[1]])):
        return None
    return _made(words, phrase, cue)


def _aside(words: Sequence[Word], at: int, floor: int, place: int) -> Link | None:
    """`The hall has, says the council, “…”`: verb and speaker between two commas."""
    opens = at > floor and words[at - 1].text in (",", *_DASHES)
    if not opens or form_of(words[at].low) is not Form.FINITE or words[at].low in _TAKES_HEARER:
        return None
    phrase = noun_phrase_right(words, at + 1, place)
    closed = phrase is not None and phrase[1] < place and words[phrase[1]].text in (",", *_DASHES)
    return _made(words, phrase, (at, at + 1)) if closed else None


def buyer_before(text: str, words: Sequence[Word], place: int) -> Span | None:
    """`The council is looking for “…”`: whose notice is woven in."""
    phrase = buyer_of(text, words, place)
    link = _made(words, phrase, phrase) if phrase else None
    return link.speaker if link else None


def _agent(words: Sequence[Word], verb: int, place: int) -> Link | None:
    """`was described by critics as “…”`, `was called “…” by critics`: who the passive names."""
    for at in range(verb + 1, min(place, verb + 12)):
        if words[at].low == "by":
            return _made(words, noun_phrase_right(words, at + 1, place), (verb, verb + 1))
        if words[at].kind is not Kind.WORD:
            return None
    if place + 2 < len(words) and words[place + 1].low == "by":
        return _made(words, noun_phrase_right(words, place + 2, len(words)), (verb, verb + 1))
    return None


def is_reduced(words: Sequence[Word], verb: int) -> bool:
    """A passive without its form of *be*: `Mayor slammed for`, `the deal, described by critics as`."""
    following = words[verb + 1] if verb + 1 < len(words) else None
    if following is None or verb == 0:
        return False
    low, after_comma = words[verb].low, words[verb - 1].text == ","
    if low.endswith("ed") and following.low == "by":
        return True
    if low in _REPROACHES and following.low in ("for", "over", "as", "after", "amid"):
        return True
    names = low in _NAMINGS and after_comma and not in_object_relative(words, verb)
    return names and (following.low == "as" or following.kind is Kind.QUOTATION)


def _transcript(words: Sequence[Word], place: int) -> Link | None:
    """`Ann Lee, leader of the council: “…”`: a name and a colon open the sentence."""
    colon = place - 1
    start = next((at for at in range(min(4, len(words))) if words[at].text[:1].isalpha()), 0)
    if colon < start + 1 or words[colon].text != ":" or colon > start + 14 or not words[start].capitalised:
        return None
    if any(word.kind is Kind.QUOTATION or word.low in BE | MODALS for word in words[start:colon]):
        return None
    if colon == start + 1 and words[start].low in _RECORDINGS:
        return None
    phrase = noun_phrase_right(words, start, colon)
    reaches = phrase is not None and (phrase[1] == colon or words[phrase[1]].text in (",", "("))
    return _made(words, phrase, (colon, colon + 1)) if reaches else None


def _colon(words: Sequence[Word], place: int) -> Link | None:
    """`A member of the opposition took another view: “…”`: whatever the verb, a colon gives the word to its subject."""
    colon = place - 1
    if colon < 2 or words[colon].text != ":" or any(word.kind is Kind.QUOTATION for word in words[:colon]):
        return None
    phrase = leading_phrase(words, max(0, colon - _REACH), colon)
    if phrase is None or phrase[1] >= colon:
        return None
    head = kind_of(" ".join(word.text for word in words[phrase[0] : phrase[1]]))
    speaks = head is not SourceKind.NONE and (can_hear(words[phrase[1] - 1].low) or words[phrase[1] - 1].capitalised)
    speaks = speaks or can_hear(_head_of(words, phrase)) or head is SourceKind.RECORD
    return _made(words, phrase, (colon, colon + 1)) if speaks else None


def _head_of(words: Sequence[Word], phrase: Phrase) -> str:
    """The last word before the first preposition: `member` of `a member of the opposition`."""
    for at in range(phrase[0] + 1, phrase[1]):
        if words[at].low in _NOUN_FOLLOWERS:
            return words[at - 1].low
    return words[phrase[1] - 1].low


def link_in_rest(words: Sequence[Word], place: int) -> Link | None:
    """The end of the sentence: `It is “mad” to go on, X said yesterday.`, `… “mad”, according to X.`"""
    end = len(words)
    for at in range(end - 1, max(place, end - _REACH), -1):
        if words[at].kind is Kind.QUOTATION or words[at].text == ";":
            return None
        accorded = _according(words, at, end) or _in_the_words_of(words, at, end)
        if accorded:
            return accorded
        if not is_cue(words, at, max(0, place)) or is_passive(words, at):
            continue
        opening = _comma_before(words, at, place)
        if opening is None or not _is_last_word(words, at, end):
            continue
        link = _made(words, subject_of(words, at, opening + 1), cue_range(words, at))
        if link:
            return link
    return None


def _comma_before(words: Sequence[Word], verb: int, place: int) -> int | None:
    """The comma or dash that parts the closing clause from the rest, if nothing but a subject stands between."""
    for at in range(verb - 1, max(place, verb - 20), -1):
        if (words[at].text in (",", *_DASHES) or words[at].low in ("what", "how")) and at + 1 < verb:
            return at
    return None


def link_of_record(text: str, words: Sequence[Word], place: int) -> Link | None:
    """`The notice lists “…”`: whatever the verb, a notice that is the subject is the source."""
    floor = max(0, place - _REACH)
    colon = next((at for at in range(place - 1, floor, -1) if words[at].text == ":"), None)
    if colon is not None:  # `It is small, and the papers are blunt: the yard “cannot promise work”`
        floor = next((at + 1 for at in range(colon - 1, floor, -1) if words[at].text in _CLAUSE_ENDS), floor)
    phrase = leading_phrase(words, floor, place)
    if phrase is None:
        return None
    start, named = words[phrase[0]].span.start, None
    for word in words[phrase[0] : phrase[1]]:
        here = Span(start, word.span.end)
        if is_record(here.of(text)):
            named = here
        elif named is not None:
            break
    return Link(named, None) if named is not None else None
