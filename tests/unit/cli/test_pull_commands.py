"""What `pull`, `gaps` and `sources` print, and with which exit code they leave."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fake_sources import FakeSource, VirtualClock, make_timeline

SPRING = datetime(2025, 3, 1, tzinfo=UTC)


@pytest.fixture(name="state", autouse=True)
def state_fixture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody's own budget is spent by a test."""
    monkeypatch.setenv("ONRECORD_STATE", str(tmp_path / "state"))


def test_sources_are_listed(run) -> None:
    """By the names that `pull` takes, each with where it is asked."""
    listed = json.loads(run("sources", "--json").stdout)["sources"]
    assert [one["name"] for one in listed] == [
        "contracts-finder", "find-a-tender", "public-contracts-scotland", "sell2wales",
    ]  # fmt: skip
    assert all(one["address"].startswith("https://") and one["last"] is None for one in listed)


def test_a_source_never_asked_has_no_count(run) -> None:
    """And is said to be so."""
    assert "never asked" in run("gaps", "find-a-tender").stdout


def test_a_pull_prints_what_came_and_gaps_say_it_again(run) -> None:
    """Fewer requests than the budget has, so nobody waits; a contact is asked for only where the source is official."""
    timeline = make_timeline("find-a-tender", notices=6, start=SPRING, days=3)
    with FakeSource(timeline, VirtualClock(datetime(2025, 6, 1, tzinfo=UTC)), budget=None) as server:
        days = ("--since", "2025-03-01", "--until", "2025-03-04")
        result = run("pull", "find-a-tender", *days, "--address", f"{server.base}/api/1.0")
        assert result.exit_code == 0, result.stderr
        held = len(server.truth(SPRING, SPRING + timedelta(days=4)).notices)
        assert f"held      {held} of {held} notices, by its yearly number sequence" in result.stdout
        assert "2025-03-01 00:00 to 2025-03-05 00:00, UK time" in result.stdout
        assert "ONRECORD_CONTACT" not in result.stderr
    found = json.loads(run("gaps", "find-a-tender", "--json").stdout)
    assert (found["held"], found["expected"], found["whole"]) == (held, held, True)
    assert "last answer" in run("sources").stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["pull", "ted"], "find-a-tender"),
        (["pull", "find-a-tender", "--until", "2025-03-01"], "--since"),
        (["pull", "find-a-tender", "--since", "yesterday"], "2024-04-26"),
        (["pull", "https://publisher.example/x.json", "--since", "2025-03-01"], "asked for days"),
        (["gaps", "ted"], "find-a-tender"),
    ],
)
def test_what_cannot_be_meant_is_exit_code_2(run, arguments: list[str], said: str) -> None:
    """Before anything is asked."""
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
