"""Search: ranked records that hold some words, within filters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from onrecord.errors import UsageError
from onrecord.ocds import compile_record
from onrecord.register.folding import fold_words
from onrecord.register.model import Begun, Place, SearchAnswer, SearchRow
from onrecord.register.places import said_by
from onrecord.register.question import Question
from onrecord.register.ranking import DIGITS, Asked, rarities_of
from onrecord.register.regions import code_of
from onrecord.register.snapshot import Snapshot
from onrecord.register.summary import Summary, closing_day
from onrecord.register.textindex import Filters, Stretch
from onrecord.register.walking import BY_OCID, Shown, first_page, next_page
from onrecord.values import Money

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
    if sort == "ocid":
        return BY_OCID
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
    today: date = date.min,
    base: Snapshot | None = None,
) -> SearchAnswer:
    """Records that hold all of `words`; when there are none, those that hold some, and the answer says so.

    Rank: BM25 with title words weighing more; equal scores by ocid. Without words, newest first. With an `order`, as
    that says of the day `today`. `after` is where another answer ended; `base` is the state that loads change, where
    that is not the one that is asked. What answers all the while comes on one of the pages, whatever is loaded
    between them, and on one alone when nothing is. Errors: UsageError for a place in an answer to other words.
    """
    folded = list(dict.fromkeys(fold_words(words)))
    if after is not None:
        if len(after.begun.rarities) != 2 * len(folded):
            raise UsageError("--after", found="a cursor of other words", remedy="Begin without one.")
        asked = Asked(snapshot, base or snapshot, folded, filters, order, after.begun)
        return _told(asked, next_page(asked, after, limit))
    begun = Begun((base or snapshot).manifest.ledger_lines, today.toordinal(), True, rarities_of(snapshot, folded))
    asked = Asked(snapshot, base or snapshot, folded, filters, order, begun)
    page = first_page(asked, limit, offset)
    if not page.total and len(folded) > 1:
        some = replace(asked, begun=replace(begun, every=False))
        page = first_page(some, limit, offset)
        asked = some if page.total else asked
    return _told(asked, page)


def _told(asked: Asked, page: Shown) -> SearchAnswer:
    snapshot, filters = asked.snapshot, asked.filters
    rows = tuple(_row(snapshot, filters, snapshot.summary_at(hit.part, hit.number), hit.score) for hit in page.hits)
    return SearchAnswer(rows, page.total, asked.begun.every, page.next, page.again)


def find_few(
    snapshot: Snapshot, words: Sequence[str], filters: Filters, most: int, field: str = "body"
) -> list[tuple[int, int]]:
    """Part and number of the records with every one of these folded words in their text, or another field: all of them.

    Where they are more than `most`, some of them and one more than that. To find a few costs less than to weigh words.
    """
    found = list[tuple[int, int]]()
    query = snapshot.texts[0].holding(words, filters, every=True, field=field) if snapshot.texts else None
    for number, part in enumerate(snapshot.texts):
        hidden = snapshot.hidden[number]
        if query and part.holds(words, field) and part.holds(filters.buyer, "buyer"):
            shown = (one for one in part.all_of(query, most + len(hidden) + 1) if one >= 0 and one not in hidden)
            found += [(number, one) for one in shown]
        if len(found) > most:
            break
    return found[: most + 1]


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
