"""The closing date for bids: the field, the words that correct it, cancellations, clocks, and "just hours to bid"."""

from __future__ import annotations

import pytest
from invented import PUBLISHED, Body, checked, release, said, tender

LATER = "2031-02-10T09:00:00Z"
NOON = {"endDate": "2031-03-14T12:00:00Z"}
WEEK_LATER = {"endDate": "2031-03-21T12:00:00Z"}

FIELD = [release(tender=tender(tenderPeriod=NOON))]
SUMMER = [release(tender=tender(tenderPeriod={"endDate": "2031-06-13T12:00:00Z"}))]
MOVED = [*FIELD, release("r2", LATER, "tenderUpdate", tender=tender(tenderPeriod=WEEK_LATER))]
CANCELLED = [*FIELD, release("r2", LATER, "tenderCancellation", tender=tender(status="cancelled", tenderPeriod=NOON))]
EXTENDED_IN_PROSE = [
    *FIELD,
    release(
        "r2",
        LATER,
        "tenderUpdate",
        tender=tender(tenderPeriod=NOON, description="The closing date has been extended to 28 March 2031."),
    ),
]
INSTEAD_OF = [
    release(
        tender=tender(tenderPeriod=NOON, description="Instead of: 14 March 2031 Read New: 21 March 2031, tender return")
    )
]
SILENT = [release(tender=tender())]
SCOTTISH = [
    release(tender=tender(tenderPeriod={"endDate": "2031-06-13T12:00:00Z"})) | {"ocid": "ocds-r6ebe6-0000000000"}
]
LATE_IN_WALES = [
    release(tender=tender(tenderPeriod={"endDate": "2031-06-13T23:30:00Z"})) | {"ocid": "ocds-kuma6s-000000"}
]
DOUBTFUL = [release(tender=tender(tenderPeriod={"endDate": "2032-03-31T00:00:00Z"}))]
"""More than a year after the notice: it may be the contract's end."""


def closing(text: str, record: list[Body], published: str = PUBLISHED) -> list[tuple[str, str | None]]:
    """Verdict and reason of each closing date in a paragraph."""
    article = f"Masons wanted for old bridge\n\n{text}"
    return [(word, reason) for _, word, reason in said("deadline", article, *record, published=published)]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Bids close on 14 March.", ("supported", None)),
        ("Bids close next month.", ("supported", None)),
        ("Bids close at noon on 14 March.", ("supported", None)),
        ("Bids close at 5pm on 14 March.", ("contradicted", "wrong_date")),
        ("Bids close on 17 March.", ("contradicted", "wrong_date")),
        ("Bids close on 14 March 2032.", ("contradicted", "wrong_date")),
    ],
)
def test_the_field_gives_the_day_and_the_clock(text: str, verdict: tuple[str, str | None]) -> None:
    """The record's day must lie in the interval said; a clock time that was said must be the record's."""
    assert closing(text, FIELD) == [verdict]


@pytest.mark.parametrize(
    ("clock", "word"), [("noon", "supported"), ("1pm", "supported"), ("2pm", "undecided"), ("5pm", "contradicted")]
)
def test_z_in_summer_may_mean_either_clock(clock: str, word: str) -> None:
    """12:00Z in June is 1pm in London, but many publishers mean noon by it: both hold, and an hour more is no error."""
    assert [w for w, _ in closing(f"Bids close at {clock} on 13 June.", SUMMER)] == [word]


@pytest.mark.parametrize(
    ("text", "record", "word"),
    [
        ("Bids closed at noon on 13 June.", SCOTTISH, "supported"),
        ("Bids closed at 1pm on 13 June.", SCOTTISH, "undecided"),  # what `Z` would mean
        ("Bids closed at 11am on 13 June.", SCOTTISH, "undecided"),
        ("Bids closed at 5pm on 13 June.", SCOTTISH, "contradicted"),
        ("Bids closed at 11.30pm on 13 June.", LATE_IN_WALES, "supported"),
        ("Bids closed on 13 June.", LATE_IN_WALES, "supported"),
        ("Bids closed on 14 June.", LATE_IN_WALES, "contradicted"),  # by `Z` it would have been the 14th in London
    ],
)
def test_a_publisher_of_local_clock_times_means_the_clock_on_the_wall(text: str, record: list[Body], word: str) -> None:
    """An article that says "closed at noon" in summer is right, and the sentence says what was published."""
    found = checked(f"Masons wanted for old bridge\n\n{text}", *record, published="2031-06-16T08:00:00Z")
    (verdict,) = [one.verdict for one in found.claims if one.verdict.rule == "deadline"]
    assert verdict.word == word
    assert word != "supported" or "Z: this publisher writes local time." in verdict.sentence


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Bids close on 31 March 2032.", "supported"),
        ("Bids close on 14 March 2032.", "undecided"),
        ("Bids close on 20 March 2031.", "undecided"),
        ("The contract ends on 31 March 2032.", "undecided"),  # the very day that the field may mean
        ("The contract has been awarded.", "undecided"),
    ],
)
def test_a_closing_date_in_doubt_contradicts_nothing(text: str, word: str) -> None:
    """It may be the end of the contract: the sentence says so, whatever the verdict."""
    found = checked(f"Masons wanted for old bridge\n\n{text}", *DOUBTFUL).claims
    (verdict,) = [one.verdict for one in found if one.verdict.rule in ("deadline", "end", "stage")]
    assert verdict.word == word
    assert "closing date is doubtful: more than a year after the notice" in verdict.sentence


