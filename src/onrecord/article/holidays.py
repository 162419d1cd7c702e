"""Named days of the British year, and how to find them in a given one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

MONDAY, THURSDAY, SUNDAY = 0, 3, 6


def easter(year: int) -> date:
    """Easter Sunday of the Western churches.

    Source: the anonymous Gregorian computus as printed by Meeus, *Astronomical Algorithms* (1991), chapter 8.

    >>> easter(2024).isoformat(), easter(2025).isoformat(), easter(2038).isoformat()
    ('2024-03-31', '2025-04-20', '2038-04-25')
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    moon = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * moon) // 451
    month, day = divmod(h + moon - 7 * m + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth such weekday of a month, from 1; -1 for the last.

    >>> nth_weekday(2025, 8, MONDAY, -1).isoformat()
    '2025-08-25'
    """
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
    return last - timedelta((last.weekday() - weekday) % 7)


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days)


def _weekday(month: int, weekday: int, nth: int, days: int = 0) -> Callable[[int], date]:
    return lambda year: nth_weekday(year, month, weekday, nth) + timedelta(days)


NAMED_DAYS: dict[str, Callable[[int], date]] = {
    "new year's day": _fixed(1, 1),
    "twelfth night": _fixed(1, 5),
    "epiphany": _fixed(1, 6),
    "burns night": _fixed(1, 25),
    "candlemas": _fixed(2, 2),
    "valentine's day": _fixed(2, 14),
    "st valentine's day": _fixed(2, 14),
    "st david's day": _fixed(3, 1),
    "international women's day": _fixed(3, 8),
    "st patrick's day": _fixed(3, 17),
    "lady day": _fixed(3, 25),
    "april fool's day": _fixed(4, 1),
    "all fools' day": _fixed(4, 1),
    "april fools' day": _fixed(4, 1),
    "st george's day": _fixed(4, 23),
    "ve day": _fixed(5, 8),
    "midsummer's day": _fixed(6, 24),
    "midsummer day": _fixed(6, 24),
    "independence day": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "st swithin's day": _fixed(7, 15),
    "lammas day": _fixed(8, 1),
    "michaelmas": _fixed(9, 29),
    "trafalgar day": _fixed(10, 21),
    "halloween": _fixed(10, 31),
    "hallowe'en": _fixed(10, 31),
    "guy fawkes night": _fixed(11, 5),
    "bonfire night": _fixed(11, 5),
    "all saints' day": _fixed(11, 1),
    "armistice day": _fixed(11, 11),
    "martinmas": _fixed(11, 11),
    "st andrew's day": _fixed(11, 30),
    "christmas eve": _fixed(12, 24),
    "christmas day": _fixed(12, 25),
    "christmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
    "st stephen's day": _fixed(12, 26),
    "new year's eve": _fixed(12, 31),
    "hogmanay": _fixed(12, 31),
    "shrove tuesday": _from_easter(-47),
    "pancake day": _from_easter(-47),
    "ash wednesday": _from_easter(-46),
    "mothering sunday": _from_easter(-21),
    "mother's day": _from_easter(-21),
    "palm sunday": _from_easter(-7),
    "maundy thursday": _from_easter(-3),
    "good friday": _from_easter(-2),
    "easter saturday": _from_easter(-1),
    "easter sunday": _from_easter(0),
    "easter": _from_easter(0),
    "easter monday": _from_easter(1),
    "ascension day": _from_easter(39),
    "whit sunday": _from_easter(49),
    "whit monday": _from_easter(50),
    "may day": _fixed(5, 1),
    "may day bank holiday": _weekday(5, MONDAY, 1),
    "early may bank holiday": _weekday(5, MONDAY, 1),
    "spring bank holiday": _weekday(5, MONDAY, -1),
    "late may bank holiday": _weekday(5, MONDAY, -1),
    "whitsun bank holiday": _weekday(5, MONDAY, -1),
    "father's day": _weekday(6, SUNDAY, 3),
    "august bank holiday": _weekday(8, MONDAY, -1),
    "summer bank holiday": _weekday(8, MONDAY, -1),
    "remembrance sunday": _weekday(11, SUNDAY, 2),
    "remembrance day": _fixed(11, 11),
    "thanksgiving": _weekday(11, THURSDAY, 4),
    "black friday": _weekday(11, THURSDAY, 4, 1),
    "cyber monday": _weekday(11, THURSDAY, 4, 4),
}
"""Names in lower case with straight apostrophes; those of England and Wales where the countries differ."""


def _eve_of(day: Callable[[int], date]) -> Callable[[int], date]:
    return lambda year: day(year) - timedelta(1)


NAMED_DAYS |= {
    f"{name} eve": _eve_of(day)
    for name, day in NAMED_DAYS.items()
    if name.endswith((" day", " night")) or name == "easter"
}
"""The day before is called after it: "Bonfire Night eve", "Burns Night eve"."""

_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS = "january february march april may june july august september october november december".split()
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
WEEKDAY_OF_MONTH = rf"(?:{'|'.join(_NTH)})\s(?:{'|'.join(_WEEKDAYS)})\s(?:in|of)\s(?:{'|'.join(_MONTHS)})"


def weekday_of_month(name: str) -> Callable[[int], date]:
    """What finds such a day in a year, named as `WEEKDAY_OF_MONTH` says, in lower case.

    >>> weekday_of_month("last friday in march")(2025).isoformat()
    '2025-03-28'
    """
    nth, weekday, _, month = name.split()
    return _weekday(_MONTHS.index(month) + 1, _WEEKDAYS.index(weekday), _NTH[nth])
