"""Cutting copies of articles into blocks: paragraphs by empty lines or line breaks, captions, bylines, datelines."""

from __future__ import annotations

import pytest

from onrecord.article.blocks import find_blocks

LONG = (
    "The council has hired a firm to mow the grass, and the firm has hired a goat, which is now the talk of the town."
)


def drawn(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value[0], block.span.of(text)) for block in find_blocks(text)]


LAYOUTS = {
    "headline, then empty lines": ("Head\nOne.\n\nTwo.", [("h", "Head"), ("p", "One."), ("p", "Two.")]),
    "only line breaks": ("Head\nOne.\nTwo.", [("h", "Head"), ("p", "One."), ("p", "Two.")]),
    "carriage returns": ("Head\r\n\r\nOne.\r\nTwo.", [("h", "Head"), ("p", "One."), ("p", "Two.")]),
    "many empty lines": ("\n\nHead\n\n\n \n\nOne.\n\n", [("h", "Head"), ("p", "One.")]),
    "white space at both ends": ("  Head \n\n\u00a0 One.\t\n", [("h", "Head"), ("p", "One.")]),
    "marks without width": ("\ufeffHead\n\u200bOne.", [("h", "Head"), ("p", "One.")]),
    "a line that goes on in lower case": ("Head\n\nOne and\ntwo.", [("h", "Head"), ("p", "One and\ntwo.")]),
    "a long sentence first": (f"{LONG}\n\nTwo.", [("p", LONG), ("p", "Two.")]),
    "one line without a stop": ("Goat mows green", [("h", "Goat mows green")]),
    "one line with a stop": ("A goat mows the green.", [("p", "A goat mows the green.")]),
    "nothing": ("", []),
    "only white space": (" \n\u00a0\n", []),
}


@pytest.mark.parametrize(("text", "expected"), LAYOUTS.values(), ids=LAYOUTS)
def test_layouts(text, expected):
    """Headline first, paragraphs after it, however the copy parts them."""
    assert drawn(text) == expected


def test_wrapped_lines_are_one_paragraph():
    """Lines cut at a fixed width are joined; the block keeps its line breaks, since spans count the text as given."""
    wrapped = (
        "The council has hired a firm to mow the grass on all of its\n"
        "greens, and the firm, which had no mower of its own that was\n"
        "fit for use, has hired a goat."
    )
    assert drawn(f"Head\n\n{wrapped}\n\nTwo.") == [("h", "Head"), ("p", wrapped), ("p", "Two.")]


AROUND = [
    ("By Ann Lee", "b"),
    ("By Ann Lee, Local Democracy Reporter", "b"),
    ("Words by Bo O’Day", "b"),
    ("By Friday the firm had gone.", "p"),
    ("Published: 02/04/2024", "d"),
    ("2 April 2024", "d"),
    ("14:03, 5 MAR 2025", "d"),
    ("Updated 3 hours ago", "d"),
    ("Tuesday 2 April 2024, 4.42pm", "d"),
    ("The firm was hired on 2 April 2024.", "p"),
    ("PA", "c"),
    ("Getty Images", "c"),
    ("A goat on the green (Image: Bo Day)", "c"),
    ("A goat on the green - Bo Day/Getty", "c"),
    ("Image caption, a goat on the green", "c"),
    ("The goat – a rare breed – is fed at noon.", "p"),
]


@pytest.mark.parametrize(("line", "kind"), AROUND)
def test_what_a_page_prints_around_the_text(line, kind):
    """Bylines, datelines, credits and captions; a sentence that only looks like one stays a paragraph."""
    assert drawn(f"Head\n\n{line}\n\n{LONG}")[1] == (kind, line)


def test_lines_above_a_credit_are_captions():
    """A line that ends without a stop and stands above a credit is the caption it belongs to."""
    text = f"Head\n\n{LONG}\n\nBo Day\n\nThe goat was hired last month\n\nPA\n\n{LONG}"
    assert [kind for kind, _ in drawn(text)] == ["h", "p", "c", "c", "c", "p"]


def test_bare_name_that_a_byline_repeats_belongs_to_it():
    """Copies print the writer's name twice, once from the picture beside it."""
    assert [kind for kind, _ in drawn(f"Head\n\nAnn Lee\n\nBy Ann Lee\n\n{LONG}")] == ["h", "b", "b", "p"]
