"""One budget of requests for all pulls of a machine, kept across restarts: twelve in 120 seconds a host.

The file holds when each host was last asked, in seconds since 1970. It is read and replaced under a lock that the
system frees with the process. What cannot be read counts as spent, and so does what claims to lie in the future: a
clock that was put back makes us wait a little, never ask too often.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

REQUESTS = 12
SECONDS = 121.0
"""One more than the services name: a request may take longer to arrive than the one twelve before it."""
ANY_HOST = "*"
LONGEST_HOLD = 3600.0


class _Host(msgspec.Struct):
    asked: list[float] = []
    """When it was asked, oldest first; no more than `REQUESTS`."""
    not_before: float = 0.0
    """It asked to be left alone until then."""


@dataclass(slots=True)
class Budget:
    """Says when a host may be asked. Any number of processes may share one file."""

    path: Path
    clock: Callable[[], datetime]

    def take(self, host: str) -> float:
        """0 when the host may be asked now, which then counts; else the seconds to wait before trying again."""
        with self._open() as hosts:
            now = self.clock().timestamp()
            entry = hosts.setdefault(host, _Host(list(hosts[ANY_HOST].asked) if ANY_HOST in hosts else []))
            _put_right(entry, now)
            recent = [at for at in entry.asked if at > now - SECONDS]
            free_at = recent[-REQUESTS] + SECONDS if len(recent) >= REQUESTS else now
            wait = max(free_at, entry.not_before) - now
            if wait > 0:
                return wait
            entry.asked = [*recent, now]
            return 0.0

    def hold(self, host: str, seconds: float) -> None:
        """Leave a host alone for so long: it said so."""
        with self._open() as hosts:
            entry = hosts.setdefault(host, _Host())
            until = self.clock().timestamp() + min(seconds, LONGEST_HOLD)
            entry.not_before = max(entry.not_before, until)

    @contextmanager
    def _open(self) -> Iterator[dict[str, _Host]]:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with _locked(self.path.with_suffix(".lock")):
            hosts = self._read()
            yield hosts
            draft = self.path.with_suffix(f".{os.getpid()}.tmp")
            draft.write_bytes(msgspec.json.encode(hosts))
            draft.replace(self.path)

    def _read(self) -> dict[str, _Host]:
        try:
            return msgspec.json.decode(self.path.read_bytes(), type=dict[str, _Host])
        except FileNotFoundError:
            return {}
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            # Nobody knows what was asked: as much as may be, a moment ago.
            return {ANY_HOST: _Host([self.clock().timestamp()] * REQUESTS)}


def _put_right(entry: _Host, now: float) -> None:
    """Times that lie in the future were written before the clock was put back: they count as now."""
    entry.asked = sorted(min(at, now) for at in entry.asked)[-REQUESTS:]
    entry.not_before = min(entry.not_before, now + LONGEST_HOLD)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Alone among all processes for the length of the block, which is short."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        if sys.platform == "win32":
            with suppress(OSError):
                msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
        os.close(handle)
