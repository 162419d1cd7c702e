"""Publishers whose `Z` means the clock on the wall, in every field and at every season."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import Body, reading, release, tender

from onrecord.reading import DatedFact, Moment
from onrecord.reading.clocks import LOCAL_CLOCKS, local_day, meant, names_a_clock, read_instant, writes_local_clock
from onrecord.values import parse_instant

SCOTLAND = {"ocid": "ocds-r6ebe6-0000000000"}
WALES = {"ocid": "ocds-kuma6s-000000"}
ELSEWHERE = {"ocid": "ocds-213czf-bridge"}
LONDON = ZoneInfo("Europe/London")


def closing(end: str, of: Body) -> DatedFact:
    """The closing date of a notice."""
    found = reading(release(tender=tender(tenderPeriod={"endDate": end})) | of)
    return next(fact for fact in found.dates if fact.moment is Moment.DEADLINE)


@pytest.mark.parametrize(
    ("end", "of", "first", "last", "clock", "shifted"),
    [
        ("2031-06-14T12:00:00Z", SCOTLAND, 14, 14, time(12), True),
        ("2031-06-14T12:00:00Z", WALES, 14, 14, time(12), True),
        ("2031-06-14T12:00:00Z", ELSEWHERE, 14, 14, time(13), False),
        ("2031-01-14T12:00:00Z", SCOTLAND, 14, 14, time(12), False),  # in winter both are one
        ("2031-06-14T12:00:00+01:00", SCOTLAND, 14, 14, time(12), False),  # said in full
        ("2031-06-14T23:30:00Z", WALES, 14, 14, time(23, 30), True),  # not the next day
        ("2031-06-14T23:30:00Z", ELSEWHERE, 14, 15, time(0, 30), False),
        ("2031-06-14T23:59:59Z", SCOTLAND, 14, 14, None, True),
        ("2031-06-14T00:00:00Z", SCOTLAND, 14, 14, None, True),  # a day, and no hour
        ("2031-06-14T01:00:00Z", SCOTLAND, 14, 14, time(1), True),  # an hour, though it is midnight in UTC
        ("2031-06-14", SCOTLAND, 14, 14, None, False),
        ("2031-06-14T12:00:00", SCOTLAND, 14, 14, time(12), False),
    ],
)
def test_the_hour_that_a_publisher_means(
    end: str, of: Body, first: int, last: int, clock: time | None, shifted: bool
) -> None:
    """As its clock shows it, on the day that is printed; what was published stays beside it."""
    fact = closing(end, of)
    assert (fact.days.first.day, fact.days.last.day, fact.days.time) == (first, last, clock)
    assert (fact.value, fact.shifted) == (end, shifted)


@pytest.mark.parametrize("text", ["", "n/a", "Z", "15/12/2031Z", "2031-02-30T12:00:00Z"])
def test_what_is_no_date_is_none(text: str) -> None:
    """The publisher's own way of writing makes no date of it."""
    assert read_instant(text, SCOTLAND["ocid"]) is None
    assert local_day(text, SCOTLAND["ocid"]) is None


def test_an_hour_that_clocks_leave_out_is_still_of_its_day() -> None:
    """On the last Sunday of March there is no half past one."""
    assert local_day("2031-03-30T01:30:00Z", WALES["ocid"]) == date(2031, 3, 30)


@given(st.datetimes(datetime(1996, 1, 1), datetime(2037, 12, 31)), st.sampled_from(LOCAL_CLOCKS))
def test_the_day_is_always_the_day_printed(at: datetime, prefix: str) -> None:
    """Whatever the hour and the season; in winter it is also the instant that it is elsewhere."""
    text = f"{at:%Y-%m-%dT%H:%M:%SZ}"
    found, plain = read_instant(text, f"{prefix}-1"), parse_instant(text)
    assert found is not None
    assert plain is not None
    assert (found.text, found.local_date()) == (text, at.date())
    assert plain.at - found.at == (at.replace(tzinfo=LONDON).utcoffset() or timedelta(0))


def test_others_are_left_alone() -> None:
    """Nothing is taken off a date whose publisher means what it writes."""
    assert not writes_local_clock(ELSEWHERE["ocid"])
    assert meant(" 2031-06-14T12:00:00Z ", ELSEWHERE["ocid"]) == " 2031-06-14T12:00:00Z "
    midnight = parse_instant("2031-06-14T00:00:00Z")
    assert midnight is not None
    assert not names_a_clock(midnight)
