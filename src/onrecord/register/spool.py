"""Between reading and building: rows laid out by bucket in draft files, so that memory stays flat."""

from __future__ import annotations

from binascii import crc32
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import msgspec

from onrecord.register.manifest import bucket_of
from onrecord.register.rows import Defect, Row

_DEFECTS = msgspec.json.Decoder(Defect)
_ENCODER = msgspec.json.Encoder()


class _Head(msgspec.Struct, frozen=True):
    """What is known of one release beside its JSON: the fields of `sql/add_drafts.sql`."""

    slot: int
    order: int
    ocid: str
    id: str
    id_minted: bool
    date: datetime | None
    date_text: str
    precision: str
    tags: tuple[str, ...]
    publisher: str
    license: str
    first_seen: datetime
    raw: str
    position: str
    file: str
    typical: bool
    digest: str
    canonical: str | None
    held: bool
    """Whether it is in the register already, and comes with fresh ones of its ocid."""


class _Issue(msgspec.Struct, frozen=True):
    """One issue of a release that is kept: the columns of `sql/add_issues.sql`."""

    order: int
    rule: str
    file: str
    raw: str
    position: str
    ocid: str
    release_id: str
    pointer: str
    found: str
    expected: str
    publisher: str
    outcome: str


_HEADS = msgspec.json.Decoder(_Head)


class Spool:
    """Draft files of one reading task; use as a context so that they are closed."""

    def __init__(self, folder: Path, task: int, buckets: int) -> None:
        self._folder = folder
        self._task = task
        self._buckets = buckets
        self._open: dict[str, BinaryIO] = {}
        self.size = 0
        """Bytes of JSON of the releases."""
        self.longest = 0
        """Bytes that no line is longer than."""

    def __enter__(self) -> Spool:
        return self

    def __exit__(self, *_: object) -> None:
        for stream in self._open.values():
            stream.close()

    def add_row(self, row: Row, *, held: bool = False) -> None:
        """Lay a release with its issues in the bucket of its ocid."""
        slot = slot_of(row.ocid)
        bucket = slot % self._buckets
        body = bytes(row.body)
        self.size += len(body)
        # As it is, behind a tab, which no JSON of ours holds: as a text inside JSON it would take twice the time.
        self._write("rows", bucket, b"%b\t%b" % (_ENCODER.encode(_head(row, slot, held)), body))
        for defect in row.defects:
            issue = _Issue(row.order, *msgspec.structs.astuple(defect))
            self._write("issues", bucket, _ENCODER.encode(issue))

    def add_stray(self, defect: Defect) -> None:
        """Lay an issue that no kept release carries in the bucket of its raw object."""
        self._write("strays", bucket_of(defect.raw, self._buckets), _ENCODER.encode(defect))

    def _write(self, kind: str, bucket: int, line: bytes) -> None:
        name = f"{kind}-{bucket:03d}-{self._task:05d}"
        stream = self._open.get(name)
        if stream is None:
            stream = self._open[name] = (self._folder / name).open("wb", buffering=1 << 16)
        self.longest = max(self.longest, len(line))
        stream.write(line)
        stream.write(b"\n")


def slot_of(ocid: str) -> int:
    """CRC-32 of an ocid: its bucket is this modulo the number of buckets."""
    return crc32(ocid.encode("utf-8", "surrogatepass"))


def drafts(folder: Path, kind: str, bucket: int) -> list[str]:
    """The draft files of one bucket: `rows` of releases, their `issues`, or `strays`."""
    return sorted(str(path) for path in folder.glob(f"{kind}-{bucket:03d}-*"))


def spooled_strays(folder: Path, bucket: int) -> Iterator[Defect]:
    """All issues of one bucket that no kept release carries."""
    return (_DEFECTS.decode(line) for line in _lines(folder, bucket))


def spooled_ocids(path: str) -> Iterator[str]:
    """The ocid of each release in a draft file of `rows`."""
    with Path(path).open("rb") as stream:
        yield from (_HEADS.decode(line.partition(b"\t")[0]).ocid for line in stream)


def spooled_buckets(folder: Path) -> set[int]:
    """The buckets for which anything was laid down."""
    return {int(path.name.split("-")[1]) for path in folder.iterdir()}


def _head(row: Row, slot: int, held: bool) -> _Head:
    return _Head(
        slot=slot,
        order=row.order,
        ocid=row.ocid,
        id=row.id,
        id_minted=row.id_minted,
        date=_plain_utc(row.at),
        date_text=row.date_text,
        precision=row.precision,
        tags=row.tags,
        publisher=row.publisher,
        license=row.license,
        first_seen=row.first_seen.replace(tzinfo=None),
        raw=row.raw,
        position=row.position,
        file=row.file,
        typical=row.typical,
        digest=row.digest,
        canonical=row.canonical or None,
        held=held,
    )


def _plain_utc(at: datetime | None) -> datetime | None:
    # DuckDB reads an instant with its zone only through a package for zones; all of ours are UTC.
    return at.replace(tzinfo=None) if at else None


def _lines(folder: Path, bucket: int) -> Iterable[bytes]:
    for path in drafts(folder, "strays", bucket):
        with Path(path).open("rb") as stream:
            yield from stream
