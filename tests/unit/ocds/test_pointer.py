"""JSON Pointer as RFC 6901 has it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ocds import escape, resolve
from onrecord.ocds.pointer import unescape

# RFC 6901, section 5.
DOCUMENT = {"foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\j": 5, 'k"l': 6, " ": 7, "m~n": 8}


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        ("", DOCUMENT), ("/foo", ["bar", "baz"]), ("/foo/0", "bar"), ("/", 0), ("/a~1b", 1), ("/c%d", 2), ("/e^f", 3),
        ("/g|h", 4), ("/i\\j", 5), ('/k"l', 6), ("/ ", 7), ("/m~0n", 8),
    ],
)  # fmt: skip
def test_examples_of_the_standard(pointer: str, value: Any) -> None:
    """Each example of RFC 6901."""
    assert resolve(DOCUMENT, pointer) == value


@pytest.mark.parametrize(
    "pointer", ["/nothing", "/foo/2", "/foo/-", "/foo/01", "/foo/-1", "/foo/x", "/foo/0/0", "/foo/²"]
)
def test_nothing_there(pointer: str) -> None:
    """Nothing stands at the pointer: LookupError, whichever way it fails."""
    with pytest.raises(LookupError):
        resolve(DOCUMENT, pointer)


def test_no_pointer() -> None:
    """A pointer is empty or begins with a slash."""
    with pytest.raises(ValueError, match="not a JSON Pointer"):
        resolve(DOCUMENT, "foo")


@given(st.text(), st.integers())
def test_any_name_can_be_pointed_at(name: str, value: int) -> None:
    """Escaping undoes itself, and leads to the field."""
    assert unescape(escape(name)) == name
    assert resolve({name: value}, f"/{escape(name)}") == value
