"""One part of the register: a bucket's generation or a delta, its files opened when first needed.

Its files never change. So the next state takes over those parts that are its own, too, with all that is open of them,
and a load makes a reader open no more than the load has written.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.register.hidden import REPLACED, Hides, read_hidden
from onrecord.register.keyfile import KeyFile
from onrecord.register.keys import KEY_KINDS
from onrecord.register.layout import TABLES, Layout
from onrecord.register.recordfile import RecordFile
from onrecord.register.textindex import TextIndex

if TYPE_CHECKING:
    from onrecord.register.headings import Headings


class Part:
    """The files that share one stem; any thread may read them."""

    def __init__(self, layout: Layout, stem: str, *, delta: bool) -> None:
        self.stem = stem
        self._delta = delta
        self._layout = layout
        self._folder = layout.index_folder(stem)
        self._mark = self._marked()

    def still_there(self) -> bool:
        """Whether the files are the ones that they were: a folder that was put back from a backup has others."""
        return self._mark is not None and self._mark == self._marked()

    def _marked(self) -> tuple[int, int, int] | None:
        try:
            status = self._layout.records_file(self.stem).stat()
        except FileNotFoundError:
            return None
        return status.st_ino, status.st_mtime_ns, status.st_size

    def open(self) -> None:
        """Open what single questions need, so that the first who asks does not wait for it."""
        _ = (self.records, self.text, self.keys, self.headings, self.hides, self.replaced)

    @cached_property
    def records(self) -> RecordFile:
        """The file for reading single records; closed when the last reader lets go."""
        return RecordFile(self._layout.records_file(self.stem))

    @cached_property
    def text(self) -> TextIndex:
        """The full text."""
        return TextIndex(self._folder / "text")

    @cached_property
    def keys(self) -> Mapping[str, KeyFile]:
        """The key files by kind."""
        return {kind: KeyFile(self._folder / f"{kind}.keys") for kind in KEY_KINDS}

    @cached_property
    def headings(self) -> Headings:
        """Under what its records are counted."""
        # Imported here: it takes longer than to read one record.
        from onrecord.register.headings import Headings

        return Headings(self._folder)

    @cached_property
    def hides(self) -> Hides:
        """What it hides of older parts."""
        return read_hidden(self._folder) if self._delta else {}

    @cached_property
    def replaced(self) -> TextIndex | None:
        """The full text of what it hides, as that was."""
        folder = self._folder / REPLACED
        return TextIndex(folder) if self._delta and folder.is_dir() else None

    @property
    def parquet_files(self) -> list[str]:
        """The releases and all tables."""
        layout, stem = self._layout, self.stem
        return [str(layout.releases_file(stem)), *(str(layout.table_file(table, stem)) for table in TABLES)]
