"""Whose data the releases are, the newest day, and what happens to a register of an older layout."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from registers import NOW, answers, package, register_of, release, write_lines, write_package

from onrecord.errors import RegisterError
from onrecord.register import Publisher, Register

OPEN = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"


def write_licensed(path: Path, *releases: dict[str, Any], publisher: str, license: str) -> Path:
    """A package that states a licence."""
    path.write_text(json.dumps({**package(releases, publisher), "license": license}), "utf-8")
    return path


def test_publishers_are_those_of_the_packages(tmp_path: Path):
    """Each pair of name and licence once, in order; releases that came in no package add nothing."""
    first = write_licensed(tmp_path / "1.json", release("ocds-213czf-1"), publisher="Westmarch", license=OPEN)
    later = release("ocds-213czf-1", id="2", date="2024-05-01T10:00:00Z")
    second = write_licensed(tmp_path / "2.json", later, release("ocds-213czf-2"), publisher="Aldermere", license="")
    alone = write_lines(tmp_path / "3.jsonl", release("ocds-213czf-3"))
    with register_of(tmp_path / "r", first, second, alone) as register:
        both = (Publisher("Aldermere", ""), Publisher("Westmarch", OPEN))
        assert register.publishers(["ocds-213czf-1", "ocds-213czf-1"]) == both
        assert register.publishers(["ocds-213czf-2", "ocds-213czf-3"]) == both[:1]
        assert register.publishers(["ocds-213czf-3", "unknown"]) == ()
        register.rebuild()
        assert register.publishers(["ocds-213czf-1"]) == both


def test_the_newest_day_is_that_of_the_newest_release(tmp_path: Path):
    """Not of the record that was published last; undated releases do not count; nothing dated, no day."""
    undated = write_package(tmp_path / "1.json", release("ocds-213czf-9", date=None))
    with register_of(tmp_path / "r", undated) as register:
        assert register.stats().newest is None
        old = [release("ocds-213czf-1"), release("ocds-213czf-1", id="2", date="2024-06-30T23:30:00Z")]
        register.load([write_package(tmp_path / "2.json", *old, release("ocds-213czf-2"))], now=NOW)
        assert register.stats().newest == date(2024, 7, 1), "the day in London"


def test_a_register_of_an_older_layout_is_rebuilt(tmp_path: Path):
    """It is not opened, the remedy is named, and a rebuild makes it one of today with the same answers."""
    with register_of(tmp_path / "r", write_package(tmp_path / "1.json", release("ocds-213czf-1"))) as register:
        before = answers(register)
    (tmp_path / "r" / "FORMAT").write_text("1\n")
    with pytest.raises(RegisterError, match="onrecord rebuild"):
        Register.open(tmp_path / "r")
    Register.open_to_rebuild(tmp_path / "r").rebuild()
    with Register.open(tmp_path / "r") as rebuilt:
        assert answers(rebuilt) == before
