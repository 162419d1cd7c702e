"""Under which headings each record of a part comes: stage, year, division of the CPV, region, buyer.

So that thousands of records are counted at once, without asking the text index heading by heading.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from onrecord.reading.cpv import DIVISIONS
from onrecord.register.damage import DamagedError
from onrecord.register.regions import REGION_NAMES
from onrecord.register.textindex import TextDocument

KINDS = ("stage", "year", "division", "region", "buyer")
_FILE = "headings"
_NUMBER = np.dtype("<u4")


class _Column(msgspec.Struct, frozen=True, array_like=True):
    """One kind of heading: what each record comes under, as two arrays of `_NUMBER`."""

    names: list[str]
    values: bytes
    """Places among the names, record after record."""
    starts: bytes
    """By record, where its own begin among the values; and where the last one's end."""


_DECODER = msgspec.msgpack.Decoder(dict[str, _Column])


@dataclass(slots=True)
class _Draft:
    """A column that is being written, record by record."""

    names: dict[str, int] = field(default_factory=dict)
    values: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=lambda: [0])

    def add(self, names: Iterable[str]) -> None:
        self.values += [self.names.setdefault(name, len(self.names)) for name in names]
        self.starts.append(len(self.values))

    def column(self) -> _Column:
        return _Column(list(self.names), *(np.array(one, _NUMBER).tobytes() for one in (self.values, self.starts)))


class HeadingsWriter:
    """Gathers the headings of a part."""

    def __init__(self) -> None:
        self._drafts = {kind: _Draft() for kind in KINDS}

    def add(self, document: TextDocument, buyer: str) -> None:
        """Add the record that comes next, and its buyer's name as it is shown."""
        headings: Mapping[str, Iterable[str]] = {
            "stage": [document.stage],
            "year": [str(document.published.year)] if document.published else [],
            "division": sorted({code[:2] for code in document.cpv} & DIVISIONS.keys()),
            "region": [word for word in document.places if word in REGION_NAMES],
            "buyer": [buyer] if buyer else [],
        }
        for kind, names in headings.items():
            self._drafts[kind].add(names)

    def write(self, folder: Path) -> None:
        """Write them into the part's index folder."""
        columns = {kind: draft.column() for kind, draft in self._drafts.items()}
        (folder / _FILE).write_bytes(msgspec.msgpack.encode(columns))


class _Read(NamedTuple):
    """A column that is read."""

    names: list[str]
    values: NDArray[np.uint32]
    starts: NDArray[np.uint32]


class Headings:
    """The headings of a part, open for counting."""

    def __init__(self, folder: Path) -> None:
        """Errors: DamagedError for a file that holds something else."""
        try:
            found = _DECODER.decode((folder / _FILE).read_bytes())
            self._columns = {
                kind: _Read(one.names, np.frombuffer(one.values, _NUMBER), np.frombuffer(one.starts, _NUMBER))
                for kind, one in found.items()
            }
        except ValueError as fault:
            raise DamagedError(f"{_FILE}: {fault}") from fault

    def count(self, numbers: NDArray[np.int64]) -> Mapping[str, Mapping[str, int]]:
        """By kind and heading, how many of the records with these numbers, each given once, come under it."""
        return {kind: _counted(column, numbers) for kind, column in self._columns.items()}


def _counted(column: _Read, numbers: NDArray[np.int64]) -> dict[str, int]:
    first = column.starts[numbers].astype(np.int64)
    many = column.starts[numbers + 1] - first
    # The places of all their values, one after the other.
    places = np.repeat(first - (np.cumsum(many) - many), many) + np.arange(many.sum())
    counts = np.bincount(column.values[places], minlength=len(column.names))
    return {column.names[place]: int(counts[place]) for place in np.flatnonzero(counts)}
