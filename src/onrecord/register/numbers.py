"""Records by the numbers under which their notices are published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.register.snapshot import Snapshot
from onrecord.register.sql import statement


def find_numbered(snapshot: Snapshot, numbers: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """Each number that is held, in lower case, to the ocids of its notices, in order; one question for all of them."""
    files = snapshot.releases_files() if snapshot.manifest.stems else []
    wanted = sorted({number.lower() for number in numbers})
    if not wanted or not files:
        return {}
    with snapshot.cursor() as connection:
        rows = connection.execute(statement("which_are_numbered"), {"files": files, "numbers": wanted}).fetchall()
    found: dict[str, list[str]] = {}
    for number, ocid in rows:
        found.setdefault(number, []).append(ocid)
    return found
