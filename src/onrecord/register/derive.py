"""One bucket made from its old generation and what a load brought: everything in it that can be rebuilt.

This is the unit of parallelism: it runs in any process and answers with counts. All is written to a draft folder,
synced, and renamed into place under names that no reader asks for before the manifest says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from onrecord.ocds import Record, compile_record
from onrecord.register.disk import remove, sync_file, sync_folder, sync_tree
from onrecord.register.glean import glean
from onrecord.register.indexing import IndexDrafts
from onrecord.register.layout import Layout
from onrecord.register.layout import stem as stem_of
from onrecord.register.manifest import Bucket, bucket_of, phrase_step
from onrecord.register.model import Conflict
from onrecord.register.pool import without_collector
from onrecord.register.recordfile import RecordFile, RecordFileWriter
from onrecord.register.rows import Defect, Row, release_of
from onrecord.register.spool import spooled_rows, spooled_strays
from onrecord.register.sql import statement
from onrecord.register.summary import summarise
from onrecord.register.tables import DRAFTS, TableDrafts

SAME_ID = "same-id-other-content"
"""Rule of the issue that two contents stand under one ocid and release id."""


@dataclass(frozen=True, slots=True)
class BucketTask:
    """What to make one bucket generation from."""

    root: Path
    number: int
    buckets: int
    generation: int
    old_stem: str
    """The generation that holds this bucket's releases up to now, alone or among others; empty when there is none."""
    spool: Path


@dataclass(frozen=True, slots=True)
class BucketAnswer:
    """What came of it."""

    number: int
    bucket: Bucket
    kept: int
    """Releases that are new in this generation."""
    duplicates: int
    """Releases brought by the load whose content was held already."""
    conflicts: tuple[Conflict, ...]


@dataclass(slots=True)
class _Contents:
    records: dict[str, list[Row]] = field(default_factory=dict)
    strays: list[Defect] = field(default_factory=list)
    fresh: set[tuple[str, str]] = field(default_factory=set)
    """Ocids and digests of releases that were not held before."""
    duplicates: int = 0


@dataclass(slots=True)
class _Written:
    conflicts: list[Conflict] = field(default_factory=list)
    size: int = 0
    """Bytes of JSON."""
    newest: str = ""
    """Day (ISO) of the newest dated release."""
    issues: int = 0
    longest: int = 0
    """Bytes that no line of any draft is longer than."""


def derive_bucket(task: BucketTask) -> BucketAnswer:
    """Make one bucket generation. Errors: OSError; what is wrong in the data is among the issues."""
    with without_collector():
        return _derive(Layout(task.root), task)


def _derive(layout: Layout, task: BucketTask) -> BucketAnswer:
    contents = _gather(layout, task)
    draft = layout.drafts / f"bucket-{task.number:03d}"
    remove(draft)
    draft.mkdir(parents=True)
    written = _write_bucket(draft, contents, phrase_step(task.buckets))
    _to_parquet(draft, written.longest)
    _publish(layout, draft, stem_of(task.number, task.generation))
    releases = sum(map(len, contents.records.values()))
    bucket = Bucket(task.generation, len(contents.records), releases, written.issues, written.size, written.newest)
    return BucketAnswer(task.number, bucket, len(contents.fresh), contents.duplicates, tuple(written.conflicts))


def _gather(layout: Layout, task: BucketTask) -> _Contents:
    contents = _Contents()
    held: set[tuple[str, str]] = set()
    if task.old_stem:
        _gather_old(layout, task, contents, held)
    for row in spooled_rows(task.spool, task.number):
        key = (row.ocid, row.digest)
        if key in held:
            contents.duplicates += 1
            continue
        held.add(key)
        contents.fresh.add(key)
        contents.records.setdefault(row.ocid, []).append(row)
    known = set(contents.strays)
    contents.strays.extend(d for d in dict.fromkeys(spooled_strays(task.spool, task.number)) if d not in known)
    return contents


