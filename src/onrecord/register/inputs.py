"""Which files a path means: sorted, hidden ones left out, none that a symbolic link leads out of the folder to."""

from __future__ import annotations

import gzip
import os
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import InputError

MAX_FILE = 4 * 1024**3
"""Most bytes that one file may have on disk (4 GiB); what it may have unpacked is `ocds.read.MAX_BYTES`."""

EXPECTED = "OCDS in JSON. If it lists payments, load it with: onrecord load --spend FILE"
"""What is said of a file that cannot be OCDS."""

_JSON_STARTS = (b"{", b"[")
_ZIP_SIGNS = (b"PK\x03\x04", b"PK\x05\x06")
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Input:
    """One file found, or the reason why it is not read."""

    path: Path
    size: int
    refused: str = ""

    @property
    def name(self) -> str:
        """The path as text that any file can hold: bytes of it that are no UTF-8 stand as `\\xff`."""
        return os.fsencode(self.path).decode("utf-8", "backslashreplace")


def find_inputs(paths: Iterable[Path], skip: Path) -> Iterator[Input]:
    """Every file that `paths` name, folders searched in sorted order; `skip` (the register itself) is left out.

    Errors: InputError for a path that is not there, before anything is read.
    """
    given = list(paths)
    for path in given:
        if not path.exists():
            raise InputError(str(path), found="no such file or folder", remedy="Check the path.")
    for path in given:
        yield from _search(path, skip.resolve())


def _search(start: Path, skip: Path) -> Iterator[Input]:
    # A stack of its own: folders can lie deeper in one another than calls can.
    root, waiting = start.resolve(), [start]
    while waiting:
        path = waiting.pop()
        try:
            if path is not start and path.is_symlink() and _leads_away(path, root):
                yield Input(path, 0, "a symbolic link to a folder, or out of the one that was given")
            elif not path.is_dir():
                yield _examine(path)
            elif path.resolve() != skip:
                inside = [one for one in path.iterdir() if not one.name.startswith(".")]
                waiting += sorted(inside, reverse=True)
        except OSError as reason:
            yield Input(path, 0, f"a folder that cannot be read ({reason.strerror or reason})")


def _leads_away(link: Path, root: Path) -> bool:
    # Not `Path.resolve`, which raises where links go round in a circle.
    return link.is_dir() or not Path(os.path.realpath(link)).is_relative_to(root)


def _examine(path: Path) -> Input:
    try:
        if not path.is_file():
            return Input(path, 0, "neither a file nor a folder")
        size = path.stat().st_size
        with path.open("rb"):
            pass
    except OSError as reason:
        return Input(path, 0, f"a file that cannot be read ({reason.strerror or reason})")
    if size > MAX_FILE:
        return Input(path, size, f"{size:,} bytes, more than the {MAX_FILE:,} that one file may have")
    return Input(path, size)


def looks_like_json(path: Path) -> str:
    """Empty when the file is a zip archive, or begins, unpacked if it is gzip, as JSON does; else what it is."""
    with path.open("rb") as stream:
        head = stream.read(4096)
    if head[:4] in _ZIP_SIGNS:
        return ""
    if head[:2] == b"\x1f\x8b":
        try:
            with gzip.open(path, "rb") as unpacked:
                head = unpacked.read(4096)
        except (OSError, EOFError, zlib.error):
            return "" if head else "an empty file"
    if not head.strip():
        return "an empty file"
    for mark in _MARKS:
        head = head.removeprefix(mark)
    if head.replace(b"\0", b"").lstrip()[:1] in _JSON_STARTS:
        return ""
    return "a binary file, not JSON" if b"\0" in head else "text that is not JSON"


def unpacked_zip(path: Path) -> int:
    """Bytes that the members of a zip archive say they come to; 0 for what is none, or cannot be opened."""
    try:
        with zipfile.ZipFile(path) as archive:
            return sum(one.file_size for one in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return 0
