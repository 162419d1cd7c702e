"""Versions of one article: recognised, put in order, and what was changed told with what became of errors."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import permutations

import pytest
from fakes import FakeLookup, make_records
from hypothesis import given
from hypothesis import strategies as st

from onrecord.article import ArticleReading
from onrecord.article.copy import Copy, Masthead
from onrecord.article.read import read_article
from onrecord.checking.check import check_articles
from onrecord.checking.model import Dossier, EditKind
from onrecord.checking.notes import correction_notes
from onrecord.checking.revision import ChangeKind, Effect, Revision, Told
from onrecord.checking.rewritten import edits_between
from onrecord.report.json import encode
from onrecord.report.json_dossier import dossier_json
from onrecord.values import parse_instant

BRIDGE = {
    "ocid": "ocds-213czf-1",
    "id": "r1",
    "date": "2031-02-03T09:00:00Z",
    "tag": ["tender"],
    "buyer": {"name": "Otterholme Town Council"},
    "tender": {
        "title": "Repair of the Swallow Bridge",
        "description": "A mason to point its three arches with lime mortar, by the ford.",
        "status": "active",
        "value": {"amount": 84600, "currency": "GBP"},
        "tenderPeriod": {"endDate": "2031-03-14T12:00:00Z"},
    },
}
REGISTER = FakeLookup(make_records([BRIDGE]))
TEXT = (
    "Bridge to be mended at last\n\nOtterholme Town Council is looking for a mason to mend the Swallow Bridge, after "
    "years of complaints.\n\nThe contract is valued at {sum}, the notice says, and asks for somebody “to point its "
    "three arches with lime mortar”.\n\nBids close on {day}.\n\n“{words},” said Ada Larch, who keeps the inn.{more}"
)
WRONG = {"sum": "£48,600", "day": "14 March", "words": "We have waited long enough for this", "more": ""}
NOTE = "\n\nThis article was amended on 22 February 2031. An earlier version gave the sum as £48,600."


def version(
    id: str, changed: str | None = None, outlet: str = "Courier", address: str = "", **words: str
) -> ArticleReading:
    """One version of the article about the bridge, from a page that says when it was changed."""
    text = TEXT.format(**(WRONG | words))
    published = parse_instant("2031-02-20T08:00:00Z")
    when = parse_instant(changed) if changed else None
    masthead = Masthead(published=published, changed=when, outlet=outlet, address=address)
    return read_article(text, id=id, copy=Copy(text, masthead=masthead))


def dossier(*articles: ArticleReading) -> Dossier:
    return check_articles(articles, REGISTER)


def revision(*articles: ArticleReading) -> Revision:
    (found,) = dossier(*articles).revisions
    return found


FIRST = version("first")
MENDED = version("mended", "2031-02-22T10:00:00Z", sum="£84,600", more=NOTE)


@pytest.mark.parametrize("order", list(permutations((FIRST, MENDED))))
def test_two_versions_in_either_order(order: tuple[ArticleReading, ...]) -> None:
    """The one that says that it was changed is the later, whichever is given first."""
    found = revision(*order)
    assert (found.earlier, found.later) == ("first", "mended")
    assert len(found.reasons) == 2


def test_an_error_that_was_mended_and_said_so() -> None:
    """The wrong sum became the right one, and the note names it."""
    found = revision(FIRST, MENDED)
    (fact,) = found.facts
    assert (fact.kind, fact.type, fact.effect, fact.told) == (ChangeKind.CHANGED, "value", Effect.MENDED, Told.NAMED)
    assert fact.earlier
    assert fact.later
    assert (fact.earlier.text, fact.later.text) == ("£48,600", "£84,600")
    assert found.told is Told.NAMED


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("", Told.SILENT),
        ("\n\nUpdated on 22 February to add a reaction.", Told.SILENT),
        ("\n\nThis article has been corrected.", Told.NOTED),
        ("\n\nCorrection: the sum in this article was wrong.", Told.NAMED),
        (NOTE, Told.NAMED),
    ],
)
def test_how_readers_were_told(more: str, told: Told) -> None:
    """Silently, by a note that does not say what, or by one that does; an update is no correction."""
    later = version("later", "2031-02-22T10:00:00Z", sum="£84,600", more=more)
    assert revision(FIRST, later).told is told


def test_a_correction_is_not_held_against_the_article() -> None:
    """It repeats the wrong sum, which is no claim of the later version."""
    later = next(c for c in dossier(FIRST, MENDED).checks if c.article.id == "mended")
    assert not [c for c in later.claims if c.verdict.word == "contradicted"]


def test_an_error_that_came_in_and_one_that_stands() -> None:
    """The day became wrong; the sum is as wrong as it was."""
    later = version("later", "2031-02-22T10:00:00Z", day="15 March")
    effects = {fact.type.value: fact.effect for fact in revision(FIRST, later).facts}
    assert effects == {"deadline": Effect.CAME_IN, "value": Effect.STILL_WRONG}


def test_a_quotation_was_changed() -> None:
    """The words that are new are marked, and who is said to have said them."""
    later = version("later", "2031-02-22T10:00:00Z", words="We have waited far too long for this")
    (change,) = revision(FIRST, later).quotations
    assert (change.kind, change.speaker) == (ChangeKind.CHANGED, "Ada Larch")
    assert any(edit.kind is not EditKind.SAME for edit in change.edits)


def test_a_headline_was_changed() -> None:
    """Headlines are held against each other, however unlike."""
    text = FIRST.text.replace("Bridge to be mended at last", "Council to spend £84,600 on arches")
    later = read_article(text, id="b", copy=replace(FIRST.copy, text=text) if FIRST.copy else None)
    passage = revision(FIRST, later).passages[0]
    assert passage.headline
    assert passage.kind is ChangeKind.CHANGED


def test_the_same_text_twice() -> None:
    """Nothing was changed, and that is told."""
    found = revision(FIRST, version("again", "2031-02-22T10:00:00Z"))
    assert found.same
    assert found.told is None


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        (version("a"), version("b"), True),
        (version("a", outlet=""), version("b", outlet=""), False),
        (version("a", outlet="Courier"), version("b", outlet="Standard"), False),
        (
            version("a", outlet="", address="https://courier.example/news/1"),
            version("b", outlet="", address="http://www.courier.example/news/1?x=2#c"),
            True,
        ),
        (
            version("a", outlet="", address="https://courier.example/"),
            version("b", outlet="", address="https://courier.example/"),
            False,
        ),
    ],
)
def test_which_articles_are_versions(first: ArticleReading, second: ArticleReading, one: bool) -> None:
    """One page, or one outlet and mostly the same words; two outlets may print one agency's copy."""
    assert bool(dossier(first, second).revisions) is one


