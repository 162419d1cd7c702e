"""One raw object of many lines, read in shares by several processes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from onrecord.ocds.archive import parts_of
from onrecord.ocds.decode import split
from onrecord.ocds.read import MAX_BYTES, Item, Reading
from onrecord.ocds.unpack import Lines, UnpackableError

_BLOCK = 64
"""Lines that stay together."""
_HEAD = 16 * 1024**2
"""Bytes within which JSON Lines show that they are."""
_MARK = b"\xef\xbb\xbf"


def iter_share(
    stream: BinaryIO, *, file: str, raw_hash: str, share: int, shares: int, max_bytes: int = MAX_BYTES
) -> Iterator[Item]:
    """One share of what `iter_releases` makes of JSON Lines, without digests, so that several processes can read one.

    `share` counts from 0. Each has some blocks of lines, and tells of the lines in them that are not OCDS. Only for
    bytes of which `is_many_lines` is true. Errors: as for `iter_releases`.
    """
    reading = Reading(file, raw_hash, digests=False)
    numbered = ((lines.number, line) for lines in _lines_of(stream, max_bytes) for line in lines)
    try:
        taken = ((number, line) for number, line in numbered if number // _BLOCK % shares == share)
        yield from reading.lines((number, line.removeprefix(_MARK) if number == 1 else line) for number, line in taken)
    except UnpackableError as fault:
        if share == 0:
            yield reading.issue(fault.rule, "", fault.found, fault.expected)
    yield from reading.strangers()


def is_many_lines(stream: BinaryIO) -> bool:
    """Whether the bytes are JSON Lines whose first lines are short: the first is whole JSON, and another follows."""
    try:
        for lines in _lines_of(stream, _HEAD):
            first, second = lines.next_filled(), lines.next_filled()
            return (
                first is not None and second is not None and split(msgspec.Raw(first.removeprefix(_MARK))) is not None
            )
    except UnpackableError:
        pass
    return False


def _lines_of(stream: BinaryIO, max_bytes: int) -> Iterator[Lines]:
    """The lines of a raw object that is no archive."""
    for part in parts_of(stream, max_bytes):
        if not part.name:
            yield Lines(part.chunks)
