"""How well fresh sentences are read: tables of `tests/unseen_mentions/`, written before the grammar was finished."""

from __future__ import annotations

import sys

from quality import gold

sys.path.insert(0, str(gold.ROOT / "tests"))

import mention_tables

WORDS = {"money": 2, "dates": None, "durations": 1}
"""How many words of each reading are compared: of a sum its amount and currency."""


def f1_of(kind: str) -> float | None:
    """Value F1 on the sentences about one kind of thing, or None where there is no table of them."""
    if kind not in WORDS:
        return None
    read = {"money": mention_tables.sums_in, "dates": mention_tables.dates_in, "durations": mention_tables.durations_in}
    return mention_tables.f1(mention_tables.unseen(kind), read[kind], WORDS[kind])
