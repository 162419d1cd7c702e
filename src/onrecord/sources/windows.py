"""Spans of UK wall-clock time, which is what the services' filters are believed to compare.

A window is closed at both ends and shares each end with its neighbour, so that nothing falls between two of them: not
an instant with a fraction of a second, not the hour that occurs twice. Whether a server compares texts, reads them as
UTC or as either of the two readings of a doubtful hour, windows that touch cover everything between their outer ends.
Only a time that never was (01:00:00 to 01:59:59 on the night in March) must not be asked for: a server may refuse it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/London")
SECOND = timedelta(seconds=1)
SHORTEST = SECOND
"""From 10:00:00 to 10:00:01 are two seconds, since both ends count; Find a Tender refuses anything shorter."""


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """From `since` to `until`, both included: UK wall-clock times without a zone, in whole seconds."""

    since: datetime
    until: datetime

    @property
    def portion(self) -> str:
        """Its name in notes.

        >>> Window(datetime(2025, 3, 1), datetime(2025, 3, 1, 6)).portion
        '2025-03-01T00:00:00/2025-03-01T06:00:00'
        """
        return f"{self.since.isoformat()}/{self.until.isoformat()}"

    @property
    def length(self) -> timedelta:
        """As a clock on the wall would have it."""
        return self.until - self.since

    def halves(self) -> tuple[Window, Window] | None:
        """Two windows that share one instant in the middle; None when it cannot be cut.

        >>> for half in Window(datetime(2025, 3, 1), datetime(2025, 3, 1, 0, 0, 3)).halves(): print(half.portion)
        2025-03-01T00:00:00/2025-03-01T00:00:01
        2025-03-01T00:00:01/2025-03-01T00:00:03
        """
        middle = self.since + self.length // SECOND // 2 * SECOND
        for cut in (middle, _before_gap(middle), _after_gap(middle)):
            if self.since < cut < self.until and exists(cut):
                return Window(self.since, cut), Window(cut, self.until)
        return None


def read_window(portion: str) -> Window | None:
    """The window of that name; None when it names something else."""
    since, _, until = portion.partition("/")
    try:
        window = Window(datetime.fromisoformat(since), datetime.fromisoformat(until))
    except ValueError:
        return None
    return window if window.since.tzinfo is None and window.until.tzinfo is None else None


def exists(wall: datetime) -> bool:
    """Whether clocks in the UK ever showed this time.

    >>> exists(datetime(2025, 3, 30, 0, 59, 59)), exists(datetime(2025, 3, 30, 1)), exists(datetime(2025, 3, 30, 2))
    (True, False, True)
    """
    return wall.replace(tzinfo=ZONE).astimezone(UTC).astimezone(ZONE).replace(tzinfo=None) == wall


def twice(wall: datetime) -> bool:
    """Whether clocks in the UK showed this time twice.

    >>> twice(datetime(2025, 10, 26, 1)), twice(datetime(2025, 10, 26, 2))
    (True, False)
    """
    early, late = wall.replace(tzinfo=ZONE, fold=0), wall.replace(tzinfo=ZONE, fold=1)
    return exists(wall) and early.utcoffset() != late.utcoffset()


def wall_clock(instant: datetime) -> datetime:
    """What clocks in the UK show at `instant`, in whole seconds and never later than they do.

    In the two hours that share their names it is the beginning of the first: what comes later cannot be told from what
    came an hour before, so nothing of them counts as past until both are.

    >>> print(wall_clock(datetime(2025, 7, 1, 11, 0, 0, 900, UTC)))
    2025-07-01 12:00:00
    >>> print(wall_clock(datetime(2025, 10, 26, 1, 30, tzinfo=UTC)))
    2025-10-26 01:00:00
    """
    wall = instant.astimezone(ZONE).replace(tzinfo=None, microsecond=0, fold=0)
    return wall.replace(minute=0, second=0) if twice(wall) else wall


def begin(day: date) -> datetime:
    """Its midnight."""
    return datetime.combine(day, time())


def later(wall: datetime, by: timedelta) -> datetime:
    """`wall` and `by`, moved on to the next time that exists."""
    sum_ = wall + by
    return sum_ if exists(sum_) else _after_gap(sum_)


def uncovered(wanted: Window, covered: Iterable[Window]) -> list[Window]:
    """What of `wanted` no window covers, oldest first.

    >>> day = Window(datetime(2025, 3, 1), datetime(2025, 3, 2))
    >>> [left.portion for left in uncovered(day, [Window(datetime(2025, 3, 1, 6), datetime(2025, 3, 1, 7))])]
    ['2025-03-01T00:00:00/2025-03-01T06:00:00', '2025-03-01T07:00:00/2025-03-02T00:00:00']
    """
    left: list[Window] = []
    at = wanted.since
    for window in merge(covered):
        if window.until <= at:
            continue
        if window.since >= wanted.until:
            break
        if window.since > at:
            left.append(Window(at, window.since))
        at = window.until
    if at < wanted.until:
        left.append(Window(at, wanted.until))
    return left


def merge(windows: Iterable[Window]) -> Sequence[Window]:
    """The same time in as few windows as can be, oldest first; those that touch become one."""
    merged: list[Window] = []
    for window in sorted(windows):
        if merged and window.since <= merged[-1].until:
            merged[-1] = Window(merged[-1].since, max(merged[-1].until, window.until))
        elif window.since < window.until:
            merged.append(window)
    return merged


def _before_gap(wall: datetime) -> datetime:
    return wall.replace(minute=0, second=0) - SECOND


def _after_gap(wall: datetime) -> datetime:
    return wall.replace(minute=0, second=0) + timedelta(hours=1)
