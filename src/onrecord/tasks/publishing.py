"""What is done with a dossier: published as ClaimReview, sent to the outlet, asked of the buyer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from onrecord.article.read import read_article
from onrecord.checking.model import Check, VerdictWord
from onrecord.checking.questions import MOST, questions
from onrecord.errors import InputError, UsageError
from onrecord.ocds import Release
from onrecord.reading import read_record
from onrecord.reading.places import objects, text_of
from onrecord.register import Entry, Register
from onrecord.register.ledger import FROM_FILES
from onrecord.report.answers_letters import ClaimReviewAnswer, CorrectionsAnswer, LeftOut, RequestAnswer
from onrecord.report.claimreview import RATINGS, Imprimatur, claim_reviews
from onrecord.report.contacts import without_contacts
from onrecord.report.corrections import correction_note
from onrecord.report.requests import Law, Letter, write_letter
from onrecord.report.statements import Citation, Citations
from onrecord.settings import Settings
from onrecord.tasks.articles import check
from onrecord.tasks.opening import Clock, held, now, open_register
from onrecord.tasks.submission import Submission
from onrecord.values import Instant, parse_instant

_SECTIONS = ("contracts", "awards", "tender", "planning")
"""Where a release lists the pages of its own notice, the latest stage first."""
_OPEN = (VerdictWord.NOT_IN_RECORD, VerdictWord.UNDECIDED)


def claimreview(
    settings: Settings,
    submission: Submission,
    *,
    reviewer: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    clock: Clock = now,
) -> ClaimReviewAnswer:
    """Every claim that was judged as schema.org ClaimReview; a draft, unless `reviewer` has reviewed its verdict.

    `url` is the page on which they will stand, `publisher` whose page it is.
    Errors: UsageError for a `url` that is no address of a page; else those of `check`.
    """
    if url is not None:
        _demand_page(url)
    answer = check(settings, submission, clock=clock)
    imprimatur = Imprimatur(
        (reviewer or "").strip(), (publisher or "").strip(), url or "", answer.imprint.sources, settings.zone
    )
    checks = answer.dossier.checks
    citations = _citations(open_register(settings), checks)
    rated = [one for found in checks for one in claim_reviews(found, citations, imprimatur)]
    left_out = [
        LeftOut(found.article.id, checked.claim.id, checked.stands)
        for found in checks
        for checked in found.claims
        if checked.stands not in RATINGS
    ]
    return ClaimReviewAnswer(imprimatur.reviewer, rated, left_out)


def corrections(
    settings: Settings,
    submission: Submission,
    *,
    by: str | None = None,
    clock: Clock = now,
) -> CorrectionsAnswer:
    """A note to each outlet: every error in neutral words, with its evidence; nothing that is in doubt.

    `by` signs it. Errors: those of `check`.
    """
    answer = check(settings, submission, clock=clock)
    register = open_register(settings)
    citations = _citations(register, answer.dossier.checks)
    made = (
        correction_note(found, citations, answer.imprint.sources, by=by or "", zone=settings.zone)
        for found in answer.dossier.checks
    )
    return CorrectionsAnswer([note for note in made if note is not None], len(answer.dossier.checks))


def request(
    settings: Settings,
    submission: Submission,
    *,
    law: str | None = None,
    by: str | None = None,
    clock: Clock = now,
) -> RequestAnswer:
    """What the record cannot answer, as a request for information to its buyer; one for each record.

    Without articles the record of the submission's ocid is asked of, as it is now. `law` is `foia`, `foisa` or
    `other`, else what the buyer's address points to; `by` signs it.
    Errors: UsageError when neither is given; else those of `check`.
    """
    register = open_register(settings)
    chosen = Law(law) if law is not None else None
    ocid, known_at = submission.ocid, submission.known_at
    if submission.articles:
        answer = check(settings, submission, clock=clock)
        asked = _asked(register, answer.dossier.checks, known_at, clock)
        unlinked = [found.article.id for found in answer.dossier.checks if found.link.ocid is None]
    elif ocid is not None:
        asked, unlinked = {ocid: _open_questions(register, ocid, known_at, clock)}, []
    else:
        raise UsageError("onrecord request", found="neither articles nor --ocid", expected="one of them, or both")
    letters = [
        letter
        for about, texts in asked.items()
        if texts and (letter := _letter(register, about, texts, known_at, chosen, by or ""))
    ]
    return RequestAnswer(letters, [about for about, texts in asked.items() if not texts], unlinked)


def _demand_page(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.fragment or any(map(str.isspace, url)):
        raise UsageError(
            "--url", found=f'"{url}"', expected="the address of a page without #, such as https://example.org/checks/7"
        )


def _asked(register: Register, checks: Iterable[Check], known_at: Instant | None, clock: Clock) -> dict[str, list[str]]:
    """By ocid, what articles raise that today's record leaves open, then what that leaves open by itself; each once."""
    asked: dict[str, list[str]] = {}
    for found in checks:
        if found.link.ocid is not None:
            texts = asked.setdefault(found.link.ocid, [])
            texts += [text for text in _raised(found) if text not in texts]
    for ocid, texts in asked.items():
        texts += [text for text in _open_questions(register, ocid, known_at, clock) if text not in texts]
    return {ocid: texts[:MOST] for ocid, texts in asked.items()}