def test_a_day_that_only_a_doubtful_field_has_is_said_of_nothing() -> None:
    """Without a word to go by, a date is not taken for the closing date because a doubtful field has it."""
    assert closing("The council meets again on 31 March 2032.", DOUBTFUL) == []


@pytest.mark.parametrize("record", [EXTENDED_IN_PROSE, MOVED, INSTEAD_OF, CANCELLED])
def test_a_moved_or_void_closing_date_is_outdated(record: list[Body]) -> None:
    """Whether the field moved, only the prose says so, or the tender was cancelled: the old day no longer holds."""
    assert closing("Bids close on 14 March.", record) == [("contradicted", "outdated")]


@pytest.mark.parametrize(
    ("record", "day"), [(EXTENDED_IN_PROSE, "28 March"), (MOVED, "21 March"), (INSTEAD_OF, "21 March")]
)
def test_the_new_closing_date_holds(record: list[Body], day: str) -> None:
    """Words that announce a correction win over the field they correct."""
    assert closing(f"Bids close on {day}.", record) == [("supported", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Bids originally closed on 14 March 2031.",
        "Bids were to have closed on 14 March 2031.",
        "The deadline was moved from 14 March 2031.",
    ],
)
def test_an_old_closing_date_told_as_such_is_right(text: str) -> None:
    """What is said of an earlier state of the record is held against that state."""
    assert all(word == "supported" for word, _ in closing(text, MOVED))


@pytest.mark.parametrize(
    "text",
    [
        "“Bids close on 17 March,” said Ada Brook.",
        "Bids for a similar scheme close on 17 March.",
        "The bridge has been closed since 17 March 2024.",
        "A consultation closes on 3 March.",
        "Residents have until 3 March to comment on the plans.",
    ],
)
def test_another_closing_is_left_alone(text: str) -> None:
    """People's words, other schemes, closed bridges and consultations accuse nobody."""
    assert closing(text, FIELD) == []


LOTS = [
    release(
        tender=tender(lots=[{"id": f"{n}", "tenderPeriod": {"endDate": f"2031-03-1{n}T12:00:00Z"}} for n in range(4)])
    )
]


@pytest.mark.parametrize(("text", "word"), [("11 March", "supported"), ("20 March", "undecided")])
def test_of_several_closing_dates_any_may_be_meant(text: str, word: str) -> None:
    """A date that is none of them is not held against the article."""
    assert [w for w, _ in closing(f"Bids close on {text}.", LOTS)] == [word]


def test_a_week_off_by_the_weekday_is_undecided() -> None:
    """ "Next Friday" is said in two ways."""
    thursday = "2031-03-06T08:00:00Z"
    assert closing("Bids close on Friday.", FIELD, thursday) == [("undecided", None)]
    assert closing("Bids close on Friday 7 March.", FIELD, thursday) == [("contradicted", "wrong_date")]


def test_a_record_without_a_closing_date_is_silent() -> None:
    """Then the date is not in the record, and not wrong."""
    assert closing("Bids close on 14 March.", SILENT) == [("not_in_record", None)]


TODAY = [release(tender=tender(tenderPeriod={"endDate": "2031-02-20T17:00:00Z"}))]
TOMORROW = [release(tender=tender(tenderPeriod={"endDate": "2031-02-21T12:00:00Z"}))]


@pytest.mark.parametrize(
    ("record", "verdicts"),
    [
        (TODAY, [("supported", None)]),
        (TOMORROW, [("supported", None)]),
        (FIELD, []),
        (SILENT, []),
        (
            [*TODAY, release("r2", LATER, "tenderUpdate", tender=tender(tenderPeriod=NOON))],
            [("contradicted", "outdated")],
        ),
    ],
)
def test_hours_to_bid_are_counted_from_the_day_of_publication(
    record: list[Body], verdicts: list[tuple[str, str | None]]
) -> None:
    """Hours are left when bids close that day or the next; after the date was moved on, they are not."""
    assert closing("Masons have just hours to bid.", record) == verdicts


def test_a_corrected_date_shows_the_words_that_correct_it() -> None:
    """The evidence of a moved date is the prose that moved it, beside the field."""
    claim = checked("Masons wanted\n\nBids close on 14 March.", *INSTEAD_OF).claims[0]
    assert [e.pointer for e in claim.verdict.evidence] == ["/tender/description", "/tender/tenderPeriod/endDate"]
    assert "Read New: 21 March 2031" in str(claim.verdict.evidence[0].value)
