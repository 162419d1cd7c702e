"""Where two lists of words agree: runs of equal words, and the best chain of them in one order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from onrecord.reading.words import STOPWORDS

_CONTENT = 1.0
_STOPWORD = 0.4  # a chain through "of the" alone must not outweigh one word that means something
_ANY_GAP = 0.25
_DROPPED_WORD = 0.08
_ADDED_WORD = 0.05
_FAR = 40  # words; a longer leap costs no more, or two halves of a splice could never meet
_SMALL_GAP = 600  # cells of the table by which stop words inside one gap are paired


@dataclass(frozen=True, slots=True)
class Run:
    """`length` equal words, from word `printed` of one list and word `source` of the other."""

    printed: int
    source: int
    length: int

    @property
    def printed_end(self) -> int:
        return self.printed + self.length

    @property
    def source_end(self) -> int:
        return self.source + self.length

    def without_first(self, words: int) -> Run:
        """The run after its first `words` words."""
        return Run(self.printed + words, self.source + words, self.length - words)


def weight(words: Sequence[str]) -> float:
    """How much the agreement on these words says.

    >>> weight(("of", "the", "session")) < weight(("allyship", "session"))
    True
    """
    return sum(_STOPWORD if word in STOPWORDS else _CONTENT for word in words)


def has_content(words: Sequence[str]) -> bool:
    """Whether at least one of the words is no stop word."""
    return any(word not in STOPWORDS for word in words)


def best_chain(
    printed: Sequence[str],
    places: Mapping[str, Sequence[int]],
    window: tuple[int, int],
    free: Collection[int] = (),
) -> tuple[tuple[Run, ...], float]:
    """The chain of runs, in the order of both lists, that explains most of `printed`, and its weight.

    `places` gives the sorted positions of every source word, `window` the part of the source to look in, and
    `free` the indexes in `printed` before which words of the source may be left out at no cost (an ellipsis).
    """
    runs = [run for run in _matching_runs(printed, places, window) if _tells(printed, run)]
    runs.sort(key=lambda run: (run.printed, run.source))
    best: list[tuple[float, int, Run]] = []
    for run in runs:
        best.append(_extend(best, run, printed, free))
    if not best:
        return (), 0.0
    last = max(range(len(best)), key=lambda n: best[n][0])
    total = best[last][0]
    chain = []
    while last >= 0:
        _, before, run = best[last]
        chain.append(run)
        last = before
    return tuple(reversed(chain)), total


def _tells(printed: Sequence[str], run: Run) -> bool:
    return run.length > 2 or has_content(printed[run.printed : run.printed_end])


def _matching_runs(printed: Sequence[str], places: Mapping[str, Sequence[int]], window: tuple[int, int]) -> list[Run]:
    """All longest runs of equal words with their source side inside `window`."""
    low, high = window
    runs: list[Run] = []
    before: dict[int, int] = {}
    for i, word in enumerate(printed):
        now: dict[int, int] = {}
        there = places.get(word, ())
        for at in range(bisect_left(there, low), bisect_left(there, high)):
            now[there[at]] = before.pop(there[at] - 1, 0) + 1
        runs.extend(Run(i - length, j - length + 1, length) for j, length in before.items())
        before = now
    runs.extend(Run(len(printed) - length, j - length + 1, length) for j, length in before.items())
    return runs


def _extend(
    best: list[tuple[float, int, Run]], run: Run, printed: Sequence[str], free: Collection[int]
) -> tuple[float, int, Run]:
    """The heaviest chain that ends in `run`: its weight, the run before it, and `run` without any overlap."""
    chosen = (weight(printed[run.printed : run.printed_end]), -1, run)
    for at, (score, _, earlier) in enumerate(best):
        if earlier.printed >= run.printed or earlier.source >= run.source:
            continue
        overlap = max(0, earlier.printed_end - run.printed, earlier.source_end - run.source)
        if overlap >= run.length:
            continue
        rest = run.without_first(overlap) if overlap else run
        total = score + weight(printed[rest.printed : rest.printed_end]) - _gap_cost(earlier, rest, free)
        if total > chosen[0]:
            chosen = (total, at, rest)
    return chosen


def _gap_cost(earlier: Run, later: Run, free: Collection[int]) -> float:
    dropped = later.source - earlier.source_end
    added = later.printed - earlier.printed_end
    if not dropped and not added:
        return 0.0
    if any(earlier.printed_end <= index <= later.printed for index in free):
        dropped = 0
    return _ANY_GAP + _DROPPED_WORD * min(dropped, _FAR) + _ADDED_WORD * added


def pair_in_order(first: Sequence[str], second: Sequence[str]) -> list[tuple[int, int]]:
    """The longest list of equal words, in order, of two short lists: pairs of indexes.

    >>> pair_in_order(("for", "the", "new"), ("the", "old", "new"))
    [(1, 0), (2, 2)]
    """
    if not first or not second or len(first) * len(second) > _SMALL_GAP:
        return []
    table = [[0] * (len(second) + 1) for _ in range(len(first) + 1)]
    for i in range(len(first) - 1, -1, -1):
        for j in range(len(second) - 1, -1, -1):
            same = table[i + 1][j + 1] + 1 if first[i] == second[j] else 0
            table[i][j] = max(same, table[i + 1][j], table[i][j + 1])
    pairs = []
    i = j = 0
    while i < len(first) and j < len(second):
        if first[i] == second[j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif table[i + 1][j] >= table[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs
