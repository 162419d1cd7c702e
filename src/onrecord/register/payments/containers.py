"""A raw object as sheets of cells: CSV, workbooks and row dumps, plain or in gzip, tar and zip."""

from __future__ import annotations

import gzip
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from typing import BinaryIO, cast

from onrecord.ocds import Issue
from onrecord.reading.payments import Sheet
from onrecord.register.payments.plain import UnreadableError, sheets_of_text
from onrecord.register.payments.workbook import LARGE, Bounds, is_workbook, sheets_of_workbook

MAX_MEMBER = 512 * 1024**2
"""Most bytes of one table (512 MiB): a council's year has five."""
MAX_MEMBERS = 20_000
MAX_RATIO = 250
_HARMLESS = 8 << 20
_ZIP, _GZIP, _OLE, _PDF = b"PK\x03\x04", b"\x1f\x8b", b"\xd0\xcf\x11\xe0", b"%PDF"


@dataclass(frozen=True, slots=True)
class _Source:
    """Where sheets come from: the path as loaded, and the member of an archive."""

    file: str
    member: str = ""
    unsolved: bool = False
    """Whether formulas that were never computed are given as they stand."""
    bounds: Bounds = LARGE

    def refused(self, found: str, expected: str) -> Issue:
        return Issue("spend-file", self.file, self.member, "", "", "", found[:200], expected)


_TABLES = "CSV, a workbook (xlsx) or JSON Lines, alone or in a zip or tar archive"


def sheets_of(
    stream: BinaryIO, file: str, *, unsolved: bool = False, bounds: Bounds = LARGE
) -> Iterator[Sheet | Issue]:
    """The sheets in a raw object, told by its first bytes, and an issue for whatever cannot be read.

    Shapes: one sheet for CSV, one a sheet of a workbook, one a file and sheet that a row dump names; archives give
    those of all members, hidden ones left out. An archive inside an archive is refused.
    `unsolved` gives formulas of workbooks that were never computed as they stand, and not as empty cells; `bounds` says
    how much of one workbook is read.
    Errors: OSError of the stream itself.
    """
    source = _Source(file, unsolved=unsolved, bounds=bounds)
    try:
        yield from _opened(stream, source)
    except UnreadableError as fault:
        yield source.refused(fault.found, fault.expected)
    except (EOFError, zlib.error, gzip.BadGzipFile, tarfile.TarError, zipfile.BadZipFile) as fault:
        yield source.refused(f"an archive that is damaged or cut off ({fault})", "the whole file: fetch it again")


def _opened(stream: BinaryIO, source: _Source) -> Iterator[Sheet | Issue]:
    head = stream.read(4)
    stream.seek(0)
    if head == _ZIP:
        with zipfile.ZipFile(stream) as archive:
            if not is_workbook(archive):
                yield from _zipped(archive, source)
                return
        stream.seek(0)
        yield from _worked(stream, source)
    elif head[:2] == _GZIP:
        with gzip.open(stream, "rb") as unpacked:
            yield from _unzipped(cast("BinaryIO", unpacked), source)
    elif _is_tar(stream):
        yield from _taped(stream, source)
    else:
        yield from _table(_all(stream), source)


def _worked(stream: BinaryIO, source: _Source) -> Iterator[Sheet | Issue]:
    unsolved, bounds = source.unsolved, source.bounds
    return sheets_of_workbook(stream, source.file, source.member, unsolved=unsolved, bounds=bounds)


def _unzipped(stream: BinaryIO, source: _Source) -> Iterator[Sheet | Issue]:
    if _is_tar(stream):
        yield from _taped(stream, source)
    else:
        yield from _table(_all(stream), source)


def _is_tar(stream: BinaryIO) -> bool:
    head = stream.read(512)
    stream.seek(0)
    return head[257:262] == b"ustar"


