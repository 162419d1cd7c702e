"""One bucket made from its old generation and what a load brought: everything in it that can be rebuilt.

This is the unit of parallelism: it runs in any process and answers with counts. All is written to a draft folder,
synced, and renamed into place under names that no reader asks for before the manifest says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import duckdb

from onrecord.register.compiling import compile_bucket
from onrecord.register.disk import remove, sync_file, sync_folder, sync_tree
from onrecord.register.gather import Gathered, Sources, distinct, gather
from onrecord.register.layout import TABLES, Layout
from onrecord.register.layout import stem as stem_of
from onrecord.register.manifest import Bucket, bucket_of, phrase_step
from onrecord.register.model import Conflict
from onrecord.register.pool import without_collector
from onrecord.register.recordfile import RecordFile, RecordFileWriter, read_rows
from onrecord.register.rows import Defect
from onrecord.register.spool import drafts, spooled_strays
from onrecord.register.summary import Summary

_MEMORY = "192MB"
"""What DuckDB may hold of a bucket before it goes to the disk: enough for one of the size that buckets should have."""


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
    longest: int
    """Bytes that no line of the spool is longer than."""


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


def derive_bucket(task: BucketTask) -> BucketAnswer:
    """Make one bucket generation. Errors: OSError; what is wrong in the data is among the issues."""
    with without_collector():
        return _derive(Layout(task.root), task)


def _derive(layout: Layout, task: BucketTask) -> BucketAnswer:
    draft = layout.drafts / f"bucket-{task.number:03d}"
    remove(draft)
    draft.mkdir(parents=True)
    strays = distinct([*_held_strays(layout, task), *spooled_strays(task.spool, task.number)])
    spill = str(draft / "spill")
    with duckdb.connect(config={"threads": 1, "memory_limit": _MEMORY, "temp_directory": spill}) as connection:
        gathered = gather(connection, _sources(layout, task, strays), draft)
    remove(draft / "spill")
    records, newest = _write_records(draft, strays, compile_bucket(_releases(draft), draft, phrase_step(task.buckets)))
    _publish(layout, draft, stem_of(task.number, task.generation))
    return _answer(task, gathered, records, newest)


def _sources(layout: Layout, task: BucketTask, strays: tuple[Defect, ...]) -> Sources:
    held = [task.old_stem] if task.old_stem else []
    return Sources(
        number=task.number,
        buckets=task.buckets,
        held_releases=[str(layout.releases_file(stem)) for stem in held],
        held_issues=[str(layout.table_file("issues", stem)) for stem in held],
        releases=drafts(task.spool, "rows", task.number),
        issues=drafts(task.spool, "issues", task.number),
        strays=strays,
        longest=task.longest,
    )


def _held_strays(layout: Layout, task: BucketTask) -> Iterator[Defect]:
    if task.old_stem:
        old = RecordFile(layout.records_file(task.old_stem))
        yield from (stray for stray in old.strays() if bucket_of(stray.raw, task.buckets) == task.number)
        old.close()


def _releases(draft: Path) -> Path:
    return draft / "releases.parquet"


def _write_records(draft: Path, strays: Iterable[Defect], summaries: Iterator[Summary]) -> tuple[int, str]:
    """Write the file for reading one record at a time; how many records there are, and the newest day of any."""
    number, newest = -1, ""
    with RecordFileWriter(draft / "records.sqlite") as records:
        by_record = groupby(read_rows(_releases(draft)), key=lambda row: row.ocid)
        for number, (summary, (_, rows)) in enumerate(zip(summaries, by_record, strict=True)):
            records.add(number, summary, list(rows))
            newest = max(newest, summary.changed)
        records.add_strays(strays)
    return number + 1, newest


def _answer(task: BucketTask, gathered: Gathered, records: int, newest: str) -> BucketAnswer:
    bucket = Bucket(task.generation, records, gathered.releases, gathered.issues, gathered.size, newest)
    return BucketAnswer(task.number, bucket, gathered.fresh, gathered.duplicates, gathered.conflicts)


def _publish(layout: Layout, draft: Path, stem: str) -> None:
    moves = [(draft / f"{table}.parquet", _target(layout, table, stem)) for table in ("releases", *TABLES)]
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
