"""The course of a record: each release and each day that fell due, in order, with what changed."""

from __future__ import annotations

from datetime import date

from invented import Body, award, pounds, record, release, tender

from onrecord.ocds import Record
from onrecord.reading import read_record
from onrecord.reading.changes import find_changes
from onrecord.reading.money import read_sums
from onrecord.report.timeline import Mark, Point, course, since

TODAY = date(2031, 4, 1)


def points(given: Record, today: date = TODAY) -> list[Point]:
    """The course of a record."""
    reading = read_record(given)
    assert reading is not None
    return course(reading, find_changes(given), read_sums(reading.record, reading.compiled), today)


def closing(day: str, **parts: object) -> Body:
    return tender(tenderPeriod={"endDate": f"{day}T12:00:00Z"}, **parts)


def test_a_moved_deadline_is_told_where_it_moved_and_falls_due_where_it_stands_now() -> None:
    """Release, release, and the day itself, which is still to come."""
    given = record(
        release(tender=closing("2031-03-14")),
        release("r2", "2031-03-10T09:00:00Z", "tenderUpdate", tender=closing("2031-04-04")),
    )
    first, moved, due = points(given)
    assert (first.mark, first.title) == (Mark.PUBLISHED, "First published, advertised")
    assert (moved.mark, moved.title) == (Mark.MOVED, "Notice updated; deadline moved")
    assert moved.words[0].startswith("closing date: 14 March 2031, 12:00 → 4 April 2031, 13:00")
    assert (due.title, due.ahead, due.release) == ("Bidding closes", True, None)
    assert points(given, date(2031, 5, 1))[2].title == "Bidding closed"


def test_awards_payments_and_the_run_of_the_contract_have_their_days() -> None:
    """In the order of the days, whatever said so."""
    paid = {"id": "P", "date": "2031-06-01T00:00:00Z", "value": pounds(100)}
    contract = {
        "id": "C",
        "awardID": "A",
        "period": {"startDate": "2031-05-01T00:00:00Z", "endDate": "2032-04-30T00:00:00Z"},
        "implementation": {"transactions": [paid]},
    }
    given = record(
        release(tender=tender()),
        release("r2", "2031-04-10T09:00:00Z", "award", awards=[award(24000)]),
        release("r3", "2031-07-10T09:00:00Z", "implementation", contracts=[contract]),
    )
    told = [(point.mark.value, point.title) for point in points(given)]
    assert told == [
        ("published", "First published, advertised"),
        ("awarded", "Awarded"),
        ("due", "Contract is to start"),
        ("paid", "Paid"),
        ("amended", "Performance reported"),
        ("due", "Contract is to end"),
    ]


def test_a_silent_edit_is_said_to_be_one() -> None:
    """Two contents under one id and date."""
    given = record(
        release(tender=tender(value=pounds(1000))),
        release(tender=tender(value=pounds(9000))),
    )
    edited = points(given)[-1]
    assert edited.mark is Mark.EDITED
    assert edited.title == "Edited silently; sum changed"
    assert edited.silent.startswith("silently: the release kept its id and date")


def test_what_came_after_a_state_is_told_apart() -> None:
    """The changes of the releases that the state does not have."""
    given = record(
        release(tender=tender(value=pounds(1000))),
        release("r2", "2031-03-10T09:00:00Z", "tenderUpdate", tender=tender(value=pounds(2000))),
    )
    state = Record(given.ocid, given.releases[:1])
    assert [change.release.id for change in since(find_changes(given), state)] == ["r2"]
    assert since(find_changes(given), given) == []


def test_the_undated_stands_first() -> None:
    """A release without a date is shown, and is nowhere in between."""
    given = record(release(tender=tender()), release("r2", None, "tenderUpdate", tender=tender(value=pounds(5))))
    assert points(given)[0].when == "undated"
