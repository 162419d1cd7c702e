"""Identifiers that are missing, of the wrong type, or spelled so that nobody else can match them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from msgspec import UnsetType

from onrecord.ocds.checks.seen import Finding, Seen
from onrecord.ocds.merge_rules import PLAIN, Rule, Rules, release_rules
from onrecord.ocds.search_results import OCID_PREFIX

_OCID = re.compile(r"ocds-[a-z0-9]{6}-.+", re.DOTALL)
_COMPANY_NUMBER = re.compile(r"[A-Z0-9]{2}[0-9]{5}[A-Z0-9]")
_DIGITS = re.compile(r"\d{1,7}")

SOUND_OCID = "ocds-[a-z0-9]{6}-(?s:.+)"
SOUND_RELEASE_ID = r"[^#]*[^#\s][^#]*"


def is_sound(seen: Seen) -> bool:
    """Whether the ocid and all ids are texts of the right form, and none of them twice in an array."""
    release, body = seen.release, seen.body
    if seen.places.odd_ids or release.id_minted or "#" in release.id or type(body.get("id")) is not str:
        return False
    if type(body.get("ocid")) is not str or not _OCID.fullmatch(release.ocid):
        return False
    if any(repeats_an_id(values) for _, values in seen.places.arrays):
        return False
    return all(_COMPANY_NUMBER.fullmatch(number) for _, number in _company_numbers(seen))


def repeats_an_id(values: list[Any]) -> bool:
    """Whether two objects of an array have one id, or one has an id that is no text, so that the rule looks closer."""
    ids = [each for value in values if type(value) is dict and (each := value.get("id")) is not None]
    return not {str}.issuperset(map(type, ids)) or len(set(ids)) < len(ids)


def sound_company(organisation: Any) -> bool:
    """Whether the company number of a typed organisation (see `ocds.sound`), if it has one, is of the right form."""
    given, identifier = organisation.id, organisation.identifier
    if type(given) is str and given[:7].upper() == "GB-COH-" and not _COMPANY_NUMBER.fullmatch(given, 7):
        return False
    if type(identifier) is UnsetType or identifier.scheme != "GB-COH" or not identifier.id:
        return True
    return type(identifier.id) is UnsetType or _COMPANY_NUMBER.fullmatch(identifier.id) is not None


def find_ocid_type(seen: Seen) -> Iterator[Finding]:
    """The ocid is a number, not a text."""
    ocid = seen.body.get("ocid")
    if not isinstance(ocid, str):
        yield Finding("/ocid", f"{ocid} (a number)", f'"{ocid}", and a registered prefix before it')


def find_ocid_prefix(seen: Seen) -> Iterator[Finding]:
    """The ocid does not begin with a registered prefix: ocds-, six small letters or digits, a hyphen."""
    ocid = seen.release.ocid
    if ocid.startswith(OCID_PREFIX):
        return  # made here, of a search result, which has none
    if not _OCID.fullmatch(ocid):
        yield Finding(
            "/ocid", f'"{ocid}": {_prefix_fault(ocid)}', "ocds-, six small letters or digits, a hyphen, an id"
        )


def find_id_missing(seen: Seen) -> Iterator[Finding]:
    """The release has no id; a stand-in is made of its ocid, date and content."""
    if seen.release.id_minted:
        yield Finding(
            "/id", f"nothing; it is called {seen.release.id} here", "an id, unique among the releases of its ocid"
        )


def find_id_number_sign(seen: Seen) -> Iterator[Finding]:
    """The release id holds a number sign, which the standard keeps for itself."""
    if "#" in seen.release.id:
        yield Finding("/id", f'"{seen.release.id}"', "an id without #")


def find_id_integer(seen: Seen) -> Iterator[Finding]:
    """The release's own id is a number: some readers will show it as text, others will round it."""
    identifier = seen.body.get("id")
    if isinstance(identifier, int) and not isinstance(identifier, bool):
        yield Finding("/id", str(identifier), f'"{identifier}"')


def find_id_float(seen: Seen) -> Iterator[Finding]:
    """An id with a decimal point or an exponent."""
    for pointer, value in seen.places.odd_ids:
        if isinstance(value, Decimal):
            whole = value == value.to_integral_value() and value.adjusted() < 30
            yield Finding(pointer, str(value), f'"{value:f}"'.replace(".0", "") if whole else "a text")


def find_id_null(seen: Seen) -> Iterator[Finding]:
    """An id that is null, true or false."""
    for pointer, value in seen.places.odd_ids:
        if pointer != "/id" and (value is None or isinstance(value, bool)):
            yield Finding(pointer, "null" if value is None else str(value).lower(), "an id")


def find_id_object(seen: Seen) -> Iterator[Finding]:
    """An id that is an object, as a database prints its own."""
    for pointer, value in seen.places.odd_ids:
        if isinstance(value, dict):
            yield Finding(pointer, "an object", "a text")


def find_id_repeated(seen: Seen) -> Iterator[Finding]:
    """Two objects of one array with one id: a merge makes one of them, and the earlier values are gone."""
    for pointer, values in seen.places.arrays:
        ids = [value.get("id") for value in values if isinstance(value, dict)]
        texts = [str(each) for each in ids if each is not None]
        if len(set(texts)) < len(texts) and _merges_by_id(pointer):
            for identifier, count in Counter(texts).items():
                if count > 1:
                    yield Finding(pointer, f'the id "{identifier}" {count} times', "a different id for each")


def find_company_number(seen: Seen) -> Iterator[Finding]:
    """A company number of the UK register without its leading zeros, or otherwise not of eight characters."""
    for pointer, number in _company_numbers(seen):
        if not _COMPANY_NUMBER.fullmatch(number):
            padded = number.rjust(8, "0") if _DIGITS.fullmatch(number) else ""
            yield Finding(pointer, f'"{number}"', f'"{padded}"' if padded else "eight characters, as on the register")


def _company_numbers(seen: Seen) -> Iterator[tuple[str, str]]:
    for pointer, organisation in seen.places.organisations:
        given = organisation.get("id")
        if isinstance(given, str) and given.upper().startswith("GB-COH-"):
            yield f"{pointer}/id", given[len("GB-COH-") :]
        identifier: Any = organisation.get("identifier")
        if isinstance(identifier, dict) and identifier.get("scheme") == "GB-COH" and identifier.get("id"):
            yield f"{pointer}/identifier/id", str(identifier["id"])


def _prefix_fault(ocid: str) -> str:
    if re.match(r"ocds-[a-z0-9]{6}-", ocid, re.IGNORECASE):
        return "a prefix in capitals"
    if re.match(r"ocds-[a-z0-9]+(-|$)", ocid, re.IGNORECASE):
        return "a prefix of the wrong length"
    return "no prefix"


def _merges_by_id(pointer: str) -> bool:
    """Whether the array at `pointer` is one whose objects are matched by id."""
    rules: Rules = release_rules()
    for step in pointer[1:].split("/"):
        if not step.isdigit():
            rules = rules.fields.get(step, PLAIN)
            if rules.rule is not Rule.MERGE:
                return False
    return True
