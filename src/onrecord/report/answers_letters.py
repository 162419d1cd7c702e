"""What publishing answers: ClaimReview drafts and signed ones, notes to outlets, requests to buyers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.checking.model import VerdictWord
from onrecord.report.claimreview import Rated
from onrecord.report.corrections import Note
from onrecord.report.json import Object
from onrecord.report.requests import Letter


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A claim that is not rated, because nothing was judged of it."""

    article: str
    claim: str
    verdict: VerdictWord


@dataclass(frozen=True, slots=True)
class ClaimReviewAnswer:
    """Every claim that was judged, as ClaimReview: signed, or a draft."""

    reviewer: str
    rated: Sequence[Rated]
    left_out: Sequence[LeftOut]

    @property
    def signed(self) -> list[Object]:
        """The JSON-LD that may be published."""
        return [one.document for one in self.rated if one.signed]

    def to_json(self) -> Object:
        """Signed ones apart from drafts, so that nobody publishes one for the other."""
        return {
            "reviewer": self.reviewer or None,
            "signed": self.signed,
            "drafts": [
                {"article": one.article, "claim": one.claim, "missing": list(one.missing), "claimReview": one.document}
                for one in self.rated
                if not one.signed
            ],
            "left_out": [
                {"article": one.article, "claim": one.claim, "verdict": one.verdict.value} for one in self.left_out
            ],
        }


@dataclass(frozen=True, slots=True)
class CorrectionsAnswer:
    """A note for each article in which something is to be corrected."""

    notes: Sequence[Note]
    articles: int
    """How many were checked."""

    def to_json(self) -> Object:
        """Each note as plain text, with how much of it a person has confirmed."""
        return {
            "articles": self.articles,
            "notes": [
                {"article": note.article, "points": note.points, "confirmed": note.confirmed, "text": note.text}
                for note in self.notes
            ],
        }


@dataclass(frozen=True, slots=True)
class RequestAnswer:
    """A request for each record of which something is to be asked."""

    letters: Sequence[Letter]
    answered: Sequence[str]
    """Ocids of records that leave nothing to ask."""
    unlinked: Sequence[str]
    """Articles that are about no record of the register."""

    def to_json(self) -> Object:
        """Each letter as plain text, and its questions as a list."""
        return {
            "letters": [
                {
                    "ocid": letter.ocid,
                    "title": letter.title,
                    "buyer": letter.buyer or None,
                    "law": letter.law.value,
                    "why": letter.why,
                    "questions": list(letter.questions),
                    "text": letter.text,
                }
                for letter in self.letters
            ],
            "answered": list(self.answered),
            "unlinked": list(self.unlinked),
        }
