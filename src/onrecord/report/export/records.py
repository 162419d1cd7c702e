"""An OCDS record package: each record with its releases embedded and the release compiled from them.

Source: OCDS 1.1, Record package.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from onrecord.ocds import Json, Record, compile_record
from onrecord.report.export.model import Extract, Format
from onrecord.report.export.releases import package_head, write_package


def record_member(record: Record, present: Callable[[Json], Json]) -> Json:
    """One record of a package; `present` is as `Extract.present`."""
    return {
        "ocid": record.ocid,
        "releases": [present(release.body) for release in record.releases],
        "compiledRelease": present(compile_record(record)),
    }


def _write(extract: Extract, target: Path) -> None:
    with target.open("wb") as out:
        records = (record_member(record, extract.present) for record in extract.records())
        write_package(out, package_head(extract.about), "records", records)


FORMAT = Format(".json", "an OCDS record package: releases, and what they compile to", _write)
