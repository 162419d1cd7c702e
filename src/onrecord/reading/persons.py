"""Private people inside a release: contact persons who are named again in its prose, and parties who are persons.

A contact point says who answers the telephone, not who buys or sells: the same name in a description is left out with
it. A supplier who is a person is named, since who is paid is what the record is about, but not where that person
lives. In doubt a name is an organisation's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from onrecord.ocds import Json
from onrecord.reading.payments.people import is_private
from onrecord.values.names import normalise

_TITLE = r"(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|cllr|councillor|sr|sra|ing|lic)"
_PERSONAL = re.compile(rf"(?:{_TITLE}\b\.?\s+)?[^\W\d_]['’\w.-]*(?:,?\s+[^\W\d_]['’\w.-]*){{1,4}}", re.IGNORECASE)
"""Two to five words of letters, with a title or without."""
_LEADING_TITLE = re.compile(rf"^\s*{_TITLE}\b\.?\s+", re.IGNORECASE)
_AFTER_TITLE = "|".join(
    rf"(?<=\b{title}{stop}\s)"
    for title in ("Mr", "Mrs", "Ms", "Miss", "Dr", "Cllr", "MR", "MRS", "MS")
    for stop in ("", r"\.")
)
_OFFICE = re.compile(
    r"\b(?:team|department|dept|unit|section|office|officer|desk|helpdesk|support|manager|management|director|head|lead"
    r"|procurement|purchasing|commissioning|contracts?|tenders?|tendering|sourcing|e?sourcing|buyers?|category|supplier"
    r"|suppliers|enquir(?:y|ies)|admin\w*|services?|council|borough|county|city|town|parish|university|college|school"
    r"|academy|trust|nhs|hospital|police|fire|authority|agency|ministry|ministerio|secretar[ií]a|direcci[oó]n|board"
    r"|group|ltd|limited|plc|llp|inc|company|association|society|housing|homes|framework|portal|system|project|programme"
    r"|project|estates?|facilities|finance|legal|commercial|corporate|central|national|regional|the|and|of|for|de la"
    r"|no|not|none|sin|unknown|tbc|tba|available|unidad|oficina|departamento|gerencia|coordinaci[oó]n|public|government|health|care|transport|works)\b",
    re.IGNORECASE,
)
"""Words of a contact that is an office, not a person."""
_PERSON_SCHEME = re.compile(
    r"natural|individual|c[eé]dula de ciudadan[ií]a|(?:^|[-\s])(?:CURP|CPF|DNI|CUIL|PESEL|NINO|IDNP|SSN|CC)$",
    re.IGNORECASE,
)
"""Schemes that number people, as published: `Nit de Persona Natural`, `Cédula de Ciudadanía`, `MX-CURP`, `BR-CPF`."""
_INDIVIDUAL = re.compile(
    r"individual|natural person|private person|sole trader|self[- ]employed|persona (?:natural|f[ií]sica)",
    re.IGNORECASE,
)
_DETAIL_KEYS = ("legalEntityType", "legalForm", "legalEntityTypeDetail", "type", "scale", "personType", "tipoPersona")
_SELLING = frozenset({"supplier", "tenderer", "payee", "subcontractor", "invitedTenderer", "enquirer"})
_HOME = frozenset({"streetAddress", "postalCode", "street", "postcode"})


@dataclass(frozen=True, slots=True)
class People:
    """The private people of one release."""

    names: tuple[str, ...]
    """Of contact persons, as published."""
    surnames: tuple[str, ...]
    """What a text must hold for any of the names to be in it."""
    parties: frozenset[str]
    """Normalised names of contact persons who stand as a party besides."""


def find_people(body: Json) -> People:
    """The contact persons of a release, whose names are to be left out of its prose too.

    >>> body = {"parties": [{"name": "Saltmouth Council", "contactPoint": {"name": "Jane Okafor"}}]}
    >>> hide_people(["Ask Jane  Okafor or Ms Okafor."], find_people(body), "[left out]")
    ['Ask [left out] or Ms [left out].']
    """
    organisations = {normalise(name) for name in _party_names(body)}
    contacts = {" ".join(name.split()) for name in _contact_names(body)}
    people = sorted(one for one in contacts if _is_person(one, one if is_private(one) else "", organisations))
    surnames = {way for one in people for way in (_surname(one), _surname(one).title(), _surname(one).upper())}
    return People(
        tuple(people), tuple(sorted(surnames)), frozenset(normalise(one) for one in people if is_private(one))
    )


def hide_people(value: Any, people: People, instead: str, *, key: str = "") -> Any:
    """`value` without what `people` are called and where persons live; the input is kept.

    Names of organisations stay as they are, a firm may be called after its owner; so do the contact points themselves,
    for which `report.contacts` has a rule of its own.
    """
    if isinstance(value, str):
        return _in_prose(value, people, instead) if key not in ("name", "legalName") else value
    if isinstance(value, dict):
        if "contactpoint" in key.lower():
            return value
        kept = {
            # A versioned release has the values of `name` under `name/N/value`.
            name: hide_people(part, people, instead, key=key if name == "value" else name)
            for name, part in value.items()
        }
        return _of_party(value, kept, people, instead)
    if isinstance(value, (list, tuple)):
        return [hide_people(part, people, instead, key=key) for part in value]
    return value


def is_individual(party: Mapping[str, Any]) -> bool:
    """Whether a party is said to be a person: by the scheme of its number, or by its details.

    >>> is_individual({"name": "A. Reyes", "identifier": {"scheme": "Cédula de Ciudadanía", "id": "1"}})
    True
    >>> is_individual({"name": "Ferrow Ltd", "identifier": {"scheme": "GB-COH", "id": "05280446"}})
    False
    """
    identifier, details = party.get("identifier"), party.get("details")
    scheme = identifier.get("scheme") if isinstance(identifier, dict) else None
    if isinstance(scheme, str) and _PERSON_SCHEME.search(scheme):
        return True
    return isinstance(details, dict) and any(_INDIVIDUAL.fullmatch(word.strip()) for word in _detail_words(details))


def _detail_words(details: Mapping[str, Any]) -> Iterator[str]:
    yield from (word for key in _DETAIL_KEYS if isinstance(word := details.get(key), str))
    listed = details.get("classifications")
    for one in listed if isinstance(listed, list) else ():
        if isinstance(one, dict):
            yield from (word for key in ("id", "description") if isinstance(word := one.get(key), str))


def _of_party(party: Mapping[str, Any], kept: dict[str, Any], people: People, instead: str) -> dict[str, Any]:
    """A party who is a person, without number and home; and without a name unless that person sells."""
    name = party.get("name")
    if not isinstance(name, str):
        return kept
    person = is_individual(party)
    if (person or (is_private(name) and not _is_numbered(party))) and isinstance(kept.get("address"), dict):
        kept["address"] = {key: instead if key in _HOME and part else part for key, part in kept["address"].items()}
    if person and isinstance(kept.get("identifier"), dict) and kept["identifier"].get("id"):
        kept["identifier"] = kept["identifier"] | {"id": instead}
    roles = party.get("roles")
    said = frozenset(role for role in roles if isinstance(role, str)) if isinstance(roles, list) else frozenset()
    if said and not said & _SELLING and (person or normalise(name) in people.parties):
        kept["name"] = instead
    return kept


def _is_numbered(party: Mapping[str, Any]) -> bool:
    """Whether a register of organisations has it."""
    identifier = party.get("identifier")
    return isinstance(identifier, dict) and bool(identifier.get("id")) and bool(identifier.get("scheme"))


def _in_prose(text: str, people: People, instead: str) -> str:
    # Looked at before anything is compiled: next to no text names a contact person.
    if not any(surname in text for surname in people.surnames):
        return text
    return _pattern(people.names).sub(instead, text)


def _is_person(name: str, private: str, organisations: set[str]) -> bool:
    if private:
        return True
    return bool(_PERSONAL.fullmatch(name)) and not _OFFICE.search(name) and normalise(name) not in organisations


@lru_cache(maxsize=1024)
def _pattern(people: tuple[str, ...]) -> re.Pattern[str]:
    """Each name in full, either way round; a surname alone only after a title, which stays.

    Written as names are, with capitals: a contact called "Green Spaces" hides no green spaces.
    """
    spelt = {way for name in people for one in (name, name.title(), name.upper()) for way in _ways(one)}
    surnames = {re.escape(one) for name in people for one in (_surname(name), _surname(name).upper())}
    full, last = ("|".join(sorted(ways, key=len, reverse=True)) for ways in (spelt, surnames))
    return re.compile(rf"(?<!\w)(?:{full}|(?:{_AFTER_TITLE})(?:{last}))(?!\w)")


def _ways(name: str) -> Iterator[str]:
    """Expressions for "Jane Okafor", "Okafor Jane" and "Okafor, Jane", from any of them."""
    words = _words(name)
    if len(words) < 2:
        yield re.escape(name)
        return
    for given, surname in ((words[:-1], words[-1]), (words[1:], words[0])):
        first = r"\s+".join(map(re.escape, given))
        yield rf"{first}\s+{re.escape(surname)}"
        yield rf"{re.escape(surname)},\s*{first}"


def _surname(name: str) -> str:
    return _words(name)[0 if "," in name else -1]


def _words(name: str) -> list[str]:
    return _LEADING_TITLE.sub("", name.replace(",", " ")).split() or [name]


def _contact_names(value: Any) -> Iterator[str]:
    """The names in every contact point, wherever it stands."""
    if isinstance(value, dict):
        for key, part in value.items():
            if "contactpoint" in key.lower():
                yield from _names_in(part)
            else:
                yield from _contact_names(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _contact_names(part)


def _names_in(point: Any) -> Iterator[str]:
    if isinstance(point, (list, tuple)):
        for one in point:
            yield from _names_in(one)
    elif isinstance(point, dict) and isinstance(name := point.get("name"), str):
        yield name


def _party_names(body: Json) -> Iterator[str]:
    listed = body.get("parties")
    parties = [*(listed if isinstance(listed, list) else ()), body.get("buyer")]
    yield from (name for party in parties if isinstance(party, dict) and isinstance(name := party.get("name"), str))
