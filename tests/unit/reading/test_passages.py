"""The texts of a record: what could have been quoted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import reading, release, tender

from onrecord.reading.passages import excerpt, sentences

OLD, NEW = "Use local stone.", "Use reclaimed slate."
REWORDED = [
    release("r1", "2031-02-01T09:00:00Z", tender=tender(description=OLD)),
    release("r2", "2031-02-02T09:00:00Z", tender=tender(description=NEW)),
]


def test_texts_of_now_and_before() -> None:
    """Each text once, those of the newest state first; what is gone is kept as superseded, with its release."""
    found = [(p.pointer, p.release_id, p.text, p.superseded) for p in reading(*REWORDED).passages]
    assert found == [
        ("/tender/title", "r2", "Repair of the Swallow Bridge", False),
        ("/tender/description", "r2", NEW, False),
        ("/tender/description", "r1", OLD, True),
    ]


def test_the_publishers_text_is_kept_beside_the_clean_one() -> None:
    """Nothing is altered but for comparing and showing."""
    passage = reading(release(tender=tender(title="Bricks &amp; mortar"))).passages[0]
    assert (passage.text, passage.raw) == ("Bricks & mortar", "Bricks &amp; mortar")


@pytest.mark.parametrize(
    "parts",
    [
        {"parties": [{"id": "B", "contactPoint": {"name": "Ada Brook", "description": "ring twice"}}]},
        {"tender": {"classification": {"description": "Stonework"}}},
        {"tender": {"id": "T1", "status": "active", "documents": [{"url": "https://example.org/x"}]}},
    ],
)
def test_what_is_no_prose(parts: dict[str, object]) -> None:
    """Contacts, codes and identifiers are not read as the notice's words."""
    assert reading(release(**parts)).passages == ()


@given(st.lists(st.sampled_from(["One bridge", "A.", "• ", "\n", "; ", "? ", "5.5 ", "e.g. this", " "]), max_size=9))
def test_sentences_lie_in_order_and_apart(pieces: list[str]) -> None:
    """Lines, bullets and stops end one; none is empty."""
    text, end = "".join(pieces), 0
    for span in sentences(text):
        assert end <= span.start < span.end
        assert span.of(text).strip()
        end = span.end


@pytest.mark.parametrize(
    ("words", "most", "shown"),
    [("a  b\nc", 9, "a b c"), ("one two three", 9, "one two…"), ("All of it.", 20, "All of it")],
)
def test_an_excerpt_is_one_line(words: str, most: int, shown: str) -> None:
    """Cut at a space, without the stop that the sentence around it brings."""
    assert excerpt(words, most) == shown
