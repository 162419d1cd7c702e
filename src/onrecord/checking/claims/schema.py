"""Objects of our own claim schema (docs/checking.md) as rows: a type, its words, its value, and what it is about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, tzinfo
from decimal import Decimal
from typing import Any

from onrecord.checking.claims.model import WAYS, Amount, Fault, Field, Role, Row
from onrecord.checking.model import ClaimType
from onrecord.values import Days, Instant, parse_instant

_DAYS = {
    ClaimType.DEADLINE: Role.DEADLINE,
    ClaimType.PUBLISHED: Role.PUBLISHED,
    ClaimType.AWARDED_ON: Role.AWARDED_ON,
    ClaimType.START: Role.START,
    ClaimType.END: Role.END,
}
_NAMES = {ClaimType.BUYER: Role.BUYER, ClaimType.SUPPLIER: Role.SUPPLIER, ClaimType.DURATION: Role.DURATION}
_TYPES = frozenset(str(kind) for kind in ClaimType)


def is_claim(item: object) -> bool:
    """Whether an object is one of our own claims: it has a type that we know, and words or a value."""
    return isinstance(item, Mapping) and str(item.get("type")) in _TYPES and ("text" in item or "value" in item)


def row_of_claim(number: int, item: Mapping[str, Any], zone: tzinfo) -> Row | Fault:
    """One of our own claims as a row; a fault where its value is not what its type takes."""
    kind = ClaimType(str(item["type"]))
    text, value = str(item.get("text") or ""), item.get("value")
    value = value if isinstance(value, Mapping) else {}
    named = tuple((role, str(item[role.value])) for role in WAYS if item.get(role.value))
    row = Row(number, said=_said(item, zone), named=named, cells={"type": str(kind), "text": text})
    try:
        found = _field(kind, text, value)
    except (ArithmeticError, ValueError, TypeError):
        return Fault(number, "value", str(dict(value))[:80], f"the value of a claim of the type {kind}")
    if found is not None:
        return Row(row.line, said=row.said, named=named, fields=(found,), cells=row.cells)
    sentence = _sentence(kind, text)
    if not sentence:
        return Fault(number, "text", "nothing", "the words of the claim")
    return Row(row.line, sentence=sentence, said=row.said, named=named, cells=row.cells)


def _said(item: Mapping[str, Any], zone: tzinfo) -> Instant | None:
    return next(
        (found for key in ("published", "date", "said_on") if (found := parse_instant(item.get(key), zone))), None
    )


def _sentence(kind: ClaimType, text: str) -> str:
    if kind is ClaimType.QUOTATION and text:
        return f"The notice says: “{text.strip('“”')}”."
    return text


def _field(kind: ClaimType, text: str, value: Mapping[str, Any]) -> Field | None:
    if kind is ClaimType.VALUE and value.get("amount_max") is not None:
        return Field(Role.VALUE, "value", text or str(value["amount_max"]), amount=_amount(text, value))
    if kind in _DAYS and value.get("start"):
        days = Days(
            date.fromisoformat(str(value["start"])), date.fromisoformat(str(value.get("end") or value["start"]))
        )
        return Field(_DAYS[kind], str(kind), text or str(value["start"]), days=days)
    if kind in _NAMES:
        said = str(value.get("text") or text)
        return Field(_NAMES[kind], str(kind), said) if said else None
    return None


def _amount(text: str, value: Mapping[str, Any]) -> Amount:
    high = Decimal(str(value["amount_max"]))
    low = Decimal(str(value.get("amount_min") if value.get("amount_min") is not None else high))
    if not high.is_finite() or not low.is_finite() or low > high:
        raise ValueError("no sum")
    return Amount(
        text=text or f"{high:f}",
        low=low,
        high=high,
        currency=str(value["currency"]) if value.get("currency") else None,
        unit=_unit_of(high),
        qualifier=str(value.get("qualifier") or "exact"),
        basis=str(value.get("basis") or "total"),
    )


def _unit_of(amount: Decimal) -> Decimal:
    places = -int(amount.normalize().as_tuple().exponent)
    return Decimal(1).scaleb(-places) if places > 0 else Decimal(1)
