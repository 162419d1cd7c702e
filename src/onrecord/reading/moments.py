"""The dates of a record, and the closing dates that only its prose corrects."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, timedelta
from typing import Any

from onrecord.ocds import Json, Record
from onrecord.reading.clocks import is_shifted, names_a_clock, read_instant
from onrecord.reading.closings import CONTRACT_PERIOD, IN_BIDDING_FIELD, doubt_of
from onrecord.reading.model import DatedFact, Moment, Passage
from onrecord.reading.passages import sentences
from onrecord.reading.places import Places, at, objects, text_of
from onrecord.reading.prose import dates_in, sentences_in
from onrecord.values import Days, Instant

_CLOSING = (
    r"(?:dead-?line|closing (?:date|time)|close date|submission|return (?:date|time)|tender return|due date|bids?\b)"
)
_CLOSING_HINTS = ("dead", "clos", "submission", "return", "due date", "bid")
"""One of them is in whatever `_CLOSING` finds: most texts are passed over by them."""
_MOVED = (
    r"(?:exten(?:ded|sion)|changed|amended|revised|moved|postponed|put back|delayed|new|now|correct(?:ed|ion)|"
    r"updated)"
)
_ANNOUNCES = re.compile(rf"\b{_CLOSING}[^.\n]{{0,160}}\b{_MOVED}\b|\b{_MOVED}\b[^.\n]{{0,160}}{_CLOSING}", re.I)
_INSTEAD = re.compile(r"\bInstead of\b:?(?P<old>.{0,200}?)\bRead(?: New)?\b:?(?P<new>.{0,120})", re.I | re.S)
_CANCELLED = frozenset({"cancelled", "withdrawn"})


def find_dates_of(
    record: Record, compiled: Json, places: Places, replaced: frozenset[int], passages: Sequence[Passage]
) -> tuple[DatedFact, ...]:
    """The dates of the structured fields, what they were before, and corrections of the closing date from the prose."""
    fields = _Fields(record, compiled, places)
    facts = [*_structured(fields, replaced)]
    cancelled = text_of(at(compiled, "tender", "status")) in _CANCELLED
    facts = [replace(f, void=True) if cancelled and f.moment is Moment.DEADLINE else f for f in facts]
    facts += [old for f in list(facts) if f.pointer != "/date" for old in fields.earlier(f)]
    corrections = list(_corrections(record, passages))
    if corrections:
        newest = {c.days.first for c in corrections}
        facts = [
            replace(f, void=True)
            if f.moment is Moment.DEADLINE and not f.superseded and f.days.first not in newest
            else f
            for f in facts
        ]
    return tuple(facts + corrections)


def find_text_dates(record: Record, passages: Sequence[Passage]) -> tuple[DatedFact, ...]:
    """Every date printed in the prose, with the sentence it stands in; relative to the release that prints it."""
    instants = {r.id: r.date for r in record.releases}
    facts: list[DatedFact] = []
    for passage in passages:
        for words in sentences_in(passage.text):
            if not re.search(r"\d|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|spring|summer|autumn)", words):
                continue
            facts += [
                DatedFact(
                    Moment.TEXT, m.days, passage.pointer, passage.release_id, words, superseded=passage.superseded
                )
                for m in dates_in(words, instants.get(passage.release_id))
            ]
    return tuple(facts)


def _structured(fields: _Fields, replaced: frozenset[int]) -> Iterator[DatedFact]:
    compiled = fields.compiled
    for fact in fields.fact(Moment.DEADLINE, "tender", "tenderPeriod", "endDate"):
        yield fact
        if fact.doubt == CONTRACT_PERIOD:
            for end in fields.period("tender", "tenderPeriod"):
                yield replace(end, doubt=IN_BIDDING_FIELD)
    for i, _ in objects(compiled, "tender", "lots"):
        yield from fields.fact(Moment.DEADLINE, "tender", "lots", i, "tenderPeriod", "endDate")
    yield from _publications(fields)
    yield from _others(fields)
    awarded = False
    for name, field in (("awards", "date"), ("contracts", "dateSigned")):
        for i, _ in objects(compiled, name):
            old = name == "awards" and i in replaced
            for fact in fields.fact(Moment.AWARDED_ON, name, i, field):
                yield replace(fact, superseded=old)
            period = "contractPeriod" if name == "awards" else "period"
            for fact in fields.period(name, i, period):
                awarded = awarded or not old
                yield replace(fact, superseded=old)
    estimates = list(fields.period("tender", "contractPeriod"))
    for i, _ in objects(compiled, "tender", "lots"):
        estimates += fields.period("tender", "lots", i, "contractPeriod")
    yield from (replace(fact, estimate=awarded) for fact in estimates)


def _publications(fields: _Fields) -> Iterator[DatedFact]:
    yield from fields.fact(Moment.PUBLISHED, "tender", "datePublished")
    yield from fields.fact(Moment.PUBLISHED, "tender", "communication", "futureNoticeDate")
    for i, _ in objects(fields.compiled, "awards"):
        yield from fields.fact(Moment.PUBLISHED, "awards", i, "datePublished")
    for release in fields.record.releases:
        instant = read_instant(release.date.text, release.ocid) if release.date else None
        if instant is not None:
            yield DatedFact(
                Moment.PUBLISHED, _days(instant), "/date", release.id, instant.text, shifted=is_shifted(instant)
            )


def _others(fields: _Fields) -> Iterator[DatedFact]:
    """Dates of other steps, which no claim type has for its own: questions, opening, milestones."""
    for keys in (
        ("tender", "enquiryPeriod", "endDate"),
        ("tender", "awardPeriod", "startDate"),
        ("tender", "awardPeriod", "endDate"),
        ("tender", "bidOpening", "date"),
        ("tender", "secondStage", "invitationDate"),
    ):
        yield from fields.fact(Moment.TEXT, *keys)
    for top in ("planning", "tender"):
        for i, _ in objects(fields.compiled, top, "milestones"):
            yield from fields.fact(Moment.TEXT, top, "milestones", i, "dueDate")


@dataclass(frozen=True, slots=True)
class _Fields:
    """The fields of one record, read as dates."""

    record: Record
    compiled: Json
    places: Places

    def fact(self, moment: Moment, *keys: str | int) -> Iterator[DatedFact]:
        """The date at these keys, if there is one."""
        pointer = "/" + "/".join(map(str, keys))
        yield from self.read(moment, pointer, at(self.compiled, *keys))

    def period(self, *keys: str | int) -> Iterator[DatedFact]:
        """The first and the last day of a contract."""
        yield from self.fact(Moment.START, *keys, "startDate")
        yield from self.fact(Moment.END, *keys, "endDate")

    def read(self, moment: Moment, pointer: str, value: Any, stated_by: str | None = None) -> Iterator[DatedFact]:
        """The date that `value` is, stated by a release or, without one, by the newest that states it."""
        instant = read_instant(value, self.record.ocid)
        if instant is not None:
            yield DatedFact(
                moment,
                _days(instant),
                pointer,
                stated_by or self.places.release_id(pointer),
                text_of(value),
                doubt=doubt_of(value, self.record, self.compiled) if moment is Moment.DEADLINE else "",
                shifted=is_shifted(instant),
            )

    def earlier(self, fact: DatedFact) -> Iterator[DatedFact]:
        """What stood at the place of `fact` before."""
        for release_id, value in self.places.earlier(fact.pointer):
            for old in self.read(fact.moment, fact.pointer, value, release_id):
                yield replace(old, void=fact.void, estimate=fact.estimate, superseded=True)


def _days(instant: Instant) -> Days:
    """The day of a published date: the day as printed and the day in London, which differ by an hour at times.

    A UK publisher's `2025-04-30T23:59:59Z` means the 30th, though in London it was the 1st by then: both are accepted.
    """
    printed, local = date.fromisoformat(instant.text[:10]), instant.local_date()
    clock = instant.local_time() if names_a_clock(instant) else None
    first, last = min(printed, local), max(printed, local)
    return Days(first, last, clock) if last - first <= timedelta(days=1) else Days(printed, printed, clock)


def _corrections(record: Record, passages: Sequence[Passage]) -> Iterator[DatedFact]:
    instants = {r.id: r.date for r in record.releases}
    for passage in passages:
        if passage.superseded or not passage.pointer.startswith(("/tender", "/description", "/title")):
            continue
        published = instants.get(passage.release_id)
        for words, new in _announcements(passage.text):
            said = dates_in(new, published)
            days = [m.days for m in said if m.days.first == m.days.last and _ahead(m.days, published)]
            if days:
                yield DatedFact(
                    Moment.DEADLINE, days[-1], passage.pointer, passage.release_id, words.strip(), corrected=True
                )
                break


def _announcements(text: str) -> Iterator[tuple[str, str]]:
    """The words that announce a moved closing date, and the part of them that gives the new one."""
    lower = text.lower()
    for found in _INSTEAD.finditer(text) if "instead of" in lower else ():
        yield found.group(), found["new"]
    for span in sentences(text) if any(hint in lower for hint in _CLOSING_HINTS) else ():
        words = span.of(text)
        if _ANNOUNCES.search(words):
            yield words, words


def _ahead(days: Days, published: Instant | None) -> bool:
    """A new closing date lies after the release that announces it, and not by years."""
    if published is None:
        return True
    day = published.at.astimezone(UTC).date()
    return timedelta(0) <= days.last - day <= timedelta(days=400)
