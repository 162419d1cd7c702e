"""Registers for tests: files of releases written, and everything that a register answers, to be compared."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from onrecord.ocds import Record
from onrecord.register import Register

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
WORDS = ("paper", "anti-racism session", "supply of paper", "the")


def release(ocid: str, **fields: Any) -> dict[str, Any]:
    """A small release; give `id`, `date` and whatever else matters."""
    tender = {"id": "1", "title": "Supply of paper", "status": "active", "value": {"amount": 25000, "currency": "GBP"}}
    body = {"ocid": ocid, "id": "1", "date": "2024-03-15T10:00:00Z", "tag": ["tender"], "tender": tender}
    return {**body, "buyer": {"name": "Aldermere Borough Council"}, **fields}


def package(releases: Sequence[Mapping[str, Any]], publisher: str = "Aldermere") -> dict[str, Any]:
    """The releases in a package."""
    return {"uri": "https://example.org/1", "version": "1.1", "publisher": {"name": publisher}, "releases": releases}


def write_package(path: Path, *releases: Mapping[str, Any]) -> Path:
    """A package in a file, gzip where its name ends so."""
    raw = json.dumps(package(releases)).encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(raw, mtime=0) if path.suffix == ".gz" else raw)
    return path


def write_lines(path: Path, *releases: Mapping[str, Any]) -> Path:
    """Releases as JSON Lines."""
    path.write_text("".join(json.dumps(one) + "\n" for one in releases), "utf-8")
    return path


def register_of(folder: Path, *paths: Path) -> Register:
    """A new register in `folder` with these files loaded."""
    register = Register.open(folder, create=True)
    if paths:
        register.load(paths, now=NOW)
    return register


def records(register: Register) -> dict[str, Record]:
    """Every record of a register, by ocid."""
    found = register.search(limit=10_000).rows
    return {row.ocid: record for row in found if (record := register.record(row.ocid)) is not None}


def answers(register: Register, words: Iterable[str] = WORDS) -> dict[str, Any]:
    """All that a register answers."""
    return {
        "records": records(register),
        "lists": register.search(limit=10_000),
        # Where a search goes on tells of the loads that were made before it began.
        "searches": {text: replace(register.search(text, limit=50), next=None) for text in words},
        "issues": register.issues(limit=100_000),
        "frequencies": register.frequencies(["paper", "the", "unheard"]),
    }


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file of a register with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
