"""What a piece of JSON, or of something else, is: by its first level, and in words fit to be shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from typing import Any

import msgspec

_RELEASE_FIELDS = frozenset({"tag", "initiationType", "tender", "awards", "contracts", "planning", "buyer", "parties"})
_SIGNS = (
    (b"PK\x03\x04", "a zip archive (a workbook is one, too); not read yet"),
    (b"%PDF", "a PDF document, not JSON"),
    (b"<", "HTML or XML, not JSON"),
    (b"\x1f\x8b", "gzip inside gzip; not read yet"),
    (b"PAR1", "a Parquet file; not read yet"),
)


_LIST_OF_OBJECTS = re.compile(rb"\s*\[\s*\{")


class Kind(Enum):
    """What an object is to us."""

    PACKAGE = "package"
    RELEASE = "release"
    OTHER = "other"


def kind_of(fields: Mapping[str, Any]) -> Kind:
    """What an object with these fields is.

    >>> kind_of({"releases": [], "uri": ""}), kind_of({"ocid": "ocds-213czf-1"}), kind_of({"tag": [], "tender": {}})
    (<Kind.PACKAGE: 'package'>, <Kind.RELEASE: 'release'>, <Kind.RELEASE: 'release'>)
    """
    if "compiledRelease" in fields or "versionedRelease" in fields or "records" in fields:
        return Kind.OTHER
    if "releases" in fields:
        return Kind.OTHER if "ocid" in fields else Kind.PACKAGE
    if "ocid" in fields or len(_RELEASE_FIELDS & fields.keys()) >= 2:
        return Kind.RELEASE
    return Kind.OTHER


def describe(fields: Mapping[str, Any]) -> str:
    """An object that is neither package nor release, named as what it is.

    >>> describe({"_id": 1, "tenders": [{}]})
    'a package whose list is called `tenders`'
    """
    if "records" in fields:
        return "a record package; not read yet"
    if "compiledRelease" in fields or "versionedRelease" in fields or "releases" in fields:
        return "a record; not read yet"
    lists = [name for name, value in fields.items() if _is_list_of_objects(value)]
    if len(lists) == 1:
        return f"a package whose list is called `{lists[0][:40]}`"
    if not fields:
        return "an empty object"
    names = ", ".join(f"`{name[:40]}`" for name in list(fields)[:4])
    return f"an object with neither `ocid` nor `releases`; it has {names}{' …' if len(fields) > 4 else ''}"


def describe_bytes(head: bytes) -> str:
    """Bytes that do not begin like JSON, named as what they are; empty when they do.

    >>> describe_bytes(b"PK\\x03\\x04...")
    'a zip archive (a workbook is one, too); not read yet'
    """
    start = head.lstrip()
    if not start:
        return "an empty file"
    for sign, words in _SIGNS:
        if start.startswith(sign):
            return words
    if b"\0" in head:
        return "binary data, not JSON"
    return "" if start[:1] in b'{["' else "text that does not begin like JSON (CSV, perhaps); not read yet"


def describe_value(value: Any) -> str:
    """A JSON value that is no object, named by its type."""
    if isinstance(value, list):
        return "an array"
    if isinstance(value, str):
        return "a text"
    if isinstance(value, bool):
        return "true" if value else "false"
    return "null" if value is None else "a number"


def _is_list_of_objects(value: Any) -> bool:
    if isinstance(value, msgspec.Raw):
        return _LIST_OF_OBJECTS.match(bytes(value)) is not None
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)
