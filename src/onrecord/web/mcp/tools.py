"""The tools: operations of the API that only read, described once and asked by name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from onrecord.errors import UsageError
from onrecord.report.json import Object, encode
from onrecord.report.visible import shorten
from onrecord.web.api import JSON, Operation, all_operations
from onrecord.web.asking import Asked, Sent
from onrecord.web.parameters import Parameter, Schema, read_parameters
from onrecord.web.site import Site

TASKS = (
    "search",
    "show",
    "changes",
    "case",
    "party",
    "totals",
    "payments",
    "issues",
    "sources",
    "gaps",
    "updates",
    "today",
    "check",
    "check_claims",
    "request",
    "reviews",
)
"""The tasks that read, and those that check what is handed in. What writes, pulls or signs is not for assistants."""
WRITES = frozenset({"save", "join", "part", "remove", "bundle"})
"""What would make a task write something down: no tool takes it."""
FETCHED = "url"
"""How operations call the address of something that they fetch."""
_PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Tool:
    """One task, by the operations of the API that run it: more than one where a part of the path may be left out."""

    task: str
    operations: tuple[Operation, ...]

    @property
    def summary(self) -> str:
        """What it is for."""
        return self.operations[0].summary

    @property
    def schema(self) -> Schema:
        """What it takes, as JSON Schema."""
        properties: Schema = {}
        for operation in self.operations:
            properties |= _properties(operation)
        needed = [name for name in properties if all(name in _needed(each) for each in self.operations)]
        return {"type": "object", "properties": properties, "required": needed, "additionalProperties": False}

    def ask(self, site: Site, arguments: Mapping[str, Any]) -> str:
        """The task's answer, as its command prints it with `--json`. Errors: those of the task, and UsageError."""
        given = {name: value for name, value in arguments.items() if value is not None}
        self._demand_known(given)
        operation = self._meant(given)
        asked = _asked(site, operation, given)
        answer = operation.run(asked, **read_parameters(operation.parameters, asked.query))
        assert not isinstance(answer, Sent)  # a tool has no operation that answers with bytes
        return encode(answer.to_json())

    def _demand_known(self, given: Mapping[str, Any]) -> None:
        _demand_nothing_to_fetch(given)
        schema = self.schema
        for name in given:
            if name not in schema["properties"]:
                known = ", ".join(schema["properties"])
                raise UsageError(f"{self.task}: {shorten(name, 60)}", found="no such argument", expected=known)
        for name in schema["required"]:
            if name not in given:
                told = schema["properties"][name].get("description", "a value")
                raise UsageError(f"{self.task}: {name}", found="nothing", expected=told.removesuffix("."))

    def _meant(self, given: Mapping[str, Any]) -> Operation:
        """The operation that takes all that is given."""
        for operation in self.operations:
            if set(given) <= set(_properties(operation)) and set(_needed(operation)) <= set(given):
                return operation
        takes = " or ".join(", ".join(_properties(each)) for each in self.operations)
        raise UsageError(self.task, found=f"{', '.join(given) or 'nothing'} together", expected=takes)


def tools(operations: Iterable[Operation] | None = None) -> dict[str, Tool]:
    """Every tool by its name, in the order of `TASKS`."""
    known = [each for each in (all_operations() if operations is None else operations) if JSON in each.kinds]
    found = {task: tuple(each for each in known if each.task == task) for task in TASKS}
    return {task: Tool(task, each) for task, each in found.items() if each}


def _properties(operation: Operation) -> Schema:
    places = {
        name: {"type": "string", "description": operation.places.get(name, "")}
        for name in _PLACE.findall(operation.path)
    }
    asked = {each.name: _described(each) for each in operation.parameters if each.keyword not in WRITES}
    body = {name: one for name, one in _body(operation).get("properties", {}).items() if name not in WRITES}
    offered: Schema = _without_fetching(body)
    return places | asked | offered


def _without_fetching(schema: Any) -> Any:
    """A description without the addresses of what would have to be fetched.

    A notice that talks an assistant into fetching an address could send out by it what else the assistant knows.
    """
    if isinstance(schema, dict):
        return {name: _without_fetching(part) for name, part in schema.items() if name != FETCHED}
    if isinstance(schema, list):
        return [_without_fetching(part) for part in schema if part != FETCHED and not _demands_fetching(part)]
    return schema


def _demands_fetching(schema: Any) -> bool:
    return isinstance(schema, dict) and FETCHED in schema.get("required", ())


def _demand_nothing_to_fetch(given: Any) -> None:
    """Errors: UsageError for an address of something that is to be fetched."""
    if isinstance(given, dict) and FETCHED in given:
        raise UsageError(
            FETCHED, found="an address", expected="the text itself", remedy="Nothing is fetched from here."
        )
    for part in given.values() if isinstance(given, dict) else given if isinstance(given, list) else ():
        _demand_nothing_to_fetch(part)


def _described(parameter: Parameter) -> Schema:
    told = parameter.kind.schema | {"description": parameter.help}
    return told if parameter.default is None else told | {"default": parameter.default}


def _needed(operation: Operation) -> list[str]:
    return [*_PLACE.findall(operation.path), *_body(operation).get("required", ())]


def _body(operation: Operation) -> Schema:
    return operation.body or {}


def _asked(site: Site, operation: Operation, given: Mapping[str, Any]) -> Asked:
    """The request that a program would make of the API."""
    named = {name: _text(name, given[name]) for name in _PLACE.findall(operation.path)}
    query = {each.name: _text(each.name, given[each.name]) for each in operation.parameters if each.name in given}
    body: Object = {name: value for name, value in given.items() if name not in named and name not in query}
    return Asked(
        site=site,
        method=operation.method,
        path=_PLACE.sub(lambda place: quote(named[place[1]], safe=""), operation.path),
        named=named,
        query=query,
        headers={"content-type": "application/json"} if body else {},
        body=encode(body).encode() if body else b"",
        queries=tuple(query.items()),
    )


def _text(name: str, value: object) -> str:
    """A value as an address writes it. Errors: UsageError for a list or an object, which none can have."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float | str):
        return str(value)
    raise UsageError(name, found=f"a {type(value).__name__}", expected="text, a number, true or false")
