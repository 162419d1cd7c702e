"""Writing so that a killed process leaves the old file or the new one, never half of one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import get_ident
from typing import BinaryIO


def sync_file(path: Path) -> None:
    """Make the bytes of `path` survive a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(path: Path) -> None:
    """Make the names in `path` survive a power cut, where the system can."""
    if os.name == "posix":
        sync_file(path)


@contextmanager
def replacing(path: Path, *, sync_name: bool = True) -> Iterator[BinaryIO]:
    """A stream whose bytes appear at `path` all at once when the block ends, and not at all when it raises.

    Without `sync_name` the caller calls `sync_folder` himself, once for many files of a folder.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}-{get_ident()}.tmp")
    try:
        with draft.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(path)
        if sync_name:
            sync_folder(path.parent)
    finally:
        draft.unlink(missing_ok=True)


def sync_tree(folder: Path) -> None:
    """Make every file below `folder` survive a power cut."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            sync_file(path)
        else:
            sync_folder(path)
    sync_folder(folder)


def remove(path: Path) -> None:
    """Remove a file or a folder with all that is in it; gone already is as good."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
