"""Bytes in, releases and issues out: the door at which dicts stop.

Shapes read: OCDS 1.0 and 1.1 release packages, record packages, records, single releases, search results of
Contracts Finder, JSON Lines and JSON arrays of any of these; plain, gzip, or members of a zip archive. Of a record the
releases in it are taken, and where it has none but only addresses, what the publisher compiled of them. Whatever else
is served becomes one `not-ocds` issue that says what it is and what to do.

For the caller, in one loop (memory stays flat for JSON Lines):

    for item in iter_releases(stream, file=path, raw_hash=sha256):
        match item:
            case Package(): ...   # publisher, licence … of the releases that follow, up to the next Package
            case Release(): ...   # keep it, and ask `find_issues(item, file)` what is wrong inside it
            case Issue(): ...     # what `find_issues` cannot see; `outcome(item)` says how to count it

or, when everything fits in memory, `read_releases(raw, file=..., raw_hash=...)`, which answers a `ReadResult`.
No issue is given twice: what is visible in a `Release` (date, id, tags, sums, text …) comes from `find_issues` only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from io import BytesIO
from itertools import chain
from typing import Any, BinaryIO

import msgspec

from onrecord.ocds.archive import Part, parts_of
from onrecord.ocds.canonical import digest, digest_tidy
from onrecord.ocds.decode import MONGO_SHELL, Decoded, Decoder, Note, UndecodableError, split
from onrecord.ocds.model import Issue, Json, Provenance, Release
from onrecord.ocds.outcome import READING_RULES, Outcome, outcome
from onrecord.ocds.recognise import Kind, describe, describe_bytes, describe_value, is_linked, kind_of, remedy
from onrecord.ocds.search_results import release_from
from onrecord.ocds.unpack import Lines, UnpackableError
from onrecord.values import Instant, parse_instant

__all__ = [
    "MAX_BYTES",
    "MAX_RELEASE",
    "READING_RULES",
    "Item",
    "Outcome",
    "Package",
    "ReadResult",
    "iter_releases",
    "outcome",
    "read_releases",
]

MAX_BYTES = 2 * 1024**3
"""Most bytes that one object may have once decompressed (2 GiB): no honest publisher's file has come near it."""

MAX_RELEASE = 32 * 1024**2
"""Most bytes of one release (32 MiB): the largest met, with thousands of lots, has a tenth of that."""

_MAX_AT_ONCE = 1024**2
"""Bytes of a line that is decoded in one go; a longer one may be a package, and is taken apart release by release."""


@dataclass(frozen=True, slots=True)
class Package:
    """What the publisher says of the releases that follow; every field may be empty."""

    position: str
    """Where it stands: empty for the whole file, `line 7` in JSON Lines, `/3` in an array."""
    uri: str
    version: str
    publisher: str
    license: str
    published_date: str
    extensions: tuple[str, ...]


Item = Package | Release | Issue
_Shallow = dict[str, Any] | list[Any] | None
"""The first level of a document, as `decode.split` has it."""


@dataclass(frozen=True, slots=True)
class ReadResult:
    """Everything in one object, in reading order."""

    releases: tuple[Release, ...]
    issues: tuple[Issue, ...]
    packages: tuple[Package, ...]

    @property
    def refused(self) -> int:
        """How many releases could not be kept."""
        return sum(outcome(issue) is Outcome.REFUSED for issue in self.issues)

    @property
    def not_ocds(self) -> int:
        """How many files, lines or packages held no OCDS releases."""
        return sum(outcome(issue) is Outcome.NOT_OCDS for issue in self.issues)

    @property
    def seen(self) -> int:
        """Releases found: those kept and those refused."""
        return len(self.releases) + self.refused


