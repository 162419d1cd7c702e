"""One state of the register, open for reading: what the manifest named when it was opened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from heapq import merge
from pathlib import Path

import duckdb

from onrecord.errors import RegisterError
from onrecord.ocds import Record
from onrecord.register.hidden import Hides
from onrecord.register.keyfile import KeyFile
from onrecord.register.keys import KEY_KINDS
from onrecord.register.layout import TABLES, Layout
from onrecord.register.manifest import Manifest, bucket_of
from onrecord.register.model import Publisher
from onrecord.register.part import Part
from onrecord.register.recordfile import RecordFile
from onrecord.register.rows import Row, release_of
from onrecord.register.session import connect, prepare_rows
from onrecord.register.sql import statement
from onrecord.register.summary import Summary
from onrecord.register.textindex import TextIndex


class Snapshot:
    """The files of one manifest, opened when first needed. A load that ends meanwhile does not change it."""

    def __init__(self, layout: Layout, manifest: Manifest, before: Snapshot | None = None) -> None:
        """What is open of the state `before` stays open, as far as it is of this one, too."""
        self._layout = layout
        self.manifest = manifest
        held = {part.stem: part for part in before.parts if part.still_there()} if before else {}
        buckets = len(manifest.buckets)
        self.parts: tuple[Part, ...] = tuple(
            held.get(stem) or Part(layout, stem, delta=number >= buckets) for number, stem in enumerate(manifest.stems)
        )
        """The buckets, then the deltas, the oldest first."""

    def check(self) -> None:
        """Errors: RegisterError that names the first file missing."""
        for path in self._files():
            if not path.exists():
                raise RegisterError(
                    str(path),
                    found="no such file, though the manifest names it",
                    remedy="Run `onrecord rebuild`: it makes everything again from raw/ and the ledger.",
                )

    def _files(self) -> list[Path]:
        layout = self._layout
        files = []
        for stem in self.manifest.stems:
            files += [layout.releases_file(stem), layout.records_file(stem), layout.index_folder(stem)]
            files += [layout.table_file(table, stem) for table in TABLES]
        return files

    def open(self) -> None:
        """Open all that single questions need. Errors: RegisterError, or OSError, for what is damaged or gone."""
        for part in self.parts:
            part.open()
        _ = (self.hidden, self.records, self.texts, self.keys, self._replaced)

    @cached_property
    def hides(self) -> tuple[Hides, ...]:
        """What each delta hides, the oldest first."""
        return tuple(part.hides for part in self.parts[len(self.manifest.buckets) :])

    @cached_property
    def hidden(self) -> tuple[frozenset[int], ...]:
        """By part, the numbers of the records that a later part stands in front of."""
        found: dict[str, set[int]] = {}
        for hides in self.hides:
            for stem, records in hides.items():
                found.setdefault(stem, set()).update(record.number for record in records.values())
        return tuple(frozenset(found.get(stem, ())) for stem in self.manifest.stems)

    def connect(self) -> duckdb.DuckDBPyConnection:
        """A connection of one thread in which `rows_of(files)` are the rows of `table_files` or `releases_files`.

        Without those that a later part of the register hides: to read the files by themselves shows records twice.
        """
        connection = connect()
        self.prepare(connection)
        return connection

    def prepare(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Make `rows_of` known to a connection that somebody else has set up, as `connect` does."""
        prepare_rows(connection)
        files = {part.stem: part.parquet_files for part in self.parts}
        for hides in self.hides:
            for stem, records in hides.items():
                for file in files.get(stem, ()):
                    connection.execute(statement("add_hidden"), {"file": file, "ocids": list(records)})

    @cached_property
    def records(self) -> tuple[RecordFile, ...]:
        """The file for reading single records, by part: the buckets, then the deltas."""
        return tuple(part.records for part in self.parts)

    @cached_property
    def texts(self) -> tuple[TextIndex, ...]:
        """The full text, by part."""
        return tuple(part.text for part in self.parts)

    @cached_property
    def keys(self) -> Mapping[str, tuple[KeyFile, ...]]:
        """The key files by kind, each by part."""
        return {kind: tuple(part.keys[kind] for part in self.parts) for kind in KEY_KINDS}

    def keyed(self, kind: str, key: int) -> Iterator[tuple[int, int]]:
        """Part and number of each record that has a key. Keys are short: two words may share one, so look again."""
        for part, file in enumerate(self.keys[kind]):
            hidden = self.hidden[part]
            yield from ((part, number) for number in dict.fromkeys(file.between(key, key)) if number not in hidden)

    def table_files(self, table: str) -> list[str]:
        """The Parquet files of a table."""
        return [str(self._layout.table_file(table, stem)) for stem in self.manifest.stems]

    def releases_files(self) -> list[str]:
        """The Parquet files of the releases."""
        return [str(self._layout.releases_file(stem)) for stem in self.manifest.stems]

    def record(self, ocid: str) -> Record | None:
        """All releases of one process in the order of merging, or None."""
        rows = self._rows(ocid)
        return Record(ocid, tuple(map(release_of, rows))) if rows else None

    def all_records(self) -> Iterator[Record]:
        """Every record once, in order of ocid."""
        parts = [self._records_of(part) for part in range(len(self.records))]
        return merge(*parts, key=lambda record: record.ocid)

    def _records_of(self, part: int) -> Iterator[Record]:
        hidden = self.hidden[part]
        for number, (ocid, rows) in enumerate(self.records[part].all_rows()):
            if number not in hidden:
                yield Record(ocid, tuple(map(release_of, rows)))

    def publishers(self, ocid: str) -> set[Publisher]:
        """What the packages say that the releases of one process came in, where they say anything."""
        return {Publisher(row.publisher, row.license) for row in self._rows(ocid) if row.publisher or row.license}

    def _rows(self, ocid: str) -> tuple[Row, ...]:
        part = self.part_of(ocid)
        return () if part is None else self.records[part].rows(ocid)

    def part_of(self, ocid: str) -> int | None:
        """The part that holds the record of an ocid, newest delta first; None when none does."""
        buckets = len(self.manifest.buckets)
        for part in range(len(self.records) - 1, buckets - 1, -1):
            if self.records[part].holds(ocid):
                return part
        home = bucket_of(ocid, buckets) if buckets else None
        return home if home is not None and self.records[home].holds(ocid) else None

    def summary_at(self, part: int, number: int) -> Summary:
        """The list line of a record by its number in its part."""
        return self.records[part].summary(number)

    def ocid_at(self, part: int, number: int) -> str:
        """The ocid of a record by its number in its part."""
        return self.records[part].ocid(number)

    def frequencies(self, words: Sequence[str], field: str = "body") -> tuple[int, dict[str, int]]:
        """How many records there are, and in how many of them each folded word stands, in the text or in the title."""
        return self.manifest.records, {word: self._frequency(word, field) for word in words}

    def _frequency(self, word: str, field: str) -> int:
        held = sum(index.frequency(word, field) for index in self.texts)
        return held - sum(index.frequency(word, field) for index in self._replaced)

    @cached_property
    def _replaced(self) -> tuple[TextIndex, ...]:
        """The full text of what each delta hides, as it was."""
        return tuple(part.replaced for part in self.parts if part.replaced)
