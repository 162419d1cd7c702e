"""Everything about one record at once, for whoever shows it whole: a page asks for it once and not ten times."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from onrecord.article.read import read_article
from onrecord.checking.questions import questions
from onrecord.reading import RecordReading
from onrecord.reading.changes import find_changes
from onrecord.register.payments.book import PaymentBook
from onrecord.register.payments.model import PaymentQuestion, PaymentRow
from onrecord.register.reviews import Review, standing
from onrecord.report.record_page import RecordPage
from onrecord.settings import Settings
from onrecord.tasks.opening import Clock, now, open_register
from onrecord.tasks.showing import show
from onrecord.values import Instant, parse_instant

PAYMENTS_SHOWN = 20


def record_page(
    settings: Settings,
    ocid: str,
    *,
    as_of: Instant | None = None,
    known_at: Instant | None = None,
    clock: Clock = now,
) -> RecordPage:
    """What `show`, `changes`, `request`, `reviews` and `payments` tell of one record, in one state.

    Errors: as for `show`.
    """
    answer = show(settings, ocid, as_of=as_of, known_at=known_at, clock=clock)
    register = open_register(settings)
    whole = register.record(ocid) or answer.record
    state = answer.record
    if len(state.releases) == len(whole.releases):
        whole = state
    changes = find_changes(state)
    payments = _payments(settings, ocid, as_of, known_at) if answer.paid else ()
    return RecordPage(
        answer=answer,
        whole=whole,
        changes=changes,
        all_changes=changes if whole is state else find_changes(whole),
        today=as_of.local_date(settings.zone) if as_of else clock().astimezone(settings.zone).date(),
        questions=_questions(answer.reading, clock()),
        reviews=_reviews(settings, ocid),
        payments=payments[:PAYMENTS_SHOWN],
        payments_in_all=len(payments),
    )


def _questions(reading: RecordReading, at: datetime) -> tuple[str, ...]:
    """What the record leaves open by itself, on the day that it is shown as of."""
    asked = reading if reading.as_of else replace(reading, as_of=parse_instant(at.isoformat()))
    return tuple(question.text for question in questions(read_article("", id=""), (), asked))


def _reviews(settings: Settings, ocid: str) -> tuple[Review, ...]:
    """What people signed and did not take back."""
    entries = open_register(settings).reviews().entries
    chosen = [entry for entry in entries if entry.place.ocid == ocid]
    return tuple(entry for entry in standing(chosen) if entry.kind in ("confirm", "overrule"))


def _payments(settings: Settings, ocid: str, as_of: Instant | None, known_at: Instant | None) -> tuple[PaymentRow, ...]:
    """Payments that may be of its awards, the newest first."""
    until = as_of.at.astimezone(settings.zone).date() if as_of else None
    known = known_at.at if known_at else None
    return tuple(reversed(PaymentBook(settings.register).paid(ocid, PaymentQuestion(until=until), known_at=known)))