def iter_releases(
    stream: BinaryIO, *, file: str, raw_hash: str, max_bytes: int = MAX_BYTES, digests: bool = True
) -> Iterator[Item]:
    """Packages, releases and issues of one raw object, in reading order; never raises for bad data.

    Shapes: any bytes in, plain, gzip or zip (told by their first bytes, not by the name); possibly no items out (an
    empty search page is a `Package` and no release). JSON Lines are read line by line; any other document is held
    whole. Lines that are not OCDS are told once for each kind, with how many there are.
    Positions: `/releases/3` in a package, `/3` in an array, empty for a single release, `line 7` in JSON Lines,
    `line 7 /releases/3` for a package in a line, `/records/0/releases/3` in a record package; before any of them the
    name of the member, if it came in a zip archive: `2024/march.json /releases/3`.
    Without `digests`, which take a third of the time, `Release.digest` is empty.
    Errors: only what `stream` itself raises (OSError).
    """
    try:
        for part in parts_of(stream, max_bytes):
            yield from _read_part(part, Reading(file, raw_hash, part.name, digests=digests))
    except UnpackableError as fault:
        yield Reading(file, raw_hash).issue(fault.rule, "", fault.found, fault.expected)


def _read_part(part: Part, reading: Reading) -> Iterator[Item]:
    try:
        yield from reading.object(part.chunks)
    except UnpackableError as fault:
        yield reading.issue(fault.rule, part.name, fault.found, fault.expected)
    yield from reading.strangers()


