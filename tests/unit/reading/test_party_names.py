"""Names taken apart for joining: what is one name, and what only one body can be called."""

from __future__ import annotations

import pytest

from onrecord.reading.party_names import read_party_name

ALIKE = [
    ("Ferrow & Sons Ltd.", "FERROW AND SONS LIMITED"),
    ("The Saltmouth Harbour Trust", "Saltmouth Harbour Trust"),
    ("Ferrow L.L.P.", "Ferrow LLP"),
    ("Ferrow Building Co Ltd", "Ferrow Building Company Limited"),
    ("Otterholme BC", "Otterholme Borough Council"),
    ("London Borough of Otterholme", "Otterholme London Borough Council"),
    ("Saltmouth NHS Foundation Trust", "Saltmouth NHS Trust"),
    ("Ministry for Tides and Harbours (MTH)", "Ministry for Tides & Harbours"),
    ("Ferrow Ltd (in administration)", "Ferrow Limited"),
    ("Ferrow Ltd 05280446", "Ferrow Ltd"),
    ("Messrs Ferrow Nig Ltd", "Ferrow Nigeria Limited"),
    ("FERROW, S.A. DE C.V.", "Ferrow SA de CV"),
]
UNLIKE = [
    ("Ferrow Ltd", "Ferrow LLP"),
    ("Ferrow Ltd", "Ferrow plc"),
    ("Ferrow UK Ltd", "Ferrow Ltd"),
    ("Ferrow (Saltmouth) Ltd", "Ferrow Ltd"),
    ("Otterholme City Council", "Otterholme County Council"),
    ("Otterholme Parish Council", "Otterholme Borough Council"),
    ("Ferrow Company Ltd", "Ferrow Ltd"),
]
NOBODY = [
    "",
    "n/a",
    "N/A",
    "-",
    "NOT AWARDED TO SUPPLIER",
    "Contract not awarded",
    "Various",
    "TBC",
    "none",
    "Supplier 1",
    "???",
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_spellings_of_one_name(one: str, other: str):
    """Capitals, ampersands, suffixes, ranks and numbers make no other name."""
    a, b = read_party_name(one), read_party_name(other)
    assert a is not None
    assert b is not None
    assert (a.core, a.kind) == (b.core, b.kind)


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_names_of_two_bodies(one: str, other: str):
    """Another kind of body, or a word more, is another name."""
    a, b = read_party_name(one), read_party_name(other)
    assert a is not None
    assert b is not None
    assert (a.core, a.kind) != (b.core, b.kind)


@pytest.mark.parametrize("name", NOBODY)
def test_placeholders_name_nobody(name: str):
    """They would join everything with everything."""
    assert read_party_name(name) is None


@pytest.mark.parametrize(
    ("name", "distinct"),
    [
        ("Ferrow Ltd", True),
        ("Otterholme Borough Council", True),
        ("Ministry of Tides", True),
        ("University of Otterholme", True),
        ("Saltmouth Harbour Authority", True),
        ("Ferrow", False),
        ("John Ferrow", False),
        ("Ana Maria Ferrow Tarn", False),
        ("St Osyth's Primary School", False),
        ("Otterholme Parish Council", False),
        ("Quay Road Medical Practice", False),
    ],
)
def test_which_names_only_one_body_has(name: str, distinct: bool):
    """Law or custom gives some names once; persons, schools and parishes share theirs."""
    found = read_party_name(name)
    assert found is not None
    assert found.distinct is distinct


def test_a_trading_name_is_kept_beside():
    """Either may stand alone in another notice."""
    found = read_party_name("Ferrow & Sons Ltd t/a Tidewater Joinery")
    assert found is not None
    assert (found.core, found.kind, found.other) == ("ferrow and sons", "limited", "tidewater joinery")
