"""Start, end, period, award and publication: the record's days, the estimates they replaced, and what is not meant."""

from __future__ import annotations

import pytest
from invented import Body, award, release, said, tender

LATER = "2031-02-10T09:00:00Z"
PERIOD = {"startDate": "2031-04-01T00:00:00Z", "endDate": "2032-03-31T23:59:59Z"}
OWN_PERIOD = {"startDate": "2031-05-01T00:00:00Z", "endDate": "2032-04-30T23:59:59Z"}

ADVERTISED = [release(tender=tender(contractPeriod=PERIOD))]
OPTION = [
    release(
        tender=tender(
            contractPeriod=PERIOD, description="Repairs. There is an option to extend for a further 12 months."
        )
    )
]
AWARDED = [
    *ADVERTISED,
    release("r2", LATER, "award", awards=[award(5000, date="2031-02-09T00:00:00Z", contractPeriod=OWN_PERIOD)]),
]


def judged(rule: str, text: str, record: list[Body]) -> list[tuple[str, str | None]]:
    """Verdict and reason of each date in a paragraph."""
    return [(word, reason) for _, word, reason in said(rule, f"Masons wanted for old bridge\n\n{text}", *record)]


@pytest.mark.parametrize(
    ("rule", "text", "verdict"),
    [
        ("start", "The contract starts on 1 April.", ("supported", None)),
        ("start", "The contract starts in spring.", ("supported", None)),
        ("start", "The contract starts on 1 June.", ("contradicted", "wrong_date")),
        ("end", "The contract ends on 31 March 2032.", ("supported", None)),
        ("end", "The contract ends in March next year.", ("supported", None)),
        ("end", "The contract ends on 31 May 2032.", ("contradicted", "wrong_date")),
        ("published", "The notice was published on 3 February.", ("supported", None)),
        ("published", "The notice was published on 5 February.", ("contradicted", "wrong_date")),
        ("period", "The work runs from 1 April 2031 to 31 March 2032.", ("supported", None)),
        ("end", "The work runs from 1 April 2031 to 31 May 2032.", ("contradicted", "wrong_date")),
        ("awarded_on", "The contract was awarded on 12 February.", ("not_in_record", None)),
    ],
)
def test_a_date_is_held_against_its_own_moment(rule: str, text: str, verdict: tuple[str, str | None]) -> None:
    """The words around a date say what it is the date of; the record's day must lie in the interval said."""
    assert judged(rule, text, ADVERTISED) == [verdict]


@pytest.mark.parametrize(
    ("rule", "text", "verdict"),
    [
        ("start", "The contract starts on 1 May.", ("supported", None)),
        ("start", "The contract starts on 1 April.", ("contradicted", "wrong_date")),
        ("end", "The contract ends on 30 April 2032.", ("supported", None)),
        ("end", "The contract ends on 31 March 2032.", ("contradicted", "wrong_date")),
        ("end", "The contract was to have ended on 31 March 2032.", ("supported", None)),
        ("awarded_on", "The contract was awarded on 9 February.", ("supported", None)),
        ("awarded_on", "The contract was awarded on 12 February.", ("contradicted", "wrong_date")),
        ("awarded_on", "The contract was awarded on 10 February.", ("undecided", None)),  # the day it was published
        ("published", "The notice was published on 10 February.", ("supported", None)),
    ],
)
def test_once_there_is_an_award_its_period_wins(rule: str, text: str, verdict: tuple[str, str | None]) -> None:
    """The tender's own period was an estimate; the day of the award's notice is not the award's, yet no error."""
    assert judged(rule, text, AWARDED) == [verdict]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The contract ends on 31 March 2032.", ("supported", None)),
        ("The contract could be extended until March 2033.", ("supported", None)),
        ("The contract ends in March 2033.", ("partial", "extension_included")),
        ("The contract ends in August 2032.", ("contradicted", "wrong_date")),
    ],
)
def test_an_end_with_the_options_is_only_partly_true(text: str, verdict: tuple[str, str | None]) -> None:
    """Unless the words say that it is an option."""
    assert judged("end", text, OPTION) == [verdict]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("start", "The fair will start on 1 June."),
        ("start", "The school term starts on 1 June."),
        ("start", "Her job as clerk starts on 1 June."),
        ("end", "The mayor's term ends on 6 May."),
        ("end", "The road closure will end on 9 May."),
        ("end", "The previous contract ended on 31 January."),
        ("end", "“The contract ends on 31 May 2032,” said Ada Brook."),
        ("awarded_on", "He won a medal on 5 February."),
        ("awarded_on", "She was appointed clerk on 5 February."),
        ("awarded_on", "The library was given a new roof on 4 February."),
        ("published", "A poll published on 5 February found that few cared."),
        ("period", "The fair runs from 3 May to 5 May."),
    ],
)
def test_a_date_of_something_else_is_not_held_against_the_article(rule: str, text: str) -> None:
    """Fairs, school terms, medals, jobs, polls and people's words have their own days."""
    assert not [word for word, _ in judged(rule, text, AWARDED) if word in ("contradicted", "partial")]