def _taped(stream: BinaryIO, source: _Source) -> Iterator[Sheet | Issue]:
    with tarfile.open(fileobj=stream, mode="r|") as archive:
        for number, member in enumerate(archive):
            if number >= MAX_MEMBERS:
                raise UnreadableError(f"more than {MAX_MEMBERS:,} members", "several smaller archives")
            if member.isdir() or _is_hidden(member.name):
                continue
            inner = replace(source, member=member.name)
            if not member.isreg() or member.size > MAX_MEMBER:
                yield inner.refused(_oddity(member), "tables in plain files, no larger than 512 MiB")
                continue
            opened = archive.extractfile(member)
            yield from _member(opened.read() if opened else b"", inner)


def _oddity(member: tarfile.TarInfo) -> str:
    return f"a member of {member.size:,} bytes" if member.isreg() else "a member that is a link or a device"


def _zipped(archive: zipfile.ZipFile, source: _Source) -> Iterator[Sheet | Issue]:
    members = [one for one in archive.infolist() if not one.is_dir() and not _is_hidden(one.filename)]
    if len(members) > MAX_MEMBERS:
        raise UnreadableError(f"{len(members):,} members", "several smaller archives")
    for one in members:
        inner = replace(source, member=one.filename)
        fault = _fault(one)
        if fault:
            yield inner.refused(fault, "plain tables: unpack it yourself, look at what is inside, and load that")
            continue
        try:
            content = archive.read(one)
        except (RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error, EOFError) as error:
            yield inner.refused(f"a member that cannot be unpacked ({error})", "the whole archive: fetch it again")
            continue
        yield from _member(content, inner)


def _fault(one: zipfile.ZipInfo) -> str:
    if one.flag_bits & 1:
        return "an encrypted member"
    if stat.S_ISLNK(one.external_attr >> 16):
        return "a symbolic link"
    bomb = one.file_size > max(_HARMLESS, MAX_RATIO * max(one.compress_size, 1))
    return f"a member that unpacks to {one.file_size:,} bytes" if bomb or one.file_size > MAX_MEMBER else ""


def _member(content: bytes, source: _Source) -> Iterator[Sheet | Issue]:
    """The sheets of one member, which may be a workbook, or gzip, but no further archive."""
    try:
        if content[:4] == _ZIP:
            yield from _worked(BytesIO(content), source)
        elif content[:2] == _GZIP:
            with gzip.open(BytesIO(content), "rb") as unpacked:
                yield from _table(_all(cast("BinaryIO", unpacked)), source)
        else:
            yield from _table(content, source)
    except UnreadableError as fault:
        yield source.refused(fault.found, fault.expected)
    except (EOFError, zlib.error, gzip.BadGzipFile) as fault:
        yield source.refused(f"gzip that is damaged or cut off ({fault})", "the whole file: fetch it again")


def _table(content: bytes, source: _Source) -> Iterator[Sheet | Issue]:
    if content[:4] == _OLE:
        raise UnreadableError("a workbook of the old form (xls)", "xlsx or CSV: open it and save it as one of them")
    if content[:4] == _PDF:
        raise UnreadableError("a PDF document", f"{_TABLES}: ask the body for the table behind it")
    if b"\0" in content[:4096] and content[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise UnreadableError("a binary file", _TABLES)
    if content.lstrip()[:1] == b"<":
        raise UnreadableError("HTML or XML", f"{_TABLES}: this is a page, perhaps of an error; fetch the data itself")
    yield from sheets_of_text(content, source.file, source.member)


def _all(stream: BinaryIO) -> bytes:
    """All bytes. Errors: UnreadableError for more than a table may have."""
    content = stream.read(MAX_MEMBER + 1)
    if len(content) > MAX_MEMBER:
        raise UnreadableError(f"more than {MAX_MEMBER:,} bytes", "a smaller file: split it by month")
    return content


def _is_hidden(name: str) -> bool:
    steps = name.replace("\\", "/").split("/")
    return "__MACOSX" in steps or steps[-1].startswith(".")
