"""How long the contract lasts, with and without its options."""

from __future__ import annotations

import pytest
from invented import award, reading, release, tender

YEAR = {"startDate": "2031-04-01T00:00:00Z", "endDate": "2032-03-31T23:59:59Z"}


def lengths(**parts: object) -> list[tuple[str, int]]:
    """Kind and days of each term."""
    return [(t.kind, round(t.days)) for t in reading(release(**parts)).terms]


@pytest.mark.parametrize(
    ("parts", "terms"),
    [
        ({"tender": tender(contractPeriod=YEAR)}, [("contract", 366)]),
        ({"tender": tender(contractPeriod={"durationInDays": 720})}, [("contract", 720)]),
        ({"tender": tender(contractPeriod={"durationInDays": True})}, []),
        ({"tender": tender(contractPeriod={"durationInDays": 0})}, []),
        ({"contracts": [{"id": "C", "period": {"durationInDays": 90}}]}, [("contract", 90)]),
        ({"tender": tender(contractPeriod={"startDate": YEAR["endDate"], "endDate": YEAR["startDate"]})}, []),
        (
            {
                "tender": tender(contractPeriod=YEAR),
                "awards": [award(contractPeriod={**YEAR, "endDate": "2031-09-30"})],
            },
            [("contract", 183), ("estimate", 366)],
        ),
    ],
)
def test_fields_and_dates(parts: dict[str, object], terms: list[tuple[str, int]]) -> None:
    """Both days count; the tender's own period is an estimate once the award has one; what can't be is left out."""
    assert lengths(**parts) == terms


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The contract will run for three years.", "contract"),
        ("The initial term is three years.", "contract"),
        ("There is an option to extend for three years.", "extension"),
        ("It may be renewed for a further three years.", "extension"),
        ("A three-year extension is possible.", "extension"),
        ("The maximum duration is three years.", "maximum"),
        ("There are options to extend it, meaning the contract could carry a three year term.", "maximum"),
        ("There are extensions of a maximum further three years.", "extension"),
        ("The standstill before the contract is three years.", "text"),
        ("Bidders need three years of experience.", "text"),
    ],
)
def test_lengths_of_the_prose_by_the_words_around_them(words: str, kind: str) -> None:
    """The contract's own, an option, the longest, or a length of something else."""
    found = reading(release(tender=tender(description=words))).terms[0]
    assert (found.kind, round(found.days), found.words) == (kind, 1096, words)


def test_the_field_for_options_holds_options() -> None:
    """Where the words themselves do not say."""
    found = reading(release(tender=tender(options={"description": "Twelve months at the buyer's choice."}))).terms
    assert [t.kind for t in found] == ["extension"]


def test_the_longest_life_is_worked_out() -> None:
    """The term and one option; the pointer is the option's."""
    words = "There is an option to extend for 12 months."
    found = reading(release(tender=tender(contractPeriod=YEAR, description=words))).terms
    longest = [t for t in found if t.kind == "maximum"]
    assert [(round(t.days), t.pointer) for t in longest] == [(731, "/tender/description")]


def test_the_longest_life_of_a_term_told_in_words_is_worked_out_beside_that_of_the_dates() -> None:
    """Dates of four years and seven months, and words of four years and two more: both lives may be meant."""
    words = "It will run for a period of 4 years with an option to extend for a further period of up to 2 years."
    dates = {"startDate": "2031-04-01T00:00:00Z", "endDate": "2035-10-31T23:59:59Z"}
    found = reading(release(tender=tender(contractPeriod=dates, description=words))).terms
    assert [round(t.days / 365.25, 1) for t in found if t.kind == "maximum"] == [6.6, 6.0]


def test_words_of_an_earlier_release_are_no_terms() -> None:
    """Only what stands now."""
    old = release(tender=tender(description="The contract will run for three years."))
    new = release("r2", "2031-02-10T09:00:00Z", tender=tender(description="The contract will run for two years."))
    assert [round(t.days) for t in reading(old, new).terms] == [730]


def test_the_times_of_appeals_and_of_the_next_notice_are_no_terms() -> None:
    """Ten days of standstill and an option of a year are not the life of a contract of a year."""
    standstill = "The contract award is followed by a period of 10 days."
    found = reading(release(tender=tender(contractPeriod=YEAR, reviewDetails=standstill))).terms
    assert [(t.kind, round(t.days)) for t in found] == [("contract", 366), ("text", 10)]


def test_a_term_told_in_the_field_for_options_is_the_term() -> None:
    """With the option behind it."""
    words = "Period of three years from 7 May 2031 with a further option to extend for 2 + 1 years"
    found = reading(release(tender=tender(options={"description": words}))).terms
    assert [(t.kind, round(t.days)) for t in found if t.kind != "maximum"] == [("contract", 1096), ("extension", 1096)]
