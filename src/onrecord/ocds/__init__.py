"""The Open Contracting Data Standard: model, read, merge, validate. No files, no database, no network."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from onrecord.ocds.merge import compile_record, compile_releases, version_record, version_releases
from onrecord.ocds.model import Issue, Json, Provenance, Record, Release, order_releases
from onrecord.ocds.outcome import Outcome, outcome
from onrecord.ocds.pointer import escape, resolve

if TYPE_CHECKING:
    from onrecord.ocds.check import checking_rules, find_issues
    from onrecord.ocds.read import READING_RULES, Package, ReadResult, iter_releases, read_releases
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

_LOADING = {
    "check": ("checking_rules", "find_issues"),
    "read": ("READING_RULES", "Package", "ReadResult", "iter_releases", "read_releases"),
    "share": ("is_many_lines", "iter_share"),
}
"""What only a load needs, by module."""
_HOMES = {name: f"{__name__}.{module}" for module, names in _LOADING.items() for name in names}


def __getattr__(name: str) -> Any:
    """What a load needs, imported when it is first asked for: whoever shows a record reads and checks no file."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
