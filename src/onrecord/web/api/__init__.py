"""The API: every task at one address, the JSON that its command prints. One file a subject, found by being here."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from importlib import import_module
from typing import Protocol

from onrecord.errors import OnRecordError
from onrecord.report.json import Object, encode
from onrecord.web.asking import Asked
from onrecord.web.parameters import Parameter, Schema, read_parameters


class Told(Protocol):
    """What every task answers."""

    def to_json(self) -> Object:
        """What the command prints with `--json`."""
        ...


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that can be asked of the API."""

    path: str
    """As OpenAPI writes it."""
    task: str
    """The task's name, which is the operation's id."""
    summary: str
    run: Callable[..., Told]
    """Given the request, then what was asked by the names that its task knows."""
    parameters: tuple[Parameter, ...] = ()
    method: str = "GET"
    body: Schema | None = None
    """What a POST takes."""
    schema: str = ""
    """The file in `schemas/` that describes the answer; empty for an object of any shape."""
    places: Mapping[str, str] = field(default_factory=dict)
    """What each part of the path is."""

    @property
    def route(self) -> str:
        """As Starlette writes the path; the last part may hold a slash, as an ocid may."""
        return re.sub(r"\{(\w+)\}", r"{\1:path}", self.path)

    def answer(self, asked: Asked) -> tuple[str, int]:
        """The task's own JSON. Errors: those of the task."""
        told = self.run(asked, **read_parameters(self.parameters, asked.query))
        return encode(told.to_json()), 200


def problem(error: OnRecordError) -> Object:
    """An error as problem details. Source: RFC 9457; `where` to `remedy` are members of ours."""
    return {
        "type": "about:blank",
        "title": HTTPStatus(error.http_status).phrase,
        "status": error.http_status,
        "detail": error.sentence,
        **{name: getattr(error, name) or None for name in ("where", "found", "expected", "remedy")},
    }


def all_operations() -> Iterator[Operation]:
    """The operations of every file, in their order."""
    for module in sorted(found.name for found in pkgutil.iter_modules(__path__)):
        yield from getattr(import_module(f"{__name__}.{module}"), "OPERATIONS", ())
