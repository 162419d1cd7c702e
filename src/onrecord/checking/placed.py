"""Mentions by their place: which of thousands stand in a sentence, found without looking at each of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from onrecord.values import Span


class Placed(Protocol):
    """Anything with a place in the text."""

    @property
    def span(self) -> Span: ...


_Each = TypeVar("_Each", bound=Placed)


def within(span: Span, found: Sequence[_Each]) -> Iterator[_Each]:
    """Those that lie wholly inside `span`, of a list in reading order."""
    first = bisect_left(found, span.start, key=lambda each: each.span.start)
    for index in range(first, len(found)):
        each = found[index]
        if each.span.start > span.end:
            return
        if each.span.end <= span.end:
            yield each


def over(span: Span, found: Sequence[_Each]) -> Iterator[_Each]:
    """Those that share a code point with `span`, of a list in reading order in which none overlap."""
    first = bisect_left(found, span.start, key=lambda each: each.span.start)
    for index in range(max(first - 1, 0), len(found)):
        each = found[index]
        if each.span.start >= span.end:
            return
        if each.span.overlaps(span):
            yield each


def at(span: Span, found: Sequence[_Each]) -> _Each | None:
    """The one that stands at `span`, of a list in reading order; None where none does."""
    first = bisect_left(found, (span.start, span.end), key=lambda each: (each.span.start, each.span.end))
    return found[first] if first < len(found) and found[first].span == span else None


class Taken:
    """Spans that are spoken for: what overlaps one of them is not free.

    >>> taken = Taken([Span(4, 9)])
    >>> taken.add(Span(12, 14))
    >>> [taken.overlaps(Span(*span)) for span in ((0, 4), (8, 10), (10, 12), (0, 20))]
    [False, True, False, True]
    """

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans):
            self.add(span)

    def add(self, span: Span) -> None:
        """Take `span` as well; what overlaps it already becomes one stretch with it."""
        first, last = bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)
        start, end = min([span.start, *self._starts[first : first + 1]]), max([span.end, *self._ends[last - 1 : last]])
        if first == last:
            start, end = span.start, span.end
        self._starts[first:last], self._ends[first:last] = [start], [end]

    def overlaps(self, span: Span) -> bool:
        """Whether a code point of `span` is taken."""
        return bisect_right(self._ends, span.start) < bisect_left(self._starts, span.end)
