"""The truth that a source keeps to itself: what was really published, for a test to hold a register against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from fake_sources.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Truth:
    """What came out in a window (ends included), as the source shows it now."""

    notices: frozenset[str]
    """Numbers or guids."""
    releases: frozenset[tuple[str, str]]
    """(ocid, release id), also where the release is sent without its id; older editions of a notice included."""
    marks: frozenset[str]
    """What stands in `description` of the newest state of each of these releases."""
    all_marks: frozenset[str]
    """The same for every state that there ever was: nothing else may be in a register."""


def truth_of(timeline: Timeline, now: datetime, since: datetime | None = None, until: datetime | None = None) -> Truth:
    """What is out at `now` and was last published from `since` to `until`."""
    current = [
        edition
        for edition in timeline.current(now)
        if (since is None or since <= edition.instant) and (until is None or edition.instant <= until)
    ]
    return Truth(
        notices=frozenset(edition.notice for edition in current),
        releases=frozenset((edition.ocid, edition.key) for edition in current),
        marks=frozenset(str(edition.body["description"]) for edition in current),
        all_marks=frozenset(str(edition.body["description"]) for edition in timeline.until(now)),
    )
