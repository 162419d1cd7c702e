"""Every task has an operation with what the task takes, or a reason why not."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import MISSING, fields

import pytest

from onrecord import tasks
from onrecord.web.api import Operation, all_operations
from onrecord.web.api.left_out import PARAMETERS, TASKS

OPERATIONS = tuple(all_operations())
WIRING = {"settings", "clock", "sleep", "listener"}
OFFERED = tuple(sorted({operation.task for operation in OPERATIONS} & set(tasks.__all__)))


def taken(task: str) -> Iterator[tuple[str, object]]:
    """What a task takes from its caller, each with its default; what a submission says counts one by one."""
    for parameter in inspect.signature(getattr(tasks, task)).parameters.values():
        if parameter.annotation == "Submission":
            for field in fields(tasks.Submission):
                yield field.name, MISSING if field.name == "articles" else field.default
        elif parameter.name not in WIRING:
            yield parameter.name, MISSING if parameter.default is inspect.Parameter.empty else parameter.default


def members(schema: object) -> Iterator[str]:
    """The names of a body's members, those of the articles in it included."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        for part in schema.values():
            yield from members(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from members(part)


def asked_for(operation: Operation) -> set[str]:
    """What an operation takes, by the names that the task knows."""
    queried = {parameter.keyword for parameter in operation.parameters}
    named = set(operation.places) | queried
    return named | set(members(operation.body)) if operation.body else named


def test_every_task_has_an_operation_or_a_reason():
    """A new task needs one or the other; what is no task is a type or the clock."""
    every = {name for name in tasks.__all__ if name.islower() and name != "now"}
    assert set(TASKS) == every - set(OFFERED)
    assert all(reason.endswith(".") for reason in TASKS.values())


def test_operations_have_names_of_their_own():
    """A generated client makes a function of each."""
    ids = [operation.operation_id for operation in OPERATIONS]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("task", OFFERED)
def test_the_operations_of_a_task_take_what_it_takes(task: str):
    """Names are the task's own, in the address or in the body."""
    given = set().union(*(asked_for(operation) for operation in OPERATIONS if operation.task == task))
    wanted = {name for name, _ in taken(task)} - set(PARAMETERS.get(task, ()))
    body = {"id", "text", "html", "url", "base64", "name"}
    assert wanted - {"claims"} <= given, wanted - given
    assert given - wanted <= (body if any(o.body for o in OPERATIONS if o.task == task) else set())


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.operation_id)
def test_what_is_not_asked_means_the_same(operation: Operation):
    """An operation and its task have the same defaults."""
    defaults = dict(taken(operation.task)) if operation.task in tasks.__all__ else {}
    for parameter in operation.parameters:
        default = defaults.get(parameter.keyword, MISSING)
        assert default is MISSING or parameter.default == default, parameter.name
