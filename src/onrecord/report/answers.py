"""What each task answers: objects that can grow, each with the JSON that every interface prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from onrecord.checking.model import Dossier, VerdictWord
from onrecord.ocds import Json, Record
from onrecord.reading.model import RecordReading
from onrecord.reading.money import Sum, read_sums
from onrecord.register.cases import Member
from onrecord.report.json_stated import stated_json
from onrecord.register.model import IssueAnswer, LoadReport, RebuildReport, SearchAnswer
from onrecord.report.answers_history import member_json
from onrecord.report.answers_payments import PaidLine
from onrecord.report.answers_totals import sum_json
from onrecord.report.contacts import without_contacts
from onrecord.report.history import Change, changes_by_release
from onrecord.report.imprint import Imprint
from onrecord.report.json import Object
from onrecord.report.json_dossier import dossier_json
from onrecord.report.json_stated import stated_json
from onrecord.report.provenance import copy_json, text_json
from onrecord.values import Instant


@dataclass(frozen=True, slots=True)
class LoadAnswer:
    """What a load found and kept."""

    report: LoadReport
    register: str

    @property
    def loaded_anything(self) -> bool:
            article["stated"] = stated_json(check)
        """Whether any release that was given is in the register now, new or held already."""
        report = self.report
        return bool(report.releases_kept or report.releases_duplicate or report.files_held)

    def to_json(self) -> Object:
        """Counts that add up, and every file that was left out, with the reason."""
        return {"register": self.register, **asdict(self.report), "adds_up": self.report.adds_up}


@dataclass(frozen=True, slots=True)
class RebuildAnswer:
    """What was made again from the raw objects."""

    report: RebuildReport
    register: str

    def to_json(self) -> Object:
        """Counts."""
        return {"register": self.register, **asdict(self.report)}


@dataclass(frozen=True, slots=True)
class FoundAnswer:
    """Records that a search found, best first."""

    found: SearchAnswer
    words: str
    saved: str | None = None
    """The name under which the question was kept."""

    def to_json(self) -> Object:
        """Rows, and how many there are in all."""
        rows = [without_contacts(asdict(row)) for row in self.found.rows]
        return {"words": self.words, "total": self.found.total, "complete": self.found.complete, "records": rows}


@dataclass(frozen=True, slots=True)
class IssuesAnswer:
    """What is wrong in the data."""

    found: IssueAnswer

    def to_json(self) -> Object:
        """Rows, counts by rule and publisher, and how many there are in all."""
        return {
            "total": self.found.total,
            "counts": [asdict(count) for count in self.found.counts],
            "issues": [
                asdict(row.issue) | {"raw": row.raw, "publisher": row.publisher, "outcome": row.outcome}
                for row in self.found.rows
            ],
        }


@dataclass(frozen=True, slots=True)
class CheckAnswer:
    """A dossier, and what its pages say of themselves."""

    dossier: Dossier
    imprint: Imprint
    known_at: Instant | None = None
    """The record was read as we knew it then; None for all that we know."""

    def found(self, word: VerdictWord) -> bool:
        """Whether any claim was given this verdict."""
        return any(claim.verdict.word is word for check in self.dossier.checks for claim in check.claims)

    def to_json(self, *, texts: bool = True) -> Object:
        """As product.md has it; without `texts` nothing of the articles is repeated but their claims and quotations."""
        told = dossier_json(self.dossier)
        for article, check in zip(told["articles"], self.dossier.checks, strict=True):
            article["copy"] = copy_json(check.article)
            article["stated"] = stated_json(check)
            article |= text_json(check.article) if texts else {}
        return told | {"known_at": self.known_at.text} if self.known_at else told


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
    paid: Sequence[PaidLine] = ()
    """What payments that may be of its awards come to, by how sure that is: never added to anything else."""

    @property
    def changes(self) -> dict[str, list[Change]]:
        """Release id to what it changed; empty without history."""
        return changes_by_release(without_contacts(self.versioned)) if self.versioned else {}

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
            "paid": [asdict(line) | {"kind": "paid", "currency": "GBP"} for line in self.paid],
            "sums": [sum_json(found) for found in self.sums],
            "compiledRelease": without_contacts(self.compiled),
            "history": without_contacts(self.versioned) if self.versioned else None,
        }


@dataclass(frozen=True, slots=True)
class DemoAnswer:
    """What the first look loaded, checked and wrote."""

    loaded: LoadAnswer
    check: CheckAnswer
    page: Path
    articles: Sequence[Path]

    def to_json(self) -> Object:
        """The check's own answer, and where the page is."""
        return {"loaded": self.loaded.to_json(), "page": str(self.page), **self.check.to_json()}
