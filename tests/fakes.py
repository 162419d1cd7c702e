"""Stand-ins with the shape of the real thing: a register that lives in memory."""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from math import log
from pathlib import Path
from typing import Any

from onrecord.checking.lookup import Probe
from onrecord.ocds import Provenance, Record, Release, order_releases
from onrecord.reading.clean import clean
from onrecord.reading.words import STOPWORDS, folded
from onrecord.values import parse_instant

UK_RELEASES = (
    "uk-contracts-finder-2022-2025.jsonl.gz",
    "uk-contracts-finder-2014-2015-ocds10.jsonl.gz",
    "uk-public-contracts-scotland.jsonl.gz",
    "uk-sell2wales.jsonl.gz",
    "uk-find-a-tender.jsonl.gz",
)


def make_release(body: Mapping[str, Any]) -> Release:
    """A release as the loader would make it, with the stand-in id where the publisher gave none."""
    instant = parse_instant(body.get("date"))
    release_id = body.get("id") or f"{body['ocid']}-{str(body.get('date'))[:10]}"
    digest = json.dumps(body, sort_keys=True, default=str)
    tags = tuple(body.get("tag") or ())
    return Release(
        body["ocid"], str(release_id), not body.get("id"), instant, tags, body, digest, Provenance("0" * 64, "line 1")
    )


def make_records(bodies: Iterable[Mapping[str, Any]]) -> dict[str, Record]:
    """Records by ocid, their releases in order."""
    releases = defaultdict(list)
    for body in bodies:
        releases[body["ocid"]].append(make_release(body))
    return {ocid: Record(ocid, order_releases(rs)) for ocid, rs in releases.items()}


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Objects of a JSON Lines file, gzip or not; decimals stay exact."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    for line in text.split("\n"):
        if line.strip():
            yield json.loads(line, parse_float=Decimal)


def uk_records(shared_data: Path) -> dict[str, Record]:
    """The UK releases of the development data, the two made for the seeds included."""
    paths = [*(shared_data / name for name in UK_RELEASES), shared_data / "articles" / "seeds" / "release.jsonl"]
    return make_records(body for path in paths for body in read_lines(path))


class FakeLookup:
    """A `checking.Lookup` over records in memory: postings of words, phrases, amounts and days."""

    def __init__(self, records: Mapping[str, Record]) -> None:
        self.records = dict(records)
        self._without: frozenset[str] = frozenset()
        self._words: dict[str, set[str]] = defaultdict(set)
        self._phrases: dict[int, set[str]] = defaultdict(set)
        self._days: dict[str, set[str]] = defaultdict(set)
        self._names: dict[str, set[str]] = defaultdict(set)
        self._amounts: list[tuple[Decimal, str]] = []
        for ocid, record in self.records.items():
            for release in record.releases:
                self._index(ocid, release.body)
        self._amounts.sort()

    def without(self, *ocids: str) -> FakeLookup:
        """The same register as if it had never held these records."""
        other = object.__new__(FakeLookup)
        other.__dict__.update(self.__dict__)
        other._without = frozenset(ocids)
        return other

    def candidates(self, probe: Probe, limit: int) -> Sequence[str]:
        scores: Counter[str] = Counter()
        total = len(self.records)
        known = sorted((len(self._words[w]), w) for w in probe.words if w in self._words)
        for count, word in known[:20]:
            for ocid in self._words[word]:
                scores[ocid] += 1.0 * log(1 + total / count)
        for phrase in probe.phrases:
            hits = self._phrases.get(hash(phrase), set())
            for ocid in hits:
                scores[ocid] += 3.0 * log(1 + total / len(hits))
        for low, high in probe.amounts:
            hits = {ocid for amount, ocid in self._amounts if low <= amount <= high}
            for ocid in hits:
                scores[ocid] += 2.0 * log(1 + total / len(hits))
        for day in probe.days:
            hits = self._days.get(day.isoformat(), set())
            for ocid in hits:
                scores[ocid] += log(1 + total / len(hits))
        for name in probe.names:
            hits = self._names.get(" ".join(folded(name)), set())
            for ocid in hits:
                scores[ocid] += 2.0 * log(1 + total / len(hits))
        ranked = sorted(scores, key=lambda ocid: (-scores[ocid], ocid))
        return [ocid for ocid in ranked if ocid not in self._without][:limit]

    def frequencies(self, words: Sequence[str]) -> tuple[int, Mapping[str, int]]:
        return len(self.records) - len(self._without), {
            word: len(self._words.get(word, set()) - self._without) for word in words
        }

    def record(self, ocid: str) -> Record | None:
        return None if ocid in self._without else self.records.get(ocid)

    def _index(self, ocid: str, body: Mapping[str, Any]) -> None:
        for key, value in _scalars(body):
            if isinstance(value, str) and key in {"title", "description", "name"}:
                words = folded(clean(value))
                if key == "name":
                    self._names[" ".join(words)].add(ocid)
                for word in set(words) - STOPWORDS:
                    self._words[word].add(ocid)
                for at in range(len(words) - 4):
                    self._phrases[hash(tuple(words[at : at + 5]))].add(ocid)
            elif isinstance(value, str) and value[4:5] == "-" and len(value) >= 10:
                self._days[value[:10]].add(ocid)
            elif key == "amount" and isinstance(value, int | Decimal) and value:
                self._amounts.append((Decimal(value), ocid))


def _scalars(node: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(node, Mapping):
        for name, value in node.items():
            if name not in {"contactPoint", "address"}:
                yield from _scalars(value, name)
    elif isinstance(node, list):
        for value in node:
            yield from _scalars(value, key)
    else:
        yield key, node
