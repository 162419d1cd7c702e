"""The file for reading one record at a time: one SQLite file a bucket generation, written once, then only read."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import msgspec

from onrecord.register.rows import Defect, Row
from onrecord.register.sql import statement
from onrecord.register.summary import Summary

_DICTIONARY_BYTES = 32_000
_LEVEL = 4
_ROWS = msgspec.json.Decoder(tuple[Row, ...])
_SUMMARY = msgspec.json.Decoder(Summary)
_DEFECT = msgspec.json.Decoder(Defect)
_ENCODER = msgspec.json.Encoder()


def make_dictionary(samples: Iterable[bytes]) -> bytes:
    """Bytes that the publisher's releases have in common, so that a single record packs as well as many together."""
    dictionary = b""
    for sample in samples:
        dictionary += sample[: _DICTIONARY_BYTES // 4]
        if len(dictionary) >= _DICTIONARY_BYTES:
            break
    return dictionary[:_DICTIONARY_BYTES]


class RecordFileWriter:
    """Writes a bucket's records in rising order of ocid; use as a context."""

    def __init__(self, path: Path, dictionary: bytes) -> None:
        self._dictionary = dictionary
        self._connection = sqlite3.connect(path, isolation_level=None)
        # The file is a draft until it is renamed, and is synced then: no journal is needed to save half of it.
        self._connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        self._connection.executescript(statement("make_records"))
        self._connection.execute("BEGIN")
        self._connection.execute(statement("add_dictionary"), (dictionary,))

    def __enter__(self) -> RecordFileWriter:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            self._connection.execute("COMMIT")
            self._connection.execute(statement("find_records_by_ocid"))
        self._connection.close()

    def add(self, number: int, summary: Summary, rows: Sequence[Row]) -> None:
        """Add the record with this number in its bucket."""
        packer = zlib.compressobj(_LEVEL, zdict=self._dictionary)
        body = packer.compress(_ENCODER.encode(rows)) + packer.flush()
        self._connection.execute(statement("add_record"), (number, summary.ocid, _ENCODER.encode(summary), body))

    def add_strays(self, defects: Iterable[Defect]) -> None:
        """Add the issues that no kept release carries."""
        rows = ((number, _ENCODER.encode(defect)) for number, defect in enumerate(defects))
        self._connection.executemany(statement("add_stray"), rows)


class RecordFile:
    """One bucket's records, open for reading from any thread."""

    def __init__(self, path: Path) -> None:
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        (self._dictionary,) = self._connection.execute(statement("which_dictionary")).fetchone()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def rows(self, ocid: str) -> tuple[Row, ...]:
        """The stored releases of an ocid; none when it is not held."""
        found = self._one("which_record", ocid)
        return self._unpack(found) if found else ()

    def summary(self, ocid: str) -> Summary | None:
        """The list line of an ocid."""
        found = self._one("which_summary", ocid)
        return _SUMMARY.decode(found) if found else None

    def ocid(self, number: int) -> str:
        """The ocid of the record with this number in its bucket."""
        found: str = self._connection.execute(statement("which_ocid"), (number,)).fetchone()[0]
        return found

    def all_rows(self) -> Iterator[tuple[str, tuple[Row, ...]]]:
        """Every ocid with its stored releases, in order of ocid."""
        with closing(self._connection.execute(statement("which_records"))) as cursor:
            for ocid, body in cursor:
                yield ocid, self._unpack(body)

    def strays(self) -> Iterator[Defect]:
        """The issues that no kept release carries."""
        with closing(self._connection.execute(statement("which_strays"))) as cursor:
            for (body,) in cursor:
                yield _DEFECT.decode(body)

    def _one(self, question: str, ocid: str) -> bytes | None:
        found = self._connection.execute(statement(question), (ocid,)).fetchone()
        return found[0] if found else None

    def _unpack(self, body: bytes) -> tuple[Row, ...]:
        return _ROWS.decode(zlib.decompressobj(zdict=self._dictionary).decompress(body))
