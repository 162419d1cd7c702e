"""Measures that an article and the notice share."""

from __future__ import annotations

import pytest
from invented import release, said, tender

NOTICE = [
    release(
        tender=tender(
            description="Rebuild 84 metres of wall. A van will visit each station twice a year, with 24/7 cover. "
            "Some 30% of the stone is new. Lessons are face-to-face.",
            lots=[
                {
                    "id": "1",
                    "awardCriteria": {
                        "criteria": [{"type": "quality", "description": "80"}, {"type": "price", "description": "20%"}]
                    },
                }
            ],
        )
    )
]


def judged(text: str) -> list[tuple[str, str]]:
    return [v[:2] for v in said("other", f"An old bridge\n\n{text}", *NOTICE)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He will rebuild 84 metres of it.", "84 metres"),
        ("The van comes twice a year.", "twice a year"),
        ("It must turn out 24 hours a day.", "24 hours a day"),
        ("Four fifths of the marks are for craft.", "Four fifths of the marks"),
        ("Of the marks, 80 per cent are for craft.", "80 per cent"),
        ("Marking is 80 for quality.", "80 for quality"),
        ("Price counts for 20 of the marks.", "20 of the marks"),
        ("Lessons are given face to face.", "given face to face"),
        ("Thirty per cent of it is new.", "Thirty per cent"),
    ],
)
def test_a_measure_that_the_record_has(text: str, words: str) -> None:
    """In its words, or in a field for the shares of the marks."""
    assert (words, "supported") in judged(text)


@pytest.mark.parametrize(
    "text",
    [
        "He will rebuild 48 metres of it.",
        "He will rebuild 84 miles of it.",
        "The van comes twice a month.",
        "Marking is 60 for quality.",
        "“He will rebuild 84 metres,” said Ada Brook.",
        "Lessons are held online.",
        "Turnout was 40 per cent.",
    ],
)
def test_another_measure_is_left_alone(text: str) -> None:
    """It may be of another thing."""
    assert [v for v in judged(text) if v[1] != "not_checkable"] == []
