"""Articles read from pages: ten British layouts, written for the purpose, with invented outlets and people.

In `tests/pages/` every block that a reader would call the article carries `data-gold` with its kind; the attribute is
taken out before the page is read.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from lxml import html

from onrecord.article import Copy, read_article
from onrecord.article.encoding import decode
from onrecord.article.intake import take_copy
from onrecord.article.pages.tree import words_of

PAGES = Path(__file__).parents[2] / "pages"
NAMES = sorted(path.name for path in PAGES.glob("*.html"))
UNSEEN = sorted(f"unseen/{path.name}" for path in PAGES.glob("unseen/*.html"))
"""Written when all was done, and measured once before anything was changed: F1 0.972, no paragraph lost."""
BODY = ("p", "headline", "standfirst")
LEAST_F1 = 0.99
"""Measured November 2026: 0.999, on pages that the settings were made on; see `UNSEEN` for others."""
KINDS = {"headline": "headline", "standfirst": "standfirst", "caption": "caption"}


@cache
def copy_of(name: str) -> Copy:
    content = re.sub(rb' data-gold="\w+"', b"", (PAGES / name).read_bytes())
    return take_copy(content, where=name, name=name)


@cache
def gold_of(name: str) -> tuple[tuple[str, str], ...]:
    """Kind and words of every block that is the article's, in order."""
    content = (PAGES / name).read_bytes()
    tree = html.document_fromstring(decode(content, where=name, page=True).text)
    return tuple((e.get("data-gold"), words_of(e)) for e in tree.iter() if e.get("data-gold"))


