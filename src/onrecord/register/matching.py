"""Which records answer a question: all of them, by ocid, for whoever takes them away or follows them."""

from __future__ import annotations

from onrecord.register.find import make_filters, weigh
from onrecord.register.keys import fold_words
from onrecord.register.question import Question
from onrecord.register.snapshot import Snapshot


def find_matching(snapshot: Snapshot, question: Question) -> tuple[str, ...]:
    """The ocids of all records that answer, in order."""
    filters = make_filters(
        question.buyer, question.cpv, question.since, question.until, question.minimum, question.maximum
    )
    words = list(dict.fromkeys(fold_words(question.words)))
    weights, found = weigh(snapshot, words), []
    for part, index in enumerate(snapshot.texts):
        hidden = snapshot.hidden[part]
        _, hits = index.search(weights[part], filters, every=True, limit=index.entries, hidden=hidden)
        found += [snapshot.ocid_at(part, number) for _, number in hits]
    return tuple(sorted(found))
