"""The tasks of official sources: pull from one, say what of it is missing, list those that are known."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from importlib import metadata
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from onrecord.errors import SourceError, UsageError
from onrecord.register import Register
from onrecord.report.answers_pull import GapsAnswer, PullAnswer, SourceLine, SourcesAnswer
from onrecord.settings import Settings
from onrecord.sources import Held, Source, State, Wish, known_sources
from onrecord.tasks.intake import Intake, read_notes
from onrecord.tasks.opening import Clock, Listener, now, open_register

if TYPE_CHECKING:
    from onrecord.sources.http import PoliteClient

log = logging.getLogger("onrecord.pull")
waits = logging.getLogger("onrecord.pull.waits")
"""A line for each wait: wanted where no bar shows them."""

Sleep = Callable[[float], None]
EVERY = 60
"""Minutes between two polls."""


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What a pull needs of the world."""

    settings: Settings
    listener: Listener | None
    clock: Clock
    sleep: Sleep


def pull(
    settings: Settings,
    source: str,
    *,
    since: date | None = None,
    until: date | None = None,
    again: bool = False,
    history: bool = False,
    follow: bool = False,
    every: int = EVERY,
    address: str | None = None,
    listener: Listener | None = None,
    clock: Clock = now,
    sleep: Sleep = time.sleep,
) -> PullAnswer:
    """Pull a source into the register: what was not asked yet, or the days given; again and again with `follow`.

    `source` is a name or the address of a file; `again` asks anew for days that were answered; `every` counts minutes;
    `address` is another place to ask it at.
    Errors: UsageError for a source that is unknown; SourceError when it cannot be reached, with all that came before
    kept; RegisterError when somebody else pulls it, or the register is damaged.
    """
    asked = _find(source, address)
    _check_days(asked, since, until, again, follow)
    around = _Surroundings(settings, listener, clock, sleep)
    register = Register.open(settings.register, create=True)
    with register.notes(asked.name).alone(f"pulling {asked.name}"):
        if follow:
            return _follow(register, asked, around, timedelta(minutes=every), address is not None, history)
        wish = Wish(clock(), since, until, history, again)
        return _pull_once(register, asked, around, wish, address is not None)


def gaps(settings: Settings, source: str, *, address: str | None = None) -> GapsAnswer:
    """What of a source the register holds, and what is missing, not asked yet, or in doubt."""
    asked = _find(source, address)
    register = open_register(settings)
    notes = read_notes(register.notes(asked.name))
    return GapsAnswer(asked.name, asked.title, asked.gaps(notes, _held(register, asked)), str(settings.register))


def sources(settings: Settings) -> SourcesAnswer:
    """The sources that have a name, and when the register last had an answer of each."""
    register = Register.open(settings.register) if settings.register.exists() else None
    return SourcesAnswer(tuple(_line(source, register) for source in known_sources().values()))


def _line(source: Source, register: Register | None) -> SourceLine:
    notes = read_notes(register.notes(source.name)) if register else []
    last = max((note.at for note in notes if note.state is not State.WANTED), default=None)
    return SourceLine(source.name, source.title, source.address, last)


def _find(name: str, address: str | None) -> Source:
    """The source that is meant. Errors: UsageError."""
    if name.startswith(("http://", "https://")):
        from onrecord.sources.ocds_files import OcdsFiles

        if address:
            raise UsageError("--address", found="an address for a source that is one", remedy="Give one of the two.")
        return OcdsFiles(name)
    known = known_sources()
    if name not in known:
        raise UsageError(
            f'"{name}"', found="no source of that name", expected=f"{', '.join(known)}, or the address of a file"
        )
    return known[name].at(address) if address else known[name]


