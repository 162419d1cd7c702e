"""Number words and digits, read as papers print them."""

import re
from decimal import Decimal

import pytest

from onrecord.article.numbers import DIGITS, WORDS, number_of

IN_WORDS = [
    ("one", "1"),
    ("SIX", "6"),
    ("eighteen", "18"),
    ("twenty-two", "22"),
    ("ninety nine", "99"),
    ("a hundred", "100"),
    ("one hundred and five", "105"),
    ("eleven hundred", "1100"),
    ("a dozen", "12"),
    ("half a dozen", "6"),
    ("two dozen", "24"),
    ("half a million", "500000"),
    ("half-a-million", "500000"),
    ("a quarter of a million", "250000"),
    ("three-quarters of a million", "750000"),
    ("two and a half million", "2500000"),
    ("three and a quarter", "3.25"),
    ("two million three hundred thousand", "2300000"),
]


@pytest.mark.parametrize(("words", "number"), IN_WORDS)
def test_number_words_are_found_whole_and_read(words: str, number: str) -> None:
    """The fragment matches all of the words, and the reader gives their number."""
    found = re.match(WORDS, words, re.IGNORECASE)
    assert found
    assert found.group() == words
    assert number_of(words) == Decimal(number)


@pytest.mark.parametrize(
    ("digits", "number"),
    [("25,000", "25000"), ("22,682,504.94", "22682504.94"), ("0.4", "0.4"), ("1500", "1500"), ("1,25,000", "125000")],
)
def test_digits_with_separators_are_read(digits: str, number: str) -> None:
    """English and Indian grouping, with and without decimals."""
    assert re.fullmatch(DIGITS, digits)
    assert number_of(digits) == Decimal(number)


@pytest.mark.parametrize("words", ["several", "a", "and", "many a one", "", "1.2.3"])
def test_what_is_no_number_gives_none(words: str) -> None:
    """Articles, joints and vague words have no value."""
    assert number_of(words) is None


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("one point six million", "1600000"),
        ("four point eight", "4.8"),
        ("three point two five billion", "3250000000"),
        ("nought point five million", "500000"),
        ("a million and a half", "1500000"),
        ("sixteen million and eight hundred thousand", "16800000"),
        ("six hundred and fifty", "650"),
    ],
)
def test_numbers_as_they_are_said_aloud(words: str, number: str) -> None:
    """Points, halves behind the scale, and "and" between thousands."""
    assert number_of(words) == Decimal(number)
