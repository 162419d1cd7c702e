"""UK Find a Tender: notices above the thresholds, and since February 2025 all notices of the Procurement Act 2023.

Never paged by cursor, which loses rows. Its notices bear numbers in one sequence a year (`012345-2025`), so that what
is missing can be named and asked for one by one. A number that it does not know is noted as absent, and asked for
again only while its year lasts: a notice may be numbered long before it is published.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from onrecord.sources.model import Client, Gaps, Headway, Held, Note, Part, State, Step, Wish
from onrecord.sources.pages import ask_for_one
from onrecord.sources.timed import Pace, answered_windows, not_asked, pull_windows, reach_words, suspects
from onrecord.sources.windows import Window, begin, merge, wall_clock

PACE = Pace(limit=100, step=timedelta(hours=6), earliest=date(2021, 1, 1))
NUMBER = re.compile(r"(\d{6})-(\d{4})")
MOST_ASKED = 200
"""Numbers asked for in one pull, about 35 minutes of the budget; the rest waits for the next, and `gaps` names it."""
PATIENCE = timedelta(days=30)
"""After that long a number that was absent may have been published, while its year lasts and a month beyond."""


@dataclass(frozen=True, slots=True)
class FindATender:
    """Satisfies `model.Source`."""

    name: str = "find-a-tender"
    title: str = "UK Find a Tender"
    address: str = "https://www.find-tender.service.gov.uk/api/1.0"
    takes_days: bool = True
    ocid_prefix: str = "ocds-h6vhtk-"

    def at(self, address: str) -> FindATender:
        """The same at another address."""
        return replace(self, address=address.rstrip("/"))

    def question(self, window: Window, cursor: str) -> str:
        """The address that asks for a window, in UK wall-clock time. Any further parameter would be a 400."""
        span = f"updatedFrom={window.since.isoformat()}&updatedTo={window.until.isoformat()}"
        more = f"&cursor={cursor}" if cursor else ""
        return f"{self.address}/ocdsReleasePackages?limit={PACE.limit}&{span}{more}"

    def pull(self, wish: Wish, past: Sequence[Note], client: Client) -> Iterator[Step]:
        """Windows, oldest first."""
        return pull_windows(wish, past, client, self.question, PACE)

    def reconcile(self, wish: Wish, past: Sequence[Note], held: Held, client: Client) -> Iterator[Step]:
        """The numbers that are missing, one by one."""
        count = _Count.of(past, held)
        numbers = count.to_ask(wish.now)[:MOST_ASKED]
        for done, number in enumerate(numbers):
            yield Headway(done, len(numbers))
            yield from self._one(number, client)
        for number in count.beyond():
            yield from self._chase(number, client)

    def _one(self, number: str, client: Client) -> Iterator[Step]:
        return ask_for_one(number, f"{self.address}/ocdsReleasePackages/{number}", client)

    def _chase(self, number: str, client: Client) -> Iterator[Step]:
        """The numbers after the last that a year is known to have, up to the first that it has not."""
        found = True
        while found:
            steps = list(self._one(number, client))
            yield from steps
            found = any(isinstance(step, Note) and step.state is State.COMPLETE for step in steps)
            number = _name(int(number[:6]) + 1, int(number[-4:]))

    def gaps(self, past: Sequence[Note], held: Held) -> Gaps:
        """Its yearly number sequence against what the register holds."""
        count = _Count.of(past, held)
        missing = count.missing
        return Gaps(
            unit="notices",
            basis="its yearly number sequence",
            held=sum(len(numbers) for numbers in count.held.values()),
            expected=sum(len(numbers) for numbers in count.held.values()) + len(missing),
            missing=tuple(missing),
            absent=len(count.absent),
            suspect=tuple(suspects(past)),
            not_asked=not_asked(past),
            parts=tuple(_parts(count, missing)),
            reach=reach_words(past),
        )


@dataclass(frozen=True, slots=True)
class _Count:
    """Each year's sequence: which numbers are held, which the source denies, where it begins and ends."""

    held: dict[int, set[int]]
    absent: dict[str, datetime]
    """Number to when the source last said that it has no such notice."""
    whole_from: frozenset[int]
    """Years that were asked for from their first day on, so that their sequence is to begin with 1."""
    over: frozenset[int]
    """Years that were asked for to their last day."""

    @classmethod
    def of(cls, past: Sequence[Note], held: Held) -> _Count:
        # A number asked for by itself counts as held though its release came without an id.
        found: dict[int, set[int]] = {}
        ours = held.ids | {note.portion for note in past if note.state is State.COMPLETE and note.rows}
        for number, year in _numbers(ours):
            found.setdefault(year, set()).add(number)
        absent = {note.portion: note.at for note in past if note.state is State.ABSENT}
        answered = merge(answered_windows(past))
        years = {year for year in found if any(_begins(window, year) for window in answered)}
        over = {year for year in found if any(_ends(window, year) for window in answered)}
        kept = {one: at for one, at in absent.items() if not _has(found, one)}
        return cls(found, kept, frozenset(years), frozenset(over))

    @property
    def missing(self) -> list[str]:
        """Numbers between the first and the last of each year that are neither held nor absent, in order."""
        return [
            name
            for year, numbers in sorted(self.held.items())
            for number in range(1 if year in self.whole_from else min(numbers), max(numbers) + 1)
            if number not in numbers and (name := _name(number, year)) not in self.absent
        ]

    def to_ask(self, now: datetime) -> list[str]:
        """What is missing, and what was absent long ago."""
        year = wall_clock(now - PATIENCE).year
        again = [name for name, at in sorted(self.absent.items()) if int(name[-4:]) >= year and now - at > PATIENCE]
        return [*self.missing, *again]

    def beyond(self) -> Iterator[str]:
        """The number after the last of each year that is over, unless it is known to be absent."""
        for year in sorted(self.over):
            name = _name(max(self.held[year]) + 1, year)
            if name not in self.absent:
                yield name


def _numbers(names: Iterable[str]) -> Iterator[tuple[int, int]]:
    for name in names:
        if match := NUMBER.fullmatch(name):
            yield int(match[1]), int(match[2])


def _name(number: int, year: int) -> str:
    return f"{number:06d}-{year}"


def _has(found: dict[int, set[int]], name: str) -> bool:
    return any(number in found.get(year, ()) for number, year in _numbers([name]))


def _begins(window: Window, year: int) -> bool:
    return window.since <= begin(date(year, 1, 1)) < window.until


def _ends(window: Window, year: int) -> bool:
    return window.since < begin(date(year + 1, 1, 1)) <= window.until


def _parts(count: _Count, missing: Sequence[str]) -> Iterator[Part]:
    for year, numbers in sorted(count.held.items()):
        lacking = sum(name.endswith(f"-{year}") for name in missing)
        yield Part(str(year), len(numbers), len(numbers) + lacking)


SOURCES = (FindATender(),)
