"""Public Contracts Scotland and Sell2Wales: one answer for each month and notice type, and nothing smaller.

Neither pages, so a month of a type is one package, whole or not at all. A package may have no `releases`, and Scottish
releases have no id; both are kept as served. A month is asked again until it has been over for a week.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.errors import SourceError
from onrecord.sources.contracts_finder import served_gaps
from onrecord.sources.model import Client, Doubtful, Gaps, Headway, Held, Note, State, Step, Wish
from onrecord.sources.pages import READINGS, read_page
from onrecord.sources.walk import IN_A_ROW
from onrecord.sources.windows import wall_clock

COMMON_TYPES = (1, 2, 3, 4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 24, 25)
"""The forms of the EU's official journal, which both sites share."""
EARLIEST = date(2019, 1, 1)
"""Where others begin (Kingfisher Collect, 2026)."""
SETTLED = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Monthly:
    """Satisfies `model.Source`."""

    name: str
    title: str
    address: str
    own_types: tuple[int, ...]
    """Notice types of its own, beside the common ones."""
    ocid_prefix: str
    takes_days: bool = True

    def at(self, address: str) -> Monthly:
        """The same at another address."""
        return replace(self, address=address.rstrip("/"))

    def pull(self, wish: Wish, past: Sequence[Note], client: Client) -> Iterator[Step]:
        """Month by month, oldest first, and type by type within a month."""
        months = self._months(wish, past)
        settled = set[str]() if wish.again else _settled(past)
        names = [_portion(month, type_) for month in months for type_ in (*COMMON_TYPES, *self.own_types)]
        todo = [name for name in names if name not in settled]
        for name in todo:
            yield Note(name, State.WANTED, wish.now)
        failed = 0
        for done, name in enumerate(todo):
            yield Headway(done, len(todo))
            try:
                yield from self._one(name, client)
                failed = 0
            except SourceError as reason:
                failed += 1
                if failed >= IN_A_ROW or failed == len(todo) or getattr(reason, "status", None) is None:
                    raise
                yield Note(name, State.FAILED, wish.now, reason=reason.found)
        yield Headway(len(todo), len(todo))

    def _one(self, name: str, client: Client) -> Iterator[Step]:
        month, type_ = name.split("/")
        address = f"{self.address}/v1/Notices?dateFrom={month[5:]}-{month[:4]}&outputType=0&noticeType={type_}"
        for _ in range(READINGS):
            fetched = client.get(address)
            page = read_page(fetched.body)
            yield fetched
            if not page.problem:
                yield Note(name, State.COMPLETE, fetched.at, page.rows, page.ids)
                return
        yield Note(name, State.FAILED, fetched.at, reason=page.problem)

    def _months(self, wish: Wish, past: Sequence[Note]) -> list[date]:
        today = wall_clock(wish.now).date()
        until = min(wish.until or today, today)
        if wish.since:
            since = max(wish.since, EARLIEST)
        else:
            months = [date(*map(int, f"{note.portion[:7]}-01".split("-"))) for note in past]
            unsettled = {note.portion for note in past} - _settled(past)
            open_ = [month for month in months if any(name.startswith(f"{month:%Y-%m}/") for name in unsettled)]
            since = min(open_) if open_ else max(months) if months else until
        return list(_each_month(since, until))

    def reconcile(self, wish: Wish, past: Sequence[Note], held: Held, client: Client) -> Iterator[Step]:
        """Nothing: there is no numbering to count by."""
        return iter(())

    def gaps(self, past: Sequence[Note], held: Held) -> Gaps:
        """Each month and type that was wanted, and what those that were answered brought."""
        served = served_gaps(past, held, basis="every release that it served, by month and notice type")
        answered = {note.portion for note in past if note.state is State.COMPLETE}
        wanted = {note.portion for note in past}
        emptied = [Doubtful(name, "rows were served before, and none the last time") for name in _emptied(past)]
        months = sorted({name[:7] for name in answered})
        return replace(
            served,
            suspect=tuple(emptied),
            not_asked=tuple(sorted(wanted - answered, key=_in_order)),
            reach=f"{months[0]} to {months[-1]}" if months else "",
        )


def _portion(month: date, type_: int) -> str:
    """Month and notice type: `2025-03/102`."""
    return f"{month:%Y-%m}/{type_}"


def _in_order(name: str) -> tuple[str, int]:
    month, type_ = name.split("/")
    return month, int(type_)


def _each_month(since: date, until: date) -> Iterator[date]:
    month = since.replace(day=1)
    while month <= until:
        yield month
        month = (month + timedelta(days=32)).replace(day=1)


def _settled(past: Sequence[Note]) -> set[str]:
    """What was answered when its month had been over for a week."""
    return {
        note.portion
        for note in past
        if note.state is State.COMPLETE and f"{wall_clock(note.at - SETTLED):%Y-%m}" > note.portion[:7]
    }


def _emptied(past: Sequence[Note]) -> list[str]:
    rows: dict[str, list[int]] = {}
    for note in past:
        if note.state is State.COMPLETE:
            rows.setdefault(note.portion, []).append(note.rows)
    return sorted((name for name, counts in rows.items() if any(counts) and not counts[-1]), key=_in_order)


SOURCES = (
    Monthly(
        "public-contracts-scotland",
        "Public Contracts Scotland",
        "https://api.publiccontractsscotland.gov.uk",
        (101, 102, 103, 104),
        "ocds-r6ebe6-",
    ),
    Monthly("sell2wales", "Sell2Wales", "https://api.sell2wales.gov.wales", tuple(range(51, 57)), "ocds-kuma6s-"),
)
