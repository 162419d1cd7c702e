"""The task of one record: its state on a day, what was paid under it, what else is the same purchase."""

from __future__ import annotations

from onrecord.errors import NotFoundError
from onrecord.ocds import Record
from onrecord.ocds.merge import version_record
from onrecord.reading import read_record
from onrecord.register import Register
from onrecord.register.cases import Case
from onrecord.register.payments.book import PaymentBook
from onrecord.register.payments.model import PaymentQuestion
from onrecord.report.answers_payments import PaidLine, paid_lines
from onrecord.report.answers_record import ShowAnswer
from onrecord.settings import Settings
from onrecord.tasks.opening import Clock, held, imprint_of, now, open_register
from onrecord.values import Instant


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

    Errors: NotFoundError when it is not held, or not yet then.
    """
    register = open_register(settings)
    record = held(register, ocid, known_at)
    reading = read_record(record, as_of)
    if reading is None:
        first = next((r.date.text for r in record.releases if r.date), "none that has a date")
        raise NotFoundError(
            ocid, found=f"no release by {as_of.text if as_of else 'then'}", expected=f"a day from its first on: {first}"
        )
    state = reading.record
    versioned = version_record(state) if history else None
    later = len(record.releases) - len(state.releases)
    imprint = imprint_of(settings, clock, register, [ocid])
    case = _case(register, ocid, as_of, known_at)
    return ShowAnswer(
        state,
        reading,
        reading.compiled,
        versioned,
        as_of,
        later,
        imprint,
        known_at,
        case.members if case else (),
        case.complete if case else True,
        paid=_paid(settings, ocid, as_of, known_at),
    )


def _case(register: Register, ocid: str, as_of: Instant | None, known_at: Instant | None) -> Case | None:
    """The case that it belongs to, in the same state."""

    def state_of(record: Record) -> Record | None:
        known = record.known_at(known_at.at) if known_at else record
        return known.as_of(as_of) if known else None

    return register.case(ocid, view=state_of if as_of or known_at else None)


def _paid(settings: Settings, ocid: str, as_of: Instant | None, known_at: Instant | None) -> tuple[PaidLine, ...]:
    """What was paid under the record, in the same state."""
    until = as_of.at.astimezone(settings.zone).date() if as_of else None
    known = known_at.at if known_at else None
    return paid_lines(PaymentBook(settings.register).paid(ocid, PaymentQuestion(until=until), known_at=known))
