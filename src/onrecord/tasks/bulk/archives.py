"""Archives of articles, read one article at a time: JSON Lines, plain or gzipped, and zip files.

Whatever an archive claims of itself, no more than an article is held at once, and no more is unpacked than an archive
of texts can hold: text packs to a tenth, seldom to a hundredth, and never to less.
"""

from __future__ import annotations

import gzip
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from onrecord.article.intake import LARGEST_PAGE, SUFFIXES
from onrecord.tasks.bulk.model import Item, Trouble, Unanswered

LINES = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz")
ZIP = (".zip",)
COMPRESSED = (".gz", ".zip", ".bz2", ".xz", ".zst", ".7z", ".tar", ".tgz", ".rar")
LARGEST_LINE = 2 * LARGEST_PAGE
"""Bytes of an article in JSON: its escapes make it longer than its text."""
MOST_PACKED = 100
"""Times its size that an archive may unpack to, beyond `ALWAYS`."""
ALWAYS = 256 * 1024**2
"""Bytes that any archive may unpack to."""
MOST_MEMBERS = 1_000_000
_BROKEN = (OSError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError, NotImplementedError)
"""What reading damaged or encrypted archives raises."""


class _Stream(Protocol):
    """What lines are read from."""

    def readline(self, size: int, /) -> bytes:
        """The next line, or so many bytes of it."""


class _Allowance:
    """How much an archive may still unpack to."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._most = max(ALWAYS, MOST_PACKED * Path(path).stat().st_size)
        self._taken = 0

    def take(self, size: int) -> bool:
        """Whether `size` bytes more are within it."""
        self._taken += size
        return not self.spent

    @property
    def spent(self) -> bool:
        """Whether more was taken than there was."""
        return self._taken > self._most

    def told(self) -> Iterator[Unanswered]:
        """That reading stopped, if it did."""
        if self.spent:
            found = f"an archive that unpacks to more than {self._most:,} bytes; reading stopped there"
            yield Unanswered(self._path, Trouble.UNREADABLE, found, f"at most {MOST_PACKED} times its size")


def in_lines(path: str) -> Iterator[Item | Unanswered]:
    """Every line of a file of JSON Lines that is not blank. Errors: OSError when it cannot be opened."""
    allowance = _Allowance(path)
    with gzip.open(path) if path.lower().endswith(".gz") else Path(path).open("rb") as stream:
        yield from _lines(stream, path, allowance)
    yield from allowance.told()


def in_zip(path: str) -> Iterator[Item | Unanswered]:
    """Every article of a zip file, in the order of its table of contents. Errors: OSError when it cannot be opened."""
    allowance = _Allowance(path)
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            if len(members) > MOST_MEMBERS:
                found = f"a zip archive of {len(members):,} files"
                yield Unanswered(path, Trouble.UNREADABLE, found, f"{MOST_MEMBERS:,} at most", "Split it.")
                return
            for member in members:
                yield from _of_member(archive, member, f"{path}/{member.filename}", allowance)
                if allowance.spent:
                    break
    except zipfile.BadZipFile as error:
        yield Unanswered(path, Trouble.UNREADABLE, f"a damaged zip archive ({error})", remedy="Fetch it again.")
    yield from allowance.told()


def _of_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, where: str, allowance: _Allowance
) -> Iterator[Item | Unanswered]:
    name = member.filename.rpartition("/")[2]
    lower = name.lower()
    if member.is_dir():
        return
    if any(part.startswith((".", "__MACOSX")) for part in member.filename.split("/")):
        yield Unanswered(where, Trouble.SKIPPED, "a hidden file or folder")
    elif lower.endswith((".gz", *ZIP)):
        yield Unanswered(where, Trouble.SKIPPED, "an archive inside an archive", remedy="Unpack the outer one.")
    elif not lower.endswith((*SUFFIXES, ".json", *LINES)):
        yield Unanswered(where, Trouble.SKIPPED, "a file that is no article by its ending")
    else:
        try:
            with archive.open(member) as stream:
                if lower.endswith(LINES):
                    yield from _lines(stream, where, allowance)
                else:
                    content = stream.read(LARGEST_PAGE + 1)
                    allowance.take(len(content))
                    yield Item(where, name, content)
        except _BROKEN as error:
            yield _damaged(where, error)


def _lines(stream: _Stream, where: str, allowance: _Allowance) -> Iterator[Item | Unanswered]:
    """What the lines hold, as far as the allowance goes."""
    number = 0
    try:
        while (line := stream.readline(LARGEST_LINE + 1)) and allowance.take(len(line)):
            number += 1
            if len(line) > LARGEST_LINE:
                yield _too_long(f"{where}:{number}")
                while line and not line.endswith(b"\n") and allowance.take(len(line)):
                    line = stream.readline(1 << 20)
            elif line.strip():
                yield Item(f"{where}:{number}", f"{number}.json", line.rstrip(b"\r\n"))
    except _BROKEN as error:
        yield _damaged(f"{where}:{number + 1}", error)


def _too_long(where: str) -> Unanswered:
    return Unanswered(
        where, Trouble.UNREADABLE, f"a line of more than {LARGEST_LINE:,} bytes", "one article a line, as JSON"
    )


def _damaged(where: str, error: BaseException) -> Unanswered:
    told = str(error) or type(error).__name__
    return Unanswered(where, Trouble.UNREADABLE, f"data that cannot be unpacked ({told})", remedy="Fetch it again.")
