"""How complete the register is, counted aside: to count a million releases takes seconds that no reader should wait."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor, TimeoutError
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

from onrecord import tasks
from onrecord.report.answers_pull import GapsAnswer, SourceLine
from onrecord.settings import Settings
from onrecord.tasks import Clock
from onrecord.tasks.opening import open_register

PATIENCE = 2.0
"""Seconds for which a reader waits for the first count; whoever comes later is shown the last one."""
FRESH = timedelta(minutes=5)
"""How long a count counts, while nothing is loaded."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What of each source is held."""

    lines: Sequence[SourceLine]
    """The sources that have a name."""
    gaps: Sequence[GapsAnswer]
    """Of those that were ever pulled."""
    generation: int
    """The state of the register that was counted."""
    at: datetime

    def of(self, source: str) -> GapsAnswer | None:
        """What of one source is held; None where it was never pulled."""
        return next((answer for answer in self.gaps if answer.source == source), None)


class Standings:
    """The last count, and the one that is being made. Any thread may ask."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._crew = ThreadPoolExecutor(1, "onrecord-standing")
        self._last: Standing | None = None
        self._next: Future[Standing] | None = None
        self._lock = Lock()

    def now(self, settings: Settings, clock: Clock) -> Standing | None:
        """The last count, while a newer one is made if that is due; None where the first takes too long to wait for."""
        generation, at = open_register(settings).generation, clock()
        with self._lock:
            last = self._last
            if last and last.generation == generation and at - last.at < FRESH:
                return last
            if self._next is None or self._next.done():
                self._next = self._crew.submit(self._make, settings, generation, at)
            making = self._next
        if last:
            return last
        try:
            return making.result(self._patience)
        except TimeoutError:
            return None

    def _make(self, settings: Settings, generation: int, at: datetime) -> Standing:
        lines = tasks.sources(settings).lines
        pulled = tuple(tasks.gaps(settings, line.name) for line in lines if line.last)
        self._last = Standing(lines, pulled, generation, at)
        return self._last
