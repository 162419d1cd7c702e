"""Files of what people said: one line each, never changed, each with the hash of the line before."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from onrecord.errors import RegisterError
from onrecord.register.disk import sync_folder
from onrecord.register.ledger import START


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """What every line has."""

    previous: str = START
    """Hash (SHA-256, hex) of the line before; written by `append_line`."""


Line = TypeVar("Line", bound=Link)


@dataclass(frozen=True, slots=True)
class Chain(Generic[Line]):
    """All lines of a file, oldest first."""

    entries: tuple[Line, ...]
    head: str
    """Hash of the last whole line; `START` when there is none."""
    size: int
    """Bytes of whole lines."""
    torn: int
    """Bytes after the last whole line: what a killed process left of a line."""


def read_chain(path: Path, kind: type[Line]) -> Chain[Line]:
    """All lines; none where there is no file. A half-written tail is counted, not read.

    Errors: RegisterError naming the first line that cannot be read or does not follow from the one before it.
    """
    content = path.read_bytes() if path.exists() else b""
    whole = content.rfind(b"\n") + 1
    entries: list[Line] = []
    head = START
    # A line feed alone ends a line, or a carriage return could stand in for it unseen.
    for number, line in enumerate(content[:whole].split(b"\n")[:-1], start=1):
        entry = _read_line(line, f"{path}:{number}", kind)
        if entry.previous != head:
            raise broken(f"{path}:{number}", "a line that does not follow from the one before it")
        head = hashlib.sha256(line).hexdigest()
        entries.append(entry)
    return Chain(tuple(entries), head, whole, len(content) - whole)


def append_line(path: Path, line: Line) -> Line:
    """Write a line down for good, cutting off a torn tail first; as it was written. The caller holds a lock.

    Errors: RegisterError when the file is damaged; OSError from the disk.
    """
    held = read_chain(path, type(line))
    chained = msgspec.structs.replace(line, previous=held.head)
    _append(path, held.size, msgspec.json.encode(chained) + b"\n")
    sync_folder(path.parent)
    return chained


def broken(where: str, found: str) -> RegisterError:
    """What is said of a line that does not fit."""
    name = Path(where.rpartition(":")[0]).name
    return RegisterError(
        where,
        found=found,
        expected="a line as it was written down, after the one before it",
        remedy=f"Restore {name} from a backup.",
    )


def _read_line(line: bytes, where: str, kind: type[Line]) -> Line:
    try:
        return msgspec.json.decode(line, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as reason:
        raise broken(where, str(reason)) from None


def _append(path: Path, size: int, line: bytes) -> None:
    """Put `line` after the first `size` bytes."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        os.ftruncate(handle, size)
        os.lseek(handle, 0, os.SEEK_END)
        rest = memoryview(line)
        while rest:
            rest = rest[os.write(handle, rest) :]
        os.fsync(handle)
    finally:
        os.close(handle)
