"""UK Contracts Finder: notices of England, and of bodies whose powers are not devolved; all values, since 2015.

Nobody has measured its cursor as Find a Tender's was, so it is trusted no more: windows are halved until a page is not
full. Without a number sequence there is nothing to count against but what it served itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.sources.model import Client, Gaps, Headway, Held, Note, Part, State, Step, Wish
from onrecord.sources.pages import ask_for_one
from onrecord.sources.timed import Pace, not_asked, pull_windows, reach_words, suspects
from onrecord.sources.windows import Window

PACE = Pace(limit=100, step=timedelta(days=1), earliest=date(2015, 2, 1))


@dataclass(frozen=True, slots=True)
class ContractsFinder:
    """Satisfies `model.Source`."""

    name: str = "contracts-finder"
    title: str = "UK Contracts Finder"
    address: str = "https://www.contractsfinder.service.gov.uk"
    takes_days: bool = True
    ocid_prefix: str = "ocds-b5fd17-"

    def at(self, address: str) -> ContractsFinder:
        """The same at another address."""
        return replace(self, address=address.rstrip("/"))

    def question(self, window: Window, cursor: str) -> str:
        """The address that asks for a window. Colons stay as they are: `%3A` is said to give trouble."""
        span = f"publishedFrom={window.since.isoformat()}&publishedTo={window.until.isoformat()}"
        more = f"&cursor={cursor}" if cursor else ""
        return f"{self.address}/Published/Notices/OCDS/Search?{span}&limit={PACE.limit}{more}"

    def pull(self, wish: Wish, past: Sequence[Note], client: Client) -> Iterator[Step]:
        """Windows, oldest first."""
        return pull_windows(wish, past, client, self.question, PACE)

    def reconcile(self, wish: Wish, past: Sequence[Note], held: Held, client: Client) -> Iterator[Step]:
        """With `history`, the record of each process whose releases are not all among those of its last record.

        The search shows of a process the first publication of its stage and the latest edit; only the record has all.
        """
        if not wish.history:
            return
        told = _records(past)
        todo = [ocid for ocid, ids in sorted(held.releases.items()) if not ids <= told.get(ocid, frozenset())]
        for done, ocid in enumerate(todo):
            yield Headway(done, len(todo))
            yield from ask_for_one(ocid, f"{self.address}/Published/OCDS/Record/{ocid}", client)

    def gaps(self, past: Sequence[Note], held: Held) -> Gaps:
        """What it served, month by month, against what the register holds."""
        told = _records(past)
        unasked = sum(not ids <= told.get(ocid, frozenset()) for ocid, ids in held.releases.items())
        found = served_gaps(past, held, basis="every release that it served")
        return replace(found, unproven=unasked, remark=_remark(unasked, len(held.releases)))


def _remark(unasked: int, held: int) -> str:
    """What its search cannot show.

    >>> _remark(1, 1)
    'Its search leaves out releases in between, and 1 of 1 record was not asked for by itself: pull it with --history.'
    """
    if not unasked:
        return ""
    records, were = ("record", "was") if held == 1 else ("records", "was" if unasked == 1 else "were")
    told = f"{unasked:,} of {held:,} {records} {were} not asked for by itself"
    return f"Its search leaves out releases in between, and {told}: pull it with --history."


def _records(past: Sequence[Note]) -> dict[str, frozenset[str]]:
    """Ocid to the release ids in its record when it was last asked for."""
    return {
        note.portion: frozenset(note.ids) for note in past if note.state is State.COMPLETE and "/" not in note.portion
    }


def served_gaps(past: Sequence[Note], held: Held, basis: str) -> Gaps:
    """Gaps of a source whose only measure is what it served itself."""
    months = _served(past)
    served = {key for keys in months.values() for key in keys}
    missing = sorted(key for key in served if key not in held)
    return Gaps(
        unit="releases",
        basis=basis,
        held=len(served) - len(missing),
        expected=len(served),
        missing=tuple(missing),
        suspect=tuple(suspects(past)),
        not_asked=not_asked(past),
        parts=tuple(Part(month, sum(key in held for key in keys), len(keys)) for month, keys in sorted(months.items())),
        reach=reach_words(past),
    )


def _served(past: Sequence[Note]) -> dict[str, set[str]]:
    """Month in which a window began to the ids that it brought; each id in the last of its months."""
    latest = {
        key: note.portion[:7] if "/" in note.portion else "records"
        for note in sorted(past, key=lambda note: ("/" in note.portion, note.portion))
        if note.state in (State.COMPLETE, State.SUSPECT)
        for key in note.ids
    }
    months: dict[str, set[str]] = {}
    for key, month in latest.items():
        months.setdefault(month, set()).add(key)
    return months


SOURCES = (ContractsFinder(),)
