"""Verifying: every hash of the register computed again, and the first line that does not fit named.

    ledger      each line carries the hash of the line before; the manifest carries that of the last line it covers
    decisions   the same chain, of what people decided
    reviews     the same chain, of what people said of verdicts, and the texts of the articles they read
    raw         each object's bytes hashed again; each file named by a line, each line with its file
    releases    each object read again, and its releases counted
    derived     the files that the manifest names, each with as many rows as it says

What a chain cannot tell: its own last lines cut off or rewritten, once everything derived was made again to match.
Against that, the head (hash of the last line) is printed: whoever noted it elsewhere gives it back as `head`.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

import msgspec

from onrecord.errors import RegisterError
from onrecord.ocds import Issue, Outcome, Release, iter_releases, outcome
from onrecord.register.decisions import read_decisions
from onrecord.register.layout import Layout
from onrecord.register.ledger import FROM_SPEND, START, Entry
from onrecord.register.model import Progress
from onrecord.register.pool import Workers, without_collector, worker_count
from onrecord.register.raw import open_raw
from onrecord.register.reviews import read_reviews
from onrecord.register.survey import survey_derived

Telling = Callable[[Progress], None]
_CHUNK = 1 << 20
_NAMED = re.compile(r"[0-9a-f]{64}(?:\.gz)?")
# RFC 1952: deflate, no flags, no time, and the two bytes that `gzip.GzipFile` writes at level 1.
_PACKED_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x04\xff"
_BACKUP = "Restore it from a backup: it cannot be rebuilt."
_RESTORE = "Restore ledger.jsonl from a backup."
_SMALL = 6 << 20
"""Bytes below which counting needs no processes of its own."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that does not fit."""

    where: str
    """Path, with the number of the line where one is meant."""
    found: str
    expected: str
    remedy: str


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What was computed again, and what did not fit."""

    lines: int
    """Whole lines of the ledger."""
    head: str
    """Hash of its last line: worth noting elsewhere."""
    decisions: int
    decisions_head: str
    objects: int
    """Raw objects that were hashed."""
    size: int
    """Bytes of theirs, as loaded."""
    releases: int | None
    """Releases counted in them, duplicates included; None when they were not counted."""
    faults: tuple[Fault, ...]
    """In the order of the ledger's lines; the derived parts last."""
    notes: tuple[str, ...]
    """What is odd and harms nothing."""
    seconds: float
    reviews: int = 0
    reviews_head: str = START

    @property
    def fits(self) -> bool:
        """Whether everything fits."""
        return not self.faults


@dataclass(frozen=True, slots=True)
class _Line:
    """One whole line of the ledger."""

    number: int
    entry: Entry


@dataclass(slots=True)
class _Work:
    layout: Layout
    tell: Telling
    began: float = field(default_factory=perf_counter)
    lines: list[_Line] = field(default_factory=list)
    hashes: list[str] = field(default_factory=lambda: [START])
    """Hash after each whole line; the first is that of an empty ledger."""
    faults: list[tuple[int, Fault]] = field(default_factory=list)
    """With the line of the ledger that each belongs to."""
    notes: list[str] = field(default_factory=list)
    size: int = 0
    releases: int = 0

    def fault(self, line: int, where: str, found: str, expected: str, remedy: str) -> None:
        self.faults.append((line, Fault(where, found, expected, remedy)))

    def say(self, stage: str, done: int, total: int) -> None:
        self.tell(Progress(stage, done, total, self.releases, perf_counter() - self.began))

    def line(self, number: int) -> str:
        return f"{self.layout.ledger}:{number}"


def verify_register(
    layout: Layout, *, head: str | None = None, quick: bool = False, tell: Telling | None = None
) -> VerifyReport:
    """Compute every hash again. `head` is a hash of a last line noted earlier; `quick` counts no releases.

    Reads only, and needs no lock: a load that goes on meanwhile adds lines that are not looked at.
    Errors: OSError from the disk. Whatever does not fit is among the faults.
    """
    work = _Work(layout, tell or (lambda _progress: None))
    derived = survey_derived(layout)
    _check_chain(work)
    _check_links(work, derived.ledger_head)
    if head is not None and head.lower() not in work.hashes:
        expected = f"a line with the hash {head}"
        work.fault(len(work.lines), str(layout.ledger), "no line with the head that was noted", expected, _BACKUP)
    _check_covered(work, derived.ledger_lines, derived.ledger_head)
    decided, decided_head = _check_decisions(work)
    reviewed, reviewed_head = _check_reviews(work)
    objects = _check_raw(work)
    if not quick:
        _count_releases(work)
    last = len(work.hashes)
    work.faults += [(last, Fault(where, found, expected, remedy)) for where, found, expected, remedy in derived.faults]
    work.say("done", objects, objects)
    faults = tuple(fault for _, fault in sorted(work.faults, key=lambda found: found[0]))
    return VerifyReport(
        lines=len(work.hashes) - 1,
        head=work.hashes[-1],
        decisions=decided,
        decisions_head=decided_head,
        objects=objects,
        size=work.size,
        releases=None if quick else work.releases,
        faults=faults,
        notes=tuple(work.notes),
        seconds=perf_counter() - work.began,
        reviews=reviewed,
        reviews_head=reviewed_head,
    )


