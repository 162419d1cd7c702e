"""The best records of a question, over all parts of the register at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest, nsmallest
from math import log
from typing import NamedTuple

from tantivy import Query

from onrecord.register.model import Begun
from onrecord.register.snapshot import Snapshot
from onrecord.register.textindex import LENGTHS, Filters, Stretch, TextIndex, Weight

DIGITS = 3
"""Decimals of a score. The next ones depend on how the register is cut into parts: an index reckons in floats."""
MILLION = 1_000_000
_FURTHER = 8
"""How many times as far a part is looked into whose last answer shares its score with the last that is wanted."""


class Hit(NamedTuple):
    """A record that answers."""

    score: float
    ocid: str
    part: int
    number: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A search, as every page of it is asked."""

    snapshot: Snapshot
    base: Snapshot
    """The state that loads change: `snapshot` itself, but for questions to the past."""
    words: Sequence[str]
    filters: Filters
    order: Sequence[Stretch]
    begun: Begun

    @property
    def by_rank(self) -> bool:
        """Whether the order is by how well records fit."""
        return bool(self.words) and not self.order

    def queries(self) -> dict[int, Query]:
        """By part that may hold any, what finds all that answer."""
        parts = enumerate(zip(self.snapshot.texts, self.snapshot.hidden, strict=True))
        held, every = self.weights(), self.begun.every
        return {
            number: index.query(known, self.filters, every, hidden)
            for number, (index, hidden) in parts
            if (known := self.known(held[number])) is not None
        }

    def known(self, weights: Sequence[Weight]) -> list[Weight] | None:
        """The words that stand in a part; None where it holds none of what is asked for, and need not be asked."""
        found = [one for one in weights if one.held]
        lacks = not found or (self.begun.every and len(found) < len(self.words))
        return None if self.words and lacks else found

    def weights(self) -> list[list[Weight]]:
        """By part, as `weigh` has them."""
        rare = [rarity / MILLION for rarity in self.begun.rarities]
        halves = rare[: len(self.words)], rare[len(self.words) :]
        return [_weighed(self.words, dict(zip(_FIELDS, halves, strict=True)), index) for index in self.snapshot.texts]


_FIELDS = ("body", "title")


def rarities_of(snapshot: Snapshot, words: Sequence[str]) -> tuple[int, ...]:
    """How rare words are in the whole register, as `Begun` keeps it."""
    return tuple(round(rare * MILLION) for field in _FIELDS for rare in _rare(snapshot, words, field))


def weigh(snapshot: Snapshot, words: Sequence[str]) -> list[list[Weight]]:
    """By part, the words with the factors that make its scores those of the whole register.

    Each part knows only how rare a word is inside it; a factor is the ratio of the two rarities.
    """
    rare = {field: _rare(snapshot, words, field) for field in LENGTHS}
    return [_weighed(words, rare, index) for index in snapshot.texts]


def _rare(snapshot: Snapshot, words: Sequence[str], field: str) -> list[float]:
    records, frequencies = snapshot.frequencies(words, field)
    return [rarity(records, frequencies[word]) for word in words]


def _weighed(words: Sequence[str], rare: Mapping[str, Sequence[float]], index: TextIndex) -> list[Weight]:
    def weight(place: int, word: str) -> Weight:
        held = {field: index.frequency(word, field) for field in LENGTHS}
        # Where a word does not stand, its factor never counts, and a title without it need not be asked.
        factors = {
            field: rare[field][place] / rarity(index.entries, count) if count else 0.0 for field, count in held.items()
        }
        return Weight(word, factors["body"], factors["title"], held["body"])

    return [weight(place, word) for place, word in enumerate(words)]


def rarity(records: int, frequency: int) -> float:
    """Inverse document frequency as BM25 has it (Lucene's form): never negative."""
    return log(1 + (records - frequency + 0.5) / (frequency + 0.5))


def ranked(asked: Asked, reach: int) -> tuple[int, list[Hit]]:
    """How many records answer, and the first `reach` of them: by score as it is told, equal ones by ocid."""
    weights = asked.weights()
    parts = [_Part(asked, part, weights[part]) for part in range(len(weights))]
    for part in parts:
        part.look(reach)
    least = min(nlargest(reach, (score for part in parts for score, _ in part.hits)), default=0.0)
    if asked.by_rank:
        for part in parts:
            part.look_below(least)
    named = [hit for part in parts for hit in part.named(least, reach)]
    return sum(part.total for part in parts), nsmallest(reach, named, key=lambda hit: (-hit.score, hit.ocid))


class _Part:
    """What one part answers."""

    __slots__ = ("_asked", "_limit", "_number", "_weights", "hits", "total")

    def __init__(self, asked: Asked, number: int, weights: Sequence[Weight]) -> None:
        self._asked, self._number, self._weights = asked, number, weights
        self._limit, self.total = 0, 0
        self.hits: list[tuple[float, int]] = []

    def look(self, limit: int) -> None:
        """Find the best `limit`, each with its score and number."""
        asked, hidden = self._asked, self._asked.snapshot.hidden[self._number]
        index, known = asked.snapshot.texts[self._number], asked.known(self._weights)
        if known is None:
            return
        # A cursor may say anything: more than there is, is not looked for.
        limit = min(limit, index.entries)
        self.total, found = index.search(
            known, asked.filters, every=asked.begun.every, limit=limit, hidden=hidden, order=asked.order
        )
        # Rounded, since the last bits of a score depend on the order of adding.
        self.hits, self._limit = [(round(score, DIGITS), number) for score, number in found], limit

    def look_below(self, least: float) -> None:
        """Find all that have this score: of some that are told as equal the index may think one the better."""
        while self.total > self._limit and self.hits[-1][0] >= least:
            self.look(self._limit * _FURTHER)

    def named(self, least: float, reach: int) -> list[Hit]:
        """The first `reach` that have this score or a better one; numbers rise with ocids."""
        near = nsmallest(reach, ((-score, number) for score, number in self.hits if score >= least))
        ocid_at = self._asked.snapshot.ocid_at
        return [Hit(-low, ocid_at(self._number, number), self._number, number) for low, number in near]
