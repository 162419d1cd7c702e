"""What goes wrong between a source and a client: switchable, single or all together, repeatable by a seed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from random import Random


class Fault(StrEnum):
    """One way in which an answer is spoiled."""

    CURSOR_DROPS_ROWS = "the page after a cursor lacks rows"
    NO_NEXT_LINK = "a full page has no next link"
    TOO_MANY = "429 with Retry-After"
    TOO_MANY_UNTOLD = "429 without Retry-After"
    FORBIDDEN = "403 with an HTML body"
    UNAVAILABLE = "503"
    GATEWAY_TIMEOUT = "504"
    DROPPED = "the connection is closed without an answer"
    TRUNCATED = "fewer bytes than announced"
    CUT = "as many bytes as announced, of half an answer"
    HTML_AS_DATA = "200 with an HTML page"
    SLOW = "the body comes in drips"
    PAGE_CHANGES = "a page changes between two reads"
    REDIRECTED = "a redirect to a private address"
    GZIP_BOMB = "a megabyte that unpacks to a gigabyte"
    ENDLESS_NEXT = "a chain of next links without end"


OF_CONTENT = frozenset({Fault.CURSOR_DROPS_ROWS, Fault.NO_NEXT_LINK, Fault.PAGE_CHANGES, Fault.ENDLESS_NEXT})
"""Faults of what the site says; the others spoil a good answer on its way."""
ALL_FAULTS = frozenset(Fault)
MOST = {Fault.GZIP_BOMB: 3}
"""Faults that cost whoever survives them a second of work strike a few times, and no more."""


@dataclass(slots=True)
class Faults:
    """Which faults are switched on, how often they strike, and how often they have."""

    active: frozenset[Fault] = frozenset()
    rate: float = 0.25
    """Share of the answers that a fault on the way spoils; the same share has a fault of content."""
    seed: int = 1
    in_a_row: int = 2
    """At most so many spoilt answers for one address before a good one: sources do recover."""
    stubborn: frozenset[str] = frozenset()
    """Addresses that hold one of these texts always answer 503: they never recover."""
    struck: dict[Fault, int] = field(default_factory=dict)
    _number: int = 0
    _row: dict[str, int] = field(default_factory=dict)

    def on_the_way(self, target: str) -> Fault | None:
        """What spoils the answer to this request, if anything."""
        if any(part in target for part in self.stubborn):
            return self._strike(Fault.UNAVAILABLE)
        random = self._draw("way")
        ready = sorted(
            fault for fault in self.active - OF_CONTENT if self.struck.get(fault, 0) < MOST.get(fault, 1_000_000)
        )
        if not ready or random.random() >= self.rate or self._row.get(target, 0) >= self.in_a_row:
            self._row[target] = 0
            return None
        self._row[target] = self._row.get(target, 0) + 1
        return self._strike(random.choice(ready))

    def of_content(self) -> Fault | None:
        """What the site gets wrong in this answer, if anything. The site says `happened` where it could."""
        random = self._draw("content")
        ready = sorted(self.active & OF_CONTENT)
        return random.choice(ready) if ready and random.random() < self.rate else None

    def happened(self, fault: Fault) -> None:
        """Count a fault of content that really changed the answer."""
        self._strike(fault)

    def draw(self) -> Random:
        """Chance for the details of a fault."""
        return self._draw("details")

    def _strike(self, fault: Fault) -> Fault:
        self.struck[fault] = self.struck.get(fault, 0) + 1
        return fault

    def _draw(self, what: str) -> Random:
        self._number += 1
        return Random(f"{self.seed}/{what}/{self._number}")


def only(*faults: Fault, rate: float = 0.25, seed: int = 1, stubborn: Iterable[str] = ()) -> Faults:
    """These faults and no others."""
    return Faults(frozenset(faults), rate, seed, stubborn=frozenset(stubborn))
