"""What `show` answers: one record as of a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from onrecord.ocds import Json, Record
from onrecord.reading.model import Moment, RecordReading
from onrecord.reading.money import Sum, read_sums
from onrecord.register.cases import Member
from onrecord.report.answers_history import member_json
from onrecord.report.answers_payments import PaidLine
from onrecord.report.answers_totals import sum_json
from onrecord.report.contacts import without_people
from onrecord.report.date_words import date_json
from onrecord.report.history import Change, changes_by_release
from onrecord.report.imprint import Imprint
from onrecord.report.json import Object
from onrecord.values import Instant


@dataclass(frozen=True, slots=True)
class ShowAnswer:
    """One record as of a day."""

    record: Record
    """Only the releases that were published by `as_of`."""
    reading: RecordReading
    compiled: Json
    versioned: Json | None
    as_of: Instant | None
    later: int
    """Releases of this record that came after `as_of`, or have no date."""
    imprint: Imprint
    known_at: Instant | None = None
    """Only releases that we had seen by then are shown or counted."""
    members: Sequence[Member] = ()
    """The other records of its case."""
    case_complete: bool = True
    """Whether these are all: False where there may be more."""
    paid: Sequence[PaidLine] = ()
    """What payments that may be of its awards come to, by how sure that is: never added to anything else."""

    @property
    def changes(self) -> dict[str, list[Change]]:
        """Release id to what it changed; empty without history."""
        return changes_by_release(without_people(self.versioned, self.compiled)) if self.versioned else {}

    @property
    def sums(self) -> list[Sum]:
        """The sums of its fields, typed and doubted; those that only stood earlier last."""
        return read_sums(self.record, self.compiled)

    def to_json(self) -> Object:
        """The compiled release and, on request, the versioned one, without contact details."""
        return {
            "ocid": self.record.ocid,
            "title": self.reading.title,
            "stage": self.reading.stage or None,
            "as_of": self.as_of.text if self.as_of else None,
            "known_at": self.known_at.text if self.known_at else None,
            "later_releases": self.later,
            "releases": [
                {
                    "id": release.id,
                    "id_minted": release.id_minted,
                    "date": release.date.text if release.date else None,
                    "first_seen": seen.isoformat() if (seen := release.provenance.first_seen) else None,
                    "tags": release.tags,
                    "digest": release.digest,
                    "raw": release.provenance.raw,
                    "position": release.provenance.position,
                }
                for release in self.record.releases
            ],
            "case": [member_json(member) for member in self.members],
            "case_complete": self.case_complete,
            "paid": [asdict(line) | {"kind": "paid", "currency": "GBP"} for line in self.paid],
            "sums": [sum_json(found) for found in self.sums],
            "dates": [date_json(fact) for fact in self.reading.dates if fact.moment is not Moment.TEXT],
            "compiledRelease": without_people(self.compiled),
            "history": without_people(self.versioned, self.compiled) if self.versioned else None,
        }
