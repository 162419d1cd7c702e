"""Search: ranked records that hold some words, within filters."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import nlargest, nsmallest
from math import log
from typing import NamedTuple

from onrecord.ocds import compile_record
from onrecord.register.folding import fold_words
from onrecord.register.model import Place, SearchAnswer, SearchRow
from onrecord.register.places import said_by
from onrecord.register.question import Question
from onrecord.register.regions import code_of
from onrecord.register.snapshot import Snapshot
from onrecord.register.summary import Summary, closing_day
from onrecord.register.textindex import LENGTHS, Filters, Stretch, TextIndex, Weight
from onrecord.values import Money

DIGITS = 3
"""Decimals of a score. The next ones depend on how the register is cut into parts: an index reckons in floats."""
MOST_DEEP = 10_000
"""How far down the ranking an offset may reach."""
SOONEST = 2 * date.max.toordinal()
"""What scores of closing dates to come count down from: above those of all that have passed."""


_PHRASE = re.compile(r'["“”]([^"“”]*)["“”]')


def make_filters(question: Question) -> Filters:
    """The limits of a question as the text index takes them: words folded, zeros at the end of the CPV code cut off."""
    digits = (question.cpv or "").split("-")[0].strip()
    place = tuple(fold_words(question.place or ""))
    phrases = [tuple(fold_words(said)) for said in _PHRASE.findall(question.words)]
    return Filters(
        buyer=tuple(fold_words(question.buyer or "")),
        # A division has two digits, be the second of them a nought.
        cpv=digits[:2] + digits[2:].rstrip("0"),
        since=question.since,
        until=question.until,
        minimum=question.minimum,
        maximum=question.maximum,
        phrases=tuple(phrase for phrase in phrases if len(phrase) > 1),
        supplier=tuple(fold_words(question.supplier or "")),
        place=place,
        region=code_of(place),
        stage=question.stage or "",
        status=(question.status or "").lower(),
        open_on=question.open_on,
        doubtful=question.doubtful,
    )


def order_of(sort: str, today: date) -> tuple[Stretch, ...]:
    """The stretches of an order of `SORTS`, one after the other; none for the best first.

    What closes soonest: first what has not closed yet, then what has, the latest first, then what never says for sure.
    """
    if sort == "newest":
        return (Stretch("published"),)
    if sort == "largest":
        return (Stretch("pence", 1), Stretch("pence", 1, others=True))
    if sort == "closing":
        closed = today.toordinal() - 1
        return (
            Stretch("closing", closed + 1, ascending=True, base=SOONEST),
            Stretch("closing", None, closed),
            Stretch("closing", others=True),
        )
    return ()


def search(
    snapshot: Snapshot,
    words: str,
    filters: Filters,
    *,
    limit: int,
    offset: int = 0,
    order: Sequence[Stretch] = (),
    after: Place | None = None,
) -> SearchAnswer:
    """Records that hold all of `words`; when there are none, those that hold some, and the answer says so.

    Rank: BM25 with title words weighing more; equal scores by ocid. Without words, newest first. With an `order`, as
    that says. `after` is where another answer ended: whatever was shown up to there, is not shown again.
    """
    asked = _Asked(snapshot, list(dict.fromkeys(fold_words(words))), filters, order)
    total, ranked = _page(asked, limit, offset, after, every=True)
    complete = True
    if not total and len(asked.words) > 1:
        total, ranked = _page(asked, limit, offset, after, every=False)
        complete = not total
    shown = ranked[:limit]
    rows = tuple(_row(snapshot, filters, snapshot.summary_at(hit.part, hit.number), hit.score) for hit in shown)
    more = len(ranked) > limit > 0
    seen = (after.seen if after else offset) + len(shown)
    return SearchAnswer(rows, total, complete, Place(shown[-1].score, shown[-1].ocid, seen) if more else None)


def find_all(snapshot: Snapshot, words: str, filters: Filters, limit: int) -> list[str]:
    """The ocids of records that hold all of `words`: all of them by ocid, or the best where there are more."""
    asked = _Asked(snapshot, list(dict.fromkeys(fold_words(words))), filters, ())
    found = _few(asked, limit)
    if found is None:
        _, ranked = _page(asked, limit, 0, None, every=True)
        found = [hit.ocid for hit in ranked[:limit]]
    return found


def _few(asked: _Asked, limit: int) -> list[str] | None:
    """All that answer; None where they are more than so many. To find a few costs less than to weigh their words."""
    snapshot, found = asked.snapshot, list[str]()
    query = snapshot.texts[0].holding(asked.words, asked.filters, every=True) if snapshot.texts else None
    for number, part in enumerate(snapshot.texts):
        hidden = snapshot.hidden[number]
        if query and part.holds(asked.words) and part.holds(asked.filters.buyer, "buyer"):
            shown = [one for one in part.all_of(query, limit + len(hidden) + 1) if one >= 0 and one not in hidden]
            found += [snapshot.ocid_at(number, one) for one in shown]
        if len(found) > limit:
            return None
    return sorted(found)


class _Hit(NamedTuple):
    """A record that answers."""

    score: float
    ocid: str
    part: int
    number: int


@dataclass(frozen=True, slots=True)
class _Asked:
    """A search, as every page of it is asked."""

    snapshot: Snapshot
    words: Sequence[str]
    filters: Filters
    order: Sequence[Stretch]


def _page(asked: _Asked, limit: int, offset: int, after: Place | None, *, every: bool) -> tuple[int, list[_Hit]]:
    """How many records answer, and those of one page with one more, where there is one."""
    if after is None:
        total, ranked = _ranked(asked, every=every, reach=min(offset + limit + 1, MOST_DEEP + 1))
        return total, ranked[offset:]
    # What came or went since the last page moves the place; so far down is looked until the page is full.
    reach = after.seen + limit + 1
    while True:
        total, ranked = _ranked(asked, every=every, reach=reach)
        rest = [hit for hit in ranked if after.precedes(hit.score, hit.ocid)]
        if len(rest) > limit or len(ranked) >= total:
            return total, rest[: limit + 1]
        reach *= 2


def weigh(snapshot: Snapshot, words: Sequence[str]) -> list[list[Weight]]:
    """By part, the words with the factors that make its scores those of the whole register.

    Each part knows only how rare a word is inside it; a factor is the ratio of the two rarities.
    """
    whole = {field: snapshot.frequencies(words, field) for field in LENGTHS}
    rare = {field: {word: rarity(records, found[word]) for word in words} for field, (records, found) in whole.items()}
    return [[_weight(word, rare, index) for word in words] for index in snapshot.texts]


def _weight(word: str, rare: Mapping[str, Mapping[str, float]], index: TextIndex) -> Weight:
    held = {field: index.frequency(word, field) for field in LENGTHS}
    # Where a word does not stand, its factor never counts, and a title without it need not be asked.
    factors = {field: rare[field][word] / rarity(index.entries, held[field]) if held[field] else 0.0 for field in held}
    return Weight(word, factors["body"], factors["title"], held["body"])


def rarity(records: int, frequency: int) -> float:
    """Inverse document frequency as BM25 has it (Lucene's form): never negative."""
    return log(1 + (records - frequency + 0.5) / (frequency + 0.5))


def _ranked(asked: _Asked, *, every: bool, reach: int) -> tuple[int, list[_Hit]]:
    snapshot, total = asked.snapshot, 0
    found: list[tuple[float, int, int]] = []
    weights = weigh(snapshot, asked.words)
    for part, index in enumerate(snapshot.texts):
        known, hidden = [one for one in weights[part] if one.held], snapshot.hidden[part]
        # Most words stand in few parts, and a part that holds none of what is asked for need not be asked.
        if asked.words and (not known or (every and len(known) < len(asked.words))):
            continue
        count, hits = index.search(known, asked.filters, every=every, limit=reach, hidden=hidden, order=asked.order)
        total += count
        found.extend((score, part, number) for score, number in hits)
    # Rounded, since the last bits of a score depend on the order of adding.
    rounded = [(round(score, DIGITS), part, number) for score, part, number in found]
    least = min(nlargest(reach, (score for score, _, _ in rounded)), default=0.0)
    # Ocids decide between equal scores alone, so most of what each part offers is never named.
    near = [
        _Hit(score, snapshot.ocid_at(part, number), part, number) for score, part, number in rounded if score >= least
    ]
    return total, nsmallest(reach, near, key=lambda hit: (-hit.score, hit.ocid))


def _row(snapshot: Snapshot, filters: Filters, summary: Summary, score: float) -> SearchRow:
    record = snapshot.record(summary.ocid) if filters.place else None
    return SearchRow(
        ocid=summary.ocid,
        title=summary.title,
        buyer=summary.buyer,
        suppliers=summary.suppliers,
        status=summary.status,
        published=summary.published,
        closing=closing_day(summary),
        closing_doubt=summary.closing_doubt,
        value=value_text(summary),
        score=round(score, DIGITS),
        place_said_by=said_by(compile_record(record), filters.place) if record else (),
    )


def value_text(summary: Summary) -> str:
    """The sum of a list line: what was awarded, else the range or value advertised.

    Source: product.md, "Case it was born from": a range is printed whole, never by its upper end alone.
    """
    if summary.awarded is not None:
        return str(Money(summary.awarded, summary.currency))
    ends = [amount for amount in (summary.minimum, summary.value) if amount is not None]
    return " – ".join(str(Money(amount, summary.currency)) for amount in dict.fromkeys(ends))
