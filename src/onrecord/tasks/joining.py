"""Parties joined beside a site: in a process of its own, of low priority, whenever the register has moved.

Joining takes seconds, of a large register minutes. Who reads a page does not wait for it, and reads what was joined
last.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

from onrecord.errors import LockedError, OnRecordError
from onrecord.register import Register
from onrecord.settings import Settings

log = logging.getLogger("onrecord.joining")

PAUSE = 5.0
"""Seconds between two looks whether the register has moved."""
PRIORITY = 15
"""By how much the process stands back: readers come first."""
BEGIN = "from onrecord.tasks.joining import main; main()"
"""What the process runs."""
_AFTER_A_FAULT = 12
"""Times as long a pause: a disk that cannot be written to is not asked every few seconds."""
_BESIDE: set[Path] = set()
"""Registers whose parties this process leaves to another."""


def is_joined_beside(register: Path) -> bool:
    """Whether whoever asks for a party is to be content with what was joined last."""
    return register in _BESIDE


@contextmanager
def joined_beside(
    settings: Settings, *, pause: float = PAUSE, join: Callable[[Path, Event], None] | None = None
) -> Iterator[None]:
    """Within it no task of this process joins parties; a process beside it does, after each load.

    `join` is what joins, and stops early when it is told to.
    """
    closing = Event()
    watching = Thread(target=_watch, args=(settings, closing, pause, join or join_in_process), daemon=True)
    _BESIDE.add(settings.register)
    watching.start()
    try:
        yield
    finally:
        closing.set()
        watching.join(timeout=2)
        _BESIDE.discard(settings.register)


def _watch(settings: Settings, closing: Event, pause: float, join: Callable[[Path, Event], None]) -> None:
    while not closing.is_set():
        wait = pause
        try:
            # A register of its own: a snapshot is opened for it alone, and none of a reader's is held up.
            with Register.open(settings.register) as register:
                current = register.parties.current
            if not current:
                join(settings.register, closing)
        except (OnRecordError, OSError) as error:
            log.warning("parties were not joined: %s", error)
            wait = pause * _AFTER_A_FAULT
        closing.wait(wait)


def join_in_process(register: Path, closing: Event) -> None:
    """Join all parties in a process of its own, which is ended when the site closes, and ends when the site is gone."""
    command = [sys.executable, "-c", BEGIN, str(register)]
    # Nothing is ever written to it: it is how the process hears that we are gone, however that came about.
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            if closing.wait(0.2):
                process.terminate()
                return
        if process.returncode:
            raise OSError(f"their process ended with {process.returncode}")


def _die_with_parent() -> None:
    """Wait for the end of standard input, which comes when no process holds its other side any more."""
    while os.read(0, 1):
        pass
    os._exit(1)


def main() -> None:
    """Join the parties of the register that the command line names. Whoever else is at it is left to it."""
    if hasattr(os, "nice"):
        os.nice(PRIORITY)
    Thread(target=_die_with_parent, daemon=True).start()
    with Register.open(Path(sys.argv[1])) as register:
        try:
            register.join_parties()
        except LockedError:
            return
