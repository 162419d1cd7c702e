"""Checking what is said against the record: link, claims, verdicts with evidence, articles side by side."""

from onrecord.checking.check import check_article, check_articles
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
