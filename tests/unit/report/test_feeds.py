"""Feeds of saved searches: ids that stay, dates that move only on a change, hostile text as text."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from invented import record, release, tender

from onrecord.report.feeds import FeedEntry, atom_feed, calendar_feed, feed_entry
from onrecord.report.feeds.atom import ATOM

SEEN = datetime(2031, 2, 3, 10, tzinfo=UTC)
ENTRY = FeedEntry(
    ocid="ocds-213czf-bridge",
    title="Repair of the Swallow Bridge",
    buyer="Otterholme Town Council",
    stage="advertised",
    updated=SEEN,
    revision=0,
    closing_day=date(2031, 3, 1),
    closing_at=datetime(2031, 3, 1, 12, tzinfo=UTC),
    over=False,
    description="Stone and lime.",
)


def seen_at(*bodies: Any):
    """A record whose releases the register saw an hour after each other."""
    found = record(*bodies)
    dated = tuple(
        replace(r, provenance=replace(r.provenance, first_seen=SEEN + timedelta(hours=n)))
        for n, r in enumerate(found.releases)
    )
    return replace(found, releases=dated)


def closing(end: str, **more: Any) -> dict[str, Any]:
    return tender(tenderPeriod={"endDate": end}, **more)


def event(entry: FeedEntry) -> Any:
    (found,) = Calendar.from_ical(calendar_feed("mine", [entry], ())).walk("VEVENT")
    return found


def test_an_entry_has_the_instant_of_closing_where_the_publisher_gives_one():
    """A time with an offset is that instant; a bare day is a day, and no hour is made up."""
    at_noon = feed_entry(seen_at(release(tender=closing("2031-07-01T12:00:00+01:00"))))
    assert (at_noon.closing_day, at_noon.closing_at) == (date(2031, 7, 1), datetime(2031, 7, 1, 11, tzinfo=UTC))
    some_time = feed_entry(seen_at(release(tender=closing("2031-07-01"))))
    assert (some_time.closing_day, some_time.closing_at) == (date(2031, 7, 1), None)


def test_a_closing_date_that_moves_moves_the_event_and_does_not_make_a_second():
    """The UID stays, SEQUENCE rises, DTSTART moves."""
    first = release(tender=closing("2031-03-01T12:00:00Z"))
    second = release("r2", "2031-02-10T09:00:00Z", "tenderAmendment", tender=closing("2031-03-08T12:00:00Z"))
    before, after = event(feed_entry(seen_at(first))), event(feed_entry(seen_at(first, second)))
    assert before["uid"] == after["uid"]
    assert (int(before["sequence"]), int(after["sequence"])) == (0, 1)
    assert after.decoded("dtstart") == datetime(2031, 3, 8, 12, tzinfo=UTC)
    assert after.decoded("dtstamp") == SEEN + timedelta(hours=1)


def test_a_cancelled_process_is_struck_out_of_the_calendar():
    """The event stays, with its date, and is cancelled: deleting it would leave it in every calendar that has it."""
    first = release(tender=closing("2031-03-01T12:00:00Z"))
    second = release("r2", "2031-02-10T09:00:00Z", "tenderCancellation", tender={"id": "T", "status": "cancelled"})
    found = event(feed_entry(seen_at(first, second)))
    assert found["status"] == "CANCELLED"
    assert found.decoded("dtstart") == datetime(2031, 3, 1, 12, tzinfo=UTC)


def test_a_record_without_a_closing_date_is_in_the_news_and_not_in_the_calendar():
    """An award has nothing to meet."""
    entry = replace(ENTRY, closing_day=None, closing_at=None)
    assert b"VEVENT" not in calendar_feed("mine", [entry], ())
    assert b"Swallow Bridge" in atom_feed("mine", "bridges", [entry], ())


def test_a_day_without_a_time_is_a_whole_day():
    """DTEND is the day after, as RFC 5545 has it."""
    found = event(replace(ENTRY, closing_at=None))
    assert (found.decoded("dtstart"), found.decoded("dtend")) == (date(2031, 3, 1), date(2031, 3, 2))


def test_atom_has_what_rfc_4287_asks_for():
    """Every feed: id, title, updated, author; every entry: id, title, updated, and a link or content."""
    feed = ElementTree.fromstring(atom_feed("bridges", "“bridge”", [ENTRY], ["Acme: all rights."]))
    names = {f"{{{ATOM}}}{name}" for name in ("id", "title", "updated", "author", "rights", "entry")}
    assert names <= {child.tag for child in feed}
    entry = feed.find(f"{{{ATOM}}}entry")
    assert [entry.findtext(f"{{{ATOM}}}{name}") for name in ("id", "title", "updated")] == [
        "tag:onrecord.example,2026:record/ocds-213czf-bridge",
        "Repair of the Swallow Bridge",
        "2031-02-03T10:00:00Z",
    ]
    assert feed.findtext(f"{{{ATOM}}}updated") == "2031-02-03T10:00:00Z"


def test_an_unchanged_feed_has_equal_bytes():
    """Nobody's reader says that there is something new when there is not."""
    assert atom_feed("a", "q", [ENTRY], ()) == atom_feed("a", "q", [ENTRY], ())
    assert calendar_feed("a", [ENTRY], ()) == calendar_feed("a", [ENTRY], ())


