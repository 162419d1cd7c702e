"""Between reading and building: rows laid out by bucket in draft files, so that memory stays flat."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from onrecord.register.manifest import bucket_of
from onrecord.register.rows import Defect, Row

_ROWS = msgspec.json.Decoder(Row)
_DEFECTS = msgspec.json.Decoder(Defect)
_ENCODER = msgspec.json.Encoder()


class Spool:
    """Draft files of one reading task; use as a context so that they are closed."""

    def __init__(self, folder: Path, task: int, buckets: int) -> None:
        self._folder = folder
        self._task = task
        self._buckets = buckets
        self._open: dict[str, BinaryIO] = {}
        self.size = 0

    def __enter__(self) -> Spool:
        return self

    def __exit__(self, *_: object) -> None:
        for stream in self._open.values():
            stream.close()

    def add_row(self, row: Row) -> None:
        """Lay a release in the bucket of its ocid."""
        self.size += len(bytes(row.body))
        self._write("rows", bucket_of(row.ocid, self._buckets), row)

    def add_stray(self, defect: Defect) -> None:
        """Lay an issue that no kept release carries in the bucket of its raw object."""
        self._write("strays", bucket_of(defect.raw, self._buckets), defect)

    def _write(self, kind: str, bucket: int, value: object) -> None:
        name = f"{kind}-{bucket:03d}-{self._task:05d}"
        stream = self._open.get(name)
        if stream is None:
            stream = self._open[name] = (self._folder / name).open("wb", buffering=1 << 16)
        stream.write(_ENCODER.encode(value))
        stream.write(b"\n")


def spooled_rows(folder: Path, bucket: int) -> Iterator[Row]:
    """All rows of one bucket, in the order in which the ledger names their raw objects."""
    rows = [_ROWS.decode(line) for line in _lines(folder, "rows", bucket)]
    rows.sort(key=lambda row: row.order)
    return iter(rows)


def spooled_strays(folder: Path, bucket: int) -> Iterator[Defect]:
    """All issues of one bucket that no kept release carries."""
    return (_DEFECTS.decode(line) for line in _lines(folder, "strays", bucket))


def spooled_buckets(folder: Path) -> set[int]:
    """The buckets for which anything was laid down."""
    return {int(path.name.split("-")[1]) for path in folder.iterdir()}


def _lines(folder: Path, kind: str, bucket: int) -> Iterable[bytes]:
    for path in sorted(folder.glob(f"{kind}-{bucket:03d}-*")):
        with path.open("rb") as stream:
            yield from stream
