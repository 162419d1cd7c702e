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
        ("subject", "Pupils cross Magpie Lane each day."),
        ("other", "Nothing here is shared with it."),
    ],
)
def test_what_is_passed_over(rule: str, text: str) -> None:
    """Nothing is said of what is no opinion, or of what the record does not know."""
    assert said(rule, f"Masons wanted for old bridge\n\n{text}", *NOTICE) == []


def test_a_procedure_that_the_record_does_not_name_is_not_in_it() -> None:
    """Silence never becomes contradiction."""
    assert [v[1] for v in said("procedure", "Masons wanted\n\nIt was a direct award.", *SILENT)] == ["not_in_record"]
