"""The closing dates that a saved search finds, as a calendar. Source: RFC 5545, RFC 7986.

One event a record: its UID is made of the ocid and never changes, its SEQUENCE rises with every release, so that a
calendar moves the event where a closing date moved, and strikes it out where the process was cancelled.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event, Timezone, TimezoneStandard

from onrecord.report.date_words import doubtful, local_clock
from onrecord.report.feeds.entry import FeedEntry

_NO_TIME = timedelta(days=1)


def calendar_feed(
    name: str, entries: Sequence[FeedEntry], attributions: Sequence[str], *, with_doubtful: bool = False
) -> bytes:
    """A calendar of the entries that have a closing date, those in doubt only if asked for.

    The same entries give the same bytes.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//On the Record//onrecord//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", f"On the Record: {name}")
    calendar.add("x-wr-calname", f"On the Record: {name}")
    if attributions:
        calendar.add("description", " ".join(attributions))
    for entry in entries:
        if entry.closing_day is not None and (with_doubtful or not entry.closing_doubt):
            calendar.add_component(_event(entry))
    if not calendar.subcomponents:
        # RFC 5545 wants a component at least, and some readers refuse a file without; nobody sees this one.
        calendar.add_component(_utc())
    return bytes(calendar.to_ical())


def _event(entry: FeedEntry) -> Event:
    event = Event()
    event.add("uid", f"{entry.ocid}-closing@onrecord.example")
    event.add("sequence", entry.revision)
    event.add("dtstamp", entry.updated.astimezone(UTC).replace(microsecond=0))
    event.add("last-modified", entry.updated.astimezone(UTC).replace(microsecond=0))
    _add_times(event, entry)
    event.add("summary", f"Closes: {_printable(entry.title)}")
    event.add("description", _printable("\n".join(part for part in _told(entry) if part)))
    event.add("status", "CANCELLED" if entry.over else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    return event


def _utc() -> Timezone:
    zone, always = Timezone(), TimezoneStandard()
    zone.add("tzid", "Etc/UTC")
    always.add("dtstart", datetime(1970, 1, 1))  # a zone's own beginning is in local time
    always.add("tzoffsetfrom", timedelta())
    always.add("tzoffsetto", timedelta())
    zone.add_component(always)
    return zone


def _told(entry: FeedEntry) -> Iterator[str]:
    yield from (entry.buyer, entry.ocid)
    if entry.closing_doubt:
        yield f"The closing date is {doubtful(entry.closing_doubt)}."
    if entry.closing_published:
        yield f"The closing time was {local_clock(entry.closing_published)}."


def _add_times(event: Event, entry: FeedEntry) -> None:
    """The instant of closing where one is published; else the whole day, since no hour may be made up."""
    if entry.closing_at is not None:
        event.add("dtstart", entry.closing_at.astimezone(UTC).replace(microsecond=0))
    elif entry.closing_day is not None:
        event.add("dtstart", entry.closing_day)
        event.add("dtend", entry.closing_day + _NO_TIME)


def _printable(text: str) -> str:
    return "".join(sign for sign in text if sign >= " " or sign in "\n\t")
