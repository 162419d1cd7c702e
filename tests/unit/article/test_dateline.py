"""The day of publication, read from what a page prints about itself and never from the story."""

from __future__ import annotations

import pytest

from onrecord.article.blocks import find_blocks
from onrecord.article.dateline import read_dateline

STORY = "The contract was signed on 3 May 2022, and the firm, which began in 2019, will be paid until 1 June 2027."


def day(head: str, foot: str = "") -> str | None:
    text = f"Goat hired\n\n{head}\n\n{STORY}\n\n{foot}"
    instant = read_dateline(text, find_blocks(text))
    return instant.text if instant else None


PRINTED = [
    ("Published: 02/04/2024\n\n- 16:42", "2024-04-02T16:42"),
    ("Published: 02/04/2024 - 16:42", "2024-04-02T16:42"),
    ("2 April 2024", "2024-04-02"),
    ("2nd of April, 2024", "2024-04-02"),
    ("Tuesday 2 April 2024 4.42pm", "2024-04-02T16:42"),
    ("14:03, 5 MAR 2025", "2025-03-05T14:03"),
    ("14:03, 5 MAR 2025UPDATED", None),
    ("2024-04-02", "2024-04-02"),
    ("2024-04-02T09:30Z", "2024-04-02T09:30+00:00"),
    ("2 April 2024 • 6:00am BST", "2024-04-02T06:00+01:00"),
    ("April 2, 2024", "2024-04-02"),
    ("04/25/2024", "2024-04-25"),
    ("25.04.24", "2024-04-25"),
    ("By Ann Lee, 2 April 2024", "2024-04-02"),
    ("First published on 2 April 2024 at 12pm", "2024-04-02T12:00"),
    ("Last updated: 9 April 2024, 10:00\n\nFirst published: 2 April 2024, 09:00", "2024-04-02T09:00"),
    ("Published 2 Apr 2024 | Updated 9 Apr 2024", "2024-04-02"),
    ("Updated: 9 April 2024", "2024-04-09"),
    ("LEEDS, 2 April 2024 (Wire) – A goat was hired.", "2024-04-02"),
    ("31/31/2024", None),
    ("12 months", None),
    ("", None),
    ("On 2 April 2024 the goat was hired.", None),
    ("Published on 2 April 2024, the notice asks for a goat.", None),
]


@pytest.mark.parametrize(("head", "expected"), PRINTED)
def test_datelines(head, expected):
    """Day before month, London time unless a zone is given, first publication before updates; else nothing."""
    assert day(head) == expected


def test_a_labelled_date_counts_at_the_foot():
    """`Published` says so wherever it stands; a bare date far down may be a list of other stories."""
    filler = "\n\n".join([STORY] * 12)
    assert day("", f"{filler}\n\nFirst published: 2 April 2024") == "2024-04-02"
    assert day("", f"{filler}\n\n2 April 2024") is None


def test_london_time_is_summer_time_in_april():
    """A clock time without a zone is the wall clock of London."""
    text = "Head\n2 April 2024, 16:42\nStory."
    instant = read_dateline(text, find_blocks(text))
    assert instant is not None
    assert instant.at.isoformat() == "2024-04-02T15:42:00+00:00"
