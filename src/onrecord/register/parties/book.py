"""The parties of a register: one found by name, its profile read, all joined anew when the data moved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from time import perf_counter
from typing import NamedTuple

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
from onrecord.register.still import kept, let_go


class _Joining(NamedTuple):
    """One joining, open."""

    current: Current
    file: ProfileFile
    at: datetime


class PartyBook:
    """Parties as they were last joined. Reading never waits for a joining, and sees one or the next, whole."""

    def __init__(self, layout: Layout, snapshot: Callable[[], Snapshot]) -> None:
        self._layout = layout
        self._snapshot = snapshot
        self._open: _Joining | None = None

    def join(self, progress: Callable[[Progress], None] | None = None) -> PartiesReport:
        """Join all parties anew; the same register and the same decisions make the same profiles.

        Errors: RegisterError when somebody else is joining, or the disk fails.
        """
        began = perf_counter()

        def tell(stage: str, done: int, total: int) -> None:
            if progress:
                progress(Progress(stage, done, total, 0, perf_counter() - began))

        with telling_faults(self._layout.root):
            report = join_all(self._layout, self._snapshot(), tell).report
        let_go(self._key)
        return report

    @property
    def report(self) -> PartiesReport | None:
        """What the last joining came to; None before the first."""
        joining = self._joining()
        return joining.current.report if joining else None

    @property
    def current(self) -> bool:
        """Whether the last joining is of the register as it is now, with all that people decided."""
        joining = self._joining()
        return joining is not None and joining.current.made_from == state_of(self._layout, self._snapshot())

    @property
    def joined_at(self) -> datetime | None:
        """When the last joining was done (UTC); None before the first."""
        joining = self._joining()
        return joining.at if joining else None

    def find(self, name: str, limit: int = 20) -> PartiesFound:
        """Parties called `name`, or with all its words in their names; none before the first joining."""
        joining = self._joining()
        return joining.file.find(name, limit) if joining else PartiesFound((), 0, exact=False)

    def profile(self, id: str) -> PartyProfile | None:
        """The profile with this id."""
        joining = self._joining()
        return joining.file.profile(id) if joining else None

    def mentions(self) -> Iterator[Whose]:
        """Which organisation each mention is of, in order of ocid and pointer; mentions of nobody are left out."""
        joining = self._joining()
        if joining is None or not joining.current.report.spellings:
            return
        with duckdb.connect(config={"threads": 1}) as connection:
            asked = {"file": str(mentions_path(self._layout, joining.current))}
            yield from (Whose(*row) for row in rows_of(connection, "which_party_mentions", asked))

    @property
    def _key(self) -> tuple[int, str]:
        return (id(self), "joining")

    def _joining(self) -> _Joining | None:
        return kept(self._key, self._look)

    def _look(self) -> _Joining | None:
        """The current joining, opened anew when another has become current."""
        current, last = read_current(self._layout), self._open
        if current is None:
            return None
        if last is None or last.current != current:
            at = datetime.fromtimestamp(current_path(self._layout).stat().st_mtime, UTC)
            last = self._open = _Joining(current, ProfileFile(profiles_path(self._layout, current)), at)
        return last
