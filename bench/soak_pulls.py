"""Pulls from sources that behave badly, killed again and again; then what is held, against what was published."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from soak_paths import TESTS

sys.path.insert(0, str(TESTS))

from fake_sources import ALL_FAULTS, FakeSource, Fault, Faults, VirtualClock, make_timeline
from pulls import Verdict, gaps, judge, pull, settings_in

from onrecord import tasks
from onrecord.errors import SourceError
from onrecord.ocds import Record
from onrecord.register import Register

START = datetime(2025, 1, 1, tzinfo=UTC)
KILLED = 0.35
"""Share of the pulls that are killed, if they live long enough."""
# What lies between two pages of a chain nobody can know: for the publisher this one stays off.
_OF_CHAINS = ALL_FAULTS - {Fault.CURSOR_DROPS_ROWS}
PATIENCE = 300


@dataclass(frozen=True, slots=True)
class Pulls:
    """What became of everything that was published."""

    pulls: int
    killed: int
    broke_off: int
    """Pulls that gave a source up for the day."""
    requests: int
    faults: dict[str, int]
    first: dict[str, Verdict]
    """By source, after the last of the disturbed pulls; without those of which every pull was killed."""
    last: dict[str, Verdict]
    """By source, after one more pull without faults."""
    over_budget: int
    trapped: int
    problems: tuple[str, ...]
    """What `verify` and `rebuild` had to say, and pulls that ended as no pull should."""
    days: int = 365
    listed: dict[str, str] = field(default_factory=dict)
    """What `gaps` still listed at the end."""

    @property
    def sound(self) -> bool:
        """Whether nothing was lost, doubled or invented, and nobody was impolite."""
        verdicts = [*self.first.values(), *self.last.values()]
        return all(one.sound for one in verdicts) and not (self.over_budget or self.trapped or self.problems)

    def lines(self) -> Iterator[str]:
        """For people."""
        struck = sum(self.faults.values())
        yield f"{self.pulls} pulls in {self.days} simulated days, {self.killed} killed, {self.broke_off} broken off"
        yield f"  faults survived: {struck:,} of {len(self.faults)} kinds, in {self.requests:,} requests"
        for when, verdicts in (("then", self.first), ("after one pull more", self.last)):
            held, published = (sum(getattr(v, n) for v in verdicts.values()) for n in ("held", "published"))
            listed, lost = sum(v.listed for v in verdicts.values()), sum(len(v.lost) for v in verdicts.values())
            yield f"  {when}: {held:,} notices held of {published:,} published, {listed} listed as gaps, {lost} lost"
        releases = [(v.releases_held, v.releases_published) for v in self.last.values()]
        yield f"  releases held: {sum(h for h, _ in releases):,} of {sum(p for _, p in releases):,} published"
        double = sum(len(v.doubled) + len(v.invented) for v in self.last.values())
        yield f"  double or invented: {double}; sooner than allowed: {self.over_budget}; led astray: {self.trapped}"
        yield f"  verify and rebuild: {'as before' if not self.problems else f'{len(self.problems)} problems'}"
        for name, verdict in self.last.items():
            before = self.first[name].lost if name in self.first else ()
            wrong = [*before, *verdict.lost, *verdict.doubled, *verdict.invented]
            yield from (f"  WRONG {name}: {one}" for one in wrong[:5])
        yield from (f"  WRONG {one}" for one in self.problems[:5])


def pull_and_kill(folder: Path, pulls: int, seed: int) -> Pulls:
    """So many pulls into one register in `folder`, spread over a year, and what is held in the end."""
    return _Soak(folder, pulls, Random(seed)).run()


@dataclass(slots=True)
class _Soak:
    folder: Path
    pulls: int
    random: Random
    clock: VirtualClock = field(default_factory=lambda: VirtualClock(START))
    sources: list[FakeSource] = field(default_factory=list)
    faults: Counter[str] = field(default_factory=Counter)
    killed: int = 0
    broke_off: int = 0
    problems: list[str] = field(default_factory=list)
    whole: dict[str, datetime] = field(default_factory=dict)
    """Until when each source must be held, or listed: the last pull that came to its end began then."""

    def run(self) -> Pulls:
        """All of it."""
        with ExitStack() as open_sources:
            self.sources = [open_sources.enter_context(self._source(name)) for name in _SIZES]
            self._disturbed()
            first = self._verdicts()
            self.clock.sleep(timedelta(days=2).total_seconds())
            for source in self.sources:
                self._calm(source)
                self._pull_here(source, history=True)
            last = self._verdicts()
            listed = {source.timeline.source: str(gaps(source, self.folder)) for source in self.sources}
            self._verify_and_rebuild()
            return Pulls(
                pulls=self.pulls + len(self.sources),
                killed=self.killed,
                broke_off=self.broke_off,
                requests=sum(len(source.asked) for source in self.sources),
                faults={str(fault): count for fault, count in self.faults.items()},
                first=first,
                last=last,
                over_budget=sum(source.over_budget for source in self.sources),
                trapped=sum(source.trapped for source in self.sources),
                problems=tuple(self.problems),
                days=self._days,
                listed=listed,
            )

    @property
    def _days(self) -> int:
        """A year; a month when there are few pulls."""
        return 365 if self.pulls >= 100 else 30

    def _source(self, name: str) -> FakeSource:
        notices = _SIZES[name] * self._days // 365
        crowds = {"burst": 110, "busy": 150} if name in ("find-a-tender", "contracts-finder") else {}
        timeline = make_timeline(name, seed=self.random.randrange(1_000), notices=notices, days=self._days, **crowds)
        return FakeSource(timeline, self.clock)

    def _disturbed(self) -> None:
        """Every source in turn, while the year goes by."""
        step = timedelta(days=self._days + 2) * len(self.sources) / self.pulls
        for number in range(self.pulls):
            turn, which = divmod(number, len(self.sources))
            self.clock.move_to(START + step * (turn + 1))
            source = self.sources[which]
            self._disturb(source)
            if self.random.random() < KILLED:
                self._pull_and_kill(source)
            else:
                self._pull_here(source)
            self.faults.update(source.faults.struck)
            say(f"  pull {number + 1} of {self.pulls}: {source.timeline.source} until {self.clock():%d %B}")

    def _disturb(self, source: FakeSource) -> None:
        """One fault or all of them, rarely or often; some pulls are left in peace."""
        possible = sorted(_OF_CHAINS if source.timeline.source == "publisher" else ALL_FAULTS)
        active = self.random.choice(([], [self.random.choice(possible)], possible, possible))
        rate, seed = self.random.uniform(0.05, 0.35), self.random.randrange(1_000_000)
        source.faults = Faults(frozenset(active), rate, seed)

    def _calm(self, source: FakeSource) -> None:
        source.faults = Faults()

    def _pull_here(self, source: FakeSource, *, history: bool = False) -> None:
        """A pull in this process, to its end. The first of a source asks for everything since the year began.

        `history`: for the releases, too, that Contracts Finder no longer lists.
        """
        begun = self.clock()
        try:
            since = None if source.timeline.source in self.whole else START.date()
            pull(source, self.folder, since, history=history)
        except SourceError:
            self.broke_off += 1
        else:
            # What came out in the last hours a source may show later.
            self.whole[source.timeline.source] = begun - timedelta(hours=3)

    def _pull_and_kill(self, source: FakeSource) -> None:
        """A pull in a process of its own, killed at a request or at a write to the disk."""
        at_request = self.random.random() < 0.4
        writes = 0 if at_request else int(10 ** self.random.uniform(0, 2.1))
        name = source.timeline.source
        since = "" if name in self.whole or name == "publisher" else START.date().isoformat()
        command = [sys.executable, str(Path(__file__).with_name("soak_pull.py")), str(self.folder)]
        command += [name, source.base, since, str(writes)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as child:
            if at_request:
                last = len(source.asked) + self.random.randrange(1, 30)
                source.before = lambda number: child.kill() if number >= last else None
            _, said = child.communicate(timeout=PATIENCE)
        source.before = None
        self.killed += child.returncode < 0
        if child.returncode > 0:
            self.problems.append(f"a pull of {source.timeline.source} ended with {child.returncode}: {said[-1_000:]}")

    def _verdicts(self) -> dict[str, Verdict]:
        """Each source's truth against the one register, up to when it was last asked."""
        with Register.open(self.folder / "register") as register:
            return {
                name: judge(source, register, gaps(source, self.folder), until=self.whole[name])
                for source in self.sources
                if (name := source.timeline.source) in self.whole
            }

    def _verify_and_rebuild(self) -> None:
        settings = settings_in(self.folder)
        problems = [str(fault) for fault in tasks.verify(settings).report.faults]
        before = _records(settings.register)
        tasks.rebuild(settings)
        after = _records(settings.register)
        changed = [ocid for ocid in before.keys() | after.keys() if before.get(ocid) != after.get(ocid)]
        self.problems += [*problems, *(f"rebuilt otherwise: {ocid}" for ocid in changed)]


_SIZES = {
    "find-a-tender": 600,
    "contracts-finder": 500,
    "public-contracts-scotland": 150,
    "sell2wales": 150,
    "publisher": 350,
}
"""Sources of the soak, and how many notices a year each has, crowds apart."""


def _records(path: Path) -> dict[str, Record]:
    with Register.open(path) as register:
        ocids = [row.ocid for row in register.search(limit=1_000_000).rows]
        return {ocid: record for ocid in ocids if (record := register.record(ocid)) is not None}


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
