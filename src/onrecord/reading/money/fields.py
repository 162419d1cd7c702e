"""The fields of a release that money is read from: the rest need not be decoded or merged for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onrecord.ocds import Json

Part = Mapping[str, Any]
"""Names of fields, each with the part of it that is looked at; an empty part is all of it."""
_ALL: Part = {}

_TEXTS: Part = {"title": _ALL, "description": _ALL}
_LOT: Part = {"id": _ALL, "value": _ALL, "minValue": _ALL, "techniques": _ALL, **_TEXTS}
_ITEM: Part = {"id": _ALL, "classification": _ALL, "additionalClassifications": _ALL}
_ACT: Part = {"id": _ALL, "status": _ALL, "value": _ALL, "suppliers": _ALL, "relatedLots": _ALL, **_TEXTS}
MONEY_FIELDS: Part = {
    **dict.fromkeys(("ocid", "id", "date", "tag", "buyer", "relatedProcesses"), _ALL),
    "parties": {"id": _ALL, "name": _ALL, "roles": _ALL, "identifier": _ALL},
    "planning": {"budget": _ALL},
    "tender": {
        **_TEXTS,
        **dict.fromkeys(("value", "minValue", "techniques", "procurementMethodDetails", "classification"), _ALL),
        "procuringEntity": {"name": _ALL},
        "lots": _LOT,
        "items": _ITEM,
    },
    "awards": {**_ACT, "date": _ALL},
    "contracts": {
        **_ACT,
        **dict.fromkeys(("awardID", "dateSigned", "relatedProcesses"), _ALL),
        "implementation": {"transactions": _ALL},
    },
}
"""The fields that `money_rows` looks at. Documents, addresses and the like are most of a release."""


def trimmed(node: Json, part: Part = MONEY_FIELDS) -> dict[str, Any]:
    """The fields of a release that are looked at; what is of an unexpected type stays, for the merge to judge.

    Each field is merged by itself, so records of trimmed releases give `money_rows` the same rows in half the time.
    """
    kept: dict[str, Any] = {}
    for key, below in part.items():
        if key in node:
            kept[key] = _trim(node[key], below) if below else node[key]
    return kept


def _trim(value: Any, part: Part) -> Any:
    if type(value) is dict:
        return trimmed(value, part)
    return [_trim(each, part) for each in value] if type(value) is list else value
