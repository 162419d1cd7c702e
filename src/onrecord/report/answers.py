"""What a check answers, and the first look: objects that can grow, each with the JSON that every interface prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.checking.model import Check, Dossier, VerdictWord
from onrecord.errors import OnRecordError
from onrecord.report.answers_lists import LoadAnswer
from onrecord.report.imprint import Imprint
from onrecord.report.json import Object, error_json
from onrecord.report.json_dossier import check_json, dossier_json
from onrecord.report.json_stated import stated_json
from onrecord.report.provenance import copy_json, text_json
from onrecord.values import Instant


@dataclass(frozen=True, slots=True)
class CheckAnswer:
    """A dossier, and what its pages say of themselves."""

    dossier: Dossier
    imprint: Imprint
    known_at: Instant | None = None
    """The record was read as we knew it then; None for all that we know."""
    unchecked: Sequence[OnRecordError] = ()
    """For each article that there is no answer about, why; the others have theirs."""

    def found(self, word: VerdictWord) -> bool:
        """Whether any claim was given this verdict."""
        return any(claim.verdict.word is word for check in self.dossier.checks for claim in check.claims)

    def to_json(self, *, texts: bool = True) -> Object:
        """As product.md has it; without `texts` nothing of the articles is repeated but their claims and quotations."""
        told = dossier_json(self.dossier)
        told["articles"] = [article_json(check, texts=texts) for check in self.dossier.checks]
        if self.unchecked:
            told["unchecked"] = [error_json(error)["error"] for error in self.unchecked]
        return told | {"known_at": self.known_at.text} if self.known_at else told


def article_json(check: Check, *, texts: bool) -> Object:
    """All that an answer says of one article; without `texts` its own text is not repeated."""
    told = check_json(check) | {"copy": copy_json(check.article), "stated": stated_json(check)}
    return told | text_json(check.article) if texts else told


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
