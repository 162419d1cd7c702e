"""The stage of a purchase as tabloids, broadsheets, newsletters, live blogs and the trade press put it."""

from __future__ import annotations

import pytest
from invented import Body, award, release, said, tender

OPEN = [release(tender=tender(tenderPeriod={"endDate": "2031-03-14T12:00:00Z"}))]
AWARDED = [
    release(tender=tender(tenderPeriod={"endDate": "2031-02-14T12:00:00Z"})),
    release("r2", "2031-02-16T09:00:00Z", "award", awards=[award(79950)]),
]
PLANNED = [release(tag="planning", tender=tender(status="planned"))]


def judged(text: str, record: list[Body], headline: str = "An old bridge") -> list[tuple[str, str | None]]:
    return [v[1:] for v in said("stage", f"{headline}\n\n{text}", *record)]


@pytest.mark.parametrize(
    "text",
    [
        "Otterholme Town Council is on the lookout for a mason to mend the bridge.",
        "Otterholme Town Council is hunting for a firm that can mend a bridge.",
        "Otterholme Town Council is trying to find a builder for the bridge.",
        "Masons are being invited to bid for work on the bridge.",
        "Firms are invited to tender for the bridge.",
        "Bids are being sought for repairs to the bridge.",
        "Quotations are invited for the bridge.",
        "The council has gone out to tender for repairs.",
        "The council has gone to market for a mason.",
        "The bridge job is out to tender.",
        "A £84,600 contract to mend the bridge is up for grabs.",
        "The contract is now open for bids.",
        "The council has put the bridge repairs out to tender.",
        "The council has put the contract on the market.",
        "The council has launched a tender for the bridge.",
        "The council has begun its search for a mason.",
        "The council is advertising for a contractor.",
        "The council wants a contractor to mend the bridge.",
        "The council has called for tenders.",
        "The council is calling for bids from local firms.",
        "The council has issued an invitation to tender.",
        "The council is after a safe pair of hands.",
        "The council is shopping around for a builder.",
        "The tender is now open.",
        "Council bosses are looking to hire a firm of masons.",
    ],
)
def test_bids_are_open(text: str) -> None:
    """True while they are; wrong once the work has been awarded."""
    assert judged(text, OPEN) == [("supported", None)]
    assert judged(text, AWARDED) == [("contradicted", "award_as_advert")]


@pytest.mark.parametrize(
    "text",
    [
        "The council has handed a builder a bumper deal.",
        "The council has awarded a contract for the bridge.",
        "The council has just signed a deal with a mason.",
        "The council has struck an agreement with a builder.",
        "The contract has gone to a mason from Leeds.",
        "The contract has now been awarded.",
        "A mason from the dale has won the contract.",
        "A mason has landed the job.",
        "A builder has bagged the £84,600 contract.",
        "A builder has been handed the work.",
        "The council has hired a mason.",
        "The council has signed up a builder.",
        "The council has taken on a mason for the bridge.",
        "The council has given a local firm the job.",
    ],
)
def test_the_work_is_awarded(text: str) -> None:
    """True once it is; wrong while bids are open."""
    assert judged(text, AWARDED) == [("supported", None)]
    assert judged(text, OPEN) == [("contradicted", "advert_as_award")]


@pytest.mark.parametrize(
    "text",
    [
        "The council has gone out to tender for a mason.",
        "Firms are being invited to bid for the bridge.",
        "Bids are being sought for the work.",
        "The council has put the contract out to tender.",
        "The council has put the work on the market.",
    ],
)
def test_a_plan_is_no_tender(text: str) -> None:
    assert judged(text, PLANNED) == [("contradicted", "stage_wrong")]


@pytest.mark.parametrize(
    "text",
    [
        "The council plans to go out to tender in the spring.",
        "The contract is due to be put out to tender next month.",
        "The work is expected to be tendered in April.",
        "The council is gearing up to launch a tender.",
        "The contract will be advertised in April.",
    ],
)
def test_what_is_to_come(text: str) -> None:
    assert judged(text, PLANNED) == [("supported", None)]
    assert judged(text, OPEN) == [("contradicted", "stage_wrong")]


@pytest.mark.parametrize(
    ("record", "text"),
    [
        (OPEN, "No contract has been awarded yet."),
        (OPEN, "Work will start once the contract has been awarded."),
        (OPEN, "The winner, who has landed the job of vicar, is a mason."),
        (OPEN, "The council has appointed a new chief executive."),
        (OPEN, "If the contract is awarded, the bridge will close."),
        (OPEN, "The council has not signed a contract."),
        (OPEN, "Last year the contract was awarded to nobody."),
        (OPEN, "Dunbeck Council has handed a builder a bumper deal."),
        (AWARDED, "Before it was awarded, the council had been looking for a firm for months."),
        (AWARDED, "The council is not looking for a firm any more."),
        (AWARDED, "The council has awarded the contract. It had been out to tender since May."),
        (AWARDED, "Dunbeck Council is looking for a firm to mend its tower."),
        (AWARDED, "The council put the bridge out to tender on 3 February."),
        (AWARDED, "Residents are looking for a way round. They want a ferry to take them across."),
        (PLANNED, "The council wants views from anybody who uses the bridge."),
        (PLANNED, "The council is looking for a partner."),
        (OPEN, "The council plans to advertise the work again if nobody bids."),
    ],
)
def test_nobody_is_accused(record: list[Body], text: str) -> None:
    assert [v for v in judged(text, record) if v[0] == "contradicted"] == []
