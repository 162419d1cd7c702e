"""The API: every task at one address, the JSON that its command prints. One file a subject, found by being here."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, Protocol
from urllib.parse import quote, urlencode

from onrecord.register.still import still
from onrecord.report.json import Object, encode
from onrecord.web.api.asked import read_question
from onrecord.web.asking import Asked, Sent
from onrecord.web.guard.places import placeless
from onrecord.web.parameters import Parameter, Schema

JSON = "application/json"
EVENTS = "text/event-stream"


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
    among: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By the name of a part of the path, all that it can be."""
    reads: str = "read"
    """What it spends of an address's allowance: `read`, or `work` for what takes longer."""

    @property
    def works(self) -> bool:
        """Whether its answer may take longer."""
        return self.reads == "work"

    @property
    def streams(self) -> bool:
        """Whether its answer goes on until somebody ends it; `run` then answers where it begins."""
        return self.kinds == (EVENTS,)

    @property
    def operation_id(self) -> str:
        """Its name among all operations."""
        return self.id or self.task

    @property
    def route(self) -> str:
        """As Starlette writes the path; the last part may hold a slash, as an ocid may."""
        return re.sub(r"\{(\w+)\}", r"{\1:path}", self.path)

    def answer(self, asked: Asked) -> Sent:
        """The task's own JSON, without paths of this machine, or its bytes; all of one state of the register.

        Errors: those of the task; UsageError for what cannot be asked.
        """
        with still():
            told = self.run(asked, **read_question(self.parameters, asked.queries))
            if isinstance(told, Sent):
                return told
            content = placeless(told.to_json())
        return Sent(encode(content).encode(), JSON, headers=_next_page(asked, content.get("next")))


def _next_page(asked: Asked, cursor: object) -> Mapping[str, str]:
    """Where the answer goes on, as a header. Source: RFC 8288."""
    if not isinstance(cursor, str):
        return {}
    query = urlencode([*(pair for pair in asked.queries if pair[0] != "after"), ("after", cursor)])
    return {"link": f'<{quote(asked.path)}?{query}>; rel="next"'}


def all_operations() -> Iterator[Operation]:
    """The operations of every file, in their order."""
    for module in sorted(found.name for found in pkgutil.iter_modules(__path__)):
        yield from getattr(import_module(f"{__name__}.{module}"), "OPERATIONS", ())
