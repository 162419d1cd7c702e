"""Dates in words that lean on others, beside a record: true ones found, wrong ones told, others left alone."""

from __future__ import annotations

import pytest
from invented import award, checked, pounds, release, tender

from onrecord.checking.context import flags

OPEN = release(
    tender=tender(
        value=pounds(84600),
        description="Repointing of the arches and new parapets for the Swallow Bridge.",
        tenderPeriod={"endDate": "2031-03-14T12:00:00Z"},
        contractPeriod={"startDate": "2031-05-06T00:00:00Z", "endDate": "2031-05-30T23:59:59Z"},
    )
)
LET = release(
    "r2",
    "2031-04-10T09:00:00Z",
    "award",
    awards=[
        award(
            81250,
            date="2031-04-02T00:00:00Z",
            contractPeriod={"startDate": "2031-04-03T00:00:00Z", "endDate": "2032-04-02T23:59:59Z"},
        )
    ],
)
LEAD = "Masons for old bridge\n\nOtterholme Town Council has published a notice for the repair of the Swallow Bridge."


@pytest.mark.parametrize(
    ("text", "type", "words"),
    [
        ("The contract was agreed on Wednesday of last week.", "awarded_on", "Wednesday of last week"),
        ("The contract was agreed on 2 April and came into force the day after.", "start", "the day after"),
        ("The masons were picked on 2 April, although it came to light only on Thursday.", "published", "Thursday"),
        ("The deal was signed on 2 April; the town was not told until last Thursday.", "published", "last Thursday"),
        ("The stone was ordered on 2 April.", "awarded_on", "2 April"),
    ],
)
def test_true_dates_are_found_as_what_they_are(text: str, type: str, words: str) -> None:
    """Each supported, as a claim of its own kind."""
    check = checked(f"{LEAD}\n\n{text}", OPEN, LET, published="2031-04-12")
    said = [(str(c.claim.type), c.verdict.word.value) for c in check.claims if words in c.claim.text]
    assert said == [(type, "supported")]


@pytest.mark.parametrize(
    ("text", "type", "words"),
    [
        ("Work starts on the Tuesday after the early May bank holiday.", "start", "bank holiday"),
        ("Work starts on 6 May and the masons will be off site by the 30th.", "end", "the 30th"),
        ("The masons start on 6 May and must be gone by the 30th.", "end", "the 30th"),
    ],
)
def test_true_days_without_a_month_are_found(text: str, type: str, words: str) -> None:
    """The month is that of the day before."""
    check = checked(f"{LEAD}\n\n{text}", OPEN, published="2031-02-20")
    said = [(str(c.claim.type), c.verdict.word.value) for c in check.claims if words in c.claim.text]
    assert said == [(type, "supported")]


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("A first questionnaire must be returned by noon on 21 March.", "deadline"),
        ("Work will start on 20 May, in time for the boating season.", "start"),
        ("Bids must be in by the twenty-third of July.", "deadline"),
    ],
)
def test_wrong_dates_are_told(text: str, type: str) -> None:
    """As contradicted by the record's own day."""
    check = checked(f"{LEAD}\n\n{text}", OPEN, published="2031-02-20")
    assert [str(c.claim.type) for c in check.claims if flags(c.verdict)] == [type]


@pytest.mark.parametrize(
    "text",
    [
        "The notice did not come out until last Friday.",
        "The leader was not in town until 20 March.",
        "The masons are at work on the 21st.",
        "The boating season starts on 20 May.",
        "Residents must return the questionnaire of the survey by 21 March.",
    ],
)
def test_dates_of_other_things_are_left_alone(text: str) -> None:
    """Nothing is said to be wrong."""
    check = checked(f"{LEAD}\n\n{text}", OPEN, published="2031-02-20")
    assert [c.claim.text for c in check.claims if flags(c.verdict)] == []


def test_the_day_of_publication_is_not_the_day_of_the_award() -> None:
    """Where the record has the day of the award, the day on which it came out is another."""
    check = checked(f"{LEAD}\n\nThe contract was struck on 10 April.", OPEN, LET, published="2031-04-12")
    assert [c.verdict.reason.value for c in check.claims if c.verdict.reason] == ["wrong_date"]


def test_the_day_on_which_a_notice_is_to_come_is_no_closing_date() -> None:
    """A planning notice gives the day of the tender notice; nobody can bid by it."""
    planned = release(
        tag="planning",
        tender=tender(status="planned", communication={"futureNoticeDate": "2031-07-23T23:59:59+01:00"}),
    )
    check = checked(f"{LEAD}\n\nBids must be in by the twenty-third of July.", planned, published="2031-02-20")
    assert [c.verdict.reason.value for c in check.claims if c.verdict.reason] == ["wrong_date"]
