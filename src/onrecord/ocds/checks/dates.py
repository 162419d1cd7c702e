"""Dates that are none, or say less or more than a date can."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from onrecord.ocds.checks.seen import FIRST_YEAR, LAST_YEAR, Finding, Seen
from onrecord.values import parse_instant

_EXPECTED = "an ISO 8601 date-time with a time zone, such as 2025-01-24T12:00:00Z"
_SHAPE = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?\s*(?:[Zz]|[+-]\d{2}:?\d{2})?)?")
_BARE_DAY = re.compile(r"\s*\d{4}-\d{2}-\d{2}\s*")
_ZONE = re.compile(r"(?:[Zz]|[+-]\d{2}:?\d{2})\s*$")

SOUND_DATE = (
    # From the year after the first to the year before the last: wherever the zone moves them, they stay within.
    "(?:199[1-9]|20[0-9]{2})-"
    "(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)"
    "T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:[.][0-9]{1,9})?(?:Z|[+-][01][0-9]:[0-5][0-9])"
)
"""Most dates; 29 February is left to the rules."""


def is_sound(seen: Seen) -> bool:
    """Whether the release has a date, and every date is spelled as the standard wants it."""
    return not seen.places.odd_dates and bool(seen.body.get("date"))


def find_date_missing(seen: Seen) -> Iterator[Finding]:
    """The release has no date, so it can't be used as of a day."""
    date = seen.body.get("date")
    if date is None or date == "":
        yield Finding("/date", "an empty text" if date == "" else "nothing", _EXPECTED)


def find_date_format(seen: Seen) -> Iterator[Finding]:
    """A date in a form that ISO 8601 does not know, or words in place of a date."""
    for pointer, value in seen.places.odd_dates:
        if _is_unreadable(value) and not (isinstance(value, str) and _SHAPE.fullmatch(value.strip())):
            yield Finding(pointer, _quoted(value), _EXPECTED)


def find_date_impossible(seen: Seen) -> Iterator[Finding]:
    """A date in the right form that no calendar or clock has, such as 30 February."""
    for pointer, value in seen.places.odd_dates:
        if isinstance(value, str) and _SHAPE.fullmatch(value.strip()) and _is_unreadable(value):
            yield Finding(pointer, _quoted(value), "a day and a time that exist")


def find_date_without_zone(seen: Seen) -> Iterator[Finding]:
    """A date-time without its time zone: it is read as the publisher's wall clock."""
    for pointer, value in seen.places.odd_dates:
        if isinstance(value, str) and not (_ZONE.search(value) or _BARE_DAY.fullmatch(value)) and parse_instant(value):
            yield Finding(pointer, _quoted(value), "the same with its time zone, such as Z or +01:00")


def find_date_without_time(seen: Seen) -> Iterator[Finding]:
    """A bare day where the standard wants a date-time: it is read as the end of that day."""
    for pointer, value in seen.places.odd_dates:
        if isinstance(value, str) and _BARE_DAY.fullmatch(value) and not _is_unreadable(value):
            yield Finding(pointer, _quoted(value), _EXPECTED)


def find_year_unrealistic(seen: Seen) -> Iterator[Finding]:
    """A year in which no such thing can have been or be."""
    for pointer, value in seen.places.odd_dates:
        instant = parse_instant(value)
        if instant and not FIRST_YEAR <= instant.at.year <= LAST_YEAR:
            yield Finding(pointer, _quoted(value), f"a year from {FIRST_YEAR} to {LAST_YEAR}")


def _is_unreadable(value: Any) -> bool:
    # An empty release date is `date-missing`; any other empty date is a field that should have been left out.
    return value != "" and (not isinstance(value, str) or parse_instant(value) is None)


def find_date_empty(seen: Seen) -> Iterator[Finding]:
    """A date field that holds an empty text."""
    for pointer, value in seen.places.odd_dates:
        if value == "" and pointer != "/date":
            yield Finding(pointer, "an empty text", "a date, or no such field")


def _quoted(value: Any) -> str:
    return f'"{value}"' if isinstance(value, str) else f"{value} (no text)"
