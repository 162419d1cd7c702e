"""Candidates: the records that share evidence with an article, the most promising first.

Wide rather than exact: each kind of evidence names records and adds a weight that grows with its rarity; linking
reads the few that come first and judges them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from heapq import nlargest, nsmallest
from math import log
from typing import Protocol

from onrecord.register.keyfile import edges_of
from onrecord.register.keys import day_key, name_keys, sum_key
from onrecord.register.manifest import bucket_of, phrase_step
from onrecord.register.phrases import PHRASE, phrase_keys
from onrecord.register.ranking import DIGITS, rarity, weigh
from onrecord.register.snapshot import Snapshot
from onrecord.register.textindex import Filters

RAREST_WORDS = 24
"""Words of an article that are looked up: with more, its length counts for more than its subject."""
BEST_BY_WORDS, _LEAST_BY_WORDS, _MOST_BY_WORDS = 60, 8, 1_000
"""Records taken from each bucket by their words alone: at most, at least, and about how many in all."""
MOST_HITS = 2_000
"""Records that one key may name before it is too common to be evidence."""

_WEIGHTS = {"phrases": 1.0, "sums": 1.2, "days": 0.8, "names": 1.0}
_CAPS = {"phrases": 12, "sums": 3, "days": 3, "names": 3}
"""Keys of a kind that count for one record: long lists of lots and years would gather chance hits."""
_WORDS_WEIGHT = 0.6

Place = tuple[int, int]
"""Part, and number of the record in it."""


class Evidence(Protocol):
    """The shape of `checking.lookup.Probe`, which this rung must not import."""

    @property
    def words(self) -> Sequence[str]: ...
    @property
    def phrases(self) -> Sequence[Sequence[str]]: ...
    @property
    def amounts(self) -> Sequence[tuple[Decimal, Decimal]]: ...
    @property
    def days(self) -> Sequence[date]: ...
    @property
    def names(self) -> Sequence[str]: ...


def find_candidates(snapshot: Snapshot, evidence: Evidence, limit: int) -> list[str]:
    """Up to `limit` ocids that share evidence, by summed weight; equal weights by ocid."""
    scores: defaultdict[Place, float] = defaultdict(float)
    step = phrase_step(len(snapshot.manifest.buckets))
    _add_words(scores, snapshot, evidence.words)
    phrases = {key for phrase in evidence.phrases if len(phrase) == PHRASE for key in phrase_keys(phrase, step)}
    _add_keys(scores, snapshot, "phrases", [(key, key) for key in phrases])
    _add_keys(scores, snapshot, "sums", [(sum_key(low), sum_key(high)) for low, high in evidence.amounts])
    _add_keys(scores, snapshot, "days", [(day_key(day), day_key(day)) for day in evidence.days])
    names = {key for name in evidence.names for key in name_keys(name)}
    _add_keys(scores, snapshot, "names", [(key, key) for key in names])
    return _best(snapshot, scores, limit)


def _best(snapshot: Snapshot, scores: Mapping[Place, float], limit: int) -> list[str]:
    """The ocids of the best places; equal scores by ocid, so that places are named up to the last equal one."""
    # Rounding moves a score by less than the last digit: what is further below the best needs none.
    near = min(nlargest(limit, scores.values()), default=0.0) - 2 * 10**-DIGITS
    rounded = {place: round(score, DIGITS) for place, score in scores.items() if score >= near}
    least = min(nlargest(limit, rounded.values()), default=0.0)
    named = [(-score, snapshot.ocid_at(*place)) for place, score in rounded.items() if score >= least]
    return [ocid for _, ocid in sorted(named)[:limit]]


def _add_words(scores: defaultdict[Place, float], snapshot: Snapshot, words: Sequence[str]) -> None:
    _, frequencies = snapshot.frequencies(words)
    known = [word for word in dict.fromkeys(words) if frequencies[word]]
    rare = sorted(known, key=lambda word: (frequencies[word], word))[:RAREST_WORDS]
    for score, place in _best_by_words(snapshot, rare) if rare else ():
        scores[place] += _WORDS_WEIGHT * score


def _best_by_words(snapshot: Snapshot, words: Sequence[str]) -> Iterator[tuple[float, Place]]:
    """The best records of each bucket, those among them that stand in a delta for the time being."""
    weights = weigh(snapshot, words)
    buckets = len(snapshot.manifest.buckets)
    best = min(BEST_BY_WORDS, max(_LEAST_BY_WORDS, _MOST_BY_WORDS // max(buckets, 1)))
    found: defaultdict[int, list[tuple[float, Place]]] = defaultdict(list)
    for part, index in enumerate(snapshot.texts):
        if not (known := [one for one in weights[part] if one.held]):
            continue
        most = best if part < buckets else index.entries
        hidden = snapshot.hidden[part]
        _, hits = index.search(known, Filters(), every=False, limit=most, hidden=hidden, counted=False)
        for score, number in hits:
            home = part if part < buckets else bucket_of(snapshot.ocid_at(part, number), buckets)
            found[home].append((score, (part, number)))
    for gathered in found.values():
        if len(gathered) <= best:
            yield from gathered
        else:
            named = [(-score, snapshot.ocid_at(*place), place) for score, place in gathered]
            yield from ((-score, place) for score, _, place in nsmallest(best, named))


def _add_keys(
    scores: defaultdict[Place, float], snapshot: Snapshot, kind: str, ranges: Iterable[tuple[int, int]]
) -> None:
    counted: Counter[Place] = Counter()
    records = max(snapshot.manifest.records, 1)
    weighed = [
        (_WEIGHTS[kind] * _weight(records, len(places)), places)
        for places in _places(snapshot, kind, list(dict.fromkeys(ranges)))
        if places and len(places) <= MOST_HITS
    ]
    # The rarest first, so that a cap leaves out the commonest.
    for weight, places in sorted(weighed, key=lambda item: -item[0]):
        for place in places:
            if counted[place] < _CAPS[kind]:
                counted[place] += 1
                scores[place] += weight


def _weight(records: int, frequency: int) -> float:
    """As `rarity`, but a key that half the register shares weighs next to nothing."""
    return min(rarity(records, frequency), log(1 + records))


def _places(snapshot: Snapshot, kind: str, ranges: Sequence[tuple[int, int]]) -> list[set[Place]]:
    """For each range of keys the records that have one; of a range that names too many, more than `MOST_HITS`."""
    found: list[set[Place]] = [set() for _ in ranges]
    edges = edges_of(ranges)
    for part, file in enumerate(snapshot.keys[kind]):
        hidden = snapshot.hidden[part]
        for at, numbers in file.all_between(edges, MOST_HITS + len(hidden) + 1):
            if len(found[at]) <= MOST_HITS:
                found[at].update((part, number) for number in numbers if number not in hidden)
    return found
