"""Contact details of people are in no answer."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_dossier import at, made_dossier, ruled

from onrecord.checking.model import VerdictWord
from onrecord.report.contacts import WITHHELD, discreet, without_contacts


@pytest.mark.parametrize(
    "said",
    [
        "a.person@example.org",
        "020 7946 0000",
        "+44 (0)20 7946 0000",
        "01632 960 001",
        "07700 900123",
        "+44 7700 900123",
    ],
)
def test_addresses_in_prose_are_left_out(said: str) -> None:
    """E-mail addresses and telephone numbers go, the words around them stay."""
    assert without_contacts(f"Ask {said} about it.") == f"Ask {WITHHELD} about it."


@pytest.mark.parametrize(
    "said",
    ["£1,425,280.00", "0.01", "2024-04-26", "ocds-213czf-000-00001", "80500000-9", "£12,000 to £30,000", "C20417"],
)
def test_figures_and_references_stay(said: str) -> None:
    """Sums, dates, CPV codes and identifiers are no telephone numbers."""
    assert without_contacts(said) == said


def test_contact_points_are_masked_wherever_they_stand() -> None:
    """In parties, in buyers of OCDS 1.0, and in versioned values; the original is not modified."""
    point = {"name": "A. Person", "email": "a@example.org", "telephone": "1", "url": "https://example.org"}
    release = {"buyer": {"contactPoint": point}, "parties": [{"name": "Body", "contactPoint": point}]}
    shown = without_contacts(release)
    masked = {"name": WITHHELD, "email": WITHHELD, "telephone": WITHHELD, "url": "https://example.org"}
    assert shown == {"buyer": {"contactPoint": masked}, "parties": [{"name": "Body", "contactPoint": masked}]}
    assert release["buyer"]["contactPoint"]["name"] == "A. Person"


@pytest.mark.parametrize("said", ["5551342500", "www.example.org A. Person", "A. Person", "020 7946 0000"])
def test_what_is_no_web_address_is_masked_where_one_should_be(said: str) -> None:
    """Some publishers write the telephone number, or a name, under `url`."""
    assert without_contacts({"contactPoint": {"url": said}}) == {"contactPoint": {"url": WITHHELD}}
    for address in ("https://example.org/a?b=1", "www.example.org", "example.org/tenders", "", None):
        assert without_contacts({"contactPoint": {"url": address}}) == {"contactPoint": {"url": address}}


def test_versioned_contact_points_are_masked() -> None:
    """Every value that a contact's name ever had is masked; which release said so stays."""
    history = [
        {"releaseID": "1", "releaseDate": "2024-01-01T00:00:00Z", "releaseTag": ["tender"], "value": "A. Person"}
    ]
    shown = without_contacts({"contactPoint": {"name": history}})
    assert shown["contactPoint"]["name"] == [history[0] | {"value": WITHHELD}]


def test_a_dossier_repeats_no_contact_of_the_record() -> None:
    """Evidence and sentences lose the address; the article's own words and everything else stay."""
    dossier = made_dossier()
    check = dossier.checks[0]
    told = "Write to a.person@example.org."
    leaking = replace(check.claims[0], verdict=ruled(VerdictWord.SUPPORTED, "subject", told, at("/tender/title", told)))
    shown = discreet(replace(dossier, checks=(replace(check, claims=(leaking,)),)))
    verdict = shown.checks[0].claims[0].verdict
    assert verdict.sentence == verdict.evidence[0].value == f"Write to {WITHHELD}."
    assert discreet(dossier) == dossier
