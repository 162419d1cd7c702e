"""Checks: articles and lists of claims held against the register, and what is made of them."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

from msgspec import Meta, field

from onrecord import tasks
from onrecord.report.answers import CheckAnswer
from onrecord.report.answers_claims import ClaimsAnswer
from onrecord.report.answers_letters import ClaimReviewAnswer, CorrectionsAnswer, RequestAnswer
from onrecord.report.json import Object
from onrecord.report.requests import Law
from onrecord.web.api import Operation
from onrecord.web.api.bodies import body_schema
from onrecord.web.api.handed import (
    ARTICLES,
    CLAIMS,
    MOST_ARTICLES,
    About,
    Articles,
    Claims,
    Line,
    OneArticle,
    instant,
    list_of,
    read_body,
    submission_of,
)
from onrecord.web.asking import Asked, Sent
from onrecord.web.guard.lengths import short_list
from onrecord.web.long_checks import of_articles

ZIP = "application/zip"


class ToRate(Articles, forbid_unknown_fields=True, kw_only=True):
    """Articles whose claims are to be told as ClaimReview."""

    reviewer: Annotated[Line, Meta(description="Who signs: only verdicts that this person reviewed.")] | None = None
    publisher: Annotated[Line, Meta(description="The organisation on whose page they will stand.")] | None = None
    url: Annotated[Line, Meta(description="The page on which they will stand.")] | None = None


class ToCorrect(Articles, forbid_unknown_fields=True, kw_only=True):
    """Articles whose errors are to be told to their outlets."""

    by: Annotated[Line, Meta(description="Who signs it.")] | None = None


class ToAsk(About, forbid_unknown_fields=True, kw_only=True):
    """What is to be asked of a buyer: what articles raise, or what one record leaves open."""

    articles: Annotated[list[OneArticle], Meta(max_length=MOST_ARTICLES, description="What raises it.")] = field(
        default_factory=list
    )
    law: Annotated[Law, Meta(description="Else what the buyer's address points to.")] | None = None
    by: Annotated[Line, Meta(description="Who signs it.")] | None = None


class ToPack(Articles, forbid_unknown_fields=True, kw_only=True):
    """Articles whose check is to be packed."""

    with_text: Annotated[bool, Meta(description="With the articles' texts, not only their hashes.")] = False


def _check(asked: Asked) -> CheckAnswer:
    return of_articles(asked, tasks.check, submission_of(asked, read_body(asked, Articles)))


def _check_claims(asked: Asked) -> ClaimsAnswer:
    given = read_body(asked, Claims)
    claims, published = list_of(given)
    return tasks.check_claims(
        asked.site.settings,
        claims,
        total=given.total or None,
        published=published,
        ocid=given.ocid or None,
        known_at=instant("known_at", given.known_at, asked),
        clock=asked.site.clock,
        listener=short_list(asked.site.wishes.limits),
    )


def _claimreview(asked: Asked) -> ClaimReviewAnswer:
    given = read_body(asked, ToRate)
    wishes = {"reviewer": given.reviewer, "publisher": given.publisher, "url": given.url}
    return of_articles(asked, tasks.claimreview, submission_of(asked, given), **wishes)


def _corrections(asked: Asked) -> CorrectionsAnswer:
    given = read_body(asked, ToCorrect)
    return of_articles(asked, tasks.corrections, submission_of(asked, given), by=given.by)


def _request(asked: Asked) -> RequestAnswer:
    given = read_body(asked, ToAsk)
    handed = Articles(articles=given.articles, ocid=given.ocid, known_at=given.known_at)
    law = given.law.value if given.law else None
    return of_articles(asked, tasks.request, submission_of(asked, handed), law=law, by=given.by)


def _bundle(asked: Asked) -> Sent:
    given = read_body(asked, ToPack)
    submission = submission_of(asked, given)
    with TemporaryDirectory(prefix="onrecord-bundle-", ignore_cleanup_errors=True) as folder:
        path = Path(folder, "bundle.zip")
        of_articles(asked, tasks.check, submission, bundle=path, with_text=given.with_text)
        return Sent(path.read_bytes(), ZIP, "bundle.zip")


_TO_ASK: Object = {
    "anyOf": [
        {"required": ["ocid"], "properties": {"ocid": {"type": "string", "minLength": 1}}},
        {"required": ["articles"], "properties": {"articles": {"minItems": 1}}},
    ]
}
_EXAMPLE: Object = {
    "articles": [
        {
            "id": "courier",
            "text": "The town council will pay £590,000 for a sea wall at Marlow Sands.",
            "published": "2024-04-26",
            "outlet": "Evening Courier",
        }
    ]
}
OPERATIONS = (
    Operation(
        "/api/checks",
        "check",
        "Check articles: each claim with its verdict and evidence, and the articles side by side.",
        _check,
        method="POST",
        body=ARTICLES,
        example=_EXAMPLE,
        schema="check",
        reads="work",
    ),
    Operation(
        "/api/checks/claims",
        "check_claims",
        "Check a list of claims, row by row, and hold its totals against its rows.",
        _check_claims,
        method="POST",
        body=CLAIMS,
        example={"name": "speech.csv", "text": "buyer,value\nMarlow Sands Town Council,£590k\n"},
        schema="check_claims",
        reads="work",
    ),
    Operation(
        "/api/claimreviews",
        "claimreview",
        "Judged claims as schema.org ClaimReview; a draft, unless a named person has reviewed the verdict.",
        _claimreview,
        method="POST",
        body=body_schema(ToRate),
        example=_EXAMPLE,
        schema="claimreview",
        reads="work",
    ),
    Operation(
        "/api/corrections",
        "corrections",
        "A note to each outlet: every error in neutral words, with its evidence.",
        _corrections,
        method="POST",
        body=body_schema(ToCorrect),
        example=_EXAMPLE,
        schema="corrections",
        reads="work",
    ),
    Operation(
        "/api/requests",
        "request",
        "What the record cannot answer, as a request for information to its buyer.",
        _request,
        method="POST",
        body=body_schema(ToAsk, _TO_ASK),
        example={"ocid": "ocds-213czf-mar-2201"},
        schema="request",
        reads="work",
    ),
    Operation(
        "/api/bundles",
        "bundle",
        "A check with everything that is needed to run it again elsewhere, in one archive.",
        _bundle,
        method="POST",
        body=body_schema(ToPack),
        example=_EXAMPLE,
        kinds=(ZIP,),
        reads="work",
    ),
)
