"""Days said and days held: when they fit, and how they are named."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import context, release, tender

from onrecord.checking.dated import fits, moment_of
from onrecord.checking.days import day_words
from onrecord.reading import Moment
from onrecord.values import Days

DAY = date(2031, 3, 14)
MARCH = Days(date(2031, 3, 1), date(2031, 3, 31))
DATES = st.dates(min_value=date(2000, 1, 1), max_value=date(2060, 1, 1))


@pytest.mark.parametrize(
    ("said", "fact", "fitting"),
    [
        (Days(DAY, DAY), Days(DAY, DAY), True),
        (MARCH, Days(DAY, DAY), True),
        (Days(DAY, DAY), Days(date(2031, 3, 13), DAY), True),  # printed in UTC, a day later in London
        (MARCH, Days(date(2031, 4, 1), date(2031, 4, 1)), False),
    ],
)
def test_the_records_day_lies_in_the_interval_said(said: Days, fact: Days, fitting: bool) -> None:
    """In March is true of thirty-one days."""
    assert fits(said, fact) is fitting


@given(DATES, DATES, DATES, DATES)
def test_fitting_is_mutual(a: date, b: date, c: date, d: date) -> None:
    """Two intervals share a day or they do not, whichever was said."""
    one, other = Days(min(a, b), max(a, b)), Days(min(c, d), max(c, d))
    assert fits(one, other) == fits(other, one)
    assert fits(one, other) or not (one.first in other or other.first in one)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (Days(DAY, DAY), "14 March 2031"),
        (Days(DAY, DAY, time(12)), "14 March 2031 at 12:00"),
        (Days(DAY, date(2031, 3, 15)), "14 March 2031"),  # one day, read in two zones
        (MARCH, "1 March 2031 to 31 March 2031"),
    ],
)
def test_days_as_an_editor_would_print_them(days: Days, words: str) -> None:
    """One day, with its clock, or two ends."""
    assert day_words(days) == words


HISTORY = release(
    tender=tender(
        contractPeriod={"startDate": "2031-04-01T00:00:00Z"},
        description="The present service began on 1 January 2022 and is well liked.",
    )
)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("The work starts on 1 April 2031.", Moment.START),
        ("The work starts on 1 June 2031.", Moment.START),
        ("The service began on 1 January 2022.", None),  # the notice tells it as history
        ("The council met on 9 January 2031.", None),
    ],
)
def test_a_date_that_only_the_prose_knows_is_history(text: str, moment: Moment | None) -> None:
    """It is not held against the contract's own dates."""
    beside = context(f"Masons wanted\n\n{text}", HISTORY)
    assert moment_of(beside.article.dates[0], beside) is moment


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("The contract runs for three years from 1 April 2031.", Moment.START),
        ("It lasts for six weeks from 1 April 2031.", Moment.START),
        ("It starts two weeks from Friday.", None),
    ],
)
def test_a_length_counted_from_a_day_of_the_calendar_gives_the_start(text: str, moment: Moment | None) -> None:
    """One counted from a weekday only says when."""
    beside = context(f"Masons wanted\n\n{text}", release(tender=tender()))
    assert moment_of(beside.article.dates[0], beside) is moment
