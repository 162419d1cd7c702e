"""Words as they are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.words import STOPWORDS, fold, fold_word, folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("face-to-face", "Face to face"),
        ("the participants’ views", "The participants' views"),
        ("bricks & mortar", "bricks and mortar"),
        ("£10,000", "10000"),
        ("café", "cafe\u0301"),
        ("either/or", "either or"),
        ("“quoted”, said.", "quoted said"),
    ],
)
def test_the_same_words(one: str, other: str) -> None:
    """Case, accents, apostrophes, hyphens, ampersands and separators of thousands are no difference."""
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"), [("toward", "towards"), ("10.5", "105"), ("colour", "color"), ("10,000", "1,000")]
)
def test_different_words(one: str, other: str) -> None:
    """Any change of wording is one."""
    assert folded(one) != folded(other)


@given(st.text(max_size=80))
def test_spans_lead_back_to_the_text(text: str) -> None:
    """Each word stands where its span says, in order and apart, and folds to what is compared."""
    end = 0
    for word in fold(text):
        assert end <= word.span.start < word.span.end <= len(text)
        assert fold_word(word.span.of(text)) == word.folded
        end = word.span.end


@given(st.text(max_size=80))
def test_folding_with_and_without_spans_agrees(text: str) -> None:
    """The quick way gives the same words."""
    assert folded(text) == [word.folded for word in fold(text)]


@given(st.lists(st.sampled_from(["Bridge", "the", "10,000", "café", "&", "o’clock"]), max_size=8))
def test_folding_is_settled(words: list[str]) -> None:
    """Folded words fold to themselves."""
    once = folded(" ".join(words))
    assert folded(" ".join(once)) == once


def test_stop_words_are_folded_themselves() -> None:
    """So that they can be taken out of folded words."""
    assert {fold_word(word) for word in STOPWORDS} == STOPWORDS
