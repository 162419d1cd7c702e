"""Lengths of time as ISO 8601 writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ISO = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?")


@dataclass(frozen=True, slots=True)
class Duration:
    """A calendar length: years and months keep their names, because neither has a fixed number of days.

    >>> str(Duration(years=2)), str(Duration(months=18)), str(Duration(hours=3))
    ('P2Y', 'P18M', 'PT3H')
    """

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0
    hours: int = 0
    minutes: int = 0

    def __str__(self) -> str:
        head = "".join(
            f"{n}{unit}"
            for n, unit in ((self.years, "Y"), (self.months, "M"), (self.weeks, "W"), (self.days, "D"))
            if n
        )
        tail = "".join(f"{n}{unit}" for n, unit in ((self.hours, "H"), (self.minutes, "M")) if n)
        if not head and not tail:
            return "P0D"
        return f"P{head}" + (f"T{tail}" if tail else "")

    @property
    def approx_days(self) -> float:
        """Length in days, with mean months (30.44 days) and mean years (365.25 days)."""
        return (
            self.years * 365.25
            + self.months * 30.4375
            + self.weeks * 7
            + self.days
            + self.hours / 24
            + self.minutes / 1440
        )


def parse_duration(text: str) -> Duration | None:
    """The duration that an ISO 8601 text names, or None.

    >>> parse_duration("P1Y6M") == Duration(years=1, months=6)
    True
    """
    found = _ISO.fullmatch(text)
    if not found or text in ("P", "PT") or text.endswith("T"):
        return None
    return Duration(*(int(n or 0) for n in found.groups()))
