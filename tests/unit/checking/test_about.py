"""Whether a sum or a length is said of the contract itself."""

from __future__ import annotations

import pytest
from invented import context, release, tender

from onrecord.checking.about import Nearness, about_another, length_of_contract, nearness_of_sum

NOTICE = release(tender=tender())


def nearness(text: str) -> Nearness:
    """How surely the first sum of an article is the contract's."""
    beside = context(text, NOTICE)
    return nearness_of_sum(beside.article.sums[0].span, beside)


@pytest.mark.parametrize(
    "text",
    [
        "Masons wanted\n\nThe contract is worth £51,000.",
        "Masons wanted\n\nA £51,000 contract is on offer.",
        "Masons wanted\n\nThe work was put at a price of £51,000.",
        "Masons wanted\n\nThe council is splashing out £51,000.",
        "Town to pay £51,000 for bridge\n\nMasons are wanted.",
        "Fury over £51,000\n\nMasons are wanted.",  # a headline is about the contract
    ],
)
def test_a_price_by_the_words_around_it(text: str) -> None:
    """Held against the article when it is wrong."""
    assert nearness(text) is Nearness.SURE


@pytest.mark.parametrize(
    "sentence",
    [
        "A raffle made £51,000.",
        "A similar scheme cost £51,000.",
        "In 1998 the contract was worth £51,000.",
        "Elsewhere, a contract worth £51,000 was let.",
    ],
)
def test_a_sum_that_nothing_ties_to_the_contract(sentence: str) -> None:
    """Believed when it fits the record, and never held against the article."""
    assert nearness(f"Masons wanted\n\n{sentence}") is Nearness.LOOSE


@pytest.mark.parametrize(
    "sentence",
    [
        "They raised £51,000.",
        "It will save £51,000.",
        "There is a shortfall of £51,000.",
        "It has a £51,000 deficit.",
        "Two £51,000 vans were bought.",
        "“The contract is worth £51,000,” said Ada Brook.",
    ],
)
def test_money_of_another_kind(sentence: str) -> None:
    """Savings, gaps, prices of single things and sums in somebody's mouth are never compared with the record."""
    assert nearness(f"Masons wanted\n\n{sentence}") is Nearness.OTHER


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("The contract lasts for two years.", True),
        ("It is a two-year deal.", True),
        ("It will run for two years.", True),
        ("The firm has traded for two years.", False),
        ("A similar contract ran for two years.", False),
        ("It will save £5,000 over two years.", False),
        ("It was the coldest winter for two years.", False),
    ],
)
def test_a_length_of_the_contract(sentence: str, own: bool) -> None:
    """The words say that the contract lasts so long; a history or a saving does not."""
    beside = context(f"Masons wanted\n\n{sentence}", NOTICE)
    assert length_of_contract(beside.article.durations[0].span, beside) is own


@pytest.mark.parametrize(
    ("sentence", "another"),
    [
        ("The contract is worth £51,000.", False),
        ("A neighbouring council paid £51,000.", True),
        ("Its previous contract was worth £51,000.", True),
        ("Her contract is worth £51,000.", True),
    ],
)
def test_a_sentence_that_has_turned_to_something_else(sentence: str, another: bool) -> None:
    """By words before the sum."""
    beside = context(f"Masons wanted\n\n{sentence}", NOTICE)
    assert about_another(beside.article.sums[0].span, beside) is another
