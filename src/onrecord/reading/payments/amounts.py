"""Sums as spend files write them."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from onrecord.reading.payments.model import Cell

_PENNY_NOISE = Decimal("0.000001")
_CURRENCY = re.compile(r"^(?:gbp|[£œú�?])\s*|(?:(?<!\s)\s++)?(?:gbp|[£œ])$", re.IGNORECASE)
"""Pound signs, and what becomes of one in the wrong encoding: œ where cp437 was meant, ú the other way round."""
_CREDIT = re.compile(r"(?:(?<!\s)\s++)?\bcr\.?$", re.IGNORECASE)
_DEBIT = re.compile(r"(?:(?<!\s)\s++)?\bdr\.?$", re.IGNORECASE)
_NUMBER = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?")
_PLAIN = re.compile(r"-?\d{1,13}(?:\.\d{1,4})?", re.ASCII)
MOST = Decimal(10) ** 13
"""No public body pays ten million million pounds; beyond that, a number is something else."""


def read_amount(cell: Cell) -> Decimal | None:
    """The sum that a cell holds; None when it holds none.

    Below zero: a minus before or behind, brackets, CR behind. Numbers of a workbook lose the noise of binary fractions.

    >>> [str(read_amount(text)) for text in ("£1,234.50", "(12.00)", "129.61-", "œ 5", "£-3", "7.20 CR", "- 8.00")]
    ['1234.50', '-12.00', '-129.61', '5', '-3', '-7.20', '-8.00']
    >>> str(read_amount(Decimal("35045.34999999999"))), read_amount("####"), read_amount("")
    ('35045.35', None, None)
    """
    if isinstance(cell, bool) or not isinstance(cell, str | int | Decimal):
        return None
    amount = _from_text(cell) if isinstance(cell, str) else _from_number(cell)
    return None if amount is None or abs(amount) >= MOST else amount


def _from_number(number: int | Decimal) -> Decimal | None:
    amount = Decimal(number)
    if not amount.is_finite() or abs(amount) >= MOST:
        return None
    pennies = amount.quantize(Decimal("0.01"))
    return pennies if amount != pennies and abs(amount - pennies) < _PENNY_NOISE else amount


def _from_text(text: str) -> Decimal | None:
    if _PLAIN.fullmatch(text):  # nearly all of them
        return _from_number(Decimal(text))
    bare = text.replace("\xa0", " ").replace("−", "-").strip()
    negative = False
    if bare.startswith("(") and bare.endswith(")"):
        bare, negative = bare[1:-1].strip(), True
    if credit := _CREDIT.search(bare):
        bare, negative = bare[: credit.start()], not negative
    bare = _DEBIT.sub("", bare)
    for _ in range(2):  # the sign may stand before the pound or behind it
        bare = _CURRENCY.sub("", bare).strip()
        if bare.startswith("-") or bare.endswith("-"):
            bare, negative = bare.strip("- "), not negative
    digits = bare.replace(" ", "") if re.fullmatch(r"\d{1,3}(?: \d{3})+(?:\.\d+)?", bare) else bare
    if not any(letter.isdigit() for letter in digits) or not _NUMBER.fullmatch(digits):
        return None
    try:
        amount = Decimal(digits.replace(",", ""))
    except InvalidOperation:
        return None
    return _from_number(-amount if negative else amount)
