"""The ledger: one line per raw object, each carrying the hash of the line before."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import msgspec

from onrecord.errors import RegisterError

START = "0" * 64
"""What the first line carries in place of the hash of a line before it."""
FROM_FILES = "file"
"""The source of what was loaded from files."""
FROM_SPEND = "spend"
"""The source of lists of payments, which hold no releases."""


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the ledger says of one raw object."""

    raw: str
    """SHA-256 (hex) of the bytes as loaded."""
    source: str
    """`file`, `spend` for lists of payments, or the name of the official source that served it."""
    path: str
    """Path or address as given."""
    first_seen: datetime
    """Aware, UTC: when it was loaded, or when the answer came."""
    size: int
    """Bytes as loaded."""
    unpacked: int
    """Bytes once unpacked, as a gzip file's own trailer says; decides how many buckets there are."""
    releases: int
    """Releases read from it, duplicates included."""
    refused: int = 0
    """Releases in it that could not be kept: each is an issue."""
    not_ocds: str = ""
    """Why it is no OCDS as a whole; empty when it is, in part at least."""
    headers: tuple[tuple[str, str], ...] = ()
    """Response headers of an official source's answer; none for files."""
    body: str = ""
    """Who paid what a list of payments lists, as the person who loaded it said."""
    previous: str = START


class Ledger(msgspec.Struct, frozen=True):
    """The whole ledger as read."""

    entries: tuple[Entry, ...]
    head: str
    """Hash of the last whole line; `START` when there is none."""
    size: int
    """Bytes of whole lines."""
    torn: int
    """Bytes after the last whole line: what a killed process left of a line."""

    def head_at(self, lines: int) -> str | None:
        """Hash of the last of the first `lines` lines; None when there are not so many."""
        if lines > len(self.entries):
            return None
        return self.head if lines == len(self.entries) else self.entries[lines].previous


def read_ledger(path: Path) -> Ledger:
    """The ledger's whole lines; a half-written tail is counted, not read.

    Errors: RegisterError naming the first line that cannot be read or does not follow from the one before it.
    """
    content = path.read_bytes() if path.exists() else b""
    whole = content.rfind(b"\n") + 1
    entries: list[Entry] = []
    head = START
    for number, line in enumerate(content[:whole].split(b"\n")[:-1], start=1):
        entry = _read_line(line, f"{path}:{number}")
        if entry.previous != head:
            raise _broken(
                f"{path}:{number}",
                "a line that does not follow from the one before it",
                "a ledger that was never edited",
            )
        head = hashlib.sha256(line).hexdigest()
        entries.append(entry)
    return Ledger(tuple(entries), head, whole, len(content) - whole)


def append(path: Path, ledger: Ledger, entries: Iterable[Entry]) -> Ledger:
    """Write `entries` after the last whole line, cutting off a torn tail first; the ledger as it then is."""
    head, lines, added = ledger.head, bytearray(), []
    for entry in entries:
        chained = msgspec.structs.replace(entry, previous=head)
        line = msgspec.json.encode(chained)
        head = hashlib.sha256(line).hexdigest()
        lines += line + b"\n"
        added.append(chained)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        os.ftruncate(handle, ledger.size)
        os.lseek(handle, 0, os.SEEK_END)
        rest = memoryview(lines)
        while rest:
            rest = rest[os.write(handle, rest) :]
        os.fsync(handle)
    finally:
        os.close(handle)
    return Ledger(ledger.entries + tuple(added), head, ledger.size + len(lines), 0)


def _read_line(line: bytes, where: str) -> Entry:
    try:
        return msgspec.json.decode(line, type=Entry)
    except (msgspec.DecodeError, UnicodeDecodeError) as reason:
        raise _broken(where, str(reason), "one entry of the ledger") from None


def _broken(where: str, found: str, expected: str) -> RegisterError:
    return RegisterError(where, found=found, expected=expected, remedy="Restore ledger.jsonl from a backup.")
