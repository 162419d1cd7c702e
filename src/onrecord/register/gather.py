"""The releases and issues of one bucket, from its old generation and what a load brought, written as Parquet.

Content is told apart by the SHA-256 of the JSON that is kept. The same content can come in other bytes (`1.0` for `1`,
fields in another order); it then has the same ocid and instant, and only where two texts share both is the canonical
digest asked for. So a content is kept once, as it was first seen, whatever came in whatever order.
docs/decisions/0006-storage-at-scale.md says why that is enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import msgspec

from onrecord.ocds.canonical import digest
from onrecord.register.model import Conflict
from onrecord.register.rows import Defect, dump_lines, load
from onrecord.register.sql import statement

SAME_ID = "same-id-other-content"
"""Rule of the issue that two contents stand under one ocid and release id."""
_EXPECTED = "one content under one release id; both are kept. A change is a new release with an id of its own"
_BATCH = 1_000
_LEAST_LINE = 1 << 20


@dataclass(frozen=True, slots=True)
class Sources:
    """What to gather from."""

    number: int
    buckets: int
    held_releases: Sequence[str]
    """Parquet files of releases held, of this bucket and maybe of others."""
    held_issues: Sequence[str]
    releases: Sequence[str]
    """Draft files of what a load brought."""
    issues: Sequence[str]
    strays: Sequence[Defect]
    """Issues that no kept release carries, old and new."""
    longest: int
    """Bytes that no line of a draft is longer than."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was gathered."""

    releases: int
    fresh: int
    """Contents that were not held before."""
    duplicates: int
    """Releases brought by the load whose content was held already, or came twice."""
    issues: int
    size: int
    """Bytes of JSON."""
    conflicts: tuple[Conflict, ...]


def gather(connection: duckdb.DuckDBPyConnection, sources: Sources, folder: Path) -> Gathered:
    """Write `releases.parquet` and `issues.parquet` of a bucket into `folder`.

    `releases.parquet` has one row for each distinct release, by ocid and `place`, its rank from 0 in the order of
    merging; its columns are told in docs/register.md.
    Errors: OSError and duckdb.Error from the disk.
    """
    _offer(connection, sources)
    connection.execute(statement("make_different"))
    _tell_spellings(connection)
    connection.execute(statement("make_kept"))
    connection.execute(statement("write_releases"), {"target": str(folder / "releases.parquet")})
    issues = _write_issues(connection, sources, folder)
    releases, fresh, brought, size = _one(connection, "how_much_was_gathered")
    conflicts = tuple(Conflict(*row) for row in connection.execute(statement("which_clash")).fetchall())
    return Gathered(releases, fresh, brought - fresh, issues, size, conflicts)


def _offer(connection: duckdb.DuckDBPyConnection, sources: Sources) -> None:
    connection.execute(statement("make_offered"))
    # DuckDB sets aside twice the longest object, so it is told how long that really is.
    longest = max(_LEAST_LINE, sources.longest + 1)
    if sources.held_releases:
        asked = {"files": sources.held_releases, "buckets": sources.buckets, "bucket": sources.number}
        connection.execute(statement("add_held"), asked)
        connection.execute(statement("add_held_issues"), {"files": sources.held_issues})
    if sources.releases:
        connection.execute(statement("add_drafts"), {"drafts": sources.releases, "longest": longest})
    if sources.issues:
        connection.execute(statement("add_issues"), {"drafts": sources.issues, "longest": longest})


def _tell_spellings(connection: duckdb.DuckDBPyConnection) -> None:
    """Find the canonical digest of whatever may be equal to something else."""
    with connection.cursor() as cursor:
        cursor.execute(statement("which_may_be_equal"))
        while rows := cursor.fetchmany(_BATCH):
            told = {
                "numbers": [number for number, _ in rows],
                "digests": [digest(load(json.encode())) for _, json in rows],
            }
            connection.execute(statement("add_told"), told)


def _write_issues(connection: duckdb.DuckDBPyConnection, sources: Sources, folder: Path) -> int:
    strays, longest = folder / "strays.ndjson", _LEAST_LINE
    with strays.open("wb") as stream:
        for stray in sources.strays:
            line = dump_lines([msgspec.structs.asdict(stray)])
            longest = max(longest, len(line) + 1)
            stream.write(line)
    asked = {"rule": SAME_ID, "expected": _EXPECTED, "strays": str(strays), "target": str(folder / "issues.parquet")}
    (written,) = connection.execute(statement("write_issues"), asked | {"longest": longest}).fetchone() or (0,)
    strays.unlink()
    return int(written)


def _one(connection: duckdb.DuckDBPyConnection, name: str) -> tuple[int, ...]:
    row = connection.execute(statement(name)).fetchone()
    return tuple(row) if row else ()


def distinct(strays: Iterable[Defect]) -> tuple[Defect, ...]:
    """Each issue once, as first met."""
    return tuple(dict.fromkeys(strays))
