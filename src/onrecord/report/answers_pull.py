"""What the tasks of official sources answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Protocol

from onrecord.report.json import Object
from onrecord.report.wording import plural
from onrecord.sources import Gaps


class PullTally(Protocol):
    """Counts of a pull."""

    answers: int
    answers_held: int
    bytes: int
    releases_seen: int
    releases_kept: int
    releases_duplicate: int
    releases_refused: int
    issues: int
    records: int
    releases: int


def gaps_json(gaps: Gaps) -> Object:
    """What of a source is held, and what is not."""
    return {
        "unit": gaps.unit,
        "basis": gaps.basis,
        "reach": gaps.reach or None,
        "held": gaps.held,
        "expected": gaps.expected,
        "missing": list(gaps.missing),
        "absent": gaps.absent,
        "not_asked": list(gaps.not_asked),
        "suspect": [asdict(one) for one in gaps.suspect],
        "parts": [asdict(part) for part in gaps.parts],
        "records_not_asked": gaps.unproven,
        "whole": gaps.whole,
        "remark": gaps.remark or None,
    }


@dataclass(frozen=True, slots=True)
class PullAnswer:
    """What a pull brought, and where that leaves the register."""

    source: str
    title: str
    register: str
    requests: int
    tally: PullTally
    gaps: Gaps
    seconds: float

    def line(self, at: datetime) -> str:
        """One line for a log: when it began, what came."""
        lacking = "whole" if self.gaps.whole else gaps_line(self.gaps)
        served = plural(self.tally.releases_seen, "release")
        return (
            f"{at.isoformat(timespec='seconds')} {self.source}: {plural(self.requests, 'request')}, "
            f"{served} served, {self.tally.releases_kept:,} new; {lacking}"
        )

    def to_json(self) -> Object:
        """Counts, and the gaps that are left."""
        tally = self.tally
        return {
            "source": self.source,
            "register": self.register,
            "requests": self.requests,
            "answers": tally.answers,
            "answers_held": tally.answers_held,
            "bytes": tally.bytes,
            "releases_seen": tally.releases_seen,
            "releases_kept": tally.releases_kept,
            "releases_duplicate": tally.releases_duplicate,
            "releases_refused": tally.releases_refused,
            "issues": tally.issues,
            "gaps": gaps_json(self.gaps),
            "seconds": self.seconds,
        }


def counted(gaps: Gaps) -> str:
    """How much of what is expected is held.

    >>> counted(Gaps("releases", "numbers", held=1, expected=1)), counted(Gaps("notices", "numbers", expected=1200))
    ('1 of 1 release', '0 of 1,200 notices')
    """
    return f"{gaps.held:,} of {plural(gaps.expected, gaps.unit.removesuffix('s'))}"


def gaps_line(gaps: Gaps, most: int = 5) -> str:
    """The gaps in one sentence.

    >>> gaps_line(Gaps("notices", "numbers", held=3, expected=4, missing=("000003-2025",)))
    '3 of 4 notices held; missing: 000003-2025'
    """
    parts = [f"{counted(gaps)} held"]
    for word, names in (
        ("missing", gaps.missing),
        ("not asked", gaps.not_asked),
        ("suspect spans", tuple(one.portion for one in gaps.suspect)),
    ):
        if names:
            parts.append(f"{word}: {_shortened(names, most)}")
    if gaps.unproven:
        parts.append(f"{plural(gaps.unproven, 'record')} not asked for one by one")
    return "; ".join(parts)


def _shortened(names: Sequence[str], most: int) -> str:
    more = f", … ({len(names):,} in all)" if len(names) > most else ""
    return ", ".join(names[:most]) + more


@dataclass(frozen=True, slots=True)
class GapsAnswer:
    """What of a source is held, and what is not."""

    source: str
    title: str
    gaps: Gaps
    register: str

    def to_json(self) -> Object:
        """Counts and names."""
        return {"source": self.source, "register": self.register, **gaps_json(self.gaps)}


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source that has a name."""

    name: str
    title: str
    address: str
    last: datetime | None
    """When the register last had an answer of it."""


@dataclass(frozen=True, slots=True)
class SourcesAnswer:
    """The sources that have a name."""

    lines: Sequence[SourceLine]

    def to_json(self) -> Object:
        """Each with its address."""
        return {
            "sources": [asdict(line) | {"last": line.last.isoformat() if line.last else None} for line in self.lines]
        }
