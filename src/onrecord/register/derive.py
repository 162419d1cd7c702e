"""One bucket or delta made from what was held and what a load brought: everything in it that can be rebuilt.

This is the unit of parallelism: it runs in any process and answers with counts. All is written to a draft folder,
synced, and renamed into place under names that no reader asks for before the manifest says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Self

import msgspec

from onrecord.ocds import Record
from onrecord.register.disk import remove, sync_all
from onrecord.register.gather import Gathered, Sources, distinct, gather
from onrecord.register.hidden import REPLACED, Hides, write_hidden
from onrecord.register.indexing import make_index, make_text_index
from onrecord.register.layout import TABLES, Layout, delta_stem
from onrecord.register.layout import stem as stem_of
from onrecord.register.manifest import Bucket, bucket_of, phrase_step
from onrecord.register.merging import make_tables
from onrecord.register.model import Conflict
from onrecord.register.moneytable import MoneyTable
from onrecord.register.pool import without_collector
from onrecord.register.recordfile import RecordFile, RecordFileWriter, read_rows
from onrecord.register.rows import Defect, release_of
from onrecord.register.session import connect
from onrecord.register.spool import drafts, spooled_buckets, spooled_strays
from onrecord.register.summary import Summary

_RELEASES = "releases.parquet"
_MEMORY = "320MB"
"""What may be held of a bucket before it goes to the disk: enough for one of the size that buckets should have."""


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
class DeltaTask:
    """What to make a delta from: all of the spool, and the deltas that it takes in."""

    root: Path
    buckets: int
    generation: int
    absorbed: tuple[str, ...]
    """Stems of older deltas, which this one holds from now on."""
    spool: Path
    longest: int
    hides: Hides
    """What it stands in front of."""


@dataclass(frozen=True, slots=True)
class BucketAnswer:
    """What came of it."""

    number: int
    """-1 for a delta."""
    bucket: Bucket
    kept: int
    """Releases that are new in this generation."""
    duplicates: int
    """Releases brought by the load whose content was held already."""
    conflicts: tuple[Conflict, ...]


def derive_bucket(task: BucketTask) -> BucketAnswer:
    """Make one bucket generation. Errors: OSError; what is wrong in the data is among the issues."""
    layout = Layout(task.root)
    held = [task.old_stem] if task.old_stem else []
    strays = _strays(layout, held, task.buckets, task.number, task.spool)
    sources = _sources(layout, held, task.spool, [task.number], strays, task.longest)
    sources = replace(sources, number=task.number, buckets=task.buckets)
    stem = stem_of(task.number, task.generation)
    with without_collector(), _Making(layout, stem) as making:
        return making.make(sources, task.number, task.generation, phrase_step(task.buckets))


def derive_delta(task: DeltaTask) -> BucketAnswer:
    """Make one delta. Errors: as for `derive_bucket`."""
    layout = Layout(task.root)
    everything = sorted(spooled_buckets(task.spool))
    strays = _strays(layout, task.absorbed, 1, 0, task.spool, everything)
    sources = _sources(layout, task.absorbed, task.spool, everything, strays, task.longest)
    with without_collector(), _Making(layout, delta_stem(task.generation), task.hides) as making:
        return making.make(sources, -1, task.generation, phrase_step(task.buckets))


class _Making:
    """One part of the register under way, in a draft folder of its own; use as a context."""

    def __init__(self, layout: Layout, stem: str, hides: Hides | None = None) -> None:
        self._layout = layout
        self._stem = stem
        self._hides = hides
        self._draft = layout.drafts / f"part-{stem}"

    def __enter__(self) -> Self:
        remove(self._draft)
        self._draft.mkdir(parents=True)
        return self

    def __exit__(self, *_: object) -> None:
        remove(self._draft)

    def make(self, sources: Sources, number: int, generation: int, step: int) -> BucketAnswer:
        """Gather, compile, index and publish."""
        gathered = self._gather(sources)
        make_tables(self._releases, self._draft)
        summaries = make_index(self._draft, self._draft / "index", step)
        records, newest = self._write_records(sources.strays, summaries)
        if self._hides is not None:
            write_hidden(self._draft / "index", self._hides)
            if self._hides:
                # So that words can be counted as if what is hidden were not there.
                make_text_index(_hidden_records(self._layout, self._hides), self._draft / "index" / REPLACED)
        _publish(self._layout, self._draft, self._stem)
        bucket = Bucket(generation, records, gathered.releases, gathered.issues, gathered.size, newest)
        return BucketAnswer(number, bucket, gathered.fresh, gathered.duplicates, gathered.conflicts)

    @property
    def _releases(self) -> Path:
        return self._draft / _RELEASES

    def _gather(self, sources: Sources) -> Gathered:
        spill = self._draft / "spill"
        with connect(spill=spill, memory=_MEMORY) as connection:
            gathered = gather(connection, sources, self._draft)
        remove(spill)
        return gathered

    def _write_records(self, strays: Iterable[Defect], summaries: Iterable[Summary]) -> tuple[int, str]:
        """Write the file for reading one record at a time, and the table of money, since both go through all releases.

        The answer is how many records there are, and the newest day of any.
        """
        number, newest = -1, ""
        with RecordFileWriter(self._draft / "records.sqlite") as records, MoneyTable(self._draft) as money:
            releases = read_rows(self._releases, self._draft / "issues.parquet")
            by_record = groupby(releases, key=attrgetter("ocid"))
            for number, (summary, (_, group)) in enumerate(zip(summaries, by_record, strict=True)):
                rows = list(group)
                records.add(number, summary, rows)
                money.add(rows)
                newest = max(newest, summary.changed)
            records.add_strays(strays)
        return number + 1, newest


def _hidden_records(layout: Layout, hides: Hides) -> Iterator[Record]:
    """What is hidden, as it is in the part that holds it; without canonical digests, which nobody asks for."""
    for stem, records in hides.items():
        file = RecordFile(layout.records_file(stem))
        for ocid in records:
            rows = (msgspec.structs.replace(row, canonical=row.canonical or row.digest) for row in file.rows(ocid))
            yield Record(ocid, tuple(map(release_of, rows)))
        file.close()


def _sources(
    layout: Layout, held: Sequence[str], spool: Path, buckets: Iterable[int], strays: tuple[Defect, ...], longest: int
) -> Sources:
    """All that is held under some stems and laid down for some buckets."""
    numbers = list(buckets)
    return Sources(
        number=0,
        buckets=1,
        held_releases=[str(layout.releases_file(stem)) for stem in held],
        held_issues=[str(layout.table_file("issues", stem)) for stem in held],
        releases=[path for number in numbers for path in drafts(spool, "rows", number)],
        issues=[path for number in numbers for path in drafts(spool, "issues", number)],
        strays=strays,
        longest=longest,
    )


def _strays(
    layout: Layout, held: Iterable[str], buckets: int, number: int, spool: Path, spooled: Iterable[int] | None = None
) -> tuple[Defect, ...]:
    """Issues that no kept release carries: those held of one bucket, and those laid down for it, or for `spooled`."""
    found = list(_held_strays(layout, held, buckets, number))
    for bucket in [number] if spooled is None else spooled:
        found.extend(spooled_strays(spool, bucket))
    return distinct(found)


def _held_strays(layout: Layout, held: Iterable[str], buckets: int, number: int) -> Iterator[Defect]:
    for stem in held:
        old = RecordFile(layout.records_file(stem))
        yield from (stray for stray in old.strays() if bucket_of(stray.raw, buckets) == number)
        old.close()


def _publish(layout: Layout, draft: Path, stem: str) -> None:
    moves = [(draft / f"{table}.parquet", _target(layout, table, stem)) for table in ("releases", *TABLES)]
    moves.append((draft / "records.sqlite", layout.records_file(stem)))
    index = draft / "index"
    sync_all([*(source for source, _ in moves), index, *index.rglob("*")])
    for source, target in moves:
        source.replace(target)
    remove(layout.index_folder(stem))
    index.replace(layout.index_folder(stem))
    sync_all({target.parent for _, target in moves} | {layout.index})


def _target(layout: Layout, table: str, stem: str) -> Path:
    return layout.releases_file(stem) if table == "releases" else layout.table_file(table, stem)
