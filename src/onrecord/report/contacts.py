"""Contact details of people, left out of everything that is shown: a register of contracts is no address book."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from onrecord.checking.model import CheckedClaim, Dossier, Verdict
from onrecord.ocds import Json
from onrecord.reading.persons import find_people, hide_people
from onrecord.reading.reachable import unreachable

WITHHELD = "[left out]"

_PERSONAL_KEYS = frozenset(
    {"email", "emailaddress", "telephone", "phone", "phonenumber", "faxnumber", "fax", "contactname", "mobile"}
)
"""Keys, in lower case, whose value is a person's own wherever they stand."""

_WEB_ADDRESS = re.compile(r"https?://\S+|(?:[\w-]+\.)+[A-Za-z]{2,}(?:[/:?]\S*)?", re.IGNORECASE)


def without_contacts(value: Any) -> Any:
    """`value` as decoded from JSON, with contact points masked and addresses in texts left out; the input is kept.

    >>> without_contacts({"contactPoint": {"name": "A. Person", "url": "https://example.org"}})
    {'contactPoint': {'name': '[left out]', 'url': 'https://example.org'}}
    >>> without_contacts("Write to a.person@example.org or call 020 7946 0000 about lot 2")
    'Write to [left out] or call [left out] about lot 2'
    """
    if isinstance(value, str):
        return unreachable(value, WITHHELD)
    if isinstance(value, Mapping):
        return {key: _of_key(key, part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [without_contacts(part) for part in value]
    return value


def without_people(body: Json, whole: Json | None = None) -> Json:
    """A release, compiled release or versioned one, without contact details and the private people that it names.

    `whole` is where to look for its contact persons when not in `body` itself.

    >>> point = {"name": "Jane Okafor"}
    >>> without_people({"buyer": {"contactPoint": point}, "description": "Questions to Jane Okafor."})["description"]
    'Questions to [left out].'
    """
    hidden: Json = without_contacts(hide_people(body, find_people(body if whole is None else whole), WITHHELD))
    return hidden


def _of_key(key: str, value: Any) -> Any:
    name = key.lower()
    if "contactpoint" in name:
        return _masked(value)
    return _hidden(value) if name in _PERSONAL_KEYS else without_contacts(value)


def _masked(value: Any) -> Any:
    """A contact point with everything but its web address hidden."""
    if isinstance(value, Mapping):
        kept = ("id", "releaseID", "releaseDate", "releaseTag")
        return {key: part if key in kept else _of_point(key, part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_masked(part) for part in value]
    return _hidden(value)


def _of_point(key: str, value: Any) -> Any:
    """Web addresses stay; some publishers write the telephone number or the name where the address should be."""
    is_address = key in ("url", "uri") and isinstance(value, str) and _WEB_ADDRESS.fullmatch(value.strip())
    return unreachable(value, WITHHELD) if is_address else _masked(value)


def _hidden(value: Any) -> Any:
    if isinstance(value, Mapping):
        return _masked(value)
    if isinstance(value, (list, tuple)):
        return [_hidden(part) for part in value]
    return value if value is None or value == "" else WITHHELD


def discreet(dossier: Dossier) -> Dossier:
    """`dossier` with contact details left out of what it repeats from the record; the articles' own words stay."""
    checks = tuple(replace(check, claims=tuple(map(discreet_claim, check.claims))) for check in dossier.checks)
    return replace(dossier, checks=checks)


def discreet_claim(checked: CheckedClaim) -> CheckedClaim:
    """`checked` with contact details left out of what it repeats from the record."""
    today = _discreet_verdict(checked.today) if checked.today else None
    return replace(checked, verdict=_discreet_verdict(checked.verdict), today=today)


def _discreet_verdict(verdict: Verdict) -> Verdict:
    return replace(
        verdict,
        sentence=without_contacts(verdict.sentence),
        evidence=tuple(replace(found, value=without_contacts(found.value)) for found in verdict.evidence),
        edits=tuple(replace(edit, record=tuple(map(without_contacts, edit.record))) for edit in verdict.edits),
    )
