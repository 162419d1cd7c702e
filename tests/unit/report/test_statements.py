"""A claim in few words: the article's own, cut at words, with the claim whole wherever there is room."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.article import read_article
from onrecord.report.statements import sentence_of, summary_of
from onrecord.report.visible import one_line
from onrecord.values import Span

TEXT = """Headline

The council said on Monday that the bridge, which has been shut since the winter, will be repaired at a cost of \
£620,000 by a firm from Otterholme that nobody had heard of before. Work begins in June."""


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def test_the_words_around_a_claim_are_kept_as_far_as_they_fit() -> None:
    """On both sides, by whole words, with the cuts marked."""
    article = read_article(TEXT, id="a")
    assert summary_of(article, span("£620,000"), 75) == (
        "… will be repaired at a cost of £620,000 by a firm from Otterholme that …"
    )
    assert summary_of(article, span("in June"), 75) == "Work begins in June."
    assert sentence_of(article, span("Headline")) == "Headline"


def test_a_long_claim_is_cut_in_its_middle() -> None:
    """Both ends of a quotation matter."""
    article = read_article(TEXT, id="a")
    told = summary_of(
        article, span("the bridge, which has been shut since the winter, will be repaired at a cost of"), 60
    )
    assert told.startswith("the bridge")
    assert told.endswith("at a cost of")
    assert len(told) <= 60


@given(st.text(alphabet="ab £1,.\n“”\u202e", min_size=1, max_size=200), st.data())
def test_it_is_never_longer_and_never_other_words(text: str, data: st.DataObject) -> None:
    """Whatever the text and wherever the claim."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    article = read_article(text, id="a")
    told = summary_of(article, Span(start, end), 40)
    assert len(told) <= 40
    sentence = sentence_of(article, Span(start, end))
    for part in told.removeprefix("… ").removesuffix(" …").split(" … "):
        assert one_line(part) in sentence
