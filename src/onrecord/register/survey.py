"""The derived files held against the manifest: each there, each with as many rows as the manifest says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import duckdb

from onrecord.errors import RegisterError
from onrecord.register.layout import Layout
from onrecord.register.ledger import START
from onrecord.register.manifest import Manifest, read_manifest
from onrecord.register.snapshot import Snapshot
from onrecord.register.sql import statement

Finding = tuple[str, str, str, str]
"""Where, found, expected, remedy."""
_REBUILD = "Run `onrecord rebuild`: it makes everything derived again from raw/ and the ledger."


@dataclass(frozen=True, slots=True)
class Survey:
    """What the manifest covers, and which of its files do not fit."""

    ledger_lines: int
    ledger_head: str
    faults: tuple[Finding, ...]


def survey_derived(layout: Layout) -> Survey:
    """One state of the derived parts; a load that ends meanwhile sweeps the old one away, and then the new one counts.

    Errors: none; a manifest that is not there or cannot be read is a finding.
    """
    while True:
        try:
            manifest = read_manifest(layout)
        except RegisterError as broken:
            return Survey(0, START, ((broken.where, broken.found, broken.expected, broken.remedy),))
        if manifest is None:
            return Survey(0, START, ((str(layout.manifest), "no such file", "the list of what is current", _REBUILD),))
        faults = tuple(_faults(layout, manifest))
        if not faults or read_manifest(layout) == manifest:
            return Survey(manifest.ledger_lines, manifest.ledger_head, faults)


def _faults(layout: Layout, manifest: Manifest) -> Iterator[Finding]:
    try:
        Snapshot(layout, manifest).check()
    except RegisterError as missing:
        yield missing.where, missing.found, missing.expected or "the file", missing.remedy
        return
    files = [str(layout.releases_file(stem)) for stem in manifest.stems]
    for file, bucket in zip(files, manifest.parts, strict=True):
        rows = _rows(file)
        if rows != bucket.releases:
            found = f"{rows:,} releases" if rows is not None else "a file that cannot be read"
            yield file, found, f"{bucket.releases:,} as the manifest says", _REBUILD


def _rows(file: str) -> int | None:
    """Rows of a Parquet file; None when it is none."""
    with duckdb.connect(config={"threads": 1}) as connection:
        try:
            counted = connection.execute(statement("how_many_rows"), {"file": file}).fetchone()
        except duckdb.Error:
            return None
    return int(counted[0]) if counted else None
