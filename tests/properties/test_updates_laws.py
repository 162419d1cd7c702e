"""The feed of everything that comes in: each release once, in one order, whatever happens between two pages."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from registers import NOW, release, write_package

from onrecord.errors import UsageError
from onrecord.register import Register

STEPS = st.lists(st.integers(0, 5) | st.sampled_from(["rebuild", "page"]), min_size=1, max_size=7)
"""Load a file of so many releases (some of them held already), rebuild, or read a page."""


@given(STEPS, st.integers(1, 4))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_release_comes_once_whatever_happens_between_two_pages(steps: list[int | str], size: int):
    """No page is missed, none is repeated, and the last page catches up with the register."""
    with TemporaryDirectory() as folder:
        register = Register.open(Path(folder) / "r", create=True)
        cursor, seen = "", []
        for number, step in enumerate(steps):
            if step == "rebuild":
                register.rebuild()
            elif step == "page":
                page = register.updates(cursor, limit=size)
                cursor, seen = page.cursor, seen + [(row.ocid, row.release_id) for row in page.rows]
            else:
                releases = [release(f"ocds-213czf-{n}", id=f"{n + number // 2}") for n in range(int(step))]
                file = write_package(Path(folder) / f"{number}.json", *releases)
                register.load([file], now=NOW + timedelta(hours=number))
        while (page := register.updates(cursor, limit=size)).rows:
            cursor, seen = page.cursor, seen + [(row.ocid, row.release_id) for row in page.rows]
        held = [(found.ocid, found.id) for record in register.records() for found in record.releases]
        assert len(seen) == len(set(seen))
        assert sorted(seen) == sorted(held)
        register.close()


def test_a_cursor_at_the_end_waits_there(tmp_path: Path):
    """With nothing new the answer is empty and its cursor as good as before; `more` says when to go on at once."""
    register = Register.open(tmp_path / "r", create=True)
    register.load([write_package(tmp_path / "a.json", release("o-1"), release("o-2"))], now=NOW)
    first = register.updates(limit=1)
    assert (len(first.rows), first.more) == (1, True)
    second = register.updates(first.cursor)
    assert (len(second.rows), second.more) == (1, False)
    assert register.updates(second.cursor).rows == ()
    assert register.updates(second.cursor).cursor == second.cursor


@pytest.mark.parametrize("cursor", ["x", "!!", "bnVsbA"])
def test_a_cursor_that_is_none_is_refused(tmp_path: Path, cursor: str):
    """Rather than beginning again, which would repeat everything."""
    register = Register.open(tmp_path / "r", create=True)
    with pytest.raises(UsageError, match="cursor that this command gave"):
        register.updates(cursor)


def test_a_cursor_of_another_register_is_refused(tmp_path: Path):
    """Its place means something else there."""
    one, other = (Register.open(tmp_path / name, create=True) for name in "ab")
    one.load([write_package(tmp_path / "a.json", release("o-1"))], now=NOW)
    other.load([write_package(tmp_path / "b.json", release("o-2"))], now=NOW)
    with pytest.raises(UsageError, match="another register"):
        other.updates(one.updates().cursor)
