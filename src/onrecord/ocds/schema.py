"""The vendored release schemas, by version of the standard. Source and date taken: `schemas/README.md`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

LATEST = "1.1.5"
OLDEST = "1.0.3"


@cache
def release_schema(version: str = LATEST) -> dict[str, Any]:
    """The release schema of one vendored version, as published; not to be modified.

    >>> release_schema("1.1.5")["title"]
    'Schema for an Open Contracting Release'
    """
    text = (files("onrecord.ocds") / "schemas" / version / "release-schema.json").read_bytes()
    schema: dict[str, Any] = msgspec.json.decode(text)
    return schema


def dereference(schema: dict[str, Any], root: dict[str, Any]) -> dict[str, Any]:
    """`schema` with its own `$ref`, if any, replaced by what it points to inside `root`."""
    while "$ref" in schema:
        node: Any = root
        for part in schema["$ref"].removeprefix("#/").split("/"):
            node = node[part]
        schema = node
    return schema