def _check_chain(work: _Work) -> None:
    """Read every line that can be read; where the chain breaks it goes on from the line as it is now."""
    path = work.layout.ledger
    content = path.read_bytes() if path.exists() else b""
    # A line feed alone ends a line: a carriage return put in its place must not go unseen.
    *whole, torn = content.split(b"\n")
    for number, line in enumerate(whole, start=1):
        entry = _entry(work, number, line)
        if entry is not None:
            work.lines.append(_Line(number, entry))
        work.hashes.append(hashlib.sha256(line).hexdigest())
    if torn:
        told = f"{path}: {len(torn)} bytes after the last whole line, left by a killed load"
        work.notes.append(f"{told}; the next load cuts them off.")


def _check_links(work: _Work, head: str) -> None:
    """Hold the hash that each line carries against the line before it; the manifest carries `head`, that of one line.

    Where the two differ, either may have been edited; a line whose own hash is carried somewhere was not.
    """
    carried = {line.number: line.entry.previous for line in work.lines}
    known = {head, *carried.values()}
    for number, previous in carried.items():
        if previous == work.hashes[number - 1]:
            continue
        if number > 1 and work.hashes[number] in known:
            found = (
                f"another line than the one that line {number} follows from: it was edited, or some are missing here"
            )
            work.fault(number - 1, work.line(number - 1), found, f"the hash {previous}", _RESTORE)
        else:
            found = "a line that does not follow from the one before it"
            work.fault(number, work.line(number), found, f"the hash {work.hashes[number - 1]}", _RESTORE)


def _entry(work: _Work, number: int, line: bytes) -> Entry | None:
    try:
        return msgspec.json.decode(line, type=Entry)
    except (msgspec.DecodeError, UnicodeDecodeError) as reason:
        work.fault(number, work.line(number), str(reason), "one entry of the ledger", _BACKUP)
        return None


def _check_covered(work: _Work, lines: int, head: str) -> None:
    """The manifest was built from the first `lines` lines, and says what hash the last of them had."""
    if lines >= len(work.hashes):
        found = f"{len(work.hashes) - 1} lines"
        expected = f"the {lines} lines or more that the register was built from"
        work.fault(len(work.hashes) - 1, str(work.layout.ledger), found, expected, _RESTORE)
    elif work.hashes[lines] != head:
        found, expected = "another line than the one that the register was built from", f"the hash {head}"
        work.fault(lines, work.line(lines), found, expected, _RESTORE)


def _check_decisions(work: _Work) -> tuple[int, str]:
    try:
        held = read_decisions(work.layout)
    except RegisterError as broken:
        last = len(work.hashes)
        work.fault(last, broken.where, broken.found, broken.expected, broken.remedy)
        return 0, START
    return len(held.entries), held.head


def _check_reviews(work: _Work) -> tuple[int, str]:
    try:
        held = read_reviews(work.layout)
    except RegisterError as broken:
        work.fault(len(work.hashes), broken.where, broken.found, broken.expected, broken.remedy)
        return 0, START
    return len(held.entries), held.head


def _check_raw(work: _Work) -> int:
    """Hash every file of raw/, with as many threads as there are cores; how many were hashed."""
    named = {line.entry.raw: line for line in reversed(work.lines)}
    files = sorted(path for path in work.layout.raw.rglob("*") if not path.is_dir())
    objects = [path for path in files if _NAMED.fullmatch(path.name) and path.parent.name == path.name[:2]]
    _note_strangers(work, files, objects, named)
    found: set[str] = set()
    with ThreadPoolExecutor(worker_count()) as threads:
        for done, (path, answer) in enumerate(zip(objects, threads.map(_rehash, objects), strict=True), start=1):
            _judge(work, path, answer, named)
            found.add(path.name.removesuffix(".gz"))
            work.say("hashing", done, len(objects))
    for raw, line in named.items():
        if raw not in found:
            place = work.layout.raw / raw[:2] / raw
            missing = f"no {place}, which this line names"
            work.fault(line.number, work.line(line.number), missing, "the bytes as loaded", _BACKUP)
    return len(objects)


