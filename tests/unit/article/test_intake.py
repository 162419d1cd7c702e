"""From bytes to copy: encodings, forms, Markdown, and what is said of what was assumed."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.article import BlockKind, read_article
from onrecord.article.copy import Form
from onrecord.article.encoding import decode
from onrecord.article.intake import take_copy
from onrecord.errors import InputError

TEXT = "Café “contract” – £5,000 at last, and the rest of it in the year after."
META = '<html><head><meta charset="{}"></head><body><article><h1>Head</h1><p>{}</p><p>{}</p></article></body></html>'


@pytest.mark.parametrize(
    ("content", "header", "encoding", "said"),
    [
        (TEXT.encode(), "", "UTF-8", ""),
        (b"\xef\xbb\xbf" + TEXT.encode(), "", "UTF-8", ""),
        (TEXT.encode("utf-16"), "", "UTF-16", "first bytes"),
        (TEXT.encode("utf-16-le"), "", "UTF-16", "no byte order mark"),
        (TEXT.encode("utf-16-be"), "", "UTF-16", "no byte order mark"),
        (TEXT.encode("cp1252"), "", "Windows-1252", "no UTF-8"),
        (TEXT.encode("cp1252"), "text/plain; charset=ISO-8859-1", "Windows-1252", ""),
        (TEXT.encode("cp1252"), 'text/plain; Charset="latin1"', "Windows-1252", ""),
        (TEXT.encode(), "text/plain; charset=utf-8", "UTF-8", ""),
        (TEXT.encode("iso-8859-15", "replace"), "text/plain; charset=iso-8859-15", "ISO-8859-15", ""),
        (TEXT.encode(), "text/plain; charset=x-made-up", "UTF-8", "x-made-up"),
        (TEXT.encode(), "text/plain; charset=base64", "UTF-8", "base64"),
        (TEXT.encode(), "text/plain; charset=unicode_escape", "UTF-8", "unicode_escape"),
    ],
)
def test_text_is_read_in_its_encoding(content: bytes, header: str, encoding: str, said: str):
    """A mark wins, then what is declared, then what fits; what was assumed is said, and nothing else."""
    found = decode(content, where="a.txt", content_type=header)
    assert found.encoding == encoding
    assert "£5,000" in found.text or encoding == "ISO-8859-15"
    assert said in " ".join(found.notes)
    assert bool(found.notes) == bool(said)


@pytest.mark.parametrize(
    ("written", "declared", "encoding"),
    [
        ("cp1252", "windows-1252", "Windows-1252"),
        ("cp1252", "iso-8859-1", "Windows-1252"),
        ("cp1252", "utf-8", "Windows-1252"),
        ("utf-8", "utf-8", "UTF-8"),
        ("utf-8", "UTF-16", "UTF-8"),
        ("utf-8", "klingon", "UTF-8"),
        ("cp1252", "klingon", "Windows-1252"),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_declares(written: str, declared: str, encoding: str):
    """And one that declares the wrong one, in the one that it is in."""
    copy = take_copy(META.format(declared, TEXT, "And more of the same, in plain words.").encode(written), where="a")
    assert copy.encoding == encoding
    assert TEXT in copy.text
    assert copy.form is Form.HTML


def test_a_server_knows_better_than_the_page():
    """The standard's order: what the server says, then what the page says."""
    content = META.format("utf-8", TEXT, "And more of the same, in plain words. " * 3).encode("cp1252")
    assert take_copy(content, where="a", content_type="text/html; charset=windows-1252").notes == ()


def test_one_broken_letter_does_not_change_the_rest():
    """A text that says UTF-8 and is, but for a byte, is read as UTF-8, and the byte is marked."""
    content = META.format("utf-8", TEXT * 3, "A caf\ue000, and more of the same.").encode()
    copy = take_copy(content.replace("\ue000".encode(), b"\xe9"), where="a")
    assert copy.encoding == "UTF-8"
    assert "A caf\ufffd, and" in copy.text
    assert any("broken" in note for note in copy.notes)


@given(st.text(min_size=1).filter(lambda text: "\0" not in text and not text.startswith("\ufeff")))
def test_utf_8_is_always_read_as_it_is(text: str):
    """Whatever it holds."""
    assert decode(text.encode(), where="a").text == text


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_bad_input(content: bytes):
    """Nothing else can come of them."""
    try:
        copy = take_copy(content, where="a")
    except InputError as error:
        copy = None
        where = error.where
    assert copy.text if copy else where.startswith("a")


