"""The checker's task: articles held against the register, and laid side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from onrecord.article import ArticleReading
from onrecord.checking.check import check_article, dossier_of
from onrecord.checking.lookup import Lookup
from onrecord.checking.model import Check
from onrecord.checking.transcript import Transcript
from onrecord.errors import OnRecordError
from onrecord.register.view import KnownRegister
from onrecord.report.answers import CheckAnswer
from onrecord.report.contacts import discreet
from onrecord.report.reviewed import with_reviews
from onrecord.settings import Settings
from onrecord.tasks.faults import kept_apart
from onrecord.tasks.opening import Clock, held, imprint_of, now, open_register
from onrecord.tasks.submission import Submission


def check(
    settings: Settings,
    submission: Submission,
    *,
    bundle: Path | None = None,
    with_text: bool = False,
    with_contacts: bool = False,
    clock: Clock = now,
) -> CheckAnswer:
    """Check articles against the register, and lay those about one contract side by side.

    `bundle` is where to write everything that is needed to run the check again elsewhere, with the articles' texts and
    the releases' contact details only where they are wanted.
    Errors: UsageError for a date that cannot be read or names no article; InputError for an ocid that is not held, and
    for a bundle where something is already. Of a submission whose articles stand apart, what fails at one is in the
    answer beside the others, and raised only where nothing is left to answer.
    """
    if bundle is not None or with_text or with_contacts:
        from onrecord.tasks.bundles import bundle_is_free

        bundle_is_free(bundle, with_text=with_text, with_contacts=with_contacts)
    missed = [one.error for one in submission.refused]
    alone = not submission.apart or len(submission.articles) + len(missed) == 1
    unread = None if alone else missed
    readings = submission.readings(settings, unread)
    ocid, known_at = submission.ocid, submission.known_at
    register = open_register(settings)
    if ocid is not None:
        held(register, ocid, known_at)
    lookup = Transcript(KnownRegister(register, known_at.at) if known_at else register)
    dossier = dossier_of(_checks(readings, lookup, ocid, unread, str(settings.register)))
    if missed and not dossier.checks:
        raise missed[0]
    # What was the newest by then is written nowhere, and is not claimed.
    if dossier.register_as_of is None and known_at is None:
        dossier = replace(dossier, register_as_of=register.stats().newest)
    linked = [ocid for check in dossier.checks for ocid in check.link.ocids]
    dossier = with_reviews(dossier, register.reviews())
    answer = CheckAnswer(discreet(dossier), imprint_of(settings, clock, register, linked), known_at, missed)
    if bundle is not None:
        from onrecord.report.bundle.gather import Wish
        from onrecord.tasks.bundles import write_bundle

        wish = Wish(settings.zone, ocid, known_at, with_text, with_contacts)
        write_bundle(bundle, answer, lookup, register, wish)
    return answer


def _checks(
    readings: Sequence[ArticleReading],
    lookup: Lookup,
    ocid: str | None,
    missed: list[OnRecordError] | None,
    register: str,
) -> list[Check]:
    """Each article checked; those at which we fail go to `missed`, where that is given."""
    checks: list[Check] = []
    for reading in readings:
        with kept_apart(reading.id, missed, register):
            checks.append(check_article(reading, lookup, ocid=ocid))
    return checks
