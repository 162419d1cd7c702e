"""Lengths in which optional years are counted, by the article or by the record's own fields."""

from __future__ import annotations

import pytest
from invented import checked, release, tender

THREE_YEARS = {"startDate": "2031-04-01T00:00:00Z", "endDate": "2034-03-31T23:59:59Z"}
LEAD = "Masons wanted for bridge\n\nOtterholme Town Council has published a notice for the repair of its bridge."
TOLD = (
    "Repairs to a bridge. The contract will be let for a 2 year term with a potential extension of up to 12 months.",
    "Repairs to a bridge. The initial term is two years, with the option to extend by a further year.",
    "Repairs to a bridge. The agreement is for a maximum of 3 years: an initial period of 2 years, with an option to"
    " extend for 1 year.",
    "The contract will start on 01/04/2031 and end on 31/03/2033 with options to extend for a further 12 months.",
)


def said(text: str, description: str) -> list[tuple[str, str]]:
    """Type and verdict of each length said of the contract."""
    record = release(tender=tender(description=description, contractPeriod=THREE_YEARS))
    check = checked(f"{LEAD}\n\n{text}", record, published="2031-02-20")
    kinds = ("duration", "extension")
    return [(str(c.claim.type), c.verdict.word.value) for c in check.claims if str(c.claim.type) in kinds]


@pytest.mark.parametrize("description", TOLD)
def test_dates_that_count_the_options_in_are_the_longest_life(description: str) -> None:
    """The words tell the term; the dates, what it may come to."""
    assert said("It is a three-year contract.", description) == [("duration", "partial")]
    assert said("It is a two-year contract.", description) == [("duration", "supported")]


@pytest.mark.parametrize(
    "text",
    [
        "The contract could last three years with its extension.",
        "The contract runs for a maximum of three years.",
    ],
)
def test_the_longest_life_said_as_such_is_right(text: str) -> None:
    """Nobody is told off for what the notice says."""
    assert ("duration", "partial") not in said(text, TOLD[0])


def test_dates_that_agree_with_the_words_stay_the_term() -> None:
    """An option on top of the dates makes the contract longer, and the dates no less its term."""
    description = "A contract of three years, with an option to extend for a further two years."
    assert said("It is a three-year contract.", description) == [("duration", "supported")]


@pytest.mark.parametrize(
    "text",
    [
        "The contract lasts three years. The council can then add two lots of twelve months.",
        "The contract lasts three years. If all goes well the council may go on for another one and then another one.",
        "The contract lasts three years, after which the council could add one, then one again.",
        "The contract lasts three years, and has two extensions of a year.",
        "The contract lasts three years. It could run on for another two years.",
    ],
)
def test_options_are_read_in_other_words(text: str) -> None:
    """Each as an extension that the record bears out."""
    description = "A contract of three years, with the option to extend for two periods of 12 months."
    assert ("extension", "supported") in said(text, description)


@pytest.mark.parametrize(
    "text",
    [
        "The contract is for five years, from 1 April.",
        "It begins on 1 April and lasts for five years.",
        "Five-year, £90,000 alliance is planned.",
    ],
)
def test_wrong_lengths_are_told(text: str) -> None:
    """The record knows one length."""
    assert said(text, "Repairs to a bridge.") == [("duration", "contradicted")]


@pytest.mark.parametrize(
    "text",
    [
        "He had been on the council for five years, from the age of twenty.",
        "The bridge will be shut for five years from 2 June.",
        "The old bridge stood for five years before the flood.",
    ],
)
def test_lengths_of_other_things_are_left_alone(text: str) -> None:
    """Nothing is held against them."""
    assert ("duration", "contradicted") not in said(text, "Repairs to a bridge.")
