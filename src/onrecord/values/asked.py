"""What people write when asked for a day or a sum: read alike on the command line, in a form and in an address."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

MOST_DIGITS = 20
"""Of a sum before its decimal point: more than all the money there is."""
_SCALES = {"bn": 1_000_000_000, "m": 1_000_000, "k": 1_000}


def read_day(text: str) -> date | None:
    """The calendar day that `text` gives as `2024-04-26`, or None.

    >>> read_day("2024-04-26"), read_day("26 April")
    (datetime.date(2024, 4, 26), None)
    """
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def read_amount(text: str) -> Decimal | None:
    """The sum in major units that `text` gives as `25000`, `25,000`, `£25k` or `1.5m`, or None.

    >>> read_amount("£25k"), read_amount("1.5m"), read_amount("a lot")
    (Decimal('25000'), Decimal('1500000.0'), None)
    """
    bare = text.strip().lower().lstrip("£€$").replace(",", "")
    unit = next((unit for unit in _SCALES if bare.endswith(unit)), "")
    try:
        amount = Decimal(bare.removesuffix(unit)) * _SCALES.get(unit, 1)
    except ArithmeticError:
        return None
    return amount if amount.is_finite() and amount.adjusted() < MOST_DIGITS else None
