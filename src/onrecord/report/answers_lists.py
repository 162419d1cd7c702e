"""What loads, rebuilds, searches and the list of issues answer, each with the JSON that every interface prints."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from onrecord.register.facets import Facets
from onrecord.register.model import IssueAnswer, LoadReport, RebuildReport, SearchAnswer
from onrecord.report.contacts import without_contacts
from onrecord.report.json import Object


@dataclass(frozen=True, slots=True)
class LoadAnswer:
    """What a load found and kept."""

    report: LoadReport
    register: str

    @property
    def loaded_anything(self) -> bool:
        """Whether any release that was given is in the register now, or what was given is sound and has none."""
        report = self.report
        return bool(report.releases_kept or report.releases_duplicate or report.files_held or self.empty)

    @property
    def empty(self) -> bool:
        """Whether packages were read in which there is no release, not even a damaged one: a page of no results."""
        return bool(self.report.files_read and not self.report.releases_seen)

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


def rows_json(found: SearchAnswer) -> list[Object]:
    """The rows of a search, with nobody's contact details in them."""
    return [without_contacts(asdict(row)) for row in found.rows]


@dataclass(frozen=True, slots=True)
class FoundAnswer:
    """Records that a search found, best first."""

    found: SearchAnswer
    words: str
    saved: str | None = None
    """The name under which the question was kept."""
    facets: Facets | None = None
    """What the records have in common, counted; None where nobody asked."""
    next: str | None = None
    """The cursor with which the next page is asked for; None at the end."""

    def to_json(self) -> Object:
        """Rows, and how many there are in all; the counts by heading where they were asked for."""
        counted = {} if self.facets is None else {"facets": without_contacts(asdict(self.facets))}
        return {
            "words": self.words,
            "total": self.found.total,
            "complete": self.found.complete,
            "again": self.found.again,
            "records": rows_json(self.found),
            "next": self.next,
            **counted,
        }


@dataclass(frozen=True, slots=True)
class IssuesAnswer:
    """What is wrong in the data."""

    found: IssueAnswer
    next: str | None = None
    """The cursor with which the next page is asked for; None at the end."""

    def to_json(self) -> Object:
        """Rows, counts by rule and publisher, and how many there are in all."""
        return {
            "total": self.found.total,
            "counts": [asdict(count) for count in self.found.counts],
            "issues": [
                asdict(row.issue) | {"raw": row.raw, "publisher": row.publisher, "outcome": row.outcome}
                for row in self.found.rows
            ],
            "next": self.next,
        }
