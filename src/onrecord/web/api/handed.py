"""What a POST hands in: articles or a list of claims, as JSON, read into what the tasks take."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated, TypeVar

import msgspec
from msgspec import Meta, Struct

from onrecord.article.copy import Copy
from onrecord.article.intake import take_copy
from onrecord.errors import InputError, OnRecordError, SourceError, UsageError
from onrecord.report.visible import shorten
from onrecord.tasks import ListFile, Manuscript, Submission
from onrecord.tasks.fetching import fetch_copy
from onrecord.values import Instant, parse_instant
from onrecord.web.api.bodies import body_schema, one_of
from onrecord.web.asking import Asked
from onrecord.web.guard.lengths import demand_article, demand_articles

MOST_ARTICLES = 20
"""Of one request."""
_NAME = r"^[^\x00-\x1f=]+$"
Name = Annotated[str, Meta(min_length=1, max_length=200, pattern=_NAME)]
Line = Annotated[str, Meta(max_length=1000)]


class Article(Struct, forbid_unknown_fields=True, kw_only=True):
    """One article: its text, its page as HTML, or the address at which it is to be fetched."""

    id: Annotated[Name, Meta(description="What the answer calls it; another for each article.")]
    text: Annotated[str, Meta(description="Plain text; offsets in the answer count its characters.")] | None = None
    html: Annotated[str, Meta(description="The source of its page.")] | None = None
    url: Annotated[Line, Meta(description="Its address, which must be open to everybody.")] | None = None
    published: Annotated[Line, Meta(description="When, as 2024-04-26 or 2024-04-26T16:42+01:00.")] | None = None
    outlet: Annotated[Line, Meta(description="Who published it, where its page does not say.")] | None = None


OneArticle = Annotated[Article, Meta(extra_json_schema=one_of("text", "html", "url"))]


class About(Struct, forbid_unknown_fields=True, kw_only=True):
    """What a request says besides its articles."""

    ocid: Annotated[Line, Meta(description="The record that is meant, when you know it.")] | None = None
    known_at: Annotated[Line, Meta(description="As we knew the record by then.")] | None = None


class Articles(About, forbid_unknown_fields=True, kw_only=True):
    """Articles to be checked, laid side by side where they are about one contract."""

    articles: Annotated[list[OneArticle], Meta(min_length=1, max_length=MOST_ARTICLES, description="What to check.")]


class Claims(About, forbid_unknown_fields=True, kw_only=True):
    """A list of claims to be checked: a table, JSON, or one sentence a line."""

    name: Annotated[Name, Meta(description="What the list is called.")] = "claims"
    text: Annotated[str, Meta(description="Of CSV, JSON or plain sentences.")] | None = None
    base64: Annotated[str, Meta(description="The bytes of a workbook or an archive.")] | None = None
    total: Annotated[Line, Meta(description="The total that is claimed for the whole list.")] | None = None
    published: Annotated[Line, Meta(description="The day for rows that give none.")] | None = None


Body = TypeVar("Body", bound=Struct)


def read_body(asked: Asked, kind: type[Body]) -> Body:
    """The body. Errors: InputError with the place of what is wrong; RefusedKindError when it is no JSON."""
    told = asked.headers.get("content-type", "").partition(";")[0].strip().lower()
    if told != "application/json":
        found = f'"{shorten(told, 60)}"' if told else "none"
        raise RefusedKindError("Content-Type", found=found, expected="application/json")
    try:
        return msgspec.json.decode(asked.body, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as reason:
        said = " ".join(str(reason).split())
        words, _, place = said.partition(" - at ")
        raise InputError(
            f"the body, {place.strip('`')}" if place else "the body",
            found=shorten(words, 200),
            expected="JSON as the description of this operation has it",
        ) from None


class RefusedKindError(OnRecordError):
    """A body in a form that is not read: one that a page of another site could send without asking."""

    http_status = 415


def submission_of(asked: Asked, given: Articles) -> Submission:
    """The articles, read and where need be fetched. Errors: UsageError, InputError; nothing that is not told."""
    if len({article.id for article in given.articles}) < len(given.articles):
        raise UsageError("articles", found="one id for several articles", expected="another for each")
    manuscripts = [_manuscript(asked, article) for article in given.articles]
    demand_articles((one.text for one in manuscripts), "articles", asked.site.wishes.limits)
    published = [f"{one.id}={one.published}" for one in given.articles if one.published]
    return Submission(
        manuscripts, published=published, ocid=given.ocid or None, known_at=instant("known_at", given.known_at, asked)
    )


def list_of(given: Claims) -> tuple[ListFile, Sequence[str]]:
    """A list of claims as the task takes it, and its day. Errors: UsageError, InputError."""
    if (given.text is None) == (given.base64 is None):
        raise UsageError("the body", found="both text and base64, or neither", expected="one of them")
    if given.text is not None:
        content = given.text.encode("utf-8", "replace")
    else:
        try:
            content = base64.b64decode(given.base64 or "", validate=True)
        except (binascii.Error, ValueError):
            raise InputError("base64", found="no base64", expected="the bytes of a file in base64") from None
    return ListFile(given.name, content), (given.published,) if given.published else ()


def instant(name: str, text: str | None, asked: Asked) -> Instant | None:
    """An instant of a body. Errors: UsageError for what is none."""
    if not text:
        return None
    if (found := parse_instant(text, asked.site.settings.zone)) is None:
        raise UsageError(name, found=f'"{shorten(text, 60)}"', expected="a date, as 2024-04-26 or 2024-04-26T16:42Z")
    return found


def _manuscript(asked: Asked, article: Article) -> Manuscript:
    given = [name for name in ("text", "html", "url") if getattr(article, name) is not None]
    if len(given) != 1:
        found = " and ".join(given) or "none of them"
        raise UsageError(f"article {article.id}", found=found, expected="one of text, html and url")
    copy = _copy(asked, article)
    demand_article(copy.text, f"article {article.id}", asked.site.wishes.limits)
    if outlet := " ".join((article.outlet or "").split()):
        copy = replace(copy, masthead=replace(copy.masthead, outlet=outlet, outlet_from="given"))
    return Manuscript(article.id, copy.text, article.id, copy)


def _copy(asked: Asked, article: Article) -> Copy:
    settings = asked.site.settings
    if article.url is not None:
        try:
            return fetch_copy(settings, article.url, clock=asked.site.clock)[0]
        except SourceError as error:
            # It was the asker who named it: a link that cannot be had is something unreadable, not a fault of ours.
            raise InputError(
                error.where or f"article {article.id}",
                found=error.found,
                expected=error.expected,
                remedy="Send its text or its html instead.",
            ) from None
    form = ".txt" if article.text is not None else ".html"
    content = (article.text if article.text is not None else article.html or "").encode("utf-8", "replace")
    return take_copy(content, where=f"article {article.id}", name=f"article{form}", zone=settings.zone)


ARTICLES, CLAIMS = body_schema(Articles), body_schema(Claims, one_of("text", "base64"))
