"""The truth that a source keeps to itself: what was really published, for a test to hold a register against."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from fake_sources.timeline import Edition, Timeline


@dataclass(frozen=True, slots=True)
class Truth:
    """What came out in a window (ends included), as the source shows it now."""

    notices: frozenset[str]
    """Numbers or guids of what the source lists now."""
    releases: frozenset[tuple[str, str]]
    """(ocid, release id), also where the release is sent without its id; older releases of a notice included."""
    marks: frozenset[str]
    """What stands in `description` of the newest state of each of these releases."""
    all_marks: frozenset[str]
    """The same for every state that there ever was: nothing else may be in a register."""


def truth_of(
    timeline: Timeline,
    listed: Iterable[Edition],
    now: datetime,
    since: datetime | None = None,
    until: datetime | None = None,
) -> Truth:
    """What is out at `now` and was last published from `since` to `until`; `listed` is what the source lists of it."""

    def inside(edition: Edition) -> bool:
        return (since is None or since <= edition.instant) and (until is None or edition.instant <= until)

    current = [edition for edition in timeline.current(now) if inside(edition)]
    return Truth(
        notices=frozenset(edition.notice for edition in listed if inside(edition)),
        releases=frozenset((edition.ocid, edition.key) for edition in current),
        marks=frozenset(str(edition.body["description"]) for edition in current),
        all_marks=frozenset(str(edition.body["description"]) for edition in timeline.until(now)),
    )
