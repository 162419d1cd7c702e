"""What a copy of an article looks like changes no verdict: which dash is printed, and what a page prints around it."""

from __future__ import annotations

import re
from typing import Any

from fakes import FakeLookup, make_records
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rule_sentences import Row
from said_of_articles import ROWS, article_of, check, plain, said, said_of

from onrecord.article import read_article
from onrecord.article.plain import plainly
from onrecord.checking import check_articles
from onrecord.checking.context import flags
from onrecord.values import parse_instant

RELEASE: dict[str, Any] = {
    "ocid": "ocds-213czf-dashes",
    "id": "r1",
    "date": "2031-03-14T09:00:00Z",
    "tag": ["tender", "award", "contract"],
    "buyer": {"id": "B", "name": "Otter-on-Sea Borough Council"},
    "parties": [
        {"id": "B", "name": "Otter-on-Sea Borough Council", "roles": ["buyer"]},
        {"id": "S", "name": "Marsh-Bell Ltd", "roles": ["supplier"]},
    ],
    "tender": {
        "id": "T",
        "title": "After-school swimming",
        "description": "A two-year, face-to-face service – by boat – for children aged 5-11, non-residential.",
        "status": "complete",
        "minValue": {"amount": 400000, "currency": "GBP"},
        "value": {"amount": 650000, "currency": "GBP"},
        "tenderPeriod": {"endDate": "2031-02-14T12:00:00Z"},
    },
    "awards": [
        {
            "id": "A",
            "status": "active",
            "date": "2031-03-10T00:00:00Z",
            "value": {"amount": 612000, "currency": "GBP"},
            "suppliers": [{"id": "S", "name": "Marsh-Bell Ltd"}],
            "contractPeriod": {"startDate": "2031-04-01T00:00:00Z", "endDate": "2033-03-31T00:00:00Z"},
        }
    ],
}
SENTENCES = (
    "Otter-on-Sea Borough Council awarded the swimming contract to Marsh-Bell Ltd.",
    "The swimming contract was awarded to Sand-Hill Ltd.",
    "The two-year contract is worth £612,000.",
    "The five-year contract is worth £712,000.",
    "It was advertised at £400,000-£650,000.",
    "The notice asks for “a two-year, face-to-face service”.",
    "The notice asks for “a two-year, one-to-one service – by boat – for children aged 5-11”.",
)
IN_WORDS = "-\u2010\u2011\u2212\u2013"
"""What stands for a hyphen in a copy: hyphens of every kind, a minus, an en dash."""
IN_RANGES = ("-", "–", "—", "\u2011", "\u2212", " – ", " - ")
ASIDES = (" – ", " — ", "—", " - ", " \u2015 ", " \u2212 ")
_RANGE = re.compile(r"(?<=\d)-(?=[\d£])")
_ASIDE = "Otterholme{}an old town{}has a mill."


def verdicts(text: str) -> list[tuple[str, ...]]:
    """What is said of each claim of an article about the hyphened record."""
    article = read_article(text, id="a", published=parse_instant("2031-03-28T08:00:00Z"))
    found = check_articles([article], FakeLookup(make_records([RELEASE])), ocid=RELEASE["ocid"]).checks[0]
    return [(rule, re.sub(r"\s?[-–]\s?", "-", plainly(words)), *rest) for rule, words, *rest in said(found)]


def typed(text: str, draw: Any) -> str:
    """The text with every hyphen printed as it comes."""
    ranged = _RANGE.sub(lambda _: draw(st.sampled_from(IN_RANGES)), text)
    return re.sub(r"(?<=[^\W\d])-(?=[^\W\d])", lambda _: draw(st.sampled_from(IN_WORDS)), ranged)


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3, unique=True), st.data())
@settings(max_examples=60)
def test_which_dash_is_printed_changes_no_verdict(chosen: list[str], data: Any) -> None:
    """Hyphens, no-break hyphens, en and em dashes and minus signs, in names, in words and in ranges: the same."""
    text = article_of(chosen)
    assert verdicts(typed(text, data.draw)) == verdicts(text)


def test_the_hyphened_sentences_are_claims() -> None:
    """Each of them is judged, and both ways: a law about silence would prove little."""
    found = [verdicts(article_of([sentence])) for sentence in SENTENCES]
    assert all(found)
    assert {"supported", "contradicted", "altered_quotation"} <= {row[2] for rows in found for row in rows}


@given(one=st.sampled_from(ROWS), dash=st.sampled_from(ASIDES))
@settings(max_examples=40)
def test_which_dash_parts_an_aside_changes_no_verdict(one: Row, dash: str) -> None:
    """A sentence beside one with an aside is judged alike, whichever dashes hold the aside."""
    plain_aside, odd_aside = (_ASIDE.format(each, each) for each in (ASIDES[0], dash))
    sentences = [one.sentence, odd_aside]
    assert [row[2:] for row in said(check(article_of(sentences), one))] == [
        row[2:] for row in said_of((one.sentence, plain_aside), one)
    ]


@given(st.text(st.sampled_from("a7k £\u00a0\u2009\u2010\u2011\u2013\u2014\u2015\u2212"), max_size=30))
def test_plain_print_keeps_every_character_in_its_place(text: str) -> None:
    """As long as before, letters and figures untouched, and plain already when made plain."""
    made = plainly(text)
    assert len(made) == len(text)
    assert all(new == old for new, old in zip(made, text, strict=True) if old.isalnum())
    assert plainly(made) == made


HEADLINES = (
    "News of the week",
    "This week in town",
    "Town Talk: all the news from around here",
    "LATEST NEWS",
    "What you may have missed",
)
BEFORE = (
    "By Ann Lee, Local Democracy Reporter",
    "Words by Ann Lee",
    "We use cookies to give you the best experience. Accept all | Manage preferences",
    "This site uses cookies. By going on you agree to our use of them.",
    "Share this article",
    "Comments",
    "Sign up to our newsletter for the best of the week",
    "Advertisement",
)
BEHIND = (
    "Editor's note: this article was first printed in our weekend edition.",
    "Editor’s note: an earlier version of this article misspelt a name.",
    "This story has been updated to add a response.",
    "Read more: Ducks are back on the pond",
    "Follow us for more stories like this one.",
    "© The Otterholme Post. All rights reserved.",
    "Got a story? Email the newsdesk.",
    "Related topics: Otterholme, ponds, ducks",
)


@given(
    one=st.sampled_from(ROWS),
    headline=st.sampled_from(HEADLINES),
    before=st.lists(st.sampled_from(BEFORE), max_size=3, unique=True),
    behind=st.lists(st.sampled_from(BEHIND), max_size=3, unique=True),
)
@example(one=ROWS[0], headline=HEADLINES[0], before=list(BEFORE), behind=list(BEHIND))
@settings(max_examples=100)
def test_boilerplate_however_worded_changes_no_verdict(
    one: Row, headline: str, before: list[str], behind: list[str]
) -> None:
    """Another headline, bylines, cookie banners and editor's notes: what was said stays, and nothing new accuses."""
    _, *body = article_of([one.sentence]).split("\n\n")
    after = check("\n\n".join([headline, *before, *body, *behind]), one)
    kept = [row for row in said(after) if row[1] in plain(one.sentence)]
    assert kept == [row for row in said_of((one.sentence,), one) if row[1] in plain(one.sentence)]
    around = [*before, *behind, headline]
    assert not [c for c in after.claims if flags(c.verdict) and any(c.claim.text in line for line in around)]
