"""The transcript of a check: what it asked of the register and was answered, so that it can be run again elsewhere.

Linking weighs words by how rare they are in the whole register, so the releases of one record are not enough to come to
the same answer: the frequencies and the candidates that were answered go with them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from onrecord.checking.lookup import Lookup, Probe
from onrecord.ocds import Record


class Transcript:
    """A `Lookup` that passes every question on to another, and keeps what it answered."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self.records: dict[str, Record] = {}
        """By ocid, every record that was asked for and is held."""
        self.counted = 0
        """How many records the register holds."""
        self.counts: dict[str, int] = {}
        """In how many records each word stands; without the words that stand in none."""
        self.found: dict[str, tuple[str, ...]] = {}
        """By `probe_key`, the candidates that were answered."""

    def candidates(self, probe: Probe, limit: int) -> Sequence[str]:
        """As the other answers."""
        answer = tuple(self._lookup.candidates(probe, limit))
        self.found[probe_key(probe, limit)] = answer
        return answer

    def frequencies(self, words: Sequence[str]) -> tuple[int, Mapping[str, int]]:
        """As the other answers."""
        self.counted, counts = self._lookup.frequencies(words)
        self.counts |= {word: count for word, count in counts.items() if count}
        return self.counted, counts

    def record(self, ocid: str) -> Record | None:
        """As the other answers."""
        record = self._lookup.record(ocid)
        if record is not None:
            self.records[ocid] = record
        return record


class Replay:
    """A `Lookup` that answers from a transcript, and notes what the transcript has no answer to."""

    def __init__(
        self, records: Iterable[Record], counted: int, counts: Mapping[str, int], found: Mapping[str, Sequence[str]]
    ) -> None:
        self._records = {record.ocid: record for record in records}
        self._counted = counted
        self._counts = counts
        self._found = found
        self.astray = False
        """Whether a probe was asked that the transcript does not hold: another version looks for other things."""

    def candidates(self, probe: Probe, limit: int) -> Sequence[str]:
        """What was answered; to a probe never asked, every record that there is."""
        known = self._found.get(probe_key(probe, limit))
        if known is None:
            self.astray = True
            return sorted(self._records)[:limit]
        return known

    def frequencies(self, words: Sequence[str]) -> tuple[int, Mapping[str, int]]:
        """What was answered; nought for a word never asked."""
        return self._counted, {word: self._counts.get(word, 0) for word in words}

    def record(self, ocid: str) -> Record | None:
        """The record with the releases that were used, or None."""
        return self._records.get(ocid)


def probe_key(probe: Probe, limit: int) -> str:
    """SHA-256 (hex) of a question for candidates.

    >>> probe_key(Probe(("bridge",), (), (), (), ()), 24)[:8] == probe_key(Probe(("ferry",), (), (), (), ()), 24)[:8]
    False
    """
    return hashlib.sha256(msgspec.json.encode((probe, limit))).hexdigest()
