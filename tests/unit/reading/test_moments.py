"""The dates of a record, and the closing dates that only its prose corrects."""

from __future__ import annotations

from datetime import date, time

import pytest
from invented import Body, award, reading, release, tender

from onrecord.reading import DatedFact, Moment

LATER = "2031-02-10T09:00:00Z"
NOON = {"endDate": "2031-03-14T12:00:00Z"}


def facts(moment: Moment, *bodies: Body) -> list[DatedFact]:
    """The record's dates of one moment."""
    return [f for f in reading(*bodies).dates if f.moment is moment]


@pytest.mark.parametrize(
    ("parts", "moment", "pointer"),
    [
        ({"tender": tender(tenderPeriod={"endDate": "2031-03-14"})}, Moment.DEADLINE, "/tender/tenderPeriod/endDate"),
        (
            {"tender": tender(lots=[{"id": "1", "tenderPeriod": {"endDate": "2031-03-14"}}])},
            Moment.DEADLINE,
            "/tender/lots/0/tenderPeriod/endDate",
        ),
        ({"tender": tender(datePublished="2031-03-14")}, Moment.PUBLISHED, "/tender/datePublished"),
        ({"awards": [award(date="2031-03-14")]}, Moment.AWARDED_ON, "/awards/0/date"),
        ({"contracts": [{"id": "C", "dateSigned": "2031-03-14"}]}, Moment.AWARDED_ON, "/contracts/0/dateSigned"),
        (
            {"contracts": [{"id": "C", "period": {"startDate": "2031-03-14"}}]},
            Moment.START,
            "/contracts/0/period/startDate",
        ),
        ({"awards": [award(contractPeriod={"endDate": "2031-03-14"})]}, Moment.END, "/awards/0/contractPeriod/endDate"),
        (
            {"tender": tender(contractPeriod={"endDate": "2031-03-14"})},
            Moment.END,
            "/tender/contractPeriod/endDate",
        ),
    ],
)
def test_fields_of_each_moment(parts: dict[str, object], moment: Moment, pointer: str) -> None:
    """Each with its pointer, and the day as published."""
    found = facts(moment, release(**parts))[0]
    assert (found.pointer, found.days.first, found.value) == (pointer, date(2031, 3, 14), "2031-03-14")


def test_every_release_is_a_publication() -> None:
    """Its own date, under its own id."""
    found = facts(Moment.PUBLISHED, release(), release("r2", LATER))
    assert [(f.release_id, f.pointer, f.days.first.day) for f in found] == [("r1", "/date", 3), ("r2", "/date", 10)]


@pytest.mark.parametrize(
    ("published", "first", "last", "clock"),
    [
        ("2031-03-14T12:00:00Z", 14, 14, time(12)),
        ("2031-06-14T12:00:00Z", 14, 14, time(13)),  # summer time in London
        ("2031-06-14T23:30:00Z", 14, 15, time(0, 30)),  # the day as printed, and the day in London
        ("2031-06-14T23:59:59Z", 14, 15, None),
        ("2031-03-14T23:59:59Z", 14, 14, None),  # the end of a day is no clock time
        ("2031-03-14T00:00:00Z", 14, 14, None),
        ("2031-03-14", 14, 14, None),
    ],
)
def test_a_day_as_printed_and_as_in_london(published: str, first: int, last: int, clock: time | None) -> None:
    """They differ by an hour in summer: both are accepted."""
    days = facts(Moment.DEADLINE, release(tender=tender(tenderPeriod={"endDate": published})))[0].days
    assert (days.first.day, days.last.day, days.time) == (first, last, clock)


@pytest.mark.parametrize("published", ["15/12/2031", "n/a", "20310314", "", None, 5, "2031-02-30"])
def test_what_is_no_date_is_left_out(published: object) -> None:
    """Bad data is no crash, and no date."""
    assert facts(Moment.DEADLINE, release(tender=tender(tenderPeriod={"endDate": published}))) == []


def test_once_there_is_an_award_the_tenders_period_is_an_estimate() -> None:
    """Only when the award has a period of its own."""
    own = award(contractPeriod={"startDate": "2031-05-01"})
    estimated = tender(contractPeriod={"startDate": "2031-04-01"})
    starts = facts(Moment.START, release(tender=estimated, awards=[own]))
    assert [(f.days.first.month, f.estimate) for f in starts] == [(5, False), (4, True)]
    assert not facts(Moment.START, release(tender=estimated, awards=[award()]))[0].estimate


def test_a_moved_field_keeps_the_day_it_was() -> None:
    """As superseded, with the release that said so."""
    moved = release("r2", LATER, tender=tender(tenderPeriod={"endDate": "2031-03-21"}))
    found = facts(Moment.DEADLINE, release(tender=tender(tenderPeriod=NOON)), moved)
    assert [(f.days.first.day, f.release_id, f.superseded) for f in found] == [(21, "r2", False), (14, "r1", True)]


@pytest.mark.parametrize("status", ["cancelled", "withdrawn"])
def test_a_cancelled_tender_has_no_closing_date(status: str) -> None:
    """It is kept, and void."""
    assert facts(Moment.DEADLINE, release(tender=tender(status=status, tenderPeriod=NOON)))[0].void


@pytest.mark.parametrize(
    "words",
    [
        "The deadline has been extended to 28 March 2031.",
        "Please note the closing date is now 28 March 2031.",
        "CHANGE: tender return date moved from 14 March 2031 to 28 March 2031.",
        "Amended submission date: 28 March 2031.",
        "Instead of: 14 March 2031 Read New: 28 March 2031",
        "Instead of: 14 March 2031, 12:00\nRead: 28 March 2031, 12:00",
    ],
)
def test_words_that_announce_a_correction_win(words: str) -> None:
    """The new day comes from the prose, and the field it corrects is void."""
    found = facts(Moment.DEADLINE, release(tender=tender(tenderPeriod=NOON, description=words)))
    assert [(f.days.first.day, f.corrected, f.void) for f in found] == [(14, False, True), (28, True, False)]
    assert "28 March 2031" in found[1].value


@pytest.mark.parametrize(
    "words",
    [
        "Bids must be received by 14 March 2031.",
        "The contract has been extended to 28 March 2031 in the past.",
        "The deadline was extended to 28 March 1998.",  # before the release that prints it
        "The closing date may be extended.",
    ],
)
def test_words_that_announce_none(words: str) -> None:
    """The field stands."""
    found = facts(Moment.DEADLINE, release(tender=tender(tenderPeriod=NOON, description=words)))
    assert [(f.days.first.day, f.void) for f in found] == [(14, False)]


def test_a_correction_that_agrees_with_the_field_voids_nothing() -> None:
    """Publishers often change both."""
    words = "The deadline has been extended to 14 March 2031."
    found = facts(Moment.DEADLINE, release(tender=tender(tenderPeriod=NOON, description=words)))
    assert [f.void for f in found] == [False, False]


def test_dates_of_the_prose_with_their_sentence() -> None:
    """Relative to the release that prints them."""
    words = "A visit is on 5 March. Stone comes later."
    found = facts(Moment.TEXT, release(tender=tender(description=words)))
    assert [(f.days.first, f.value) for f in found] == [(date(2031, 3, 5), "A visit is on 5 March.")]
