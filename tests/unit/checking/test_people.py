"""Which names in an article are the buyer's or a supplier's."""

from __future__ import annotations

from itertools import pairwise

import pytest
from invented import context, reading, release, tender

from onrecord.checking.people import (
    buys,
    is_body,
    is_same,
    known_to_record,
    mentions,
    named_in_full,
    names_another,
    sells,
)

NOTICE = release(tender=tender(description="Tenders will be opened with the Cragside Trust."))


@pytest.mark.parametrize(
    ("sentence", "name", "buyer", "seller", "body"),
    [
        ("Otterholme Town Council wants a mason.", "Otterholme Town Council", True, False, True),
        ("A notice was posted by Otterholme Town Council.", "Otterholme Town Council", True, False, True),
        ("Otterholme Town Council met.", "Otterholme Town Council", False, False, True),
        ("Otterholme chiefs met.", "Otterholme", True, False, True),
        ("Bosses at Otterholme met.", "Otterholme", True, False, True),
        ("Otterholme splurges £5.", "Otterholme", True, False, True),
        ("Stonefold Ltd won the contract.", "Stonefold Ltd", False, True, False),
        ("Stonefold Ltd, of Cragside, was appointed.", "Stonefold Ltd", False, True, False),
        ("The contract went to Stonefold Ltd.", "Stonefold Ltd", False, True, False),
        ("Stonefold Ltd won a medal.", "Stonefold Ltd", False, False, False),
        ("The former contractor Stonefold Ltd was appointed.", "Stonefold Ltd", False, False, False),
        ("Stonefold Ltd bid for it.", "Stonefold Ltd", False, False, False),
    ],
)
def test_the_words_around_a_name_give_its_part(sentence: str, name: str, buyer: bool, seller: bool, body: bool) -> None:
    """Who buys, who was awarded the work, and what is a public body."""
    beside = context(f"Masons wanted\n\n{sentence}", NOTICE)
    span = next(s for s in mentions(beside) if s.of(beside.text) == name)
    assert (buys(span, beside), sells(span, beside), is_body(span, beside)) == (buyer, seller, body)


@pytest.mark.parametrize(
    "sentence", ["“Stonefold Ltd won it,” said Ada Brook.", "Two councillors met.", "Town chiefs met.", "It was cold."]
)
def test_what_is_no_mention(sentence: str) -> None:
    """Names in somebody's words, numbers and common words are not the article's own naming of a body."""
    beside = context(f"Masons wanted\n\n{sentence}", NOTICE)
    assert [s.of(beside.text) for s in mentions(beside) if s.of(beside.text) != "Ada Brook"] == []


def test_mentions_stand_apart_in_reading_order() -> None:
    """No two overlap."""
    beside = context("Masons wanted\n\nOtterholme Town Council chiefs met Stonefold Ltd at Cragside.", NOTICE)
    spans = list(mentions(beside))
    assert spans == sorted(spans)
    assert not [1 for a, b in pairwise(spans) if a.overlaps(b)]


BUYER = reading(release(buyer={"name": "Norland Office for Policing and Crime"}, tender=tender())).names[0]


@pytest.mark.parametrize(
    ("said", "same"),
    [
        ("Norland Office for Policing and Crime", True),
        ("the Norland Office of Policing & Crime", True),
        ("NOPAC", True),
        ("Nopac", True),
        ("Norland Office for Transport", False),
        ("NOPE", False),
        ("", False),
    ],
)
def test_one_body_under_many_names(said: str, same: bool) -> None:
    """Its forms, its initials, and initials written as a word."""
    assert is_same(said, BUYER, short=False) is same


def test_a_short_form_counts_only_where_it_may() -> None:
    """Others share it: only the words around can make it this body."""
    name = reading(release(buyer={"name": "Stonefold Masonry Ltd"}, tender=tender())).names[0]
    assert is_same("Stonefold", name, short=True)
    assert not is_same("Stonefold", name, short=False)


def test_a_full_name_is_read_where_it_stands() -> None:
    """A part of the record's name is the name; another name beside it is not."""
    beside = context("Masons wanted\n\nOtterholme Town Council and Fellgate Borough Council met.", NOTICE)
    buyer = beside.record.names[0]
    whole = beside.text.index("Otterholme")
    spans = {s.of(beside.text): s for s in mentions(beside)}
    part = spans["Otterholme Town Council"]
    assert named_in_full(type(part)(whole, whole + len("Otterholme")), buyer, beside)
    assert not named_in_full(spans["Fellgate Borough Council"], buyer, beside)


def test_what_the_record_speaks_of() -> None:
    """In whatever role, in prose too."""
    beside = context("Masons wanted", NOTICE)
    assert known_to_record("Cragside Trust", beside)
    assert known_to_record("Otterholme", beside)
    assert not known_to_record("Fellgate Builders", beside)


def test_a_sentence_about_somebody_else() -> None:
    """A buyer or seller whom the record does not know."""
    text = "Masons wanted\n\nFellgate Builders Ltd won a contract worth £5,000."
    beside = context(text, NOTICE)
    assert names_another(beside.article.sums[0].span, beside)
