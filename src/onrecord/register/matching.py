"""Which records answer a question: all of them, by ocid, for whoever takes them away or follows them."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import nlargest

from onrecord.register.find import make_filters
from onrecord.register.folding import fold_words
from onrecord.register.question import Question
from onrecord.register.snapshot import Snapshot

Hit = tuple[int, str]
"""Day of the newest release as an ordinal, and ocid."""


def find_matching(snapshot: Snapshot, question: Question, *, every: bool = True) -> tuple[str, ...]:
    """The ocids of all records that answer, in order; `every` asks for all of the words in each."""
    return tuple(sorted(ocid for _, ocid in _hits(snapshot, question, None, every)))


def find_newest(snapshot: Snapshot, question: Question, limit: int) -> tuple[str, ...]:
    """The ocids of at most `limit` records that answer, those that their publisher changed last first."""
    return tuple(ocid for _, ocid in nlargest(limit, _hits(snapshot, question, limit)))


def _hits(snapshot: Snapshot, question: Question, limit: int | None, every: bool = True) -> Iterator[Hit]:
    filters, words = make_filters(question), list(dict.fromkeys(fold_words(question.words)))
    for part, index in enumerate(snapshot.texts):
        most = index.entries if limit is None else limit
        for day, number in index.newest(words, filters, every=every, limit=most, hidden=snapshot.hidden[part]):
            yield day, snapshot.ocid_at(part, number)