def _note_strangers(work: _Work, files: Iterable[Path], objects: Sequence[Path], named: Mapping[str, _Line]) -> None:
    known = set(objects)
    for path in files:
        if path not in known:
            work.notes.append(f"{path}: no raw object by its name; nothing reads it.")
        elif path.name.removesuffix(".gz") not in named:
            work.notes.append(f"{path}: no line of the ledger names it, as when a load was killed before its line.")


@dataclass(frozen=True, slots=True)
class _Rehashed:
    """What hashing one file of raw/ again gave."""

    raw: str = ""
    size: int = 0
    broken: str = ""


def _rehash(path: Path) -> _Rehashed:
    """Hashing and unpacking leave the interpreter free, so threads do help."""
    try:
        return _hash_packed(path) if path.suffix == ".gz" else _hash_plain(path)
    except (OSError, zlib.error) as reason:
        return _Rehashed(broken=f"bytes that cannot be unpacked ({' '.join(str(reason).split())[:120]})")


def _hash_plain(path: Path) -> _Rehashed:
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
    return _Rehashed(digest.hexdigest(), size)


def _hash_packed(path: Path) -> _Rehashed:
    digest, size, unpacking = hashlib.sha256(), 0, zlib.decompressobj(wbits=31)
    with path.open("rb") as stream:
        chunk = stream.read(_CHUNK)
        if not chunk.startswith(_PACKED_HEAD):
            return _Rehashed(broken="a gzip head that we did not write")
        while chunk:
            bytes_ = unpacking.decompress(chunk)
            digest.update(bytes_)
            size += len(bytes_)
            chunk = stream.read(_CHUNK)
            if unpacking.unused_data or (unpacking.eof and chunk):
                return _Rehashed(broken="more bytes after the end of the packed ones")
    if not unpacking.eof:
        return _Rehashed(broken="packed bytes that end too soon")
    return _Rehashed(digest.hexdigest(), size)


def _judge(work: _Work, path: Path, answer: _Rehashed, named: Mapping[str, _Line]) -> None:
    raw = path.name.removesuffix(".gz")
    work.size += answer.size
    line = named.get(raw)
    number = line.number if line else len(work.hashes)
    where = f"{path}, named by {work.line(line.number)}" if line else str(path)
    if answer.broken or answer.raw != raw:
        found = answer.broken or f"bytes with the SHA-256 {answer.raw}"
        work.fault(number, where, found, "the bytes that its name is the SHA-256 of", _BACKUP)
    elif line and line.entry.size != answer.size:
        found, expected = f"{answer.size:,} bytes", f"the {line.entry.size:,} that the ledger says"
        work.fault(number, where, found, expected, _RESTORE)


def _count_releases(work: _Work) -> None:
    """Read again what was not found damaged, and hold the counts against the ledger's."""
    damaged = {number for number, _ in work.faults}
    # Lists of payments hold no releases.
    lines = [line for line in work.lines if line.number not in damaged and line.entry.source != FROM_SPEND]
    small = sum(line.entry.unpacked for line in lines) < _SMALL
    tasks = [(work.layout.root, line) for line in lines]
    with Workers(1 if small else worker_count()) as workers:
        for done, (line, counted) in enumerate(zip(lines, workers.run(_count, tasks), strict=True), start=1):
            work.releases += counted[0]
            told = (line.entry.releases, line.entry.refused)
            if counted != told:
                found = f"{counted[0]:,} releases, and {counted[1]:,} that cannot be kept"
                expected = f"{told[0]:,} and {told[1]:,}, as the ledger says"
                remedy = "Run `onrecord rebuild`: the reader may have changed since they were loaded."
                work.fault(line.number, work.line(line.number), found, expected, remedy)
            work.say("counting", done, len(lines))


def _count(task: tuple[Path, _Line]) -> tuple[int, int]:
    root, line = task
    with without_collector(), open_raw(Layout(root), line.entry.raw) as stream:
        kinds = list(_kinds(iter_releases(stream, file=line.entry.path, raw_hash=line.entry.raw)))
    return kinds.count("release"), kinds.count("refused")


def _kinds(items: Iterable[object]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Release):
            yield "release"
        elif isinstance(item, Issue) and outcome(item) is Outcome.REFUSED:
            yield "refused"
