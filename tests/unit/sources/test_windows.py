"""Windows cover every instant, however a server reads UK wall-clock times."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.sources.windows import ZONE, Window, begin, exists, later, merge, read_window, uncovered, wall_clock

MARCH, OCTOBER = datetime(2025, 3, 30), datetime(2025, 10, 26)
"""The nights of 2025 in which clocks are put forward and back."""


def pieces(window: Window, cuts: list[bool]) -> Iterator[Window]:
    """The window, cut as `cuts` say, depth first."""
    halves = window.halves() if (cuts.pop() if cuts else False) else None
    if halves is None:
        yield window
    else:
        for half in halves:
            yield from pieces(half, cuts)


def read_local(instant: datetime) -> datetime:
    return instant.astimezone(ZONE).replace(tzinfo=None)


READINGS: dict[str, Callable[[Window, datetime], bool]] = {
    "compares texts": lambda w, at: w.since <= read_local(at) <= w.until,
    "early of two": lambda w, at: _at(w.since, 0) <= at <= _at(w.until, 0),
    "late of two": lambda w, at: _at(w.since, 1) <= at <= _at(w.until, 1),
    "UTC": lambda w, at: w.since.replace(tzinfo=UTC) <= at <= w.until.replace(tzinfo=UTC),
}
"""What a server may make of the times that it is given."""


def _at(wall: datetime, fold: int) -> datetime:
    return wall.replace(tzinfo=ZONE, fold=fold).astimezone(UTC)


@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize("night", [MARCH, OCTOBER], ids=["March", "October"])
@given(cuts=st.lists(st.booleans(), max_size=60), offset=st.integers(-5_000, 20_000), fraction=st.integers(0, 999_999))
def test_no_instant_of_a_changing_night_falls_between_windows(
    reading: str, night: datetime, cuts: list[bool], offset: int, fraction: int
):
    """However the night is cut, under every reading some window has every instant that the whole has."""
    whole = Window(night - timedelta(hours=2), night + timedelta(hours=6))
    instant = _at(night, 0) + timedelta(seconds=offset, microseconds=fraction)
    parts = list(pieces(whole, list(cuts)))
    accepts = READINGS[reading]
    assert any(accepts(part, instant) for part in parts) == accepts(whole, instant)


@given(cuts=st.lists(st.just(True), min_size=20, max_size=400))
def test_times_that_never_were_are_not_asked_for(cuts: list[bool]):
    """A server may refuse 01:30 of the night in March, or shift it."""
    for part in pieces(Window(MARCH, MARCH + timedelta(hours=3)), list(cuts)):
        assert exists(part.since)
        assert exists(part.until)
        assert part.since < part.until


def test_the_shortest_window_is_two_seconds_and_cannot_be_cut():
    """From = to would be refused."""
    assert Window(MARCH, MARCH + timedelta(seconds=1)).halves() is None
    gap = Window(MARCH.replace(hour=0, minute=59, second=59), MARCH.replace(hour=2))
    assert gap.halves() is None


def test_steps_move_over_the_hour_that_never_was():
    """The end of a step is a time that exists."""
    assert later(MARCH, timedelta(minutes=90)) == MARCH.replace(hour=2)
    assert later(MARCH, timedelta(minutes=30)) == MARCH.replace(minute=30)


@given(st.integers(0, 3 * 3600))
def test_the_wall_clock_never_runs_ahead(seconds: int):
    """In the two hours that share their names nothing of either counts as past."""
    instant = datetime(2025, 10, 26, 0, tzinfo=UTC) + timedelta(seconds=seconds)
    wall = wall_clock(instant)
    assert wall <= read_local(instant)
    if seconds < 2 * 3600:
        assert wall == OCTOBER.replace(hour=1)


DAYS = st.integers(0, 40).map(lambda n: begin(date(2025, 1, 1) + timedelta(days=n)))
SPANS = st.tuples(DAYS, DAYS).filter(lambda ends: ends[0] < ends[1]).map(lambda ends: Window(*ends))


@given(SPANS, st.lists(SPANS, max_size=6))
def test_what_is_left_and_what_is_covered_make_the_whole(wanted: Window, covered: list[Window]):
    """Nothing is asked twice, and nothing is left out."""
    left = uncovered(wanted, covered)
    assert all(wanted.since <= window.since < window.until <= wanted.until for window in left)
    assert not any(one.since < done.until and done.since < one.until for one in left for done in covered)
    together = merge([*left, *covered])
    assert any(window.since <= wanted.since and wanted.until <= window.until for window in together)


@pytest.mark.parametrize(
    "name", ["", "012345-2025", "2025-03/102", "https://x.example/a/b", "2025-01-01T00:00:00Z/2026-01-01T00:00:00Z"]
)
def test_other_names_are_no_windows(name: str):
    """Notes of other portions stand in the same file."""
    assert read_window(name) is None
