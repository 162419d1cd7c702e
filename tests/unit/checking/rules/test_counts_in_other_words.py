"""Counts that papers put in other words, of things that the record has in lists, fields and prose."""

from __future__ import annotations

import pytest
from invented import award, release, said, tender

FIRMS = [{"id": str(i), "name": f"{name} Ltd"} for i, name in enumerate("Ash Birch Cedar Damson".split())]
SHARED = [release(tag="award", tender=tender(), awards=[award(None, suppliers=FIRMS)])]
LOTS = [release(tender=tender(lots=[{"id": str(i), "title": f"Route {i}"} for i in range(12)]))]
WORDS = [
    release(
        tender=tender(
            description="Lot 1: arches. Lot 2: piers. Lot 3: paving. 5 x Class II Stone Cabinets are wanted, and about "
            "620 breathing apparatus sets for 23 fire stations. It is open for about 18 games, with up to two lamps."
        )
    )
]
FIELDS = [
    release(
        tender=tender(
            numberOfTenderers=7,
            lots=[{"id": "1", "secondStage": {"minimumCandidates": 3, "maximumCandidates": 3}}],
            techniques={"frameworkAgreement": {"maximumParticipants": 53}},
        )
    )
]


def counted(text: str, record: list[dict[str, object]]) -> list[tuple[str, str, str | None]]:
    return said("count", f"Masons wanted for old bridge\n\n{text}", *record)


@pytest.mark.parametrize(
    ("record", "text", "words"),
    [
        (WORDS, "It comes in three parts.", "three parts"),
        (WORDS, "They asked for three lots of stone.", "three lots"),
        (WORDS, "It wants five stone cabinets.", "five stone cabinets"),
        (WORDS, "The kit of 23 stations is old.", "23 stations"),
        (WORDS, "The council hopes for about 18.", "about 18"),
        (SHARED, "Four firms share the work.", "Four firms"),
        (SHARED, "The list has four entries.", "four entries"),
        (FIELDS, "Three of them will be asked.", "Three"),
        (FIELDS, "Up to 53 contractors could be appointed.", "Up to 53 contractors"),
        (FIELDS, "Seven firms put in prices.", "Seven firms"),
        (FIELDS, "It beat six rivals to the job.", "beat six rivals"),
    ],
)
def test_what_the_record_has_in_another_form_is_confirmed(
    record: list[dict[str, object]], text: str, words: str
) -> None:
    """Lots numbered in prose, "5 x", capitals, things left out, and numbers in fields of their own."""
    assert (words, "supported", None) in counted(text, record)


@pytest.mark.parametrize(
    ("record", "text", "reason"),
    [
        (WORDS, "The kit is used at 32 stations.", "wrong_number"),
        (WORDS, "The contract covers 602 sets.", "digit_error"),
        (LOTS, "There are 21 routes.", "wrong_number"),
        (SHARED, "Five firms to share the work.", "wrong_number"),
    ],
)
def test_digits_exchanged_and_firms_miscounted_are_wrong(
    record: list[dict[str, object]], text: str, reason: str
) -> None:
    assert [v[1:] for v in counted(text, record)] == [("contradicted", reason)]


@pytest.mark.parametrize(
    ("record", "text"),
    [
        (WORDS, "Seven firms are understood to have sent in bids."),
        (WORDS, "Five other bidders were disappointed."),
        (WORDS, "It beat three rivals to the contract."),
        (WORDS, "Nine bids were received."),
    ],
)
def test_how_many_bid_is_not_in_a_record_without_a_field_for_it(record: list[dict[str, object]], text: str) -> None:
    assert [v[1] for v in counted(text, record)] == ["not_in_record"]


@pytest.mark.parametrize(
    ("record", "text"),
    [
        (WORDS, "It has 24 fire engines."),
        (WORDS, "It comes in two parts."),
        (WORDS, "The council hopes for about 81."),
        (LOTS, "There are 21 swans."),
        (LOTS, "The bus takes 21 minutes."),
        (SHARED, "The list has five entries."),
        (SHARED, "Five firms came to see the bridge."),
        (FIELDS, "Six firms put in prices."),
        (FIELDS, "Up to 54 contractors could be appointed."),
    ],
)
def test_another_number_of_another_thing_accuses_nobody(record: list[dict[str, object]], text: str) -> None:
    assert [v for v in counted(text, record) if v[1] == "contradicted"] == []


def test_firms_that_share_are_those_that_were_chosen() -> None:
    """ "Five lucky firms share the loot" is wrong where two were chosen."""
    awards = [award(79950), award(60000, id="A2", supplier="Bexby Motors")]
    two = [{"id": "S", "name": "Stonefold Masonry"}, {"id": "X", "name": "Bexby Motors"}]
    record = release("r2", "2031-02-10T09:00:00Z", "award", awards=[{**awards[0], "suppliers": two}])
    assert said("count", "A bridge\n\nFive firms share the work.", record) == [
        ("Five firms", "contradicted", "wrong_number")
    ]
    assert said("count", "A bridge\n\nTwo firms share the work.", record) == [("Two firms", "supported", None)]
