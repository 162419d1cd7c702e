"""The register's own tasks: load, rebuild, search, show one record, list what is wrong in the data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from onrecord.errors import InputError
from onrecord.ocds.merge import version_record
from onrecord.reading import read_record
from onrecord.register import Register
from onrecord.report.answers import FoundAnswer, IssuesAnswer, LoadAnswer, RebuildAnswer, ShowAnswer
from onrecord.settings import Settings
from onrecord.tasks.opening import Clock, Listener, demand, held, imprint_of, now, open_register
from onrecord.values import Instant


def load(
    settings: Settings, paths: Sequence[Path], *, listener: Listener | None = None, clock: Clock = now
) -> LoadAnswer:
    """Load files and folders into the register, which is created where there is none.

    Errors: InputError for a path that is not there; RegisterError when the register is locked or damaged.
    """
    register = Register.open(settings.register, create=True)
    return LoadAnswer(register.load(paths, now=clock(), progress=listener), str(settings.register))


def rebuild(settings: Settings, *, listener: Listener | None = None) -> RebuildAnswer:
    """Throw away all that is derived and make it again from the raw objects."""
    demand(settings)
    register = Register.open_to_rebuild(settings.register)
    return RebuildAnswer(register.rebuild(progress=listener), str(settings.register))


def search(
    settings: Settings,
    words: str,
    *,
    buyer: str | None = None,
    cpv: str | None = None,
    from_: date | None = None,
    to: date | None = None,
    min_: Decimal | None = None,
    max_: Decimal | None = None,
    limit: int = 20,
) -> FoundAnswer:
    """Records that hold the words, within the filters, best first."""
    found = open_register(settings).search(
        words, buyer=buyer, cpv=cpv, since=from_, until=to, minimum=min_, maximum=max_, limit=limit
    )
    return FoundAnswer(found, words)


def show(
    settings: Settings,
    ocid: str,
    *,
    as_of: Instant | None = None,
    known_at: Instant | None = None,
    history: bool = False,
    clock: Clock = now,
) -> ShowAnswer:
    """One record as of a day and as we knew it at an instant, or in its newest state.

    Errors: InputError when it is not held, or not yet then.
    """
    register = open_register(settings)
    record = held(register, ocid, known_at)
    reading = read_record(record, as_of)
    if reading is None:
        first = next((r.date.text for r in record.releases if r.date), "none that has a date")
        raise InputError(
            ocid, found=f"no release by {as_of.text if as_of else 'then'}", expected=f"a day from its first on: {first}"
        )
    state = reading.record
    versioned = version_record(state) if history else None
    later = len(record.releases) - len(state.releases)
    imprint = imprint_of(settings, clock, register, [ocid])
    return ShowAnswer(state, reading, reading.compiled, versioned, as_of, later, imprint, known_at)


def issues(settings: Settings, *, rule: str | None = None, ocid: str | None = None, limit: int = 100) -> IssuesAnswer:
    """What is wrong in the data that was loaded, row by row."""
    return IssuesAnswer(open_register(settings).issues(rule=rule, ocid=ocid, limit=limit))
