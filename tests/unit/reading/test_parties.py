"""Who is who in a record, under every name that it gives them."""

from __future__ import annotations

import pytest
from invented import award, reading, release, tender

from onrecord.reading.parties import acronyms


def test_every_role_with_its_pointer() -> None:
    """The plainest places first."""
    body = release(
        awards=[award()],
        contracts=[{"id": "C", "suppliers": [{"name": "Fellgate Ltd"}]}],
        tender=tender(procuringEntity={"name": "Norland Procurement"}, tenderers=[{"name": "Cragside Ltd"}]),
        parties=[{"id": "F", "name": "Norland Fund", "roles": ["funder", "payer"]}],
    )
    assert [(n.role, n.name, n.pointer) for n in reading(body).names] == [
        ("buyer", "Otterholme Town Council", "/buyer/name"),
        ("supplier", "Stonefold Masonry Ltd", "/awards/0/suppliers/0/name"),
        ("supplier", "Fellgate Ltd", "/contracts/0/suppliers/0/name"),
        ("procuringEntity", "Norland Procurement", "/tender/procuringEntity/name"),
        ("tenderer", "Cragside Ltd", "/tender/tenderers/0/name"),
        ("funder", "Norland Fund", "/parties/0/name"),
        ("payer", "Norland Fund", "/parties/0/name"),
    ]


def test_a_legal_name_is_a_name() -> None:
    """Beside the one in daily use."""
    body = release(buyer={"name": "Otterholme", "identifier": {"legalName": "The Parish Council of Otterholme"}})
    assert [n.pointer for n in reading(body).names] == ["/buyer/name", "/buyer/identifier/legalName"]


@pytest.mark.parametrize(
    "name",
    ["NOT AWARDED TO SUPPLIER", "n/a", "N/A", "None", "Contract not awarded", "TBC", "Various", "", "  ", None, 5],
)
def test_placeholders_are_no_names(name: object) -> None:
    """Nobody is called that."""
    assert [n.role for n in reading(release(awards=[{"id": "A", "suppliers": [{"name": name}]}])).names] == ["buyer"]


def test_acronyms_that_the_record_itself_uses() -> None:
    """Are forms of the name; others are not."""
    body = release(
        buyer={"name": "Norland Office for Policing and Crime"}, tender=tender(description="NOPAC wants a mason.")
    )
    assert "nopac" in reading(body).names[0].forms


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Mayor's Office for Policing and Crime", {"MOPAC", "MOPC", "MOFPAC"}),
        ("Otterholme Town Council", {"OTC"}),
        ("Stonefold Ltd", set()),
        ("", set()),
    ],
)
def test_initials_with_and_without_little_words(name: str, short: set[str]) -> None:
    """Three letters at least."""
    assert acronyms(name) == short