def _check_days(source: Source, since: date | None, until: date | None, again: bool, follow: bool) -> None:
    if since and until and until < since:
        raise UsageError("--until", found=f"{until}", expected=f"{since} or later, as --since says")
    if (since or until) and not source.takes_days:
        raise UsageError(
            "--since", found=source.title, expected="a source that can be asked for days", remedy="Leave it."
        )
    if until and not since:
        raise UsageError("--until", found="no --since", expected="both, or --since alone")
    if again and not since:
        raise UsageError("--again", found="no --since", expected="the days to ask for again")
    if follow and since:
        raise UsageError("--since", found="--follow as well", expected="one of the two", remedy="Pull the days first.")


def _pull_once(register: Register, source: Source, around: _Surroundings, wish: Wish, named: bool) -> PullAnswer:
    """One pull, from asking to the last note."""
    began = around.clock()
    book = register.notes(source.name)
    intake = Intake(register, book, source.name, around.clock, around.sleep, around.listener)
    with _client(source, around, named, intake) as client:
        try:
            for step in source.pull(wish, tuple(intake.notes), client):
                intake.add(step)
            intake.flush()
            for step in source.reconcile(wish, tuple(intake.notes), _held(register, source), client):
                intake.add(step)
        finally:
            # Whatever ended it, Ctrl-C and a source that went away included: what came is kept.
            intake.flush()
        requests = client.requests
    seconds = (around.clock() - began).total_seconds()
    found = source.gaps(intake.notes, _held(register, source))
    return PullAnswer(source.name, source.title, str(register.path), requests, intake.tally, found, seconds)


@contextmanager
def _client(source: Source, around: _Surroundings, named: bool, intake: Intake) -> Iterator[PoliteClient]:
    from onrecord.sources.addresses import read_place
    from onrecord.sources.budget import Budget
    from onrecord.sources.http import PoliteClient, user_agent

    place = read_place(source.address)
    agent = user_agent(metadata.version("onrecord"), around.settings.contact)
    budget = Budget(around.settings.state_folder() / "requests.json", around.clock)
    with TemporaryDirectory(prefix="onrecord-pull-") as folder:
        client = PoliteClient(Path(folder), budget, agent, around.clock, around.sleep)
        if named or not source.takes_days:
            client.named = frozenset({(place.host, place.port)})
        client.tell = _teller(intake, place.host)
        with closing(client):
            yield client


def _teller(intake: Intake, host: str) -> Callable[[float, str], None]:
    """Says of every wait how long it is and why: to whoever watches the pull, and in the log."""

    def tell(seconds: float, reason: str) -> None:
        intake.tell(f"waiting {seconds:,.0f} s ({reason})")
        waits.info("waiting %s s before asking %s again (%s)", f"{seconds:,.0f}", host, reason)

    return tell


def _held(register: Register, source: Source) -> Held:
    raws = {entry.raw for entry in register.arrivals(source.name)}
    return Held(register.release_keys(ocid_prefix=source.ocid_prefix, raws=raws))


def _follow(
    register: Register, source: Source, around: _Surroundings, every: timedelta, named: bool, history: bool
) -> PullAnswer:
    """Poll for ever, at the instants that the schedule names; Ctrl-C ends it with the last answer."""
    start = around.clock()
    last: PullAnswer | None = None
    try:
        while True:
            at = around.clock()
            try:
                last = _pull_once(register, source, around, Wish(at, history=history), named)
                log.info("%s", last.line(at))
            except SourceError as reason:
                log.warning(
                    "%s %s: %s", at.isoformat(timespec="seconds"), source.name, " ".join(reason.sentence.split())
                )
            around.sleep(_until_next(start, around.clock(), every))
    except KeyboardInterrupt:
        if last is None:
            raise
        return last


def _until_next(start: datetime, now: datetime, every: timedelta) -> float:
    """Seconds until the next instant of the schedule; one that was missed is left out, not made up for.

    >>> from datetime import UTC
    >>> start = datetime(2025, 3, 1, 12, tzinfo=UTC)
    >>> _until_next(start, start + timedelta(minutes=61, seconds=30), timedelta(minutes=60))
    3510.0
    """
    return (every - (now - start) % every).total_seconds()
