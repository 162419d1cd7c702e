"""In which threads answers are made: checks, exports and questions in SQL have few, and never those of the pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, TypeVarTuple

from anyio import CapacityLimiter, to_thread

from onrecord.web.guard.limits import Limits

Answer = TypeVar("Answer")
Given = TypeVarTuple("Given")


class Threads:
    """The threads of one site. Only its event loop may ask; whoever finds none free waits there, and holds none."""

    def __init__(self, limits: Limits) -> None:
        self._working = CapacityLimiter(limits.working)

    async def run(self, works: bool, answer: Callable[[*Given], Answer], *given: *Given) -> Answer:
        """What `answer` answers; `works` says whether it may take long."""
        return await to_thread.run_sync(answer, *given, limiter=self._working if works else None)
