"""One state of the register, open for reading: what the manifest named when it was opened."""

from __future__ import annotations

import weakref
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from heapq import merge
from pathlib import Path

import duckdb

from onrecord.errors import RegisterError
from onrecord.ocds import Record
from onrecord.register.hidden import REPLACED, Hides, read_hidden
from onrecord.register.indexing import KEY_KINDS
from onrecord.register.keyfile import KeyFile
from onrecord.register.layout import TABLES, Layout, delta_stem
from onrecord.register.manifest import Manifest, bucket_of
from onrecord.register.model import Publisher
from onrecord.register.recordfile import RecordFile
from onrecord.register.rows import Row, release_of
from onrecord.register.session import connect, prepare_rows
from onrecord.register.sql import statement
from onrecord.register.summary import Summary
from onrecord.register.textindex import TextIndex


class Snapshot:
    """The files of one manifest, opened when first needed. A load that ends meanwhile does not change it."""

    def __init__(self, layout: Layout, manifest: Manifest) -> None:
        self._layout = layout
        self.manifest = manifest

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

    @cached_property
    def hides(self) -> tuple[Hides, ...]:
        """What each delta hides, the oldest first."""
        return tuple(read_hidden(self._layout.index_folder(delta_stem(d.generation))) for d in self.manifest.deltas)

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

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """As `connect`, on a database that stays open as long as this state: for whoever asks often, and little.

        To be closed after use; any thread may have one.
        """
        return self._kept.cursor()

    def related_to(self, number: str) -> list[str]:
        """Ocids of the records that name this number among their related processes."""
        with self._relations.cursor() as connection:
            found = connection.execute(statement("which_relate"), {"number": number}).fetchall()
        return [ocid for (ocid,) in found]

    @cached_property
    def _relations(self) -> duckdb.DuckDBPyConnection:
        """With the table of what is related: read once for a state, since a page asks for it each time."""
        self._kept.execute(statement("keep_related"), {"files": self.table_files("related")})
        self._kept.execute(statement("index_related"))
        return self._kept

    @cached_property
    def _kept(self) -> duckdb.DuckDBPyConnection:
        kept = self.connect()
        weakref.finalize(self, kept.close)
        return kept

    def prepare(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Make `rows_of` known to a connection that somebody else has set up, as `connect` does."""
        prepare_rows(connection)
        for hides in self.hides:
            for stem, records in hides.items():
                for file in self._parquet_files(stem):
                    connection.execute(statement("add_hidden"), {"file": file, "ocids": list(records)})

    def _parquet_files(self, stem: str) -> list[str]:
        layout = self._layout
        return [str(layout.releases_file(stem)), *(str(layout.table_file(table, stem)) for table in TABLES)]

    @cached_property
    def records(self) -> tuple[RecordFile, ...]:
        """The file for reading single records, by part: the buckets, then the deltas."""
        files = tuple(RecordFile(self._layout.records_file(stem)) for stem in self.manifest.stems)
        # Closed when the last reader lets go: another thread may still read this state when a newer one is opened.
        weakref.finalize(self, _close, files)
        return files

    @cached_property
    def texts(self) -> tuple[TextIndex, ...]:
        """The full text, by part."""
        return tuple(TextIndex(self._layout.index_folder(stem) / "text") for stem in self.manifest.stems)

    @cached_property
    def keys(self) -> Mapping[str, tuple[KeyFile, ...]]:
        """The key files by kind, each by part."""
        folders = [self._layout.index_folder(stem) for stem in self.manifest.stems]
        return {kind: tuple(KeyFile(folder / f"{kind}.keys") for folder in folders) for kind in KEY_KINDS}

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
        folders = [self._layout.index_folder(delta_stem(delta.generation)) for delta in self.manifest.deltas]
        return tuple(TextIndex(folder / REPLACED) for folder in folders if (folder / REPLACED).is_dir())


def _close(files: Iterable[RecordFile]) -> None:
    for file in files:
        file.close()
