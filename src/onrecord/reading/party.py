"""Every mention of an organisation in a compiled release: who is named, in which roles, and which awards it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.ocds import Json
from onrecord.reading.places import at, objects, text_of

_POSTCODE = re.compile(
    r"(?<![A-Z0-9])(?P<out>GIR|[A-PR-UWYZ](?:\d[\dA-HJKPSTUW]?|[A-HK-Y]\d[\dABEHMNPRVWXY]?))\s?(?P<in>\d[ABD-HJLNP-UW-Z]{2})"
    r"(?![A-Z0-9])",
    re.IGNORECASE,
)
"""UK postcodes (BS 7666): addresses on Contracts Finder carry them inside the line of the street."""

_ACTING = (("buyer",), ("tender", "procuringEntity"))


@dataclass(frozen=True, slots=True)
class PartyMention:
    """One organisation as one record names it; texts as published, without white space around, possibly empty."""

    pointer: str
    """Where it stands in the compiled release: `/parties/0`, `/awards/1/suppliers/0`."""
    id: str
    """The party's id inside this record."""
    name: str
    legal_name: str
    scheme: str
    identifier: str
    others: tuple[str, ...]
    """Its additional identifiers, each as scheme, space, id."""
    roles: tuple[str, ...]
    locality: str
    region: str
    country: str
    postcode: str
    """As published, or found in the line of the street; in capitals with its space when it is one of the UK."""
    awards: tuple[int, ...]
    """Places in `awards` of those of which it is a supplier."""


def find_party_mentions(compiled: Json) -> tuple[PartyMention, ...]:
    """All organisations of a record: those listed, then buyers, procuring entities and suppliers that the list lacks.

    OCDS 1.1 lists parties once, with roles, and refers to them by id; OCDS 1.0 embeds each where it acts; some
    publishers mix the two. Errors: none; what has an unexpected type reads as empty.

    >>> found = find_party_mentions({"buyer": {"name": "Otterholme Town Council"}})
    >>> found[0].pointer, found[0].roles
    ('/buyer', ('buyer',))
    """
    supplied = _awards_by_supplier(compiled)
    found = [_mention(f"/parties/{i}", party, _roles(party), supplied) for i, party in objects(compiled, "parties")]
    known = {(role, handle) for one in found for role in _acts(one) for handle in _handles(one.id, one.name)}
    for pointer, role, party in _embedded(compiled):
        one = _mention(pointer, party, (role,), supplied if role == "supplier" else {})
        handles = _handles(one.id, one.name)[:1]
        if not known.issuperset((role, handle) for handle in handles):
            known |= {(role, handle) for handle in handles}
            found.append(one)
    return tuple(found)


def _acts(one: PartyMention) -> tuple[str, ...]:
    return (*one.roles, "supplier") if one.awards else one.roles


def read_postcode(*texts: str) -> str:
    """The last UK postcode in the first of `texts` that has one, with its space; else the first text as it is.

    >>> read_postcode("", "2 Quay Row, Saltmouth, zz1 1aa, SW1A1AA"), read_postcode("0010", "1 Main Road")
    ('SW1A 1AA', '0010')
    """
    for text in texts:
        found = list(_POSTCODE.finditer(text))
        if found:
            return f"{found[-1]['out']} {found[-1]['in']}".upper()
    return texts[0][:12] if texts else ""


def _awards_by_supplier(compiled: Json) -> dict[str, list[int]]:
    """Handle of a supplier to the places of its awards."""
    supplied: dict[str, list[int]] = {}
    for place, award in objects(compiled, "awards"):
        for _, supplier in objects(award, "suppliers"):
            for handle in _handles(_text(at(supplier, "id")), _text(at(supplier, "name")))[:1]:
                supplied.setdefault(handle, []).append(place)
    return supplied


def _handles(id: str, name: str) -> list[str]:
    """By what one record may refer to a party: its id, then its name. A reference goes by the first that it has."""
    by_id = [f"id {id}"] if id else []
    return by_id + ([f"name {' '.join(name.casefold().split())}"] if name else [])


def _embedded(compiled: Json) -> Iterator[tuple[str, str, Json]]:
    for path in _ACTING:
        party = at(compiled, *path)
        if isinstance(party, dict) and party:
            yield "/" + "/".join(path), path[-1], party
    for i, award in objects(compiled, "awards"):
        for j, supplier in objects(award, "suppliers"):
            yield f"/awards/{i}/suppliers/{j}", "supplier", supplier


def _mention(pointer: str, party: Json, roles: tuple[str, ...], supplied: dict[str, list[int]]) -> PartyMention:
    id, name = _text(at(party, "id")), _text(at(party, "name"))
    awards = {place for handle in _handles(id, name) for place in supplied.get(handle, ())}
    return PartyMention(
        pointer=pointer,
        id=id,
        name=name,
        legal_name=_text(at(party, "identifier", "legalName")),
        scheme=_text(at(party, "identifier", "scheme")),
        identifier=_text(at(party, "identifier", "id")),
        others=tuple(_others(party)),
        roles=roles,
        locality=_text(at(party, "address", "locality")),
        region=_text(at(party, "address", "region")),
        country=_text(at(party, "address", "countryName")),
        postcode=read_postcode(
            _text(at(party, "address", "postalCode")), text_of(at(party, "address", "streetAddress"))
        ),
        awards=tuple(sorted(awards)),
    )


def _others(party: Json) -> Iterator[str]:
    for _, other in objects(party, "additionalIdentifiers"):
        scheme, id = _text(at(other, "scheme")), _text(at(other, "id"))
        if scheme and id:
            yield f"{scheme} {id}"


def _roles(party: Json) -> tuple[str, ...]:
    roles = at(party, "roles")
    if not isinstance(roles, Sequence) or isinstance(roles, str):
        return ()
    return tuple(role for role in roles if isinstance(role, str))


def _text(value: object) -> str:
    """A text, or a number as text, without white space around."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return str(value).strip().replace("\0", "")
