"""The first step of a load: every new file goes into raw/ under its SHA-256."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial

from onrecord.errors import InputError, RegisterError
from onrecord.register.disk import WAITING, sync_all
from onrecord.register.inputs import EXPECTED, Input, looks_like_json, unpacked_zip
from onrecord.register.layout import Layout
from onrecord.register.ledger import FROM_FILES, Entry, Ledger
from onrecord.register.model import Arrival, LeftOut
from onrecord.register.raw import hash_stream, raw_folder, store_raw
from onrecord.register.split import RawObject

_MOST_GAIN = 30
"""No JSON packs better than this, whatever a gzip trailer claims."""


@dataclass(slots=True)
class Stored:
    """What became of the files that were given; each is in one of the four."""

    fresh: list[RawObject] = field(default_factory=list)
    held: int = 0
    not_ocds: list[LeftOut] = field(default_factory=list)
    unreadable: list[LeftOut] = field(default_factory=list)
    seen: int = 0
    size: int = 0
    """Bytes of the fresh ones."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One object that may be kept: a file that was found, or an answer of an official source."""

    found: Input
    path: str
    """Path or address, as the ledger will have it."""
    first_seen: datetime
    source: str = FROM_FILES
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def must_be_json(self) -> bool:
        """Whether only JSON is kept: so for files. What an official source answers is kept, whatever it is."""
        return self.source == FROM_FILES


def from_file(found: Input, now: datetime) -> Offer:
    """A file, first seen `now`."""
    return Offer(found, found.name, now.astimezone(UTC))


def from_source(arrival: Arrival, now: datetime) -> Offer:
    """An answer of an official source.

    Errors: InputError when its body is not there, or when it says that it came after `now`.
    """
    try:
        size = arrival.body.stat().st_size
    except OSError as reason:
        raise InputError(
            str(arrival.body), found=f"no body that can be read ({reason.strerror})", expected="the bytes as served"
        ) from reason
    if arrival.at > now:
        raise InputError(arrival.address, found=f"an answer of {arrival.at}", expected=f"one that came by {now}")
    seen = arrival.at.astimezone(UTC)
    return Offer(Input(arrival.body, size), arrival.address, seen, arrival.source, arrival.headers)


@dataclass(frozen=True, slots=True)
class _Examined:
    offer: Offer
    raw: str = ""
    unreadable: str = ""
    not_ocds: str = ""
    unpacked: int = 0


def store_offers(layout: Layout, offers: Sequence[Offer], ledger: Ledger, tell: Callable[[int, int], None]) -> Stored:
    """Put what is new into raw/ and say what became of each; `tell` hears how many of how many are done.

    Errors: OSError when raw/ cannot be written. A file that cannot be read is among the unreadable.
    """
    held = {entry.raw: entry for entry in ledger.entries}
    stored = Stored(seen=len(offers))
    # Hashing and packing leave the interpreter free, and most of the time is spent on waiting for the disk.
    with ThreadPoolExecutor(WAITING) as threads:
        for done, one in enumerate(threads.map(partial(_examine, layout, held), offers)):
            tell(done, len(offers))
            _sort_in(stored, one, held, len(ledger.entries))
    # The ledger will name these objects, so their own names must survive a power cut before it does.
    sync_all({layout.raw, *(raw_folder(layout, one.raw) for one in stored.fresh)})
    return stored


def _examine(layout: Layout, held: Mapping[str, Entry], offer: Offer) -> _Examined:
    found = offer.found
    if found.refused:
        return _Examined(offer, unreadable=found.refused)
    try:
        with found.path.open("rb") as stream:
            raw = hash_stream(stream)
        if raw in held:
            return _Examined(offer, raw)
        not_json = offer.must_be_json and looks_like_json(found.path)
        if not_json:
            return _Examined(offer, raw, not_ocds=f"found {not_json}, expected {EXPECTED}")
        unpacked = _unpacked(found)
    except OSError as reason:
        return _Examined(offer, unreadable=f"a file that cannot be read ({reason.strerror or reason})")
    try:
        store_raw(layout, found.path, raw)
    except RegisterError as changed:
        return _Examined(offer, unreadable=changed.found)
    return _Examined(offer, raw, unpacked=unpacked)


def _sort_in(stored: Stored, one: _Examined, held: dict[str, Entry], lines: int) -> None:
    offer, path = one.offer, one.offer.path
    if one.unreadable:
        stored.unreadable.append(LeftOut(path, one.unreadable))
    elif one.raw in held:
        known = held[one.raw]
        if known.not_ocds:
            stored.not_ocds.append(LeftOut(path, known.not_ocds))
        else:
            stored.held += 1
    elif one.not_ocds:
        stored.not_ocds.append(LeftOut(path, one.not_ocds))
    else:
        size, seen = offer.found.size, offer.first_seen
        line = lines + len(stored.fresh)
        fresh = RawObject(one.raw, path, seen, line, size, one.unpacked, False, offer.source, offer.headers)
        stored.fresh.append(fresh)
        stored.size += size
        held[one.raw] = Entry(one.raw, offer.source, path, seen, size, one.unpacked, 0)


def _unpacked(found: Input) -> int:
    with found.path.open("rb") as stream:
        head = stream.read(2)
        if head == b"PK":
            return max(found.size, min(unpacked_zip(found.path), found.size * _MOST_GAIN))
        if head != b"\x1f\x8b" or found.size < 18:
            return found.size
        stream.seek(-4, 2)
        claimed = int.from_bytes(stream.read(4), "little")
    return max(found.size, min(claimed, found.size * _MOST_GAIN))
