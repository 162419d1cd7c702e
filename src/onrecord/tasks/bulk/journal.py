"""The output of a run as it grows: whole lines only, and the rows of earlier runs that still hold.

A run writes its file anew from the first line, and copies each row that an earlier run has made for the same key. What
the earlier run wrote stands in `FILE.earlier` meanwhile, and goes when the new file is whole; so a run may be killed at
any moment, and the next one finds every row that was ever made.
"""

from __future__ import annotations

import fcntl
import os
from array import array
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Protocol

import numpy as np

from onrecord.errors import InputError, LockedError
from onrecord.tasks.bulk.rows import HEADER, Glance, glance, may_be_kept

_SUFFIX = ".earlier"


class Journal(Protocol):
    """Where rows go."""

    def kept(self, key: str) -> bytes | None:
        """The row that an earlier run made for this key."""

    def write(self, line: bytes) -> None:
        """Write one whole line."""


class Stream:
    """A journal on a stream: nothing was there before."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out

    def kept(self, key: str) -> bytes | None:
        """None."""
        return None

    def write(self, line: bytes) -> None:
        """Write one whole line, and let the reader have it."""
        self._out.write(line)
        self._out.flush()


class File:
    """A journal in a file; a context that leaves whole lines behind, however it is left."""

    def __init__(self, path: Path, state: str, seconds: float) -> None:
        """Errors: InputError for a file that is none of ours or cannot be written; LockedError while another writes."""
        self._path = path
        self._earlier = path.with_name(path.name + _SUFFIX)
        _demand_ours(path)
        try:
            self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as error:
            raise _unwritable(path, error) from error
        self._lock()
        self._whole = 0
        self.found = 0
        """How many rows of earlier runs were kept."""
        self._set_aside()
        self._rows = Rows(self._earlier, state, seconds)

    @property
    def outdated(self) -> int:
        """How many rows of earlier runs are of another register or other rules."""
        return self._rows.outdated

    def kept(self, key: str) -> bytes | None:
        """The row that an earlier run made for this key."""
        line = self._rows.find(key)
        self.found += line is not None
        return line

    def write(self, line: bytes) -> None:
        """Write one whole line. Errors: InputError when the disk has no room for it."""
        try:
            done = 0
            while done < len(line):
                done += os.write(self._file, memoryview(line)[done:])
        except OSError as error:
            raise _unwritable(self._path, error) from error
        self._whole += len(line)

    def __enter__(self) -> File:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._rows.close()
        os.ftruncate(self._file, self._whole)
        os.fsync(self._file)
        if kind is None:
            self._earlier.unlink(missing_ok=True)
        os.close(self._file)

    def _lock(self) -> None:
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(self._file)
            raise LockedError(
                str(self._path), found="that another run writes it", remedy="Wait for it, or name another file."
            ) from None

    def _set_aside(self) -> None:
        """Put what the last run wrote behind what runs before it wrote; killed in the midst, it is done again."""
        with self._earlier.open("ab") as behind, self._path.open("rb") as stream:
            _end_line(behind)
            for line in stream:
                if line.endswith(b"\n"):
                    behind.write(line)
            behind.flush()
            os.fsync(behind.fileno())
        os.ftruncate(self._file, 0)


class Rows:
    """The rows of earlier runs, found by their keys: sixteen bytes of memory each."""

    def __init__(self, path: Path, state: str, seconds: float) -> None:
        self.outdated = 0
        keys, places = array("Q"), array("Q")
        for row, at in _glances(path):
            if may_be_kept(row, state, seconds):
                keys.append(_short(row.key or ""))
                places.append(at)
            elif row.key is not None and row.state != state:
                self.outdated += 1
        order = np.argsort(np.frombuffer(keys, np.uint64), kind="stable") if keys else np.empty(0, np.int64)
        self._keys = np.frombuffer(keys, np.uint64)[order] if keys else np.empty(0, np.uint64)
        self._places = np.frombuffer(places, np.uint64)[order] if keys else np.empty(0, np.uint64)
        self._stream = path.open("rb")

    def find(self, key: str) -> bytes | None:
        """The row of this key."""
        short = np.uint64(_short(key))
        at = int(np.searchsorted(self._keys, short))
        while at < len(self._keys) and self._keys[at] == short:
            self._stream.seek(int(self._places[at]))
            line = self._stream.readline()
            if (row := glance(line)) and row.key == key:
                return line
            at += 1
        return None

    def close(self) -> None:
        """Let go of the file."""
        self._stream.close()


def _glances(path: Path) -> Iterator[tuple[Glance, int]]:
    """Every row with the state that its header names, and where it begins."""
    state, at = "", 0
    with path.open("rb") as stream:
        for line in stream:
            row = glance(line)
            if row is not None and row.row == HEADER:
                state = row.state
            elif row is not None:
                row.state = state
                yield row, at
            at += len(line)


def _short(key: str) -> int:
    try:
        return int(key[:16], 16)
    except ValueError:
        return 0


def _end_line(stream: BinaryIO) -> None:
    """End the line that a killed process left half-written: it is no row then, and the next one is."""
    if stream.tell():
        with open(stream.name, "rb") as written:  # noqa: PTH123 (it is open already)
            written.seek(-1, os.SEEK_END)
            if written.read(1) != b"\n":
                stream.write(b"\n")


def _demand_ours(path: Path) -> None:
    """A slip of the hand may name an article, or somebody else's work."""
    if path.is_dir() or (path.exists() and not path.is_file()):
        raise InputError(str(path), found="no file", expected="a file, or - for standard output")
    if path.exists() and path.stat().st_size:
        with path.open("rb") as stream:
            first = stream.readline(1 << 20)
        row = glance(first)
        # A process that was killed at once leaves half a header.
        if (row is None or row.row != HEADER) and not (_BEGIN.startswith(first) or first.startswith(_BEGIN)):
            raise InputError(
                str(path), found="a file that no check in bulk has written", remedy="Name another, or remove it first."
            )


_BEGIN = b'{"row":"header","format":'


def _unwritable(path: Path, error: OSError) -> InputError:
    reason = error.strerror or str(error)
    return InputError(str(path), found=f"a place that cannot be written ({reason})", remedy="Choose another.")
