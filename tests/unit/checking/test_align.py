"""Printed words beside the words they were taken from: what is an alteration, and which."""

from __future__ import annotations

import pytest

from onrecord.checking.align import LEAST_LIKENESS, align, align_pair
from onrecord.checking.model import EditKind, Reason

NOTICE = (
    "The Council wishes to appoint a face-to-face tutor for evening classes. The tutor will help every learner, "
    "whatever their age or earlier schooling, to read and write with confidence, toward a recognised certificate. "
    "Sessions last three hours & take place in village halls, libraries, and schools.\n\n"
    "Lighting, heating, cleaning and caretaking of the halls are provided. The Harbour Board (HB) will pay travel. "
    "Applications close at noon; late ones will not be opened."
)


@pytest.mark.parametrize(
    "printed",
    [
        "help every learner, whatever their age or earlier schooling, to read and write",
        "HELP EVERY LEARNER whatever their age – or earlier schooling",
        "“a face to face tutor for evening classes”",
        "a facetoface tutor for evening classes",
        "three hours and take place in village halls, libraries and schools",
        "help every learner … to read and write with confidence",
        "help every learner ... to read and write with confidence",
        "help every learner […] to read and write with confidence",
        "help every learner [of any age] to read and write with confidence",
        "[t]he tutor will help every learner",
        "[Tutors] will help every learner, whatever their age",
        "wishes to appoint",
        "evening\u00a0classes. The tutor",
        "noon; late",
    ],
)
def test_no_alteration(printed: str) -> None:
    """Case, punctuation, hyphens, ampersands, cut ends and marked gaps leave the words as they are."""
    found = align(printed, NOTICE)
    assert found is not None
    assert found.reason is None
    assert found.source_words == NOTICE[found.start : found.end]


@pytest.mark.parametrize(
    ("printed", "reason"),
    [
        ("help every learner to read and write with confidence", Reason.DROPPED_WORDS),
        (
            "help every learner to read and write with confidence, towards a recognised certificate",
            Reason.DROPPED_WORDS,
        ),
        ("read and write with confidence, towards a recognised certificate", Reason.CHANGED_WORD),
        ("Sessions last 3 hours and take place in village halls", Reason.CHANGED_WORD),
        ("Sessions last four hours and take place in village halls", Reason.CHANGED_WORD),
        ("to read and write English with confidence", Reason.ADDED_WORDS),
        ("The tutor will help every young learner, whatever their age", Reason.ADDED_WORDS),
        ("late ones will never be opened", Reason.CHANGED_WORD),
        ("caretaking, lighting, heating and cleaning of the halls", Reason.SPLICED),
        ("take place in schools, village halls, libraries", Reason.SPLICED),
        ("appoint a face-to-face tutor for evening classes whatever their age or earlier schooling", Reason.SPLICED),
        ("The tutor will help every learner. Applications close at noon; late ones will not be opened", Reason.SPLICED),
        ("caretaking of the halls are provided. The Harbour Board will pay travel", Reason.DROPPED_WORDS),
        ("Harbour Board (HB) will pay the travel costs", Reason.ADDED_WORDS),
    ],
)
def test_reason_of_alteration(printed: str, reason: Reason) -> None:
    """The kind of alteration with the most words is the reason."""
    found = align(printed, NOTICE)
    assert found is not None
    assert found.reason is reason
    assert LEAST_LIKENESS <= found.similarity < 1


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "…",
        "evening lessons",
        "village libraries",
        "It is a scandal, and every parent in this village knows it",
        "The council must not wait until the end of the year",
        "the tutor and the council will be in the schools",
    ],
)
def test_not_of_the_notice(printed: str) -> None:
    """Other people's words find no place, though they share common words; one or two words are exact or nothing."""
    assert align(printed, NOTICE) is None


def test_deletions_outweigh_one_changed_word() -> None:
    """Six words left out and one changed: both are shown, and the words left out are the reason."""
    found = align("help every learner to read and write with confidence, towards a recognised certificate", NOTICE)
    assert found is not None
    dropped = [e for e in found.edits if e.kind is EditKind.DROPPED]
    changed = [e for e in found.edits if e.kind is EditKind.CHANGED]
    assert [e.record for e in dropped] == [("whatever", "their", "age", "or", "earlier", "schooling")]
    assert [(e.record, e.printed) for e in changed] == [(("toward",), ("towards",))]


def test_permitted_gap_is_marked() -> None:
    """What an ellipsis stands for is shown as dropped, with the mark on the printed side."""
    found = align("help every learner … to read and write", NOTICE)
    assert found is not None
    (gap,) = [e for e in found.edits if e.kind is EditKind.DROPPED]
    assert gap.printed == ("…",)
    assert gap.record[0] == "whatever"


def test_acronym_spelled_out_is_one_change() -> None:
    """An editor who spells an acronym out has changed one word into several."""
    found = align(
        "a quick, cheap plan for local harbour works", "We want a quick, cheap plan for LHW to send to the minister."
    )
    assert found is not None
    assert [(e.record, e.printed) for e in found.edits if e.kind is EditKind.CHANGED] == [
        (("LHW",), ("local", "harbour", "works"))
    ]


def test_long_source() -> None:
    """A sentence is found in a long text, by its rarer words."""
    padding = "The supplier will provide services to the authority in accordance with the terms. " * 500
    found = align("help every learner to read and write with confidence", padding + NOTICE + padding)
    assert found is not None
    assert found.start == len(padding) + NOTICE.index("help every")
    assert found.reason is Reason.DROPPED_WORDS


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ("help every learner to read", "The tutor will help every learner to read and write", None),
        ("will help every learner to read and write", "every learner to read and write with confidence", None),
        ("will help every learner, of any age, to read", "will help every learner to read", Reason.DROPPED_WORDS),
        ("will help every learner … to read and write", "help every learner of any age to read and write", None),
        ("help all learners to read and write", "help every learner to read and write", Reason.CHANGED_WORD),
    ],
)
def test_two_outlets(first: str, second: str, reason: Reason | None) -> None:
    """Two quotations of one passage may be cut differently; only other words are a difference."""
    found = align_pair(first, second)
    assert found is not None
    assert found.reason is reason


def test_two_passages() -> None:
    """Quotations of different passages are no pair."""
    assert align_pair("help every learner to read", "late ones will not be opened at all") is None
