"""What tests of pulls share: a fake source, a register, and a pull between the two, all on one virtual clock."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from fake_sources import FakeSource, Faults, Timeline, VirtualClock, make_timeline

from onrecord import tasks
from onrecord.register import Register
from onrecord.report.answers_pull import PullAnswer
from onrecord.settings import Settings
from onrecord.sources import Gaps

LATER = datetime(2026, 1, 10, 12, tzinfo=UTC)
SINCE, UNTIL = date(2025, 1, 1), date(2025, 12, 31)
FIRST = datetime(2025, 1, 1, tzinfo=UTC)


@dataclass(slots=True)
class Scene:
    """One source, one register, one clock."""

    name: str
    server: FakeSource
    clock: VirtualClock
    settings: Settings

    @property
    def until(self) -> date:
        """The last day of what is pulled: two months where each takes twenty requests, else the year."""
        return UNTIL if self.name in ("contracts-finder", "find-a-tender") else date(2025, 2, 28)

    @property
    def last(self) -> datetime:
        """The last second of it (no summer time then)."""
        return datetime.combine(self.until, time(23, 59, 59), UTC)

    @property
    def address(self) -> str:
        """Where the source is asked."""
        return f"{self.server.base}/api/1.0" if self.name == "find-a-tender" else self.server.base

    def pull(self, **wishes: Any) -> PullAnswer:
        """Pull the year up to `until`, or what `wishes` say."""
        days = {} if wishes.keys() & {"follow", "since"} else {"since": SINCE, "until": self.until}
        passing = {"address": self.address, "clock": self.clock, "sleep": self.clock.sleep}
        return tasks.pull(self.settings, self.name, **{**days, **passing, **wishes})

    def gaps(self) -> Gaps:
        """What is missing, as the command says it."""
        return tasks.gaps(self.settings, self.name, address=self.address).gaps

    def held(self) -> set[tuple[str, str]]:
        """Ocid and release id of all that the register has of this source."""
        with Register.open(self.settings.register) as register:
            raws = {entry.raw for entry in register.arrivals(self.name)}
            keys = register.release_keys(ocid_prefix="", raws=raws)
        return {(ocid, id_) for ocid, ids in keys.items() for id_ in ids}

    def marks(self) -> set[str]:
        """The description of every release held: it names its state."""
        with Register.open(self.settings.register) as register:
            records = [register.record(ocid) for ocid in {ocid for ocid, _ in self.held()}]
        return {str(release.body["description"]) for record in records if record for release in record.releases}


@contextmanager
def scene(
    folder: Path, name: str, faults: Faults | None = None, *, notices: int = 20, burst: int = 0, now: datetime = LATER,
    timeline: Timeline | None = None,
) -> Iterator[Scene]:  # fmt: skip
    """A source with a year of notices, and an empty register beside it. (A few dozen come at clock changes besides.)"""
    clock = VirtualClock(now)
    made = timeline or make_timeline(name, notices=notices, burst=burst)
    with FakeSource(made, clock, faults) as server:
        yield Scene(name, server, clock, Settings(folder / "register", state=folder / "state"))
