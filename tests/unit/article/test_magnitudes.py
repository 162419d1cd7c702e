"""Sums of which only the size is said. Sentences are invented."""

from __future__ import annotations

import pytest

from onrecord.article.magnitudes import find_magnitudes


@pytest.mark.parametrize(
    ("sentence", "read"),
    [
        ("It is a six-figure sum.", ("six-figure sum", 100_000, 999_999)),
        ("The seven-figure contract was let.", ("seven-figure", 1_000_000, 9_999_999)),
        ("They pay a high five-figure fee.", ("high five-figure fee", 10_000, 99_999)),
        ("A multi-million-pound deal was struck.", ("multi-million-pound", 10**6, 10**9 - 1)),
        ("A multimillion pound deal was struck.", ("multimillion pound", 10**6, 10**9 - 1)),
        ("It cost hundreds of thousands of pounds.", ("hundreds of thousands of pounds", 10**5, 10**6 - 1)),
        ("It is worth millions of pounds a year.", ("millions of pounds a year", 10**6, 10**9 - 1)),
    ],
)
def test_a_sum_by_its_size(sentence: str, read: tuple[str, int, int]) -> None:
    """From the least to the most that the words can mean."""
    [found] = find_magnitudes(sentence)
    assert (found.text, int(found.low), int(found.high)) == read


@pytest.mark.parametrize(
    "sentence", ["Six figures stood in the hall.", "Millions of people came.", "A million pounds was paid."]
)
def test_no_sum_by_its_size(sentence: str) -> None:
    """People, statues, and sums that are exact."""
    assert not find_magnitudes(sentence)
