"""Checking what is said against the record: link, claims, verdicts with evidence, articles side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.checking.lookup import Lookup, Probe
from onrecord.checking.model import (
    Check,
    CheckedClaim,
    Claim,
    ClaimType,
    Comparison,
    Dossier,
    Evidence,
    Link,
    Reason,
    Verdict,
    VerdictWord,
)

if TYPE_CHECKING:
    from onrecord.checking.check import check_article, check_articles

__all__ = [
    "Check",
    "CheckedClaim",
    "Claim",
    "ClaimType",
    "Comparison",
    "Dossier",
    "Evidence",
    "Link",
    "Lookup",
    "Probe",
    "Reason",
    "Verdict",
    "VerdictWord",
    "check_article",
    "check_articles",
]


def __getattr__(name: str) -> Any:
    """The checker, loaded when it is first asked for: a report of something else knows its words alone."""
    if name not in ("check_article", "check_articles"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from onrecord.checking import check

    return getattr(check, name)
