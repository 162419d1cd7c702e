"""Opinions, places, procedures, subjects and turns of phrase: what is attributed or confirmed, and never accused."""

from __future__ import annotations

import pytest
from invented import release, said, tender

NOTICE = [
    release(
        tender=tender(
            procurementMethod="open",
            procurementMethodDetails="Open procedure",
            description="Stone from the quarry in Cragside is used, while the footway stays open to schoolchildren.",
        )
    )
]
SILENT = [release(tender=tender())]


@pytest.mark.parametrize(
    ("rule", "text", "found"),
    [
        ("opinion", "“A waste of money,” said Ada Brook.", ("A waste of money", "not_checkable", None)),
        ("opinion", "Ada Brook said that the town should wait.", ("the town should wait", "not_checkable", None)),
        ("location", "The stone comes from the quarry in Cragside.", ("Cragside", "supported", None)),
        ("procedure", "The council is running an open procedure.", ("an open procedure", "supported", None)),
        ("procedure", "It won an open contest.", ("an open contest", "supported", None)),
        ("procedure", "The competition is open to all.", ("open to all", "supported", None)),
        ("procedure", "It won a mini-competition.", ("a mini-competition", "undecided", None)),
        ("procedure", "It was a direct award.", ("a direct award", "undecided", None)),
        ("subject", "Pupils cross Swallow Bridge each day.", ("Swallow Bridge", "supported", None)),
        (
            "subject",
            "The “Repair of the Swallow Bridge” is planned.",
            ("Repair of the Swallow Bridge", "supported", None),
        ),
        (
            "other",
            "He will mend it while the footway stays open to schoolchildren.",
            ("footway stays open to schoolchildren", "supported", None),
        ),
    ],
)
def test_what_is_confirmed_or_attributed(rule: str, text: str, found: tuple[str, str, None]) -> None:
    """Each rule finds its own kind of words and says what the record has on them."""
    assert said(rule, f"Masons wanted for old bridge\n\n{text}", *NOTICE) == [found]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("opinion", "The notice says “while the footway stays open”."),
        ("opinion", "Ada Brook said that the town was dry."),
        ("location", "The mayor lives in Fellgate."),
        ("procedure", "“It was a direct award,” said Ada Brook."),
        ("procedure", "The library is open to all."),
        ("subject", "Pupils cross Magpie Lane each day."),
        ("other", "Nothing here is shared with it."),
    ],
)
def test_what_is_passed_over(rule: str, text: str) -> None:
    """Nothing is said of what is no opinion, or of what the record does not know."""
    assert said(rule, f"Masons wanted for old bridge\n\n{text}", *NOTICE) == []


@pytest.mark.parametrize("text", ["It is called off under a framework.", "It was let through a framework."])
def test_a_procedure_that_only_the_words_name(text: str) -> None:
    """The notice's prose supports it."""
    record = [release(tender=tender(description="This is a call-off from the Norland framework agreement."))]
    assert [v[1] for v in said("procedure", f"Masons wanted\n\n{text}", *record)] == ["supported"]


@pytest.mark.parametrize(("day", "verdicts"), [("5 March", ["supported"]), ("6 March", [])])
def test_a_day_of_the_prose(day: str, verdicts: list[str]) -> None:
    """A site visit is confirmed, and another day is not accused."""
    record = [release(tender=tender(description="A site visit is held on 5 March 2031."))]
    text = f"Masons wanted\n\nMasons may see the bridge on {day}."
    assert [v[1] for v in said("other", text, *record)] == verdicts


def test_a_long_quotation_is_taken_sentence_by_sentence() -> None:
    """Each is somebody's words."""
    text = "Masons wanted\n\n“" + "This bridge has stood for ages and will stand for more. " * 6 + "” said Ada Brook."
    assert [v[1] for v in said("opinion", text, *SILENT)] == ["not_checkable"] * 6


def test_a_procedure_that_the_record_does_not_name_is_not_in_it() -> None:
    """Silence never becomes contradiction."""
    assert [v[1] for v in said("procedure", "Masons wanted\n\nIt was a direct award.", *SILENT)] == ["not_in_record"]
