"""Small loads stand beside the buckets as deltas, until they are folded in.

A delta holds every record that a load touched, whole, with the releases that were held before. It hides what the
buckets and older deltas say of them. So a small load costs what it touches, and a reader still finds each record in
one place. Two rules keep the deltas few and small: a new one takes in those before it that are no more than twice as
large, and once all together are more than `allowance`, the next load folds them into the buckets.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from onrecord.register.hidden import HiddenRecord, Hides, read_hidden
from onrecord.register.layout import Layout, delta_stem
from onrecord.register.manifest import Delta, Hidden, Manifest
from onrecord.register.recordfile import RecordFile
from onrecord.register.rows import Row
from onrecord.register.snapshot import Snapshot
from onrecord.register.spool import Spool, drafts, spooled_buckets, spooled_ocids

_SHARE = 20
"""One part in so many of the buckets may stand in deltas: every record is then written about so often in its life."""
_CHEAP = 4 << 20
"""Bytes of JSON that are folded in so quickly that a smaller share would gain nothing."""
_HELD_TASK = 99_999
"""Number of the reading task under which what was held is laid down."""


def allowance(manifest: Manifest) -> int:
    """Bytes of JSON that may stand in deltas.

    >>> allowance(Manifest(1, 1, "", ()))
    0
    """
    base = sum(bucket.size for bucket in manifest.buckets)
    return min(base, max(base // _SHARE, _CHEAP))


def fits_delta(manifest: Manifest, fresh: int) -> bool:
    """Whether a load of `fresh` bytes of JSON is to become a delta."""
    return fresh + sum(delta.size for delta in manifest.deltas) <= allowance(manifest)


def absorbed_by(manifest: Manifest, size: int) -> tuple[Delta, ...]:
    """The newest deltas that a new one of `size` bytes takes in."""
    taken: list[Delta] = []
    for delta in reversed(manifest.deltas):
        if delta.size > 2 * size:
            break
        size += delta.size
        taken.append(delta)
    return tuple(taken)


def touched_size(layout: Layout, manifest: Manifest, spool: Path) -> int:
    """About how many bytes are held of the ocids in `spool`."""
    snapshot = Snapshot(layout, manifest)
    places = ((snapshot.part_of(ocid), ocid) for ocid in _spooled_ocids(spool))
    return sum(snapshot.records[part].length(ocid) for part, ocid in places if part is not None)


def lay_held(layout: Layout, manifest: Manifest, absorbed: tuple[Delta, ...], spool: Path) -> tuple[Hides, int]:
    """Lay what is held of the ocids in `spool` beside them, but for what the absorbed deltas hold.

    The answer is what the new delta hides, and the length of the longest line laid down.
    """
    kept = manifest.stems[: len(manifest.stems) - len(absorbed)]
    hides = _inherited(layout, absorbed, kept)
    snapshot = Snapshot(layout, manifest)
    with Spool(spool, _HELD_TASK, 1) as held:
        for ocid in sorted(_spooled_ocids(spool)):
            part = snapshot.part_of(ocid)
            if part is None or manifest.stems[part] not in kept:
                continue
            number, rows = snapshot.records[part].numbered_rows(ocid) or (0, ())
            hides.setdefault(manifest.stems[part], {})[ocid] = _hidden(number, rows)
            for row in rows:
                held.add_row(row, held=True)
    return hides, held.longest


def lay_deltas(layout: Layout, manifest: Manifest, spool: Path, buckets: int) -> int:
    """Lay all that deltas hold beside what a load brought, by bucket; the length of the longest line laid down."""
    with Spool(spool, _HELD_TASK, buckets) as held:
        for delta in manifest.deltas:
            file = RecordFile(layout.records_file(delta_stem(delta.generation)))
            for _, rows in file.all_rows():
                for row in rows:
                    held.add_row(row, held=True)
            for stray in file.strays():
                held.add_stray(stray)
            file.close()
    return held.longest


def count_hidden(hides: Hides) -> Hidden:
    """How much is hidden, as the manifest says it."""
    every = [one for records in hides.values() for one in records.values()]
    return Hidden(
        records=len(every),
        releases=sum(one.releases for one in every),
        issues=sum(one.issues for one in every),
        size=sum(one.size for one in every),
    )


def _inherited(layout: Layout, absorbed: Iterable[Delta], kept: Iterable[str]) -> dict[str, dict[str, HiddenRecord]]:
    """What the absorbed deltas hide in parts that stay."""
    hides: dict[str, dict[str, HiddenRecord]] = {}
    for delta in absorbed:
        found = read_hidden(layout.index_folder(delta_stem(delta.generation)))
        for stem in kept:
            if stem in found:
                hides.setdefault(stem, {}).update(found[stem])
    return hides


def _spooled_ocids(spool: Path) -> set[str]:
    paths = [path for bucket in spooled_buckets(spool) for path in drafts(spool, "rows", bucket)]
    return {ocid for path in paths for ocid in spooled_ocids(path)}


def _hidden(number: int, rows: tuple[Row, ...]) -> HiddenRecord:
    ids = [row.id for row in rows if not row.id_minted]
    # Each id that comes again is an issue that is not kept with its release, but found when they are gathered.
    issues = sum(len(row.defects) for row in rows) + len(ids) - len(set(ids))
    return HiddenRecord(number, len(rows), issues, sum(len(bytes(row.body)) for row in rows))
