"""JSON Pointer (RFC 6901): the address of one value inside a document."""

from __future__ import annotations

from typing import Any


def escape(name: str) -> str:
    """A field name as one step of a pointer.

    >>> escape("a/b~c")
    'a~1b~0c'
    """
    return name.replace("~", "~0").replace("/", "~1")


def unescape(step: str) -> str:
    """The field name that one step of a pointer means.

    >>> unescape("a~1b~0c")
    'a/b~c'
    """
    return step.replace("~1", "/").replace("~0", "~")


def resolve(document: Any, pointer: str) -> Any:
    """The value at `pointer`; the whole document for the empty pointer.

    Errors: LookupError (KeyError, IndexError) when nothing stands there, ValueError when it is no pointer at all.

    >>> resolve({"awards": [{"value": {"amount": 5}}]}, "/awards/0/value/amount")
    5
    """
    if not pointer:
        return document
    if not pointer.startswith("/"):
        raise ValueError(f"not a JSON Pointer: {pointer!r}, expected it to begin with /")
    for step in pointer[1:].split("/"):
        document = _child(document, unescape(step), pointer)
    return document


def _child(document: Any, name: str, pointer: str) -> Any:
    if isinstance(document, dict):
        return document[name]
    if isinstance(document, list):
        # RFC 6901, section 4: digits without leading zeros; "-" and signs name no element that exists.
        if not (name.isascii() and name.isdigit()) or (len(name) > 1 and name[0] == "0"):
            raise IndexError(f"nothing at {pointer}: {name!r} is no place in an array")
        return document[int(name)]
    raise KeyError(pointer)
