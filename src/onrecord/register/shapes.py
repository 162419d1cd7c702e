"""Which fields the releases of a bucket have, and whether SQL can read them as typed columns.

DuckDB tells the structure of each release's JSON; releases of one publisher share few of them, so each is looked at
once, whatever the number of releases. What has another type than the tables expect goes to the Python fold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import msgspec

from onrecord.ocds.usual import AMOUNT, ID, TEXT
from onrecord.register.fields import EXPECTED
from onrecord.register.glean import PASSED_OVER

_WHOLE = ("UBIGINT", "BIGINT", "HUGEINT", "UHUGEINT")
_ALLOWED = {
    TEXT: frozenset({"VARCHAR", "NULL"}),
    ID: frozenset({"VARCHAR", "NULL", *_WHOLE}),
    AMOUNT: frozenset({"VARCHAR", "NULL", "DOUBLE", *_WHOLE}),
}
# Names that can stand in a statement between quotes; a pointer needs no escaping for them.
_NAME = re.compile(r"(?=.*[^\d])[\w .:@$-]{1,100}", re.ASCII)
_SECTIONS = msgspec.json.Decoder(dict[str, msgspec.Raw])
_UNKNOWN = "JSON"
"""What DuckDB calls a value that is of several types in one array, or an empty object."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What one structure of a release comes to."""

    fits: bool
    """Whether every field that the tables are made of has the type they expect, and every other one some type."""
    fields: frozenset[tuple[str, str]]
    """Every field that may say something, as path and kind: `text`, `amount`, `currency`, `object`, `array` or `other`.

    A path is the names, each after a slash, with `[]` after an array.
    """


def shape_of(structure: str) -> Shape:
    """The shape that a structure, as `json_structure` tells it, stands for.

    >>> shape_of('{"tender":{"title":"VARCHAR","value":{"amount":"DOUBLE"}}}').fits
    True
    >>> shape_of('{"tender":{"title":["VARCHAR"]}}').fits
    False
    """
    found = _SECTIONS.decode(structure)
    sections = [_section(name, bytes(below)) for name, below in found.items()]
    if None in sections:
        return Shape(False, frozenset())
    fields = frozenset([("", _object_kind(found))]).union(*filter(None, sections))
    return Shape(all(kind != _UNKNOWN for _, kind in fields), fields)


@lru_cache(8192)
def _section(name: str, structure: bytes) -> frozenset[tuple[str, str]] | None:
    """The fields of one section of a release, or None when it does not fit. Structures share most of their sections."""
    tree = {name: msgspec.json.decode(structure)}
    return frozenset(_fields_below(tree, "")) if _fits(tree, EXPECTED) else None


def _fits(found: Any, expected: Any) -> bool:
    if isinstance(expected, str):
        return isinstance(found, str) and found in _ALLOWED[expected]
    if found == "NULL":
        return True
    if isinstance(expected, list):
        return isinstance(found, list) and _fits(found[0], expected[0])
    if not isinstance(found, dict):
        return False
    return all(name not in found or _fits(found[name], below) for name, below in expected.items())


def _fields(found: Any, path: str, name: str) -> Iterator[tuple[str, str]]:
    if isinstance(found, dict):
        yield path, _object_kind(found)
        yield from _fields_below(found, path)
    elif isinstance(found, list):
        # Arrays of arrays are left to Python.
        yield path, _UNKNOWN if isinstance(found[0], list) else "array"
        if found[0] not in ("NULL", []):
            yield from _fields(found[0], f"{path}[]", "")
    elif found not in ("NULL", _UNKNOWN) and name == "amount":
        yield path, "amount"
    elif found != "NULL":
        yield path, {"VARCHAR": "text", _UNKNOWN: _UNKNOWN}.get(found, "other")


def _fields_below(found: Mapping[str, Any], path: str) -> Iterator[tuple[str, str]]:
    for key, below in found.items():
        if key == "currency":
            yield from _currency(f"{path}/{key}", below)
        elif key not in PASSED_OVER:
            yield from _fields(below, f"{path}/{key}", key) if _NAME.fullmatch(key) else ((path, _UNKNOWN),)


def _object_kind(found: Mapping[str, Any]) -> str:
    return "object" if len({key.lower() for key in found}) == len(found) else _UNKNOWN


def _currency(path: str, found: Any) -> Iterator[tuple[str, str]]:
    if found != "NULL":
        yield path, "currency" if found == "VARCHAR" else _UNKNOWN


@dataclass(slots=True)
class Fields:
    """The fields of many releases, of one kind each."""

    kinds: dict[str, str] = field(default_factory=dict)

    def take(self, shape: Shape) -> bool:
        """Add the fields of a shape; False, and nothing is added, when one has another kind here or other capitals."""
        fresh = {path: kind for path, kind in shape.fields if self.kinds.get(path) != kind}
        if any(path in self.kinds for path in fresh) or self._respells(fresh):
            return False
        self.kinds.update(fresh)
        return True

    def _respells(self, fresh: Iterable[str]) -> bool:
        """Whether a name differs from a known one by its capitals only, which DuckDB does not tell apart."""
        if not fresh:
            return False
        known = _EXPECTED_PATHS | {path.lower(): path for path in self.kinds}
        return any(known.get(path.lower(), path) != path for path in fresh)


def _paths(tree: Any, path: str = "") -> Iterator[str]:
    yield path
    if isinstance(tree, list):
        yield from _paths(tree[0], f"{path}[]")
    elif isinstance(tree, dict):
        for name, below in tree.items():
            yield from _paths(below, f"{path}/{name}")


_EXPECTED_PATHS = {path.lower(): path for path in _paths(EXPECTED)}
