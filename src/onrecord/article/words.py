"""Words and marks of punctuation with their places; a quotation counts as one word, whatever it says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from onrecord.article.model import Sentence
from onrecord.article.quotations import Stretch
from onrecord.values import Span


class Kind(Enum):
    WORD = 1
    PUNCTUATION = 2
    QUOTATION = 3


@dataclass(frozen=True, slots=True)
class Word:
    span: Span
    text: str
    low: str
    """Lower case with straight apostrophes, for looking up."""
    kind: Kind
    stretch: int = -1
    """Index of the stretch that this token stands for, or -1."""

    @property
    def capitalised(self) -> bool:
        return self.text[:1].isupper()


Worded = tuple[Sentence, list[Word]]
"""A sentence with its words."""

_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|\w+(?:[’'.&/-]\w+)*(?:(?<=s)[’'](?!\w))?|[^\w\s]")


def find_words(text: str, span: Span, stretches: Sequence[tuple[int, Stretch]] = ()) -> list[Word]:
    """The words of `text` inside `span`, each of `stretches` (index and stretch, in order, not nested) as one.

    >>> [w.text for w in find_words("Mr O’Neil said: no.", Span(0, 19))]
    ['Mr', 'O’Neil', 'said', ':', 'no', '.']
    """
    words: list[Word] = []
    position = span.start
    for index, stretch in stretches:
        words += _plain(text, position, stretch.outer.start)
        words.append(Word(stretch.outer, "", "", Kind.QUOTATION, index))
        position = max(position, stretch.outer.end)
    return words + _plain(text, position, span.end)


def words_of_sentences(text: str, sentences: Sequence[Sentence], stretches: Sequence[Stretch]) -> list[Worded]:
    """Each sentence with its words; a quotation that is not nested counts as one."""
    outer = [(index, stretch) for index, stretch in enumerate(stretches) if not stretch.nested]
    result, at = [], 0
    for sentence in sentences:
        own = []
        while at < len(outer) and outer[at][1].outer.start < sentence.span.end:
            own.append(outer[at])
            at += 1
        result.append((sentence, find_words(text, sentence.span, own)))
    return result


def _plain(text: str, start: int, end: int) -> list[Word]:
    return [_word(found) for found in _TOKEN.finditer(text, start, max(start, end))]


def _word(found: re.Match[str]) -> Word:
    text = found.group()
    kind = Kind.WORD if text[0].isalnum() or text[0] == "_" else Kind.PUNCTUATION
    return Word(Span(found.start(), found.end()), text, text.lower().replace("’", "'"), kind)
