"""In whose mouth an article puts a claim: invented sentences, the words asked about, and the speaker."""

from __future__ import annotations

import pytest

from onrecord.article.read import read_article
from onrecord.checking.voices import voice_of
from onrecord.values import Span

SPOKEN = [
    ("“The bill is £4m,” said Ann Lee.", "£4m", "Ann Lee"),
    ("Ann Lee said the bill was £4m.", "£4m", "Ann Lee"),
    ("Ann Lee left early. She said the bill was £4m.", "£4m", "Ann Lee"),
    ("The bill was £4m, according to the council.", "£4m", "the council"),
    ("Ann Lee said the bill of “£4m” was absurd.", "£4m", "Ann Lee"),
    ("Ann Lee left early. She said the bill of “£4m” was absurd.", "£4m", "Ann Lee"),
]
UNSPOKEN = [
    ("The bill was £4m.", "£4m"),
    ("According to the notice, the bill was £4m.", "£4m"),
    ("It is understood that the bill was £4m.", "£4m"),
    ("Ann Lee asked the council to pay £4m.", "£4m"),
    ("Ann Lee said it was late. The bill was £4m.", "£4m"),
]


def voice(text: str, words: str) -> str | None:
    article = read_article(f"Row over bill\n\n{text}", id="a")
    start = article.text.index(words)
    found = voice_of(Span(start, start + len(words)), article)
    return found.name.of(article.text) if found else None


@pytest.mark.parametrize(("text", "words", "speaker"), SPOKEN)
def test_a_claim_may_be_somebodys_word(text: str, words: str, speaker: str) -> None:
    """Quoted or not; a pronoun is looked up."""
    assert voice(text, words) == speaker


@pytest.mark.parametrize(("text", "words"), UNSPOKEN)
def test_a_claim_may_be_nobodys_but_the_articles(text: str, words: str) -> None:
    """Also the notice's, what is asked for, and what nobody in particular is said to have said."""
    assert voice(text, words) is None
