"""Readers of a site are shown a state once it is ready, and each answer of theirs is of one state."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from registers import NOW, register_of, release, write_package

from onrecord.errors import RegisterError
from onrecord.register import Question, Register
from onrecord.register.facets import make_ready
from onrecord.register.numbers import find_numbered
from onrecord.register.snapshot import Snapshot
from onrecord.register.stamp import stamp
from onrecord.register.still import still

FIRST = release("ocds-213czf-first", id="012345-2031", description="Repair of the Swallow Bridge")
SECOND = release("ocds-213czf-second", id="54321-2031", description="Painting of the Swallow Bridge")
AMENDED = release(
    "ocds-213czf-first", id="012346-2031", date="2031-06-01T10:00:00Z", description="Repair of the bridge"
)
OTHERS = [release(f"ocds-213czf-other-{number}", id=f"other-{number}") for number in range(9)]


@pytest.fixture(name="register")
def register_fixture(tmp_path: Path) -> Iterator[Register]:
    """A bridge among other things, read by whoever must not wait."""
    register_of(tmp_path / "r", write_package(tmp_path / "one.json", FIRST, *OTHERS)).close()
    with Register.open(tmp_path / "r") as register:
        register.shown.move_beside()
        yield register


def load_more(register: Register, folder: Path, *releases: dict[str, object]) -> None:
    """As another process does."""
    with Register.open(register.path) as other:
        other.load([write_package(folder / "more.json", *releases)], now=NOW)


def held(register: Register) -> list[str]:
    """What a reader finds."""
    return [row.ocid for row in register.search("bridge").rows]


def test_a_state_is_shown_once_it_is_ready(register: Register, tmp_path: Path):
    """Until then readers have the state before, its counts and its mark with it."""
    mark, edition = register.shown.mark(), register.edition
    load_more(register, tmp_path, SECOND)
    assert held(register) == ["ocds-213czf-first"]
    assert register.stats().records == 10
    assert (register.shown.mark(), register.edition) == (mark, edition)
    register.shown.move(make_ready)
    assert sorted(held(register)) == ["ocds-213czf-first", "ocds-213czf-second"]
    assert register.shown.mark() != mark
    assert register.edition != edition


def test_the_tag_of_an_answer_is_of_the_state_that_is_shown(register: Register, tmp_path: Path):
    """Whoever has the answer of the new state is not told that the old one is the same."""
    before = stamp(register.path, register.shown.mark())
    load_more(register, tmp_path, SECOND)
    register.shown.move(make_ready)
    assert stamp(register.path, register.shown.mark()) != before


def test_an_answer_is_of_one_state(register: Register, tmp_path: Path):
    """What is shown moves on between two questions of one answer; the second is of the state of the first."""
    with still():
        assert held(register) == ["ocds-213czf-first"]
        load_more(register, tmp_path, SECOND)
        register.shown.move(make_ready)
        with still():
            assert held(register) == ["ocds-213czf-first"]
        assert register.facets(Question(), every=True).stages[0].count == 10
        assert register.record("ocds-213czf-second") is None
    assert register.record("ocds-213czf-second") is not None


def test_what_is_open_stays_open(register: Register, tmp_path: Path):
    """A load makes readers open what it has written, and nothing else."""
    register.shown.move(make_ready)
    before = register._current()
    load_more(register, tmp_path, SECOND)
    register.shown.move(make_ready)
    after = register._current()
    assert [part.stem for part in after.parts] == ["000-000001", "add-000002"]
    assert after.parts[0] is before.parts[0]


def test_a_folder_put_back_from_a_backup_is_opened_anew(register: Register, tmp_path: Path):
    """Its files have the names of those that are open, and are others."""
    backup = tmp_path / "backup"
    shutil.copytree(register.path, backup)
    register.shown.move(make_ready)
    before: Snapshot = register._current()
    shutil.rmtree(register.path)
    shutil.copytree(backup, register.path)
    os.utime(register.path / "MANIFEST")
    register.shown.move(make_ready)
    assert register._current().parts[0] is not before.parts[0]
    assert held(register) == ["ocds-213czf-first"]


def test_a_state_that_cannot_be_opened_is_not_shown(register: Register, tmp_path: Path):
    """Readers keep what they have; what is wrong is told to whoever moves."""
    register.shown.move(make_ready)
    load_more(register, tmp_path, SECOND)
    for text in (register.path / "index").glob("add-*/text/meta.json"):
        text.write_text("what a failing disk gave back")
    with pytest.raises(RegisterError, match="add-"):
        register.shown.move(make_ready)
    assert held(register) == ["ocds-213czf-first"]


def test_records_are_found_by_the_numbers_of_their_notices(register: Register, tmp_path: Path):
    """In the part that stands in front; of a GUID with an ending of its own by the GUID alone as well."""
    guid = "5B9C4E3A-0000-4000-8000-000000000001"
    load_more(register, tmp_path, AMENDED, release("ocds-213czf-third", id=f"{guid}-2"))
    register.shown.move(make_ready)
    asked = ["012345-2031", "012346-2031", guid, f"{guid}-2", guid[:20], "99999-2031"]
    assert find_numbered(register._current(), asked) == {
        "012345-2031": ["ocds-213czf-first"],
        "012346-2031": ["ocds-213czf-first"],
        guid.lower(): ["ocds-213czf-third"],
        f"{guid}-2".lower(): ["ocds-213czf-third"],
    }
