"""The vocabulary of dates: months, weekdays, years and clock times as news prints them, and calendar arithmetic."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

from onrecord.article.numbers import SMALL
from onrecord.values import Days

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

MONTH_FULL = "January|February|March|April|May|June|July|August|September|October|November|December"
MONTH = rf"(?:(?:{MONTH_FULL})|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
WEEKDAY_FULL = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
WEEKDAY = rf"(?:(?:{WEEKDAY_FULL})|(?:Mon|Tues?|Weds?|Thur?s?|Fri|Sat|Sun)\b\.?)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
NTH = rf"{DAY}(?:\s?(?:st|nd|rd|th)\b)?"
YEAR = r"(?:(?:19|20)\d\d(?!\d)|['’]\d\d(?!\d))"
CLOCK = (
    r"(?:(?:12\s)?(?:noon|midday)|(?:12\s)?midnight"
    r"|(?:1[0-2]|0?[1-9])(?:[.:][0-5]\d){0,2}\s?(?:[ap]m\b|[ap]\.m\.?)"
    r"|(?:[01]\d|2[0-3])\.[0-5]\d\s?(?:hrs|hours)\b|(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:\s?(?:hrs|hours|GMT"
    r"|BST))?(?![\d:])|(?:[01]\d|2[0-3])[0-5]\d\s?(?:hrs|hours)\b"
    r"|(?:1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\so['’]clock)"
)

_CLOCK_PARTS = re.compile(
    r"(\d{1,2})(?:[.:](\d\d))?(?:[.:]\d\d)?\s?([ap])\.?m|(\d{1,2})[:.](\d\d)|(\d\d)(\d\d)\s?h", re.IGNORECASE
)


def month_number(word: str) -> int:
    return _MONTHS.index(word[:3].lower()) + 1


def weekday_number(word: str) -> int:
    return _WEEKDAYS.index(word[:3].lower())


def year_number(word: str) -> int:
    """The year of "2025" or "'25"; two digits are of this century up to 69.

    >>> year_number("’25"), year_number("1998")
    (2025, 1998)
    """
    digits = int(re.sub(r"\D", "", word))
    return digits if digits > 99 else digits + (2000 if digits < 70 else 1900)


def clock_time(words: str) -> time | None:
    """The time that clock words denote. "Midnight" closes the day that it is said of, so it is its last minute.

    >>> [str(clock_time(t)) for t in ("noon", "3.59pm", "12 midnight", "17:00", "five o'clock", "2 p.m.")]
    ['12:00:00', '15:59:00', '23:59:00', '17:00:00', '17:00:00', '14:00:00']
    """
    lower = words.lower()
    if "noon" in lower or "midday" in lower:
        return time(12)
    if "midnight" in lower:
        return time(23, 59)
    if "clock" in lower:
        return _oclock(lower.split()[0])
    found = _CLOCK_PARTS.match(lower)
    if not found:
        return None
    hour, minute, half, hour24, minute24, hour_plain, minute_plain = found.groups()
    if half:
        return time(int(hour) % 12 + (12 if half == "p" else 0), int(minute or 0))
    return time(int(hour24 or hour_plain), int(minute24 or minute_plain))


def _oclock(word: str) -> time | None:
    """Offices close in the afternoon: one to seven o'clock is read as p.m."""
    hour = int(word) if word.isdigit() else SMALL.get(word, 0)
    return time(hour + 12 if hour < 8 else hour) if 0 < hour <= 12 else None


def make_date(year: int, month: int, day: int) -> date | None:
    """The date, or None for 30 February."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_days(year: int, month: int) -> Days:
    """All days of a month."""
    first = date(year, month, 1)
    return Days(first, date(year + month // 12, month % 12 + 1, 1) - timedelta(1))


def year_days(year: int) -> Days:
    return Days(date(year, 1, 1), date(year, 12, 31))


def fiscal_days(year: int) -> Days:
    """The British financial year that begins in `year`: 1 April to 31 March."""
    return Days(date(year, 4, 1), date(year + 1, 3, 31))


def week_days(day: date) -> Days:
    """Monday to Sunday around `day`."""
    monday = day - timedelta(day.weekday())
    return Days(monday, monday + timedelta(6))


def shift_month(day: date, months: int) -> date:
    """The first of the month that lies `months` away."""
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def season_days(year: int, season: str) -> Days:
    """Three whole months as meteorologists count; winter runs into the next year.

    >>> season_days(2025, "winter").last.isoformat()
    '2026-02-28'
    """
    first = date(year, _SEASONS[season.lower()], 1)
    return Days(first, shift_month(first, 3) - timedelta(1))


def part_of(days: Days, part: str) -> Days:
    """Early, mid or late in a month or year; the parts overlap a little, as in speech.

    "The end of June" is the whole of June: it says when in the month only to those who already know.
    """
    span = (days.last - days.first).days + 1
    if part == "early":
        return Days(days.first, days.first + timedelta(span * 2 // 5 - 1))
    if part == "mid":
        return Days(days.first + timedelta(span * 3 // 10), days.last - timedelta(span * 3 // 10))
    if part == "late":
        return Days(days.last - timedelta(span * 2 // 5 - 1), days.last)
    return days
