"""Private people in a release: who is left out, who stays, and that no organisation is taken for a person."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from onrecord.reading.persons import find_people, hide_people, is_individual

OUT = "[left out]"
BUYER = {"id": "B", "name": "Saltmouth Harbour Authority", "roles": ["buyer"]}


def release(contact: str, description: str = "", *parties: dict[str, Any]) -> dict[str, Any]:
    buyer = BUYER | {"contactPoint": {"name": contact}}
    return {"ocid": "ocds-213czf-1", "parties": [buyer, *parties], "tender": {"description": description}}


def hidden(body: dict[str, Any]) -> dict[str, Any]:
    before = deepcopy(body)
    found: dict[str, Any] = hide_people(body, find_people(body), OUT)
    assert body == before
    return found


@pytest.mark.parametrize(
    ("contact", "prose", "left"),
    [
        ("Jane Okafor", "Ask Jane Okafor before noon.", "Ask [left out] before noon."),
        ("Jane Okafor", "Ask Jane  Okafor, or JANE OKAFOR.", "Ask [left out], or [left out]."),
        ("Okafor, Jane", "Jane Okafor answers.", "[left out] answers."),
        ("Mrs Jane Okafor", "Okafor, Jane answers.", "[left out] answers."),
        ("Jane Okafor", "Mrs Okafor and Ms. Okafor answer.", "Mrs [left out] and Ms. [left out] answer."),
        ("Tamsin Brackwater", "Tamsin Brackwater opens bids.", "[left out] opens bids."),
        (
            "Jane Okafor",
            "Okafor Street is closed; Janet Okaforson stays.",
            "Okafor Street is closed; Janet Okaforson stays.",
        ),
    ],
)
def test_a_contact_person_is_left_out_of_the_prose(contact: str, prose: str, left: str) -> None:
    """Both ways round, in capitals, and by the surname where a title says that a person is meant."""
    assert hidden(release(contact, prose))["tender"]["description"] == left


@pytest.mark.parametrize(
    "contact",
    [
        "Procurement Team",
        "Saltmouth Harbour Authority",
        "Green Spaces",
        "eSourcing Helpdesk",
        "Not Available",
        "Corporate Contracts",
    ],
)
def test_an_office_is_no_person(contact: str) -> None:
    """What a contact point calls itself hides no word of a notice."""
    prose = (
        "The procurement team of Saltmouth Harbour Authority keeps green spaces; not available to corporate contracts."
    )
    assert hidden(release(contact, prose))["tender"]["description"] == prose


def test_organisations_called_after_people_keep_their_names() -> None:
    """A name is left out of prose, never out of the name of a firm."""
    firm = {"id": "S", "name": "Jane Okafor Catering Ltd", "roles": ["supplier"]}
    assert hidden(release("Jane Okafor", "", firm))["parties"][1] == firm


ADDRESS = {"streetAddress": "4 Ropewalk", "locality": "Saltmouth", "postalCode": "SM1 4RW", "countryName": "UK"}
AT_HOME = ADDRESS | {"streetAddress": OUT, "postalCode": OUT}


def test_a_sole_trader_has_a_name_and_a_town_but_no_home() -> None:
    """Who is paid is what the record is about; where that person lives is not."""
    trader = {"id": "S", "name": "Mr David Marlow", "roles": ["supplier"], "address": ADDRESS}
    assert hidden(release("", "", trader))["parties"][1] == trader | {"address": AT_HOME}


@pytest.mark.parametrize(
    "firm",
    [
        {"name": "Ferrow Marine Ltd"},
        {"name": "Lanternworks Cooperative"},
        {"name": "John Marlow", "identifier": {"scheme": "GB-COH", "id": "05280446"}},
    ],
)
def test_a_firm_keeps_its_address(firm: dict[str, Any]) -> None:
    """Also one that is called as a person is, where a register of organisations has it."""
    party = {"id": "S", "roles": ["supplier"], "address": ADDRESS} | firm
    assert hidden(release("", "", party))["parties"][1] == party


@pytest.mark.parametrize(
    "said",
    [
        {"identifier": {"scheme": "Cédula de Ciudadanía", "id": "100200300"}},
        {"identifier": {"scheme": "Nit de Persona Natural", "id": "100200300"}},
        {"identifier": {"scheme": "BR-CPF", "id": "100200300"}},
        {"details": {"legalEntityType": "Sole trader"}},
        {"details": {"classifications": [{"scheme": "kind", "description": "individual"}]}},
    ],
)
def test_a_party_that_is_said_to_be_a_person(said: dict[str, Any]) -> None:
    """By its number or its details: it keeps its name where it sells, and nothing else of its own."""
    seller = {"id": "S", "name": "Q. Vantongeren", "roles": ["supplier"], "address": ADDRESS} | said
    asking = seller | {"id": "P", "roles": ["procuringEntity"]}
    assert is_individual(seller)
    _, sells, asks = hidden(release("", "", seller, asking))["parties"]
    assert (sells["name"], asks["name"]) == ("Q. Vantongeren", OUT)
    assert sells["address"] == asks["address"] == AT_HOME
    assert sells.get("identifier", {}).get("id") in (None, OUT)


def test_a_contact_person_put_where_a_body_should_stand_is_left_out() -> None:
    """Some publishers list the person who answers questions as a party."""
    unit = {"id": "U", "name": "Jane Okafor", "roles": ["requestingUnit"]}
    assert hidden(release("Jane Okafor", "", unit))["parties"][1]["name"] == OUT


def test_a_versioned_release_is_treated_alike() -> None:
    """Its values stand one level deeper."""
    people = find_people(release("Jane Okafor"))
    firm = {"name": [{"releaseID": "1", "value": "Jane Okafor Catering Ltd"}]}
    prose = {"description": [{"releaseID": "1", "value": "Ask Jane Okafor."}]}
    assert hide_people(firm, people, OUT) == firm
    assert hide_people(prose, people, OUT)["description"][0]["value"] == "Ask [left out]."


def test_hidden_twice_is_hidden_once() -> None:
    """What was left out stays so, and nothing more goes."""
    once = hidden(release("Jane Okafor", "Ask Jane Okafor.", {"name": "Mr D Marlow", "address": ADDRESS}))
    assert hidden(once) == once
