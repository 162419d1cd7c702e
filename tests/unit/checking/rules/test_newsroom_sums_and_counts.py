"""Sums and counts in words that earlier tables had not: wrong ones told, true ones found, others left alone."""

from __future__ import annotations

import pytest
from invented import award, checked, pounds, release, tender

from onrecord.checking.context import flags

FOUR_YEARS = {"startDate": "2031-04-01T00:00:00Z", "endDate": "2035-03-31T23:59:59Z"}
ONE_SUM = release(tender=tender(value=pounds(730000), description="Guards for the Swallow Mill business park."))
LET = release("r2", "2031-02-10T09:00:00Z", "award", awards=[award(3419480, contractPeriod=FOUR_YEARS)])
RANGE = release(tender=tender(value=pounds(20000), minValue=pounds(10000), description="Ventilation for a theatre."))
LOTS = release(
    tender=tender(
        value=pounds(130_000_000),
        description="Works to homes in Otterholme.",
        lots=[
            {"id": "1", "title": "Electrical", "value": pounds(84_000_000)},
            {"id": "2", "title": "Roofing", "value": pounds(46_000_000)},
        ],
    )
)
SILENT = release(tender=tender(value=None, description="Guards for the Swallow Mill business park."))
BODY = "Otterholme Town Council has published a notice for it."


def told(text: str, record: dict, published: str = "2031-02-20") -> list[tuple[str, str]]:
    """Words and reason of every accusation about a sum or a count."""
    records = [record] if record is not LET else [release(tender=tender(contractPeriod=FOUR_YEARS)), record]
    check = checked(text, *records, published=published)
    kinds = ("value", "count")
    return [
        (c.claim.text, str(c.verdict.reason)) for c in check.claims if flags(c.verdict) and str(c.claim.type) in kinds
    ]


@pytest.mark.parametrize(
    ("text", "record", "reason"),
    [
        (f"Guards for mill\n\nSecurity at the mill is in for a £780,000 shake-up.\n\n{BODY}", ONE_SUM, "digit_error"),
        (f"Guards for mill\n\nThe mill is to have a £780,000 revamp.\n\n{BODY}", ONE_SUM, "digit_error"),
        (f"Guards for mill\n\n{BODY}\n\nPrice to you and me: eight hundred thousand pounds.", ONE_SUM, "wrong_number"),
        (f"Guards for mill\n\n{BODY}\n\nIt is worth seven point three million pounds.", ONE_SUM, "off_by_10"),
        (f"£84m plan for homes in Otterholme\n\n{BODY}", LOTS, "part_as_total"),
        (
            "Air for theatre\n\nOtterholme Town Council said that it would spend £20,000 on new ventilation.",
            RANGE,
            "upper_bound_as_value",
        ),
        (
            f"Guards for mill\n\nThe mill will be kept safe under an £855,000 contract.\n\n{BODY}",
            LET,
            "annual_as_total",
        ),
    ],
)
def test_wrong_sums_are_told(text: str, record: dict, reason: str) -> None:
    """Each for what it is."""
    assert reason in [why for _, why in told(text, record)]


@pytest.mark.parametrize(
    ("text", "record"),
    [
        (f"Guards for mill\n\n{BODY}\n\nA residents’ group said that it would spend £780,000 on a hall.", ONE_SUM),
        (f"£84m electrical works for Otterholme\n\n{BODY}", LOTS),
        (f"Guards for mill\n\n{BODY}\n\nThe mill earned one point six million pounds last year.", ONE_SUM),
        (f"Guards for mill\n\n{BODY}\n\nThe leader was silent.", ONE_SUM),
    ],
)
def test_sums_of_other_things_are_left_alone(text: str, record: dict) -> None:
    """Nothing is said to be wrong."""
    assert told(text, record) == []


@pytest.mark.parametrize(
    "words",
    [
        "How much will it cost? The notice is silent.",
        "As to the price, the paperwork stays mute.",
        "The value of the contract is given as nil.",
    ],
)
def test_that_there_is_no_price_is_read_in_other_words(words: str) -> None:
    """The record has none either."""
    check = checked(f"Guards for mill\n\n{BODY}\n\n{words}", SILENT, published="2031-02-20")
    assert [c.verdict.word.value for c in check.claims if str(c.claim.type) == "value"] == ["supported"]


TOLD = (
    "The regulator of around 115,000 members of the dental team, including over 42,000 dentists and 73,000 dental"
    " nurses. There are 100 companies in the park, and 19m passengers. The council leads on behalf of the 4"
    " authorities. There are 117 Nr new social housing units, and 79 establishments to clean."
)
REGULATOR = release(tender=tender(description=TOLD))


@pytest.mark.parametrize(
    "words",
    [
        "It oversees some 115,000 people.",
        "The park is home to around 100 firms.",
        "The station has 19 million passengers.",
        "It wants a builder for 117 homes.",
        "It wants establishments cleaned, of which there are for the moment seventy-nine.",
    ],
)
def test_numbers_that_the_notice_has_are_found(words: str) -> None:
    """Whatever it calls the things."""
    check = checked(f"Hunt for firm\n\n{BODY}\n\n{words}", REGULATOR, published="2031-02-20")
    assert [c.verdict.word.value for c in check.claims if str(c.claim.type) == "count"] == ["supported"]


@pytest.mark.parametrize(
    "words", ["It oversees more than 73,000 dentists.", "It leads the search on behalf of five authorities."]
)
def test_numbers_of_the_wrong_thing_are_told(words: str) -> None:
    """The notice has the number for others, or another number in the same frame."""
    assert [why for _, why in told(f"Hunt for firm\n\n{BODY}\n\n{words}", REGULATOR)] == ["wrong_number"]


@pytest.mark.parametrize(
    "words",
    [
        "It has 42,000 dentists on its books.",
        "Nearly 40,000 dentists had their say.",
        "There are five authorities in the county.",
        "Some 73,000 people live in Otterholme.",
        "The club has 118 members.",
    ],
)
def test_other_numbers_are_left_alone(words: str) -> None:
    """They are true, near, or of something else."""
    assert told(f"Hunt for firm\n\n{BODY}\n\n{words}", REGULATOR) == []


def test_how_many_will_be_asked_is_held_against_the_field() -> None:
    """Three candidates are to go through."""
    lot = {"id": "1", "secondStage": {"maximumCandidates": 3}}
    record = release(tender=tender(description="An alliance.", lots=[lot]))
    text = f"Hunt for partners\n\n{BODY}\n\nUp to {{}} groups would be asked, in June, to go further."
    assert told(text.format("five"), record) == [("Up to five groups", "wrong_number")]
    assert told(text.format("three"), record) == []
