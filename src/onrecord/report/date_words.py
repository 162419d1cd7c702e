"""A dated fact of a record in words and as data: the day, the clock time in London, and why either may be wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.reading.model import DatedFact, Moment
from onrecord.report.contacts import without_contacts
from onrecord.report.json import Object
from onrecord.report.wording import day_words

MOMENTS = {
    Moment.PUBLISHED: "published",
    Moment.DEADLINE: "bids close",
    Moment.AWARDED_ON: "awarded",
    Moment.START: "starts",
    Moment.END: "ends",
}


def dates_in_words(dates: Sequence[DatedFact]) -> Iterator[tuple[str, str]]:
    """Name and words of each day, each once, in the order of `MOMENTS`; an expected day only where none is firm."""
    for moment, name in MOMENTS.items():
        facts = sorted((fact for fact in dates if fact.moment is moment), key=lambda fact: fact.days.first)
        firm = [fact for fact in facts if not fact.estimate] or facts
        # Each later release has a date of publication too; they are listed with the releases.
        shown = firm[:1] if moment is Moment.PUBLISHED else firm
        yield from ((name, words) for words in dict.fromkeys(date_words(fact) for fact in shown))


def date_words(fact: DatedFact) -> str:
    """The day, with the clock time where it has one, and all that is to be said against it.

    >>> from datetime import date, time
    >>> from onrecord.values import Days
    >>> noon = Days(date(2019, 5, 28), date(2019, 5, 28), time(12))
    >>> date_words(DatedFact(Moment.DEADLINE, noon, "/tender/tenderPeriod/endDate", "r1", "2019-05-28T12:00:00Z"))
    '28 May 2019, 12:00'
    """
    days = fact.days
    words = day_words(days.first) if days.first == days.last else f"{day_words(days.first)} to {day_words(days.last)}"
    clock = f", {days.time:%H:%M}" if days.time else ""
    labels = [("corrected in the notice's words", fact.corrected), ("void", fact.void), ("expected", fact.estimate)]
    told = [label for label, holds in labels if holds]
    notes = [", ".join(told)] if told else []
    if fact.doubt:
        notes.append(doubtful(fact.doubt))
    if fact.shifted and days.time:
        notes.append(local_clock(fact.value))
    return f"{words}{clock}" + "".join(f" ({note})" for note in notes)


def doubtful(doubt: str) -> str:
    """A doubt as the label of a date."""
    return f"doubtful: {doubt}"


def local_clock(published: str) -> str:
    """Why a clock time is not the published one.

    >>> local_clock("2019-05-28T12:00:00Z")
    'published as 12:00Z; this publisher writes local time'
    """
    clock = published[11:16]
    return f"published as {clock}Z; this publisher writes local time"


def date_json(fact: DatedFact) -> Object:
    """What a structured field says of a day, with its pointer; `time` is the clock in London."""
    return {
        "moment": fact.moment.value,
        "first": fact.days.first,
        "last": fact.days.last,
        "time": f"{fact.days.time:%H:%M}" if fact.days.time else None,
        "doubt": fact.doubt or None,
        "local_clock": fact.shifted,
        "corrected": fact.corrected,
        "void": fact.void,
        "superseded": fact.superseded,
        "expected": fact.estimate,
        "pointer": fact.pointer,
        "release_id": fact.release_id,
        "published_as": str(without_contacts(fact.value)),
    }
