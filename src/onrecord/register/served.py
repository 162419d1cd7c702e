"""Which releases of one source are held, for whoever counts them against what the source says it has."""

from __future__ import annotations

from collections.abc import Collection

import duckdb

from onrecord.register.snapshot import Snapshot
from onrecord.register.sql import statement

_BATCH = 10_000


def find_keys(snapshot: Snapshot, ocid_prefix: str, raws: Collection[str]) -> dict[str, frozenset[str]]:
    """Ocid to release ids, of all releases whose ocid begins so or that came in one of these raw objects."""
    files = snapshot.releases_files()
    if not files:
        return {}
    found: dict[str, set[str]] = {}
    with duckdb.connect() as connection:
        asked = {"files": files, "prefix": ocid_prefix, "raws": sorted(raws)}
        rows = connection.execute(statement("which_keys"), asked)
        while batch := rows.fetchmany(_BATCH):
            for ocid, id_ in batch:
                found.setdefault(ocid, set()).add(id_)
    return {ocid: frozenset(ids) for ocid, ids in found.items()}
