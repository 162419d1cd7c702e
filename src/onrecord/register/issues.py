"""What is wrong in the data that was loaded, as rows and as counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from onrecord.ocds import Issue
from onrecord.register.model import IssueAnswer, IssueCount, IssuePlace, IssueRow
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


def find_issues(
    snapshot: Snapshot, asked_for: IssuesAsked, *, limit: int, after: IssuePlace | None = None
) -> IssueAnswer:
    """Issues that the filters let through, in an order that does not depend on how they were loaded.

    `after` is where another answer ended. What was found wrong in an object is found wrong in it for good, so whatever
    was there then and is there still comes once.
    """
    if not snapshot.manifest.buckets:
        return IssueAnswer((), (), 0)
    asked: dict[str, object] = {
        "files": snapshot.table_files("issues"),
        **asdict(asked_for),
    }
    with snapshot.connect() as connection:
        counted = connection.execute(statement("how_many_issues"), asked).fetchall()
        page = {**asked, "limit": limit + 1, "offset": after.shown if after else 0}
        page["after"] = list(after.key) if after else None
        found = connection.execute(statement("which_issues"), page).fetchall()
    counts = tuple(IssueCount(*row) for row in counted)
    rows = tuple(map(_row, found[:limit]))
    more = _place(rows, after) if len(found) > limit > 0 else None
    return IssueAnswer(rows, counts, sum(count.count for count in counts), more)


def _place(rows: Sequence[IssueRow], after: IssuePlace | None) -> IssuePlace:
    """Where rows end that were shown after a place."""
    last = _key(rows[-1])
    alike = sum(_key(row) == last for row in rows)
    return IssuePlace(last, alike + (after.shown if after and after.key == last else 0))


def _key(row: IssueRow) -> tuple[str, str, str, str, str]:
    issue = row.issue
    return issue.ocid, row.raw, issue.position, issue.rule, issue.pointer


def _row(found: tuple[str, ...]) -> IssueRow:
    rule, file, raw, position, ocid, release_id, pointer, said, expected, publisher, outcome = found
    issue = Issue(rule, file, position, ocid, release_id, pointer, said, expected)
    return IssueRow(issue, raw, publisher, outcome)
