"""Mentions of organisations in one record: listed, embedded or both, with their awards."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.reading.party import PartyMention, find_party_mentions, read_postcode


def mentions(**compiled: Any) -> list[PartyMention]:
    return list(find_party_mentions(compiled))


def brief(found: list[PartyMention]) -> list[tuple[str, tuple[str, ...], tuple[int, ...]]]:
    return [(one.pointer, one.roles, one.awards) for one in found]


def test_a_listed_supplier_knows_its_awards():
    """Awards refer to a party by its id."""
    found = mentions(
        parties=[
            {"id": "B", "name": "Aldermere", "roles": ["buyer"]},
            {"id": "S", "name": "Ferrow", "roles": ["supplier"]},
        ],
        buyer={"id": "B", "name": "Aldermere"},
        awards=[
            {"suppliers": [{"id": "S"}]},
            {"suppliers": [{"id": "T", "name": "Tarn"}]},
            {"suppliers": [{"id": "S"}]},
        ],
    )
    assert brief(found) == [
        ("/parties/0", ("buyer",), ()),
        ("/parties/1", ("supplier",), (0, 2)),
        ("/awards/1/suppliers/0", ("supplier",), (1,)),
    ]


def test_embedded_parties_are_found_where_they_act():
    """OCDS 1.0 has no list: each stands once for each role, with all its awards."""
    supplier = {"name": "Ferrow Ltd"}
    found = mentions(
        buyer={"name": "Aldermere"},
        tender={"procuringEntity": {"name": "Aldermere"}},
        awards=[{"suppliers": [supplier]}, {"suppliers": [supplier, {"name": " FERROW  ltd "}]}],
    )
    assert brief(found) == [
        ("/buyer", ("buyer",), ()),
        ("/tender/procuringEntity", ("procuringEntity",), ()),
        ("/awards/0/suppliers/0", ("supplier",), (0, 1, 1)[:2]),
    ]


def test_an_award_may_name_its_supplier_without_id():
    """Then the name leads to the listed party."""
    found = mentions(
        parties=[{"id": "S", "name": "Ferrow", "roles": ["tenderer"]}], awards=[{"suppliers": [{"name": "Ferrow"}]}]
    )
    assert brief(found) == [("/parties/0", ("tenderer",), (0,))]


def test_identifiers_and_addresses_are_read():
    """All that can tell one organisation from another."""
    (found,) = mentions(
        parties=[
            {
                "id": 7,
                "name": " Ferrow Ltd ",
                "identifier": {"scheme": "GB-COH", "id": 5280446, "legalName": "FERROW LIMITED"},
                "additionalIdentifiers": [{"scheme": "GB-PPON", "id": "PBQV-9213-MLXW"}, {"scheme": "X"}, 3],
                "address": {"streetAddress": "1 Quay Row, Saltmouth, SW1A1AA", "locality": "Saltmouth"},
                "roles": "supplier",
            }
        ]
    )
    assert (found.id, found.name, found.identifier) == ("7", "Ferrow Ltd", "5280446")
    assert (found.others, found.postcode, found.roles) == (("GB-PPON PBQV-9213-MLXW",), "SW1A 1AA", ())


@pytest.mark.parametrize(
    "compiled",
    [
        {},
        {"parties": {}},
        {"parties": [None, "x", 3]},
        {"buyer": "x"},
        {"awards": [{"suppliers": "x"}, None]},
        {"buyer": []},
    ],
)
def test_other_types_read_as_nothing(compiled: dict[str, Any]):
    """Publishers' slips raise nothing."""
    assert find_party_mentions(compiled) == ()


@pytest.mark.parametrize(
    ("texts", "postcode"),
    [
        (("SW1A 1AA", ""), "SW1A 1AA"),
        (("sw1a1aa", ""), "SW1A 1AA"),
        (("", "Units 1-3 M11 Park, Road, M1 1AE"), "M1 1AE"),
        (("", "no code here"), ""),
        (("0010", "1 Main Road"), "0010"),
        (("", "Kirkby LaneSURREYKT22 7TWGB"), ""),
        ((), ""),
    ],
)
def test_postcodes(texts: tuple[str, ...], postcode: str):
    """In capitals with a space; of other countries as they are; glued to other words they are not trusted."""
    assert read_postcode(*texts) == postcode
