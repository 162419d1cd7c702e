"""One raw object read into releases and issues, laid out by bucket."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from onrecord.ocds import Issue, Outcome, Package, Release, find_issues, iter_releases, outcome
from onrecord.register.layout import Layout
from onrecord.register.ledger import FROM_FILES
from onrecord.register.pool import without_collector
from onrecord.register.raw import open_raw
from onrecord.register.rows import defect_of, row_of
from onrecord.register.spool import Spool


@dataclass(frozen=True, slots=True)
class RawObject:
    """One object to read: its bytes are in raw/ already."""

    raw: str
    path: str
    first_seen: datetime
    line: int
    """Its line of the ledger, from 0."""
    size: int
    unpacked: int
    resumed: bool
    """The ledger names it already: an interrupted load stored it, or this is a rebuild."""
    source: str = FROM_FILES
    headers: tuple[tuple[str, str], ...] = ()


_NO_PACKAGE = Package("", "", "", "", "", "", ())
"""For releases that came by themselves: nobody says whose they are."""


@dataclass(frozen=True, slots=True)
class SplitTask:
    """Some raw objects for one process to read."""

    root: Path
    number: int
    objects: tuple[RawObject, ...]
    spool: Path
    buckets: int


@dataclass(frozen=True, slots=True)
class SplitAnswer:
    """What was read from one raw object."""

    object: RawObject
    releases: int
    refused: int
    issues: int
    size: int
    """Bytes of JSON of its releases."""
    not_ocds: str
    """Why the object as a whole is no OCDS; empty when it is, in part at least."""
    longest: int
    """Bytes that no draft line is longer than."""


def split_objects(task: SplitTask) -> list[SplitAnswer]:
    """Read raw objects into the spool, one after another."""
    layout = Layout(task.root)
    with without_collector(), Spool(task.spool, task.number, task.buckets) as spool:
        return [_split(layout, one, spool) for one in task.objects]


def _split(layout: Layout, one: RawObject, spool: Spool) -> SplitAnswer:
    package = _NO_PACKAGE
    releases = refused = issues = 0
    before = spool.size
    strays: list[Issue] = []
    packages = 0
    with open_raw(layout, one.raw) as stream:
        for place, item in enumerate(iter_releases(stream, file=one.path, raw_hash=one.raw, digests=False)):
            if isinstance(item, Package):
                package = item
                packages += 1
            elif isinstance(item, Release):
                releases += 1
                issues += _keep(one, item, place, package, spool)
            else:
                issues += 1
                refused += outcome(item) is Outcome.REFUSED
                strays.append(item)
                kind = outcome(item).value
                spool.add_stray(defect_of(item, raw=one.raw, publisher=package.publisher, outcome=kind))
    not_ocds = "" if releases or refused or packages else _reason(strays)
    return SplitAnswer(one, releases, refused, issues, spool.size - before, not_ocds, spool.longest)


def _keep(one: RawObject, release: Release, place: int, package: Package, spool: Spool) -> int:
    issues = find_issues(release, one.path)
    noted, publisher = Outcome.NOTED.value, package.publisher
    row = row_of(
        release,
        order=(one.line << 32) + place,
        file=one.path,
        first_seen=one.first_seen,
        publisher=publisher,
        license=package.license,
        defects=tuple(defect_of(issue, raw=one.raw, publisher=publisher, outcome=noted) for issue in issues),
    )
    spool.add_row(row)
    return len(row.defects)


def _reason(strays: Sequence[Issue]) -> str:
    """Why an object holds no OCDS, in the words of its first issue."""
    if not strays:
        return "nothing in it"
    first = strays[0]
    rest = f", and {len(strays) - 1} more such" if len(strays) > 1 else ""
    return f"found {first.found}, expected {first.expected}{rest}"
