"""What running a bundle again answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.report.bundle.model import Manifest
from onrecord.report.bundle.rerun import ArticleOutcome, Difference
from onrecord.report.json import Object


@dataclass(frozen=True, slots=True)
class BundleAnswer:
    """Whether a bundle's check comes to the same answer here."""

    bundle: str
    manifest: Manifest
    articles: Sequence[ArticleOutcome]
    comparison_same: bool
    """Whether the articles, laid side by side, compare as they did."""
    here: str
    """Version of On the Record that ran it again."""
    rules_changed: Mapping[str, tuple[int | None, int | None]]
    """Rules whose version is not the one that was used, then and here; None where there is no such rule."""
    notes: Sequence[str]

    @property
    def same(self) -> bool:
        """Whether the whole answer is the same."""
        return self.comparison_same and all(article.same for article in self.articles)

    def to_json(self) -> Object:
        """Same or different, claim by claim, with what differs."""
        state = self.manifest.register
        return {
            "bundle": self.bundle,
            "same": self.same,
            "made_by": self.manifest.made_by,
            "run_by": self.here,
            "rules_changed": {name: {"then": then, "here": here} for name, (then, here) in self.rules_changed.items()},
            "register": {
                "known_at": state.known_at.isoformat() if state.known_at else None,
                "ledger_lines": state.ledger_lines,
                "ledger_head": state.ledger_head,
            },
            "articles": [_article_json(article) for article in self.articles],
            "comparison": "same" if self.comparison_same else "different",
            "attribution": list(self.manifest.attribution),
            "notes": list(self.notes),
        }


def _article_json(article: ArticleOutcome) -> Object:
    return {
        "id": article.id,
        "same": article.same,
        "claims": [
            {
                "id": claim.id,
                "type": claim.type,
                "text": claim.text,
                "outcome": claim.outcome.value,
                "differences": [_difference_json(difference) for difference in claim.differences],
            }
            for claim in article.claims
        ],
        "differences": [_difference_json(difference) for difference in article.differences],
    }


def _difference_json(difference: Difference) -> Object:
    return {"field": difference.field, "then": difference.then, "now": difference.now}
