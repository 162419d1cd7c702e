"""A request as a page sees it, and what a page answers: values, with nothing of HTTP's machinery in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from onrecord.web.site import Site


@dataclass(frozen=True, slots=True)
class File:
    """A file of a form."""

    name: str
    content: bytes
    field: str = ""
    """Of which field of the form."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One request."""

    site: Site
    method: str
    path: str
    named: Mapping[str, str] = field(default_factory=dict)
    """The parts of the path that the route names."""
    query: Mapping[str, str] = field(default_factory=dict)
    """Of a name given twice the last counts."""
    form: Mapping[str, str] = field(default_factory=dict)
    files: Sequence[File] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    """Lower-case names."""
    body: bytes = b""
    """Of a request that is no form."""
    language: str = "en"
    token: str = ""
    """What a form on the answered page must send back."""
    queries: Sequence[tuple[str, str]] = ()
    """The whole query, in its order."""
    client: str = ""
    """The network address of whoever asks, as far as it is known; for limits alone."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be rendered."""

    template: str
    values: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200
    private: bool = False
    """Whether nobody but the asker may keep a copy."""


@dataclass(frozen=True, slots=True)
class Moved:
    """Another address that has the answer; after a form (303), or for good."""

    to: str
    status: int = 303


@dataclass(frozen=True, slots=True)
class Sent:
    """Bytes of some type: a feed, a calendar, a bundle."""

    content: bytes
    type: str
    name: str = ""
    """As what to save it; empty to show it."""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    file: BinaryIO | None = None
    """What an operation sends instead of `content`: read piece by piece, since it may be large, and then closed."""


Answer = Page | Moved | Sent
