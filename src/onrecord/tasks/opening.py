"""What every task does first: open the register, find the record that is meant, say what the answer was made from."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import cache
from importlib import metadata
from pathlib import Path
from threading import Event, Thread

from onrecord.errors import InputError, NotFoundError, RegisterError, UsageError
from onrecord.ocds import Record
from onrecord.register import Progress, Register
from onrecord.register.stamp import Mark, manifest_stamp
from onrecord.report.imprint import Imprint, attributions
from onrecord.settings import Settings
from onrecord.values import Instant

Clock = Callable[[], datetime]
"""Answers with the present instant, aware."""
Listener = Callable[[Progress], None]
PAUSE = 0.5
"""Seconds between two looks whether something was loaded."""
_AFTER_A_FAULT = 60
"""Times as long a pause after a state that cannot be opened."""
log = logging.getLogger("onrecord.opening")


def now() -> datetime:
    """The present instant, in UTC."""
    return datetime.now(UTC)


def demand(settings: Settings) -> None:
    """Errors: RegisterError when there is no register yet, with what to do about it."""
    path = settings.register
    if not path.exists():
        raise RegisterError(
            str(path),
            found="no register there",
            remedy="Load something first: onrecord load PATH, or look round with: onrecord demo",
        )


_KEPT: dict[Path, Register] = {}


@contextmanager
def kept_open(settings: Settings) -> Iterator[Register]:
    """Within it every task of this process reads through one register, whose files stay open between tasks.

    For whoever runs many tasks, as a server does. What was loaded meanwhile is seen all the same.
    Errors: as for `open_register`.
    """
    if (kept := _KEPT.get(settings.register)) is not None:  # whoever began keeps it open
        yield kept
        return
    register = open_register(settings)
    _KEPT[settings.register] = register
    try:
        yield register
    finally:
        del _KEPT[settings.register]
        register.close()


def open_register(settings: Settings) -> Register:
    """The register that the settings name. Errors: RegisterError when there is none, or it is damaged."""
    if (kept := _KEPT.get(settings.register)) is not None:
        return kept
    demand(settings)
    return Register.open(settings.register)


def shown_mark(settings: Settings) -> Mark:
    """The mark of the state that tasks read now. Errors: RegisterError where a register that is kept open has none."""
    kept = _KEPT.get(settings.register)
    return kept.shown.mark() if kept else manifest_stamp(settings.register)


@contextmanager
def moved_beside(register: Register, *, pause: float = PAUSE) -> Iterator[None]:
    """Within it a state that a load has made is shown once all that single questions need of it is open.

    So nobody who reads waits for that; until then they read the state before.
    """
    closing = Event()
    register.shown.move_beside()
    moving = Thread(target=_move, args=(register, closing, pause), daemon=True)
    moving.start()
    try:
        yield
    finally:
        closing.set()
        moving.join(timeout=2)


def _move(register: Register, closing: Event, pause: float) -> None:
    # Imported here: no command needs it.
    from onrecord.register.facets import make_ready

    while not closing.is_set():
        try:
            register.shown.move(make_ready)
            wait = pause
        except Exception as error:
            # Whatever is wrong with it, readers keep what they have; who opens the register anew is told.
            log.warning("the state that was loaded last cannot be shown: %s", error)
            wait = pause * _AFTER_A_FAULT
        closing.wait(wait)


def demand_paths(paths: Iterable[Path]) -> None:
    """Errors: InputError for a path that is not there, before a register is made for what cannot be loaded."""
    for path in paths:
        if not path.exists():
            raise InputError(str(path), found="no such file or folder", remedy="Check the path.")


def demand_order(from_: date | None, to: date | None) -> None:
    """Errors: UsageError for a last day before the first: to answer "none" would be true and mislead."""
    if from_ and to and to < from_:
        raise UsageError("--to", found=f"{to}, before --from {from_}", expected="a day from then on")


def held(register: Register, ocid: str, known_at: Instant | None = None) -> Record:
    """The record of `ocid`, with only the releases that we had seen by `known_at`.

    Errors: NotFoundError when it is not held, or nothing of it was by then.
    """
    record = register.record(ocid)
    if record is None:
        raise NotFoundError(
            ocid, found="no such record in this register", remedy="Search for it: onrecord search WORDS"
        )
    state = record.known_at(known_at.at) if known_at else record
    if state is None:
        # Whatever has no such instant counts at every one, so each of these has.
        seen = min(at for release in record.releases if (at := release.provenance.first_seen))
        # The first whole second at which it is known: what is told can be given back.
        first = seen.astimezone(UTC) + timedelta(microseconds=999_999)
        found = f"no release that we had seen by {known_at.text if known_at else 'then'}"
        raise NotFoundError(ocid, found=found, expected=f"an instant from the first on: {first:%Y-%m-%dT%H:%M:%SZ}")
    return state


@cache
def _version() -> str:
    """Looked up once: it takes longer than to read a record."""
    return metadata.version("onrecord")


def imprint_of(settings: Settings, clock: Clock, register: Register, ocids: Sequence[str]) -> Imprint:
    """What a page that shows these records says of itself."""
    return Imprint(
        made_on=clock().astimezone(settings.zone).date(),
        version=_version(),
        register=str(settings.register),
        sources=attributions(register.publishers(ocids)),
        zone=settings.zone,
    )
