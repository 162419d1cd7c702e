"""How many: lots and suppliers by the record's lists, other things by the notice's own words."""

from __future__ import annotations

import pytest
from invented import award, release, said, tender

FIRMS = [{"id": "S", "name": "Stonefold Masonry Ltd"}, {"id": "S2", "name": "Fellgate Builders Ltd"}]
LISTS = [
    release(
        tag="award",
        tender=tender(lots=[{"id": "1"}, {"id": "2"}, {"id": "3"}]),
        awards=[{"id": "A", "suppliers": FIRMS}],
    )
]
WORDS = [
    release(tender=tender(description="A mason will point the three arches. The work serves 620 pupils in 14 schools."))
]


def counted(text: str, record: list[dict[str, object]]) -> list[tuple[str, str | None]]:
    """Verdict and reason of each number of things."""
    return [(word, reason) for _, word, reason in said("count", f"Masons wanted for old bridge\n\n{text}", *record)]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The work is divided into three lots.", ("supported", None)),
        ("The work is divided into four lots.", ("contradicted", "wrong_number")),
        ("On offer are four lots.", ("undecided", None)),
        ("The contract was awarded to two firms.", ("supported", None)),
        ("The contract was awarded to three firms.", ("contradicted", "wrong_number")),
    ],
)
def test_what_the_record_lists_is_counted_there(text: str, verdict: tuple[str, str | None]) -> None:
    """Only where the words say that the work is divided, or that the firms were chosen, is another number wrong."""
    assert counted(text, LISTS) == [verdict]


def test_several_awards_have_several_lists() -> None:
    """Then the number of firms is undecided."""
    record = [release(awards=[award(1), award(2, id="A2", supplier="Fellgate Builders Ltd")])]
    assert counted("The contract was awarded to three firms.", record) == [("undecided", None)]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The mason will point three arches.", ("supported", None)),
        ("The work serves 620 pupils.", ("supported", None)),
        ("The work serves about 600 pupils.", ("supported", None)),
        ("The work serves 602 pupils.", ("contradicted", "digit_error")),
        ("The work serves 900 pupils.", ("undecided", None)),
        ("It serves 15 schools.", ("undecided", None)),
    ],
)
def test_what_only_the_words_count(text: str, verdict: tuple[str, str | None]) -> None:
    """A slip of a digit is wrong; quite another number may count something else."""
    assert counted(text, WORDS) == [verdict]


@pytest.mark.parametrize(
    "text",
    [
        "Nine firms asked for the papers.",
        "The auction sold four lots.",
        "The festival drew 900 visitors.",
        "The job took 14 years.",
        "“The work serves 602 pupils,” said Ada Brook.",
        "The contract was awarded to about three firms.",
    ],
)
def test_what_the_record_does_not_count_is_left_alone(text: str) -> None:
    """Other firms, visitors, lengths of time and people's words accuse nobody."""
    assert not [word for word, _ in counted(text, LISTS) + counted(text, WORDS) if word == "contradicted"]
