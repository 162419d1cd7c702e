"""What a release says that a table or an index keeps: sums, dates, texts and names, with their pointers.

Contact points are stepped over, and e-mail addresses and telephone numbers are taken out of texts: neither belongs in
a table or an index.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Any

from onrecord.ocds import Json
from onrecord.reading.clean import clean

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
PASSED_OVER = frozenset(
    "contactPoint ocid id uri url href scheme language currency format version telephone faxNumber email postalCode "
    "streetAddress documentType tag initiationType roles".split()
)
"""Fields that say nothing a table or an index keeps, with all below them."""
PROSE = frozenset("title description name rationale legalName locality region".split())
"""Fields whose texts are kept however short they are."""
_NAMES = frozenset(["name", "legalName"])
_NOTHING: Mapping[str, Any] = {}
_SHORTEST_PROSE = 25
_LONGEST_PROSE = 60_000
# As long as an address may be before its @: without an end, a long word costs the square of its length.
_EMAIL = r"[\w.+'-]{1,64}@[\w-]+(?:\.[\w-]+)+"
# UK numbers have ten or eleven digits. What stands before is looked at after the first sign, which is found by itself.
# `035618-2024` is a notice of Find a Tender.
_TELEPHONE = r"(?:\+(?<![\d£€$.,]\+)\d{2}|0(?<![\d£€$.,]0)(?!\d{5}-20\d\d(?!\d)))(?:[ ()-]*\d){9,11}(?![\d,])"
_PHONED = re.compile(_TELEPHONE)
_REACHABLE = re.compile(f"{_EMAIL}|{_TELEPHONE}")
# Cheap signs that `clean` has work to do; it costs ten times this look.
_UNCLEAN_SIGNS = ("&", "<", "  ", "\r", "\t", "\u00a0", "â", "Ã", "Â")
_LOST_BREAKS = re.compile(r"rn(?:rn|(?=[A-Z•\d]))")
_LOST_AFTER_STOPS = re.compile(r"[.:;!?)]r(?:n\b|(?=[A-Z•]))")


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


def glean(body: Json, known: Json | None = None) -> Gleaning:
    """Everything in `body`, as decoded from JSON, that a table or an index keeps; other types are passed over.

    Parts of `body` that stand in `known` too, in the same place, are left out: for what an earlier release said
    beside what the compiled one says.
    """
    found = Gleaning()
    _glean_object(found, "", body, {} if known is None else known)
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


@lru_cache(maxsize=8192)
def presentable(text: str) -> str:
    """A text cleaned, without e-mail addresses and telephone numbers.

    >>> presentable("Write to j.doe@example.org or call 020 7946 0000.")
    'Write to […] or call […].'
    """
    text = text[:_LONGEST_PROSE]
    if _is_unclean(text):
        text = clean(text)
    text = _REACHABLE.sub("[…]", text) if "@" in text else _PHONED.sub("[…]", text)
    return text.replace("\0", "").strip()


def _is_unclean(text: str) -> bool:
    if any(sign in text for sign in _UNCLEAN_SIGNS):
        return True
    return _LOST_BREAKS.search(text) is not None or _LOST_AFTER_STOPS.search(text) is not None


def _glean_object(found: Gleaning, pointer: str, value: Mapping[str, Any], known: Mapping[str, Any]) -> None:
    if "amount" in value and (amount := amount_of(value["amount"])) is not None:
        currency = value.get("currency")
        found.sums.append((pointer, amount, currency if isinstance(currency, str) else ""))
    for key, inner in value.items():
        if key in PASSED_OVER:
            continue
        # Exact types, and the look at a text before the call: this loop meets every value of every release.
        kind = type(inner)
        if kind is str:
            if (key in PROSE or len(inner) >= _SHORTEST_PROSE or inner[4:5] == "-") and known.get(key) != inner:
                _glean_text(found, pointer, key, inner)
        elif kind is dict:
            below = known.get(key)
            if below != inner:
                _glean_object(found, _step(pointer, key), inner, below if type(below) is dict else _NOTHING)
        elif kind is list:
            below = known.get(key)
            if below != inner:
                _glean_list(found, _step(pointer, key), inner, below if type(below) is list else ())


def _glean_list(found: Gleaning, pointer: str, values: list[Any], known: Sequence[Any]) -> None:
    for index, value in enumerate(values):
        below = known[index] if index < len(known) else None
        if below == value:
            continue
        if isinstance(value, dict):
            _glean_object(found, f"{pointer}/{index}", value, below if type(below) is dict else _NOTHING)
        elif isinstance(value, str) and len(value) >= _SHORTEST_PROSE:
            if text := presentable(value):
                found.texts.append((f"{pointer}/{index}", text))
        elif isinstance(value, list):
            _glean_list(found, f"{pointer}/{index}", value, below if type(below) is list else ())


def _glean_text(found: Gleaning, pointer: str, key: str, value: str) -> None:
    if len(value) < 40 and _ISO_DAY.match(value):
        found.dates.append((_step(pointer, key), value))
    elif key in PROSE or (len(value) >= _SHORTEST_PROSE and " " in value):
        text = presentable(value)
        if text:
            found.texts.append((_step(pointer, key), text))
        if key in _NAMES:
            found.names.append(value.strip())


def _step(pointer: str, key: str) -> str:
    if "~" in key or "/" in key:
        key = key.replace("~", "~0").replace("/", "~1")
    return f"{pointer}/{key}"
