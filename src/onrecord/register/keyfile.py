"""Sorted keys on disk: which records hold a sum, a day, a name or a phrase.

One file is one array of unsigned 64-bit numbers in rising order, each a key of 40 bits and the number of a record
of 24 bits, in the machine's little-endian order. It is memory-mapped and searched by halving, for many keys at once.
"""

from __future__ import annotations

import mmap
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy

from onrecord.register.damage import DamagedError

KEY_BITS = 40
RECORD_BITS = 24
MAX_KEY = (1 << KEY_BITS) - 1
MAX_RECORDS = 1 << RECORD_BITS
_KEY_BYTES = 8
_RECORD_MASK = MAX_RECORDS - 1


def pack(key: int, record: int) -> int:
    """A key and a record number as one number; a key out of range is put at the nearer end.

    >>> pack(1, 2) == (1 << 24) + 2, pack(-5, 0), pack(1 << 50, 0) == pack(MAX_KEY, 0)
    (True, 0, True)
    """
    return min(max(key, 0), MAX_KEY) << RECORD_BITS | record


def write_keys(path: Path, packed: array[int]) -> None:
    """Write packed keys, which come in order and each once."""
    if sys.byteorder == "big":
        packed.byteswap()
    path.write_bytes(packed.tobytes())


def edges_of(ranges: Sequence[tuple[int, int]]) -> numpy.ndarray:
    """The packed numbers at both ends of each range of keys, both included, as files are asked for them."""
    import numpy

    packed = [(pack(first, 0), pack(last, _RECORD_MASK)) if last >= 0 else (1, 0) for first, last in ranges]
    return numpy.array(packed, numpy.uint64).reshape(-1, 2)


class KeyFile:
    """The keys of one bucket, open for looking up."""

    def __init__(self, path: Path) -> None:
        content = b"" if path.stat().st_size == 0 else self._map(path)
        if sys.byteorder == "big":
            swapped = array("Q", bytes(content))
            swapped.byteswap()
            content = swapped.tobytes()
        if len(content) % _KEY_BYTES:
            raise DamagedError(f"{path.name}: no whole number of keys")
        self._keys = memoryview(content).cast("Q")

    @staticmethod
    def _map(path: Path) -> mmap.mmap:
        with path.open("rb") as stream:
            return mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)

    def between(self, first: int, last: int) -> Iterator[int]:
        """Numbers of the records with a key from `first` to `last`, both included; one for each key met."""
        if last < 0:
            return
        start = bisect_left(self._keys, pack(first, 0))
        end_key = pack(last, _RECORD_MASK)
        while start < len(self._keys) and self._keys[start] <= end_key:
            yield self._keys[start] & _RECORD_MASK
            start += 1

    def all_between(self, edges: numpy.ndarray, most: int) -> Iterator[tuple[int, list[int]]]:
        """For each range that holds any key: its place among `edges`, and what `between` gives, `most` at most."""
        import numpy

        keys = numpy.frombuffer(self._keys, numpy.uint64) if len(self._keys) else numpy.empty(0, numpy.uint64)
        starts, ends = numpy.searchsorted(keys, edges[:, 0]), numpy.searchsorted(keys, edges[:, 1], "right")
        for at in numpy.flatnonzero(ends > starts).tolist():
            start = int(starts[at])
            packed = keys[start : min(int(ends[at]), start + most)]
            yield at, (packed & numpy.uint64(_RECORD_MASK)).tolist()

    def __len__(self) -> int:
        return len(self._keys)
