"""The task of checking in bulk: a pile of articles in, one line of JSON for each out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from os import cpu_count
from pathlib import Path
from sys import stdout
from typing import Protocol

import msgspec

from onrecord.errors import UsageError
from onrecord.register import Register
from onrecord.report.answers_bulk import BulkAnswer
from onrecord.settings import Settings
from onrecord.tasks.bulk.crew import Crew
from onrecord.tasks.bulk.desk import state_of
from onrecord.tasks.bulk.journal import File, Journal, Stream
from onrecord.tasks.bulk.model import Item, Orders, Unanswered
from onrecord.tasks.bulk.pile import Pile, demand_files
from onrecord.tasks.bulk.rows import Count, State, header, key_of, unanswered_row
from onrecord.tasks.bulk.said import Spoken
from onrecord.tasks.opening import Clock, held, now, open_register
from onrecord.tasks.submission import Handed

STDOUT = "-"
SECONDS = 60.0
"""How long an article may take: a thousand times as long as most do."""


@dataclass(frozen=True, slots=True)
class Headway:
    """How far a run has come."""

    articles: int
    taken: int
    """Bytes of the files read."""
    total: int
    """Bytes of all files."""


class Checkers(Protocol):
    """Whoever checks articles: a crew of processes, or a cluster."""

    def rows(self, work: Iterable[Item | bytes]) -> Iterator[bytes]:
        """As `Crew.rows`."""


def check_in_bulk(
    settings: Settings,
    handed: Handed,
    *,
    out: str,
    jobs: int | None = None,
    seconds: float = SECONDS,
    engine: str = "local",
    master: str | None = None,
    listener: Callable[[Headway], None] | None = None,
    clock: Clock = now,
) -> BulkAnswer:
    """Check every article in files, folders and archives, and write one line of JSON for each to `out`, in their order.

    `out` is a file, or `-` for standard output. A file that an earlier run has begun is gone on with: what that said of
    the same bytes, with the same register and the same rules, is kept. `jobs` is how many processes check, as many as
    there are cores by default; one that takes longer than `seconds` for an article is ended, and the row says so. The
    engine `spark` checks on the cluster that `master` names; its executors read the register where it lies.
    Errors: InputError for what is not there, and for a file that no such run has written; UsageError for what cannot be
    meant; RegisterError when the register changes meanwhile.
    """
    if not handed.articles:
        raise UsageError("--out", found="no articles", expected="files and folders: onrecord check FOLDER --out FILE")
    demand_files(handed.articles)
    spoken = Spoken(handed.published, handed.outlet, settings.zone)
    register = open_register(settings)
    if handed.ocid is not None:
        held(register, handed.ocid, handed.known_at)
    state, orders = _orders(settings, handed, register, seconds)
    pile = Pile(handed.articles, spared=[] if out == STDOUT else [Path(out), Path(f"{out}.earlier")])
    total = pile.size() if listener else 0
    count, kept = Count(), 0
    with _journal(out, orders) as journal, _checkers(orders, jobs, engine, master) as checkers:
        newest = None if handed.known_at else register.stats().newest
        journal.write(header(state, newest, clock().astimezone(settings.zone).date()))
        for line in checkers.rows(_work(pile, spoken, journal, orders)):
            journal.write(line)
            count.add(line)
            if listener:
                listener(Headway(count.articles, pile.taken, total))
        journal.write(count.trailer())
        kept, outdated = (journal.found, journal.outdated) if isinstance(journal, File) else (0, 0)
    return BulkAnswer(out, count.to_json(), kept, outdated, spoken.unmet())


def _orders(settings: Settings, handed: Handed, register: Register, seconds: float) -> tuple[State, Orders]:
    known_at = handed.known_at.text if handed.known_at else None
    place = str(settings.register.resolve())
    orders = Orders(place, settings.zone.key, handed.ocid, known_at, seconds, state="")
    state = state_of(register, orders)
    return state, msgspec.structs.replace(orders, state=state.fingerprint)


def _journal(out: str, orders: Orders) -> AbstractContextManager[Journal]:
    return nullcontext(Stream(stdout.buffer)) if out == STDOUT else File(Path(out), orders.state, orders.seconds)


def _checkers(
    orders: Orders, jobs: int | None, engine: str, master: str | None
) -> AbstractContextManager[Checkers]:  # fmt: skip
    if engine == "spark":
        if jobs is not None:
            raise UsageError("--jobs", found="it with a cluster, which knows its cores", expected="--master")
        from onrecord.tasks.bulk.cluster import Cluster

        return Cluster(orders, master)
    if master is not None:
        raise UsageError("--master", found="no engine that takes it", expected="--engine spark")
    return Crew(orders, jobs or cpu_count() or 1)


def _work(pile: Pile, spoken: Spoken, journal: Journal, orders: Orders) -> Iterator[Item | bytes]:
    """Every part of the pile: what is to be checked, and rows where there is nothing to check any more."""
    for part in pile:
        if isinstance(part, Unanswered):
            yield unanswered_row(part)
        else:
            item = spoken.of(part)
            yield journal.kept(key_of(item, orders.state)) or item
