"""Laws of pages: whatever tags they are made of, an article comes of them or a message, and its blocks are its text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.article import read_article
from onrecord.article.intake import take_copy
from onrecord.errors import InputError

TAGS = """
    html head body main article section div p h1 h2 h3 ul li ol table tr td th figure figcaption blockquote aside span
    a b br hr img time header footer nav form input script style template noscript title meta link pre code dl dt dd q
    """.split()
CLASSES = (
    "byline standfirst caption pullquote date author related newsletter hidden article-body share comments".split()
)
TEXTS = """
    The council has awarded a contract worth £25,000 to Larch & Tern Ltd for two years.
    “We are glad,” said Ada Larch.
    Bids closed on 4 July 2031.
    By Ann Lee
    5 March 2031
    &nbsp; &lt;b&gt; &#0; \u202e < > ' " --&gt; ]]&gt;
    """.splitlines()
WORDS = st.sampled_from([*TEXTS, *"&nbsp; &lt; &#0; \u202e < > ' \" --> ]]>".split()])


@st.composite
def tags(draw: st.DrawFn) -> str:
    """One tag, opened or closed, with attributes now and then."""
    name = draw(st.sampled_from(TAGS))
    shape = draw(st.integers(0, 5))
    if shape == 0:
        return f"</{name}>"
    if shape == 1:
        return f'<{name} class="{draw(st.sampled_from(CLASSES))}">'
    if shape == 2:
        return f"<{name} style='display:none' datetime=2031-03-05 property=og:title content='x"
    return f"<{name}>"


SOUP = st.lists(st.one_of(tags(), WORDS), max_size=60).map("".join)


@given(SOUP)
@settings(max_examples=60, deadline=None)
def test_any_soup_of_tags_is_an_article_or_bad_input(soup: str):
    """Never anything else; and what is read of it has blocks in order that are all of the text."""
    try:
        copy = take_copy(f"<!doctype html>{soup}".encode(), where="a", name="a.html")
    except InputError:
        return
    at = 0
    for block in copy.blocks or ():
        assert copy.text[at : block.span.start].strip() == ""
        assert at <= block.span.start < block.span.end
        at = block.span.end
    assert copy.text[at:].strip() == ""
    reading = read_article(copy.text, id="a", copy=copy)
    assert all(said.span.of(copy.text) == said.text for said in (*reading.quotations, *reading.sums, *reading.dates))


@given(SOUP)
@settings(max_examples=25, deadline=None)
def test_a_page_is_read_the_same_every_time(soup: str):
    """Nothing of one page stays for the next."""
    content = f"<!doctype html><h1>Head</h1><p>The council has paid a fair sum for it.</p>{soup}".encode()
    assert _told(content) == _told(content)


def _told(content: bytes) -> object:
    try:
        return take_copy(content, where="a", name="a.html")
    except InputError as error:
        return error.sentence
