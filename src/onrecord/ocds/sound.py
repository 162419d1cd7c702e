"""What most releases are: sound. Asked first, and of a validator in machine code, a third of the price of a walk.

Each subject of `checks/` says beside its rules, in JSON Schema, what it is silent about (`SOUND_…`); here is said where
in a release that is asked. A release that passes has no issue of any subject with a `SOUND_…`. One that does not pass
may still be sound: then the subjects look for themselves.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import jsonschema_rs

from onrecord.ocds.checks.dates import SOUND_DATE
from onrecord.ocds.checks.identifiers import (
    SOUND_COMPANY_ID,
    SOUND_ID,
    SOUND_IDENTIFIER,
    SOUND_OCID,
    SOUND_RELEASE_ID,
    repeats_an_id,
)
from onrecord.ocds.checks.lines import SOUND_LINE, SOUND_TITLE
from onrecord.ocds.checks.names import SOUND_NAME
from onrecord.ocds.checks.seen import ORGANISATIONS, TITLES
from onrecord.ocds.checks.tags import SOUND_TAGS
from onrecord.ocds.model import Json
from onrecord.ocds.pointer import escape

Schema = dict[str, Any]

# Wider than the names that rules take for dates, and looked for faster.
_DATE_NAMES = "^date(?:[A-Z]|$)|Date$"


def is_sound(body: Json) -> bool:
    """Whether the rules of all subjects with a `SOUND_…` would be silent about a release."""
    try:
        return _validator().is_valid(body)
    except ValueError:  # an integer of more than 4,300 digits, which Python does not make
        return False


class _IdsDiffer:
    """A keyword of our own: no two objects of an array have one id."""

    def __init__(self, parent: Schema, value: object, path: object) -> None:
        """What every keyword is made of; this one needs none of it."""

    def validate(self, instance: Any) -> None:
        """Errors: ValueError, which is how a keyword says no."""
        if isinstance(instance, list) and repeats_an_id(instance):
            raise ValueError


@cache
def _validator() -> jsonschema_rs.Draft4Validator:
    return jsonschema_rs.Draft4Validator(
        _schema(),
        validate_formats=False,
        keywords={"idsDiffer": _IdsDiffer},
        pattern_options=jsonschema_rs.RegexOptions(),
    )


def _schema() -> Schema:
    release = {
        "required": ["ocid", "id", "date", "tag"],
        "properties": {
            "ocid": SOUND_OCID,
            "id": SOUND_RELEASE_ID,
            "date": {**SOUND_DATE, "type": "string"},
            "tag": SOUND_TAGS,
        },
    }
    # What is odd about a release is mostly so at its top.
    return {"allOf": [release, _ref("value")], "definitions": {**_values("", {}), **_values("address/", SOUND_LINE)}}


def _values(within: str, sound_text: Schema) -> dict[str, Schema]:
    """Any value of a release with all below it, and one that is an organisation or a list of them; by name."""
    title = {"allOf": [SOUND_TITLE, sound_text]}
    identifier = {"allOf": [SOUND_ID, title]}
    here, organisation = _ref(f"{within}value"), _ref(f"{within}organisation")
    names = {
        **dict.fromkeys(TITLES, title),
        **dict.fromkeys(ORGANISATIONS, organisation),
        "id": identifier,
    }
    value = {
        **sound_text,
        "properties": names,
        "patternProperties": {_DATE_NAMES: SOUND_DATE, "ddress": _ref("address/value")},
        "additionalProperties": here,
        "items": here,
        "anyOf": [{"maxItems": 1}, {"idsDiffer": True}],
    }
    of_organisation = {
        "name": {"allOf": [SOUND_NAME, title]},
        "id": {"allOf": [SOUND_COMPANY_ID, identifier]},
        "identifier": {"allOf": [SOUND_IDENTIFIER, here]},
    }
    return {
        f"{within}value": value,
        f"{within}organisation": {**value, "properties": {**names, **of_organisation}, "items": organisation},
    }


def _ref(name: str) -> Schema:
    return {"$ref": f"#/definitions/{escape(name)}"}
