"""How the program starts: what it imports before it knows what is wanted, and Ctrl-C in the middle of that."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from commands import every_command

from onrecord import tasks
from onrecord.cli.leaving import INTERRUPTED, NOTHING_CHANGED
from onrecord.cli.menu import MENU

HEAVY = {"duckdb", "httpx", "icalendar", "isal", "jsonschema_rs", "msgspec", "openpyxl", "rich", "splink", "tantivy"}
"""What no start needs."""
REPORT_MODULES = """
import sys
from onrecord.cli import main
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
finally:
    print(*sorted(sys.modules), file=sys.stderr)
"""
PRESS_CTRL_C = """
import os, signal, sys
from importlib.abc import MetaPathFinder

class Impatient(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == module:
            try:
                os.kill(os.getpid(), signal.SIGINT)
            except KeyboardInterrupt:
                raise ImportError(name)

module = sys.argv.pop(1)
sys.meta_path.insert(0, Impatient())
from onrecord.cli import main
main()
"""
"""Ctrl-C in the middle of an import that takes it for a failure of its own, as libraries in C do."""


def modules_of(folder: Path, *arguments: str) -> set[str]:
    """The modules that were imported when `onrecord ARGUMENTS` had answered."""
    done = subprocess.run(
        [sys.executable, "-c", REPORT_MODULES, *arguments], cwd=folder, capture_output=True, text=True, check=True
    )
    return set(done.stderr.splitlines()[-1].split())


def packages(modules: set[str]) -> set[str]:
    return {module.partition(".")[0] for module in modules}


@pytest.mark.parametrize("arguments", [("--version",), ("--help",), ()], ids=["version", "help", "nothing"])
def test_version_and_help_import_no_command_and_nothing_heavy(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """They answer before the register, the tasks or the reports are touched."""
    imported = modules_of(tmp_path, *arguments)
    ours = {module for module in imported if module.startswith("onrecord.")}
    assert {module for module in ours if not module.startswith("onrecord.cli.")} <= {
        "onrecord.cli",
        "onrecord.errors",
        "onrecord.settings",
    }
    assert not {module for module in ours if module.startswith("onrecord.cli.commands.")}
    assert not packages(imported) & HEAVY


def test_the_help_of_a_command_imports_its_own_file_alone(tmp_path: Path) -> None:
    """The files of other commands stay unread."""
    imported = modules_of(tmp_path, "show", "--help")
    ours = {module.rpartition(".")[2] for module in imported if module.startswith("onrecord.cli.commands.")}
    assert ours == {MENU["show"].module}


def test_the_menu_says_what_the_commands_say() -> None:
    """Each command has its line, with its file and the short help that click would make of it."""
    said = {
        name: (command.callback.__module__.rpartition(".")[2], command.get_short_help_str(limit=200))
        for name, command in every_command().items()
        if command.callback
    }
    assert said == {name: tuple(line) for name, line in MENU.items()}


def test_no_file_of_tasks_hides_a_task() -> None:
    """A module that is imported stands in its package under its own name, in the place of a task of that name."""
    folder = Path(str(tasks.__file__)).parent
    assert not {path.stem for path in folder.glob("*.py")} & set(tasks.__all__)
    assert all(getattr(tasks, name) is not None for name in tasks.__all__)


@pytest.mark.parametrize(
    "module", ["click", "onrecord.cli.front", "onrecord.settings", "onrecord.cli.commands.loading"]
)
def test_ctrl_c_while_it_is_loaded_ends_it_in_one_line(tmp_path: Path, module: str) -> None:
    """No traceback, the exit code of every interruption, and nothing was changed."""
    done = subprocess.run(
        [sys.executable, "-c", PRESS_CTRL_C, module, "load", "."], cwd=tmp_path, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr.strip(), done.stdout) == (INTERRUPTED, NOTHING_CHANGED, "")
    assert not list(tmp_path.iterdir())
