"""What a source is, what it is asked with, and what it yields: bytes with provenance, and notes of what was asked.

A source is asked in *portions*: a span of time, a month and a notice type, a page, one notice number. A portion has a
name, and each answered one leaves a `Note`. The notes of a source, oldest first, are all that a later pull needs in
order to go on, and all that `gaps` needs beside the register itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import Protocol

import msgspec


@dataclass(frozen=True, slots=True)
class Fetched:
    """One answer, byte for byte once content coding is undone."""

    address: str
    """As asked for, without anything secret."""
    status: int
    headers: tuple[tuple[str, str], ...]
    """Those worth keeping, names in lower case."""
    body: Path
    """File with the bytes; whoever takes them removes it."""
    at: datetime
    """When the answer began to come (aware, UTC)."""


class State(StrEnum):
    """What became of a portion."""

    WANTED = "wanted"
    """A pull set out to ask for it. Without a later note that covers it, it was interrupted."""
    COMPLETE = "complete"
    SUSPECT = "suspect"
    """Answered, but rows may be lacking; the reason says why."""
    FAILED = "failed"
    """No answer could be had; the next pull asks again."""
    ABSENT = "absent"
    """The source says that it has no such thing."""


class Note(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line of a source's notes: what was asked, when, and what came."""

    portion: str
    state: State
    at: datetime
    """Aware, UTC: when it was asked, or set out to be."""
    rows: int = 0
    """Releases in the answer, defective ones included."""
    ids: tuple[str, ...] = ()
    """Their release ids; for a release that has none its ocid and date, with a space between."""
    reason: str = ""
    next: str = ""
    """Where a chain of pages goes on."""


@dataclass(frozen=True, slots=True)
class Headway:
    """How far a pull has come, in a unit of the source's own: hours, portions, pages."""

    done: int
    total: int


Step = Fetched | Note | Headway


@dataclass(frozen=True, slots=True)
class Wish:
    """What a pull is asked for; without days it goes on from where the last one ended."""

    now: datetime
    """Aware."""
    since: date | None = None
    until: date | None = None
    """The last day asked for, included."""
    history: bool = False
    """Whether to ask for what the source shows only process by process, one request each."""
    again: bool = False
    """Whether to ask anew for what was answered already: an edit may have moved no date."""


class Client(Protocol):
    """Asks politely: waits its turn, tries again where that helps, keeps nothing."""

    def get(self, address: str, *, most: int | None = None, expected: Collection[int] = ()) -> Fetched:
        """The answer with status 200, or with one of `expected`; `most` bytes at most.

        Errors: SourceError when there is none to be had.
        """
        ...


@dataclass(frozen=True, slots=True)
class Held:
    """What the register holds that a source's gaps are counted against."""

    releases: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Ocid to the ids of its releases."""
    ids: frozenset[str] = field(init=False)
    """All of those ids."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "ids", frozenset(chain.from_iterable(self.releases.values())))

    def __contains__(self, key: object) -> bool:
        """Whether the release is held that a note names so: by its id, or by its ocid where it has none."""
        return key in self.ids or str(key).partition(" ")[0] in self.releases


@dataclass(frozen=True, slots=True)
class Part:
    """One line of a count: a year, a month."""

    name: str
    held: int
    expected: int


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A portion that may lack rows, and why."""

    portion: str
    reason: str


@dataclass(frozen=True, slots=True)
class Gaps:
    """What of a source is held, and what is not."""

    unit: str
    """What is counted: `notices`, `releases`."""
    basis: str
    """What the number expected rests on, in words."""
    held: int = 0
    expected: int = 0
    missing: tuple[str, ...] = ()
    """Their names: `012345-2025`."""
    absent: int = 0
    """Names in the sequence that the source says it never gave out."""
    suspect: tuple[Doubtful, ...] = ()
    not_asked: tuple[str, ...] = ()
    """Portions between the first and the last that were wanted or asked, and have no answer."""
    parts: tuple[Part, ...] = ()
    reach: str = ""
    """From when to when it was asked, in words; empty when never."""
    unproven: int = 0
    """Records held of which the source may have releases that it did not show: nobody asked for these one by one."""
    remark: str = ""
    """What the count cannot show."""

    @property
    def nothing_lacks(self) -> bool:
        """Whether nothing is known to be missing, unasked or in doubt."""
        return not (self.missing or self.suspect or self.not_asked)

    @property
    def whole(self) -> bool:
        """Whether nothing lacks, and nothing is left unproven either."""
        return self.nothing_lacks and not self.unproven


class Source(Protocol):
    """One official source."""

    @property
    def name(self) -> str:
        """As in `onrecord pull NAME`."""
        ...

    @property
    def title(self) -> str:
        """What people call it."""
        ...

    @property
    def address(self) -> str:
        """Where it is asked."""
        ...

    @property
    def takes_days(self) -> bool:
        """Whether it can be asked for some days alone."""
        ...

    @property
    def ocid_prefix(self) -> str:
        """What its ocids begin with; empty when that is not known."""
        ...

    def at(self, address: str) -> Source:
        """The same source at another address."""
        ...

    def pull(self, wish: Wish, past: Sequence[Note], client: Client) -> Iterator[Step]:
        """Answers and notes in a stable order. A note comes after the answers that it rests on."""
        ...

    def reconcile(self, wish: Wish, past: Sequence[Note], held: Held, client: Client) -> Iterator[Step]:
        """What is still missing once the register has what was pulled, asked for piece by piece; mostly nothing."""
        ...

    def gaps(self, past: Sequence[Note], held: Held) -> Gaps:
        """What of this source is held, and what is not."""
        ...
