"""Leaving early: the exit codes of shells, and Ctrl-C while the program is still being loaded.

Imported before anything else of the command line, so it imports nothing that takes time.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

INTERRUPTED = 130
"""128 and SIGINT, as shells have it."""
PIPE_CLOSED = 141
"""128 and SIGPIPE: whoever read our output has seen enough."""
NOTHING_CHANGED = "interrupted; nothing was changed"


@contextmanager
def at_once() -> Iterator[None]:
    """Inside, Ctrl-C leaves there and then: what is being imported may take the exception for one of its own."""
    try:
        before = signal.signal(signal.SIGINT, _leave)
    except ValueError:  # not in the main thread, where no signal arrives
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _leave(*_: object) -> NoReturn:
    sys.stderr.write(f"\n{NOTHING_CHANGED}\n")
    sys.stderr.flush()
    os._exit(INTERRUPTED)
