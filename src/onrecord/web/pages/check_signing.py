"""The reviewer's seat: one claim of a check, and what a person says of its verdict, with name and reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord import tasks
from onrecord.checking.model import Check, CheckedClaim, Reason, VerdictWord
from onrecord.errors import NotFoundError, OnRecordError, UsageError
from onrecord.report.html import Marked, dossier_values
from onrecord.report.statements import sentence_of
from onrecord.report.wording import FLAGGED
from onrecord.tasks import Submission
from onrecord.web.asking import Answer, Asked, Moved, Page
from onrecord.web.desk import Laid
from onrecord.web.handing import Wrong, told
from onrecord.web.pages import Route
from onrecord.web.parameters import LONGEST
from onrecord.web.standing import articles_at, check_values, checked

_FIELDS = {"--by": "by", "--reason": "reason", "--because": "because", "--verdict": "verdict", "--undo": "say-undo"}
"""Where what the task complains of stands on the page."""
SAYINGS = ("confirm", "overrule", "annotate", "undo")


class PublicError(OnRecordError):
    """Something that is not done through a public site."""

    http_status = 403


def claim(asked: Asked) -> Answer:
    """One claim with its verdict, and the form to sign it."""
    laid, submission = articles_at(asked)
    _demand_private(asked)
    return _page(asked, laid, submission)


def sign(asked: Asked) -> Answer:
    """Write down what a person says; then on to the check, or to the next claim that nobody has signed."""
    laid, submission = articles_at(asked)
    _demand_private(asked)
    found, marked = _wanted(asked, laid, submission)
    form = {name: asked.form.get(name, "").strip()[:LONGEST] for name in ("say", "verdict", "because", "reason", "by")}
    if wrongs := _wrongs(form):
        return _page(asked, laid, submission, wrongs)
    overruling = form["say"] == "overrule"
    verdict = form["verdict"] if overruling else None
    accuses = verdict is not None and VerdictWord(verdict) in FLAGGED
    try:
        tasks.review(
            asked.site.settings,
            _alone(submission, found),
            claim=marked.checked.claim.id,
            confirm=form["say"] == "confirm",
            verdict=verdict,
            because=form["because"] if accuses else None,
            undo=form["say"] == "undo",
            reason=form["reason"] or None,
            by=form["by"],
            clock=asked.site.clock,
        )
    except UsageError as error:
        return _page(asked, laid, submission, [Wrong(_FIELDS.get(error.where, "say-confirm"), told(error))])
    following = _next_open(asked, laid, submission) if asked.form.get("do") == "next" else None
    return Moved(following or f"/checks/{laid.token}#{marked.card_id}")


def _page(asked: Asked, laid: Laid, submission: Submission, wrongs: Sequence[Wrong] = ()) -> Page:
    found, marked = _wanted(asked, laid, submission)
    values = check_values(asked.site, laid, checked(asked, laid, submission))
    return Page(
        "check_claim.html",
        values
        | {
            "alone": True,
            "signing": False,
            "found": found,
            "marked": marked,
            "sentence": sentence_of(found.article, marked.checked.claim.span),
            "form": asked.form,
            "wrongs": wrongs,
            "verdicts": [word for word in VerdictWord if word is not marked.word],
            "reasons": list(Reason),
            "next_open": _next_open(asked, laid, submission, after=marked),
        },
        400 if wrongs else 200,
        private=True,
    )


def _wanted(asked: Asked, laid: Laid, submission: Submission) -> tuple[Check, Marked]:
    """Errors: NotFoundError when the check has no such claim."""
    answer = checked(asked, laid, submission)
    pages = dossier_values(answer.dossier, answer.imprint)["pages"]
    for page in pages:
        if str(page.number) == asked.named["article"]:
            for marked in page.marked:
                if marked.checked.claim.id == asked.named["claim"]:
                    return page.check, marked
    raise NotFoundError("this claim", found="none of that name in the check", remedy="Go back to the check.")


def _next_open(asked: Asked, laid: Laid, submission: Submission, after: Marked | None = None) -> str | None:
    """The address of the first claim that was judged and nobody has signed, those to correct first."""
    answer = checked(asked, laid, submission)
    pages = dossier_values(answer.dossier, answer.imprint)["pages"]
    waiting = [
        (page.number, marked)
        for page in pages
        for marked in page.marked
        if needs_signing(marked.checked) and (after is None or marked.mark_id != after.mark_id)
    ]
    if not waiting:
        return None
    number, marked = min(waiting, key=lambda one: not one[1].flagged)
    return f"/checks/{laid.token}/claims/{number}/{marked.checked.claim.id}"


def needs_signing(checked: CheckedClaim) -> bool:
    """Whether a verdict says something that would be published, and nobody has signed it."""
    judged = checked.verdict.word in (*FLAGGED, VerdictWord.SUPPORTED)
    return judged and not checked.signed


def _wrongs(form: dict[str, str]) -> list[Wrong]:
    """What is missing, all of it at once."""
    wrongs = []
    if form["say"] not in SAYINGS:
        wrongs.append(Wrong("say-confirm", "Choose what you say of the verdict."))
    if form["say"] == "overrule":
        if form["verdict"] not in list(VerdictWord):
            wrongs.append(Wrong("verdict", "Choose the verdict that is right."))
        elif VerdictWord(form["verdict"]) in FLAGGED and form["because"] not in list(Reason):
            wrongs.append(Wrong("because", "Choose which kind of error it is: this verdict accuses."))
    if form["say"] in ("overrule", "annotate", "undo") and not form["reason"]:
        wrongs.append(Wrong("reason", "Say why, for whoever reads it later."))
    if not form["by"]:
        wrongs.append(Wrong("by", "Give your name: a verdict is signed by a person."))
    return wrongs


def _alone(submission: Submission, found: Check) -> Submission:
    """The one article by itself, as the task takes it."""
    articles = [one for one in submission.articles if one.id == found.article.id]
    published = tuple(one for one in submission.published if one.rpartition("=")[0] == found.article.id)
    return replace(submission, articles=articles, published=published)


def _demand_private(asked: Asked) -> None:
    if asked.site.wishes.public:
        raise PublicError(
            "this verdict",
            found="a public site, through which nothing is signed",
            remedy="Sign it where the register is kept: onrecord serve, or onrecord review.",
        )


ROUTES = (
    Route("/checks/{token}/claims/{article}/{claim}", claim),
    Route("/checks/{token}/claims/{article}/{claim}", sign, method="POST"),
)
