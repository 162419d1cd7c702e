"""The few questions that checking asks of a register. The register answers them; in a test, so does a dict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from onrecord.ocds import Record


@dataclass(frozen=True, slots=True)
class Probe:
    """What an article offers to find its contract by. All may be empty."""

    words: tuple[str, ...]
    """Folded words of the article (see `reading.words.fold`), rarest-first order not required, duplicates removed."""
    phrases: tuple[tuple[str, ...], ...]
    """Five-word runs of quoted stretches and of the text, folded."""
    amounts: tuple[tuple[Decimal, Decimal], ...]
    """Closed intervals of amounts: the stated figure give or take its last printed digit."""
    days: tuple[date, ...]
    """Exact days that the article names."""
    names: tuple[str, ...]
    """Names as printed."""


class Lookup(Protocol):
    """A register, as far as checking needs one."""

    def candidates(self, probe: Probe, limit: int) -> Sequence[str]:
        """Up to `limit` ocids that share evidence with the probe, the most promising first; possibly none."""
        ...

    def frequencies(self, words: Sequence[str]) -> tuple[int, Mapping[str, int]]:
        """How many records there are, and in how many of them each word stands (0 for unknown words)."""
        ...

    def record(self, ocid: str) -> Record | None:
        """All releases of one process, or None."""
        ...
