"""A mark of the state that a register is in: another as soon as anything that can be asked of it may be another."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

_INSIDE = frozenset({"raw", "releases", "tables", "index", "tmp", "reviewed", "webhooks"})
"""Folders whose files never change, or are told of by files that are looked at."""
_PASSING = ("lock", "-shm", "-wal", "-journal")
_MANIFEST = "MANIFEST"
"""What it names may not be shown yet."""

Mark = tuple[int, int, int]
"""Of the manifest that names a state: inode, size, and time of change in nanoseconds."""


def stamp(register: Path, shown: Mark) -> str:
    """The mark of a register of which the state `shown` is read: from the inodes, sizes and times of the files that say
    what else is current. It costs next to nothing.

    A file that is replaced has another inode, and one that is added to another size.
    """
    digest = hashlib.sha256(repr(shown).encode())
    for line in sorted(_lines(register, "", deeper=True)):
        digest.update(line.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()[:32]


def manifest_stamp(register: Path) -> Mark:
    """A mark of the releases that are held: of one file, for whoever looks every second."""
    try:
        status = (register / _MANIFEST).stat()
    except OSError:
        return (0, 0, 0)
    return (status.st_ino, status.st_size, status.st_mtime_ns)


def _lines(folder: Path, prefix: str, *, deeper: bool) -> Iterator[str]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if deeper and entry.name not in _INSIDE and not entry.name.startswith("."):
                yield from _lines(Path(entry.path), f"{prefix}{entry.name}/", deeper=False)
        elif entry.name != _MANIFEST and not entry.name.lower().endswith(_PASSING) and not entry.name.startswith("."):
            try:
                status = entry.stat()
            except OSError:
                continue
            yield f"{prefix}{entry.name} {status.st_ino} {status.st_size} {status.st_mtime_ns}\n"
