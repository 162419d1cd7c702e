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
    """All columns in one, counted in one go: the headings of a record, of every kind, stand together."""

    names: list[tuple[str, str]]
    """Kind and heading."""
    values: NDArray[np.uint32]
    starts: NDArray[np.int64]


def _read(columns: Mapping[str, _Column]) -> _Read:
    """Errors: ValueError, IndexError for columns that are not of one part."""
    starts = {kind: np.frombuffer(column.starts, _NUMBER).astype(np.int64) for kind, column in columns.items()}
    ends = np.sum(list(starts.values()), axis=0)
    names, values, free = list[tuple[str, str]](), np.empty(ends[-1], np.uint32), ends[:-1].copy()
    for kind, column in columns.items():
        many = np.diff(starts[kind])
        values[_run(free, many)] = np.frombuffer(column.values, _NUMBER) + len(names)
        free += many
        names += [(kind, name) for name in column.names]
    return _Read(names, values, ends)


def _run(first: NDArray[np.int64], many: NDArray[np.int64]) -> NDArray[np.int64]:
    """Of each, so `many` places from its `first` on; all of them one after the other."""
    return np.repeat(first - (np.cumsum(many) - many), many) + np.arange(many.sum())


class Headings:
    """The headings of a part, open for counting."""

    def __init__(self, folder: Path) -> None:
        """Errors: DamagedError for a file that holds something else."""
        try:
            found = _DECODER.decode((folder / _FILE).read_bytes())
            self._all = _read(found)
        except (ValueError, IndexError) as fault:
            raise DamagedError(f"{_FILE}: {fault}") from fault

    def count(self, numbers: NDArray[np.int64]) -> Mapping[str, Mapping[str, int]]:
        """By kind and heading, how many of the records with these numbers, each given once, come under it."""
        names, values, starts = self._all
        first = starts[numbers]
        counts = np.bincount(values[_run(first, starts[numbers + 1] - first)])
        told: dict[str, dict[str, int]] = {kind: {} for kind in KINDS}
        for place in np.flatnonzero(counts).tolist():
            kind, name = names[place]
            told[kind][name] = int(counts[place])
        return told
