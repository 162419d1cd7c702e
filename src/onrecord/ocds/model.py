"""The standard's things as frozen values: releases, records and the issues found on the way in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from onrecord.values import Instant

Json = Mapping[str, Any]
"""A JSON object as published. Numbers are int or Decimal, never float; not to be modified."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a release was read: enough to find its bytes again."""

    raw: str
    """SHA-256 (hex) of the raw object: the file or page as served."""
    position: str
    """Place inside it: a JSON Pointer into a package (`/releases/3`), or `line 18203` of JSON Lines."""
    first_seen: datetime | None = field(default=None, compare=False)
    """When the register first held this very content (aware, UTC): its second clock. None outside a register."""


@dataclass(frozen=True, slots=True)
class Release:
    """What was published about one ocid at one date; never changed afterwards."""

    ocid: str
    id: str
    """As published; for a release that has none, the stand-in `<ocid>-<YYYY-MM-DD>-<start of digest>`."""
    id_minted: bool
    """Whether `id` is such a stand-in."""
    date: Instant | None
    """None when the publisher gave no date that can be read: shown, but never used as of a day."""
    tags: tuple[str, ...]
    body: Json
    """The whole release as published: keys, order, nulls and all."""
    digest: str
    """SHA-256 (hex) of the release's canonical JSON (RFC 8785 order of keys): equal content, equal digest."""
    provenance: Provenance

    @property
    def is_compiled(self) -> bool:
        """Whether the publisher compiled it of other releases: it has their values, and not their history."""
        return "compiled" in self.tags


@dataclass(frozen=True, slots=True)
class Record:
    """All releases of one ocid, ordered by instant (undated ones first), then release id, then digest."""

    ocid: str
    releases: tuple[Release, ...]

    def known_at(self, instant: datetime | None) -> Record | None:
        """This record with only the releases that we had seen by `instant` (aware); None when there are none.

        The register's second clock, beside the publisher's (`as_of`); both can be asked, in either order. `None` for
        the instant means everything. A release that no register dated counts as always known.
        """
        if instant is None:
            return self
        kept = tuple(r for r in self.releases if (seen := r.provenance.first_seen) is None or seen <= instant)
        return Record(self.ocid, kept) if kept else None

    def as_of(self, instant: Instant | None) -> Record | None:
        """This record with only the releases dated no later than `instant`; None when there are none.

        `None` for the instant means the newest state, undated releases included.
        """
        if instant is None:
            return self
        kept = tuple(r for r in self.releases if r.date is not None and r.date.at <= instant.at)
        return Record(self.ocid, kept) if kept else None


def order_releases(releases: Iterable[Release]) -> tuple[Release, ...]:
    """Releases in the order in which they are merged: by instant, never by the spelling of the date."""
    return tuple(
        sorted(releases, key=lambda r: (r.date is not None, r.date.at.timestamp() if r.date else 0.0, r.id, r.digest))
    )


def own_releases(releases: Iterable[Release]) -> tuple[Release, ...]:
    """Those to merge: what the publisher compiled of the others counts only where none of the others is held."""
    given = tuple(releases)
    return tuple(release for release in given if not release.is_compiled) or given


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing wrong in incoming data: a value, not an exception."""

    rule: str
    """Short stable name of what was looked for, such as `date-format` or `min-above-value`."""
    file: str
    """The path or address it was loaded from, as given."""
    position: str
    """As `Provenance.position`; empty when the whole file is meant."""
    ocid: str
    """Empty when it could not be read."""
    release_id: str
    pointer: str
    """JSON Pointer (RFC 6901) inside the release; empty for the whole of it."""
    found: str
    """What stands there, cut to 200 code points; contact details are never repeated here."""
    expected: str
    """What should stand there, in words a publisher can act on."""
