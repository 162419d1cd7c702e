"""Whom the pronoun stands for that speaks a quotation: invented sentences, with the words for whoever is meant."""

from __future__ import annotations

import pytest

from onrecord.article.meant import words_of_source
from onrecord.article.read import read_article

MEANT = [
    ("Ann Lee, who has run the kiosk since May, was not amused. “It is late,” she said.", "Ann Lee"),
    ("Ann Lee was not amused.\n\n“It is late,” she said.", "Ann Lee"),
    ("Its leader, Cllr Graham Hart, pointed to the sum. “Whose money is it?” he said.", "Cllr Graham Hart"),
    ("That tenant, Morag Vane, lives on the top floor. “Out of order again,” she said.", "Morag Vane"),
    ("Among them is Alan Moss, a retired driver. He counts cars. “My record is nine,” he said.", "Alan Moss"),
    ("Gareth Vane gave a demonstration. A man came in. Mr Vane tapped twice. “That’s it,” he said.", "Gareth Vane"),
    ("A tenant in Marl said that she had waited. “I have a carrier bag,” she said.", "A tenant in Marl"),
    ("One bidder who lost was calm. “It is the ceiling,” he said.", "One bidder"),
    (
        "Cllr Hart, the member for Marl, rose. Her target is 70. “We have advertised,” she said.",
        "Cllr Hart",
    ),
    ("Mrs Vane spoke. Mr Moss listened. “It is late,” she said.", "Mrs Vane"),
    ("A mother of two spoke. A porter listened. “It is late,” he said.", "A porter"),
    ("Ann Lee lost. Neighbours were glad. “It is late,” she said.", "Ann Lee"),
    ("Ann Lee lost. A third may follow. “It is late,” she said.", "Ann Lee"),
    ("The notice is a treat. The council, it says, wishes to “count the otters on the Marl”.", "The notice"),
]
NOT_MEANT = [
    "The bridge was shut. “It is late,” she said.",
    "Neighbours were glad. “It is late,” she said.",
    "Mr Moss listened. “It is late,” she said.",
    "Her target is 70. “We have advertised,” she said.",
    "Some memories remain. “It leaked,” he said.",
]


@pytest.mark.parametrize(("body", "name"), MEANT)
def test_a_pronoun_stands_for_whoever_was_named_last_and_whom_it_fits(body, name):
    """The words beside the quotation stay what they are."""
    text = f"Some headline here\n{body}"
    quotation = read_article(text, id="t").quotations[-1]
    assert quotation.speaker.of(text) in ("he", "she", "it")
    assert quotation.named.of(text) == name


@pytest.mark.parametrize("body", NOT_MEANT)
def test_where_nobody_fits_it_stays_a_pronoun(body):
    """Nothing is better than somebody else's name."""
    text = f"Some headline here\n{body}"
    quotation = read_article(text, id="t").quotations[-1]
    assert quotation.meant is None
    assert quotation.named == quotation.speaker


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Ann Lee was not amused. “It is late,” she said.", "Ann Lee"),
        ("A tenant in Marl was not amused. “It is late,” she said.", "she"),
        ("A spokeswoman for FTF was not amused. “It is late,” she said.", "she"),
        ("Marl Foods was not amused. “It is late,” it said.", "it"),
        ("“It is late,” said Ann Lee.", "Ann Lee"),
    ],
)
def test_a_name_names_the_source_and_a_description_elsewhere_does_not(body, words):
    """What `check --json` gives as the speaker."""
    text = f"Some headline here\n{body}"
    quotation = read_article(text, id="t").quotations[-1]
    assert words_of_source(quotation, text).of(text) == words


def test_a_quotation_that_nobody_speaks_has_no_source():
    """Scare quotes and titles."""
    text = "Some headline here\nThe “fast” ferry was late."
    assert words_of_source(read_article(text, id="t").quotations[0], text) is None
