"""What `show` prints of a record whose publisher was careless, and of a day before it was there."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from click.testing import CliRunner
from registers import release, write_package

from onrecord import tasks
from onrecord.cli import onrecord
from onrecord.settings import Settings

OCID = "ocds-213czf-1"


def shown(folder: Path, title: str, *options: str) -> str:
    """What `show` says of a record with this title, first seen on 3 February 2031."""
    write_package(folder / "a.json", release(OCID, tender={"id": "T", "title": title}))
    settings = Settings(folder / "a.register")
    tasks.load(settings, [folder / "a.json"], clock=lambda: datetime(2031, 2, 3, 10, 0, 0, 500, tzinfo=UTC))
    return CliRunner().invoke(onrecord, ["--register", str(settings.register), "show", OCID, *options]).output


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
