"""A year that never was: what was really published, when, and what became of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from fake_sources.bodies import BUYERS, STAGES, Oddity, make_body, render, restated

LONDON = ZoneInfo("Europe/London")
START = datetime(2025, 1, 1, tzinfo=LONDON)

COMMON_TYPES = (1, 2, 3, 4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 24, 25)
"""Notice types that Public Contracts Scotland and Sell2Wales share."""
KINDS: Mapping[str, tuple[str, ...]] = {
    "find-a-tender": ("UK2", "UK3", "UK4", "UK6", "UK7", "UK10"),
    "public-contracts-scotland": tuple(map(str, (*COMMON_TYPES, 101, 102, 103, 104))),
    "sell2wales": tuple(map(str, (*COMMON_TYPES, 51, 52, 53, 54, 55, 56))),
}
_EVERYWHERE = {Oddity.NULLS, Oddity.ODD_YEAR}
ODDITIES: Mapping[str, frozenset[Oddity]] = {
    "contracts-finder": frozenset(_EVERYWHERE | {Oddity.LATIN_1, Oddity.REPEATED_AWARDS}),
    "find-a-tender": frozenset(set(Oddity) - {Oddity.LATIN_1, Oddity.NO_ID, Oddity.LARGE}),
    "public-contracts-scotland": frozenset(_EVERYWHERE),
    "sell2wales": frozenset(_EVERYWHERE),
    "publisher": frozenset(set(Oddity) - {Oddity.LARGE, Oddity.LEADING_ZEROS}),
}


@dataclass(frozen=True, slots=True)
class Edition:
    """One state of one notice: what the source showed of it from `instant` on."""

    instant: datetime
    """The hidden instant of publication (UTC, whole seconds). Not `date`."""
    notice: str
    """What a reader would call this notice: its number, or its guid."""
    key: str
    """The release id; also where the release is sent without one."""
    ocid: str
    stage: str
    kind: str
    """Notice type, where the source has such."""
    state: int
    """1 as first published, then rising with every edit."""
    body: Mapping[str, Any]

    def rendered(self) -> bytes:
        """The release as sent."""
        return render(self.body)


@dataclass(slots=True)
class Timeline:
    """All editions of one source, in the order of publication, and the numbers that were never used."""

    source: str
    editions: list[Edition]
    void: frozenset[str] = frozenset()
    """Notice numbers of the sequence that no notice ever had."""
    _instants: list[datetime] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.editions.sort(key=lambda edition: (edition.instant, edition.key))
        self._instants = [edition.instant for edition in self.editions]

    def until(self, now: datetime) -> list[Edition]:
        """Every edition that was out at `now`, the oldest first."""
        return self.editions[: bisect_right(self._instants, now)]

    def current(self, now: datetime) -> list[Edition]:
        """The newest edition of each release at `now`, the oldest first."""
        newest = {edition.key: edition for edition in self.until(now)}
        return sorted(newest.values(), key=lambda edition: (edition.instant, edition.key))

    def edit(self, edition: Edition, instant: datetime) -> Edition:
        """Publish another state of the same release at `instant`; the id stays, the content does not."""
        state = 1 + max(one.state for one in self.editions if one.key == edition.key)
        later = replace(edition, instant=instant, state=state, body=restated(edition.body, edition.key, state))
        at = bisect_right(self._instants, instant)
        self.editions.insert(at, later)
        self._instants.insert(at, instant)
        return later


def make_timeline(
    source: str, *, seed: int = 1, notices: int = 400, start: datetime = START, days: int = 365,
    burst: int = 0, busy: int = 0, large: int = 0,
) -> Timeline:  # fmt: skip
    """A timeline of about `notices` notices over `days` from `start`.

    `burst`: so many more come out in one and the same second; `busy`: so many more within twenty minutes;
    `large`: bytes of one very large release, 0 for none.
    """
    maker = _Maker(source, Random(f"{source}/{seed}"), start.astimezone(UTC), timedelta(days=days), large)
    return maker.make(notices, burst, busy)


@dataclass(slots=True)
class _Maker:
    source: str
    random: Random
    start: datetime
    span: timedelta
    large: int
    processes: list[_Process] = field(default_factory=list)
    numbers: dict[int, int] = field(default_factory=dict)
    void: set[str] = field(default_factory=set)
    serial: int = field(init=False)
    batch: datetime | None = None

    def __post_init__(self) -> None:
        # No two sources share an id.
        self.serial = 100_000 * (1 + sorted(ODDITIES).index(self.source))

    def make(self, notices: int, burst: int, busy: int) -> Timeline:
        instants = [*self._instants(notices), *self._edges(), *self._burst(burst), *self._busy(busy)]
        odd = self._oddities(len(instants))
        editions: list[Edition] = []
        for submitted, oddities in zip(sorted(instants), odd, strict=True):
            editions += self._notice(submitted, oddities)
        return Timeline(self.source, editions, frozenset(self.void))

    def _instants(self, count: int) -> Iterator[datetime]:
        """Mostly working hours, as buyers have them."""
        end = self.start + self.span
        while count:
            at = (self.start + self.random.random() * self.span).replace(microsecond=0)
            if self.start <= at < end and (7 <= at.hour < 19 or self.random.random() < 0.1):
                yield at
                count -= 1

    def _edges(self) -> Iterator[datetime]:
        """Around the instants at which wall clocks do odd things: clock changes, ends of months and years."""
        end = self.start + self.span
        year = self.start.astimezone(LONDON).year
        around = [timedelta(minutes=m, seconds=s) for m in (-90, -60, -30, 0, 30, 59, 60, 90) for s in (0, 1)]
        changes = [change + a_little for change in _clock_changes(self.start, end) for a_little in around]
        turns = [datetime(y, m, 1, tzinfo=LONDON).astimezone(UTC) for y in (year, year + 1) for m in range(1, 13)]
        months = [turn + timedelta(seconds=s) for turn in turns for s in (-1, 0, 1)]
        yield from (at for at in (*changes, *months) if self.start <= at < end)

    def _burst(self, count: int) -> list[datetime]:
        """A batch that somebody sent off in one go."""
        self.batch = (self.start + 0.6 * self.span).replace(hour=13, minute=5, second=7, microsecond=0)
        return [self.batch] * count

    def _busy(self, count: int) -> list[datetime]:
        """The last minutes before a holiday."""
        begin = (self.start + 0.3 * self.span).replace(hour=15, minute=40, second=0, microsecond=0)
        return [begin + timedelta(seconds=self.random.randrange(1_200)) for _ in range(count)]

    def _oddities(self, count: int) -> list[frozenset[Oddity]]:
        """For each notice what is odd about it: each oddity twice at least where there is room, then now and then."""
        kinds = sorted(ODDITIES[self.source])
        odd = [frozenset({kind}) for kind in kinds for _ in range(2)]
        if self.large:
            odd.append(frozenset({Oddity.LARGE}))
        while len(odd) < count:
            odd.append(frozenset({self.random.choice(kinds)}) if self.random.random() < 0.1 else frozenset())
        odd = odd[:count]
        self.random.shuffle(odd)
        always = {Oddity.NO_ID} if self.source == "public-contracts-scotland" else set()
        return [one | always for one in odd]

    def _notice(self, submitted: datetime, oddities: frozenset[Oddity]) -> list[Edition]:
        """A notice and its edits. Sites number what is handed in and show it a little later."""
        process = self._process()
        process.turn(self.random)
        notice, key = self._name(submitted, process)
        prompt = submitted == self.batch or self.random.random() < 0.8
        delay = timedelta(seconds=0 if prompt else self.random.randrange(1, 7_200))
        first = self._edition(submitted + delay, notice, key, process, oddities)
        return [first, *self._edits(first, process, oddities)]

    def _edits(self, first: Edition, process: _Process, oddities: frozenset[Oddity]) -> Iterator[Edition]:
        chance = self.random.random()
        if chance > 0.12:
            return
        later = [timedelta(seconds=19)] if chance < 0.06 else [timedelta(days=self.random.randrange(1, 9))]
        if chance < 0.02:
            later.append(timedelta(days=9, seconds=19))
        for state, after in enumerate(later, start=2):
            if self.source == "contracts-finder":
                # The same guid under a new number.
                _, key = self._name(first.instant, process)
                yield self._edition(first.instant + after, first.notice, key, process, oddities)
            else:
                body = restated(first.body, first.key, state)
                yield replace(first, instant=first.instant + after, state=state, body=body)

    def _edition(
        self, instant: datetime, notice: str, key: str, process: _Process, oddities: frozenset[Oddity]
    ) -> Edition:
        # What the publisher dates it is not when it came out: mostly earlier, sometimes the bare day.
        said = instant - timedelta(seconds=self.random.choice((0, 0, 40, 3_600, 90_000)))
        kind = process.kind
        body = make_body(
            self.random, ocid=process.ocid, key=key, notice=notice, stage=process.stage,
            date=said.astimezone(LONDON).isoformat(timespec="seconds"), buyer=process.buyer, tag=process.tag,
            oddities=oddities, large=self.large, kind=kind,
        )  # fmt: skip
        return Edition(instant, notice, key, process.ocid, process.stage, kind, 1, body)

    def _process(self) -> _Process:
        """One that goes on, or a new one."""
        if self.processes and self.random.random() < 0.4 and self.source not in ("sell2wales",):
            process = self.random.choice(self.processes[-40:])
            if process.shared:
                process.buyer = self.random.choice(BUYERS)
            return process
        guid = f"{self.random.getrandbits(128):032x}"
        ocid = {
            "contracts-finder": f"{guid[:8]}-{guid[8:12]}-{guid[12:16]}-{guid[16:20]}-{guid[20:]}",
            "find-a-tender": guid[:6],
        }.get(self.source, f"{self.source[:4]}-{len(self.processes) + 1:06d}")
        kinds = KINDS.get(self.source, ("",))
        made = _Process(
            f"ocds-213czf-{ocid}", self.random.choice(BUYERS), self.random.choice(kinds), len(self.processes) % 9 == 0
        )
        self.processes.append(made)
        return made

    def _name(self, at: datetime, process: _Process) -> tuple[str, str]:
        """Notice and release id, which may be one: numbers in the yearly sequence, or guids with rising numbers."""
        if self.source == "contracts-finder":
            self.serial += self.random.randrange(1, 9)
            guid = process.ocid.removeprefix("ocds-213czf-")
            return guid, f"{guid}-{self.serial}"
        if self.source != "find-a-tender":
            self.serial += 1
            return f"{self.serial}", f"{self.serial}"
        year = at.astimezone(LONDON).year
        while self.random.random() < 0.02:
            self.void.add(self._number(year))
        number = self._number(year)
        return number, number

    def _number(self, year: int) -> str:
        self.numbers[year] = self.numbers.get(year, 0) + 1
        return f"{self.numbers[year]:06d}-{year}"


@dataclass(slots=True)
class _Process:
    """One contracting process as it goes on."""

    ocid: str
    buyer: str
    kind: str
    shared: bool
    """Whether several buyers publish under this one ocid, as under a qualification system."""
    stage: str = ""
    tag: str = ""

    def turn(self, random: Random) -> None:
        """On to the next stage, or once more in the same."""
        if not self.stage:
            self.stage = random.choice(("planning", "tender", "tender", "award"))
            self.tag = self.stage
        elif self.stage != "award" and random.random() < 0.7:
            self.stage = STAGES[STAGES.index(self.stage) + 1]
            self.tag = self.stage
        else:
            self.tag = {"planning": "planningUpdate", "tender": "tenderAmendment", "award": "awardUpdate"}[self.stage]


def _clock_changes(start: datetime, end: datetime) -> Iterator[datetime]:
    """Instants (UTC) at which British clocks are put forward or back."""
    hour = start.replace(minute=0, second=0, microsecond=0)
    while hour < end:
        later = hour + timedelta(hours=1)
        if hour.astimezone(LONDON).utcoffset() != later.astimezone(LONDON).utcoffset():
            yield later
        hour = later
