"""How far the purchase has come, on the day the article was published."""

from __future__ import annotations

import pytest
from invented import Body, award, release, said, tender

LATER = "2031-02-10T09:00:00Z"
OPEN_UNTIL = {"endDate": "2031-03-14T12:00:00Z"}
CLOSED_ON = {"endDate": "2031-02-14T12:00:00Z"}

PLANNED = [release(tag="planning", tender=tender(status="planned"))]
OPEN = [release(tender=tender(tenderPeriod=OPEN_UNTIL))]
CLOSED = [release(tender=tender(tenderPeriod=CLOSED_ON))]
AWARDED = [*CLOSED, release("r2", LATER, "award", awards=[award(79950)])]
CANCELLED = [*OPEN, release("r2", LATER, "tenderCancellation", tender=tender(status="cancelled"))]

INVITING = "The council is inviting firms to bid."
GIVEN = "The contract has been awarded."
SCRAPPED = "The contract has been cancelled."
ADVERTISED = "The council has advertised the contract."
TO_COME = "The council plans to advertise the work."


@pytest.mark.parametrize(
    ("record", "text"),
    [
        (OPEN, INVITING),
        (CLOSED, INVITING),  # the record need only be behind
        (AWARDED, GIVEN),
        (CANCELLED, SCRAPPED),
        (OPEN, ADVERTISED),
        (AWARDED, ADVERTISED),
        (CANCELLED, ADVERTISED),
        (PLANNED, TO_COME),
    ],
)
def test_the_stage_that_the_record_has(record: list[Body], text: str) -> None:
    """What has been advertised stays so, whatever came after."""
    assert [v[1:] for v in said("stage", f"Masons wanted\n\n{text}", *record)] == [("supported", None)]


@pytest.mark.parametrize(
    ("record", "text", "reason"),
    [
        (AWARDED, INVITING, "award_as_advert"),
        (CANCELLED, INVITING, "stage_wrong"),
        (PLANNED, INVITING, "stage_wrong"),
        (OPEN, GIVEN, "advert_as_award"),
    ],
)
def test_a_stage_that_cannot_be(record: list[Body], text: str, reason: str) -> None:
    """No bids are invited once there is an award, and there is no award while bids are open."""
    assert [v[1:] for v in said("stage", f"Masons wanted\n\n{text}", *record)] == [("contradicted", reason)]


def test_no_tender_fails_on_the_day_of_its_advert() -> None:
    """Old releases carry the day of the advert and the status of the day on which they were copied."""
    failed = [release(tender=tender(status="unsuccessful"))]
    assert [v[1:] for v in said("stage", f"Masons wanted\n\n{INVITING}", *failed)] == [("undecided", None)]


def test_a_record_may_be_behind() -> None:
    """After the closing date an award that the record does not show yet is not in it, and not wrong."""
    assert [v[1:] for v in said("stage", f"Masons wanted\n\n{GIVEN}", *CLOSED)] == [("not_in_record", None)]


@pytest.mark.parametrize(("record", "text"), [(OPEN, SCRAPPED), (AWARDED, SCRAPPED), (PLANNED, SCRAPPED)])
def test_a_cancellation_that_the_record_does_not_show_is_left_alone(record: list[Body], text: str) -> None:
    """Notices of cancellation come late or never."""
    assert said("stage", f"Masons wanted\n\n{text}", *record) == []


def test_the_day_of_a_change_is_the_day_of_a_release() -> None:
    """An amendment is supported by a release of that day."""
    text = "Masons wanted\n\nThe notice was amended on 10 February."
    assert said("stage", text, *CANCELLED) == [("10 February", "supported", None)]
    assert said("stage", text, *OPEN) == []


def test_a_notice_that_was_changed_has_more_than_one_release() -> None:
    """Without a day."""
    text = "Masons wanted\n\nThe notice was amended twice that week."
    assert [v[1] for v in said("stage", text, *CANCELLED)] == ["supported"]
    assert said("stage", text, *OPEN) == []


def test_a_stage_in_somebodys_words_is_left_alone() -> None:
    """What a councillor says of the stage is not held against the paper."""
    assert said("stage", f"Masons wanted\n\n“{GIVEN}” said Ada Brook.", *OPEN) == []