def read_releases(raw: bytes, *, file: str, raw_hash: str, max_bytes: int = MAX_BYTES) -> ReadResult:
    """All of `iter_releases` at once.

    >>> found = read_releases(b'{"ocid": "ocds-213czf-1", "date": "2024-03-11"}', file="a.json", raw_hash="0" * 64)
    >>> found.releases[0].id, found.seen
    ('ocds-213czf-1-2024-03-11-f9dd6246', 1)
    """
    items = list(iter_releases(BytesIO(raw), file=file, raw_hash=raw_hash, max_bytes=max_bytes))
    return ReadResult(
        releases=tuple(item for item in items if isinstance(item, Release)),
        issues=tuple(item for item in items if isinstance(item, Issue)),
        packages=tuple(item for item in items if isinstance(item, Package)),
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the raw object: a member, if it is an archive, a line, if it is cut into lines, and a pointer."""

    member: str = ""
    line: int = 0
    pointer: str = ""

    def __str__(self) -> str:
        return " ".join(filter(None, (self.member, f"line {self.line}" if self.line else "", self.pointer)))

    def below(self, steps: str) -> _Place:
        return _Place(self.member, self.line, f"{self.pointer}/{steps}")


class Reading:
    """The reading of one raw object, or of one member of it."""

    def __init__(self, file: str, raw_hash: str, member: str = "", *, digests: bool = True) -> None:
        self.file = file
        self.raw_hash = raw_hash
        self._whole = _Place(member)
        self._digests = digests
        self._decoder = Decoder(tidying=digests)
        # What is not OCDS, in words, with where it was first seen and how often.
        self._strangers: dict[str, tuple[_Place, int]] = {}

    def object(self, chunks: Iterable[bytes]) -> Iterator[Item]:
        """All items of the raw object: it is one document, or JSON Lines."""
        lines = Lines(chunks)
        first = lines.next_filled()
        if first is None:
            self._stranger(self._whole, "an empty file")
            return
        number = lines.number
        first = first.removeprefix(b"\xef\xbb\xbf")
        if first[:2] in (b"\xff\xfe", b"\xfe\xff"):
            yield from self._utf_16(first + lines.end + lines.rest())
        elif words := describe_bytes(first):
            self._stranger(self._whole, words)
        elif (shallow := split(msgspec.Raw(first))) is None and not _is_json(first):
            yield from self._broken_or_long(first + lines.end + lines.rest(), number)
        else:
            yield from self._from_first(first, shallow, number, lines)

    def _from_first(self, first: bytes, shallow: _Shallow, number: int, lines: Lines) -> Iterator[Item]:
        """All items of the first line, which is whole, and of those that follow, if any do."""
        try:
            second = lines.next_filled()
        except UnpackableError:
            # The fault lies behind it: it is read, and the fault told.
            yield from self.document(msgspec.Raw(first), self._whole, shallow)
            raise
        if second is None:
            yield from self.document(msgspec.Raw(first), self._whole, shallow)
        else:
            begun = ((number, first), (lines.number, second))
            yield from self.lines(chain(begun, ((lines.number, line) for line in lines)))

    def lines(self, numbered: Iterable[tuple[int, bytes]]) -> Iterator[Item]:
        """All items of JSON Lines; a broken line is an issue, and the next one is read."""
        for number, line in numbered:
            if line.strip():
                yield from self.document(msgspec.Raw(line), _Place(self._whole.member, number))

    def document(self, raw: Any, place: _Place, shallow: _Shallow = None) -> Iterator[Item]:
        """All items of one JSON value: a package, a release, an array of them, or a stranger.

        `shallow` is its first level, where that is known already.
        """
        # A line is mostly one release and is decoded at once; a package is split first, so that each release is
        # decoded, and if need be mended, by itself.
        whole = isinstance(raw, msgspec.Raw) and (not place.line or memoryview(raw).nbytes > _MAX_AT_ONCE)
        shallow = split(raw) if whole and shallow is None else shallow
        if shallow is not None:
            yield from self._value(shallow, raw, place)
            return
        decoded = self._decode(raw)
        if isinstance(decoded, str):
            yield self._broken(decoded, place)
        elif isinstance(decoded.value, dict) and kind_of(decoded.value) is Kind.RELEASE:
            yield from self._release(decoded, place)
        else:
            yield from self._notes(decoded.notes, place)
            yield from self._value(decoded.value, decoded.value, place)

    def _value(self, shallow: Any, raw: Any, place: _Place) -> Iterator[Item]:
        if isinstance(shallow, list) and not place.pointer:
            for index, item in enumerate(shallow):
                yield from self.document(item, place.below(str(index)))
            if not shallow:
                self._stranger(place, "an empty array")
        elif isinstance(shallow, dict):
            yield from self._fields(shallow, raw, place)
        else:
            self._stranger(place, describe_value(shallow))

    def issue(self, rule: str, position: str, found: str, expected: str, release: Release | None = None) -> Issue:
        """An issue of this raw object."""
        ocid, release_id = (release.ocid, release.id) if release else ("", "")
        return Issue(rule, self.file, position, ocid, release_id, "", found[:200], expected)

    def strangers(self) -> Iterator[Issue]:
        """One issue for each kind of thing that is not OCDS."""
        for words, (place, count) in self._strangers.items():
            found = words if count == 1 else f"{words} ({count:,} of them, the first one here)"
            yield self.issue("not-ocds", str(place), found, remedy(words))

    def _stranger(self, place: _Place, words: str) -> None:
        first, count = self._strangers.get(words, (place, 0))
        self._strangers[words] = (first, count + 1)

    def _utf_16(self, raw: bytes) -> Iterator[Item]:
        yield self.issue("encoding", str(self._whole), "UTF-16, by its byte order mark", "UTF-8")
        yield from self.object([raw.decode("utf-16", "replace").encode()])

    def _broken_or_long(self, raw: bytes, first_number: int) -> Iterator[Item]:
        """A document over many lines; or JSON Lines whose first line is broken; or broken JSON."""
        if split(msgspec.Raw(raw)) is None and any(_is_release_line(line) for line in raw.split(b"\n")):
            yield from self.lines(enumerate(raw.split(b"\n"), first_number))
        else:
            yield from self.document(msgspec.Raw(raw), self._whole)

    def _decode(self, raw: Any) -> Decoded | str:
        if isinstance(raw, Decoded):
            return raw
        if not isinstance(raw, msgspec.Raw):
            return Decoded(raw)
        try:
            return self._decoder.decode(raw)
        except UndecodableError as reason:
            return str(reason)

    def _broken(self, reason: str, place: _Place) -> Issue:
        rule = "json-line" if place.line else "json"
        return self.issue(rule, str(place), reason, _AN_EXPORT if MONGO_SHELL in reason else _VALID_JSON)

    def _notes(self, notes: Iterable[Note], place: _Place, release: Release | None = None) -> Iterator[Issue]:
        for note in notes:
            yield self.issue(note.rule, str(place), note.found, note.expected, release)

    def _fields(self, fields: dict[str, Any], raw: Any, place: _Place) -> Iterator[Item]:
        kind = kind_of(fields)
        if kind is Kind.OTHER:
            self._stranger(place, describe(fields))
        elif kind is Kind.RELEASE:
            yield from self._release(raw, place)
        elif kind is Kind.SEARCH_RESULT:
            yield from self._search_result(raw, place)
        elif kind is Kind.RECORD:
            yield from self._record(fields, place)
        elif kind is Kind.RECORD_PACKAGE:
            yield from self._record_package(fields, place)
        elif kind is Kind.PACKAGE:
            yield from self._package(fields, place)
        else:
            for index, item in enumerate(_level(fields["results"])):
                yield from self.document(item, place.below(f"results/{index}"))

    def _package(self, fields: dict[str, Any], place: _Place) -> Iterator[Item]:
        listed = _level(fields["releases"]) if "releases" in fields else []
        if not isinstance(listed, list):
            self._stranger(place, "a package whose `releases` is no array")
            return
        yield self._header({name: value for name, value in fields.items() if name in _HEADER}, place)
        for index, release in enumerate(listed):
            yield from self._release(release, place.below(f"releases/{index}"))

    def _record_package(self, fields: dict[str, Any], place: _Place) -> Iterator[Item]:
        records = _level(fields["records"])
        if not isinstance(records, list):
            self._stranger(place, "a record package whose `records` is no array")
            return
        yield self._header({name: value for name, value in fields.items() if name in _HEADER}, place)
        for index, record in enumerate(records):
            shallow, at = _level(record), place.below(f"records/{index}")
            if isinstance(shallow, dict):
                yield from self._record(shallow, at)
            else:
                yield self.issue("release-shape", str(at), describe_value(shallow), "an object: a record")

    def _record(self, fields: dict[str, Any], place: _Place) -> Iterator[Item]:
        """The releases in a record; where it has none, what the publisher compiled. Never its `versionedRelease`."""
        ocid = self._decoded(fields.get("ocid"))
        releases = _level(fields.get("releases", ()))
        releases = releases if isinstance(releases, list) else []
        embedded = 0
        for index, release in enumerate(releases):
            shallow, at = _level(release), place.below(f"releases/{index}")
            if isinstance(shallow, dict) and is_linked(shallow):
                address = _text(self._decoded(shallow["url"])) or "a release whose address is no text"
                yield replace(self.issue("linked-release", str(at), address, _LINKED), ocid=_identifier(ocid))
            else:
                embedded += 1
                yield from self._release(release, at)
        if not embedded and _level(fields.get("compiledRelease")):
            yield from self._release(fields["compiledRelease"], place.below("compiledRelease"))
        elif not releases:
            self._stranger(place, "a record without releases")

    def _search_result(self, raw: Any, place: _Place) -> Iterator[Item]:
        decoded = self._decode(raw)
        if isinstance(decoded, str):
            yield self._broken(decoded, place)
            return
        mapped = Decoded(release_from(decoded.value), decoded.notes)
        for item in self._release(mapped, place):
            yield item
            if isinstance(item, Release):
                found = "a search result of Contracts Finder, kept as a release under an ocid of our own"
                yield self.issue("search-result", str(place), found, _THE_RELEASE_ITSELF, item)

    def _decoded(self, raw: Any) -> Any:
        """The value of a small field; None when it cannot be had."""
        decoded = self._decode(raw)
        return None if isinstance(decoded, str) else decoded.value

    def _header(self, fields: dict[str, Any], place: _Place) -> Package:
        decoded = {name: self._decode(value) for name, value in fields.items()}
        known = {name: found.value for name, found in decoded.items() if isinstance(found, Decoded)}
        publisher = known.get("publisher")
        extensions = known.get("extensions")
        return Package(
            position=str(place),
            uri=_text(known.get("uri")),
            version=_text(known.get("version")),
            publisher=_text(publisher.get("name") if isinstance(publisher, dict) else publisher),
            license=_text(known.get("license")),
            published_date=_text(known.get("publishedDate")),
            extensions=tuple(map(_text, extensions)) if isinstance(extensions, list) else (),
        )

    def _release(self, raw: Any, place: _Place) -> Iterator[Item]:
        if isinstance(raw, msgspec.Raw) and (size := memoryview(raw).nbytes) > MAX_RELEASE:
            found = f"a release of {size:,} bytes; it was not read"
            yield self.issue("too-large", str(place), found, f"releases of no more than {MAX_RELEASE:,} bytes")
            return
        decoded = self._decode(raw)
        if isinstance(decoded, str):
            yield self._broken(decoded, place)
            return
        body = decoded.value
        if not isinstance(body, dict):
            yield self.issue("release-shape", str(place), describe_value(body), "an object: a release")
            return
        ocid = _identifier(body.get("ocid"))
        if not ocid:
            found = "no `ocid`" if "ocid" not in body else f"an `ocid` that is {_how_empty(body['ocid'])}"
            yield self.issue("ocid-missing", str(place), found, "the ocid of the process, as text")
            return
        release = self._built(ocid, decoded, place)
        yield release
        yield from self._notes(decoded.notes, place, release)
        if release.is_compiled:
            yield self.issue("compiled-only", str(place), "a compiled release: no history", _THE_RELEASES, release)

    def _built(self, ocid: str, decoded: Decoded, place: _Place) -> Release:
        body = decoded.value
        date = parse_instant(body.get("date"))
        identifier = _identifier(body.get("id"))
        wanted = self._digests or not identifier
        content = _digest(decoded) if wanted else ""
        return Release(
            ocid=ocid,
            id=identifier or _minted(ocid, date, content),
            id_minted=not identifier,
            date=date,
            tags=_tags(body),
            body=body,
            digest=content,
            provenance=Provenance(self.raw_hash, str(place)),
        )


_VALID_JSON = "valid JSON; what is here was not read. Mend it there, or ask the publisher to, and load it again"
_AN_EXPORT = "JSON; what is here was not read. Export it as JSON (mongoexport, or JSON.stringify), and load that"
_LINKED = "the release itself, which a load does not fetch: get the file at that address, and load it"
_THE_RELEASES = "the releases that it was compiled of: load them, and they are used in its place"
_THE_RELEASE_ITSELF = "the release that Contracts Finder publishes of the notice; sums are in pounds, texts may be cut"
_HEADER = frozenset({"uri", "version", "publisher", "license", "publishedDate", "extensions"})


def _digest(decoded: Decoded) -> str:
    return digest(decoded.value) if decoded.tidied is None else digest_tidy(decoded.tidied)


def _is_json(line: bytes) -> bool:
    try:
        msgspec.json.decode(line, type=msgspec.Raw)
    except (ValueError, RecursionError):
        return False
    return True


def _is_release_line(line: bytes) -> bool:
    fields = split(msgspec.Raw(line))
    return isinstance(fields, dict) and kind_of(fields) is not Kind.OTHER


def _identifier(value: Any) -> str:
    """An id as text, as published if it is text; empty for anything that can't be one."""
    if isinstance(value, str):
        return value if value.strip() else ""
    return str(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else ""


def _minted(ocid: str, date: Instant | None, content: str) -> str:
    # The content is in it, so that two releases of one day have two ids.
    return f"{ocid}-{date.text[:10] if date else 'undated'}-{content[:8]}"


def _level(value: Any) -> Any:
    """The first level of a value that may still be JSON text."""
    if not isinstance(value, msgspec.Raw):
        return value
    shallow = split(value)
    return shallow if shallow is not None else _scalar(value)


def _scalar(raw: msgspec.Raw) -> Any:
    try:
        return msgspec.json.decode(raw)
    except (ValueError, RecursionError):
        return "something that cannot be read"


def _tags(body: Json) -> tuple[str, ...]:
    tags = body.get("tag")
    if isinstance(tags, str):
        return (tags,)
    return tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else ()


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _how_empty(value: Any) -> str:
    return "empty" if isinstance(value, str) else describe_value(value)
