"""A register made once from the project's own sample, and a way to run commands in a folder of their own."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from importlib import resources
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import onrecord

SAMPLE = Path(str(resources.files("onrecord") / "sample"))

Run = Callable[..., Result]


@pytest.fixture(scope="session", name="made")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "sample.register"
    result = CliRunner().invoke(onrecord, ["load", str(SAMPLE / "register"), "--register", str(folder)])
    assert result.exit_code == 0, result.stderr
    return folder


@pytest.fixture(name="run")
def _run(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in an empty folder, against a copy of the sample register unless told otherwise."""
    register = tmp_path / "sample.register"
    shutil.copytree(made, register)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ONRECORD_REGISTER", str(register))

    def run(*arguments: str, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(onrecord, list(arguments), input=stdin)

    return run


@pytest.fixture(name="courier")
def _courier() -> Path:
    return SAMPLE / "articles" / "evening-courier.txt"


@pytest.fixture(name="standard")
def _standard() -> Path:
    return SAMPLE / "articles" / "county-standard.txt"
