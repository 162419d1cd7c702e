"""What passes between the wire and a site."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Any, Protocol

from fake_sources.bodies import package
from fake_sources.faults import Fault
from fake_sources.timeline import Edition, Timeline

JSON = "application/json; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Request:
    """One request, and what shall be wrong with its answer."""

    base: str
    """Scheme, host and port as the client wrote them."""
    path: str
    query: str
    """As sent, not decoded."""
    parameters: Mapping[str, str]
    """Decoded; the last of each name."""
    now: datetime
    fault: Fault | None = None
    random: Random = field(default_factory=Random)

    def address(self, query: str) -> str:
        """The same path with another query, in full."""
        return f"{self.base}{self.path}?{query}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a site says, before anything happens to it on the way."""

    status: int
    body: bytes
    type: str = JSON
    headers: tuple[tuple[str, str], ...] = ()
    editions: tuple[Edition, ...] = ()
    """What stands in it."""
    spoilt: bool = False
    """Whether the fault of content that was asked for changed anything."""


class Site(Protocol):
    """One source."""

    timeline: Timeline
    prefix: str
    """What its paths begin with."""

    def answer(self, request: Request) -> Answer:
        """The answer as of `request.now`."""
        ...

    def listed(self, now: datetime) -> list[Edition]:
        """Everything that asking without end would bring at `now`, the oldest first."""
        ...


def refuse(status: int, message: str) -> Answer:
    """An error as JSON."""
    return Answer(status, json.dumps({"message": message}).encode())


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of a longer list."""

    rows: Sequence[Edition]
    next: Mapping[str, Any] | None
    """What the cursor of the next page has to know."""
    spoilt: bool


def cut_page(
    rows: Sequence[Edition], at: int, limit: int, *, fault: Fault | None, random: Random, loses: bool = False
) -> Page:
    """`limit` rows from `at`. With `loses`, or that fault, the next page starts a few rows late."""
    end = at + limit
    next_ = {"at": end} if end < len(rows) else None
    spoilt = False
    if next_ and (loses or fault is Fault.CURSOR_DROPS_ROWS):
        next_, spoilt = {"at": end + 1 + random.randrange(3)}, not loses
    if next_ and fault is Fault.NO_NEXT_LINK:
        next_, spoilt = None, True
    if next_ is None and fault is Fault.ENDLESS_NEXT:
        next_, spoilt = {"endless": 1}, True
    return Page(rows[at:end], next_, spoilt)


def packed(request: Request, page: Page, next_: str | None) -> Answer:
    """The page as a release package."""
    published = request.now.isoformat(timespec="seconds")
    uri = request.address(request.query)
    body = package(uri, published, [edition.rendered() for edition in page.rows], next_)
    return Answer(200, body, editions=tuple(page.rows), spoilt=page.spoilt)


def write_cursor(state: Mapping[str, Any]) -> str:
    """A cursor of letters, digits and equals signs alone."""
    return base64.b32encode(json.dumps(state).encode()).decode()


def read_cursor(text: str) -> dict[str, Any]:
    """What `write_cursor` wrote. Errors: ValueError."""
    state = json.loads(base64.b32decode(text))
    if not isinstance(state, dict):
        raise ValueError(text)
    return state


def read_limit(parameters: Mapping[str, str]) -> int:
    """1 to 100, 100 when not said. Errors: ValueError."""
    limit = int(parameters.get("limit", "100"))
    if not 1 <= limit <= 100:
        raise ValueError(f"limit {limit}")
    return limit
