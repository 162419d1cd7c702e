"""The register: every release as served, everything else derived from it, and the answers to questions."""

from onrecord.register.model import (
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
    "Conflict",
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
