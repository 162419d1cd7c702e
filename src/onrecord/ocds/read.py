"""Bytes in, releases and issues out: the door at which dicts stop.

Shapes read: OCDS 1.0 and 1.1 release packages, single releases, JSON Lines and JSON arrays (of releases or of
packages), plain or gzip. Whatever else is served becomes one `not-ocds` issue that says what it is.

For the caller, in one loop (memory stays flat for JSON Lines):

    for item in iter_releases(stream, file=path, raw_hash=sha256):
        match item:
            case Package(): ...   # publisher, licence … of the releases that follow, up to the next Package
            case Release(): ...   # keep it, and ask `find_issues(item, file)` what is wrong inside it
            case Issue(): ...     # what `find_issues` cannot see; `outcome(item)` says how to count it

or, when everything fits in memory, `read_releases(raw, file=..., raw_hash=...)`, which answers a `ReadResult`.
No issue is given twice: what is visible in a `Release` (date, id, tags, sums, text …) comes from `find_issues` only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO

from onrecord.ocds.model import Issue, Release

MAX_BYTES = 2 * 1024**3
"""Most bytes that one object may have once decompressed (2 GiB): no honest publisher's file has come near it."""


@dataclass(frozen=True, slots=True)
class Package:
    """What the publisher says of the releases that follow; every field may be empty."""

    position: str
    """Where it stands: empty for the whole file, `line 7` in JSON Lines, `/3` in an array."""
    uri: str
    version: str
    publisher: str
    license: str
    published_date: str
    extensions: tuple[str, ...]


class Outcome(StrEnum):
    """How an issue counts in "files, releases seen, kept, duplicate, refused, not OCDS"."""

    NOTED = "noted"
    """The release, if it was about one, is kept all the same."""
    REFUSED = "refused"
    """A release was there (or a line where one should be) and could not be kept."""
    NOT_OCDS = "not_ocds"
    """A whole file, line or package that holds no OCDS releases."""


Item = Package | Release | Issue


@dataclass(frozen=True, slots=True)
class ReadResult:
    """Everything in one object, in reading order."""

    releases: tuple[Release, ...]
    issues: tuple[Issue, ...]
    packages: tuple[Package, ...]

    @property
    def refused(self) -> int:
        """How many releases could not be kept."""
        return sum(outcome(issue) is Outcome.REFUSED for issue in self.issues)

    @property
    def not_ocds(self) -> int:
        """How many files, lines or packages held no OCDS releases."""
        return sum(outcome(issue) is Outcome.NOT_OCDS for issue in self.issues)

    @property
    def seen(self) -> int:
        """Releases found: those kept and those refused."""
        return len(self.releases) + self.refused


def outcome(issue: Issue) -> Outcome:
    """How an issue of reading counts."""
    raise NotImplementedError


def iter_releases(stream: BinaryIO, *, file: str, raw_hash: str, max_bytes: int = MAX_BYTES) -> Iterator[Item]:
    """Packages, releases and issues of one raw object, in reading order; never raises for bad data.

    Shapes: any bytes in, plain or gzip (told by the magic number, not by the name); possibly no items out (an empty
    search page is a `Package` and no release). JSON Lines are read line by line; any other document is held whole.
    Positions: `/releases/3` in a package, `/3` in an array, empty for a single release, `line 7` in JSON Lines,
    `line 7 /releases/3` for a package in a line.
    Errors: only what `stream.read` itself raises (OSError).
    """
    raise NotImplementedError


def read_releases(raw: bytes, *, file: str, raw_hash: str, max_bytes: int = MAX_BYTES) -> ReadResult:
    """All of `iter_releases` at once."""
    raise NotImplementedError
