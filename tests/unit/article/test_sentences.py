"""Cutting paragraphs into sentences, with quotations whole."""

from __future__ import annotations

import pytest

from onrecord.article.blocks import find_blocks
from onrecord.article.quotations import find_quotations
from onrecord.article.sentences import find_sentences

ONE_SENTENCE = [
    "Mr. Lee met Dr. Day and Prof. Fox at St. Mary’s.",
    "It paid £1.2m for lot No. 4 of the job.",
    "Bids close at 5 p.m. on Friday.",
    "Bids close at 9 a.m. sharp.",
    "J. P. Morgan and A.J. Ross were there.",
    "The U.S. firm and the U.K. firm agreed.",
    "Acme Ltd. and Bolt Inc. won it.",
    "It rose by 3.5 per cent to 10.25.",
    "Goats, sheep, etc. are let in.",
    "He waited ... and waited.",
    "See paras. 3 and 4, i.e. the terms.",
    "“It came. It saw. It went,” said Ann Lee.",
    "She said: “It came. It saw.”",
    "“Why? Who knows?” asked Ann Lee.",
    "“Stop!” Ann Lee said to the goat.",
    "He calls it (see p. 4) a “win. Or not” for all.",
]


def cut(text: str) -> list[str]:
    blocks = find_blocks(text)
    return [s.span.of(text) for s in find_sentences(text, blocks, find_quotations(text, blocks))]


@pytest.mark.parametrize("sentence", ONE_SENTENCE)
def test_stops_inside_a_sentence_do_not_cut_it(sentence):
    """Abbreviations, initials, decimals, ellipses, and stops between marks of quotation."""
    assert cut(f"Head\n{sentence}") == ["Head", sentence]


PAIRS = [
    ("It cost £1.2m.", "It was late."),
    ("The mayor was told at 5 p.m.", "The goat was fed."),
    ("It went to Acme Ltd.", "The goat stayed."),
    ("Was it late?", "It was!"),
    ("She said: “It is late.”", "He left."),
    ("“It is late,” she said.", "“It is dark.”"),
    ("“It is late.”", "“It is dark.”"),
    ("It waited…", "Nobody came."),
    ("It was lot No. 4.", "Lot 5 was next."),
    ("(It was late.)", "He left."),
]


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_sentences_are_cut_at_their_ends(first, second):
    """A stop, a question mark, an ellipsis, or a quotation that ends in one."""
    assert cut(f"Head\n{first} {second}") == ["Head", first, second]


def test_each_sentence_knows_its_block():
    """Blocks never share a sentence."""
    text = "Head\n\nOne. Two.\n\nThree"
    blocks = find_blocks(text)
    assert [s.block for s in find_sentences(text, blocks, [])] == [0, 1, 1, 2]
