"""What has come into the register since somebody last asked: every release once, in the order in which it came.

The order is that of the ledger, which is only ever added to: line by line, and inside one raw object from its first
release to its last. What a reader has not seen yet is always behind what it has, so a cursor that names the last row
read misses nothing and repeats nothing, whatever was loaded, compacted or rebuilt in between.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import datetime

import msgspec

from onrecord.errors import UsageError
from onrecord.register.snapshot import Snapshot
from onrecord.register.sql import statement

_BEFORE_ALL = -1


@dataclass(frozen=True, slots=True)
class Update:
    """One release that came into the register."""

    ocid: str
    release_id: str
    date: str
    """As published; may be empty."""
    tags: tuple[str, ...]
    first_seen: datetime
    raw: str
    position: str
    digest: str


@dataclass(frozen=True, slots=True)
class Updates:
    """A page of the feed."""

    rows: tuple[Update, ...]
    cursor: str
    """What to ask with next time; the same as was given when there is nothing new."""
    more: bool
    """Whether there are further rows already."""
    cursors: tuple[str, ...] = ()
    """Of each row: what to ask with for those after it."""


class _Cursor(msgspec.Struct, frozen=True, array_like=True):
    register: str
    """Hash of the ledger's first line: which register it is a place in. Empty before anything was loaded."""
    after: int


def find_updates(snapshot: Snapshot, register: str, cursor: str | None, limit: int) -> Updates:
    """At most `limit` releases that came after `cursor` (empty: from the beginning; None: none, and the cursor of now).

    `register` is the hash of the ledger's first line. Errors: UsageError for a cursor that is none of this register's.
    """
    if cursor is None:
        return Updates((), _write(register, _last(snapshot)), more=False)
    after = _read(cursor, register)
    files = snapshot.releases_files()
    if not files:
        return Updates((), cursor or _write(register, after), more=False)
    with snapshot.connect() as connection:
        asked = {"files": files, "after": after, "limit": limit + 1}
        found = connection.execute(statement("which_updates"), asked).fetchall()
    page = found[:limit]
    last = page[-1][0] if page else after
    rows = tuple(Update(ocid, id_, date or "", tuple(tags), *rest) for _, ocid, id_, date, tags, *rest in page)
    cursors = tuple(_write(register, order) for order, *_ in page)
    return Updates(rows, _write(register, last), len(found) > limit, cursors)


def _last(snapshot: Snapshot) -> int:
    """The place of the release that came last."""
    files = snapshot.releases_files()
    if not files:
        return _BEFORE_ALL
    with snapshot.connect() as connection:
        found = connection.execute(statement("last_update"), {"files": files}).fetchone()
    return _BEFORE_ALL if found is None or found[0] is None else int(found[0])


def _write(register: str, after: int) -> str:
    return base64.urlsafe_b64encode(msgspec.json.encode(_Cursor(register[:16], after))).decode().rstrip("=")


def _read(cursor: str, register: str) -> int:
    if not cursor:
        return _BEFORE_ALL
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        found = msgspec.json.decode(base64.b64decode(padded, altchars=b"-_", validate=True), type=_Cursor)
    except (ValueError, msgspec.DecodeError):
        raise UsageError(
            "--after", found=f'"{cursor[:60]}"', expected="a cursor that this command gave", remedy="Begin without one."
        ) from None
    if found.register not in ("", register[:16]):
        raise UsageError(
            "--after",
            found="a cursor of another register",
            expected="one of this register's",
            remedy="Begin without one: this register was not made from the same loads.",
        )
    return found.after
