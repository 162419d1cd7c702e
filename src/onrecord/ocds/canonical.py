"""One spelling for equal JSON: what the digest of a release is taken of."""

from __future__ import annotations

import hashlib
import re
from decimal import Decimal
from typing import Any

import msgspec

_MAY_BE_UNTIDY = re.compile(rb"[:,\[]\s*-?\d+(?:\.(?:\d*0(?!\d)|\d+[eE])|[eE])")
"""Every number of a document that is not tidy, and perhaps words that look like one."""
_ENCODER = msgspec.json.Encoder(order="deterministic", decimal_format="number")


def digest(body: Any) -> str:
    """SHA-256 (hex) of canonical JSON: fields sorted, no spaces, numbers in one spelling (`65000.0` is `65000`).

    Source: RFC 8785 for the order; numbers stay exact decimals, where RFC 8785 would make them doubles.

    >>> digest({"b": Decimal("1.50"), "a": 1}) == digest({"a": Decimal("1.0"), "b": Decimal("1.5")})
    True
    """
    return digest_tidy(tidy_numbers(body))


def digest_of_text(text: bytes | memoryview, body: Any) -> str:
    """`digest` of a body as decoded from `text`, at a third of the price.

    >>> digest_of_text(b'{"a": 1.50}', {"a": Decimal("1.50")}) == digest({"a": Decimal("1.5")})
    True
    """
    return digest_tidy(_TIDYING.decode(text) if _MAY_BE_UNTIDY.search(text) else body)


def digest_tidy(body: Any) -> str:
    """`digest` of a body whose numbers are known to be in their one spelling already."""
    return hashlib.sha256(_ENCODER.encode(body)).hexdigest()


def tidy_numbers(value: Any) -> Any:
    """`value` with each decimal in its one spelling: no zeros at its end, whole numbers as int."""
    if isinstance(value, dict):
        return {name: tidy_numbers(below) for name, below in value.items()}
    if isinstance(value, list):
        return [tidy_numbers(below) for below in value]
    return tidy_number(value) if isinstance(value, Decimal) else value


def is_tidy(text: str) -> bool:
    """Whether a JSON number with a point or an exponent is spelled in the one way already.

    >>> [is_tidy(text) for text in ("10.5", "10.50", "1e3", "0.0")]
    [True, False, False, False]
    """
    return text[-1] != "0" and "e" not in text and "E" not in text


def tidy_number(number: Decimal) -> Decimal | int:
    """A decimal in its one spelling.

    >>> tidy_number(Decimal("10.50")), tidy_number(Decimal("1e3"))
    (Decimal('10.5'), 1000)
    """
    sign, digits, exponent = number.as_tuple()
    if not isinstance(exponent, int) or not any(digits):
        return 0
    kept = len(digits)
    while digits[kept - 1] == 0:
        kept -= 1
    exponent += len(digits) - kept
    short = Decimal((sign, digits[:kept], exponent))
    # No further than sums go: 1E+9999 is not to be written out.
    return int(short) if exponent >= 0 and kept + exponent <= 40 else short


_TIDYING = msgspec.json.Decoder(float_hook=lambda text: tidy_number(Decimal(text)))
