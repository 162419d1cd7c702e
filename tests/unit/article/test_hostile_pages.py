"""Pages that were built to hurt: each ends, within bounds, as an article or as a message that names the bound."""

from __future__ import annotations

import pytest

from onrecord.article import read_article
from onrecord.article.copy import Copy
from onrecord.article.intake import LARGEST, LARGEST_PAGE, take_copy
from onrecord.article.pages.tree import DEEPEST, MOST_ATTRIBUTES, MOST_ELEMENTS
from onrecord.errors import InputError

HEAD = "<html><body><article><h1>Head of it</h1>"
PARAGRAPHS = "".join(f"<p>The council has paid £5,{n}00 for the contract, it said on {n} May.</p>" for n in range(1, 4))
FIRST = "The council has paid £5,100 for the contract, it said on 1 May."


def page(source: str | bytes) -> Copy:
    content = source.encode("utf-8", "surrogatepass") if isinstance(source, str) else source
    return take_copy(content, where="a.html", name="a.html")


@pytest.mark.parametrize(
    ("source", "bound"),
    [
        (HEAD + "<div>" * 100_000 + PARAGRAPHS, f"more than {DEEPEST} deep"),
        (HEAD + "<p>never closed " * (MOST_ELEMENTS + 1), f"more than {MOST_ELEMENTS:,} elements"),
        (HEAD + "<p " + " ".join(f"a{n}=x" for n in range(2_000)) + ">x", f"more than {MOST_ATTRIBUTES} attributes"),
        (HEAD + "<p " + "/".join(f"a{n}='>'" for n in range(2_000)) + ">x", f"more than {MOST_ATTRIBUTES} attributes"),
        ("x" * (LARGEST_PAGE + 1), f"more than {LARGEST_PAGE:,} bytes"),
        (HEAD + "<p>" + "a word " * (LARGEST // 7 + 10), f"more than {LARGEST:,} bytes"),
        ("<html><body><nav>Menu</nav></body></html>", "no article was found"),
        ("<html></html>", "no article was found"),
        ("<html><body>" + "<" * 10_000, "no article was found"),
    ],
    ids=["deep", "unclosed", "attributes", "attributes between marks", "large", "long", "menu", "empty", "brackets"],
)
def test_a_page_beyond_a_bound_is_bad_input_and_the_bound_is_named(source: str, bound: str):
    """Exit code 3, with the file and what to do."""
    with pytest.raises(InputError, match=bound) as caught:
        page(source)
    assert caught.value.exit_code == 3
    assert caught.value.where == "a.html"


@pytest.mark.parametrize(
    "noise",
    [
        "<script>var price = '£99m contract';</script>",
        "<script>if (a<b) { '" + "x " * 3_000 + "' }</script>",
        "<style>.a:after { content: '£99m contract' }</style>",
        "<template><p>A contract worth £99m was signed in secret.</p></template>",
        "<noscript><p>A contract worth £99m was signed in secret.</p></noscript>",
        "<p hidden>A contract worth £99m was signed in secret.</p>",
        "<p style='Display : None'>A contract worth £99m was signed in secret.</p>",
        "<div style='visibility:hidden'><p>A contract worth £99m was signed in secret.</p></div>",
        "<p class='x visually-hidden'>A contract worth £99m was signed in secret.</p>",
        "<dialog><p>A contract worth £99m was signed in secret.</p></dialog>",
        "<!-- A contract worth £99m was signed in secret. -->",
        "<svg><text>A contract worth £99m was signed in secret.</text></svg>",
        "<textarea>A contract worth £99m was signed in secret.</textarea>",
        "<iframe srcdoc='&lt;p&gt;A contract worth £99m&lt;/p&gt;'>£99m</iframe>",
        "<input value='£99m'><img alt='£99m' src=x onerror='£99m'>",
    ],
)
def test_what_no_reader_sees_is_not_read(noise: str):
    """Hidden words would be the easiest way to have an article say what it does not."""
    copy = page(HEAD + PARAGRAPHS + noise + "<p>It will pay the rest of it next year, it said.</p>")
    assert "99m" not in copy.text
    assert FIRST in copy.text
    assert copy.text.endswith("It will pay the rest of it next year, it said.")


@pytest.mark.parametrize(
    "start",
    [
        "",
        "<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'><!ENTITY c '&b;&b;&b;'>]>",
        "<?xml version='1.0'?><!DOCTYPE html [<!ENTITY c SYSTEM 'file:///etc/passwd'>]>",
        "<?xml version='1.0' encoding='UTF-16'?>",
    ],
)
def test_entities_are_neither_nested_nor_fetched(start: str):
    """A bomb of them stays a few letters, and no file is opened."""
    copy = page(start + HEAD + PARAGRAPHS + "<p>And &c; it was all that it said about it.</p>")
    assert len(copy.text) < 400
    assert "root:" not in copy.text


@pytest.mark.parametrize(
    "json",
    [
        "[" * 50_000,
        '{"@type":' * 5_000,
        "null",
        "{",
        '{"@type":"NewsArticle","datePublished":{"a":1},"publisher":[[]]}',
    ],
)
def test_json_that_is_none_says_nothing(json: str):
    """Neither a crash nor a date."""
    script = f'<html><head><script type="application/ld+json">{json}</script></head><body><article><h1>Head of it</h1>'
    copy = page(script + PARAGRAPHS)
    assert copy.masthead.published is None
    assert FIRST in copy.text


def test_controls_and_lone_surrogates_do_no_harm():
    """NULs go, marks of direction stay for the screen to show, what is no character is none."""
    copy = page(HEAD + "<p>It pa\0id \u202e000,5£\u202c to &#xD800;&#0; the firm, all of it at once.</p>" + PARAGRAPHS)
    assert "It paid \u202e000,5£\u202c to" in copy.text
    assert "\0" not in copy.text
    copy.text.encode()


def test_a_comment_that_is_never_closed_ends_the_page():
    """As in a browser: what follows it is no text."""
    assert "later" not in page(HEAD + PARAGRAPHS + "<!-- " + "<p>later</p>" * 1_000).text


def test_an_article_of_nothing_but_quotations_is_read():
    """Marks without end, in a page."""
    copy = page(HEAD + "<p>It said: " + "“a ” " * 3_000 + "</p>" + PARAGRAPHS)
    assert len(read_article(copy.text, id="a", copy=copy).quotations) > 1_000
