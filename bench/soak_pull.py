"""One pull of the soak in a process of its own, which kills itself at a write to the disk when it is told to.

    python bench/soak_pull.py FOLDER SOURCE BASE SINCE LAST

SINCE: a day, or empty; LAST: how many writes below FOLDER go through before `kill -9`, or 0 for all.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from soak_paths import TESTS

sys.path.insert(0, str(TESTS))

from fake_sources.clock import WireClock
from pulls import asked_at, settings_in

from onrecord import tasks
from onrecord.errors import SourceError

_CHANGES = frozenset({"os.rename", "os.remove", "os.rmdir", "os.mkdir", "sqlite3.connect"})


def dying_after(last: int, folder: str) -> Callable[[str, tuple[Any, ...]], None]:
    """An audit hook that lets `last` writes below `folder` through, and no more."""
    left = last

    def hear(event: str, args: tuple[Any, ...]) -> None:
        nonlocal left
        if _writes(event, args) and any(str(arg).startswith(folder) for arg in args):
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    return hear


def _writes(event: str, args: tuple[Any, ...]) -> bool:
    if event == "open":
        return bool(int(args[2] or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
    return event in _CHANGES


def main(folder: str, name: str, base: str, since: str, last: str) -> None:
    """Pull; a source that cannot be reached ends it quietly, as it may."""
    source, address = asked_at(name, base)
    clock = WireClock(base)
    if int(last):
        sys.addaudithook(dying_after(int(last), folder))
    day = date.fromisoformat(since) if since else None
    try:
        tasks.pull(
            settings_in(Path(folder)), source, since=day, address=address, clock=clock, sleep=clock.sleep
        )  # fmt: skip
    except SourceError as reason:
        print(reason.sentence)


if __name__ == "__main__":
    main(*sys.argv[1:])
