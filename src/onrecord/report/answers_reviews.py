"""What reviewing answers: the claims of an article with what people said of them, and all that was ever said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.checking.model import Check
from onrecord.register.reviews import Review
from onrecord.report.imprint import Imprint
from onrecord.report.json import Object
from onrecord.report.json_dossier import check_json
from onrecord.report.labels import Labelled


@dataclass(frozen=True, slots=True)
class ReviewAnswer:
    """One article's claims, and the review that was written down, if one was."""

    check: Check
    written: Review | None
    claim: str | None
    """Id of the claim that it is of."""
    imprint: Imprint

    def to_json(self) -> Object:
        """The article as `check --json` has it, and the review."""
        written = review_json(self.written) | {"claim": self.claim} if self.written else None
        return {"article": check_json(self.check), "written": written}


@dataclass(frozen=True, slots=True)
class ReviewsAnswer:
    """What people said of verdicts, newest first; and what was exported."""

    reviews: Sequence[Review]
    standing: frozenset[int]
    """Indices into `reviews` of those that count."""
    total: int
    folder: Path | None = None
    exported: Sequence[Labelled] = ()
    next: str | None = None
    """The cursor with which the next page is asked for; None at the end."""

    def to_json(self) -> Object:
        """Every review with whether it stands; every file with how many labels it lacks."""
        told: Object = {
            "total": self.total,
            "reviews": [
                review_json(review) | {"stands": number in self.standing} for number, review in enumerate(self.reviews)
            ],
            "next": self.next,
        }
        if self.folder is None:
            return told
        files = [
            {"file": one.file, "claims": one.claims, "unreviewed_flags": one.unreviewed_flags} for one in self.exported
        ]
        return told | {"exported": {"folder": str(self.folder), "files": files}}


def review_json(review: Review) -> Object:
    """One line of reviews.jsonl, without its hash."""
    place, machine, said = review.place, review.machine, review.said
    return {
        "kind": review.kind,
        "by": review.by,
        "at": review.at.isoformat(),
        "note": review.note,
        "article": {"id": review.article_id, "sha256": place.article, "published": review.published},
        "ocid": place.ocid,
        "type": place.type,
        "start": place.start,
        "end": place.end,
        "text": place.text,
        "machine": {
            "verdict": machine.verdict,
            "reason": machine.reason,
            "rule": machine.rule,
            "rule_version": machine.version,
            "sentence": machine.sentence,
        },
        "said": {"verdict": said.verdict, "reason": said.reason} if said else None,
    }