def _raised(check: Check) -> Iterator[str]:
    """The questions about an article's claims, without those that the record answers by now or somebody must."""
    claims = {checked.claim.id: checked for checked in check.claims}
    for question in check.questions:
        checked = claims.get(question.claim or "")
        if checked and checked.verdict.word in _OPEN and (checked.today is None or checked.today.word in _OPEN):
            yield question.text


def _open_questions(register: Register, ocid: str, known_at: Instant | None, clock: Clock) -> list[str]:
    """What the record leaves open by itself, as it is now."""
    reading = read_record(held(register, ocid, known_at), parse_instant(clock().isoformat()))
    if reading is None:
        raise InputError(ocid, found="no release that is dated", expected="one at least")
    return [question.text for question in questions(read_article("", id=""), (), reading)]


def _letter(
    register: Register, ocid: str, texts: Sequence[str], known_at: Instant | None, law: Law | None, by: str
) -> Letter | None:
    record = held(register, ocid, known_at)
    reading = read_record(record)
    if reading is None:
        return None
    entries = _entries(register)
    releases = [_citation(release, entries) for release in record.releases]
    return write_letter(reading, texts, releases, law=law, by=by)


def _citations(register: Register, checks: Iterable[Check]) -> Citations:
    """Where the releases of all linked records can be looked up."""
    return citations_of(register, [ocid for one in checks for ocid in one.link.ocids])


def citations_of(register: Register, ocids: Iterable[str]) -> Citations:
    """Where the releases of these records can be looked up."""
    entries = _entries(register)
    found = {}
    for ocid in dict.fromkeys(ocids):
        record = register.record(ocid)
        for release in record.releases if record else ():
            found[ocid, release.id] = _citation(release, entries)
    return found


def _entries(register: Register) -> Mapping[str, Entry]:
    return {entry.raw: entry for entry in reversed(register.ledger().entries)}


def _citation(release: Release, entries: Mapping[str, Entry]) -> Citation:
    entry = entries.get(release.provenance.raw)
    served = entry is not None and entry.source != FROM_FILES
    return Citation(
        ocid=release.ocid,
        release_id=release.id,
        date=release.date,
        source=entry.source if entry else "",
        address=entry.path if entry and served else "",
        notice=next(_notices(release), ""),
        named=not release.id_minted,
    )


def _notices(release: Release) -> Iterator[str]:
    """The pages of the notice that the release itself names."""
    for section in _SECTIONS:
        owners = [release.body.get(section)] if section in ("tender", "planning") else objects(release.body, section)
        for owner in owners:
            for _, document in objects(owner[1] if isinstance(owner, tuple) else owner, "documents"):
                address = text_of(document.get("url")).strip()
                if text_of(document.get("documentType")).endswith("Notice") and _is_page(address):
                    yield str(without_contacts(address))


def _is_page(address: str) -> bool:
    return address.startswith(("http://", "https://")) and not any(map(str.isspace, address))
