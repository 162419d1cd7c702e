"""The buyer by names that no list of the record holds, and the people who are not the buyer."""

from __future__ import annotations

import pytest
from invented import Body, release, said, tender

BOARD = [release(buyer={"id": "B", "name": "Hollin Vale University Health Board"}, tender=tender())]
COUNTY = [release(buyer={"id": "B", "name": "Cyngor Sir Aberwen County Council"}, tender=tender())]
GROUP = [release(buyer={"id": "B", "name": "Homes for Norland Group Limited"}, tender=tender())]
COMBINED = [release(buyer={"id": "B", "name": "East of Norland Combined Authority"}, tender=tender())]
OFFICE = [release(buyer={"id": "B", "name": "Mayor's Office for Norland Safety"}, tender=tender())]
COMMISSIONER = [release(buyer={"id": "B", "name": "Police & Crime Commissioner for Norland"}, tender=tender())]
PLATFORM = [
    release(
        buyer={"id": "B", "name": "Tenders-R-Us Portal"},
        tender=tender(description="Fellside Homes Association / Dale Ltd. are seeking a mason for their estates."),
    )
]


def judged(text: str, record: list[Body]) -> list[tuple[str, str, str | None]]:
    return said("buyer", f"Masons wanted for old bridge\n\n{text}", *record)


@pytest.mark.parametrize(
    ("record", "text", "words"),
    [
        (BOARD, "Hollin Vale health board wants a mason.", "Hollin Vale health board"),
        (BOARD, "Hollin Vale is seeking masons.", "Hollin Vale"),
        (BOARD, "A mason will be paid by the health board.", "the health board"),
        (COUNTY, "Aberwen council is looking for a mason.", "Aberwen council"),
        (COUNTY, "A mason is wanted by Aberwen County Council.", "Aberwen County Council"),
        (GROUP, "A mason will work for Homes for Norland.", "Homes for Norland"),
        (COMBINED, "The mason will be paid by the combined authority.", "the combined authority"),
        (OFFICE, "The safety office run by Ada Brook wants a mason.", "The safety office run by Ada Brook"),
        (OFFICE, "The office led by the Mayor of Norland wants a mason.", "The office led by the Mayor of Norland"),
        ([release(tender=tender())], "Otterholme is to count its trees.", "Otterholme"),
        (PLATFORM, "The mason will work for Fellside Homes.", "Fellside Homes"),
    ],
)
def test_the_buyer_is_known_by_what_papers_leave_of_its_name(record: list[Body], text: str, words: str) -> None:
    """Words of kind left out or written small, its kind alone, who runs it, and the client that the notice names."""
    assert judged(text, record) == [(words, "supported", None)]


@pytest.mark.parametrize(
    ("record", "text"),
    [
        (COMBINED, "The Mayor of the East of Norland has hired a mason."),
        (COMBINED, "Metro mayor pays masons to mend bridge."),
        (OFFICE, "The Mayor of Norland splashes out on masons."),
        (COUNTY, "The First Minister wants a mason to mend her bridge."),
        (COUNTY, "The Transport Secretary is spending £5,000 on masons."),
    ],
)
def test_whoever_holds_an_office_is_not_the_body_that_buys(record: list[Body], text: str) -> None:
    """Never a wrong buyer: the office is theirs."""
    assert [v[1:] for v in judged(text, record)] == [("partial", "person_for_office")]


@pytest.mark.parametrize(
    ("record", "text"),
    [
        (COMMISSIONER, "The police and crime commissioner has hired a mason."),
        (COMBINED, "The Mayor has promised a bridge."),
        (COMBINED, "The Mayor wants the bridge mended."),
        (COMBINED, "“The Mayor has hired a mason,” said Ada Brook."),
        (COMBINED, "The office of the Mayor has hired a mason."),
        (BOARD, "Patients in Hollin live near the board walk."),
        (GROUP, "There are homes for Norland people."),
        (COUNTY, "The health board has closed a ward."),
        (PLATFORM, "Dale Street is closed."),
        (COUNTY, "Fellgate is to count its trees."),
    ],
)
def test_who_is_nobody_here_is_passed_over(record: list[Body], text: str) -> None:
    """A commissioner who is the buyer, wishes, people's words, places, and other bodies accuse nobody."""
    assert [v for v in judged(text, record) if v[1] != "supported"] == []
