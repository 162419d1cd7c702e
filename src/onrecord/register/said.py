"""The statements that take every text and every sum out of the releases of a bucket, whatever their fields are called.

The fields differ from publisher to publisher, so the statements are put together from those that the bucket has (see
`shapes`, which lets through only names that can stand between quotes). One select an array, in which the fields of an
object become rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from onrecord.register.fields import EXPECTED
from onrecord.register.glean import PROSE


@dataclass(slots=True)
class _Node:
    """One object, or an object inside an array, with its fields."""

    kind: str = "object"
    below: dict[str, _Node] = field(default_factory=dict)
    items: _Node | None = None


@dataclass(frozen=True, slots=True)
class Saying:
    """How to read the releases of a bucket."""

    structure: str
    """What `from_json` is to read, as JSON: the fields that tables are made of, and all that may say something."""
    texts: str
    """Statement for the texts: number, place, pointer, field, prose (whether kept however short), said."""
    sums: str
    """Statement for the sums: number, place, pointer, field, said, currency."""


def saying(kinds: Mapping[str, str]) -> Saying:
    """How to read releases that have these fields, by path (see `Shape.fields`)."""
    root = _tree(kinds)
    levels = list(_levels(root, "", "typed", "said"))
    texts = [select for level in levels if (select := _texts(level))]
    sums = [select for level in levels for select in _sums(level)]
    return Saying(
        msgspec.json.encode(_joined(_structure(root), EXPECTED)).decode(),
        _united("said_values", _NO_TEXTS, texts),
        _united("said_sums", _NO_SUMS, sums),
    )


_NO_TEXTS = "SELECT 0 AS number, 0::BIGINT AS place, '' AS pointer, '' AS field, false AS prose, '' AS said WHERE false"
_NO_SUMS = "SELECT 0 AS number, 0::BIGINT AS place, '' AS pointer, '' AS field, '' AS said, '' AS currency WHERE false"


def _united(table: str, none: str, selects: list[str]) -> str:
    return f"CREATE TEMP TABLE {table} AS " + " UNION ALL ".join([none, *selects])


def _tree(kinds: Mapping[str, str]) -> _Node:
    root = _Node()
    for path, kind in sorted(kinds.items()):
        if not path:
            continue
        node = root
        for step in path.replace("[]", "/[]")[1:].split("/"):
            if step == "[]":
                node.items = node.items or _Node()
                node = node.items
            else:
                node = node.below.setdefault(step, _Node())
        node.kind = kind
    return root


def _structure(node: _Node) -> Any:
    if node.kind == "array":
        return [_structure(node.items)] if node.items else ["VARCHAR"]
    if node.kind == "object":
        # An object of which nothing is kept still needs one field.
        return {name: _structure(below) for name, below in node.below.items()} or {"id": "VARCHAR"}
    return "VARCHAR"


def _joined(structure: Any, expected: Any) -> Any:
    """What is there with what is expected; every value a text."""
    if isinstance(expected, str):
        return "VARCHAR"
    if isinstance(expected, list):
        inner = structure[0] if isinstance(structure, list) else None
        return [_joined(inner, expected[0])]
    known = structure if isinstance(structure, dict) else {}
    return known | {name: _joined(known.get(name), below) for name, below in expected.items()}


@dataclass(frozen=True, slots=True)
class _Level:
    """All objects, or texts, of one array: where they are selected from, and how one is called there."""

    node: _Node
    field: str
    source: str
    value: str


def _levels(node: _Node, field: str, source: str, value: str) -> Iterator[_Level]:
    """The levels of a release: itself, then the arrays in it, each before those inside of its items."""
    level = _Level(node, field, source, value)
    yield level
    for path, expression, array in _arrays(node, "", value):
        if array.items is not None:
            inner = (
                f"(SELECT number, place, pointer || '{path}/' || (subscript - 1) AS pointer, item FROM (SELECT number,"
                f" place, pointer, unnest({expression}) AS item, generate_subscripts({expression}, 1) AS subscript"
                f" FROM {source}))"
            )
            yield from _levels(array.items, f"{field}{path}", inner, "item")


def _arrays(node: _Node, path: str, expression: str) -> Iterator[tuple[str, str, _Node]]:
    for name, below in node.below.items():
        where, what = f"{path}/{name}", f'{expression}."{name}"'
        if below.kind == "array":
            yield where, what, below
        elif below.kind == "object":
            yield from _arrays(below, where, what)


def _texts(level: _Level) -> str:
    if level.node.kind == "text":
        # A text in an array is kept for its length alone.
        return (
            f"SELECT number, place, pointer, '{level.field}' AS field, NULL AS prose, {level.value} AS said"
            f" FROM {level.source} WHERE length({level.value}) >= 25"
        )
    found = list(_leaves(level.node, "", level.value))
    if not found:
        return ""
    paths = ", ".join(f"'{path}'" for path, _, _ in found)
    prose = ", ".join(str(is_prose).lower() for _, _, is_prose in found)
    said = ", ".join(expression for _, expression, _ in found)
    return (
        f"SELECT number, place, pointer || path AS pointer, '{level.field}' || path AS field, prose, said"
        f" FROM (SELECT number, place, pointer, unnest([{paths}]) AS path, unnest([{prose}]) AS prose,"
        f" unnest([{said}]) AS said FROM {level.source})"
        f" WHERE said <> '' AND (prose OR length(said) >= 25 OR said[5] = '-')"
    )


def _leaves(node: _Node, path: str, expression: str) -> Iterator[tuple[str, str, bool]]:
    for name, below in node.below.items():
        where, what = f"{path}/{name}", f'{expression}."{name}"'
        if below.kind == "text":
            yield where, what, name in PROSE
        elif below.kind == "object":
            yield from _leaves(below, where, what)


def _sums(level: _Level) -> Iterator[str]:
    for path, expression, node in _objects(level.node, "", level.value):
        if "amount" in node.below and node.below["amount"].kind == "amount":
            currency = f"{expression}.currency" if "currency" in node.below else "''"
            yield (
                f"SELECT number, place, pointer || '{path}' AS pointer, '{level.field}{path}' AS field,"
                f" {expression}.amount AS said, coalesce({currency}, '') AS currency FROM {level.source}"
                f" WHERE {expression}.amount IS NOT NULL"
            )


def _objects(node: _Node, path: str, expression: str) -> Iterator[tuple[str, str, _Node]]:
    if node.kind == "object":
        yield path, expression, node
        for name, below in node.below.items():
            yield from _objects(below, f"{path}/{name}", f'{expression}."{name}"')
