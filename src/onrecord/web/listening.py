"""Whoever is told of releases as they come in: server-sent events, each with the cursor of the feed as its id.

One watcher a site looks each second which state is shown, and wakes all who listen when it is another; each goes on
from its own cursor, so whoever was cut off or was too slow goes on where it was. Source: HTML, Server-sent events.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import asdict, dataclass, field

from starlette.concurrency import run_in_threadpool

from onrecord.register import Update, Updates
from onrecord.register.stamp import Mark
from onrecord.report.json import encode_line
from onrecord.settings import Settings
from onrecord.tasks.feeds import last_cursor, updates
from onrecord.tasks.opening import shown_mark
from onrecord.web.guard.limits import Limits
from onrecord.web.guard.refusal import RefusedError

ROWS = 100
"""Releases that are read, and sent, at once."""
READING = 2
"""Pages that are read at one moment for all who listen: they leave the threads to those who ask."""
COME_BACK = 3
"""Seconds after which whoever was cut off, or found no room, comes back."""


class FullError(RefusedError):
    """As many listen as there is room for, at all or from one address. It passes."""

    def __init__(self, found: str, expected: str) -> None:
        super().__init__("/api/updates/stream", 503, found, expected, f"Come back in {COME_BACK} s.")
        self.headers = {"retry-after": str(COME_BACK)}


@dataclass(slots=True, eq=False)
class Listener:
    """One who listens."""

    household: str
    """Who is counted as one with it."""
    woken: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass(slots=True)
class Listening:
    """All who listen to one site. Only its event loop may ask."""

    look_every: float = 1.0
    """Seconds between two looks at the register."""
    heartbeat: float = 15.0
    """Seconds without news after which a listener is told that the connection still stands."""
    listeners: set[Listener] = field(default_factory=set)
    closed: bool = False
    _reading: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(READING))
    _watching: asyncio.Task[None] | None = None
    _pages: dict[str, asyncio.Task[Updates]] = field(default_factory=dict)
    """By cursor, what is being read: many ask for the same."""

    def enter(self, household: str, settings: Settings, limits: Limits) -> Listener:
        """Take a place. Errors: FullError when there is none."""
        each = sum(one.household == household for one in self.listeners)
        if len(self.listeners) >= limits.listeners:
            raise FullError(f"{len(self.listeners)} who listen", f"{limits.listeners} at most")
        if each >= limits.listeners_each:
            raise FullError(f"{each} who listen from this address", f"{limits.listeners_each} at most")
        listener = Listener(household)
        self.listeners.add(listener)
        if self._watching is None or self._watching.done():
            self._watching = asyncio.create_task(self._watch(settings, shown_mark(settings)))
        return listener

    def leave(self, listener: Listener) -> None:
        """Give a place back."""
        self.listeners.discard(listener)
        if not self.listeners and self._watching is not None:
            self._watching.cancel()
            self._watching = None

    def close(self) -> None:
        """End every stream now."""
        self.closed = True
        self._wake()

    async def events(self, listener: Listener, settings: Settings, cursor: str) -> AsyncIterator[bytes]:
        """What came after `cursor` and what comes, until the site closes, or the register cannot be read."""
        # An id without data tells nothing, yet is remembered: who is cut off before the first news loses nothing.
        yield f"retry: {COME_BACK * 1000}\nid: {cursor}\n\n".encode()
        while True:
            # Cleared before it is read: what comes in meanwhile wakes it again.
            listener.woken.clear()
            if self.closed:
                return
            found = await self._page(settings, cursor)
            if found.rows:
                yield b"".join(map(event, found.rows, found.cursors))
                cursor = found.cursor
            while not found.more and not await _within(self.heartbeat, listener.woken):
                yield b": still here\n\n"

    async def _page(self, settings: Settings, cursor: str) -> Updates:
        reading = self._pages.get(cursor)
        if reading is None:
            reading = self._pages[cursor] = asyncio.create_task(self._read(settings, cursor))
            reading.add_done_callback(lambda done: self._forget(cursor, done))
        # Whoever leaves must not take the page from the others who wait for it.
        return await asyncio.shield(reading)

    async def _read(self, settings: Settings, cursor: str) -> Updates:
        async with self._reading:
            return (await run_in_threadpool(updates, settings, after=cursor, limit=ROWS)).found

    def _forget(self, cursor: str, done: asyncio.Task[Updates]) -> None:
        if self._pages.get(cursor) is done:
            del self._pages[cursor]
        if not done.cancelled():
            done.exception()  # told by whoever waited for it, if anybody does still

    async def _watch(self, settings: Settings, seen: Mark) -> None:
        while True:
            await asyncio.sleep(self.look_every)
            if (mark := shown_mark(settings)) != seen:
                seen = mark
                self._pages.clear()
                self._wake()

    def _wake(self) -> None:
        for listener in self.listeners:
            listener.woken.set()


def begin(settings: Settings, cursor: str) -> str:
    """Where a stream begins: at a cursor that is this register's, else now. Errors: UsageError for any other."""
    if not cursor:
        return last_cursor(settings)
    updates(settings, after=cursor, limit=1)
    return cursor


def event(row: Update, cursor: str) -> bytes:
    """One release as an event; its JSON has no line feed within it."""
    return f"id: {cursor}\nevent: release\ndata: ".encode() + encode_line(asdict(row)) + b"\n"


async def _within(seconds: float, woken: asyncio.Event) -> bool:
    try:
        async with asyncio.timeout(seconds):
            return await woken.wait()
    except TimeoutError:
        return False
