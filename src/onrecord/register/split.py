"""One raw object read into releases and issues, laid out by bucket."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from onrecord.ocds import Issue, Outcome, Package, Release, find_issues, iter_releases, iter_share, outcome
from onrecord.ocds.sound import is_sound
from onrecord.register.layout import Layout
from onrecord.register.ledger import FROM_FILES
from onrecord.register.pool import without_collector
from onrecord.register.raw import open_raw
from onrecord.register.rows import defect_of, dump, row_of
from onrecord.register.spool import Spool
from onrecord.register.typical import is_typical


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
    share: int = 0
    """Which of its `shares` is to be read: several processes read large JSON Lines."""
    shares: int = 1


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
        for place, item in enumerate(_items(stream, one)):
            if isinstance(item, Package):
                package = item
                packages += 1
            elif isinstance(item, Release):
                releases += 1
                issues += _keep(one, item, place, _package_of(item.provenance.position, package), spool)
            else:
                issues += 1
                refused += outcome(item) is Outcome.REFUSED
                strays.append(item)
                kind, publisher = outcome(item).value, _package_of(item.position, package).publisher
                spool.add_stray(defect_of(item, raw=one.raw, publisher=publisher, outcome=kind))
    not_ocds = "" if releases or refused or packages else _reason(strays)
    return SplitAnswer(one, releases, refused, issues, spool.size - before, not_ocds, spool.longest)


def _items(stream: BinaryIO, one: RawObject) -> Iterator[Package | Release | Issue]:
    if one.shares == 1:
        return iter_releases(stream, file=one.path, raw_hash=one.raw, digests=False)
    return iter_share(stream, file=one.path, raw_hash=one.raw, share=one.share, shares=one.shares)


def _package_of(position: str, last: Package) -> Package:
    """The package that something came in: the last one, if it stands inside that."""
    inside = position.removeprefix(last.position)
    is_inside = position.startswith(last.position) and inside[:1] in ("", " ", "/")
    return last if is_inside else _NO_PACKAGE


def combine(answers: Sequence[SplitAnswer]) -> SplitAnswer:
    """What was read from one raw object, of what was read from its shares."""
    first = answers[0]
    return replace(
        first,
        releases=sum(answer.releases for answer in answers),
        refused=sum(answer.refused for answer in answers),
        issues=sum(answer.issues for answer in answers),
        size=sum(answer.size for answer in answers),
        not_ocds=first.not_ocds if all(answer.not_ocds for answer in answers) else "",
        longest=max(answer.longest for answer in answers),
    )


def _keep(one: RawObject, release: Release, place: int, package: Package, spool: Spool) -> int:
    body = dump(release.body)
    sound = is_sound(body)
    issues = find_issues(release, one.path, body, sound=sound)
    noted, publisher = Outcome.NOTED.value, package.publisher
    row = row_of(
        release,
        body,
        order=(one.line << 32) + place * one.shares + one.share,
        file=one.path,
        first_seen=one.first_seen,
        publisher=publisher,
        license=package.license,
        typical=sound or is_typical(body),
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
