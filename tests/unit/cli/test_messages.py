"""What people meet when they slip: each message says what was meant, and nothing is left behind."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

import pytest

from onrecord import tasks
from onrecord.cli.leaving import INTERRUPTED

PACKAGE = {"uri": "https://notices.example/1", "version": "1.1", "publisher": {"name": "Public Notices Exchange"}}


@pytest.mark.parametrize(
    "command", [["search", "x"], ["changes"], ["totals"], ["payments"], ["export", "jsonl", "out.jsonl"]], ids=str
)
def test_a_last_day_before_the_first_is_refused(run, command: list[str]) -> None:
    """To answer "none" would be true, and mislead."""
    result = run(*command, "--from", "2024-05-02", "--to", "2024-05-01")
    assert result.exit_code == 2
    assert "2024-05-01, before --from 2024-05-02" in result.stderr


@pytest.mark.parametrize(
    "command",
    [["show", "ocds-213czf-none"], ["changes", "ocds-213czf-none"], ["case", "x"], ["party", "x y z"], ["feed", "x"]],
    ids=str,
)
def test_what_is_not_there_is_told_as_such(run, command: list[str]) -> None:
    """A program can tell it from what cannot be read; the exit code stays that of bad input."""
    result = run(*command, "--json")
    assert result.exit_code == 3
    assert json.loads(result.stderr)["error"]["status"] == 404


@pytest.mark.parametrize("spend", [[], ["--spend"]], ids=["releases", "payments"])
def test_a_load_of_nothing_makes_no_register(run, tmp_path: Path, spend: list[str]) -> None:
    """A slip in a path leaves the folder as it was."""
    result = run("load", "nofile.json", *spend, "--register", str(tmp_path / "new"))
    assert result.exit_code == 3
    assert "nofile.json" in result.stderr
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("body", [PACKAGE, PACKAGE | {"releases": []}, PACKAGE | {"records": []}])
def test_an_empty_package_is_sound(run, tmp_path: Path, body: dict[str, object]) -> None:
    """A page of no results and a month without notices leave no issue, and are no failure."""
    (tmp_path / "empty.json").write_text(json.dumps(body))
    register = str(tmp_path / "new")
    result = run("load", "empty.json", "--register", register)
    assert result.exit_code == 0, result.stderr
    assert "There is no release in what was read" in result.stdout
    assert json.loads(run("issues", "--register", register, "--json").stdout)["total"] == 0


@pytest.mark.parametrize("command", ["gaps", "pull"])
def test_a_source_that_nobody_knows_is_named_with_those_that_are(run, command: str) -> None:
    """And not as if the command were wrong."""
    result = run(command, "bogus")
    assert result.exit_code == 2
    assert '"bogus"' in result.stderr
    assert "contracts-finder, find-a-tender, public-contracts-scotland, sell2wales" in result.stderr


@pytest.mark.parametrize(("loads", "said"), [(False, "nothing was loaded"), (True, "what was loaded is kept")])
def test_an_interrupted_load_says_whether_anything_was_kept(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loads: bool, said: str
) -> None:
    """Ctrl-C before the first file is stored leaves nothing; after it, what came is there."""
    (tmp_path / "one.json").write_text(json.dumps(PACKAGE | {"releases": []}))
    load = tasks.load

    def interrupted(*arguments: object, **wishes: object) -> None:
        if loads:
            load(*arguments, **wishes)  # type: ignore[call-overload]
        os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr(tasks, "load", interrupted, raising=False)
    result = run("load", "one.json")
    assert result.exit_code == INTERRUPTED
    assert said in result.stderr


@pytest.mark.parametrize("format", ["jsonl", "releases", "records"])
def test_an_export_to_a_pipe(run, tmp_path: Path, format: str) -> None:
    """The same bytes as in a file, but for the moment at which it was made; whose they are stands beside them."""
    result = run("export", format, "-")
    assert result.exit_code == 0, result.stderr
    assert run("export", format, "file.json").exit_code == 0
    lines, filed = result.stdout.splitlines(), (tmp_path / "file.json").read_text("utf-8").splitlines()
    assert lines[1:] == filed[1:]
    assert "Compiled by On the Record" in result.stderr
    assert not (tmp_path / "-").exists()


@pytest.mark.parametrize("wrong", [["csv", "-"], ["excel", "-"], ["jsonl", "-", "--json"]], ids=str)
def test_what_does_not_fit_in_a_pipe_is_refused(run, tmp_path: Path, wrong: list[str]) -> None:
    """And no file of that name is written."""
    assert run("export", *wrong).exit_code == 2
    assert not (tmp_path / "-").exists()


def test_all_issues_are_said_to_be_all(run) -> None:
    """Only a list that was cut asks to be narrowed."""
    total = json.loads(run("issues", "--json").stdout)["total"]
    assert total > 1
    assert f"{total} issues, all shown" in run("issues").stdout
    assert f"1 of {total} issues shown; narrow with --rule or --ocid" in run("issues", "--limit", "1").stdout
