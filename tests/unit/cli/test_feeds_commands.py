"""Saved searches on the command line: kept, fed, read on, and slips of the hand refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from icalendar import Calendar


def test_a_saved_search_is_fed_and_removed(run) -> None:
    """From the question to the calendar, with the terms that the next command needs."""
    saved = run("search", "wall", "--save", "walls")
    assert "onrecord feed walls" in saved.stdout
    assert "Records with “wall”" in run("searches").stdout
    atom = run("feed", "walls")
    assert atom.stdout.startswith("<?xml")
    run("feed", "walls", "--format", "ics", "--file", "walls.ics")
    events = Calendar.from_ical(Path("walls.ics").read_bytes()).walk("VEVENT")
    listed = json.loads(run("feed", "walls", "--json").stdout)["entries"]
    assert len(events) == len([entry for entry in listed if entry["closing_day"]]) > 0
    assert "No search is saved" in run("searches", "--remove", "walls").stdout
    assert run("feed", "walls").exit_code == 3


def test_updates_go_on_where_they_ended(run) -> None:
    """The cursor of one answer is the question of the next."""
    first = json.loads(run("updates", "--limit", "3", "--json").stdout)
    second = json.loads(run("updates", "--after", first["cursor"], "--limit", "10000", "--json").stdout)
    keys = [(row["raw"], row["position"]) for row in first["updates"] + second["updates"]]
    assert len(first["updates"]) == 3
    assert len(keys) == len(set(keys))
    assert not second["more"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--cpv", "abc"], "two to eight digits"),
        (["--from", "2024-02-01", "--to", "2024-01-01"], "before --from"),
        (["--min", "2k", "--max", "1k"], "less than --min"),
        (["--save", "../x"], "no name for a search"),
    ],
)
def test_what_nothing_can_meet_is_refused(run, options: list[str], said: str) -> None:
    """Rather than answered with "none", which would be true and mislead."""
    found = run("search", "wall", *options)
    assert found.exit_code in (2, 3)
    assert said in found.stderr
