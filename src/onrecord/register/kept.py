"""Checks that somebody asked to be kept: what was handed in, a file each, until its day; then the bytes are gone.

They are no truth of the register and nothing is derived from them. A file is named by the hash of its check's address,
so that whoever sees the names of the files learns no address.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock

import msgspec

from onrecord.errors import OnRecordError
from onrecord.register.disk import replacing, telling_faults
from onrecord.register.layout import Layout

MOST_BYTES = 256 * 1024**2
"""Of all that is kept."""
_WRITING = Lock()


class FullError(OnRecordError):
    """There is no room for more, until something that is kept has had its time."""

    http_status = 507


class _Head(msgspec.Struct, frozen=True):
    """The first line of a file."""

    until: datetime


@dataclass(frozen=True, slots=True)
class KeptCheck:
    """What was kept under one address."""

    until: datetime
    """Aware."""
    content: bytes


class KeptChecks:
    """The checks that are kept with a register."""

    def __init__(self, layout: Layout, most: int = MOST_BYTES) -> None:
        self._folder, self._root, self._most = layout.kept_checks, layout.root, most

    def put(self, token: str, kept: KeptCheck) -> None:
        """Keep a check, in place of what was kept there. Errors: FullError; RegisterError from the disk."""
        data = msgspec.json.encode(_Head(kept.until)) + b"\n" + kept.content
        with _WRITING, telling_faults(self._root):
            self._folder.mkdir(mode=0o700, exist_ok=True)
            path = self._path(token)
            others = sum(other.stat().st_size for other in self._files() if other != path)
            if others + len(data) > self._most:
                raise FullError(
                    "this check",
                    found=f"no room for {len(data):,} bytes more",
                    expected=f"{self._most:,} at most in all checks that are kept",
                    remedy="Take it with you as a file, or try again when others have had their time.",
                )
            with replacing(path) as out:
                os.fchmod(out.fileno(), 0o600) if hasattr(os, "fchmod") else None
                out.write(data)

    def get(self, token: str, now: datetime) -> KeptCheck | None:
        """What is kept; None when nothing is, or its time is over. Errors: RegisterError from the disk."""
        with telling_faults(self._root):
            try:
                head, _, content = self._path(token).read_bytes().partition(b"\n")
            except FileNotFoundError:
                return None
            until = _until(head)
            return KeptCheck(until, content) if until is not None and until > now else None

    def has(self, token: str) -> bool:
        """Whether something is kept there, whatever its day."""
        return self._path(token).exists()

    def drop(self, token: str) -> None:
        """Remove a check now. Errors: RegisterError from the disk."""
        with _WRITING, telling_faults(self._root):
            self._path(token).unlink(missing_ok=True)

    def clear(self, now: datetime) -> int:
        """Remove whatever has had its time, cannot be read, or was left half-written; how many that were."""
        removed = 0
        with _WRITING, telling_faults(self._root):
            for path in self._drafts():
                path.unlink(missing_ok=True)
            for path in self._files():
                with suppress(FileNotFoundError), path.open("rb") as stream:
                    until = _until(stream.readline(200))
                    if until is None or until <= now:
                        path.unlink(missing_ok=True)
                        removed += 1
        return removed

    def _path(self, token: str) -> Path:
        return self._folder / f"{hashlib.sha256(token.encode('utf-8', 'replace')).hexdigest()}.check"

    def _files(self) -> Iterator[Path]:
        yield from sorted(self._folder.glob("*.check"))

    def _drafts(self) -> Iterator[Path]:
        yield from sorted(self._folder.glob(".*.tmp"))


def _until(head: bytes) -> datetime | None:
    """The day of a file's first line; None for one that is damaged."""
    with suppress(msgspec.DecodeError, UnicodeDecodeError):
        until = msgspec.json.decode(head, type=_Head).until
        return until if until.tzinfo else None
    return None
