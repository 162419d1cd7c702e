"""Days that lean on another, days in words, and the feasts that British papers date things by."""

from __future__ import annotations

import pytest

from onrecord.article.dates import find_dates
from onrecord.values import parse_instant

PUBLISHED = parse_instant("2031-03-13")
"""A Thursday."""


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("Bids must be in by the twenty-third of July.", "twenty-third of July", "2031-07-23"),
        ("It was made on the first day of December.", "first day of December", "2030-12-01"),
        ("Signed on the fourteenth of May 2030.", "fourteenth of May 2030", "2030-05-14"),
        ("The contract was agreed on Wednesday of last week.", "Wednesday of last week", "2031-03-05"),
        ("It will be agreed on Friday of next week.", "Friday of next week", "2031-03-21"),
        (
            "Ordered on 2 December, it has hummed since the Wednesday of that week.",
            "Wednesday of that week",
            "2030-12-04",
        ),
        ("They start on the Tuesday after the early May bank holiday.", "bank holiday", "2031-05-06"),
        ("It closed on the Monday before Christmas.", "before Christmas", "2030-12-23"),
        ("Made in June 2029, it opened the following April Fools’ Day.", "following April Fools’ Day", "2030-04-01"),
        ("Bids are due on Lady Day.", "Lady Day", "2031-03-25"),
        ("It will run from All Fools’ Day.", "All Fools’ Day", "2031-04-01"),
        ("The lease runs until Michaelmas.", "Michaelmas", "2031-09-29"),
        ("It starts on 6 May and must be done by the 30th.", "the 30th", "2031-05-30"),
        ("It was published on the 3rd.", "the 3rd", "2031-03-03"),
        ("It closes on the 28th, and not before.", "the 28th", "2031-03-28"),
        ("It was signed a fortnight or so before Christmas.", "a fortnight or so before Christmas", "2030-12-11"),
    ],
)
def test_days_that_lean_on_another_are_read(text: str, words: str, day: str) -> None:
    """Each in the interval that the words denote."""
    found = [m for m in find_dates(text, PUBLISHED) if words in m.text]
    assert len(found) == 1
    assert found[0].days.first.isoformat() <= day <= found[0].days.last.isoformat()


@pytest.mark.parametrize(
    "text",
    [
        "The builders work on the 5th floor.",
        "It is the first of three phases, and the second is bigger.",
        "He lives by the 14th green.",
        "It was on the second attempt that they won.",
    ],
)
def test_ordinals_that_name_no_day_are_no_dates(text: str) -> None:
    """Floors, phases and greens are counted too."""
    assert find_dates(text, PUBLISHED) == []
