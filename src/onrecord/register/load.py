"""Loading: bytes into raw/, lines into the ledger, then everything derived, and last the manifest.

    store      every new file goes into raw/ under its SHA-256
    read       raw objects into releases and issues, laid out by bucket in a draft folder
    ledger     one line per raw object: from here on the load is not lost, whatever happens
    build      each bucket that was touched, from its old generation and the drafts
    manifest   one rename: from here on readers see the load

A load that dies before `ledger` leaves only raw objects that the next load finds stored; one that dies after it
leaves lines that the manifest does not cover, and the next load takes them up first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from time import perf_counter

import msgspec

from onrecord.errors import RegisterError
from onrecord.ocds import is_many_lines
from onrecord.register.deltas import absorbed_by, count_hidden, fits_delta, lay_deltas, lay_held, touched_size
from onrecord.register.derive import BucketAnswer, BucketTask, DeltaTask, derive_bucket, derive_delta
from onrecord.register.disk import remove
from onrecord.register.inputs import find_inputs
from onrecord.register.layout import Layout, delta_stem, make_folders
from onrecord.register.ledger import FROM_SPEND, START, Entry, Ledger, append, read_ledger
from onrecord.register.manifest import Bucket, Delta, Manifest, bucket_count, read_manifest, write_manifest
from onrecord.register.model import Arrival, LeftOut, LoadReport, Progress, RebuildReport
from onrecord.register.pool import Workers, worker_count
from onrecord.register.raw import open_raw
from onrecord.register.split import RawObject, SplitAnswer, SplitTask, combine, split_objects
from onrecord.register.spool import spooled_buckets
from onrecord.register.store import Offer, Stored, from_file, from_source, store_offers
from onrecord.register.sweep import last_generation, sweep

Telling = Callable[[Progress], None]
EMPTY = Manifest(0, 0, START, ())
_BATCH_BYTES = range(2 << 20, 64 << 20)
"""Least and most that is read in one go: little enough that all processes end together, and enough that the drafts of
a bucket are few files."""
_LARGE_OBJECT = 32 << 20
_MOST_SHARES = 8
"""Every share goes through all bytes of its object: some seconds for the largest, against minutes for what they say."""
_SMALL_BYTES = 6 << 20
"""Below this much to read, starting processes takes longer than the work."""


@dataclass(slots=True)
class _Work:
    """A load or rebuild under way."""

    layout: Layout
    tell: Telling
    manifest: Manifest
    """The state to build upon, then the one that was built."""
    ledger: Ledger
    began: float = field(default_factory=perf_counter)
    answers: list[SplitAnswer] = field(default_factory=list)
    built: list[BucketAnswer] = field(default_factory=list)

    def say(self, stage: str, done: int, total: int) -> None:
        releases = sum(answer.releases for answer in self.answers)
        self.tell(Progress(stage, done, total, releases, self.seconds))

    @property
    def seconds(self) -> float:
        return perf_counter() - self.began


def load_files(layout: Layout, paths: Sequence[Path], *, now: datetime, tell: Telling | None) -> LoadReport:
    """Load files and folders. The caller holds the lock.

    Errors: InputError for a path that is not there; RegisterError for a damaged register; OSError from the disk.
    """
    return _load(layout, [from_file(one, now) for one in find_inputs(paths, layout.root)], tell)


def take_arrivals(layout: Layout, arrivals: Iterable[Arrival], *, now: datetime, tell: Telling | None) -> LoadReport:
    """Take answers of official sources, as `load_files` takes files. The caller holds the lock.

    Errors: InputError for a body that is not there or an instant later than `now`; else as for `load_files`.
    """
    return _load(layout, [from_source(one, now) for one in arrivals], tell)


def _load(layout: Layout, offers: Sequence[Offer], tell: Telling | None) -> LoadReport:
    work = _begin(layout, tell, read_manifest(layout) or EMPTY)
    torn, before = work.ledger.torn, work.manifest.issues
    stored = store_offers(layout, offers, work.ledger, lambda done, total: work.say("storing", done, total))
    _make(work, [*_pending(work), *stored.fresh])
    work.say("done", stored.seen, stored.seen)
    return _report(work, stored, torn, before)


def rebuild_all(layout: Layout, *, tell: Telling | None) -> RebuildReport:
    """Make everything derived again from raw/ and the ledger. The caller holds the lock.

    The old state stays readable until the new one is whole. Errors: as for `load_files`.
    """
    work = _begin(layout, tell, Manifest(last_generation(layout), 0, START, ()))
    torn = work.ledger.torn
    _make(work, _pending(work), always=True)
    sweep(layout, work.manifest)
    work.say("done", len(work.answers), len(work.answers))
    return RebuildReport(
        files=len(work.ledger.entries),
        records=work.manifest.records,
        releases=work.manifest.releases,
        issues=work.manifest.issues,
        torn=torn,
        seconds=work.seconds,
    )


def compact(layout: Layout, *, tell: Telling | None) -> None:
    """Fold all deltas into the buckets. The caller holds the lock. Errors: as for `load_files`."""
    work = _begin(layout, tell, read_manifest(layout) or EMPTY)
    if not work.manifest.deltas:
        return
    buckets = len(work.manifest.buckets)
    with _spooling(work) as spool, Workers(worker_count() if work.manifest.size > _SMALL_BYTES else 1) as workers:
        lines = work.manifest.ledger_lines, work.manifest.ledger_head
        _build_buckets(work, spool, buckets, workers)
        # Only what was built before: lines that an interrupted load left are for the next load.
        work.manifest = msgspec.structs.replace(work.manifest, ledger_lines=lines[0], ledger_head=lines[1])
        write_manifest(layout, work.manifest)
    work.say("done", len(work.built), len(work.built))


@contextmanager
def _spooling(work: _Work) -> Iterator[Path]:
    """A folder for drafts, which is removed with all others at the end."""
    spool = work.layout.drafts / "spool"
    spool.mkdir()
    yield spool
    remove(work.layout.drafts)


def _begin(layout: Layout, tell: Telling | None, manifest: Manifest) -> _Work:
    make_folders(layout)
    remove(layout.drafts)
    layout.drafts.mkdir()
    if manifest.ledger_lines:
        sweep(layout, manifest)
    ledger = read_ledger(layout.ledger)
    if ledger.head_at(manifest.ledger_lines) != manifest.ledger_head:
        raise RegisterError(
            str(layout.ledger),
            found="other lines than those that the register was built from",
            expected=f"the same first {manifest.ledger_lines} lines",
            remedy="Restore ledger.jsonl from a backup, or run `onrecord rebuild` to go by it as it is.",
        )
    return _Work(layout, tell or _silent, manifest, ledger)


def _silent(_progress: Progress) -> None:
    """Nobody wants to know."""


def _pending(work: _Work) -> list[RawObject]:
    """Raw objects that the ledger names and the manifest does not cover."""
    entries = enumerate(work.ledger.entries)
    return [
        RawObject(entry.raw, entry.path, entry.first_seen, line, entry.size, entry.unpacked, resumed=True)
        for line, entry in entries
        if line >= work.manifest.ledger_lines and entry.source != FROM_SPEND
    ]


def _make(work: _Work, objects: Sequence[RawObject], *, always: bool = False) -> None:
    """Read `objects`, write their ledger lines, build what they touch, and let readers see it."""
    if not objects and not always:
        if work.ledger.torn:
            work.ledger = append(work.layout.ledger, work.ledger, [])
        return
    unpacked = sum(entry.unpacked for entry in work.ledger.entries)
    unpacked += sum(one.unpacked for one in objects if not one.resumed)
    buckets = max(bucket_count(unpacked), len(work.manifest.buckets))
    large = sum(one.unpacked for one in objects) > _SMALL_BYTES
    with _spooling(work) as spool, Workers(worker_count() if large else 1) as workers:
        _read(work, objects, spool, buckets, workers)
        fresh = [_entry(answer) for answer in work.answers if not answer.object.resumed]
        work.ledger = append(work.layout.ledger, work.ledger, fresh)
        _build(work, spool, buckets, workers)


def _read(work: _Work, objects: Sequence[RawObject], spool: Path, buckets: int, workers: Workers) -> None:
    size = sum(one.unpacked for one in objects) // (4 * workers.count)
    shares = [share for one in objects for share in _shares(work.layout, one)]
    batches = enumerate(_batches(shares, min(max(size, _BATCH_BYTES.start), _BATCH_BYTES.stop)))
    tasks = [SplitTask(work.layout.root, number, tuple(batch), spool, buckets) for number, batch in batches]
    for answers in workers.run(split_objects, tasks):
        work.answers += answers
        work.say("reading", len(work.answers), len(shares))
    by_object: dict[str, list[SplitAnswer]] = {}
    for answer in work.answers:
        by_object.setdefault(answer.object.raw, []).append(answer)
    work.answers = list(map(combine, by_object.values()))


def _shares(layout: Layout, one: RawObject) -> list[RawObject]:
    """A raw object as it is read: large JSON Lines in shares, of a number that its size gives and not the machine."""
    if one.unpacked < _LARGE_OBJECT:
        return [one]
    with open_raw(layout, one.raw) as stream:
        shares = min(one.unpacked // (_LARGE_OBJECT // 2), _MOST_SHARES) if is_many_lines(stream) else 1
    return [replace(one, share=share, shares=shares) for share in range(shares)]


def _batches(objects: Iterable[RawObject], most: int) -> Iterable[list[RawObject]]:
    batch: list[RawObject] = []
    size = 0
    for one in objects:
        batch.append(one)
        size += one.unpacked // one.shares
        if size >= most:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _entry(answer: SplitAnswer) -> Entry:
    one = answer.object
    return Entry(
        raw=one.raw,
        source=one.source,
        path=one.path,
        first_seen=one.first_seen,
        size=one.size,
        unpacked=one.unpacked,
        releases=answer.releases,
        refused=answer.refused,
        not_ocds=answer.not_ocds,
        headers=one.headers,
    )


def _build(work: _Work, spool: Path, buckets: int, workers: Workers) -> None:
    old = work.manifest
    fresh = sum(answer.size for answer in work.answers)
    if spooled_buckets(spool) and buckets == len(old.buckets) and fits_delta(old, fresh):
        _build_delta(work, spool, fresh)
    else:
        _build_buckets(work, spool, buckets, workers)
    write_manifest(work.layout, work.manifest)


def _build_buckets(work: _Work, spool: Path, buckets: int, workers: Workers) -> None:
    """Make each bucket anew that got something, or of which a delta holds something."""
    old, generation = work.manifest, work.manifest.generation + 1
    longest = max(_longest(work), lay_deltas(work.layout, old, spool, buckets))
    tasks = [
        BucketTask(work.layout.root, number, buckets, generation, _old_stem(old, number), spool, longest)
        for number in _touched(old, spool, buckets)
    ]
    now = dict(enumerate(old.buckets))
    for answer in workers.run(derive_bucket, tasks):
        work.built.append(answer)
        now[answer.number] = answer.bucket
        work.say("building", len(work.built), len(tasks))
    work.manifest = _covering(work, generation, tuple(now[number] for number in range(buckets)), ())


def _build_delta(work: _Work, spool: Path, fresh: int) -> None:
    """Make one delta of what was read and of all that is held under the same ocids."""
    old, generation = work.manifest, work.manifest.generation + 1
    absorbed = absorbed_by(old, fresh + touched_size(work.layout, old, spool))
    hides, longest = lay_held(work.layout, old, absorbed, spool)
    stems = tuple(delta_stem(delta.generation) for delta in absorbed)
    longest = max(_longest(work), longest)
    work.say("building", 0, 1)
    answer = derive_delta(DeltaTask(work.layout.root, len(old.buckets), generation, stems, spool, longest, hides))
    work.built.append(answer)
    work.say("building", 1, 1)
    made = answer.bucket
    delta = Delta(
        generation, made.records, made.releases, made.issues, made.size, made.newest, hidden=count_hidden(hides)
    )
    kept = old.deltas[: len(old.deltas) - len(absorbed)]
    work.manifest = _covering(work, generation, old.buckets, (*kept, delta))


def _covering(work: _Work, generation: int, buckets: tuple[Bucket, ...], deltas: tuple[Delta, ...]) -> Manifest:
    return Manifest(generation, len(work.ledger.entries), work.ledger.head, buckets, deltas)


def _longest(work: _Work) -> int:
    return max((answer.longest for answer in work.answers), default=0)


def _touched(old: Manifest, spool: Path, buckets: int) -> list[int]:
    """The buckets to build: those that got something, or all when there are more buckets than before."""
    if buckets != len(old.buckets):
        return list(range(buckets))
    return sorted(spooled_buckets(spool))


def _old_stem(old: Manifest, number: int) -> str:
    """Where a bucket's releases were: bucket n of 2k was bucket n mod k, or n mod k/2 …, as counts double."""
    return old.stems[number % len(old.buckets)] if old.buckets else ""


