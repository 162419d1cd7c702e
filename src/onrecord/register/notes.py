"""Notes beside the ledger: append-only lines that others keep in a register's folder, such as what a pull has asked.

They are no part of the truth, and nothing in the register is made from them. Whoever deletes them has to ask again.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from onrecord.register.disk import sync_folder
from onrecord.register.lock import writing

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")


@dataclass(frozen=True, slots=True)
class NoteBook:
    """The lines kept under one name in `pulls/`."""

    folder: Path
    name: str

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise ValueError(f"{self.name!r} is no name for a file")

    @property
    def path(self) -> Path:
        """Where the lines are."""
        return self.folder / f"{self.name}.jsonl"

    @contextmanager
    def alone(self, doing: str) -> Iterator[None]:
        """Be the only one who adds lines, for the length of the block. Errors: RegisterError that names the other."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with writing(self.folder / f"{self.name}.lock", doing):
            yield

    def lines(self) -> list[bytes]:
        """Every whole line, oldest first; the half of one that a killed process left is not read."""
        content = self.path.read_bytes() if self.path.exists() else b""
        return content[: content.rfind(b"\n") + 1].splitlines()

    def append(self, lines: Iterable[bytes]) -> None:
        """Add lines, which survive a power cut from then on; half a line at the end is cut off first."""
        added = b"".join(line + b"\n" for line in lines)
        if not added:
            return
        fresh = not self.path.exists()
        handle = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644)
        try:
            os.ftruncate(handle, _whole(self.path))
            os.lseek(handle, 0, os.SEEK_END)
            rest = memoryview(added)
            while rest:
                rest = rest[os.write(handle, rest) :]
            os.fsync(handle)
        finally:
            os.close(handle)
        if fresh:
            sync_folder(self.folder)


def _whole(path: Path) -> int:
    """Bytes of whole lines."""
    return path.read_bytes().rfind(b"\n") + 1
