"""Raw objects as plain bytes: gzip undone, with a limit, and cut into lines without holding more than it must."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import Protocol

CHUNK = 1 << 20
MAX_DOCUMENT = 512 * 1024**2
"""Most bytes held at once (512 MiB): a line of JSON Lines, or a document over many lines."""
_GZIP = b"\x1f\x8b"


class UnpackableError(Exception):
    """Why the bytes could not be had to the end; never leaves `ocds` (there it becomes an issue)."""

    def __init__(self, rule: str, found: str, expected: str) -> None:
        super().__init__(found)
        self.rule = rule
        self.found = found
        self.expected = expected


class Readable(Protocol):
    """What bytes are read from: a file, or a member of an archive."""

    def read(self, size: int = CHUNK, /) -> bytes:
        """The next bytes, none at the end."""


def plain_chunks(stream: Readable, max_bytes: int, head: bytes = b"") -> Iterator[bytes]:
    """The bytes of `head`, if they were read already, and `stream`, decompressed if gzip, in chunks of about 1 MiB.

    Errors: UnpackableError for gzip that is cut off or damaged, and beyond `max_bytes`; OSError of the stream itself.
    """
    head = head or stream.read(2)
    served = _with_head(head, stream)
    total = 0
    for chunk in _inflated(served) if head[:2] == _GZIP else served:
        total += len(chunk)
        if total > max_bytes:
            raise UnpackableError(
                "too-large",
                f"more than {max_bytes:,} bytes once decompressed; reading stopped there",
                "a smaller file: split it, as JSON Lines or as several packages",
            )
        yield chunk


def _with_head(head: bytes, stream: Readable) -> Iterator[bytes]:
    if head:
        yield head
    while chunk := stream.read(CHUNK):
        yield chunk


def _inflated(served: Iterable[bytes]) -> Iterator[bytes]:
    """Decompressed chunks of any number of gzip members, one after the other, none larger than CHUNK."""
    member = zlib.decompressobj(wbits=31)
    begun = False
    for chunk in served:
        while chunk:
            if member.eof:
                if chunk[:1] == b"\0":  # padding, as tar and tapes leave it
                    return
                member = zlib.decompressobj(wbits=31)
            try:
                plain = member.decompress(chunk, CHUNK)
            except zlib.error as error:
                raise _damaged("damaged") from error
            begun = True
            yield plain
            chunk = member.unused_data if member.eof else member.unconsumed_tail
    if begun and not member.eof:
        raise _damaged("cut off before its end")


def _damaged(how: str) -> UnpackableError:
    return UnpackableError(
        "gzip", f"gzip data that is {how}; lines before the fault were read", "the whole file: fetch it again"
    )


class Lines:
    """Bytes read line by line, until somebody asks for all the rest at once."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = iter(chunks)
        self._chunk = b""
        self._at = 0
        self.number = 0
        """Of the line last given, from 1."""
        self.end = b""
        """What ended the line last given: nothing, if the bytes did."""

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        parts: list[bytes] = []
        held = 0
        while (end := self._chunk.find(b"\n", self._at)) < 0:
            parts.append(self._chunk[self._at :])
            self._chunk, self._at = b"", 0
            held = _checked(held + len(parts[-1]))
            try:
                self._chunk = next(self._chunks)
            except (StopIteration, UnpackableError) as stop:
                # What came before a fault is still given; the next call meets the fault again.
                self._chunks = _again(stop)
                if line := b"".join(parts):
                    self.number, self.end = self.number + 1, b""
                    return line
                raise
        parts.append(self._chunk[self._at : end])
        self._at = end + 1
        self.number, self.end = self.number + 1, b"\n"
        return b"".join(parts)

    def next_filled(self) -> bytes | None:
        """The next line that is not blank, or None at the end."""
        return next((line for line in self if line.strip()), None)

    def rest(self) -> bytes:
        """Everything that follows, as one."""
        parts = [self._chunk[self._at :]]
        held = len(parts[0])
        for chunk in self._chunks:
            held = _checked(held + len(chunk))
            parts.append(chunk)
        return b"".join(parts)


def _checked(held: int) -> int:
    if held > MAX_DOCUMENT:
        raise UnpackableError(
            "too-large",
            f"a line or document of more than {MAX_DOCUMENT:,} bytes; reading stopped there",
            "JSON Lines, a release in each, or several packages",
        )
    return held


def _again(stop: BaseException) -> Iterator[bytes]:
    if isinstance(stop, UnpackableError):
        raise stop
    yield from ()
