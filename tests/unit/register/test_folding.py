"""Texts folded many at a time, and phrases packed many at a time, are those of one at a time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.words import folded
from onrecord.register.folding import fold_texts, fold_words
from onrecord.register.keyfile import RECORD_BITS
from onrecord.register.phrases import PhraseKeys, phrase_keys

HARD = [
    *("A1.5 o'1.5 1.5.2 1,500,00 1,500kg 1,2345 12.1.3,400 1.5k", "'' a''b x'''y don't 'q' a’’b 1’500.5 ʼn"),
    *(
        "& a&b",
        "É’s naïve Straße ﬁn ½ x² ٣.٥ 1,٢٣٤ 5.٣",
        "\x1f a \x1e b",
        "",
        " ",
        "a\nb\tc\u2028d\u00a01.5",
        "1\u00a0000.5",
    ),
]
TEXTS = st.lists(st.text(st.sampled_from("aB1.,'’& _é0½ß-–\x1f\x1e\n£\u00a0"), max_size=30) | st.sampled_from(HARD))
WORDS = ["open", "spaces", "strategy", "café", "2.5", "and", "s", "of", "the", "наименование"]


@given(TEXTS)
def test_many_texts_are_folded_as_each_by_itself(texts: list[str]) -> None:
    """As `reading.words` folds them, be they folded one by one or all at once."""
    assert [fold_words(text) for text in texts] == [folded(text) for text in texts]
    if texts:
        assert [line.split() for line in fold_texts(texts).decode().split("\n")] == [folded(text) for text in texts]


@given(st.lists(st.lists(st.sampled_from(WORDS)), min_size=1), st.sampled_from([1, 4]))
def test_phrases_packed_at_once_are_those_of_each_text(texts: list[list[str]], step: int) -> None:
    """Few texts go the plain way, many through whole arrays; the keys are those that an article is looked up by."""
    # Over the size up to which the plain way is taken.
    many = texts * (20_000 // max(1, sum(len(word) for words in texts for word in words)) + 1)
    for each in (texts, many):
        phrases = PhraseKeys(step)
        counts = phrases.add("\n".join(map(" ".join, each)).encode(), range(len(each)))
        wanted = {key << RECORD_BITS | place for place, words in enumerate(each) for key in phrase_keys(words, step)}
        assert counts == [len(words) for words in each]
        assert phrases.packed().tolist() == sorted(wanted)