def _gather_old(layout: Layout, task: BucketTask, contents: _Contents, held: set[tuple[str, str]]) -> None:
    old = RecordFile(layout.records_file(task.old_stem))
    for ocid, rows in old.all_rows():
        if bucket_of(ocid, task.buckets) == task.number:
            contents.records[ocid] = list(rows)
            held.update((ocid, row.digest) for row in rows)
    contents.strays.extend(d for d in old.strays() if bucket_of(d.raw, task.buckets) == task.number)
    old.close()


def _write_bucket(draft: Path, contents: _Contents, step: int) -> _Written:
    written = _Written()
    ocids = sorted(contents.records)
    with (
        TableDrafts(draft) as tables,
        RecordFileWriter(draft / "records.sqlite") as records,
        IndexDrafts(draft / "index", step) as index,
    ):
        for number, ocid in enumerate(ocids):
            rows = sorted(contents.records[ocid], key=_merge_order)
            record = Record(ocid, tuple(map(release_of, rows)))
            compiled = compile_record(record)
            found = glean(compiled)
            summary = summarise(record, compiled, rows[-1].publisher)
            written.newest = max(written.newest, summary.changed)
            tables.add_record(record, compiled, found, summary)
            records.add(number, summary, rows)
            index.add(number, summary, compiled, found, record)
            _write_releases(tables, rows, contents, written)
        records.add_strays(contents.strays)
        tables.add_issues(contents.strays)
    written.issues += len(contents.strays)
    written.longest = tables.longest
    return written


def _write_releases(tables: TableDrafts, rows: Sequence[Row], contents: _Contents, written: _Written) -> None:
    clashes = _find_conflicts(rows)
    tables.add_releases(rows)
    tables.add_issues([_conflict_issue(row) for row in clashes])
    for row in rows:
        written.size += len(bytes(row.body))
        written.issues += len(row.defects)
    written.issues += len(clashes)
    fresh = (row for row in clashes if (row.ocid, row.digest) in contents.fresh)
    written.conflicts.extend(Conflict(row.ocid, row.id, row.raw, row.position) for row in fresh)


def _merge_order(row: Row) -> tuple[bool, float, str, str]:
    """As `ocds.order_releases`."""
    return row.at is not None, row.at.timestamp() if row.at else 0.0, row.id, row.digest


def _find_conflicts(rows: Sequence[Row]) -> list[Row]:
    """Releases under an id that an earlier release of the ocid has with other content; minted ids are our own doing."""
    seen: dict[str, int] = {}
    clashing = []
    for row in sorted(rows, key=lambda row: row.order):
        if row.id_minted:
            continue
        if row.id in seen:
            clashing.append(row)
        seen[row.id] = seen.get(row.id, 0) + 1
    return clashing


def _conflict_issue(row: Row) -> Defect:
    return Defect(
        SAME_ID,
        row.file,
        row.raw,
        row.position,
        row.ocid,
        row.id,
        "/id",
        row.id[:200],
        "one content under one release id; both are kept. A change is a new release with an id of its own",
        row.publisher,
        "noted",
    )


def _to_parquet(draft: Path, longest: int) -> None:
    # DuckDB sets aside twice the longest object, so it is told how long that really is.
    limits = {"longest": max(1 << 20, longest + 1)}
    with duckdb.connect(config={"threads": 1}) as connection:
        for table in DRAFTS:
            rows, target = draft / f"{table}.ndjson", draft / f"{table}.parquet"
            connection.execute(statement(f"write_{table}"), {"drafts": str(rows), "target": str(target), **limits})
            rows.unlink()


def _publish(layout: Layout, draft: Path, stem: str) -> None:
    moves = [(draft / f"{table}.parquet", _target(layout, table, stem)) for table in DRAFTS]
    moves.append((draft / "records.sqlite", layout.records_file(stem)))
    for source, target in moves:
        sync_file(source)
        source.replace(target)
    sync_tree(draft / "index")
    remove(layout.index_folder(stem))
    (draft / "index").replace(layout.index_folder(stem))
    _sync_folders({target.parent for _, target in moves} | {layout.index})
    remove(draft)


def _target(layout: Layout, table: str, stem: str) -> Path:
    return layout.releases_file(stem) if table == "releases" else layout.table_file(table, stem)


def _sync_folders(folders: Iterable[Path]) -> None:
    for folder in sorted(folders):
        sync_folder(folder)
