"""What changed in a record from release to release: what a person would tell of it, each with where it stands.

Each release is held against what stood before it, field by field, under the identifiers that the standard gives. A
field that a release leaves out is not changed by it. Two contents under one release id are a silent edit: there the
later content is held against the earlier one alone. See docs/history.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.ocds import Record, Release
from onrecord.ocds.model import own_releases
from onrecord.reading.changes_model import Change, ChangeKind
from onrecord.reading.changes_prose import announced_closing
from onrecord.reading.changes_same import day_of
from onrecord.reading.changes_stated import Field, Part, other_differences, stated
from onrecord.reading.changes_step import Known, changes_of, silent_changes
from onrecord.values import Instant

__all__ = ["Change", "ChangeKind", "find_changes"]


def find_changes(record: Record) -> tuple[Change, ...]:
    """Every change that the record's releases made, oldest first.

    Shapes: in the order of the releases, and inside one in the order of the notice. None for a record of one release,
    unless its own words move its closing date. `old` and `new` are typed; contact details are in neither.
    Errors: none.
    """
    known = Known()
    editions: dict[str, Release] = {}
    announced: set[str] = set()
    found: list[Change] = []
    for release in sorted(own_releases(record.releases), key=_order):
        earlier = None if release.id_minted else editions.get(release.id)
        if earlier is None:
            found += changes_of(known, release)
        else:
            found += silent_changes(earlier, release) or _edited(earlier, release)
            known.remember(release, stated(release.body, known.aliases))
        found += _announced(known, release, announced)
        editions[release.id] = release
    return tuple(found)


def _order(release: Release) -> tuple[bool, float, str, float, str, int, str]:
    """As they are merged; contents under one id and date in the order in which we saw them."""
    seen, place = release.provenance.first_seen, release.provenance.position
    return (
        release.date is not None,
        release.date.at.timestamp() if release.date else 0.0,
        release.id,
        seen.timestamp() if seen else 0.0,
        release.provenance.raw,
        int("".join(filter(str.isdecimal, place)) or 0),
        release.digest,
    )


def _edited(earlier: Release, release: Release) -> Iterator[Change]:
    """One change for a silent edit of fields that are not told by themselves."""
    others = tuple(p for p in other_differences(earlier.body, release.body) if p not in ("/id", "/date"))
    if others:
        kind, part, field = ChangeKind.EDITED, Part.TENDER, Field.PRESENT
        yield Change(kind, part, field, "", release, earlier, others[0], None, None, silent=True, others=others)


def _announced(known: Known, release: Release, announced: set[str]) -> Iterator[Change]:
    """Closing dates that the prose of this release moves while the field says another day."""
    said = known.values.get((Part.TENDER, "", Field.CLOSING))
    then = said[0].value if said else None
    before = said[1] if said else release
    for fact in announced_closing(release):
        day = fact.days.first.isoformat()
        if day not in announced and not (isinstance(then, Instant) and day_of(then).isoformat() == day):
            kind, part, field = ChangeKind.DEADLINE, Part.TENDER, Field.CLOSING
            new = fact.days.first
            yield Change(kind, part, field, "", release, before, fact.pointer, then, new, in_words=True)
        announced.add(day)