def test_versions_are_not_two_outlets() -> None:
    """The newest version alone is laid beside another outlet's article."""
    other = version("standard", outlet="Standard")
    found = dossier(FIRST, MENDED, other)
    (comparison,) = found.comparisons
    assert comparison.articles == ("mended", "standard")
    assert dossier(FIRST, MENDED).comparisons == ()


def test_three_versions_are_shown_one_after_the_other() -> None:
    """Each beside the next."""
    last = version("last", "2031-02-25T10:00:00Z", sum="£84,600", day="15 March")
    found = dossier(last, FIRST, MENDED).revisions
    assert [(one.earlier, one.later) for one in found] == [("first", "mended"), ("mended", "last")]


NOTES = [
    ("This article was amended on 4 May 2031 to correct the sum.", True),
    ("An earlier version of this story incorrectly stated that the firm had won.", True),
    ("Correction: the contract is worth £2m, not £20m.", True),
    ("Clarification: the council has asked us to make clear that bids are open.", True),
    ("This story has been updated to correct the name of the firm.", True),
    ("A previous version of this article gave the closing date as 4 May.", True),
    ("We have corrected this article.", True),
    ("We are happy to make clear that no contract was awarded.", True),
    ("This report originally said that the deal was worth £2m.", True),
    ("The headline of this article was changed to correct the figure.", True),
    ("This article contained an error in the second paragraph.", True),
    ("This article was updated on 4 May with a response from the council.", False),
    ("Update: the council has now replied.", False),
    ("This story was first published on 3 May 2031.", False),
]
NO_NOTES = [
    "An earlier report by the auditors said that the bridge was unsafe.",
    "The contract was amended on 4 May to add a second bridge.",
    "The notice was corrected by the council the next day.",
    "An earlier version of the plan wrongly put the cost at £2m.",
    "“This article was amended,” said Ada Larch.",
    "The council updated its website on Monday.",
    "Corrections officers will move into the building in May.",
]


@pytest.mark.parametrize(("note", "corrects"), NOTES)
def test_notes_are_recognised(note: str, corrects: bool) -> None:
    """What outlets write beneath an article that they changed."""
    article = read_article(f"Head\n\nA bridge will be mended.\n\n{note}", id="a")
    assert [found.corrects for found in correction_notes(article)] == [corrects]


@pytest.mark.parametrize("text", NO_NOTES)
def test_what_is_no_note(text: str) -> None:
    """Contracts, notices, reports and plans are amended too, and that is news."""
    assert not list(correction_notes(read_article(f"Head\n\nA bridge will be mended.\n\n{text}", id="a")))


WORDS = st.lists(st.sampled_from("the bridge cost £2m, and (so) was mended. by a mason “at last” in May".split()))


@given(WORDS, WORDS)
def test_edits_hold_every_word_of_both_sides(first: list[str], second: list[str]) -> None:
    """Nothing is lost: the one side's words are the earlier text, the other's the later."""
    edits = edits_between(" ".join(first), " ".join(second))
    assert sorted(word for edit in edits for word in edit.record) == sorted(first)
    assert [word for edit in edits for word in edit.printed] == second


def test_json_has_the_revisions() -> None:
    """With who was told what, and spans in the text of either version."""
    told = json.loads(encode(dossier_json(dossier(FIRST, MENDED))))["revisions"]
    assert [(one["earlier"], one["later"], one["told"]) for one in told] == [("first", "mended", "named")]
    for passage in told[0]["passages"]:
        for side, article in (("earlier", FIRST), ("later", MENDED)):
            if passage[side]:
                assert article.text[passage[side]["start"] : passage[side]["end"]]
