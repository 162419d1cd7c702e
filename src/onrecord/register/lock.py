"""One writer at a time: a lock that says who holds it, and that a dead process cannot keep."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from onrecord.errors import LockedError

try:
    import fcntl
except ImportError:  # not on Windows: there the process number alone decides
    fcntl = None  # type: ignore[assignment]


class Holder(msgspec.Struct, frozen=True):
    """Who writes."""

    pid: int
    host: str
    doing: str


@contextmanager
def writing(path: Path, doing: str) -> Iterator[None]:
    """Be the register's only writer for the length of the block.

    The operating system frees the lock of a process that dies, however it dies, so a stale one is taken over.
    Errors: LockedError that names the holder, at once and without waiting.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _take(handle, path)
        _write(handle, Holder(os.getpid(), socket.gethostname(), doing))
        try:
            yield
        finally:
            os.ftruncate(handle, 0)
    finally:
        os.close(handle)


def _take(handle: int, path: Path) -> None:
    if fcntl is None:
        holder = _read(path)
        if holder and _alive(holder.pid):
            raise _locked(path, holder)
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise _locked(path, _read(path)) from None


def _locked(path: Path, holder: Holder | None) -> LockedError:
    who = f"process {holder.pid} on {holder.host}, {holder.doing}" if holder else "another process"
    return LockedError(
        str(path.parent),
        found=f"that {who} is writing to it",
        expected="one writer at a time",
        remedy="Try again when it is done. Reading does not need to wait.",
    )


def _write(handle: int, holder: Holder) -> None:
    os.ftruncate(handle, 0)
    os.pwrite(handle, msgspec.json.encode(holder), 0)


def _read(path: Path) -> Holder | None:
    with suppress(OSError, msgspec.DecodeError):
        return msgspec.json.decode(path.read_bytes(), type=Holder)
    return None


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
