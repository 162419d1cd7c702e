"""In which threads answers are made: checks, exports and questions in SQL have few, and never those of the pages."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

from starlette.concurrency import run_in_threadpool

from onrecord.web.guard.limits import Limits

Answer = TypeVar("Answer")


class Threads:
    """The threads of one site. Only its event loop may ask; whoever finds none free waits there, and holds none."""

    def __init__(self, limits: Limits) -> None:
        self._working = asyncio.Semaphore(limits.working)

    async def run(self, works: bool, answer: Callable[..., Answer], *given: object) -> Answer:
        """What `answer` answers; `works` says whether it may take long."""
        if not works:
            return await run_in_threadpool(answer, *given)
        async with self._working:
            return await run_in_threadpool(answer, *given)
