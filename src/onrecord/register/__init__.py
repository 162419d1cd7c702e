"""The register: every release as served, everything else derived from it, and the answers to questions."""

from onrecord.register.extract import Extraction
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
from onrecord.register.question import Question
from onrecord.register.register import Register
from onrecord.register.searches import SavedSearch, SavedSearches
from onrecord.register.updates import Update, Updates

__all__ = [
    "Arrival",
    "Conflict",
    "Entry",
    "Extraction",
    "IssueAnswer",
    "IssueCount",
    "IssueRow",
    "LeftOut",
    "LoadReport",
    "Progress",
    "Publisher",
    "Question",
    "RebuildReport",
    "Register",
    "SavedSearch",
    "SavedSearches",
    "SearchAnswer",
    "SearchRow",
    "Stats",
    "Update",
    "Updates",
]
