"""Writing so that a killed process leaves the old file or the new one, never half of one."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from concurrent.futures import BrokenExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import get_ident
from typing import BinaryIO

import duckdb

from onrecord.errors import RegisterError


@contextmanager
def telling_faults(root: Path) -> Iterator[None]:
    """A disk that is full, may not be written or fails, told as what it means for the register at `root`.

    Errors: RegisterError in place of OSError and of what SQLite, DuckDB and lost processes raise.
    """
    try:
        yield
    except (OSError, sqlite3.Error, duckdb.Error, BrokenExecutor) as fault:
        raise RegisterError(
            str(root),
            found=_words(fault),
            expected="a disk that can be written, with room on it",
            remedy="Nothing is lost. Put it right and do the same again: what was stored is taken up.",
        ) from fault


def _words(fault: Exception) -> str:
    if isinstance(fault, OSError) and fault.strerror:
        return fault.strerror[:1].lower() + fault.strerror[1:] + (f" ({fault.filename})" if fault.filename else "")
    if isinstance(fault, BrokenExecutor):
        return "that a process of the load was ended from outside, for want of memory perhaps"
    return " ".join(str(fault).split())[:200]


WAITING = 16
"""Threads that wait for the disk at once."""


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


def sync_all(paths: Iterable[Path]) -> None:
    """Make the bytes of files and the names in folders survive a power cut: many at once, since each is waited for."""
    with ThreadPoolExecutor(WAITING) as threads:
        for _ in threads.map(lambda path: (sync_folder if path.is_dir() else sync_file)(path), paths):
            pass


def remove(path: Path) -> None:
    """Remove a file or a folder with all that is in it; gone already is as good."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
