"""Marked groups of releases: what one load adds must be seen together or not at all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

MEMBERS = 6
"""Records in a group: enough to lie in every bucket."""
WORD = "soakgroup"
"""Stands in every record of every group, and nowhere else."""
PREFIX = "ocds-213czf-g"
_PADDING = "x" * 36_000


def ocids(group: int) -> list[str]:
    """The records of a group."""
    return [f"{PREFIX}{group:05d}-{member}" for member in range(MEMBERS)]


def own_word(group: int) -> str:
    """A word that only this group has."""
    return f"lantern{group:05d}"


def write_base(path: Path, releases: int) -> Path:
    """So many other releases; a thousand give the register several buckets, which one load touches all."""
    return _write(path, [_release(f"ocds-213czf-b{n:05d}", "1", "Supply of paper", _PADDING) for n in range(releases)])


def write_group(path: Path, group: int) -> Path:
    """A load: a new group, and a second release for each record of the group before."""
    title = f"{WORD} {own_word(group)}"
    releases = [_release(ocid, "1", title) for ocid in ocids(group)]
    if group:
        releases += [_release(ocid, "2", f"{WORD} {own_word(group - 1)}") for ocid in ocids(group - 1)]
    return _write(path, releases)


def _release(ocid: str, id: str, title: str, padding: str = "") -> dict[str, Any]:
    tender = {"id": "T", "title": title, "status": "active", "value": {"amount": 25_000, "currency": "GBP"}}
    body = {"ocid": ocid, "id": id, "date": f"2025-03-0{id}T10:00:00Z", "tag": ["tender"], "tender": tender}
    return {**body, "buyer": {"name": "Aldermere Borough Council"}, "padding": padding}


def _write(path: Path, releases: list[dict[str, Any]]) -> Path:
    package = {"uri": f"https://example.org/{path.stem}", "version": "1.1", "publisher": {"name": "Aldermere"}}
    path.write_text(json.dumps({**package, "releases": releases}), "utf-8")
    return path
