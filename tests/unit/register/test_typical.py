"""Releases that SQL reads without a look at their structure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from onrecord.ocds.usual import USUAL
from onrecord.register.fields import EXPECTED
from onrecord.register.typical import is_typical, typical_shape


def leaves(tree: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every field that holds no others, with what stands in it."""
    if isinstance(tree, dict):
        for name, below in tree.items():
            yield from leaves(below, f"{path}/{name}")
    elif isinstance(tree, list):
        yield from leaves(tree[0], f"{path}[]")
    else:
        yield path, tree


def test_the_usual_fields_fit_the_tables() -> None:
    """Where the tables expect a text, a typical release has one (an id is one too); no field of it lacks a kind."""
    expected = {path: "text" if kind == "id" else kind for path, kind in leaves(EXPECTED)}
    typical = {path: "text" if kind == "id" else kind for path, kind in leaves(USUAL)}
    assert {path: kind for path, kind in typical.items() if expected.get(path, kind) != kind} == {}
    assert typical_shape().fits


@pytest.mark.parametrize(
    ("release", "typical"),
    [
        ({"tender": {"title": "Roofs", "value": {"amount": 1.5, "currency": "GBP"}}}, True),
        ({"buyer": {"name": "B", "contactPoint": {"name": "N", "url": "7"}}}, True),
        ({"parties": [{"id": "P", "roles": ["buyer"]}], "tag": ["tender"]}, True),
        ({"tender": {"value": {"amount": "1.5", "currency": "GBP"}}}, False),
        ({"tender": {"title": None}}, False),
        ({"tender": {}}, False),
        ({"tender": {"title": "U+0000: \0"}}, False),
        ({"tender": {"Title": "Roofs"}}, False),
        ({"awards": [{"id": 7}]}, False),
        ({"awards": {"id": "7"}}, False),
        ({"extension": "of its own"}, False),
    ],
)
def test_what_is_typical(release: dict[str, Any], typical: bool) -> None:
    """The usual fields, of their usual kinds, and no nulls."""
    assert is_typical(msgspec.json.encode(release)) is typical


def test_deep_nesting_is_not_typical() -> None:
    """What is nested beyond reach is no error here."""
    assert not is_typical(b'{"tender":' + b"[" * 100_000 + b"]" * 100_000 + b"}")
