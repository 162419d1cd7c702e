"""Pulls from fake sources, and what a register then holds of what was published: held, listed as a gap, or lost."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from fake_sources import Edition, FakeSource
from fake_sources.timeline import LONDON

from onrecord import tasks
from onrecord.register import Register
from onrecord.report.answers_pull import PullAnswer
from onrecord.settings import Settings

PATHS = {"find-a-tender": "/api/1.0", "publisher": "/ocds/chain"}
"""Where each source begins, after its host."""


def settings_in(folder: Path) -> Settings:
    """A register and all else that pulls keep, below `folder`."""
    return Settings(folder / "register", contact="tests@example.org", state=folder / "state")


def asked_at(name: str, base: str) -> tuple[str, str | None]:
    """What `pull` and `gaps` are given to reach a fake source: the name, and the address beside it."""
    address = base + PATHS.get(name, "")
    return (address, None) if name == "publisher" else (name, address)


def pull(source: FakeSource, folder: Path, since: date | None = None, *, history: bool = False) -> PullAnswer:
    """One pull into the register in `folder`, by the clock of the source."""
    name, address = asked_at(source.timeline.source, source.base)
    takes_days = source.timeline.source != "publisher"
    return tasks.pull(
        settings_in(folder),
        name,
        since=since if takes_days else None,
        history=history,
        address=address,
        clock=source.clock,
        sleep=source.clock.sleep,
    )


def gaps(source: FakeSource, folder: Path) -> Listed:
    """What `onrecord gaps` lists."""
    name, address = asked_at(source.timeline.source, source.base)
    found = tasks.gaps(settings_in(folder), name, address=address).gaps
    portions = [*(doubtful.portion for doubtful in found.suspect), *found.not_asked]
    return Listed(frozenset(found.missing), tuple(portions))


@dataclass(frozen=True, slots=True)
class Listed:
    """What `gaps` lists: names of notices or releases, and portions that were not asked or are in doubt."""

    names: frozenset[str] = frozenset()
    portions: tuple[str, ...] = ()

    def has(self, edition: Edition) -> bool:
        """Whether somebody who reads the list would look for this edition."""
        if {edition.key, edition.notice, edition.ocid} & self.names:
            return True
        return any(_covers(portion, edition) for portion in self.portions)


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a register stands against the truth."""

    published: int
    """Notices."""
    held: int
    listed: int
    """Not held, and listed as a gap."""
    releases_published: int
    releases_held: int
    lost: tuple[str, ...]
    """Notices neither held nor listed."""
    doubled: tuple[str, ...]
    """States held more than once."""
    invented: tuple[str, ...]
    """States that were never published."""
    unkept: tuple[str, ...]
    """States that were sent in full and are not held: only a client that was killed may have such."""

    @property
    def sound(self) -> bool:
        """Whether nothing was lost, doubled or invented."""
        return not (self.lost or self.doubled or self.invented)


def judge(
    source: FakeSource,
    register: Register,
    listed: Listed,
    since: datetime | None = None,
    until: datetime | None = None,
) -> Verdict:
    """The register against what `source` published in a window, as it shows it now."""
    held = held_marks(register)
    truth = source.truth(since, until)
    editions: dict[str, list[Edition]] = defaultdict(list)
    for edition in source.timeline.until(source.clock()):
        editions[edition.notice].append(edition)
    there = {notice for notice in truth.notices if any(mark(one) in held for one in editions[notice])}
    missing = sorted(truth.notices - there)
    newest = {notice: max(editions[notice], key=lambda one: (one.instant, one.state)) for notice in missing}
    lost = [notice for notice in missing if not listed.has(newest[notice])]
    releases = {mark(one).split(",")[0] for one in source.timeline.until(source.clock())}
    ours = {one for one in held if one.split(",")[0] in releases}
    return Verdict(
        published=len(truth.notices),
        held=len(there),
        listed=len(missing) - len(lost),
        releases_published=len(releases),
        releases_held=len({one.split(",")[0] for one in ours}),
        lost=tuple(lost),
        doubled=tuple(sorted(one for one in ours if held[one] > 1)),
        invented=tuple(sorted(ours - truth.all_marks)),
        unkept=tuple(sorted(set(source.served) - set(held))),
    )


def mark(edition: Edition) -> str:
    """By which this state of its release is known again."""
    return str(edition.body["description"])


def held_marks(register: Register) -> Counter[str]:
    """Every state that is held, and how often."""
    return Counter(_marks(register))


def _marks(register: Register) -> Iterator[str]:
    for row in register.search(limit=1_000_000).rows:
        record = register.record(row.ocid)
        assert record is not None
        for release in record.releases:
            yield str(release.body.get("description"))


def _covers(portion: str, edition: Edition) -> bool:
    """A span of UK wall-clock time, a month and notice type, or an address, which covers all."""
    if portion.startswith("http"):
        return True
    first, _, second = portion.partition("/")
    wall = edition.instant.astimezone(LONDON).replace(tzinfo=None)
    if len(first) == 7:
        return f"{wall:%Y-%m}" == first and edition.kind == second
    return datetime.fromisoformat(first) <= wall <= datetime.fromisoformat(second)
