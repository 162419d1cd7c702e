"""What the standard's own schema says of a release."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import jsonschema_rs

from onrecord.ocds.checks.seen import Finding, Seen
from onrecord.ocds.pointer import escape
from onrecord.ocds.schema import LATEST, OLDEST, release_schema

SOUND_SCHEMA = LATEST
"""The version that `ocds.sound` goes by."""
_ASKS = {
    "Enum": "a code of the codelist",
    "MinLength": "a text that is not empty",
    "MinItems": "a list that is not empty",
    "UniqueItems": "no two items alike",
    "Pattern": "a text of the right form",
    "MinProperties": "an object that is not empty",
}


def find_schema(seen: Seen) -> Iterator[Finding]:
    """The release is not valid against the release schema of its version of OCDS."""
    try:
        errors = list(_validator(version_of(seen.body)).iter_errors(seen.body))
    except ValueError:  # Python makes no integer of more than 4,300 digits, and the validator asks for one.
        yield Finding("", "a number too long to be held against the schema", "numbers of fewer than 4,300 digits")
        return
    for error in errors:
        pointer = "".join(f"/{escape(str(step))}" for step in error.instance_path)
        missing = getattr(error.kind, "property", None)
        if missing is None:
            yield Finding(pointer, _shown(error.instance), _expected(error))
        else:
            yield Finding(f"{pointer}/{escape(missing)}", "nothing", "this field, which is required")


def version_of(body: Any) -> str:
    """The vendored version whose schema speaks for a release: 1.1 has `parties`, 1.0 embeds the organisations.

    >>> version_of({"buyer": {"name": "B", "address": {}}}), version_of({"parties": [], "buyer": {"id": "1"}})
    ('1.0.3', '1.1.5')
    """
    buyer = body.get("buyer")
    embedded = isinstance(buyer, dict) and ("address" in buyer or "contactPoint" in buyer or "identifier" in buyer)
    return OLDEST if embedded and "parties" not in body else LATEST


@cache
def _validator(version: str) -> jsonschema_rs.Draft4Validator:
    # Formats are left to the rules for dates, which say more than "not a date-time".
    return jsonschema_rs.Draft4Validator(release_schema(version), validate_formats=False)


def _expected(error: jsonschema_rs.ValidationError) -> str:
    kind = type(error.kind).__name__.rpartition("_")[2]
    if kind == "Type":
        return f"the type {' or '.join(map(str, getattr(error.kind, 'types', ())))}"
    return _ASKS.get(kind, f"what the schema asks for ({kind})")


def _shown(value: Any) -> str:
    """A value short enough to be quoted, or its kind."""
    if isinstance(value, dict):
        return "an object" if value else "an empty object"
    if isinstance(value, list):
        return "an array" if value else "an empty array"
    if isinstance(value, str) and len(value) > 60:
        return f"a text of {len(value):,} characters"
    return json.dumps(value, ensure_ascii=False, default=str)
