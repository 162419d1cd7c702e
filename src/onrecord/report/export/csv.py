"""CSV as a Frictionless Data Package: a folder with `datapackage.json` and one file a table.

Source: Data Package 1.0 (specs.frictionlessdata.io), RFC 4180. Values stand as the register has them: a spreadsheet
that takes a text for a formula is told not to by the Excel export, whose cells have a type.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import msgspec

from onrecord.report.export.model import About, Column, Extract, Format

OPEN_GOVERNMENT = "open-government-licence"


def describe_package(extract: Extract, paths: Mapping[str, str], media: str) -> bytes:
    """`datapackage.json` for tables that lie at `paths`."""
    about = extract.about
    package = {
        "profile": "data-package",
        "name": "onrecord-export",
        "title": "Records of public contracts",
        "description": "\n".join(about.lines),
        "created": about.made_at.isoformat(timespec="seconds").replace("+00:00", "Z"),
        "licenses": _licenses(about),
        "sources": [{"title": name} for name in dict.fromkeys(p.name for p in about.publishers if p.name)],
        "resources": [_resource(name, extract.tables[name], path, media) for name, path in paths.items()],
    }
    return msgspec.json.format(msgspec.json.encode({key: value for key, value in package.items() if value}), indent=2)


def _licenses(about: About) -> list[dict[str, str]]:
    found = []
    for license in dict.fromkeys(publisher.license for publisher in about.publishers if publisher.license):
        known = {"name": "OGL-UK-3.0"} if OPEN_GOVERNMENT in license and "/3" in license else {}
        place = {"path": license} if license.startswith(("http://", "https://")) else {"title": license}
        # One of name and path must be there; a licence that is only words is named as such.
        found.append(known | place if known or "path" in place else {"name": "other", **place})
    return found


def _resource(name: str, columns: Sequence[Column], path: str, media: str) -> dict[str, object]:
    fields = [
        {"name": column.name, "type": column.kind} | ({"description": column.meaning} if column.meaning else {})
        for column in columns
    ]
    tabular = media == "text/csv"
    resource: dict[str, object] = {"name": name, "path": path, "mediatype": media, "schema": {"fields": fields}}
    if tabular:
        resource |= {"profile": "tabular-data-resource", "format": "csv", "encoding": "utf-8"}
    return resource


def cell(value: object) -> str:
    """A value as CSV has it: empty for None, ISO 8601, decimals with every digit, lists as JSON.

    >>> cell(Decimal("1E+3")), cell(True), cell(["a", "b"]), cell(None)
    ('1000', 'true', '["a","b"]', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime | date):
        return value.isoformat().replace("+00:00", "Z")
    return msgspec.json.encode(value).decode() if isinstance(value, list | tuple) else str(value)


def _write(extract: Extract, target: Path) -> None:
    target.mkdir()
    for table, columns in extract.tables.items():
        with (target / f"{table}.csv").open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out)
            writer.writerow([column.name for column in columns])
            writer.writerows([cell(value) for value in row] for row in extract.rows(table))
    paths = {table: f"{table}.csv" for table in extract.tables}
    (target / "datapackage.json").write_bytes(describe_package(extract, paths, "text/csv"))


FORMAT = Format("", "a folder of CSV files, as a Frictionless Data Package", _write)
