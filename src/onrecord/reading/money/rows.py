"""The rows of the table `money`: one for each typed sum that stands in the compiled release."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Any

from onrecord.ocds import Json, Record
from onrecord.reading.money.model import Sum
from onrecord.reading.money.read import read_sums
from onrecord.reading.places import at, objects, text_of
from onrecord.values.names import normalise

MoneyRow = dict[str, Any]
PLACES = Decimal("0.0001")
"""The table holds DECIMAL(38, 4)."""


def money_rows(record: Record, compiled: Json, *, shown: Callable[[str], str] = str.strip) -> list[MoneyRow]:
    """One row for each sum that stands and is in force, in the order of the compiled release's fields.

    Columns: `ocid`, `pointer`, `release_id`, `kind`, `amount` (Decimal, four places), `currency`, `net` (`net`,
    `gross` or empty), `basis`, `extent`, `lot`, `award`, `was` (Decimal or None), `day` (ISO or None), `year` (or
    None), `buyer`, `buyer_key`, `buyer_id`, `supplier`, `supplier_key`, `suppliers`, `cpv`, `doubts` (codes),
    `doubtful` (whether totals leave it out). `shown` makes a name of a party fit to be shown. Errors: none.
    """
    sums = read_sums(record, compiled)
    if not sums:
        return []
    shared = _of_the_process(record.ocid, compiled, shown)
    return [_row(found, shared, shown) for found in sums if found.stands and not found.superseded]


def _row(found: Sum, shared: Mapping[str, Any], shown: Callable[[str], str]) -> MoneyRow:
    day, suppliers = found.day, tuple(map(shown, found.suppliers))
    return {
        "pointer": found.pointer,
        "release_id": found.release_id,
        "kind": found.kind.value,
        "amount": to_places(found.amount),
        "currency": found.currency,
        "net": "" if found.net is None else "net" if found.net else "gross",
        "basis": found.basis,
        "extent": found.extent.value,
        "lot": found.lot,
        "award": found.award,
        "was": None if found.was is None else to_places(found.was),
        "day": day.isoformat() if day else None,
        "year": day.year if day else None,
        "supplier": " + ".join(suppliers),
        "supplier_key": supplier_key(suppliers),
        "suppliers": list(suppliers),
        "doubts": [doubt.value for doubt in found.doubts],
        "doubtful": found.doubtful,
        **shared,
    }


def to_places(amount: Decimal) -> Decimal:
    """An amount as the table holds it: four decimal places, halves away from zero.

    >>> to_places(Decimal("12.00005")), to_places(Decimal("-0.00001"))
    (Decimal('12.0001'), Decimal('0.0000'))
    """
    # At most twenty digits before the point (amounts.MOST_DIGITS), so 24 in all: within the default precision of 28.
    return amount.quantize(PLACES, ROUND_HALF_UP) + 0


@lru_cache(65536)
def supplier_key(names: tuple[str, ...]) -> str:
    """What suppliers are grouped by: their names folded, in order; those who share a sum are one group."""
    return " + ".join(sorted({normalise(name) for name in names}))


@lru_cache(65536)
def buyer_key(name: str) -> str:
    """What buyers are grouped by: the name folded."""
    return normalise(name)


def _of_the_process(ocid: str, compiled: Json, shown: Callable[[str], str]) -> MoneyRow:
    name, identifier = _buyer(compiled)
    name = shown(name)
    return {
        "ocid": ocid,
        "buyer": name,
        "buyer_key": buyer_key(name),
        "buyer_id": identifier,
        "cpv": _cpv(compiled),
    }


def _buyer(compiled: Json) -> tuple[str, str]:
    """Name and identifier (scheme, hyphen, id) of the buyer, or of who buys for it; either may be empty."""
    buyer = compiled.get("buyer")
    buyer = buyer if type(buyer) is dict else {}
    party = _party(compiled, buyer.get("id"))
    name = text_of(buyer.get("name")).strip() or text_of(party.get("name")).strip()
    if not name:
        name = text_of(at(compiled, "tender", "procuringEntity", "name")).strip()
    identifier = party.get("identifier") or buyer.get("identifier")
    scheme, number = at(identifier, "scheme"), at(identifier, "id")
    return name, f"{scheme}-{number}" if scheme and number else ""


def _party(compiled: Json, wanted: object) -> Json:
    """The party that the buyer refers to, else the first whose role it is."""
    listed = objects(compiled, "parties")
    if wanted is not None:
        for _, party in listed:
            if party.get("id") == wanted:
                return party
    return next((party for _, party in listed if type(roles := party.get("roles")) is list and "buyer" in roles), {})


def _cpv(compiled: Json) -> str:
    """The main CPV code, digits only; of the tender, else of its first item that has one."""
    tender = compiled.get("tender")
    if type(tender) is not dict:
        return ""
    code = _code(tender.get("classification"))
    if code:
        return code
    for _, item in objects(tender, "items"):
        code = _code(item.get("classification")) or next(
            filter(None, (_code(each) for _, each in objects(item, "additionalClassifications"))), ""
        )
        if code:
            return code
    return ""


def _code(classification: Any) -> str:
    if type(classification) is not dict or classification.get("scheme") not in ("CPV", None):
        return ""
    digits = str(classification.get("id") or "")[:8]
    return digits if digits.isdecimal() else ""
