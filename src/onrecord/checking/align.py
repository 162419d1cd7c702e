"""Where a printed quotation stands in a text of the record, and word for word how the two differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.checking.edits import Step, likeness, reason_for, shown_edits, steps_between
from onrecord.checking.model import Edit, EditKind, Reason
from onrecord.checking.runs import Run, best_chain
from onrecord.checking.wording import Wording, quoted_wording, wording
from onrecord.reading.words import STOPWORDS

LEAST_LIKENESS = 0.66  # a prototype's threshold, kept; alterations seen so far are 0.7 and up
_EXACT_ONLY = 2  # words; so short a quotation stands in the record or does not
_COMMON = 60  # places; a word that stands more often finds nothing
_WINDOWS = 3
_SLACK = 14  # words that may have been dropped beyond half the quotation's length
_MARKED_SLACK = 250  # words that an ellipsis may stand for
_LEAST_OVERLAP = 0.5  # share of the shorter of two outlets' quotations; less is a turn of phrase
_LEAST_AGREED = 2  # content words that must agree where not all words do


@dataclass(frozen=True, slots=True)
class Alignment:
    """The place in a source that printed words were taken from, and how they differ from it."""

    start: int
    """Code points of the source, half-open. For words pieced together: from the first piece in order to the last."""
    end: int
    similarity: float
    """0 to 1: twice the words that agree over all words of both sides."""
    edits: tuple[Edit, ...]
    """In printed order, words as written. A permitted gap is `dropped` with its mark (`…`) on the printed side."""
    reason: Reason | None
    """None when the words are equal after folding, permitted gaps aside."""
    source_words: str
    """The very words of the source at this place."""


def align(printed: str, source: str) -> Alignment | None:
    """The place in `source` that best matches the quotation `printed`, or None when no place is like it.

    `source` is cleaned text of any length. Case, punctuation, hyphens and cut ends are no difference; an ellipsis or
    words in square brackets permit words to be left out. One or two words are found exactly or not at all.

    >>> found = align("a session … on allyship", "We seek a facilitator to lead a session or two on Allyship.")
    >>> found.source_words, found.reason
    ('a session or two on Allyship', None)
    >>> align("a session for allies", "The bins are emptied on Tuesday.") is None
    True
    """
    return _align(quoted_wording(printed), wording(source), open_ends=False)


def align_pair(first: str, second: str) -> Alignment | None:
    """How `second` differs from `first`, two outlets' quotations of one passage; None when they are not of one.

    Where one outlet quotes further than the other, the surplus at the ends is no difference.
    """
    ours, theirs = quoted_wording(first), quoted_wording(second)
    found = _align(theirs, ours, open_ends=True)
    agreed = sum(len(edit.printed) for edit in found.edits if edit.kind is EditKind.SAME) if found else 0
    return found if agreed >= _LEAST_OVERLAP * min(len(ours), len(theirs)) else None


def _align(printed: Wording, source: Wording, open_ends: bool) -> Alignment | None:
    if not printed.keys or not source.keys:
        return None
    exact = None if printed.marks else source.find(printed.keys)
    if exact:
        return _alignment(printed, source, [Step(EditKind.SAME, *exact, 0, len(printed))])
    if len(printed) <= _EXACT_ONLY:
        return None
    chain = _chain(printed, source)
    if not chain:
        return None
    steps = steps_between(printed, source, chain, open_ends)
    if likeness(source, steps) < LEAST_LIKENESS or not _agree_enough(printed, steps):
        return None
    return _alignment(printed, source, steps)


def _agree_enough(printed: Wording, steps: Sequence[Step]) -> bool:
    """Whether the agreement rests on words that mean something."""
    agreed = [
        word
        for step in steps
        if step.kind in (EditKind.SAME, EditKind.MOVED)
        for word in printed.keys[step.p0 : step.p1]
        if word not in STOPWORDS
    ]
    altered = any(step.kind is not EditKind.SAME and not step.mark for step in steps)
    return not altered or len(agreed) >= _LEAST_AGREED


def _chain(printed: Wording, source: Wording) -> tuple[Run, ...]:
    """The best chain of equal words in any part of the source."""
    best: tuple[tuple[Run, ...], float] = ((), 0.0)
    for window in _windows(printed, source):
        best = max(best, best_chain(printed.keys, source.places, window, printed.marks), key=lambda found: found[1])
    return best[0]


def _windows(printed: Wording, source: Wording) -> list[tuple[int, int]]:
    """The parts of the source where most of the rarer printed words stand close together."""
    slack = len(printed) // 2 + _SLACK + _MARKED_SLACK * len(printed.marks)
    width = len(printed) + slack
    if len(source) <= 2 * width:
        return [(0, len(source))]
    hits = _hits(printed, source)
    scored = sorted(_densest(hits, width), reverse=True)
    windows: list[tuple[int, int]] = []
    for _, first, last in scored:
        window = (max(0, first - slack), last + slack)
        if all(last < low or high < first for low, high in windows):
            windows.append(window)
        if len(windows) == _WINDOWS:
            break
    return windows


def _hits(printed: Wording, source: Wording) -> list[tuple[int, str]]:
    """Places of the printed words that are not too common in the source, in order of place."""
    words = {word for word in printed.keys if 0 < len(source.places.get(word, ())) <= _COMMON}
    telling = words - STOPWORDS or words
    return sorted((at, word) for word in telling for at in source.places[word])


def _densest(hits: Sequence[tuple[int, str]], width: int) -> list[tuple[int, int, int]]:
    """For each hit: how many different words hit from there within `width`, and the first and last place."""
    counts: dict[str, int] = {}
    found, last = [], 0
    for at, word in hits:
        while last < len(hits) and hits[last][0] < at + width:
            counts[hits[last][1]] = counts.get(hits[last][1], 0) + 1
            last += 1
        found.append((len(counts), at, hits[last - 1][0]))
        counts[word] -= 1
        if not counts[word]:
            del counts[word]
    return found


def _alignment(printed: Wording, source: Wording, steps: Sequence[Step]) -> Alignment:
    pieces = [step for step in steps if step.s0 < step.s1]
    held = [step for step in pieces if step.kind is not EditKind.MOVED or _neighbours(step, pieces)] or pieces
    first, last = min(step.s0 for step in held), max(step.s1 for step in held)
    far = [source.slice(step.s0, step.s1) for step in pieces if step not in held]
    return Alignment(
        start=source.spans[first][0],
        end=source.spans[last - 1][1],
        similarity=likeness(source, steps),
        edits=shown_edits(printed, source, steps),
        reason=reason_for(source, steps),
        source_words=" … ".join([source.slice(first, last), *far]),
    )


def _neighbours(step: Step, pieces: Sequence[Step]) -> bool:
    """Whether a moved piece stands close to a piece that did not move."""
    return any(
        other.kind is not EditKind.MOVED and other.s0 - 2 * _SLACK < step.s1 and step.s0 < other.s1 + 2 * _SLACK
        for other in pieces
    )
