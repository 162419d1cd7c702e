"""One article checked: as of its own day, with what has changed since, in order, and within bounds."""

from __future__ import annotations

import copy
import json
from decimal import Decimal

import pytest
from fakes import FakeLookup
from hypothesis import given
from hypothesis import strategies as st
from invented import OCID, PUBLISHED, Body, award, checked, instant, pounds, record, release, said, tender

from onrecord.article import read_article
from onrecord.checking import Check, check_article, check_articles
from onrecord.checking.extent import MOST_MENTIONS

FIRST = release(tender=tender(value=pounds(84600), tenderPeriod={"endDate": "2031-03-14T12:00:00Z"}))
AFTERWARDS = release("r2", "2031-02-25T09:00:00Z", "award", awards=[award(79950)])
RECORD = [FIRST, AFTERWARDS]
TEXT = "Masons wanted for old bridge\n\nThe contract is worth £84,600. Bids close on 14 March."


def judged(check: Check) -> list[tuple[str, str, str | None]]:
    """Words, verdict on the day and verdict today of each claim."""
    return [(c.claim.text, str(c.verdict.word), str(c.today.word) if c.today else None) for c in check.claims]


def test_an_article_is_judged_on_what_it_could_know() -> None:
    """The award came five days later: on the day the estimate was right, and today's verdict is told beside it."""
    check = checked(TEXT, *RECORD, published=PUBLISHED)
    assert judged(check) == [("£84,600", "supported", "contradicted"), ("14 March", "supported", None)]
    assert check.releases == ("r1",)
    assert any("Today's record differs" in note for note in check.notes)


def test_an_article_of_today_has_no_second_verdict() -> None:
    """Once all releases are dated no later than the article there is nothing to add."""
    check = checked(TEXT, *RECORD, published="2031-02-26T08:00:00Z")
    assert judged(check)[0] == ("£84,600", "contradicted", None)
    assert check.releases == ("r1", "r2")
    assert check.notes == ()


def test_an_article_without_a_date_is_judged_on_the_newest_record() -> None:
    """And the notes say so."""
    check = checked(TEXT, *RECORD, published=None)
    assert judged(check)[0][:2] == ("£84,600", "contradicted")
    assert check.notes[0].startswith("No publication date was given or found")


def test_a_bare_day_means_its_end() -> None:
    """What was published on the day of the article counts as known to it."""
    assert checked(TEXT, *RECORD, published="2031-02-25").releases == ("r1", "r2")
    assert checked(TEXT, *RECORD, published="2031-02-24").releases == ("r1",)


def test_undated_releases_are_told_and_not_used_as_of_a_day() -> None:
    """They cannot be placed before or after the article."""
    undated = release("r0", None, tender=tender(value=pounds(5)))
    assert checked(TEXT, undated, *RECORD).releases == ("r1",)
    newest = checked(TEXT, undated, *RECORD, published=None)
    assert any("releases without a date" in note for note in newest.notes)


def test_a_record_named_by_the_user_must_exist_by_then() -> None:
    """Otherwise the article is only read, and the link says why."""
    lookup = FakeLookup({OCID: record(*RECORD)})
    early = read_article(TEXT, id="a", published=instant("2031-01-05T09:00:00Z"))
    assert check_article(early, lookup, ocid=OCID).link.reasons[0].endswith("has no release dated by then.")
    assert check_article(early, lookup, ocid="ocds-213czf-none").link.reasons[0].endswith("is not in the register.")
    assert check_article(early, lookup, ocid=OCID).claims == ()


def test_claims_stand_in_reading_order_with_their_own_ids() -> None:
    """Each claim is a span of the text; ids count them."""
    check = checked(TEXT, *RECORD)
    spans = [c.claim.span for c in check.claims]
    assert spans == sorted(spans)
    assert [c.claim.id for c in check.claims] == [f"c{n}" for n in range(1, len(spans) + 1)]
    assert all(c.claim.text == c.claim.span.of(TEXT) for c in check.claims)


@pytest.mark.parametrize(
    "text",
    [
        "The notice says the work is worth “£51,000 in all”.",
        "Ada Brook said: “The contract is worth £51,000.”",
        "By Ada Brook, 17 March 2031",
    ],
)
def test_quoted_words_and_bylines_are_not_accused_as_sums_or_dates(text: str) -> None:
    """Words between marks are judged as words; a byline's date is the article's own."""
    claims = checked(f"Masons wanted\n\n{text}", *RECORD).claims
    assert not [c.claim.text for c in claims if c.verdict.rule in ("value", "deadline") and c.verdict.reason]


def test_nothing_given_is_modified() -> None:
    """The releases and the article are as they were."""
    before = copy.deepcopy(RECORD)
    held = record(*RECORD)
    article = read_article(TEXT, id="a", published=instant(PUBLISHED))
    same = read_article(TEXT, id="a", published=instant(PUBLISHED))
    check_articles([article, article], FakeLookup({OCID: held}))
    assert json.dumps([r.body for r in held.releases]) == json.dumps(before)
    assert article == same


TABLE = "Masons wanted\n\nThe contract is worth £84,600. " + "£51,000 " * (MOST_MENTIONS + 10)


def test_a_table_of_sums_is_judged_up_to_a_bound() -> None:
    """Past two thousand sums nothing more is judged, and the notes say how far it went."""
    check = checked(TABLE, FIRST)
    assert judged(check)[0] == ("£84,600", "supported", None)
    assert len(check.claims) <= MOST_MENTIONS
    assert any("characters were judged" in note for note in check.notes)
    assert check.article.text == TABLE


@given(st.integers(min_value=0, max_value=9))
def test_verdicts_do_not_know_the_future(day: int) -> None:
    """Whatever is released after an article was published, its verdicts stay as they were."""
    amounts = [84600, 91000, 5, 120000]
    history: list[Body] = [
        release(f"r{n}", f"2031-02-0{n + 1}T09:00:00Z", tender=tender(value=pounds(amount)))
        for n, amount in enumerate(amounts)
    ]
    known = [body for body in history if body["date"] <= f"2031-02-0{day}T23:59:59Z"]
    published = f"2031-02-0{day}T23:59:59Z" if day else "2031-02-01T08:00:00Z"
    if known:
        assert said("value", TEXT, *history, published=published) == said("value", TEXT, *known, published=published)
    else:
        assert checked(TEXT, *history, published=published).link.ocid is None


def test_a_verdict_stands_on_evidence_of_its_day() -> None:
    """No evidence comes from a release that the article could not know."""
    claims = checked(TEXT, *RECORD).claims
    assert {e.release_id for c in claims for e in c.verdict.evidence} == {"r1"}
    today = [e for c in claims if c.today for e in c.today.evidence]
    assert Decimal(79950) in [e.value for e in today]
