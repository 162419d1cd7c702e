"""A pull that is killed, wherever that is, loses nothing: the next one goes on, and what is held is the same."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from fake_sources import FakeSource, Timeline, VirtualClock, make_timeline
from pulls import gaps, held_marks, judge, pull
from reaper import Killed, Reaper, raise_killed

from onrecord.register import Register

NOW = datetime(2025, 4, 1, tzinfo=UTC)
SINCE = date(2025, 1, 1)
REAPER = Reaper(raise_killed)
CASES = [
    ("contracts-finder", 0.02),
    ("contracts-finder", 0.93),
    ("find-a-tender", 0.1),
    ("find-a-tender", 0.5),
    ("find-a-tender", 0.98),
    ("public-contracts-scotland", 0.6),
    ("publisher", 0.7),
]
"""Sources, and after which share of its writes a pull dies."""


def season(name: str) -> Timeline:
    return make_timeline(name, notices=30 if name == "public-contracts-scotland" else 130, days=90)


def held(folder: Path) -> Counter[str]:
    with Register.open(folder / "register") as register:
        return held_marks(register)


@pytest.mark.parametrize(("name", "share"), CASES)
def test_killed_and_resumed_the_same_is_held(tmp_path: Path, name: str, share: float):
    """As much as a pull that lived; and after the kill everything is held or listed, once the source was asked."""
    with FakeSource(season(name), VirtualClock(NOW)) as source, REAPER.watching(tmp_path / "whole" / "register"):
        pull(source, tmp_path / "whole", SINCE)
        writes = REAPER.steps
    folder = tmp_path / "killed"
    with FakeSource(season(name), VirtualClock(NOW)) as source:
        with pytest.raises(Killed), REAPER.watching(folder / "register", int(share * writes)):
            pull(source, folder, SINCE)
        pull(source, folder, SINCE)
        with Register.open(folder / "register") as register:
            verdict = judge(source, register, gaps(source, folder))
        assert verdict.sound
        assert verdict.held == verdict.published
        assert source.over_budget == 0
    assert held(folder) == held(tmp_path / "whole")


def test_killed_again_and_again(tmp_path: Path):
    """A pull that dies a little later each time comes to its end in the end, and asks no question for ever."""
    with FakeSource(season("find-a-tender"), VirtualClock(NOW)) as source:
        for last in range(10, 10_000, 45):
            try:
                with REAPER.watching(tmp_path / "register", last):
                    pull(source, tmp_path, SINCE)
            except Killed:
                continue
            break
        with Register.open(tmp_path / "register") as register:
            verdict = judge(source, register, gaps(source, tmp_path))
        assert verdict.sound
        assert verdict.held == verdict.published > 100
        assert last > 10


def test_a_pull_goes_on_from_where_the_last_one_ended(tmp_path: Path):
    """Days are asked for once: the next pull asks for what came since, and finds it."""
    with FakeSource(season("find-a-tender"), VirtualClock(datetime(2025, 2, 15, tzinfo=UTC))) as source:
        pull(source, tmp_path, SINCE)
        before = len(source.asked)
        source.clock.move_to(NOW)
        pull(source, tmp_path)
        later = [asked.target for asked in source.asked[before:]]
        assert all("updatedFrom=2025-01" not in target for target in later)
        with Register.open(tmp_path / "register") as register:
            verdict = judge(source, register, gaps(source, tmp_path))
        assert verdict.sound
        assert verdict.held == verdict.published


def test_who_pulls_says_who_it_is(tmp_path: Path):
    """Every request has the program's name and a contact, and none of the words that are turned away."""
    with FakeSource(season("publisher"), VirtualClock(NOW)) as source:
        pull(source, tmp_path)
        agents = {dict(asked.headers)["user-agent"] for asked in source.asked}
        assert all(agent.startswith("onrecord/") and "tests@example.org" in agent for agent in agents)
        blocked = ("gptbot", "chatgpt-user", "deno", "bun", "supabase", "amazonbot")
        assert not [agent for agent in agents for word in blocked if word in agent.lower()]
