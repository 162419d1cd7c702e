"""Every command has its task, and every command and option its place in docs/commands.md."""

from __future__ import annotations

import inspect

import click
import pytest
from commands import DOORS, every_command
from tree import PROJECT

from onrecord import tasks

COMMANDS = every_command()
PAGE = PROJECT / "docs" / "commands.md"
SHARED = {"--register", "--json", "--help"}


def section(command: str) -> str:
    """What the page says of one command."""
    text = PAGE.read_text("utf-8")
    heading = f"\n## onrecord {command}\n"
    assert heading in text, f"docs/commands.md has no heading for onrecord {command}"
    return text.split(heading)[1].split("\n## ")[0]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_command_is_documented_with_all_it_takes(name: str):
    """A command has its section, and the section names each of its options."""
    said = section(name)
    options = {
        option
        for param in COMMANDS[name].params
        if isinstance(param, click.Option)
        for option in param.opts
        if option.startswith("--")
    }
    assert not [option for option in options - SHARED if f"`{option}" not in said]


def test_page_names_no_command_that_is_gone():
    """Each section of the page is a command."""
    headings = [line.removeprefix("## onrecord ") for line in PAGE.read_text("utf-8").splitlines() if line[:3] == "## "]
    assert sorted(headings) == sorted(COMMANDS)


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - DOORS))
def test_command_has_its_task(name: str):
    """One name: the command calls the task it is named after, and both can explain themselves."""
    task = getattr(tasks, name)
    assert inspect.getdoc(task)
    assert COMMANDS[name].help
