"""Twelve requests in two minutes a host, whoever asks and whatever happens to clock and file."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fake_sources import VirtualClock
from hypothesis import given
from hypothesis import strategies as st

from onrecord.sources.budget import REQUESTS, SECONDS, Budget

START = datetime(2025, 3, 1, 12, tzinfo=UTC)
HOST = "source.example"


def spend(budget: Budget, clock: VirtualClock, number: int, host: str = HOST) -> list[datetime]:
    """Ask `number` times, waiting whenever told to; the instants of asking."""
    asked = []
    while len(asked) < number:
        wait = budget.take(host)
        if wait:
            clock.sleep(wait)
        else:
            asked.append(clock())
    return asked


@given(st.lists(st.floats(0, 200), min_size=30, max_size=60))
def test_no_two_minutes_ever_hold_more_than_twelve(tmp_path_factory: pytest.TempPathFactory, pauses: list[float]):
    """However long one thinks between two requests."""
    clock = VirtualClock(START)
    budget = Budget(tmp_path_factory.mktemp("state") / "requests.json", clock)
    asked = []
    for pause in pauses:
        clock.sleep(pause)
        asked += spend(budget, clock, 1)
    for first, later in zip(asked, asked[REQUESTS:], strict=False):
        assert later - first > timedelta(seconds=120)


def test_hosts_have_budgets_of_their_own(tmp_path: Path):
    """One that is spent does not hold another."""
    clock = VirtualClock(START)
    budget = Budget(tmp_path / "requests.json", clock)
    spend(budget, clock, REQUESTS)
    assert budget.take(HOST) == SECONDS
    assert budget.take("other.example") == 0


def test_it_outlives_the_process(tmp_path: Path):
    """Another process that starts at once finds the budget spent."""
    clock = VirtualClock(START)
    spend(Budget(tmp_path / "requests.json", clock), clock, REQUESTS)
    assert Budget(tmp_path / "requests.json", clock).take(HOST) == SECONDS


def test_a_clock_put_back_makes_us_wait_and_no_more_than_once(tmp_path: Path):
    """What lies in the future counts as now: neither a free budget nor a wait of hours."""
    clock = VirtualClock(START)
    spend(Budget(tmp_path / "requests.json", clock), clock, REQUESTS)
    earlier = VirtualClock(START - timedelta(hours=3))
    budget = Budget(tmp_path / "requests.json", earlier)
    assert budget.take(HOST) == SECONDS
    earlier.sleep(SECONDS)
    assert budget.take(HOST) == 0


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"source.example": 3}', b"\xff\xfe", b"null"])
def test_a_damaged_file_counts_as_spent(tmp_path: Path, damage: bytes):
    """Nobody knows what was asked, so all of it may have been; two minutes later all is well again."""
    clock = VirtualClock(START)
    (tmp_path / "requests.json").write_bytes(damage)
    budget = Budget(tmp_path / "requests.json", clock)
    assert budget.take(HOST) == SECONDS
    assert budget.take("other.example") == SECONDS
    clock.sleep(SECONDS)
    assert budget.take(HOST) == 0
    assert len(spend(budget, clock, REQUESTS - 1)) == REQUESTS - 1
    assert budget.take(HOST) == SECONDS


def test_a_host_that_asked_to_be_left_alone_is(tmp_path: Path):
    """By every process, for as long as it said, and never longer than an hour."""
    clock = VirtualClock(START)
    Budget(tmp_path / "requests.json", clock).hold(HOST, 300)
    budget = Budget(tmp_path / "requests.json", clock)
    assert budget.take(HOST) == 300
    budget.hold(HOST, 10**9)
    assert budget.take(HOST) == 3600
    assert budget.take("other.example") == 0


SCRIPT = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from onrecord.sources.budget import Budget
budget = Budget(Path(sys.argv[1]), lambda: datetime(2025, 3, 1, tzinfo=UTC))
sys.stdout.write(str(sum(budget.take("source.example") == 0 for _ in range(40))))
"""


def test_processes_that_ask_at_once_share_one_budget(tmp_path: Path):
    """Three of them, one instant: twelve requests in all."""
    command = [sys.executable, "-c", SCRIPT, str(tmp_path / "requests.json")]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    taken = [int(process.communicate()[0]) for process in running]
    assert sum(taken) == REQUESTS