@pytest.mark.parametrize("text", ["The contract ended in 1998.", "The contract ends in 2040."])
def test_a_far_date_is_background(text: str) -> None:
    """A date more than fourteen months from the record's own is history or forecast, not a mistake."""
    assert judged("end", text, ADVERTISED) == []


CLOSED_AND_AWARDED = [
    release(tender=tender(tenderPeriod={"startDate": "2031-02-03T09:00:00Z", "endDate": "2031-02-28T12:00:00Z"})),
    release("r2", "2031-04-15T09:00:00Z", "award", awards=[award(5000, date="2031-04-14T00:00:00Z")]),
]


@pytest.mark.parametrize(
    "words",
    [
        "and the contract was awarded six weeks later, on 14 April",
        "and the contract was awarded six weeks later on 14 April",
        "and the contract was awarded just over six weeks later, on 14 April 2031",
        "and the contract was awarded six weeks later, on Monday 14 April",
        "and the contract was awarded six weeks later (14 April)",
        "and the contract was awarded some six weeks later – on 14 April",
        "and the contract was awarded six weeks later, on the 14th of April",
        "and the contract was awarded six weeks later, on April 14",
        "and the contract was awarded on 14 April, six weeks later",
        "and the contract was awarded on 14 April, just over six weeks later",
        "and the contract was awarded two months later, on 14 April",
        "and the contract was awarded 45 days later, on 14 April",
        "and the contract was awarded six weeks afterwards, on 14 April",
        "and six weeks later, on 14 April, the contract was awarded",
    ],
)
def test_a_counted_date_with_the_day_beside_it_is_that_day(words: str) -> None:
    """Six weeks after 28 February are 11 April, and the article says which day it means."""
    text = f"Masons wanted for old bridge\n\nBids closed on 28 February {words}."
    told = said("awarded_on", text, *CLOSED_AND_AWARDED, published="2031-04-20T08:00:00Z")
    assert [word for _, word, _ in told] == ["supported"]


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("the contract was awarded six weeks later", "undecided"),
        ("the contract was awarded two months later", "supported"),
        ("the contract was awarded two weeks later", "contradicted"),
        ("the contract was awarded six weeks later, on 4 April", "contradicted"),
    ],
)
def test_counted_weeks_are_round(words: str, verdict: str) -> None:
    """Three days over six weeks are six weeks; two weeks are not."""
    text = f"Masons wanted for old bridge\n\nBids closed on 28 February. In the end {words}."
    told = said("awarded_on", text, *CLOSED_AND_AWARDED, published="2031-04-20T08:00:00Z")
    assert [word for _, word, _ in told] == [verdict]


@pytest.mark.parametrize(("tag", "word"), [("award", "undecided"), ("tender", "contradicted")])
def test_the_notice_of_an_award_is_not_the_advert(tag: str, word: str) -> None:
    """Where the advert itself is not held, nobody is told that its day was another."""
    body = release(tag=tag, tender=tender(), awards=[award(79950)])
    said_of_it = judged("published", "The tender notice was published on 5 February.", [body])
    assert [verdict for verdict, _ in said_of_it] == [word]
