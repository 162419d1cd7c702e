"""Tables of sentences with the sums, dates or durations expected in them, and how readings are written to compare."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from onrecord.article.dates import find_dates
from onrecord.article.durations import find_durations
from onrecord.article.model import Basis, Qualifier
from onrecord.article.sums import find_sums
from onrecord.values import parse_instant

HERE = Path(__file__).resolve().parent
PUBLISHED = parse_instant("2024-04-24T09:00:00+01:00")
"""A Wednesday; the publication date of every sentence about dates."""


def rows(table: str) -> list[tuple[str, tuple[str, ...]]]:
    """Sentence and expected readings of each line "sentence => one; two", "-" for none; comments left out."""
    found = []
    for line in table.splitlines():
        if line and not line.startswith("#"):
            sentence, _, expected = line.rpartition(" => ")
            found.append((sentence, () if expected == "-" else tuple(expected.split("; "))))
    return found


def unseen(kind: str) -> list[tuple[str, tuple[str, ...]]]:
    return rows((HERE / "unseen_mentions" / f"{kind}.txt").read_text(encoding="utf-8"))


def sums_in(sentence: str) -> tuple[str, ...]:
    """Each sum as "1200000 GBP up_to year"; qualifier and basis only where they say something."""
    return tuple(_sum(m.low, m.high, m.currency, m.qualifier, m.basis) for m in find_sums(sentence))


def _sum(low: object, high: object, currency: str | None, qualifier: Qualifier, basis: Basis) -> str:
    amount = f"{low}" if low == high else f"{low}..{high}"
    words = [amount, currency or "?"]
    if basis is not Basis.TOTAL:
        words += [qualifier.value, basis.value]
    elif qualifier is not Qualifier.EXACT:
        words.append(qualifier.value)
    return " ".join(words)


def dates_in(sentence: str) -> tuple[str, ...]:
    """Each date as "2024-04-24", "2024-04-01..2024-04-30" or "2024-04-24T12:00"."""
    found = []
    for mention in find_dates(sentence, PUBLISHED):
        days = mention.days
        text = str(days.first) if days.first == days.last else f"{days.first}..{days.last}"
        found.append(f"{text}T{days.time:%H:%M}" if days.time else text)
    return tuple(found)


def durations_in(sentence: str) -> tuple[str, ...]:
    """Each duration as "P2Y", "P1Y+P1Y" or "P24M up_to"."""
    return tuple(
        "+".join(str(length) for length in m.durations) + ("" if m.qualifier is Qualifier.EXACT else f" {m.qualifier}")
        for m in find_durations(sentence)
    )


def f1(
    table: Iterable[tuple[str, tuple[str, ...]]], read: Callable[[str], tuple[str, ...]], words: int | None = None
) -> float:
    """Harmonic mean of precision and recall over all readings of a table; the first `words` of each are compared."""
    right = given = wanted = 0
    for sentence, expected in table:
        want = Counter(" ".join(one.split()[:words]) for one in expected)
        have = Counter(" ".join(one.split()[:words]) for one in read(sentence))
        right, given, wanted = right + (want & have).total(), given + have.total(), wanted + want.total()
    return 2 * right / (given + wanted)
