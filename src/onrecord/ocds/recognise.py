"""What a piece of JSON, or of something else, is: by its first level, and in words fit to be shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from typing import Any

import msgspec

from onrecord.ocds.search_results import is_search_result

_RELEASE_FIELDS = frozenset({"tag", "initiationType", "tender", "awards", "contracts", "planning", "buyer", "parties"})
_PACKAGE_FIELDS = frozenset(
    {"uri", "version", "publishedDate", "publisher", "license", "publicationPolicy", "extensions", "links"}
)
"""What a package has besides its releases."""
_SIGNS = (
    (b"PK\x03\x04", "a zip archive inside something else"),
    (b"%PDF", "a PDF document, not JSON"),
    (b"<", "HTML or XML, not JSON"),
    (b"\x1f\x8b", "gzip inside gzip"),
    (b"PAR1", "a Parquet file"),
)


_LIST_OF_OBJECTS = re.compile(rb"\s*\[\s*\{")


class Kind(Enum):
    """What an object is to us."""

    PACKAGE = "package"
    """A release package."""
    RELEASE = "release"
    RECORD_PACKAGE = "record package"
    RECORD = "record"
    """Releases of one ocid, in it or by address, with what the publisher compiled of them."""
    SEARCH_RESULT = "search result"
    """One row of Contracts Finder's own search: near OCDS, and mapped to it."""
    RESULTS = "results"
    """A list of any of these, under `results`, as older searches answered."""
    OTHER = "other"


def kind_of(fields: Mapping[str, Any]) -> Kind:
    """What an object with these fields is.

    >>> kind_of({"releases": [], "uri": ""}), kind_of({"ocid": "ocds-213czf-1"}), kind_of({"tag": [], "tender": {}})
    (<Kind.PACKAGE: 'package'>, <Kind.RELEASE: 'release'>, <Kind.RELEASE: 'release'>)
    >>> kind_of({"uri": "https://publisher.example/2024-02", "version": "1.1"})
    <Kind.PACKAGE: 'package'>
    """
    if "records" in fields:
        return Kind.RECORD_PACKAGE
    if "compiledRelease" in fields or "versionedRelease" in fields:
        return Kind.RECORD
    if "releases" in fields:
        return Kind.RECORD if "ocid" in fields else Kind.PACKAGE
    if "ocid" in fields or len(_RELEASE_FIELDS & fields.keys()) >= 2:
        return Kind.RELEASE
    if is_search_result(fields):
        return Kind.SEARCH_RESULT
    if {"uri", "version"} <= fields.keys() <= _PACKAGE_FIELDS:
        # Scotland's and Wales's answer for a month without notices.
        return Kind.PACKAGE
    return Kind.RESULTS if _is_list_of_objects(fields.get("results")) else Kind.OTHER


def is_linked(release: Mapping[str, Any]) -> bool:
    """Whether an entry of a record's `releases` only says where the release is.

    >>> is_linked({"url": "https://example.com/1.json", "date": "2024-03-11", "tag": ["tender"]})
    True
    """
    return "url" in release and "ocid" not in release and not (_RELEASE_FIELDS - {"tag"}) & release.keys()


def describe(fields: Mapping[str, Any]) -> str:
    """An object that holds no releases, named as what it is.

    >>> describe({"_id": 1, "tenders": [{}]})
    'a package whose list is called `tenders`'
    """
    lists = [name for name, value in fields.items() if _is_list_of_objects(value)]
    if len(lists) == 1:
        return f"a package whose list is called `{lists[0][:40]}`"
    if not fields:
        return "an empty object"
    names = ", ".join(f"`{name[:40]}`" for name in list(fields)[:4])
    return f"an object with neither `ocid` nor `releases`; it has {names}{' …' if len(fields) > 4 else ''}"


_REMEDIES = (
    ("a package whose list", "a package whose list is called `releases` or `records`: ask the publisher for its OCDS"),
    ("a record without", "a record with releases in it: ask the publisher for release packages"),
    ("HTML", "JSON. This is a page, perhaps of an error: get the address of the data itself, and fetch it again"),
    ("text that", "OCDS in JSON. If it lists payments, load it with: onrecord load --spend FILE"),
    ("gzip", "gzip once: unpack it yourself, and load what comes out"),
    ("an empty", "a file with something in it: fetch it again"),
)


def remedy(words: str) -> str:
    """What should stand in place of that which `describe` and its kin call `words`, and what to do.

    >>> remedy("a number")
    'a release package, releases, or JSON Lines of either: look whether this is the file that you meant'
    """
    for start, advice in _REMEDIES:
        if words.startswith(start):
            return advice
    return "a release package, releases, or JSON Lines of either: look whether this is the file that you meant"


def describe_bytes(head: bytes) -> str:
    """Bytes that do not begin like JSON, named as what they are; empty when they do.

    >>> describe_bytes(b"PK\\x03\\x04...")
    'a zip archive inside something else'
    """
    start = head.lstrip()
    if not start:
        return "an empty file"
    for sign, words in _SIGNS:
        if start.startswith(sign):
            return words
    if b"\0" in head:
        return "binary data, not JSON"
    return "" if start[:1] in b'{["' else "text that does not begin like JSON (CSV, perhaps)"


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
