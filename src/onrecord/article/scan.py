"""Where to look: costly expressions are tried only near the words that they need, or where a number may begin.

This saves four fifths of the time that the same expressions take over a whole article.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from onrecord.article.numbers import SMALL
from onrecord.values import Span

_NUMBER_START = re.compile(
    rf"\b(?:\d|(?:an?|half|three-quarters|hundreds?|thousands?|millions?|{'|'.join(SMALL)})\b)", re.IGNORECASE
)

Windows = Sequence[tuple[int, int]]
Item = TypeVar("Item")


def near(text: str, anchor: re.Pattern[str], before: int, after: int) -> Windows:
    """Stretches of `text` that reach `before` and `after` characters around each match of `anchor`, merged.

    >>> near("one June day, and much later another June day", re.compile("June"), 4, 4)
    [(0, 12), (33, 45)]
    """
    windows: list[tuple[int, int]] = []
    for found in anchor.finditer(text):
        start, end = max(0, found.start() - before), min(len(text), found.end() + after)
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], end)
        else:
            windows.append((start, end))
    return windows


def search(pattern: re.Pattern[str], text: str, windows: Windows) -> Iterator[re.Match[str]]:
    """Every match of `pattern` within the windows."""
    for start, end in windows:
        yield from pattern.finditer(text, start, end)


def number_starts(text: str, start: int = 0, end: int | None = None) -> list[int]:
    """Where digits or number words may begin in `text[start:end]`."""
    return [found.start() for found in _NUMBER_START.finditer(text, start, len(text) if end is None else end)]


def at_starts(pattern: re.Pattern[str], text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    """Every match of `pattern` that begins at one of `starts`, none inside an earlier one."""
    reached = 0
    for start in starts:
        if start >= reached and (found := pattern.match(text, start)):
            reached = max(found.end(), start + 1)
            yield found


def first_come(items: Iterable[Item], span_of: Callable[[Item], Span]) -> list[Item]:
    """`items` without those that overlap an earlier one, in reading order."""
    spans: list[Span] = []
    kept: list[Item] = []
    for item in items:
        span = span_of(item)
        place = bisect_left(spans, span)
        free_left = place == 0 or not spans[place - 1].overlaps(span)
        if free_left and (place == len(spans) or not spans[place].overlaps(span)):
            spans.insert(place, span)
            kept.insert(place, item)
    return kept
