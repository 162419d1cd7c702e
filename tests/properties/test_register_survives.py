"""Law 4 of docs/register.md: killed anywhere, it opens, before or after the load, and the next load completes."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from reaper import Killed, Reaper, raise_killed
from registers import NOW, answers, register_of, release, write_package

from onrecord.register import Progress, Register

REAPER = Reaper(raise_killed)


def first_and_second(folder: Path) -> tuple[Path, Path]:
    """A file to load, and a folder that changes what it said and adds to it."""
    first = write_package(folder / "1.json", release("ocds-213czf-1"), release("ocds-213czf-2"))
    later = release("ocds-213czf-1", id="2", date="2024-05-01T10:00:00Z", tag=["award"])
    write_package(folder / "more" / "2.json.gz", later, release("ocds-213czf-3"))
    write_package(folder / "more" / "3.json", release("ocds-213czf-4"), {"ocid": None})
    return first, folder / "more"


@pytest.fixture(name="expected")
def expected_fixture(tmp_path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """The answers before the second load and after it."""
    first, more = first_and_second(tmp_path)
    with register_of(tmp_path / "whole", first) as register:
        before = answers(register)
        register.load([more], now=NOW)
        return before, answers(register)


def spread(steps: int, count: int = 12) -> list[int]:
    """The first steps, the last ones, and some between: where a state begins and where it becomes the register's."""
    between = {steps * part // count for part in range(count)}
    return sorted(step for step in between | set(range(3)) | set(range(steps - 4, steps)) if 0 <= step < steps)


def count_steps(folder: Path, act: Callable[[Register], object]) -> int:
    """How many steps a whole run takes."""
    with REAPER.watching(folder), Register.open(folder) as register:
        act(register)
    return REAPER.steps


def run_until_killed(folder: Path, last: int, act: Callable[[Register], object]) -> bool:
    """Open and act, and die at a step; whether it came to its end alive."""
    try:
        with REAPER.watching(folder, last), Register.open(folder) as register:
            act(register)
    except Killed:
        return False
    return True


def with_a_delta(folder: Path) -> tuple[Path, Path]:
    """A register of which one record stands in a delta, and a file that changes it and another."""
    base = [release(f"ocds-213czf-{number}") for number in range(30)]
    changed = release("ocds-213czf-1", id="2", date="2024-05-01T10:00:00Z", tag=["award"])
    first = write_package(folder / "base.json", *base)
    second = write_package(folder / "second.json", changed)
    with register_of(folder / "r", first) as register:
        register.load([second], now=NOW)
        assert len(register._current().manifest.deltas) == 1
    again = release("ocds-213czf-1", id="3", date="2024-06-01T10:00:00Z")
    return folder / "r", write_package(folder / "third.json", again, release("ocds-213czf-2", id="2"), {"ocid": None})


def test_killed_at_steps_of_a_load(tmp_path: Path, expected: tuple[dict[str, Any], dict[str, Any]]):
    """Whichever write is the last, the register opens as before or after, and loading again completes it."""
    first, more = first_and_second(tmp_path)
    register_of(tmp_path / "first", first).close()
    steps = count_steps(shutil.copytree(tmp_path / "first", tmp_path / "all"), lambda r: r.load([more], now=NOW))
    assert steps > 20
    for last in spread(steps):
        folder = shutil.copytree(tmp_path / "first", tmp_path / f"r{last}")
        assert not run_until_killed(folder, last, lambda r: r.load([more], now=NOW))
        with Register.open(folder) as opened:
            assert answers(opened) in expected
            assert opened.load([more], now=NOW).adds_up
            assert answers(opened) == expected[1]


def test_killed_at_steps_of_a_load_that_becomes_a_delta(tmp_path: Path):
    """The same, where what is killed is the making of a delta that takes in another."""
    whole, third = with_a_delta(tmp_path)
    finished = shutil.copytree(whole, tmp_path / "all")
    steps = count_steps(finished, lambda r: r.load([third], now=NOW))
    with Register.open(whole) as before, Register.open(finished) as after:
        assert after._current().manifest.deltas
        states = answers(before), answers(after)
    for last in spread(steps):
        folder = shutil.copytree(whole, tmp_path / f"r{last}")
        assert not run_until_killed(folder, last, lambda r: r.load([third], now=NOW))
        with Register.open(folder) as opened:
            assert answers(opened) in states
            assert opened.load([third], now=NOW).adds_up
            assert answers(opened) == states[1]


def test_killed_at_steps_of_a_compaction(tmp_path: Path):
    """No answer ever changes, and compacting again completes it."""
    whole, _ = with_a_delta(tmp_path)
    steps = count_steps(shutil.copytree(whole, tmp_path / "all"), Register.compact)
    with Register.open(whole) as register:
        expected = answers(register)
    for last in spread(steps):
        folder = shutil.copytree(whole, tmp_path / f"r{last}")
        assert not run_until_killed(folder, last, Register.compact)
        with Register.open(folder) as opened:
            assert answers(opened) == expected
            opened.compact()
            assert answers(opened) == expected
            assert not opened._current().manifest.deltas


def test_killed_at_every_step_of_being_created(tmp_path: Path):
    """A register that was begun and not finished is begun again."""
    first, _ = first_and_second(tmp_path)
    for last in range(100):
        folder = tmp_path / f"r{last}"
        try:
            with REAPER.watching(folder, last):
                Register.open(folder, create=True).close()
        except Killed:
            pass
        else:
            break
        with register_of(folder, first) as register:
            assert register.stats().releases == 2
    assert last > 5


def test_killed_at_steps_of_a_rebuild(tmp_path: Path, expected: tuple[dict[str, Any], dict[str, Any]]):
    """A rebuild that dies leaves the old state readable."""
    first, more = first_and_second(tmp_path)
    folder = tmp_path / "r"
    register_of(folder, first, more).close()
    for last in range(0, 60, 3):
        try:
            with REAPER.watching(folder, last), Register.open(folder) as register:
                register.rebuild()
        except Killed:
            pass
        with Register.open(folder) as register:
            assert answers(register)["records"] == expected[1]["records"]


SCRIPT = """
import os, signal, sys
sys.path[:0] = {paths!r}
from pathlib import Path
import test_register_survives as laws
from reaper import Reaper
from onrecord.register import Register
folder, more, last = Path({folder!r}), Path({more!r}), {last}
register = Register.open(folder)
with Reaper(lambda: os.kill(os.getpid(), signal.SIGKILL)).watching(folder, last):
    register.{act}
"""


def kill_nine(folder: Path, more: Path, last: int, act: str) -> None:
    """Let another process act on the register, and kill it from within at its step `last`."""
    here = Path(__file__).parent
    script = SCRIPT.format(paths=[str(here), str(here.parent)], folder=str(folder), more=str(more), last=last, act=act)
    done = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True, text=True)
    assert done.returncode == -signal.SIGKILL, done.stderr


