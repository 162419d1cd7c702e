"""Identifiers of organisations: one spelling each, and nothing for what identifies nobody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.values.identifiers import Identifier, read_composite, read_identifier, split_number

SPELT = [
    # scheme, as published, as kept
    ("GB-COH", "115834", "00115834"),
    ("GB-COH", "01616977", "01616977"),
    ("GB-COH", " 0528 0446 ", "05280446"),
    ("GB-COH", 5280446, "05280446"),
    ("GB-COH", "sc12345", "SC012345"),
    ("GB-COH", "NI 612 345", "NI612345"),
    ("GB-COH", "OC301540", "OC301540"),
    ("GB-COH", "IP27981R", "IP27981R"),
    ("GB-COH", "GB-COH-04253180", "04253180"),
    ("gb-coh", "04253180", "04253180"),
    ("GB-PPON", "PBQV9213MLXW", "PBQV-9213-MLXW"),
    ("GB-PPON", "pbqv-9213-mlxw", "PBQV-9213-MLXW"),
    ("GB-CHC", "1089464", "1089464"),
    ("GB-CHC", "1089464-0", "1089464"),
    ("GB-CHC", "1089464-2", "1089464-2"),
    ("GB-SC", "12345", "SC012345"),
    ("GB-SC", "SC012345", "SC012345"),
    ("GB-NIC", "NIC 100123", "100123"),
    ("GB-NHS", "rj1", "RJ1"),
    ("GB-UKPRN", "10007789", "10007789"),
    ("GB-LAE", "dur", "DUR"),
    ("GB-GOR", "OT1085", "OT1085"),
    ("GB-SRS", "SID4GOV.cabinetoffice.gov.uk/5ncA23JZ", "sid4gov.cabinetoffice.gov.uk/5ncA23JZ"),
    ("UA-EDR", "00013480", "00013480"),
    ("AM-TIN", 2567890, "2567890"),
]
NOBODY = [
    ("GB-COH", ""),
    ("GB-COH", None),
    ("GB-COH", "n/a"),
    ("GB-COH", "N/A"),
    ("GB-COH", "00000000"),
    ("GB-COH", "0"),
    ("GB-COH", "12345678"),
    ("GB-COH", "99999999"),
    ("GB-COH", "123"),
    ("GB-COH", "458577871"),
    ("GB-COH", "GB123456789"),
    ("GB-COH", True),
    ("GB-COH", {"id": "1"}),
    ("GB-PPON", "none"),
    ("GB-PPON", "PBQV-9213"),
    ("GB-CFS", "307535"),
    ("GB-FTS", "12345"),
    ("", "05280446"),
    (None, "05280446"),
    ("GB-UKPRN", "20007789"),
    ("Cédula de Ciudadanía", "79123456"),
    ("Nit de Persona Natural", "79123456"),
    ("UA-EDR", "n/a"),
]


@pytest.mark.parametrize(("scheme", "published", "kept"), SPELT)
def test_an_identifier_has_one_spelling(scheme: str, published: object, kept: str):
    """Padded, in capitals, without what is only punctuation, and never with its scheme in front."""
    found = read_identifier(scheme, published)
    assert found is not None
    assert (found.scheme, found.id) == (scheme.upper(), kept)


@pytest.mark.parametrize(("scheme", "published"), NOBODY)
def test_what_identifies_nobody_is_no_identifier(scheme: object, published: object):
    """Placeholders, impossible numbers, schemes that are local to a notice, and numbers of persons."""
    assert read_identifier(scheme, published) is None


def test_the_same_digits_under_two_schemes_are_two_identifiers():
    """A company and a charity may have the same number."""
    assert read_identifier("GB-COH", "1089464") != read_identifier("GB-CHC", "1089464")


@pytest.mark.parametrize(
    ("id", "kept"),
    [
        ("GB-COH-115834", "GB-COH 00115834"),
        ("GB-PPON-PBQV-9213-MLXW", "GB-PPON PBQV-9213-MLXW"),
        ("org-1", "None"),
        ("GB-CFS-307535", "None"),
        ("1", "None"),
    ],
)
def test_a_party_id_may_spell_an_identifier_out(id: str, kept: str):
    """Scheme and id in one word; what is local to a release is none."""
    assert str(read_composite(id)) == kept


@pytest.mark.parametrize(
    ("name", "bare", "number"),
    [
        ("Saltmouth Community NHS Trust 05280446", "Saltmouth Community NHS Trust", "05280446"),
        ("Ferrow Ltd (Company No. 05280446)", "Ferrow Ltd", "05280446"),
        ("Ferrow Ltd Company Number 05280446", "Ferrow Ltd", "05280446"),
        ("Ferrow Ltd, reg no: SC123457", "Ferrow Ltd", "SC123457"),
        ("Ferrow Ltd - 15280446", "Ferrow Ltd", "15280446"),
    ],
)
def test_a_number_glued_to_a_name_is_taken_off(name: str, bare: str, number: str):
    """Company numbers stand behind names in spend files and old notices."""
    assert split_number(name) == (bare, Identifier("GB-COH", number))


@pytest.mark.parametrize("name", ["Ferrow Ltd", "Studio 54", "2024 Ventures", "05280446", "Ferrow 00000000", ""])
def test_other_numbers_stay_in_the_name(name: str):
    """Years, brands, dummies, and a number that is all there is."""
    assert split_number(name) == (name, None)


@given(st.sampled_from([scheme for scheme, *_ in SPELT]), st.one_of(st.text(max_size=30), st.integers()))
def test_reading_is_stable(scheme: str, id: object):
    """What was brought to its one spelling stays there, and nothing is ever raised."""
    found = read_identifier(scheme, id)
    if found is not None:
        assert read_identifier(found.scheme, found.id) == found
        assert read_composite(f"{found.scheme}-{found.id}") == found
