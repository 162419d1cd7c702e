"""What a day brings: the records whose newest release is of that day, and what closes soon."""

from __future__ import annotations

from datetime import date

from onrecord.register.find import SOONEST, search
from onrecord.register.model import SearchAnswer
from onrecord.register.snapshot import Snapshot
from onrecord.register.textindex import Filters, Stretch


def find_news(snapshot: Snapshot, today: date, limit: int) -> tuple[date | None, SearchAnswer]:
    """The last day up to `today` on which anything was published, and the records whose newest release is of that day.

    None where nothing is dated.
    """
    newest = search(snapshot, "", Filters(), limit=1, offset=0, order=(Stretch("changed", None, today.toordinal()),))
    if not newest.rows:
        return None, newest
    day = int(newest.rows[0].score)
    return date.fromordinal(day), search(
        snapshot, "", Filters(), limit=limit, offset=0, order=(Stretch("changed", day, day),)
    )


def find_closing(snapshot: Snapshot, today: date, until: date, limit: int) -> SearchAnswer:
    """What is advertised and closes in these days, both included, the soonest first; no date in doubt."""
    soon = Stretch("closing", today.toordinal(), until.toordinal(), ascending=True, base=SOONEST)
    return search(snapshot, "", Filters(open_on=today), limit=limit, offset=0, order=(soon,))