@given(st.text(max_size=60))
def test_any_title_is_only_text(title: str):
    """Markup, line ends, controls and lone surrogates neither break a feed nor become part of it."""
    entry = replace(
        ENTRY, title=title.encode("utf-8", "replace").decode(), description=title.encode("utf-8", "replace").decode()
    )
    feed = ElementTree.fromstring(atom_feed("a", "q", [entry], ()))
    assert len(feed.findall(f"{{{ATOM}}}entry")) == 1
    (found,) = Calendar.from_ical(calendar_feed("a", [entry], ())).walk("VEVENT")
    assert set(found) == set(event(ENTRY))


def test_ways_to_reach_people_stay_out_of_feeds():
    """An e-mail address in a title or a description is left out."""
    said = closing("2031-03-01", description="Ask a.person@example.org or 020 7946 0000.")
    feed = atom_feed("a", "q", [feed_entry(seen_at(release(tender=said)))], ())
    assert b"a.person" not in feed
    assert b"7946" not in feed


def test_a_publisher_of_local_clock_times_is_read_at_the_hour_that_it_means():
    """Noon in summer is eleven in UTC, whatever its `Z` says; the event tells what was published."""
    scottish = release(tender=closing("2031-07-01T12:00:00Z")) | {"ocid": "ocds-r6ebe6-0000000000"}
    entry = feed_entry(seen_at(scottish))
    assert (entry.closing_day, entry.closing_at) == (date(2031, 7, 1), datetime(2031, 7, 1, 11, tzinfo=UTC))
    told = event(entry)
    assert told["dtstart"].dt == datetime(2031, 7, 1, 11, tzinfo=UTC)
    assert "published as 12:00Z" in str(told["description"])
    in_winter = release(tender=closing("2031-12-01T12:00:00Z")) | {"ocid": "ocds-r6ebe6-0000000000"}
    assert "published as" not in str(event(feed_entry(seen_at(in_winter)))["description"])


def test_a_closing_date_in_doubt_is_in_the_news_with_its_doubt_and_in_a_calendar_only_if_asked_for():
    """A reader may judge; a calendar would only remind."""
    entry = feed_entry(seen_at(release(tender=closing("2034-03-31"))))
    assert b"closes 31 March 2034 (doubtful: more than a year after the notice)" in atom_feed("mine", "", [entry], ())
    assert Calendar.from_ical(calendar_feed("mine", [entry], ())).walk("VEVENT") == []
    (asked_for,) = Calendar.from_ical(calendar_feed("mine", [entry], (), with_doubtful=True)).walk("VEVENT")
    assert "doubtful: more than a year" in str(asked_for["description"])


def test_of_two_closing_dates_the_one_that_is_not_in_doubt_counts():
    """Lots may have their own."""
    lots = [{"id": "1", "tenderPeriod": {"endDate": "2031-03-14"}}]
    assert feed_entry(seen_at(release(tender=closing("2034-03-31", lots=lots)))).closing_day == date(2031, 3, 14)
