"""Closing dates that the prose of one release announces."""

from __future__ import annotations

from onrecord.ocds import Record, Release
from onrecord.reading.model import DatedFact
from onrecord.reading.moments import find_dates_of
from onrecord.reading.passages import find_passages
from onrecord.reading.places import Places


def announced_closing(release: Release) -> list[DatedFact]:
    """The closing dates that this release moves in its own words; mostly none."""
    alone = Record(release.ocid, (release,))
    places = Places(alone, release.body)
    passages = find_passages(alone, release.body, places)
    facts = find_dates_of(alone, release.body, places, frozenset(), passages)
    return [fact for fact in facts if fact.corrected]