@pytest.mark.skipif(os.name != "posix", reason="needs kill -9")
@pytest.mark.parametrize("act", ["load([more], now=laws.NOW)", "compact()"])
def test_kill_minus_nine_with_deltas(tmp_path: Path, act: str):
    """Killed by the system at random steps, one after the other on one register, which answers as if never killed."""
    folder, more = with_a_delta(tmp_path)
    with Register.open(folder) as register:
        before = answers(register)
    with Register.open(shutil.copytree(folder, tmp_path / "whole")) as register:
        register.load([more], now=NOW)
        after = answers(register)
    for last in sorted(Random(3).sample(range(60), 4)):
        kill_nine(folder, more, last, act)
        with Register.open(folder) as register:
            assert answers(register) in (before, after)
    with Register.open(folder) as register:
        register.load([more], now=NOW)
        assert answers(register) == after


@pytest.mark.skipif(os.name != "posix", reason="needs kill -9")
@pytest.mark.parametrize("last", [0, 9, 22, 37, 60])
def test_kill_minus_nine(tmp_path: Path, expected: tuple[dict[str, Any], dict[str, Any]], last: int):
    """A process killed by the system leaves a register that opens, whose lock is free and whose next load completes."""
    first, more = first_and_second(tmp_path)
    folder = tmp_path / "r"
    register_of(folder, first).close()
    kill_nine(folder, more, last, "load([more], now=laws.NOW)")
    with Register.open(folder) as register:
        assert answers(register) in expected
        register.load([more], now=NOW)
        assert answers(register) == expected[1]


@pytest.mark.parametrize("stage", ["storing", "reading", "building"])
def test_ctrl_c_leaves_a_register_that_opens(
    tmp_path: Path, expected: tuple[dict[str, Any], dict[str, Any]], stage: str
):
    """Interrupted at any stage, it opens as it was, and the next load takes up what was stored."""
    first, more = first_and_second(tmp_path)
    with register_of(tmp_path / "r", first) as register:

        def interrupt(progress: Progress) -> None:
            if progress.stage == stage:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            register.load([more], now=NOW, progress=interrupt)
    with Register.open(tmp_path / "r") as register:
        assert answers(register) == expected[0]
        report = register.load([more], now=NOW)
        assert report.adds_up
        assert (report.releases_resumed > 0) == (stage == "building")
        assert answers(register) == expected[1]


def test_a_torn_ledger_line_is_cut_off_and_told(tmp_path: Path, expected: tuple[dict[str, Any], dict[str, Any]]):
    """Half a line at the end of the ledger is not read; the next load removes it and says how long it was."""
    first, more = first_and_second(tmp_path)
    with register_of(tmp_path / "r", first) as register:
        whole = (tmp_path / "r" / "ledger.jsonl").read_bytes()
        (tmp_path / "r" / "ledger.jsonl").write_bytes(whole + b'{"raw":"abc')
        assert answers(register) == expected[0]
        report = register.load([more], now=NOW)
        assert report.torn == 11
        assert answers(register) == expected[1]
    assert (tmp_path / "r" / "ledger.jsonl").read_bytes().startswith(whole + b'{"raw":"')
