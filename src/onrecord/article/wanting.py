"""Words of the notice that an article weaves in without a verb of saying: `The council wants “a firm able to dive”`.

Whoever asks for the work is the source of such words, and the words are those of the record. Only bodies count here:
what a single person is said to want is as likely to be speech.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.article.model import SourceKind
from onrecord.article.speakers import kind_of
from onrecord.article.subjects import BE, DETERMINERS, MODALS, Phrase, is_adverb, subject_of
from onrecord.article.words import Kind, Word

_REACH = 60
_WANTS = frozenset(
    """
    want wants wanted need needs needed seek seeks sought require requires required invite invites invited
    advertise advertises advertised prefer prefers preferred expect expects expected
    hopes hope hoped plans plan planned intends intend intended
    """.split()
)
_IS_WANTING = frozenset(
    """
    looking seeking hunting shopping searching inviting advertising asking wanting buying procuring calling after
    """.split()
)
"""Forms that need a form of *be* before them: `is looking for`."""
_PRONOUNS = frozenset({"it", "they"})


def buyer_of(text: str, words: Sequence[Word], place: int) -> Phrase | None:
    """The body whose want the quotation at `place` tells, as a range of `words`, or None.

    The nearest verb of wanting decides; a quotation or a semicolon between it and `place` parts them, unless `and`
    carries the want on.
    """
    floor = max(0, place - _REACH)
    for at in range(place - 1, floor, -1):
        if words[at].text == ";" or words[at].low in MODALS - {"would"} or words[at].low in ("who", "that", "which"):
            return None
        if _wants(words, at):
            phrase = subject_of(words, at, floor)
            return phrase if phrase and _is_body(text, words, phrase) else None
    return None


def _wants(words: Sequence[Word], at: int) -> bool:
    """Whether the word at `at` is an active verb of wanting."""
    word, before = words[at], words[at - 1]
    if word.kind is not Kind.WORD or word.capitalised:
        return False
    back = at - 1
    while back > 0 and is_adverb(words[back]):
        back -= 1
    if word.low == "like":
        return before.low == "would"
    if word.low in _IS_WANTING:
        return words[back].low in BE | {"been"}
    return word.low in _WANTS and words[back].low not in BE | DETERMINERS | {"been", "to", "of", "for"}


def _is_body(text: str, words: Sequence[Word], phrase: Phrase) -> bool:
    name = text[words[phrase[0]].span.start : words[phrase[1] - 1].span.end]
    return name.lower() in _PRONOUNS or kind_of(name) is SourceKind.ORGANISATION
