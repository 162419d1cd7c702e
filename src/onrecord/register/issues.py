"""What is wrong in the data that was loaded, as rows and as counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from onrecord.ocds import Issue
from onrecord.register.model import IssueAnswer, IssueCount, IssueRow
from onrecord.register.snapshot import Snapshot
from onrecord.register.sql import statement


@dataclass(frozen=True, slots=True)
class IssuesAsked:
    """Which issues are asked for; None means all."""

    ocid: str | None = None
    rule: str | None = None
    publisher: str | None = None
    raws: Sequence[str] | None = None
    """Those in these raw objects."""


def find_issues(snapshot: Snapshot, asked_for: IssuesAsked, *, limit: int, offset: int) -> IssueAnswer:
    """Issues that the filters let through, in an order that does not depend on how they were loaded."""
    if not snapshot.manifest.buckets:
        return IssueAnswer((), (), 0)
    asked: dict[str, object] = {
        "files": snapshot.table_files("issues"),
        **asdict(asked_for),
    }
    with snapshot.connect() as connection:
        counted = connection.execute(statement("how_many_issues"), asked).fetchall()
        page = {**asked, "limit": limit, "offset": offset}
        found = connection.execute(statement("which_issues"), page).fetchall()
    counts = tuple(IssueCount(*row) for row in counted)
    return IssueAnswer(tuple(map(_row, found)), counts, sum(count.count for count in counts))


def _row(found: tuple[str, ...]) -> IssueRow:
    rule, file, raw, position, ocid, release_id, pointer, said, expected, publisher, outcome = found
    issue = Issue(rule, file, position, ocid, release_id, pointer, said, expected)
    return IssueRow(issue, raw, publisher, outcome)
