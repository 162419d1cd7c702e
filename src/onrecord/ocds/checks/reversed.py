"""Periods that run backwards."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import UnsetType

from onrecord.ocds.checks.seen import Finding, Seen, instant_in


def sound_period(period: Any) -> bool:
    """Whether a typed period (see `ocds.sound`) of sound dates ends no earlier than it starts, by their spelling."""
    start, end = period.startDate, period.endDate
    if type(start) is UnsetType or type(end) is UnsetType:
        return True
    return bool(start <= end and start[19:] == end[19:])


def find_period_reversed(seen: Seen) -> Iterator[Finding]:
    """A period that ends before it starts."""
    for pointer, value in seen.places.periods:
        start, end = instant_in(value, "startDate"), instant_in(value, "endDate")
        if start and end and end.at < start.at:
            yield Finding(f"{pointer}/endDate", end.text, f"a date no earlier than the start, {start.text}")
