"""How far the purchase has come, in the words of headlines and leads."""

from __future__ import annotations

import pytest
from invented import Body, award, release, said, tender

OPEN = [release(tender=tender(tenderPeriod={"endDate": "2031-03-14T12:00:00Z"}))]
AWARDED = [
    release(tender=tender(tenderPeriod={"endDate": "2031-02-14T12:00:00Z"})),
    release("r2", "2031-02-10T09:00:00Z", "award", awards=[award(79950)]),
]


def judged(text: str, record: list[Body], headline: str = "An old bridge") -> list[tuple[str, str | None]]:
    return [v[1:] for v in said("stage", f"{headline}\n\n{text}", *record)]


@pytest.mark.parametrize(
    "text",
    [
        "The council is looking for an organisation to run the bridge.",
        "The council is seeking practices to mend it.",
        "The council has invited artists to compete for the job.",
        "The council is inviting organisations to become its partner.",
        "The council is looking for somebody to look after the bridge.",
        "The council has started to look for an experienced builder.",
    ],
)
def test_looking_for_anybody_is_inviting_bids(text: str) -> None:
    assert judged(text, OPEN) == [("supported", None)]
    assert judged(text, AWARDED) == [("contradicted", "award_as_advert")]


def test_a_headline_that_seeks_is_read_with_the_text() -> None:
    """ "Seeks" alone may be anything."""
    assert (
        judged("The council is inviting bids.", AWARDED, "Council seeks masons")
        == [("contradicted", "award_as_advert")] * 2
    )
    assert judged("The bridge is old.", AWARDED, "Council seeks masons") == []


def test_hired_while_bids_are_open_is_an_advert_as_award() -> None:
    """In a headline; below it somebody else may have been hired."""
    headline = "A safer dale: masons hired for old bridge"
    assert judged("The bridge is to be mended.", OPEN, headline) == [("contradicted", "advert_as_award")]
    assert judged("The town council hired masons for its bridge.", OPEN, "An old bridge") == [("undecided", None)]


def test_what_is_advertised_is_no_longer_planned() -> None:
    """Nor is it when it is to be advertised again."""
    assert judged("The council plans to advertise for masons.", OPEN) == [("contradicted", "stage_wrong")]
    assert judged("The council plans to advertise the work again.", OPEN) == []


@pytest.mark.parametrize(
    "text",
    [
        "The council hired masons last year.",
        "A mason who was hired for the mill died.",
        "The masons it hired in 2019 have left.",
        "“The council hired masons,” said Ada Brook.",
        "The bridge is old.\n\nThe mill hired masons for its wall.",
        "Residents are looking for answers.",
        "The council is seeking to mend the bridge.",
        "The council is seeking planning permission.",
    ],
)
def test_other_hiring_and_seeking_accuses_nobody(text: str) -> None:
    assert [v for v in judged(text, OPEN) + judged(text, AWARDED) if v[0] == "contradicted"] == []
