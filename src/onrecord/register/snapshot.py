"""One state of the register, open for reading: what the manifest named when it was opened."""

from __future__ import annotations

import weakref
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from onrecord.errors import RegisterError
from onrecord.ocds import Record
from onrecord.register.indexing import KEY_KINDS
from onrecord.register.keyfile import KeyFile
from onrecord.register.layout import TABLES, Layout
from onrecord.register.manifest import Manifest, bucket_of
from onrecord.register.model import Publisher
from onrecord.register.recordfile import RecordFile
from onrecord.register.rows import Row, release_of
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
        connection = duckdb.connect(config={"threads": 1})
        connection.execute(statement("make_rows_of"))
        for hides in self.hides:
            for stem, records in hides.items():
                for file in self._parquet_files(stem):
                    connection.execute(statement("add_hidden"), {"file": file, "ocids": list(records)})
        return connection

    def _parquet_files(self, stem: str) -> list[str]:
        layout = self._layout
        return [str(layout.releases_file(stem)), *(str(layout.table_file(table, stem)) for table in TABLES)]

    @cached_property
    def records(self) -> tuple[RecordFile, ...]:
        """The file for reading single records, by bucket."""
        files = tuple(RecordFile(self._layout.records_file(stem)) for stem in self.manifest.stems)
        # Closed when the last reader lets go: another thread may still read this state when a newer one is opened.
        weakref.finalize(self, _close, files)
        return files

    @cached_property
    def texts(self) -> tuple[TextIndex, ...]:
        """The full text, by bucket."""
        return tuple(TextIndex(self._layout.index_folder(stem) / "text") for stem in self.manifest.stems)

    @cached_property
    def keys(self) -> Mapping[str, tuple[KeyFile, ...]]:
        """The key files by kind, each by bucket."""
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

    def publishers(self, ocid: str) -> set[Publisher]:
        """What the packages say that the releases of one process came in, where they say anything."""
        return {Publisher(row.publisher, row.license) for row in self._rows(ocid) if row.publisher or row.license}

    def _rows(self, ocid: str) -> tuple[Row, ...]:
        return self.records[bucket_of(ocid, len(self.records))].rows(ocid) if self.records else ()

    def summary_at(self, bucket: int, number: int) -> Summary:
        """The list line of a record by its number in its bucket."""
        return self.records[bucket].summary(number)

    def ocid_at(self, bucket: int, number: int) -> str:
        """The ocid of a record by its number in its bucket."""
        return self.records[bucket].ocid(number)

    def frequencies(self, words: Sequence[str]) -> tuple[int, dict[str, int]]:
        """How many records there are, and in how many of them each folded word stands."""
        counts = {word: sum(index.frequency(word) for index in self.texts) for word in words}
        return self.manifest.records, counts


def _close(files: Iterable[RecordFile]) -> None:
    for file in files:
        file.close()
