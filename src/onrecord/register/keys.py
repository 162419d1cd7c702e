"""The keys by which an article finds a record: sums, days and names; `phrases` has those of five-word phrases.

The same functions make the keys of a record and of a probe, so that they meet.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from hashlib import blake2b

from onrecord.reading.parties import acronyms
from onrecord.reading.words import folded
from onrecord.register.keyfile import MAX_KEY
from onrecord.values.names import name_forms

KEY_KINDS = ("phrases", "sums", "days", "names", "numbers", "related")
"""One key file each: `numbers` are those of a record's notices, `related` those of other processes that it names."""
MOST_DAYS = 60
"""Days kept of one record: long lists of years and lots would match any article by chance."""

_NUMBER = re.compile(r"[0-9][0-9,./-]*")
_SIGNS = ("£", "€", "GBP", "EUR")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_SCALE_WORD = re.compile(r"\s?(k|m|bn|thousand|million|billion)\b", re.I)
_SCALE = {"k": 3, "thousand": 3, "m": 6, "million": 6, "bn": 9, "billion": 9}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_YEAR = re.compile(
    r"(?:st|nd|rd|th)?\s(?:of\s)?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*,?\s([0-9]{4})", re.I
)
_SLASHED = re.compile(r"([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def sum_key(amount: Decimal) -> int:
    """Whole pence, or the nearest key there is.

    >>> sum_key(Decimal("25000")), sum_key(Decimal("-1")), sum_key(Decimal("1E+30")) == MAX_KEY
    (2500000, 0, True)
    """
    if amount >= Decimal(MAX_KEY // 100):
        return MAX_KEY
    return max(0, int(amount * 100))


def day_key(day: date) -> int:
    """Days since the year 1."""
    return day.toordinal()


@lru_cache(maxsize=65536)
def name_keys(name: str) -> frozenset[int]:
    """Keys of a name under each form it may be printed in, initials included; of placeholders none.

    >>> bool(name_keys("MOPAC") & name_keys("Mayor's Office for Policing and Crime"))
    True
    >>> bool(name_keys("Acme Ltd") & name_keys("ACME Limited"))
    True
    """
    forms = set(name_forms(name)) | {" ".join(folded(name))} | {short.lower() for short in acronyms(name)}
    return frozenset(_hash(form) for form in forms if len(form) > 2)


_GUID = 36
"""Characters. Notices numbered by one may have an ending of their own."""


def spellings(number: str) -> frozenset[str]:
    """As what the number of a notice is found.

    >>> sorted(spellings("5B9C4E3A-0000-4000-8000-000000000001-2"))
    ['5b9c4e3a-0000-4000-8000-000000000001', '5b9c4e3a-0000-4000-8000-000000000001-2']
    """
    whole = number.lower()
    return frozenset({whole, whole[:_GUID]})


def text_key(text: str) -> int:
    """Key of a number or name as it is written."""
    return _hash(text)


def figures_in(text: str) -> tuple[list[int], list[int]]:
    """Keys of what look like sums of money and whole dates in prose: a first look, `reading` is exact.

    A sum has a currency before it or its thousands apart; a date has the day before the month, as in Britain.

    >>> sums, days = figures_in("Up to £25k from 1,500 on 2 April 2024 and 24/01/2025, 3 days")
    >>> sums == [2500000, 150000], days == [date(2024, 4, 2).toordinal(), date(2025, 1, 24).toordinal()]
    (True, True)
    """
    sums: list[int] = []
    days: list[int] = []
    for found in _NUMBER.finditer(text):
        digits, start, end = found[0], found.start(), found.end()
        if len(digits) <= 2 and (month := _MONTH_YEAR.match(text, end)):
            _add_day(days, month[2], str(_MONTHS.index(month[1].lower()) + 1), digits)
        elif slashed := _SLASHED.match(digits):
            _add_day(days, slashed[3], slashed[2], slashed[1])
        elif iso := _ISO.match(digits):
            _add_day(days, *iso.groups())
        elif grouped := _GROUPED.match(digits) or (_signed(text, start) and _PLAIN.match(digits)):
            scale = _SCALE_WORD.match(text, start + grouped.end())
            sums.append(_scaled(grouped[0], scale[1] if scale else ""))
    return sums, days


def _signed(text: str, start: int) -> bool:
    return text[max(0, start - 4) : start].rstrip().endswith(_SIGNS)


def _scaled(digits: str, scale: str) -> int:
    return sum_key(Decimal(digits.replace(",", "")).scaleb(_SCALE.get(scale.lower(), 0)))


def _add_day(days: list[int], year: str, month: str, day: str) -> None:
    try:
        days.append(day_key(date(int(year), int(month), int(day))))
    except ValueError:
        return


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=5).digest(), "big")
