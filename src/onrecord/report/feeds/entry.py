"""One record as a feed tells it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from onrecord.ocds import Record
from onrecord.reading import read_record
from onrecord.reading.clocks import read_instant
from onrecord.reading.model import DatedFact, Moment, RecordReading
from onrecord.report.contacts import without_contacts
from onrecord.report.visible import one_line
from onrecord.values import LONDON, Precision

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_OVER = frozenset({"cancelled", "unsuccessful"})


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A record, and when it last changed for whoever follows it."""

    ocid: str
    title: str
    buyer: str
    stage: str
    updated: datetime
    """When the register first held its newest content (UTC): moves on a real change, and on nothing else."""
    revision: int
    """How many releases came after the first: rises with every change, and never falls."""
    closing_day: date | None
    """In the publisher's zone; what the prose corrects counts as corrected."""
    closing_at: datetime | None
    """The same as an instant (UTC), where the publisher gives a time."""
    over: bool
    """Cancelled, or ended without an award: the closing date binds nobody any more."""
    description: str
    closing_doubt: str = ""
    """Why the closing date should not be trusted, in words; empty for most."""
    closing_published: str = ""
    """The closing date as published, where that names another hour than its publisher means; else empty."""


def feed_entry(record: Record) -> FeedEntry:
    """What a feed tells of a record in its newest state. Errors: ValueError for a record without a release."""
    reading = read_record(record, None)
    if reading is None:
        raise ValueError(f"{record.ocid} has no release")
    closing = _closing(reading)
    seen = [release.provenance.first_seen for release in record.releases if release.provenance.first_seen]
    return FeedEntry(
        ocid=record.ocid,
        title=one_line(without_contacts(reading.title)) or record.ocid,
        buyer=next((one_line(name.printed) for name in reading.names if name.role == "buyer"), ""),
        stage=reading.stage,
        updated=max(seen, default=_EPOCH),
        revision=len(record.releases) - 1,
        closing_day=closing.days.first if closing else None,
        closing_at=_instant(reading, closing) if closing else None,
        closing_doubt=closing.doubt if closing else "",
        closing_published=closing.value if closing and closing.shifted and closing.days.time else "",
        over=reading.stage in _OVER,
        description=_description(reading),
    )


def _closing(reading: RecordReading) -> DatedFact | None:
    """The closing date that counts: corrected by prose before as stated by the field, and one in doubt last."""
    found = [f for f in reading.dates if f.moment is Moment.DEADLINE and not f.superseded and not f.void]
    if not found:  # a cancelled process voids its own date, which a calendar must still take back
        found = [f for f in reading.dates if f.moment is Moment.DEADLINE and not f.superseded]
    return min(found, key=lambda fact: (not fact.corrected, bool(fact.doubt)), default=None)


def _instant(reading: RecordReading, closing: DatedFact) -> datetime | None:
    stated = None if closing.corrected else read_instant(closing.value, reading.record.ocid)
    if stated is not None:
        return stated.at if stated.precision is Precision.TIME else None
    if closing.days.time is None:
        return None
    return datetime.combine(closing.days.first, closing.days.time, LONDON).astimezone(UTC)


def _description(reading: RecordReading) -> str:
    passage = next((p.text for p in reading.passages if p.pointer == "/tender/description"), "")
    return str(without_contacts(passage))[:2000]
