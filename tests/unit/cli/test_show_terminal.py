"""What `show` prints of a record whose publisher was careless, and of a day before it was there."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from registers import release, write_package

from onrecord import tasks
from onrecord.cli import onrecord
from onrecord.settings import Settings

OCID = "ocds-213czf-1"


def shown(folder: Path, title: str, *options: str) -> str:
    """What `show` says of a record with this title, first seen on 3 February 2031."""
    return told(folder, release(OCID, tender={"id": "T", "title": title}), "show", OCID, *options)


def told(folder: Path, body: dict[str, Any], *command: str) -> str:
    """What a command says of a register with this one release, in one line."""
    write_package(folder / "a.json", body)
    settings = Settings(folder / "a.register")
    tasks.load(settings, [folder / "a.json"], clock=lambda: datetime(2031, 2, 3, 10, 0, 0, 500, tzinfo=UTC))
    output = CliRunner().invoke(onrecord, ["--register", str(settings.register), *command]).output
    return output if "\x1b" in output or "--json" in command else " ".join(output.split())


def closing(end: str, **more: Any) -> dict[str, Any]:
    """A tender that closes then; the release is of March 2024."""
    return {"id": "T", "title": "Fences", "status": "active", "tenderPeriod": {"endDate": end}} | more


SCOTTISH = release("ocds-r6ebe6-0000000000", tender=closing("2024-05-28T12:00:00Z"))
DOUBTFUL = release(OCID, tender=closing("2027-03-31"))
DOUBT = "31 March 2027 (doubtful: more than a year after the notice)"


def test_a_clock_time_is_the_publishers_and_what_was_published_stands_beside_it(tmp_path: Path) -> None:
    """Noon in Scotland, in summer."""
    text = told(tmp_path, SCOTTISH, "show", "ocds-r6ebe6-0000000000")
    assert "bids close 28 May 2024, 12:00 (published as 12:00Z; this publisher writes local time)" in text


def test_what_is_exported_as_published_keeps_the_publishers_spelling(tmp_path: Path) -> None:
    """Only our own reading says what it means."""
    answer = json.loads(told(tmp_path, SCOTTISH, "show", "ocds-r6ebe6-0000000000", "--json"))
    assert answer["compiledRelease"]["tender"]["tenderPeriod"]["endDate"] == "2024-05-28T12:00:00Z"
    (closing_date,) = [one for one in answer["dates"] if one["moment"] == "deadline"]
    assert (closing_date["first"], closing_date["time"]) == ("2024-05-28", "12:00")
    assert (closing_date["local_clock"], closing_date["published_as"]) == (True, "2024-05-28T12:00:00Z")


def test_a_closing_date_in_doubt_is_shown_with_its_doubt(tmp_path: Path) -> None:
    """In full and in a list."""
    assert f"bids close {DOUBT}" in told(tmp_path, DOUBTFUL, "show", OCID)
    assert f"bids close {DOUBT}" in told(tmp_path, DOUBTFUL, "search", "fences")


def test_a_closing_date_in_doubt_is_open_only_if_asked_for(tmp_path: Path) -> None:
    """And then, in the calendar, says so."""
    far = release(OCID, tender=closing("2199-03-31"))
    assert "No record" in told(tmp_path, far, "search", "--open", "--save", "sure")
    assert "Fences" in told(tmp_path, far, "search", "--open", "--doubtful", "--save", "all")
    assert "VEVENT" not in told(tmp_path, far, "feed", "sure", "--format", "ics")
    calendar = told(tmp_path, far, "feed", "all", "--format", "ics")
    assert "DTSTART;VALUE=DATE:21990331" in calendar
    assert "doubtful: more than a year" in calendar


def test_a_plan_advertises_nothing(tmp_path: Path) -> None:
    """What it estimates is an estimate."""
    value = {"amount": 25000, "currency": "GBP"}
    planned = release(
        OCID, tag=["planning"], tender={"id": "T", "title": "Fences", "status": "planned", "value": value}
    )
    text = told(tmp_path, planned, "show", OCID)
    assert "estimated at £25,000" in text
    assert "advertised" not in text


def test_a_search_for_a_place_says_what_puts_it_there(tmp_path: Path) -> None:
    """In the JSON."""
    found = json.loads(told(tmp_path, DOUBTFUL, "search", "--place", "Aldermere", "--json"))["records"]
    assert [row["place_said_by"] for row in found] == [["buyer's name"]]
    assert found[0]["closing_doubt"] == "more than a year after the notice"


def test_the_heading_repeats_no_way_to_reach_a_person(tmp_path: Path) -> None:
    """Some buyers write it into the title."""
    text = shown(tmp_path, "Fences: call 020 7946 0000")
    assert "Fences: call [left out]" in text
    assert "7946" not in text


def test_a_title_without_end_is_cut(tmp_path: Path) -> None:
    """The whole of it is in the JSON."""
    assert shown(tmp_path, "A" * 100_000).count("A") < 1_000


def test_who_asks_for_too_early_an_instant_is_told_the_first(tmp_path: Path) -> None:
    """In the form in which it can be given back: the first whole second at which it had been seen."""
    assert "from the first on: 2031-02-03T10:00:01Z." in shown(tmp_path, "Fences", "--known-at", "2030-01-01")
    assert "Fences" in shown(tmp_path, "Fences", "--known-at", "2031-02-03T10:00:01Z")
