"""Values into JSON: compact, in UTF-8, fields in their order, numbers with their own digits."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

_ENCODER = msgspec.json.Encoder(decimal_format="number")


def dump(value: object) -> bytes:
    """`value` as JSON, decimals as numbers with their own digits. A lone surrogate becomes U+FFFD: raw/ keeps it.

    >>> dump({"title": "Bags \\ud83d"})
    b'{"title":"Bags \\xef\\xbf\\xbd"}'
    """
    try:
        return _ENCODER.encode(value)
    except UnicodeEncodeError:
        return _ENCODER.encode(_mend(value))


def dump_lines(values: Sequence[object]) -> bytes:
    """`values` as JSON Lines, each as `dump` would have it."""
    try:
        return _ENCODER.encode_lines(values)
    except UnicodeEncodeError:
        return _ENCODER.encode_lines([_mend(value) for value in values])


def _mend(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {str(_mend(key)): _mend(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_mend(inner) for inner in value]
    return value
