"""Dying at a write to the disk: counts the steps at which files change, and from one of them on lets none through."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

_CHANGES = frozenset({"os.rename", "os.remove", "os.rmdir", "os.mkdir", "sqlite3.connect"})


class Killed(BaseException):
    """The process is dead: no `except Exception` hears of it."""


def is_write(event: str, args: tuple[Any, ...]) -> bool:
    """Whether an audit event changes the disk. Truncating and writing go by a handle, which `open` announced."""
    if event == "open":
        return bool(int(args[2] or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
    return event in _CHANGES


class Reaper:
    """Hears of every write of this process, for as long as it lives; at most one a process."""

    def __init__(self, die: Callable[[], None]) -> None:
        """`die`: what happens at the write that must not be, and at all after it."""
        self.steps = 0
        """Writes below the folder that is watched."""
        self._die = die
        self._root = ""
        self._last = -1
        sys.addaudithook(self._hear)

    @contextmanager
    def watching(self, root: object, last: int = -1) -> Iterator[None]:
        """Count the writes below `root`; with `last`, die after so many."""
        self._root, self.steps, self._last = str(root), 0, last
        try:
            yield
        finally:
            self._root = ""

    def _hear(self, event: str, args: tuple[Any, ...]) -> None:
        if self._root and is_write(event, args) and any(str(arg).startswith(self._root) for arg in args):
            self.steps += 1
            if 0 <= self._last < self.steps:
                self._die()


def raise_killed() -> None:
    """Die as far as a test can."""
    raise Killed
