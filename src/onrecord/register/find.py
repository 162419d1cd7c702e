"""Search: ranked records that hold some words, within filters."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from heapq import nsmallest
from math import log

from onrecord.register.keys import fold_words
from onrecord.register.model import SearchAnswer, SearchRow
from onrecord.register.snapshot import Snapshot
from onrecord.register.summary import Summary, closing_day
from onrecord.register.textindex import Filters
from onrecord.values import Money

MOST_DEEP = 10_000
"""How far down the ranking an offset may reach."""


def make_filters(
    buyer: str | None,
    cpv: str | None,
    since: date | None,
    until: date | None,
    minimum: Decimal | None,
    maximum: Decimal | None,
) -> Filters:
    """The filters as the text index takes them: words of the buyer folded, zeros at the end of the CPV code cut off."""
    digits = (cpv or "").split("-")[0].strip()
    return Filters(tuple(fold_words(buyer or "")), digits.rstrip("0") or digits, since, until, minimum, maximum)


def search(snapshot: Snapshot, words: str, filters: Filters, *, limit: int, offset: int) -> SearchAnswer:
    """Records that hold all of `words`; when there are none, those that hold some, and the answer says so.

    Rank: BM25 with title words weighing more; equal scores by ocid. Without words, newest first.
    """
    wanted = list(dict.fromkeys(fold_words(words)))
    reach = min(offset + limit, MOST_DEEP)
    total, ranked = _ranked(snapshot, wanted, filters, every=True, reach=reach)
    complete = True
    if not total and len(wanted) > 1:
        total, ranked = _ranked(snapshot, wanted, filters, every=False, reach=reach)
        complete = not total
    rows = tuple(_row(snapshot.summary_at(bucket, number), score) for score, bucket, number in ranked[offset:])
    return SearchAnswer(rows, total, complete)


def weigh(snapshot: Snapshot, words: Sequence[str], bucket: int) -> list[tuple[str, float]]:
    """Words with the factor that makes one bucket's scores those of the whole register.

    Each bucket knows only how rare a word is inside it; the factor is the ratio of the two rarities.
    """
    if len(snapshot.texts) == 1:
        return [(word, 1.0) for word in words]
    records, frequencies = snapshot.frequencies(words)
    index = snapshot.texts[bucket]
    return [(word, rarity(records, frequencies[word]) / rarity(index.records, index.frequency(word))) for word in words]


def rarity(records: int, frequency: int) -> float:
    """Inverse document frequency as BM25 has it (Lucene's form): never negative."""
    return log(1 + (records - frequency + 0.5) / (frequency + 0.5))


def _ranked(
    snapshot: Snapshot, words: Sequence[str], filters: Filters, *, every: bool, reach: int
) -> tuple[int, list[tuple[float, int, int]]]:
    total = 0
    found: list[tuple[float, int, int]] = []
    for bucket, index in enumerate(snapshot.texts):
        count, hits = index.search(weigh(snapshot, words, bucket), filters, every=every, limit=reach)
        total += count
        found.extend((score, bucket, number) for score, number in hits)
    # Rounded, since the last bits of a score depend on the order of adding.
    return total, nsmallest(reach, found, key=lambda hit: (-round(hit[0], 4), snapshot.ocid_at(hit[1], hit[2])))


def _row(summary: Summary, score: float) -> SearchRow:
    return SearchRow(
        ocid=summary.ocid,
        title=summary.title,
        buyer=summary.buyer,
        suppliers=summary.suppliers,
        status=summary.status,
        published=summary.published,
        closing=closing_day(summary),
        value=value_text(summary),
        score=round(score, 4),
    )


def value_text(summary: Summary) -> str:
    """The sum of a list line: what was awarded, else the range or value advertised.

    Source: product.md, "Case it was born from": a range is printed whole, never by its upper end alone.
    """
    if summary.awarded is not None:
        return str(Money(summary.awarded, summary.currency))
    ends = [amount for amount in (summary.minimum, summary.value) if amount is not None]
    return " – ".join(str(Money(amount, summary.currency)) for amount in dict.fromkeys(ends))