def _report(work: _Work, stored: Stored, torn: int, before: int) -> LoadReport:
    fresh = [answer for answer in work.answers if not answer.object.resumed]
    told = [LeftOut(answer.object.path, answer.not_ocds) for answer in fresh if answer.not_ocds]
    kept = sum(answer.kept for answer in work.built)
    refused = sum(answer.refused for answer in work.answers)
    duplicate = sum(answer.duplicates for answer in work.built)
    resumed = [answer for answer in work.answers if answer.object.resumed]
    return LoadReport(
        files_seen=stored.seen,
        files_read=len(fresh) - len(told),
        files_held=stored.held,
        files_not_ocds=len(stored.not_ocds) + len(told),
        files_unreadable=len(stored.unreadable),
        bytes_read=stored.size,
        releases_seen=sum(answer.releases + answer.refused for answer in work.answers),
        releases_kept=kept,
        releases_duplicate=duplicate,
        releases_refused=refused,
        releases_resumed=sum(answer.releases + answer.refused for answer in resumed),
        issues=work.manifest.issues - before,
        not_ocds=(*stored.not_ocds, *told),
        unreadable=tuple(stored.unreadable),
        conflicts=tuple(conflict for answer in work.built for conflict in answer.conflicts),
        torn=torn,
        records=work.manifest.records,
        releases=work.manifest.releases,
        seconds=work.seconds,
    )
