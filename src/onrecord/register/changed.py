"""Which records changed in a period, or of a buyer: read from the tables, since a register may hold millions."""

from __future__ import annotations

from datetime import UTC, datetime

from onrecord.register.folding import fold_words
from onrecord.register.snapshot import Snapshot
from onrecord.register.sql import statement


def find_changed(
    snapshot: Snapshot,
    *,
    buyer: str | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    known: bool = False,
    known_at: datetime | None = None,
) -> tuple[str, ...]:
    """Ocids of records with several releases, of which one came within the period; the newest first, then by ocid.

    `since` and `until` (aware, ends included) are the publisher's dates, or with `known` the instants at which we saw
    the releases. Releases seen after `known_at` do not count. `buyer`: words of its name.
    """
    if not snapshot.manifest.buckets:
        return ()
    asked = {
        "files": snapshot.releases_files(),
        "processes": snapshot.table_files("processes"),
        "words": fold_words(buyer) if buyer else None,
        "since": _utc(since),
        "until": _utc(until),
        "known": known,
        "known_at": _utc(known_at),
    }
    with snapshot.connect() as connection:
        return tuple(ocid for (ocid,) in connection.execute(statement("which_changed"), asked).fetchall())


def _utc(instant: datetime | None) -> datetime | None:
    """As the tables have instants: in UTC, without saying so."""
    return None if instant is None else instant.astimezone(UTC).replace(tzinfo=None)
