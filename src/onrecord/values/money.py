"""Sums of money: exact decimals with a currency, never floats."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in major units (pounds, not pence) and its ISO 4217 currency."""

    amount: Decimal
    currency: str

    def __str__(self) -> str:
        """As an editor would print it.

        >>> str(Money(Decimal("22682504.94"), "GBP")), str(Money(Decimal("25000"), "EUR"))
        ('£22,682,504.94', '€25,000')
        >>> str(Money(Decimal("1E+3"), "NGN"))
        'NGN 1,000'
        """
        sign = {"GBP": "£", "EUR": "€", "USD": "$"}.get(self.currency, f"{self.currency} ")
        whole = self.amount == self.amount.to_integral_value()
        return f"{sign}{self.amount:,.0f}" if whole else f"{sign}{self.amount:,.2f}"
