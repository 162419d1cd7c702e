"""Words between marks: the notice's own, altered, of an earlier version, or somebody else's."""

from __future__ import annotations

import pytest
from invented import checked, release, said, tender

TEXT = (
    "The mason must repair the parapet with care, using lime mortar and local stone, while the footway stays open "
    "to schoolchildren."
)
NOTICE = [release(tender=tender(description=TEXT))]
REWORDED = [
    *NOTICE,
    release(
        "r2",
        "2031-02-10T09:00:00Z",
        "tenderUpdate",
        tender=tender(description=TEXT.replace("local stone", "reclaimed slate")),
    ),
]


def quoted(words: str, record: list[dict[str, object]]) -> list[tuple[str, str | None]]:
    """Verdict and reason of words that are given to the notice."""
    text = f"Masons wanted for old bridge\n\nThe notice says the mason must “{words}”."
    return [(word, reason) for _, word, reason in said("quotation", text, *record)]


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("repair the parapet with care, using lime mortar and local stone", ("supported", None)),
        ("Repair the parapet with care using lime mortar", ("supported", None)),
        ("repair the parapet … using lime mortar", ("supported", None)),
        ("repair the parapet [of the bridge] with care", ("supported", None)),
        ("repair the parapet using lime mortar and local stone", ("altered_quotation", "dropped_words")),
        ("repair the parapet with care, using cement mortar and local stone", ("altered_quotation", "changed_word")),
        (
            "repair the whole parapet with care, using lime mortar and local stone",
            ("altered_quotation", "added_words"),
        ),
        ("a jewel in the crown of the county", ("not_in_record", None)),
    ],
)
def test_words_given_to_the_notice_must_stand_in_it(words: str, verdict: tuple[str, str | None]) -> None:
    """Marked gaps, cut ends and punctuation are no alteration; any other word is."""
    assert quoted(words, NOTICE) == [verdict]


def test_words_of_an_earlier_version_are_outdated() -> None:
    """They stood so in a release that has been replaced; the new words are the notice's."""
    assert quoted("lime mortar and local stone, while the footway", REWORDED) == [("altered_quotation", "outdated")]
    assert quoted("lime mortar and reclaimed slate, while the footway", REWORDED) == [("supported", None)]


def test_an_alteration_shows_the_words() -> None:
    """The verdict carries the notice's words and, word by word, how the printed ones differ."""
    text = "Masons wanted\n\nThe notice says the mason must “repair the parapet using lime mortar and local stone”."
    claim = next(c for c in checked(text, *NOTICE).claims if c.verdict.rule == "quotation")
    assert "with care" in claim.verdict.sentence
    assert [edit.record for edit in claim.verdict.edits if edit.kind == "dropped"] == [("with", "care")]


@pytest.mark.parametrize(
    "text",
    [
        "“We must repair the parapet of trust in this town,” said Ada Brook.",
        "“A waste of money,” said Ada Brook.",
        "The “posh” bridge is old.",
    ],
)
def test_peoples_own_words_are_not_the_notices(text: str) -> None:
    """A few words in common make no quotation of the notice."""
    assert said("quotation", f"Masons wanted\n\n{text}", *NOTICE) == []


def test_the_notices_words_count_as_its_own_whoever_says_them() -> None:
    """Officials who read out the notice are held to it."""
    text = "Masons wanted\n\nThe council said work would go on “while the footway stays open to schoolchildren”."
    assert [v[1:] for v in said("quotation", text, *NOTICE)] == [("supported", None)]
