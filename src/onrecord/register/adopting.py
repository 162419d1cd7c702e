"""Tables that another engine made from the releases, taken into the register as a new generation of every bucket.

The releases and the index stay as they are: their files are linked under the new generation's name. So a reader sees
the old state or the new one, and a killed process leaves the old.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import msgspec

from onrecord.register.disk import remove, sync_file, sync_folder
from onrecord.register.layout import TABLES, Layout, stem
from onrecord.register.manifest import Bucket, Manifest, write_manifest
from onrecord.register.session import connect
from onrecord.register.sql import statement

ADOPTED = tuple(table for table in TABLES if table != "issues")
"""Tables that come from the releases alone; issues come from reading them."""


@dataclass(frozen=True, slots=True)
class Compiling:
    """What another engine is given."""

    releases: tuple[str, ...]
    """Parquet files of the releases."""
    tables: Mapping[str, Sequence[tuple[str, str]]]
    """Table to its columns, each with DuckDB's name of its type."""
    buckets: int
    target: Path
    """Folder to write to: `<table>/bucket=<n>/*.parquet`, rows by ocid and in the order of the compiled release."""


Engine = Callable[[Compiling], None]


def adopt_tables(layout: Layout, manifest: Manifest, engine: Engine) -> Manifest:
    """Have `engine` make the tables of a register without deltas, and show them to readers. The caller holds the lock.

    Errors: those of the engine; OSError and duckdb.Error from the disk.
    """
    target = layout.drafts / "compiled"
    remove(target)
    target.mkdir(parents=True)
    releases = tuple(str(layout.releases_file(one)) for one in manifest.stems)
    engine(Compiling(releases, _columns(layout, manifest), len(manifest.buckets), target))
    generation = manifest.generation + 1
    buckets = [_adopt(layout, target, bucket, number, generation) for number, bucket in enumerate(manifest.buckets)]
    for folder in (layout.releases, layout.index, *(layout.tables / table for table in TABLES)):
        sync_folder(folder)
    adopted = msgspec.structs.replace(manifest, generation=generation, buckets=tuple(buckets))
    write_manifest(layout, adopted)
    remove(layout.drafts)
    return adopted


def _columns(layout: Layout, manifest: Manifest) -> Mapping[str, Sequence[tuple[str, str]]]:
    found = {}
    with connect() as connection:
        for table in ADOPTED:
            asked = {"file": str(layout.table_file(table, manifest.stems[0]))}
            described = connection.execute(statement("which_columns"), asked).fetchall()
            found[table] = [(str(name), str(kind)) for name, kind, *_ in described]
    return found


def _adopt(layout: Layout, made: Path, bucket: Bucket, number: int, generation: int) -> Bucket:
    old, new = stem(number, bucket.generation), stem(number, generation)
    _link(layout.releases_file(old), layout.releases_file(new))
    _link(layout.records_file(old), layout.records_file(new))
    _link(layout.table_file("issues", old), layout.table_file("issues", new))
    _link_tree(layout.index_folder(old), layout.index_folder(new))
    with connect() as connection:
        for table in ADOPTED:
            files = sorted(str(path) for path in (made / table / f"bucket={number}").glob("*.parquet"))
            _write(connection, layout.table_file(table, old), files, layout.table_file(table, new))
    return msgspec.structs.replace(bucket, generation=generation)


def _write(connection: duckdb.DuckDBPyConnection, like: Path, files: Sequence[str], target: Path) -> None:
    """One table of one bucket with the very columns and types that it had."""
    connection.execute(statement("make_alike"), {"like": str(like)})
    if files:
        connection.execute(statement("add_alike"), {"files": list(files)})
    draft = target.with_suffix(".part")
    connection.execute(statement("write_alike"), {"target": str(draft)})
    sync_file(draft)
    draft.replace(target)


def _link(source: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    os.link(source, target)


def _link_tree(source: Path, target: Path) -> None:
    remove(target)
    for path in sorted(source.rglob("*")):
        inside = target / path.relative_to(source)
        if path.is_dir():
            inside.mkdir(parents=True, exist_ok=True)
        else:
            inside.parent.mkdir(parents=True, exist_ok=True)
            os.link(path, inside)
