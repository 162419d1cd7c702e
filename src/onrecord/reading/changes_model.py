"""A change of a record, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from onrecord.ocds import Release
from onrecord.reading.changes_stated import Field, Part, Value
from onrecord.values import Instant


class ChangeKind(StrEnum):
    """What a change is a change of."""

    MONEY = "money"
    DEADLINE = "deadline"
    PERIOD = "period"
    """When the contract runs, was awarded or was signed."""
    AWARD = "award"
    """An award or contract that was not there before, or is there again under another id."""
    SUPPLIER = "supplier"
    BUYER = "buyer"
    CANCELLED = "cancelled"
    STATUS = "status"
    """Status or procedure."""
    TEXT = "text"
    """Title or description."""
    DOCUMENT = "document"
    LOT = "lot"
    EDITED = "edited"
    """A silent edit of nothing that has a kind of its own."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that one release made different."""

    kind: ChangeKind
    part: Part
    field: Field
    about: str
    """Which award, lot, contract or document, by its suppliers or title; empty where there is one of its kind."""
    release: Release
    """The release that made it so."""
    before: Release
    """The release that last said otherwise; the same one where its own words contradict its field."""
    pointer: str
    """JSON Pointer of the new value in `release`; where it was taken away, of the old one in `before`."""
    old: Value
    new: Value
    silent: bool = False
    """Under the release id of `before`: its publisher replaced what it had published."""
    in_words: bool = False
    """A closing date that only the notice's prose moves: the field still says `old`."""
    other_id: bool = False
    """Of an award that the publisher states again under another id, in place of the one before."""
    others: tuple[str, ...] = ()
    """For `EDITED`: every pointer at which the two contents differ."""

    @property
    def at(self) -> Instant | None:
        """The publisher's date."""
        return self.release.date

    @property
    def seen(self) -> datetime | None:
        """When the register first held it."""
        return self.release.provenance.first_seen
