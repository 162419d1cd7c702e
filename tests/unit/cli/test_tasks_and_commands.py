"""One task, one name: every task of product.md that exists has its command, with the same parameters."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import MISSING, fields

import click
import pytest
from commands import DOORS, every_command

from onrecord import tasks
from onrecord.cli import onrecord

COMMANDS = every_command()
TASKS = tuple(name for name in COMMANDS if name not in DOORS)
WIRING = {"settings", "clock", "sleep", "listener", "refused", "apart"}
"""What an interface passes in without asking the user."""
RENDERING = {"html", "fail_on", "help", "file", "look", "keep"}
"""What only says how an answer is shown."""
EVERYWHERE = {"json", "register"}
BY_OPTION = {"check": ("check_claims", "check_in_bulk")}
"""Tasks that a command reaches by one of its options: it takes what they take as well."""
NOT_ASKED = {"outlet": {"propose", "request", "review"}, "proposals": {"propose"}}
"""Commands whose answer does not depend on some part of a submission: they do not ask for it."""


def asked_for(command: click.Command) -> set[str]:
    return {str(parameter.name) for parameter in command.params} - EVERYWHERE


def taken(name: str) -> Iterator[tuple[str, object]]:
    """What a task takes from its caller, each with its default: what a submission says counts one by one."""
    for task in (name, *BY_OPTION.get(name, ())):
        yield from taken_by(task, name)


def taken_by(task: str, name: str) -> Iterator[tuple[str, object]]:
    """What one task takes that the command of `name` calls. What makes it another task need not be there."""
    optional = {"claims", "out"}
    for parameter in inspect.signature(getattr(tasks, task)).parameters.values():
        if parameter.annotation in ("Handed", "Submission"):
            for field in fields(tasks.Submission):
                if field.name not in WIRING and name not in NOT_ASKED.get(field.name, ()):
                    yield field.name, MISSING if field.name == "articles" else field.default
        elif parameter.name in optional:
            yield parameter.name, None
        elif parameter.name not in WIRING:
            yield parameter.name, MISSING if parameter.default is inspect.Parameter.empty else parameter.default


def test_every_task_has_its_command_and_no_command_is_without_a_task() -> None:
    """The table of tasks, read both ways; what is no task is a type or the clock."""
    reached = {task for others in BY_OPTION.values() for task in others}
    assert {name for name in tasks.__all__ if name.islower() and name != "now"} - reached == set(TASKS)
    assert all(callable(getattr(tasks, name)) for name in TASKS)


def _anything(parameter: click.Parameter) -> str:
    """A value that the parameter takes."""
    return str(parameter.type.choices[0]) if isinstance(parameter.type, click.Choice) else "x"


def _flag(parameter: click.Parameter) -> list[str]:
    """How an option is named before its value; nothing for an argument."""
    return parameter.opts[:1] if isinstance(parameter, click.Option) else []


@pytest.mark.parametrize("name", TASKS)
def test_a_command_asks_for_what_its_task_takes(name: str) -> None:
    """Same names, so that the web page and the API can take them over."""
    assert asked_for(COMMANDS[name]) - RENDERING == {parameter for parameter, _ in taken(name)}


@pytest.mark.parametrize("name", TASKS)
def test_a_command_and_its_task_have_the_same_defaults(name: str) -> None:
    """What is not asked for means the same at both doors."""
    command = COMMANDS[name]
    needed = [parameter for parameter in command.params if parameter.required]
    arguments = [word for parameter in needed for word in (*_flag(parameter), _anything(parameter))]
    given = command.make_context(name, arguments).params
    for parameter, default in taken(name):
        assert default is MISSING or given[parameter] == default, parameter


@pytest.mark.parametrize("name", [*COMMANDS, None], ids=str)
def test_every_command_takes_json_and_register_and_shows_an_example(name: str | None) -> None:
    """Before and after the command's name alike."""
    command = COMMANDS[name] if name else onrecord
    assert {str(p.name) for p in command.params} >= EVERYWHERE
    assert "onrecord " in (command.epilog or "")
