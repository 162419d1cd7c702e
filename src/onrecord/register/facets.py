"""What the records that answer a question have in common, counted: stages, years, kinds of purchase, regions, buyers.

A count is what the question finds once it is narrowed so: each is asked of the text index, none is estimated.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from threading import Lock
from weakref import WeakKeyDictionary

from tantivy import Query

from onrecord.reading.cpv import DIVISIONS
from onrecord.register.find import make_filters, weigh
from onrecord.register.folding import fold_words
from onrecord.register.question import STAGES, Question
from onrecord.register.regions import REGION_NAMES
from onrecord.register.snapshot import Snapshot
from onrecord.register.textindex import TextIndex

SAMPLE = 5_000
"""Of so many answers, the best of each part, the buyers are looked at; those named most often are counted in all."""
MOST_BUYERS = 8
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
"""No record outside them is real; what a slip of the pen dated so has no heading."""
_NEW_YEARS = [date(year, 1, 1).toordinal() for year in range(_FIRST_YEAR, _LAST_YEAR + 1)]


@dataclass(frozen=True, slots=True)
class Facet:
    """One heading and how many of the records come under it."""

    value: str
    """What the question is narrowed by: a stage, a year, two digits of a CPV code, a region's code, a buyer's name."""
    count: int
    name: str = ""
    """In words, where the value is a code."""
    parts: tuple[Facet, ...] = ()
    """What is inside a region."""


@dataclass(frozen=True, slots=True)
class Facets:
    """Counts by heading; none of a kind by which the question is narrowed already."""

    stages: tuple[Facet, ...] = ()
    """In the order of a process."""
    years: tuple[Facet, ...] = ()
    """Of first publication, the newest first."""
    divisions: tuple[Facet, ...] = ()
    """Of the CPV, the most frequent first; a record may come under several."""
    regions: tuple[Facet, ...] = ()
    """Of the United Kingdom, in the order of their codes."""
    buyers: tuple[Facet, ...] = ()
    """Those most frequent among the best answers."""


_KEPT: WeakKeyDictionary[Snapshot, dict[tuple[Question, bool], Facets]] = WeakKeyDictionary()
_MOST_KEPT = 500
_lock = Lock()


def find_facets(snapshot: Snapshot, question: Question, *, every: bool) -> Facets:
    """The facets of what a question finds; `every` as in the search: whether each answer holds all of the words.

    Counted once for a state of the register: the widest questions take longest, and are asked most.
    """
    with _lock:
        kept = _KEPT.setdefault(snapshot, {})
        found = kept.get((question, every))
    if found is None:
        found = _count(snapshot, question, every)
        with _lock:
            if len(kept) >= _MOST_KEPT:
                kept.pop(next(iter(kept)))
            kept[question, every] = found
    return found


def _count(snapshot: Snapshot, question: Question, every: bool) -> Facets:
    parts = _parts(snapshot, question, every)
    return Facets(
        stages=() if question.stage else _stages(parts),
        years=tuple(_years(parts)),
        divisions=() if question.cpv else _divisions(parts),
        regions=_regions(parts, (question.place or "").strip().lower()),
        buyers=_buyers(snapshot, parts, question, every),
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of the register, and the question as it is asked of that."""

    index: TextIndex
    query: Query
    buyers: Sequence[str]
    """By number of the record."""


def _parts(snapshot: Snapshot, question: Question, every: bool) -> list[_Part]:
    filters, words = make_filters(question), list(dict.fromkeys(fold_words(question.words)))
    asked = zip(snapshot.parts, weigh(snapshot, words), snapshot.hidden, strict=True)
    return [
        _Part(part.text, part.text.query(weights, filters, every, hidden), part.buyers)
        for part, weights, hidden in asked
    ]


def _sum(counts: Iterable[Mapping[str, int]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for found in counts:
        total.update(found)
    return total


def _stages(parts: Sequence[_Part]) -> tuple[Facet, ...]:
    counts = _sum(part.index.count_terms(part.query, "stage") for part in parts)
    return tuple(Facet(stage, counts[stage]) for stage in STAGES if counts[stage])


def _years(parts: Sequence[_Part]) -> Iterator[Facet]:
    counts = [part.index.count_between(part.query, "published", _NEW_YEARS) for part in parts]
    for year, *found in sorted(zip(range(_FIRST_YEAR, _LAST_YEAR), *counts, strict=True), reverse=True):
        if total := sum(found):
            yield Facet(str(year), total)


def _divisions(parts: Sequence[_Part]) -> tuple[Facet, ...]:
    counts = _sum(part.index.count_with(part.query, "cpv", list(DIVISIONS)) for part in parts)
    return tuple(Facet(code, number, DIVISIONS[code]) for code, number in counts.most_common() if number)


def _regions(parts: Sequence[_Part], place: str) -> tuple[Facet, ...]:
    """Those of level 1 with those of level 2 inside; those inside a place that is one, and nothing for another."""
    if place and place not in REGION_NAMES:
        return ()
    counts = _sum(part.index.count_terms(part.query, "place", place or "uk") for part in parts)

    def inside(code: str) -> tuple[Facet, ...]:
        below = [known for known in REGION_NAMES if len(known) == len(code) + 1 and known.startswith(code)]
        return tuple(Facet(c.upper(), counts[c], REGION_NAMES[c], inside(c)) for c in below if counts[c])

    return inside(place or "uk")


def _buyers(snapshot: Snapshot, parts: Sequence[_Part], question: Question, every: bool) -> tuple[Facet, ...]:
    named: Counter[str] = Counter()
    share = -(-SAMPLE // max(1, len(parts)))
    for part in parts:
        named.update(part.buyers[number] for number in part.index.some(part.query, share))
    # One name in capitals and not is one heading, and finds the same.
    alike: dict[frozenset[str], str] = {}
    for name, _ in named.most_common():
        alike.setdefault(frozenset(fold_words(name)), name)
    alike.pop(frozenset(), None)
    facets = (_counted(snapshot, replace(question, buyer=name), every) for name in islice(alike.values(), MOST_BUYERS))
    return tuple(sorted((facet for facet in facets if facet.count), key=lambda facet: (-facet.count, facet.value)))


def _counted(snapshot: Snapshot, narrowed: Question, every: bool) -> Facet:
    found = sum(part.index.count(part.query) for part in _parts(snapshot, narrowed, every))
    return Facet(narrowed.buyer or "", found)
