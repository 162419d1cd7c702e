"""The file for reading one record at a time: one SQLite file a bucket generation, written once, then only read."""

from __future__ import annotations

import sqlite3
import weakref
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import UTC
from pathlib import Path
from typing import Any

import duckdb
import msgspec
from isal import isal_zlib

from onrecord.register.rows import Defect, Row
from onrecord.register.session import connect
from onrecord.register.sql import statement
from onrecord.register.summary import Summary

_BLOCK_BYTES = 48_000
"""JSON packed together: enough for zlib's window to fill, little enough to unpack in a fraction of a millisecond."""
# Of isal's levels 0 to 3; the last saves a tenth of the file and takes four times as long.
_LEVEL = 2
_ROWS = msgspec.json.Decoder(tuple[Row, ...])
_SUMMARY = msgspec.json.Decoder(Summary)
_DEFECT = msgspec.json.Decoder(Defect)
_BATCH = 256
_ENCODER = msgspec.json.Encoder()


def read_rows(releases: Path, issues: Path | None = None) -> Iterator[Row]:
    """The rows of a Parquet file of releases, by ocid and in the order of merging; with their issues, if asked for."""
    with connect() as connection:
        defects = _issues_of(connection, issues) if issues else {}
        cursor = connection.execute(statement("which_releases"), {"releases": str(releases)})
        while found := cursor.fetchmany(_BATCH):
            yield from (_row(one, tuple(defects.get(one[0], ()))) for one in found)


def _issues_of(connection: duckdb.DuckDBPyConnection, issues: Path) -> dict[int, list[Defect]]:
    found: dict[int, list[Defect]] = {}
    for order, *rest in connection.execute(statement("which_issues_of_releases"), {"issues": str(issues)}).fetchall():
        found.setdefault(order, []).append(Defect(*rest))
    return found


def _row(found: tuple[Any, ...], defects: tuple[Defect, ...]) -> Row:
    order, ocid, id_, minted, at, date_text, precision, tags, publisher, license_, seen, *rest = found
    raw, position, file, typical, digest, canonical, json = rest
    return Row(
        order=order,
        ocid=ocid,
        id=id_,
        id_minted=minted,
        at=at.replace(tzinfo=UTC) if at else None,
        date_text=date_text,
        precision=precision,
        tags=tuple(tags),
        publisher=publisher,
        license=license_,
        first_seen=seen.replace(tzinfo=UTC),
        raw=raw,
        position=position,
        file=file,
        typical=typical,
        digest=digest,
        canonical=canonical or "",
        body=msgspec.Raw(json.encode()),
        defects=defects,
    )


class RecordFileWriter:
    """Writes a bucket's records in rising order of ocid; use as a context."""

    def __init__(self, path: Path) -> None:
        self._block = bytearray()
        self._blocks = 0
        self._connection = sqlite3.connect(path, isolation_level=None)
        # The file is a draft until it is renamed, and is synced then: no journal is needed to save half of it.
        self._connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        self._connection.executescript(statement("make_records"))
        self._connection.execute("BEGIN")

    def __enter__(self) -> RecordFileWriter:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            self._write_block()
            self._connection.execute("COMMIT")
            self._connection.execute(statement("find_records_by_ocid"))
        self._connection.close()

    def add(self, number: int, summary: Summary, rows: Sequence[Row]) -> None:
        """Add the record with this number in its bucket."""
        body = _ENCODER.encode(rows)
        place = (self._blocks, len(self._block), len(body))
        self._connection.execute(statement("add_record"), (number, summary.ocid, _ENCODER.encode(summary), *place))
        self._block += body
        if len(self._block) >= _BLOCK_BYTES:
            self._write_block()

    def add_strays(self, defects: Iterable[Defect]) -> None:
        """Add the issues that no kept release carries."""
        rows = ((number, _ENCODER.encode(defect)) for number, defect in enumerate(defects))
        self._connection.executemany(statement("add_stray"), rows)

    def _write_block(self) -> None:
        self._connection.execute(statement("add_block"), (self._blocks, isal_zlib.compress(self._block, _LEVEL)))
        self._blocks += 1
        self._block.clear()


class RecordFile:
    """One bucket's records, open for reading from any thread."""

    def __init__(self, path: Path) -> None:
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        weakref.finalize(self, self._connection.close)

    def close(self) -> None:
        """Let go of the file; else that is done when its last reader lets go."""
        self._connection.close()

    def rows(self, ocid: str) -> tuple[Row, ...]:
        """The stored releases of an ocid; none when it is not held."""
        found = self._connection.execute(statement("which_record"), (ocid,)).fetchone()
        if found is None:
            return ()
        block, start, length = found
        return _ROWS.decode(memoryview(isal_zlib.decompress(block))[start : start + length])

    def holds(self, ocid: str) -> bool:
        """Whether there is a record of this ocid."""
        return self.number(ocid) is not None

    def number(self, ocid: str) -> int | None:
        """The number of an ocid's record; None when it is not held."""
        found = self._connection.execute(statement("which_number"), (ocid,)).fetchone()
        return None if found is None else int(found[0])

    def number_after(self, ocid: str) -> int | None:
        """The number of the first record behind an ocid; None when there is none."""
        found = self._connection.execute(statement("which_number_follows"), (ocid,)).fetchone()
        return None if found is None else int(found[0])

    def length(self, ocid: str) -> int:
        """Bytes that the stored releases of an ocid take, unpacked; 0 when it is not held."""
        found = self._connection.execute(statement("how_long_is"), (ocid,)).fetchone()
        return 0 if found is None else int(found[0])

    def numbered_rows(self, ocid: str) -> tuple[int, tuple[Row, ...]] | None:
        """The number of an ocid's record in its part, and its stored releases with their issues; None if not held."""
        number = self.number(ocid)
        return None if number is None else (number, self.rows(ocid))

    def summary(self, number: int) -> Summary:
        """The list line of the record with this number in its bucket."""
        found = self._connection.execute(statement("which_summary"), (number,)).fetchone()
        return _SUMMARY.decode(found[0])

    def ocid(self, number: int) -> str:
        """The ocid of the record with this number in its bucket."""
        found: str = self._connection.execute(statement("which_ocid"), (number,)).fetchone()[0]
        return found

    def all_rows(self) -> Iterator[tuple[str, tuple[Row, ...]]]:
        """Every ocid with its stored releases, in order of ocid."""
        current, unpacked = -1, memoryview(b"")
        with closing(self._connection.execute(statement("which_records"))) as cursor:
            for ocid, number, start, length in cursor:
                if number != current:
                    (packed,) = self._connection.execute(statement("which_block"), (number,)).fetchone()
                    current, unpacked = number, memoryview(isal_zlib.decompress(packed))
                yield ocid, _ROWS.decode(unpacked[start : start + length])

    def strays(self) -> Iterator[Defect]:
        """The issues that no kept release carries."""
        with closing(self._connection.execute(statement("which_strays"))) as cursor:
            for (body,) in cursor:
                yield _DEFECT.decode(body)
