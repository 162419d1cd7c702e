"""What goes to the process that answers one question, and what comes back, as JSON."""

from __future__ import annotations

from typing import Any

import msgspec


class Asked(msgspec.Struct, frozen=True):
    """One question."""

    register: str
    sql: str
    rows: int
    """At most."""
    seconds: float
    megabytes: int
    """Of memory."""


class Told(msgspec.Struct, frozen=True):
    """An answer, or why there is none."""

    columns: tuple[tuple[str, str], ...] = ()
    """Name and type of each."""
    rows: tuple[tuple[Any, ...], ...] = ()
    cut: bool = False
    """Whether there are more rows."""
    found: str = ""
    """What was wrong with the question; empty for an answer."""
    expected: str = ""
    generation: int = 0
    """Which state of the register was asked."""
