"""How long the contract lasts, and by how much it can be extended."""

from __future__ import annotations

import pytest
from invented import Body, release, said, tender

PERIOD = {"startDate": "2031-04-01T00:00:00Z", "endDate": "2032-03-31T23:59:59Z"}
YEAR = [release(tender=tender(contractPeriod=PERIOD))]
IN_DAYS = [release(tender=tender(contractPeriod={"durationInDays": 720}))]
SILENT = [release(tender=tender())]


def with_words(description: str) -> list[Body]:
    """A contract of a year with options in its words."""
    return [release(tender=tender(contractPeriod=PERIOD, description=description))]


OPTION = with_words("Repairs. There is an option to extend for 12 months.")
TWO_OPTIONS = with_words("Repairs. There is an option to extend for 12 months. It may be extended by six months more.")


def judged(rule: str, text: str, record: list[Body]) -> list[tuple[str, str | None]]:
    """Verdict and reason of each length in a paragraph."""
    return [(word, reason) for _, word, reason in said(rule, f"Masons wanted for old bridge\n\n{text}", *record)]


@pytest.mark.parametrize(
    ("record", "text", "verdict"),
    [
        (YEAR, "The contract runs for one year.", ("supported", None)),
        (YEAR, "The contract runs for 12 months.", ("supported", None)),
        (YEAR, "The contract runs for just over 11 months.", ("supported", None)),
        (YEAR, "The contract runs for two years.", ("contradicted", "wrong_number")),
        (YEAR, "The two-year contract is open to bids.", ("contradicted", "wrong_number")),
        (IN_DAYS, "The contract runs for two years.", ("supported", None)),  # months of 30 days
        (IN_DAYS, "The contract runs for three years.", ("contradicted", "wrong_number")),
        (SILENT, "The contract runs for two years.", ("not_in_record", None)),
    ],
)
def test_the_term_is_held_against_the_contracts_own(
    record: list[Body], text: str, verdict: tuple[str, str | None]
) -> None:
    """Within six per cent, in the units said; where the record gives no term, it is silent."""
    assert judged("duration", text, record) == [verdict]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge has been shut for two years.",
        "The firm has traded for 40 years.",
        "He was given a two-year sentence.",
        "The warranty lasts for ten years.",
        "The contract runs for three hours.",
        "“The contract runs for two years,” said Ada Brook.",
        "A similar scheme ran for two years.",
    ],
)
def test_a_length_of_something_else_is_left_alone(text: str) -> None:
    """Histories, sentences, warranties, hours and people's words are not the term."""
    assert judged("duration", text, YEAR) == []


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The contract runs for one year.", ("supported", None)),
        ("The contract runs for two years.", ("partial", "extension_included")),
        ("In all the contract runs for a maximum of two years.", ("supported", None)),
        ("The contract runs for four years.", ("contradicted", "wrong_number")),
    ],
)
def test_the_options_are_not_the_term(text: str, verdict: tuple[str, str | None]) -> None:
    """A term that counts the optional years in is partly true, unless it is called the longest."""
    assert judged("duration", text, OPTION) == [verdict]


@pytest.mark.parametrize(
    ("record", "text", "verdict"),
    [
        (OPTION, "The contract can be extended by 12 months.", ("supported", None)),
        (OPTION, "The contract can be extended by a further year.", ("supported", None)),
        (OPTION, "The contract can be extended by two years.", ("contradicted", "wrong_number")),
        (TWO_OPTIONS, "The contract can be extended by six months.", ("supported", None)),
        (TWO_OPTIONS, "The contract can be extended by two months.", ("undecided", None)),
        (YEAR, "The contract can be extended by two years.", ("not_in_record", None)),
    ],
)
def test_an_extension_is_held_against_the_options(
    record: list[Body], text: str, verdict: tuple[str, str | None]
) -> None:
    """One option that does not fit is a contradiction; of several, none is held against the article."""
    assert judged("extension", text, record) == [verdict]


STATED = with_words("Options: an extension of 12 months, repeated. The maximum duration is three years.")


@pytest.mark.parametrize(
    "text", ["There are two options of a further year.", "The contract can be extended by two years in all."]
)
def test_options_that_fill_the_longest_life(text: str) -> None:
    """A year's term and a longest life of three years leave two years of options, one by one or together."""
    assert judged("extension", text, STATED) == [("supported", None)]


def test_an_extension_in_somebodys_words_is_left_alone() -> None:
    """What a councillor hopes for is no statement of the term."""
    assert judged("extension", "“It can be extended by two years,” said Ada Brook.", OPTION) == []
