"""How the work is let, how offers come and how long they hold, in words that earlier tables had not."""

from __future__ import annotations

import pytest
from invented import checked, release, tender

from onrecord.checking.context import flags

LEAD = (
    "Masons wanted for bridge\n\nOtterholme Town Council has published a notice for the repair of the Swallow Bridge."
)


def said(words: str, kind: str, **fields: object) -> list[str]:
    """The verdicts on claims of one kind."""
    record = release(tender=tender(**fields))
    check = checked(f"{LEAD}\n\n{words}", record, published="2031-02-20")
    return [c.verdict.word.value for c in check.claims if str(c.claim.type) == kind]


@pytest.mark.parametrize(
    ("words", "details"),
    [
        ("Anyone at all may bid.", "Open procedure"),
        ("Any firm is welcome to tender.", "Open procedure"),
        ("No other company was invited to bid.", "Single tender action"),
        ("Nobody else was asked.", "Direct award"),
        ("The council did not look for a rival firm.", "Direct award without prior publication"),
        ("It is a two-stage affair.", "Restricted procedure"),
        ("The firm was chosen through Hollinbury’s framework.", "Call-off from a framework agreement"),
    ],
)
def test_ways_of_buying_are_read_in_other_words(words: str, details: str) -> None:
    """Each borne out by the record's own word for it."""
    assert said(words, "procedure", procurementMethodDetails=details) == ["supported"]


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("An offer once made has to hold good for three months.", {"durationInDays": 90}),
        ("Bids must stay open for acceptance for 90 days.", {"durationInDays": 90}),
        ("Their offers have to stay good until 31 October.", {"endDate": "2031-10-31T00:00:00Z"}),
    ],
)
def test_how_long_offers_hold_is_found_in_its_field(words: str, fields: dict[str, object]) -> None:
    """And nothing is said where the field has something else."""
    assert "supported" in said(words, "other", submissionTerms={"bidValidityPeriod": fields})
    other = {"bidValidityPeriod": {"durationInDays": 30}}
    assert "supported" not in said(words, "other", submissionTerms=other)


@pytest.mark.parametrize(
    "words",
    [
        "Everything has to be sent in by computer.",
        "Prices must be sent by electronic mail.",
        "Bids have to be submitted online.",
        "Offers must be lodged electronically.",
    ],
)
def test_how_offers_come_is_found(words: str) -> None:
    """In a list of ways, or in the notice's words."""
    assert "supported" in said(words, "other", submissionMethod=["electronicSubmission"])
    assert "supported" in said(words, "other", description="Quotes by e-mail through the portal.")
    assert "supported" not in said(words, "other", description="Quotes by post.")


@pytest.mark.parametrize(
    "words", ["Groups of charities may put in a joint bid.", "Clubbing together is welcome.", "Masons may bid jointly."]
)
def test_that_groups_may_bid_is_found(words: str) -> None:
    """Notices speak of consortia."""
    assert "supported" in said(words, "other", description="Suitable for consortia.")


def test_what_people_say_and_the_article_denies_accuses_nobody() -> None:
    """The paper says the very opposite."""
    fields = {
        "description": "A contract of three years with an option to extend for a further three years.",
        "contractPeriod": {"startDate": "2031-04-01T00:00:00Z", "endDate": "2034-03-31T23:59:59Z"},
    }
    text = f"{LEAD}\n\nPeople will tell you that this is a six-year contract. It is not."
    check = checked(text, release(tender=tender(**fields)), published="2031-02-20")
    assert not [c for c in check.claims if flags(c.verdict)]
    text = f"{LEAD}\n\nThis is a six-year contract. It is not popular."
    check = checked(text, release(tender=tender(**fields)), published="2031-02-20")
    assert [c for c in check.claims if flags(c.verdict)]
