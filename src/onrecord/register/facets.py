"""What the records that answer a question have in common, counted: stages, years, kinds of purchase, regions, buyers.

A count is what the question finds once it is narrowed so: none is estimated.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.cpv import DIVISIONS
from onrecord.register.find import make_filters
from onrecord.register.folding import fold_name, fold_words
from onrecord.register.headings import KINDS
from onrecord.register.question import STAGES, Question
from onrecord.register.regions import REGION_NAMES
from onrecord.register.snapshot import Snapshot

MOST_BUYERS = 8
_YEARS = frozenset(map(str, range(1990, 2100)))
"""No record outside them is real; what a slip of the pen dated so has no heading."""


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
    """Those most frequent."""


_KEPT: WeakKeyDictionary[Snapshot, dict[tuple[Question, bool], Facets]] = WeakKeyDictionary()
_MOST_KEPT = 500
_lock = Lock()


def make_ready(snapshot: Snapshot) -> None:
    """Open all files of a state and count its widest question, before readers are shown it. Errors: as for `open`."""
    snapshot.open()
    find_facets(snapshot, Question(), every=True)


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
    counts = _counts(snapshot, question, every)
    years, divisions = counts["year"], counts["division"]
    return Facets(
        stages=()
        if question.stage
        else tuple(Facet(one, counts["stage"][one]) for one in STAGES if counts["stage"][one]),
        years=tuple(Facet(year, years[year]) for year in sorted(years, reverse=True) if year in _YEARS),
        divisions=()
        if question.cpv
        else tuple(Facet(code, number, DIVISIONS[code]) for code, number in _most_first(divisions)),
        regions=_regions(counts["region"], (question.place or "").strip().lower()),
        buyers=_buyers(counts["buyer"]),
    )


def _counts(snapshot: Snapshot, question: Question, every: bool) -> Mapping[str, Counter[str]]:
    """By kind, how many of the records that answer come under each heading."""
    filters, words = make_filters(question), list(dict.fromkeys(fold_words(question.words)))
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    query = snapshot.texts[0].holding(words, filters, every=every) if snapshot.texts else None
    for part, hidden in zip(snapshot.parts, snapshot.hidden, strict=True):
        if query and (not every or part.text.holds(words)) and (found := part.text.all_of(query)):
            for kind, told in part.headings.count(_shown(found, hidden)).items():
                counts[kind].update(told)
    return counts


def _shown(found: Sequence[int], hidden: Collection[int]) -> NDArray[np.int64]:
    """Without what is hidden, and what only fills up the index."""
    numbers = np.array(found, np.int64)
    shown = numbers[numbers >= 0]
    return shown[~np.isin(shown, np.fromiter(hidden, np.int64, len(hidden)))] if hidden else shown


def _most_first(counts: Counter[str]) -> list[tuple[str, int]]:
    """The most frequent first, equal ones by name: in whatever order the parts told them."""
    return sorted(counts.items(), key=lambda told: (-told[1], told[0]))


def _regions(counts: Mapping[str, int], place: str) -> tuple[Facet, ...]:
    """Those of level 1 with those of level 2 inside; those inside a place that is one, and nothing for another."""
    if place and place not in REGION_NAMES:
        return ()

    def inside(code: str) -> tuple[Facet, ...]:
        below = [known for known in REGION_NAMES if len(known) == len(code) + 1 and known.startswith(code)]
        return tuple(Facet(c.upper(), counts[c], REGION_NAMES[c], inside(c)) for c in below if counts[c])

    return inside(place or "uk")


def _buyers(named: Counter[str]) -> tuple[Facet, ...]:
    """Those named most, each with all whose names hold the words of its own: what a search narrowed by it finds."""
    # One name in capitals and not is one heading, and finds the same.
    alike: dict[frozenset[str], str] = {}
    for name, _ in _most_first(named):
        if len(alike) < MOST_BUYERS and (words := _words_asked(name)):
            alike.setdefault(words, name)
    counts = dict.fromkeys(alike, 0)
    for name, count in named.items():
        held = _words_held(name)
        for words in alike:
            if words <= held:
                counts[words] += count
    facets = (Facet(name, counts[words]) for words, name in alike.items() if counts[words])
    return tuple(sorted(facets, key=lambda facet: (-facet.count, facet.value)))


@lru_cache(65_536)
def _words_held(name: str) -> frozenset[str]:
    """The words that the text index holds of a buyer's name."""
    return frozenset(fold_name(name))


def _words_asked(name: str) -> frozenset[str]:
    """Those by which a question asks for it."""
    return frozenset(fold_words(name))
