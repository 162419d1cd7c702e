"""Lengths said and lengths held: when they fit, when they are options, and how they are named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import context, release, tender

from onrecord.checking.lengths import days_words, fits, in_days, is_extension, length_words, term_evidence
from onrecord.values import Duration

YEAR, MONTH, WEEK = Duration(years=1), Duration(months=1), Duration(weeks=1)


@pytest.mark.parametrize(
    ("said", "qualifier", "days", "fitting"),
    [
        ((Duration(years=2),), "exact", 730.0, True),
        ((Duration(years=2),), "exact", 720.0, True),  # months of 30 days
        ((Duration(years=2),), "exact", 365.0, False),
        ((YEAR, YEAR), "exact", 730.0, True),
        ((Duration(weeks=6),), "exact", 39.0, True),
        ((Duration(weeks=5),), "over", 39.0, True),
        ((Duration(weeks=5),), "exact", 39.0, False),
        ((Duration(months=18),), "exact", 546.0, True),
        ((Duration(years=3),), "under", 1000.0, True),
        ((Duration(years=3),), "about", 1000.0, True),
        ((Duration(years=3),), "over", 1000.0, False),
        ((Duration(),), "exact", 0.0, False),
    ],
)
def test_within_six_per_cent_or_equal_in_the_units_said(
    said: tuple[Duration, ...], qualifier: str, days: float, fitting: bool
) -> None:
    """39 days are "six weeks", and "just over five"."""
    assert fits(said, qualifier, days) is fitting


@given(st.integers(min_value=1, max_value=600), st.sampled_from(["exact", "about", "over", "under", "at_least"]))
def test_a_length_fits_itself(months: int, qualifier: str) -> None:
    """Whatever is said with it."""
    said = (Duration(months=months),)
    assert fits(said, qualifier, in_days(said))


@pytest.mark.parametrize(
    ("sentence", "option"),
    [
        ("The contract can be extended by two years.", True),
        ("There is an option of two years.", True),
        ("It runs for a year plus a further two years.", True),
        ("A two-year extension is possible.", True),
        ("The contract runs for two years.", False),
        ("The contract runs for two years, with an option to go on.", False),
    ],
)
def test_an_option_by_the_words_around_it(sentence: str, option: bool) -> None:
    """Before or behind the length."""
    beside = context(f"Masons wanted\n\n{sentence}", release(tender=tender()))
    assert is_extension(beside.article.durations[-1], beside) is option


@pytest.mark.parametrize(
    ("durations", "words"),
    [
        ([Duration(years=2)], "2 years"),
        ([YEAR, YEAR], "1 year plus 1 year"),
        ([Duration(years=1, months=6)], "1 year 6 months"),
        ([Duration(hours=3)], "3 hours"),
    ],
)
def test_lengths_in_words(durations: list[Duration], words: str) -> None:
    """For sentences that an editor could print."""
    assert length_words(durations) == words


@pytest.mark.parametrize(("days", "words"), [(730.0, "2 years"), (366.0, "12 months"), (39.0, "39 days")])
def test_days_in_the_largest_unit_that_suits(days: float, words: str) -> None:
    """Years where they are whole, months from two on, else days."""
    assert days_words(days) == words


def test_a_length_between_two_dates_is_shown_with_both() -> None:
    """Neither end alone is evidence of a length."""
    period = {"startDate": "2031-04-01T00:00:00Z", "endDate": "2032-03-31T23:59:59Z"}
    beside = context("Masons wanted", release(tender=tender(contractPeriod=period)))
    assert [e.pointer for e in term_evidence(beside, beside.record.terms)] == [
        "/tender/contractPeriod/startDate",
        "/tender/contractPeriod/endDate",
    ]
