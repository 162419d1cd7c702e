"""What every task does first: open the register, find the record that is meant, say what the answer was made from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from importlib import metadata

from onrecord.errors import InputError, RegisterError
from onrecord.ocds import Record
from onrecord.register import Progress, Register
from onrecord.report.imprint import Imprint, attributions
from onrecord.settings import Settings
from onrecord.values import Instant

Clock = Callable[[], datetime]
"""Answers with the present instant, aware."""
Listener = Callable[[Progress], None]


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


def open_register(settings: Settings) -> Register:
    """The register that the settings name. Errors: RegisterError when there is none, or it is damaged."""
    demand(settings)
    return Register.open(settings.register)


def held(register: Register, ocid: str, known_at: Instant | None = None) -> Record:
    """The record of `ocid`, with only the releases that we had seen by `known_at`.

    Errors: InputError when it is not held, or nothing of it was by then.
    """
    record = register.record(ocid)
    if record is None:
        raise InputError(ocid, found="no such record in this register", remedy="Search for it: onrecord search WORDS")
    state = record.known_at(known_at.at) if known_at else record
    if state is None:
        # Whatever has no such instant counts at every one, so each of these has.
        seen = min(at for release in record.releases if (at := release.provenance.first_seen))
        # The first whole second at which it is known: what is told can be given back.
        first = seen.astimezone(UTC) + timedelta(microseconds=999_999)
        found = f"no release that we had seen by {known_at.text if known_at else 'then'}"
        raise InputError(ocid, found=found, expected=f"an instant from the first on: {first:%Y-%m-%dT%H:%M:%SZ}")
    return state


def imprint_of(settings: Settings, clock: Clock, register: Register, ocids: Sequence[str]) -> Imprint:
    """What a page that shows these records says of itself."""
    return Imprint(
        made_on=clock().astimezone(settings.zone).date(),
        version=metadata.version("onrecord"),
        register=str(settings.register),
        sources=attributions(register.publishers(ocids)),
        zone=settings.zone,
    )