def counted(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def read_words(name: str) -> Counter[str]:
    """The words of the text, without what tells of the article itself: byline, dateline, pull quotes."""
    copy = copy_of(name)
    aside = ("byline", "dateline", "pull_quote")
    return counted(" ".join(b.span.of(copy.text) for b in copy.blocks if b.kind.value not in aside))


def f1(found: Counter[str], gold: Counter[str]) -> float:
    shared = sum((found & gold).values())
    return 2 * shared / (sum(found.values()) + sum(gold.values()))


@pytest.mark.parametrize("name", [*NAMES, *UNSEEN])
def test_every_paragraph_of_the_body_is_a_block_of_its_own_in_order(name: str):
    """Nothing of the article is lost, run together or moved."""
    copy = copy_of(name)
    blocks = [block.span.of(copy.text) for block in copy.blocks]
    wanted = [words for kind, words in gold_of(name) if kind in BODY]
    places = [blocks.index(words) for words in wanted]
    assert places == sorted(places)


@pytest.mark.parametrize("name", NAMES)
def test_none_of_the_furniture_is_read(name: str):
    """No cookie banner, newsletter box, menu, comment, related link, script, template or hidden word."""
    copy = copy_of(name)
    gold = [words for _, words in gold_of(name)]
    aside = ("byline", "dateline", "pull_quote")
    blocks = [b.span.of(copy.text) for b in copy.blocks if b.kind.value not in aside]
    assert [block for block in blocks if not any(words in block for words in gold)] == []


def test_words_of_the_body_are_found():
    """F1 over the words of all pages, pinned."""
    found, gold = Counter[str](), Counter[str]()
    for name in NAMES:
        found += read_words(name)
        gold += counted(" ".join(words for _, words in gold_of(name)))
        assert f1(read_words(name), counted(" ".join(w for _, w in gold_of(name)))) > 0.95, name
    assert f1(found, gold) >= LEAST_F1


def test_words_of_pages_that_nothing_was_made_for():
    """Layouts that the settings were not made on; one box of advertisement slipped in at first."""
    found, gold = Counter[str](), Counter[str]()
    for name in UNSEEN:
        found += read_words(name)
        gold += counted(" ".join(words for _, words in gold_of(name)))
    assert f1(found, gold) >= 0.97


@pytest.mark.parametrize("name", NAMES)
def test_kinds_of_block_are_those_of_the_page(name: str):
    """Headline, standfirst and captions are told apart."""
    copy = copy_of(name)
    kinds = {block.span.of(copy.text): block.kind.value for block in copy.blocks}
    for kind, words in gold_of(name):
        if kind in KINDS:
            assert next(k for block, k in kinds.items() if words in block) == kind


@pytest.mark.parametrize("name", NAMES)
def test_blocks_cover_the_text(name: str):
    """Spans are in order, and between them stands nothing but white space."""
    copy, at = copy_of(name), 0
    for block in copy.blocks:
        assert copy.text[at : block.span.start].strip() == ""
        assert block.span.start >= at
        at = block.span.end
    assert at == len(copy.text)


@pytest.mark.parametrize(
    ("name", "published", "where", "outlet"),
    [
        ("regional-tabloid.html", "2024-05-21T16:10:00Z", "JSON-LD datePublished", "Westmarch Evening Courier"),
        ("broadsheet.html", "2024-06-06T05:00:09.000Z", "JSON-LD datePublished", "The County Standard"),
        ("broadcaster.html", "2031-03-05T14:03:10.000Z", "JSON-LD datePublished", "Aire FM News"),
        ("amp.html", "2031-09-18", "JSON-LD datePublished", "Hexley Herald"),
        ("live-blog.html", "2031-02-20T09:00:00+00:00", "JSON-LD datePublished", "Westmarch Live"),
        ("council-release.html", "2031-03-12", "dateline", "Eastholm Borough Council"),
        ("local-blog.html", "2031-07-09T20:15:33+00:00", "meta article:published_time", "Penrudd Watch"),
        ("hidden-parts.html", "2031-11-03T06:30:00Z", "meta datepublished", "Marlow Sands Gazette"),
        ("old-table.html", "2024-10-08", "dateline", ""),
        ("welsh-release.html", "2031-04-02T10:00:00+01:00", "meta article:published_time", "Cyngor Gwenlas"),
    ],
)
def test_the_page_says_when_and_by_whom(name: str, published: str, where: str, outlet: str):
    """The day of publication with its precision, where it stands, and the outlet."""
    copy = copy_of(name)
    reading = read_article(copy.text, id=name, copy=copy)
    assert reading.published is not None
    assert (reading.published.text, reading.published_from, copy.masthead.outlet) == (published, where, outlet)


def test_a_date_that_is_given_wins():
    """The command line knows better than the page."""
    copy = copy_of("amp.html")
    given = copy_of("regional-tabloid.html").masthead.published
    reading = read_article(copy.text, id="a", copy=copy, published=given)
    assert (reading.published, reading.published_from) == (given, "given")


def test_the_page_says_when_it_was_changed_and_who_wrote_it():
    """What a later version is told by."""
    masthead = copy_of("regional-tabloid.html").masthead
    assert masthead.changed.text == "2024-05-21T18:02:11Z"
    assert masthead.authors == ("Dexter Vane",)
    assert masthead.address.endswith("fury-watchdog-30k-8812345")
    assert copy_of("local-blog.html").masthead.authors == ("Gail Hobday",)


def test_a_page_that_was_changed_since_says_so():
    """Its words may be later than the day by which they are judged; within the hour nothing is said."""
    late, soon = copy_of("regional-tabloid.html"), copy_of("broadcaster.html")
    (note,) = read_article(late.text, id="a", copy=late).notes
    assert note.startswith("The page says that it was changed on 21 May 2024, 19:02;")
    assert read_article(soon.text, id="b", copy=soon).notes == ()


def test_an_old_page_is_read_in_the_encoding_it_declares():
    """Windows-1252, with its dashes and curly marks."""
    copy = copy_of("old-table.html")
    assert copy.encoding == "Windows-1252"
    assert "£14,750 – “a fair price" in copy.text


def test_a_block_quote_without_marks_is_a_quotation():
    """Its words are somebody's, and are held to the notice's, not taken for the paper's own."""
    copy = copy_of("local-blog.html")
    reading = read_article(copy.text, id="a", copy=copy)
    assert "We are not made of money, and neither are our residents." in [q.text for q in reading.quotations]


def test_two_articles_in_json_ld_are_told_apart_by_their_address():
    """The page's own is the one with its address, not the teaser that stands first."""
    page = """<html><head><link rel="canonical" href="https://a.example/mine"><script type="application/ld+json">
    [{"@type":"NewsArticle","url":"https://a.example/other","datePublished":"2020-01-01"},
     {"@type":"NewsArticle","mainEntityOfPage":{"@id":"https://a.example/mine"},"datePublished":"2031-01-02"}]
    </script></head><body><article><h1>Head of the story</h1><p>The council has paid a fair sum for its bins.</p>
    <p>It will pay another next year, and a third in the year after that one.</p></article></body></html>"""
    copy = take_copy(page.encode(), where="a")
    assert copy.masthead.published.text == "2031-01-02"


@pytest.mark.parametrize(
    "said", ["March 2031", "yesterday", "2031", "31/12/2031", "0001-01-01", "9999-12-31", "x" * 900]
)
def test_what_is_plainly_no_date_is_none(said: str):
    """Nothing is guessed from a page's own words for a day."""
    page = f"""<html><head><meta name="date" content="{said}"></head><body><article><h1>Head</h1>
    <p>The council has paid a fair sum for its bins, and will again.</p></article></body></html>"""
    assert take_copy(page.encode(), where="a").masthead.published is None


BODY_OF_TWO = (
    "<p>The council has paid a fair sum for its bins, and will pay another in the year after.</p>"
    "<p>It said that the lids were worth it, and that the wheels were the best to be had.</p>"
)


@pytest.mark.parametrize(
    ("page", "headline"),
    [
        ("<h1>The Courier</h1><article><h1>Bins cost a fair sum</h1>{}</article>", "Bins cost a fair sum"),
        ("<title>Bins: the bill</title><h1>Courier</h1><main><h1>The bill for bins</h1>{}</main>", "The bill for bins"),
        (
            "<article><h1>Bins cost a fair sum</h1>{}</article><article><h1>Other story</h1></article>",
            "Bins cost a fair sum",
        ),
        ("<title>Bins cost much - Courier</title><article><h2>Bins cost much</h2>{}</article>", "Bins cost much"),
        ("<title>Bins cost much - Courier</title><article>{}</article>", "Bins cost much"),
    ],
)
def test_the_headline_is_the_article_s_own(page: str, headline: str):
    """Not the name of the site, nor that of the next story; the title where none is printed."""
    copy = take_copy(f"<html><body>{page.format(BODY_OF_TWO)}</body></html>".encode(), where="a", name="a.html")
    assert copy.blocks[0].kind.value == "headline"
    assert copy.blocks[0].span.of(copy.text) == headline
    assert sum(block.kind.value == "headline" for block in copy.blocks) == 1


@pytest.mark.parametrize("name", [*NAMES, *UNSEEN])
def test_a_page_is_read_the_same_every_time(name: str):
    """Nothing of one page stays for the next."""
    content = (PAGES / name).read_bytes()
    assert take_copy(content, where=name, name=name) == take_copy(content, where=name, name=name)


def test_who_is_quoted_in_a_block_is_told_by_the_words_before_it():
    """`said:` ends the paragraph, and the quotation that is set off follows."""
    page = (
        "<article><h1>Bins cost a fair sum</h1><p>The council has paid a fair sum for its bins again.</p>"
        "<p>Councillor Femi Arkwright, who leads it, said:</p><blockquote><p>We are made of money, and so are our "
        "residents, and nobody should say otherwise.</p></blockquote><p>The lids come in May, it is said.</p></article>"
    )
    copy = take_copy(f"<html><body>{page}</body></html>".encode(), where="a", name="a.html")
    (said,) = read_article(copy.text, id="a", copy=copy).quotations
    assert said.text.startswith("We are made of money")
    assert (said.source.value, said.speaker.of(copy.text)) == ("person", "Councillor Femi Arkwright")
