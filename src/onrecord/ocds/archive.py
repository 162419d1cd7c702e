"""A raw object as the documents in it: one, or the members of a zip archive, none of which is trusted."""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from onrecord.ocds.unpack import UnpackableError, plain_chunks

ZIP_SIGNS = (b"PK\x03\x04", b"PK\x05\x06")
"""How a zip archive begins: with its first member, or, when it has none, with its directory."""

ARCHIVE, MEMBER = "zip", "zip-member"
"""The rules by which an archive as a whole, or one member of it, is refused."""

MAX_MEMBERS = 10_000
MAX_RATIO = 250
"""Most times that a member may grow (250): JSON packs 10 to 40 fold, a bomb a thousand."""
_HARMLESS = 8 << 20
"""Bytes up to which no ratio is asked for: a small table of one value packs as well as a bomb."""
_ENCRYPTED = 0x1
_PLAIN_FILES = "plain files: unpack it yourself, look at what is inside, and load that"


@dataclass(frozen=True, slots=True)
class Part:
    """One document of a raw object, as bytes that may be had once."""

    name: str
    """Of the member of an archive; empty for the raw object itself."""
    chunks: Iterator[bytes]
    """Of about 1 MiB; raises UnpackableError where they cannot be had."""


def parts_of(stream: BinaryIO, max_bytes: int) -> Iterator[Part]:
    """The documents in `stream`, which is a zip archive, gzip or plain, as its first bytes tell.

    Shapes: members in the order of the archive; folders and hidden files are left out. No member touches the disk, and
    `max_bytes` counts for all together. Parts are to be read one after another.
    Errors: UnpackableError for an archive that cannot be opened, or is made to overwhelm; OSError of the stream itself.
    """
    head = stream.read(4)
    if head in ZIP_SIGNS and stream.seekable():
        yield from _members(stream, max_bytes)
    else:
        yield Part("", plain_chunks(stream, max_bytes, head))


def _members(stream: BinaryIO, max_bytes: int) -> Iterator[Part]:
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise _refusal(f"a zip archive that cannot be opened ({error})", "the whole archive: fetch it again") from None
    with archive:
        members = [one for one in archive.infolist() if not one.is_dir() and not _is_hidden(one.filename)]
        _check_whole(members, max_bytes)
        if "[Content_Types].xml" in archive.namelist():
            raise _refusal(
                "a workbook (an Office file is a zip archive)",
                "OCDS in JSON. If it lists payments, load it with: onrecord load --spend FILE",
                rule="not-ocds",
            )
        for one in members:
            yield Part(_shown(one.filename), _unpacked(archive, one, max_bytes))


def _check_whole(members: list[zipfile.ZipInfo], max_bytes: int) -> None:
    """Errors: UnpackableError for an archive that says of itself that it holds too much."""
    total = sum(one.file_size for one in members)
    if len(members) > MAX_MEMBERS:
        raise _refusal(f"a zip archive of {len(members):,} members", f"no more than {MAX_MEMBERS:,}: split it")
    if total > max_bytes:
        raise _refusal(
            f"a zip archive that unpacks to {total:,} bytes", f"no more than {max_bytes:,}: split it", rule="too-large"
        )


def _unpacked(archive: zipfile.ZipFile, one: zipfile.ZipInfo, max_bytes: int) -> Iterator[bytes]:
    """The bytes of one member. Errors: UnpackableError that says why not."""
    fault = _fault(one)
    if fault:
        raise _refusal(fault, _PLAIN_FILES, MEMBER)
    try:
        with archive.open(one) as stream:
            head = stream.read(4)
            if head in ZIP_SIGNS:
                raise _refusal("a zip archive inside a zip archive", _PLAIN_FILES, MEMBER)
            yield from plain_chunks(stream, _allowed(one, max_bytes), head)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        found = f"a member that cannot be unpacked ({error})"
        raise _refusal(found, "the whole archive: fetch it again", MEMBER) from None


def _fault(one: zipfile.ZipInfo) -> str:
    """Why a member is not even opened; empty when it may be."""
    if one.flag_bits & _ENCRYPTED:
        return "an encrypted member"
    if stat.S_ISLNK(one.external_attr >> 16):
        return "a symbolic link"
    steps = one.orig_filename.replace("\\", "/").split("/")
    if ".." in steps or not steps[0] or ":" in steps[0]:
        return "a member whose name leads out of the archive"
    if one.file_size > _HARMLESS and one.file_size > MAX_RATIO * max(one.compress_size, 1):
        return f"a member that grows from {one.compress_size:,} to {one.file_size:,} bytes, as bombs do"
    return ""


def _allowed(one: zipfile.ZipInfo, max_bytes: int) -> int:
    """Bytes that a member may come to, gzip inside it undone. That it is no longer than it says, `zipfile` sees to."""
    return min(max_bytes, max(_HARMLESS, MAX_RATIO * one.compress_size))


def _is_hidden(name: str) -> bool:
    steps = name.replace("\\", "/").split("/")
    return "__MACOSX" in steps or steps[-1].startswith(".")


def _shown(name: str) -> str:
    return name.encode("utf-8", "backslashreplace").decode()[:200]


def _refusal(found: str, expected: str, rule: str = ARCHIVE) -> UnpackableError:
    return UnpackableError(rule, found, expected)
