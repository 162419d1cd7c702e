"""Parquet as a Frictionless Data Package: a folder with `datapackage.json` and one file a table."""

from __future__ import annotations

from pathlib import Path

from onrecord.report.export.csv import describe_package
from onrecord.report.export.model import Extract, Format


def _write(extract: Extract, target: Path) -> None:
    target.mkdir()
    for table in extract.tables:
        extract.write_parquet(table, target / f"{table}.parquet", extract.about)
    paths = {table: f"{table}.parquet" for table in extract.tables}
    media = "application/vnd.apache.parquet"
    (target / "datapackage.json").write_bytes(describe_package(extract, paths, media))


FORMAT = Format("", "a folder of Parquet files, as a Frictionless Data Package", _write)
