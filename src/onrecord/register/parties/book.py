"""The parties of a register: one found by name, its profile read, all joined anew when the data moved."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from time import perf_counter

import duckdb

from onrecord.register.disk import telling_faults
from onrecord.register.layout import Layout
from onrecord.register.model import Progress
from onrecord.register.parties.asking import rows_of
from onrecord.register.parties.joining import (
    Current,
    current_path,
    join_all,
    mentions_path,
    profiles_path,
    read_current,
    state_of,
)
from onrecord.register.parties.model import PartiesFound, PartiesReport, PartyProfile, Whose
from onrecord.register.parties.profilefile import ProfileFile
from onrecord.register.snapshot import Snapshot


class PartyBook:
    """Parties as they were last joined. Reading never waits for a joining, and sees one or the next, whole."""

    def __init__(self, layout: Layout, snapshot: Callable[[], Snapshot]) -> None:
        self._layout = layout
        self._snapshot = snapshot
        self._open: tuple[str, ProfileFile] | None = None

    def join(self, progress: Callable[[Progress], None] | None = None) -> PartiesReport:
        """Join all parties anew; the same register and the same decisions make the same profiles.

        Errors: RegisterError when somebody else is joining, or the disk fails.
        """
        began = perf_counter()

        def tell(stage: str, done: int, total: int) -> None:
            if progress:
                progress(Progress(stage, done, total, 0, perf_counter() - began))

        with telling_faults(self._layout.root):
            return join_all(self._layout, self._snapshot(), tell).report

    @property
    def report(self) -> PartiesReport | None:
        """What the last joining came to; None before the first."""
        current = read_current(self._layout)
        return current.report if current else None

    @property
    def current(self) -> bool:
        """Whether the last joining is of the register as it is now, with all that people decided."""
        found = read_current(self._layout)
        return found is not None and found.made_from == state_of(self._layout, self._snapshot())

    @property
    def joined_at(self) -> datetime | None:
        """When the last joining was done (UTC); None before the first."""
        try:
            return datetime.fromtimestamp(current_path(self._layout).stat().st_mtime, UTC)
        except OSError:
            return None

    def find(self, name: str, limit: int = 20) -> PartiesFound:
        """Parties called `name`, or with all its words in their names; none before the first joining."""
        file = self._file()
        return file.find(name, limit) if file else PartiesFound((), 0, exact=False)

    def profile(self, id: str) -> PartyProfile | None:
        """The profile with this id."""
        file = self._file()
        return file.profile(id) if file else None

    def mentions(self) -> Iterator[Whose]:
        """Which organisation each mention is of, in order of ocid and pointer; mentions of nobody are left out."""
        current = read_current(self._layout)
        if current is None or not current.report.spellings:
            return
        with duckdb.connect(config={"threads": 1}) as connection:
            asked = {"file": str(mentions_path(self._layout, current))}
            yield from (Whose(*row) for row in rows_of(connection, "which_party_mentions", asked))

    def _file(self) -> ProfileFile | None:
        """The current file of profiles, opened anew when another has become current."""
        current: Current | None = read_current(self._layout)
        if current is None:
            return None
        if self._open is None or self._open[0] != current.stem:
            file = ProfileFile(profiles_path(self._layout, current))
            # Closed when the last reader lets go: another thread may still read the older one.
            weakref.finalize(self, file.close)
            self._open = (current.stem, file)
        return self._open[1]
