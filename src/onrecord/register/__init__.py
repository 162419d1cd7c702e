"""The register: every release as served, everything else derived from it, and the answers to questions."""

from onrecord.register.ledger import Entry
from onrecord.register.model import (
    Arrival,
    Conflict,
    IssueAnswer,
    IssueCount,
    IssueRow,
    LeftOut,
    LoadReport,
    Progress,
    Publisher,
    RebuildReport,
    SearchAnswer,
    SearchRow,
    Stats,
)
from onrecord.register.register import Register

__all__ = [
    "Arrival",
    "Conflict",
    "Entry",
    "IssueAnswer",
    "IssueCount",
    "IssueRow",
    "LeftOut",
    "LoadReport",
    "Progress",
    "Publisher",
    "RebuildReport",
    "Register",
    "SearchAnswer",
    "SearchRow",
    "Stats",
]
