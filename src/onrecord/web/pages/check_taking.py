"""What is taken away from a check: files, letters, and ClaimReview that a named person has signed."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from onrecord import tasks
from onrecord.errors import NotFoundError, OnRecordError, UsageError
from onrecord.report.answers_letters import ClaimReviewAnswer
from onrecord.report.html import dossier_html
from onrecord.report.json import encode
from onrecord.report.markdown import dossier_markdown
from onrecord.report.markdown_claims import claims_markdown
from onrecord.report.requests import Law
from onrecord.tasks import Submission
from onrecord.tasks.keeping import ClaimsHanded
from onrecord.web.asking import Answer, Asked, Page, Sent
from onrecord.web.handing import Wrong, told
from onrecord.web.long_checks import of_articles
from onrecord.web.pages import Route
from onrecord.web.parameters import LONGEST
from onrecord.web.standing import PRIVATE, articles_at, checked, checked_list, laid_at

HTML, MARKDOWN = "text/html; charset=utf-8", "text/markdown; charset=utf-8"
JSON, PLAIN, ZIP = "application/json; charset=utf-8", "text/plain; charset=utf-8", "application/zip"
_LETTER_FIELDS = {"--url": "url", "--reviewer": "reviewer"}


def page_file(asked: Asked) -> Answer:
    """The check as one file of HTML that needs nothing else."""
    laid, submission = articles_at(asked)
    answer = checked(asked, laid, submission)
    return _sent(dossier_html(answer.dossier, answer.imprint), HTML, "check.html")


def markdown_file(asked: Asked) -> Answer:
    """The check as Markdown."""
    laid = laid_at(asked)
    if isinstance(laid.handed, ClaimsHanded):
        return _sent(claims_markdown(checked_list(asked.site, laid, laid.handed)), MARKDOWN, "claims.md")
    answer = checked(asked, laid, laid.handed)
    return _sent(dossier_markdown(answer.dossier, answer.imprint), MARKDOWN, "check.md")


def json_file(asked: Asked) -> Answer:
    """What the command prints with `--json`."""
    laid = laid_at(asked)
    if isinstance(laid.handed, ClaimsHanded):
        return _sent(encode(checked_list(asked.site, laid, laid.handed).to_json()), JSON, "claims.json")
    return _sent(encode(checked(asked, laid, laid.handed).to_json()), JSON, "check.json")


def bundle(asked: Asked) -> Answer:
    """Everything that is needed to run the check again elsewhere."""
    return _bundle(asked, with_text=True)


def bundle_without_text(asked: Asked) -> Answer:
    """The same, with only the hash of the article's text."""
    return _bundle(asked, with_text=False)


def claimreview(asked: Asked) -> Answer:
    """Every claim that was judged as ClaimReview: signed ones to publish, drafts to read."""
    _, submission = articles_at(asked)
    given = _given(asked, "reviewer", "publisher", "url")
    wrongs: list[Wrong] = []
    answer = None
    try:
        answer = _rated(asked, submission, given)
    except UsageError as error:
        wrongs.append(Wrong(_LETTER_FIELDS.get(error.where, "url"), told(error)))
        answer = _rated(asked, submission, given | {"url": ""})
    return Page(
        "check_claimreview.html",
        {
            "laid": laid_at(asked),
            "answer": answer,
            "given": given,
            "wrongs": wrongs,
            "signing": not asked.site.wishes.public,
            "encode": encode,
        },
        400 if wrongs else 200,
        private=True,
    )


def claimreview_file(asked: Asked) -> Answer:
    """The JSON-LD that may be published. Errors: NotFoundError while nothing of it is signed."""
    _, submission = articles_at(asked)
    signed = _rated(asked, submission, _given(asked, "reviewer", "publisher", "url")).signed
    if not signed:
        raise NotFoundError(
            "ClaimReview",
            found="nothing that a named person has signed",
            remedy="Sign a verdict, then give the reviewer and the page on which it will stand. A draft is no JSON-LD.",
        )
    return _sent(encode(signed), "application/ld+json; charset=utf-8", "claimreview.jsonld")


def corrections(asked: Asked) -> Answer:
    """A note to each outlet: every error in neutral words, with its evidence."""
    laid, submission = articles_at(asked)
    given = _given(asked, "by")
    answer = of_articles(asked, tasks.corrections, submission, by=given["by"] or None)
    return Page("check_corrections.html", {"laid": laid, "answer": answer, "given": given}, private=True)


def requests(asked: Asked) -> Answer:
    """What the record cannot answer, as a request for information to its buyer."""
    laid, submission = articles_at(asked)
    given = _given(asked, "by", "law")
    law = given["law"] if given["law"] in list(Law) else None
    answer = of_articles(asked, tasks.request, submission, law=law, by=given["by"] or None)
    values = {"laid": laid, "answer": answer, "given": given, "laws": list(Law)}
    return Page("check_requests.html", values, private=True)


def _rated(asked: Asked, submission: Submission, given: Mapping[str, str]) -> ClaimReviewAnswer:
    return of_articles(
        asked,
        tasks.claimreview,
        submission,
        # Through a public site nobody speaks for a reviewer: what it shows is a draft.
        reviewer=None if asked.site.wishes.public else given["reviewer"] or None,
        publisher=given["publisher"] or None,
        url=given["url"] or None,
    )


def _bundle(asked: Asked, *, with_text: bool) -> Answer:
    _, submission = articles_at(asked)
    with tempfile.TemporaryDirectory(prefix="onrecord-bundle-") as folder:
        path = Path(folder, "evidence.zip")
        try:
            of_articles(asked, tasks.check, submission, bundle=path, with_text=with_text)
        except UsageError as error:
            raise _UnpackedError(
                error.where, found=error.found, remedy="Where the register is kept it can be."
            ) from None
        return Sent(path.read_bytes(), ZIP, "evidence.zip", headers=PRIVATE)


class _UnpackedError(OnRecordError):
    """A check that cannot be packed without contact details."""

    http_status = 409


def _given(asked: Asked, *names: str) -> dict[str, str]:
    return {name: asked.query.get(name, "").strip()[:LONGEST] for name in names}


def _sent(text: str, kind: str, name: str) -> Sent:
    return Sent(text.encode("utf-8", "replace"), kind, name, headers=PRIVATE)


ROUTES = (
    Route("/checks/{token}/report.html", page_file),
    Route("/checks/{token}/report.md", markdown_file),
    Route("/checks/{token}/answer.json", json_file),
    Route("/checks/{token}/evidence.zip", bundle),
    Route("/checks/{token}/evidence-without-text.zip", bundle_without_text),
    Route("/checks/{token}/claimreview", claimreview),
    Route("/checks/{token}/claimreview.jsonld", claimreview_file),
    Route("/checks/{token}/corrections", corrections),
    Route("/checks/{token}/requests", requests),
)