def test_the_hash_is_that_of_the_bytes_that_were_given():
    """Before anything was decoded."""
    content = b"\xef\xbb\xbf" + TEXT.encode()
    assert take_copy(content, where="a").digest == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(
    ("name", "content", "form"),
    [
        ("a.txt", b"A contract, it said.", Form.TEXT),
        ("a", b"A <b>contract</b>, it said.", Form.TEXT),
        ("a.md", b"# A contract\n\nIt said.", Form.MARKDOWN),
        ("a.markdown", b"# A contract\n\nIt said.", Form.MARKDOWN),
        ("a.txt", b"# A contract\n\nIt said.", Form.TEXT),
        (
            "a.txt",
            b"\n<!-- saved from url=(0022)http://a.example/ -->\n<!DOCTYPE html><p>A contract, it said.",
            Form.HTML,
        ),
        ("", b"<HTML><BODY><P>A contract, it said.", Form.HTML),
        ("a.htm", b"<p>A contract, it said.", Form.HTML),
        ("a.txt", "<!DOCTYPE html><p>A contract, it said.".encode("utf-16"), Form.HTML),
    ],
)
def test_the_form_is_told_by_name_or_by_its_beginning(name: str, content: bytes, form: Form):
    """A page that was saved as text is a page all the same."""
    assert take_copy(content, where="a", name=name).form is form


MARKDOWN = """---
title: Bridge to be mended
date: 2031-03-05
outlet: "Aldermere Gazette"
author: Odile Marrack
lang: en
tags: [a, b]
---

The *old* bridge is to be mended by [Tarn & Lyle](https://x.example "£99m") for **£1,843,210**,
the council said. ![A picture](b.png)

## What it said

> It has been worth the wait.

- five companies <b>bid</b>
- the deadline was 10 January

| firm | price |
|---|---|
| Tarn | £1.8m |
"""


def test_markdown_gives_what_a_reader_of_the_page_sees():
    """No marks, addresses, titles of links, pictures or HTML; front matter is the masthead."""
    copy = take_copy(MARKDOWN.encode(), where="a.md", name="a.md")
    blocks = [(block.kind.value, block.span.of(copy.text)) for block in copy.blocks]
    assert blocks == [
        ("headline", "Bridge to be mended"),
        ("paragraph", "The old bridge is to be mended by Tarn & Lyle for £1,843,210, the council said."),
        ("subheading", "What it said"),
        ("block_quote", "It has been worth the wait."),
        ("paragraph", "five companies bid"),
        ("paragraph", "the deadline was 10 January"),
        ("paragraph", "firm"),
        ("paragraph", "price"),
        ("paragraph", "Tarn"),
        ("paragraph", "£1.8m"),
    ]
    said = copy.masthead
    assert (said.published.text, said.outlet, said.authors, said.language) == (
        "2031-03-05",
        "Aldermere Gazette",
        ("Odile Marrack",),
        "en",
    )
    reading = read_article(copy.text, id="a", copy=copy)
    assert reading.published_from == "the front matter"
    assert "It has been worth the wait." in [said.text for said in reading.quotations]


@pytest.mark.parametrize(
    "source", ["[" * 20_000, "> " * 5_000 + "x", "*a " * 20_000, "`" * 50_000, "<!--" * 10_000, "- " * 9_000]
)
def test_markdown_that_was_built_to_hurt_ends(source: str):
    """Whatever comes of it."""
    copy = take_copy(f"# Head\n\nA paragraph.\n\n{source}".encode(), where="a.md", name="a.md")
    assert copy.text.startswith("Head\n\nA paragraph.")


def test_kinds_of_block_are_kept_in_the_reading():
    """What the form tells is not guessed again."""
    copy = take_copy(b"# Head\n\n## By the way\n\nText.", where="a", name="a.md")
    kinds = [block.kind for block in read_article(copy.text, id="a", copy=copy).blocks]
    assert kinds == [BlockKind.HEADLINE, BlockKind.SUBHEADING, BlockKind.PARAGRAPH]


def test_a_copy_of_another_text_is_refused():
    """Its blocks would point nowhere."""
    copy = take_copy(b"# Head\n\nText.", where="a", name="a.md")
    with pytest.raises(ValueError, match="another text"):
        read_article("Text.", id="a", copy=copy)
