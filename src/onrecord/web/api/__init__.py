"""The API: every task at one address, the JSON that its command prints. One file a subject, found by being here."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, Protocol

from onrecord.report.json import Object, encode
from onrecord.web.api.asked import read_question
from onrecord.web.asking import Asked, Sent
from onrecord.web.parameters import Parameter, Schema

JSON = "application/json"


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
    """The task's name, which is the operation's id where no other has it."""
    summary: str
    run: Callable[..., Told | Sent]
    """Given the request, then what was asked by the names that its task knows."""
    parameters: tuple[Parameter, ...] = ()
    method: str = "GET"
    body: Schema | None = None
    """What a POST takes."""
    example: Object | None = None
    """Of such a body."""
    schema: str = ""
    """The file in `schemas/` that describes the answer; empty for bytes."""
    places: Mapping[str, str] = field(default_factory=dict)
    """What each part of the path is."""
    kinds: tuple[str, ...] = (JSON,)
    """Media types of the answer."""
    id: str = ""
    examples: Mapping[str, Any] = field(default_factory=dict)
    """By the name of a parameter or of a part of the path, a value that the sample register answers."""
    reads: str = "read"
    """What it spends of an address's allowance: `read`, or `work` for what takes longer."""

    @property
    def operation_id(self) -> str:
        """Its name among all operations."""
        return self.id or self.task

    @property
    def route(self) -> str:
        """As Starlette writes the path; the last part may hold a slash, as an ocid may."""
        return re.sub(r"\{(\w+)\}", r"{\1:path}", self.path)

    def answer(self, asked: Asked) -> Sent:
        """The task's own JSON, or its bytes. Errors: those of the task; UsageError for what cannot be asked."""
        told = self.run(asked, **read_question(self.parameters, asked.queries))
        return told if isinstance(told, Sent) else Sent(encode(told.to_json()).encode(), JSON)


def all_operations() -> Iterator[Operation]:
    """The operations of every file, in their order."""
    for module in sorted(found.name for found in pkgutil.iter_modules(__path__)):
        yield from getattr(import_module(f"{__name__}.{module}"), "OPERATIONS", ())
