"""The first look, and how the program leaves when it is cut short."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import onrecord
from onrecord.cli.door import INTERRUPTED, PIPE_CLOSED

PROGRAM = [sys.executable, "-c", "from onrecord.cli import main; main()"]


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_the_demo_makes_its_register_and_page_and_can_be_run_again() -> None:
    """Twice the same, and both times it says where the page is."""
    first = CliRunner().invoke(onrecord, ["demo"])
    second = CliRunner().invoke(onrecord, ["demo"])
    assert first.exit_code == second.exit_code == 0, first.stderr + second.stderr
    assert first.stdout == second.stdout
    assert str(Path("onrecord-demo.html").resolve()) in first.stdout.replace("\n", "")
    assert "Side by side" in first.stdout
    assert sorted(path.name for path in Path().iterdir()) == ["onrecord-demo.html", "onrecord-demo.register"]


@pytest.mark.parametrize(
    "flag", ["◐ partial  “£30K”, “£30,000”", "✘ contradicted  “three years”", "≠ altered quotation  “to"]
)
def test_the_demo_shows_what_is_planted_in_its_articles(flag: str) -> None:
    """A guard against wrong accusations must not take the first look's right ones away."""
    assert flag in CliRunner().invoke(onrecord, ["demo"]).stdout


def test_the_demo_touches_nothing_that_is_not_its_own() -> None:
    """A folder or a file of the same name that somebody else made stays as it is."""
    Path("onrecord-demo.register").mkdir()
    Path("onrecord-demo.register/thesis.txt").write_text("years of work", encoding="utf-8")
    result = CliRunner().invoke(onrecord, ["demo"])
    assert result.exit_code == 4
    assert Path("onrecord-demo.register/thesis.txt").read_text("utf-8") == "years of work"
    assert not Path("onrecord-demo.html").exists()


def test_the_demo_does_not_overwrite_a_page_of_somebody_else() -> None:
    """The page's name is taken: said, and left alone."""
    Path("onrecord-demo.html").write_text("<p>mine", encoding="utf-8")
    result = CliRunner().invoke(onrecord, ["demo"])
    assert result.exit_code == 3
    assert Path("onrecord-demo.html").read_text("utf-8") == "<p>mine"


def test_results_and_everything_else_go_separate_ways() -> None:
    """As a real process: JSON alone on standard output, nothing on standard error when no terminal looks."""
    done = subprocess.run([*PROGRAM, "demo", "--json"], capture_output=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(b"{")
    assert done.stderr == b""


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX pipes")
def test_a_closed_pipe_is_no_traceback() -> None:
    """`onrecord demo | head -1` ends quietly."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run([*PROGRAM, "--help"], stdout=writer, stderr=subprocess.PIPE, check=False, timeout=120)
    finally:
        os.close(writer)
    assert done.returncode == PIPE_CLOSED
    assert done.stderr == b""


class Interrupted(io.BytesIO):
    """Standard input on which somebody presses Ctrl-C."""

    def read(self, size: int | None = -1) -> bytes:
        raise KeyboardInterrupt


def test_an_interrupt_says_what_became_of_the_register(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C is a sentence on standard error, and 128 and SIGINT as exit code."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Interrupted()))
    with pytest.raises(SystemExit) as left:
        onrecord.main(["check", "-"])
    assert left.value.code == INTERRUPTED
    printed = capsys.readouterr()
    assert printed.err.strip() == "interrupted; nothing was changed"
    assert printed.out == ""
