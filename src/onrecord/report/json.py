"""Answers as JSON: decimals as exact numbers, hidden characters escaped, one body for every error."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from onrecord.errors import OnRecordError
from onrecord.report.visible import HIDDEN

Object = dict[str, Any]

_ENCODER = msgspec.json.Encoder(decimal_format="number")


def encode(answer: object) -> str:
    """`answer` as indented JSON text in UTF-8's characters; a Decimal keeps every digit.

    >>> from decimal import Decimal
    >>> encode({"amount": Decimal("22682504.94")})
    '{\\n  "amount": 22682504.94\\n}'
    """
    text = msgspec.json.format(_ENCODER.encode(_encodable(answer)), indent=2).decode()
    return HIDDEN.sub(_escaped, text)


def encode_line(answer: object) -> bytes:
    """`answer` as one line of JSON in UTF-8, its line feed included; otherwise as `encode`.

    >>> encode_line({"title": "Sea wall", "amount": 3})
    b'{"title":"Sea wall","amount":3}\\n'
    """
    text = _ENCODER.encode(_encodable(answer)).decode()
    return HIDDEN.sub(_escaped, text).encode() + b"\n"


def error_json(error: OnRecordError) -> Object:
    """The one error body, on the command line and over HTTP."""
    return {
        "error": {
            "status": error.http_status,
            "where": error.where,
            "found": error.found or None,
            "expected": error.expected or None,
            "remedy": error.remedy or None,
        }
    }


def _escaped(found: re.Match[str]) -> str:
    """A hidden character as JSON's own escape: the same text to a program, harmless on a terminal."""
    units = found[0].encode("utf-16-be")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def _encodable(value: Any) -> Any:
    """`value` without lone surrogates, which JSON texts from outside can smuggle in and UTF-8 cannot write."""
    if isinstance(value, str):
        return value if value.isprintable() else value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {_encodable(key): _encodable(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_encodable(part) for part in value]
    return value
