"""What a release says that a table or an index keeps: sums, dates, texts and names, with their pointers.

Contact points are stepped over, and e-mail addresses and telephone numbers are taken out of texts: neither belongs in
a table or an index.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from onrecord.ocds import Json
from onrecord.reading.clean import clean
from onrecord.values import parse_instant

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NOT_PROSE = frozenset(
    "id ocid uri url href scheme language currency format version datePublished dateModified telephone faxNumber email "
    "postalCode streetAddress documentType tag initiationType".split()
)
_PROSE = frozenset("title description name rationale legalName locality region".split())
_SHORTEST_PROSE = 25
_LONGEST_PROSE = 60_000
_REACHABLE = re.compile(
    r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+"  # e-mail
    r"|(?<![\d£€$.,])(?:\+\d{2}|0)(?:[ ()-]*\d){9,11}(?![\d,])"  # telephone: UK numbers have ten or eleven digits
)
# Cheap signs that `clean` has work to do; it costs ten times this look.
_UNCLEAN = re.compile(r"[&<ÂÃâ\r\t\u00a0]|rn(?:rn|(?=[A-Z•\d]))|[.:;!?)]r(?:n\b|(?=[A-Z•]))|  ")


@dataclass(slots=True)
class Gleaning:
    """What one release, or one compiled release, says; filled by `glean`."""

    sums: list[tuple[str, Decimal, str]] = field(default_factory=list)
    """Pointer to the value object, amount, currency (may be empty)."""
    dates: list[tuple[str, str]] = field(default_factory=list)
    """Pointer and text, as published."""
    texts: list[tuple[str, str]] = field(default_factory=list)
    """Pointer and cleaned text, without ways to reach people."""
    names: list[str] = field(default_factory=list)
    """Names of organisations, as published."""


def glean(body: Json) -> Gleaning:
    """Everything in `body` that a table or an index keeps; what has an unexpected type is passed over."""
    found = Gleaning()
    for key, value in body.items():
        _glean_value(found, "/" + _escape(key), key, value)
    return found


def amount_of(value: object) -> Decimal | None:
    """An amount as published: a number, or a text that is one; None for all else, infinities included.

    >>> amount_of("65000"), amount_of(Decimal("10.50")), amount_of(""), amount_of(True)
    (Decimal('65000'), Decimal('10.50'), None, None)
    """
    if isinstance(value, bool) or not isinstance(value, int | Decimal | str):
        return None
    try:
        amount = Decimal(value)
    except ArithmeticError:
        return None
    return amount if amount.is_finite() and abs(amount.adjusted()) < 20 else None


@lru_cache(maxsize=65536)
def local_day(text: str) -> date | None:
    """The day that a date as published names in the publisher's zone (London), or None."""
    instant = parse_instant(text)
    try:
        return instant.local_date() if instant else None
    except (OverflowError, ValueError):
        return None


@lru_cache(maxsize=8192)
def presentable(text: str) -> str:
    """A text cleaned, without e-mail addresses and telephone numbers.

    >>> presentable("Write to j.doe@example.org or call 020 7946 0000.")
    'Write to […] or call […].'
    """
    text = text[:_LONGEST_PROSE]
    if _UNCLEAN.search(text):
        text = clean(text)
    if "@" in text or _has_long_number(text):
        text = _REACHABLE.sub("[…]", text)
    return text.replace("\0", "").strip()


def _has_long_number(text: str) -> bool:
    return "0" in text or "+" in text


def _glean_value(found: Gleaning, pointer: str, key: str, value: Any) -> None:
    if isinstance(value, str):
        _glean_text(found, pointer, key, value)
    elif isinstance(value, Mapping):
        if key != "contactPoint":
            _glean_object(found, pointer, value)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            _glean_value(found, f"{pointer}/{index}", key, item)


def _glean_object(found: Gleaning, pointer: str, value: Mapping[str, Any]) -> None:
    if "amount" in value and (amount := amount_of(value["amount"])) is not None:
        currency = value.get("currency")
        found.sums.append((pointer, amount, currency if isinstance(currency, str) else ""))
    for key, inner in value.items():
        _glean_value(found, f"{pointer}/{_escape(key)}", key, inner)


def _glean_text(found: Gleaning, pointer: str, key: str, value: str) -> None:
    if _ISO_DAY.match(value) and len(value) < 40:
        found.dates.append((pointer, value))
    elif key in _PROSE or (len(value) >= _SHORTEST_PROSE and key not in _NOT_PROSE and " " in value):
        text = presentable(value)
        if text:
            found.texts.append((pointer, text))
        if key in ("name", "legalName"):
            found.names.append(value.strip())


def _escape(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1") if "~" in key or "/" in key else key
