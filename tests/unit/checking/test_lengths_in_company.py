"""Lengths that are the contract's by what they are told with, and lengths that stay another's."""

from __future__ import annotations

import pytest
from rule_sentences import Row, judged

WRONG = "contradicted: `wrong_number`"


@pytest.mark.parametrize(
    "sentence",
    [
        "The chisels ring from 1 May 2031 until 30 April 2033, a stint of four years.",
        "The arches will be made good for four years from 1 May 2031.",
        "There is £84,600 in it, spread over four years.",
        "The town is offering £84,600 over four years to a mason.",
        "The work starts on 1 May 2031 and is over by 30 April 2033. That makes four years in all.",
        "It begins on 1 May 2031 and ends on 30 April 2033, which gives the masons four years.",
        "The first four years begin in May.",
        "The repair is expected to take four years.",
        "Building will take four years.",
        "Masons wanted for four years of work on the arches.",
        "The town is looking for a mason for four years.",
        "The contract starts on the first of May, for four years.",
        "The deal starts in May and lasts for four years.",
    ],
)
def test_the_contracts_length_in_any_words(sentence: str) -> None:
    """The record's term is two years; an option would make it three."""
    assert judged(Row("duration", "", "20 February", sentence, WRONG)) == WRONG


@pytest.mark.parametrize(
    "sentence",
    [
        "The contract is for three years, with an option for another year.",
        "It is a contract of up to three years, with the possibility of a further 12 months.",
    ],
)
def test_options_on_top_of_a_length_that_counts_them_in(sentence: str) -> None:
    """What comes on top cannot be in it already."""
    assert judged(Row("duration", "", "20 February", sentence, "")) == "partial: `extension_included`"


@pytest.mark.parametrize(
    "sentence",
    [
        "The work starts on 1 May 2031, and the ferry has a licence for four years.",
        "The town has wanted a bridge for four years.",
        "The trust had sought a mason for four years.",
        "It begins on 1 May 2031, which leaves less than four years to make the piece.",
        "The town spent £84,600 over four years.",
        "Planning permission will take four years.",
        "The masons give a guarantee of four years from 1 May 2031.",
        "The town will lose £310,000 over four years.",
        "The mayor will serve four years from 9 May 2031.",
        "The festival ran from 1 May until 3 May 2019. That makes four years in all.",
        "The best four years of his life began on 1 May 2031.",
        "Swimmers have waited four years.",
        "Police wanted him for four years.",
        "An apprentice is looking for a home for four years.",
    ],
)
def test_lengths_of_other_things(sentence: str) -> None:
    """Without a word or a figure of the contract's beside it a length is nobody's."""
    assert judged(Row("duration", "", "20 February", sentence, "nothing")) == "nothing"
