"""One pull of the soak in a process of its own, which kills itself at a write to the disk when it is told to.

    python bench/soak_pull.py FOLDER SOURCE BASE SINCE LAST

SINCE: a day, or empty; LAST: how many writes below FOLDER go through before `kill -9`, or 0 for all.
"""

from __future__ import annotations

import os
import signal
import sys
from datetime import date
from pathlib import Path

from soak_paths import TESTS

sys.path.insert(0, str(TESTS))

from fake_sources.clock import WireClock
from pulls import asked_at, settings_in
from reaper import Reaper

from onrecord import tasks
from onrecord.errors import SourceError


def die() -> None:
    """At once: nothing is tidied up."""
    os.kill(os.getpid(), signal.SIGKILL)


def main(folder: str, name: str, base: str, since: str, last: str) -> None:
    """Pull; a source that cannot be reached ends it quietly, as it may."""
    source, address = asked_at(name, base)
    clock = WireClock(base)
    day = date.fromisoformat(since) if since else None
    with Reaper(die).watching(folder, int(last) or -1):
        try:
            tasks.pull(settings_in(Path(folder)), source, since=day, address=address, clock=clock, sleep=clock.sleep)
        except SourceError as reason:
            print(reason.sentence)


if __name__ == "__main__":
    main(*sys.argv[1:])
