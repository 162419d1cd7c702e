"""The Open Contracting Data Standard: model, read, merge, validate. No files, no database, no network."""

from onrecord.ocds.check import checking_rules, find_issues
from onrecord.ocds.merge import compile_record, compile_releases, version_record, version_releases
from onrecord.ocds.model import Issue, Json, Provenance, Record, Release, order_releases
from onrecord.ocds.pointer import escape, resolve
from onrecord.ocds.read import (
    READING_RULES,
    Outcome,
    Package,
    ReadResult,
    iter_releases,
    outcome,
    read_releases,
)
from onrecord.ocds.share import is_many_lines, iter_share

__all__ = [
    "READING_RULES",
    "Issue",
    "Json",
    "Outcome",
    "Package",
    "Provenance",
    "ReadResult",
    "Record",
    "Release",
    "checking_rules",
    "compile_record",
    "compile_releases",
    "escape",
    "find_issues",
    "is_many_lines",
    "iter_releases",
    "iter_share",
    "order_releases",
    "outcome",
    "read_releases",
    "resolve",
    "version_record",
    "version_releases",
]
