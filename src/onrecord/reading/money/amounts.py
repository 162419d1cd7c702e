"""Amounts and currencies as publishers write them."""

from __future__ import annotations

from decimal import Decimal
from functools import cache, lru_cache

from onrecord.ocds.schema import release_schema
from onrecord.reading.money.model import Doubt

MOST_DIGITS = 20
"""Before the decimal point, and after it; more is how some systems write "no limit" (`1e9999`)."""

_SPELLED = {
    "NAIRA": "NGN",
    "₦": "NGN",
    "£": "GBP",
    "STERLING": "GBP",
    "POUNDS": "GBP",
    "POUNDS STERLING": "GBP",
    "UKP": "GBP",
    "€": "EUR",
    "EURO": "EUR",
    "EUROS": "EUR",
    "US$": "USD",
    "US DOLLARS": "USD",
    "GUARANIES": "PYG",
    "DRAM": "AMD",
    "AMD DRAM": "AMD",
}
"""Only names that mean one currency: a peso, a dollar or a leu may be of several countries."""


def read_amount(value: object) -> Decimal | None:
    """A published amount as Decimal: numbers, and texts that are plainly one; a boolean or a word is none.

    >>> read_amount("65,000"), read_amount(12), read_amount("n/a"), read_amount(True), read_amount(Decimal("1e9999"))
    (Decimal('65000'), Decimal('12'), None, None, None)
    """
    if type(value) is int:
        amount = Decimal(value)
    elif type(value) is Decimal:
        amount = value
    elif isinstance(value, str):
        if (found := _from_text(value)) is None:
            return None
        amount = found
    elif isinstance(value, float):  # a body that no reader of ours has decoded
        amount = Decimal(str(value))
    else:
        return None
    if not amount:  # whatever its exponent
        return Decimal(0)
    return amount if amount.is_finite() and abs(amount.adjusted()) < MOST_DIGITS else None


def _from_text(value: str) -> Decimal | None:
    try:
        return Decimal(value.strip().replace(",", ""))
    except ArithmeticError:
        return None


@lru_cache(1024)
def read_currency(value: object) -> tuple[str, Doubt | None]:
    """The ISO 4217 code that is meant, and the doubt that the way it is written leaves.

    >>> read_currency("GBP"), read_currency("mxn")
    (('GBP', None), ('MXN', <Doubt.CURRENCY_SPELLED: 'currency-spelled'>))
    >>> read_currency("Naira")[0], read_currency("pesos"), read_currency(None)[1]
    ('NGN', ('PESOS', <Doubt.CURRENCY_UNKNOWN: 'currency-unknown'>), <Doubt.CURRENCY_MISSING: 'currency-missing'>)
    """
    written = value.strip() if isinstance(value, str) else ""
    if not written:
        return "", Doubt.CURRENCY_MISSING
    if written in _codes():
        return written, None
    capitals = " ".join(written.upper().split())
    code = capitals if capitals in _codes() else _SPELLED.get(capitals)
    return (code, Doubt.CURRENCY_SPELLED) if code else (capitals[:40], Doubt.CURRENCY_UNKNOWN)


@cache
def _codes() -> frozenset[str]:
    codes = release_schema()["definitions"]["Value"]["properties"]["currency"]["enum"]
    return frozenset(code for code in codes if code)
