"""Cells of a list of claims as sums, days and words."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from onrecord.article.dates import find_dates
from onrecord.article.sums import find_sums
from onrecord.checking.claims.columns import Column
from onrecord.checking.claims.model import Amount, Cell
from onrecord.reading.payments.amounts import read_amount
from onrecord.reading.payments.days import Days as Readings
from onrecord.reading.payments.days import read_days
from onrecord.values import Days

LONGEST = 32_768
"""Characters of one cell that are looked at: more than any spreadsheet keeps."""
_WRAPPED = re.compile(r'="([^"]*)"')
"""How spreadsheets are made to keep leading zeros: `="0123"`."""
_LINKED = re.compile(r'=HYPERLINK\(\s*"([^"]*)"\s*[,;]\s*"([^"]*)"\s*\)', re.I)
_NOTHING = re.compile(
    r"(?:n/?a|not? (?:available|applicable|known|stated|disclosed)|none|nil|unknown|tbc|tba|null|nan|-+|–|—|\.+|\?+"
    r"|#n/a|#ref!|#value!|redacted|withheld|various|multiple)",
    re.I,
)
_CONTINENTAL = re.compile(
    r"[-(]?[^\d\-(]{0,4}\d{1,3}(?:\.\d{3})+,\d{1,2}\)?|[-(]?[^\d\-(]{0,4}\d{1,3}(?:\.\d{3}){2,}\)?"
)
"""1.234.567,89: points between thousands, a comma before the cents."""
_BARE_SCALE = re.compile(r"([-(]?)\s?(\d[\d,.]*)\s?(k|m|mn|bn|million|billion|thousand)\)?", re.I)
_SIGNS = {"£": "GBP", "€": "EUR", "$": "USD"}
_CODE = re.compile(r"\b(GBP|EUR|USD|CHF|NOK|SEK|DKK|PLN|AUD|CAD)\b", re.I)
_YEAR = re.compile(r"(?:19|20)\d\d")
_FINANCIAL = re.compile(r"((?:19|20)\d\d)\s?[/–-]\s?(?:20)?(\d\d)")


def words_of(cell: Cell) -> str:
    """A cell as one line of words; empty where it holds nothing, or only says so.

    >>> words_of("  Fenner\\n & Lyle "), words_of("n/a"), words_of('="00123"'), words_of(Decimal("1200.50"))
    ('Fenner & Lyle', '', '00123', '1200.50')
    """
    if cell is None:
        return ""
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    text = cell[:LONGEST] if isinstance(cell, str) else format(Decimal(cell), "f")
    text = " ".join(text.replace("\0", "").split())
    if wrapped := _WRAPPED.fullmatch(text):
        text = wrapped[1].strip()
    elif linked := _LINKED.fullmatch(text):
        text = f"{linked[2].strip()} {linked[1].strip()}"
    return "" if _NOTHING.fullmatch(text) else text


def is_formula(text: str) -> bool:
    """Whether a cell holds what a spreadsheet would compute, in place of what it came to.

    >>> is_formula("=SUM(B2:B9)"), is_formula("-1,200"), is_formula("+44"), is_formula("@SUM(A1)")
    (True, False, False, True)
    """
    return bool(re.match(r"=|@[A-Z]+\(|[+-][A-Z]+\d*[(*/+-]", text))


def read_sum(cell: Cell, column: Column, currency: str | None = None) -> Amount | None:
    """The sum that a cell holds; None when it holds none. Major units, by the scale of its column's heading.

    >>> made = Column("Value", None)
    >>> [str(read_sum(text, made).high) for text in ("£1.2m", "1,234.50", "(2,000)", "$3 billion", "1.234.567,89")]
    ['1200000', '1234.50', '-2000', '3000000000', '1234567.89']
    >>> read_sum("£10k-£25k", made).low, read_sum("about £3m", made).qualifier, read_sum("a lot", made)
    (Decimal('10000'), 'about', None)
    >>> in_millions = read_sum("12.5", Column("£m", None, Decimal(10) ** 6, "GBP"))
    >>> str(in_millions.high), in_millions.currency, str(in_millions.unit)
    ('12500000.0', 'GBP', '100000.0')
    """
    text = words_of(cell)
    if not text:
        return None
    found = _plain(cell if isinstance(cell, int | Decimal) else text, text) or _printed(text)
    if found is None:
        return None
    scaled = found if found.unit > 1 or _has_scale(text) else _times(found, column.scale)
    return replace(scaled, currency=scaled.currency or _stated(text) or column.currency or currency, net=column.net)


def _plain(cell: str | int | Decimal, text: str) -> Amount | None:
    """A number with nothing beside it but its sign of currency, its thousands and its sign."""
    if isinstance(cell, str) and _CONTINENTAL.fullmatch(text):
        cell = text.replace(".", "").replace(",", ".")
    if isinstance(cell, str):
        cell = re.sub(r"^([-(]?)\s?[€$]\s?|\s?[€$]$", r"\1", cell)
        cell = _CODE.sub("", cell).strip()
    amount = read_amount(cell)
    if amount is None:
        return None
    places = -int(amount.as_tuple().exponent)
    unit = Decimal(1).scaleb(-places) if places > 0 else Decimal(1)
    return Amount(text, amount, amount, None, unit)


def _printed(text: str) -> Amount | None:
    """A sum as news prints it: with a scale, a range, a qualifier; without a sign it is read as if it had one."""
    negative = text.startswith(("-", "(", "−"))
    bare = text.strip("()-− ") if negative else text
    if scaled := _BARE_SCALE.fullmatch(bare):
        mentions = find_sums(f"£{scaled[2]}{scaled[3]}")
        signed = False
    else:
        mentions, signed = find_sums(bare), True
    if len(mentions) != 1:
        return None
    one = mentions[0]
    start = one.qualifier_span.start if one.qualifier_span else one.span.start
    end = max(one.span.end, one.basis_span.end if one.basis_span else 0)
    if signed and len(bare) - (end - start) > 12:
        return None  # a sentence with a sum in it is no sum
    sign = -1 if negative else 1
    low, high = sorted((sign * one.low, sign * one.high))
    return Amount(
        text, low, high, one.currency if signed else None, one.unit, str(one.qualifier), str(one.basis)
    )  # fmt: skip


def _has_scale(text: str) -> bool:
    return bool(re.search(r"\d\s?(?:k|m|mn|bn|million|billion|thousand)\b", text, re.I))


def _times(found: Amount, scale: Decimal) -> Amount:
    if scale == 1:
        return found
    return replace(found, low=found.low * scale, high=found.high * scale, unit=found.unit * scale)


def _stated(text: str) -> str | None:
    code = _CODE.search(text)
    return code[1].upper() if code else next((name for sign, name in _SIGNS.items() if sign in text), None)


def readings_of(cell: Cell) -> Readings | None:
    """The day or days that a cell may mean; None when it is no single day."""
    return read_days(cell if isinstance(cell, date) else words_of(cell) or None)


def read_day(cell: Cell, order: str) -> Days | None:
    """The days that a cell denotes, in a list that writes `order`: a day, a month, a year; None when it is none.

    >>> [str(read_day(text, "day first").last) for text in ("03/04/2024", "April 2024", "2024", "2024/25")]
    ['2024-04-03', '2024-04-30', '2024-12-31', '2025-03-31']
    """
    found = readings_of(cell)
    if found is not None:
        day = found.by(order)
        return Days(day, day) if day else None
    text = words_of(cell)
    if _YEAR.fullmatch(text):
        return Days(date(int(text), 1, 1), date(int(text), 12, 31))
    if (years := _FINANCIAL.fullmatch(text)) and (int(years[1]) + 1) % 100 == int(years[2]):
        return Days(date(int(years[1]), 4, 1), date(int(years[1]) + 1, 3, 31))
    mentions = find_dates(text, None) if 5 <= len(text) <= 60 else []
    whole = [m for m in mentions if m.ends is None and not m.relative and len(m.text) >= len(text) - 12]
    return whole[0].days if len(whole) == 1 and _has_year(whole[0].days) else None


def _has_year(days: Days) -> bool:
    return days.last - days.first < timedelta(days=400)
