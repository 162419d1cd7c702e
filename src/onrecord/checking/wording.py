"""A text ready for comparing words: folded words, where each one stands, and the gaps its writer marked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.reading.words import fold

_LETTER_IN_BRACKETS = re.compile(r"\[(\w)\](?=\w)")  # "[t]he session": an editor's capital, the same word
_MARKED_GAP = re.compile(r"\[[^\]\n]{0,200}\]|\(\s*(?:…|\.{3,})\s*\)|…|\.(?:\s?\.){2,}")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\s|\n\s*[\n•\-–*]|•")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one text, as compared and as written."""

    text: str
    keys: tuple[str, ...]
    """Folded words."""
    spans: tuple[tuple[int, int], ...]
    """Where each word stands in `text`."""
    places: Mapping[str, Sequence[int]]
    """Sorted indexes of each folded word."""
    joined: str
    """All folded words without any space, so that "face-to-face" is "face to face"."""
    offsets: Mapping[int, int]
    """Index of the word that starts at an offset of `joined`; the length of `joined` is there as well."""
    marks: Mapping[int, str]
    """Index of the word before which the writer marked a gap, with the mark: an ellipsis or words in brackets."""

    def __len__(self) -> int:
        return len(self.keys)

    def shown(self, start: int, end: int) -> tuple[str, ...]:
        """Words `start` to `end` as written."""
        return tuple(self.text[a:b] for a, b in self.spans[start:end])

    def slice(self, start: int, end: int) -> str:
        """The text from word `start` to word `end`, with its punctuation."""
        return self.text[self.spans[start][0] : self.spans[end - 1][1]] if start < end else ""

    def ends_sentence(self, word: int) -> bool:
        """Whether a sentence, a paragraph or an item of a list ends after word `word`."""
        if word + 1 >= len(self.spans):
            return True
        between = self.text[self.spans[word][1] : self.spans[word + 1][0]]
        found = _SENTENCE_END.search(between)
        return bool(found) and not self.text[self.spans[word + 1][0]].islower()

    def find(self, keys: Sequence[str], start: int = 0) -> tuple[int, int] | None:
        """The first place from word `start` where these words stand, hyphens and spaces aside: word indexes."""
        wanted = "".join(keys)
        if not wanted or start >= len(self.keys):
            return None
        at = self.joined.find(wanted, self._offset(start))
        while at >= 0:
            first, last = self.offsets.get(at), self.offsets.get(at + len(wanted))
            if first is not None and last is not None:
                return first, last
            at = self.joined.find(wanted, at + 1)
        return None

    def _offset(self, word: int) -> int:
        return 0 if word == 0 else sum(map(len, self.keys[:word]))


@lru_cache(maxsize=256)  # every quotation of an article meets the same passages
def wording(text: str) -> Wording:
    """The words of `text`, without any mark of a gap.

    >>> wording("Face-to-face sessions").find(("face", "to", "face"))
    (0, 3)
    """
    return _build(text, {})


@lru_cache(maxsize=256)
def quoted_wording(text: str) -> Wording:
    """The words of a printed quotation; what stands in square brackets counts as a marked gap, not as its words.

    >>> quoted_wording("the [winning] firm … will start").marks
    {1: '[winning]', 2: '…'}
    """
    text = _LETTER_IN_BRACKETS.sub(r"\1", text)
    parts, marks, words, at = [], {}, 0, 0
    for gap in _MARKED_GAP.finditer(text):
        before = text[at : gap.start()]
        words += len(fold(before))
        marks[words] = gap.group()
        parts.append(before + " " * len(gap.group()))
        at = gap.end()
    return _build("".join(parts) + text[at:], marks)


def _build(text: str, marks: Mapping[int, str]) -> Wording:
    keys: list[str] = []
    spans: list[tuple[int, int]] = []
    places: dict[str, list[int]] = {}
    offsets: dict[int, int] = {}
    offset = 0
    for index, word in enumerate(fold(text)):
        keys.append(word.folded)
        spans.append((word.span.start, word.span.end))
        places.setdefault(word.folded, []).append(index)
        offsets[offset] = index
        offset += len(word.folded)
    offsets[offset] = len(keys)
    inside = {at: mark for at, mark in marks.items() if 0 < at < len(keys)}
    return Wording(text, tuple(keys), tuple(spans), places, "".join(keys), offsets, inside)
