"""A check at its address: the article with its claims marked; changed, added to, kept, taken away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from onrecord.tasks import Manuscript, Submission
from onrecord.tasks.keeping import ClaimsHanded
from onrecord.values import parse_instant
from onrecord.web.asking import Answer, Asked, Moved, Page
from onrecord.web.check_lists import list_page
from onrecord.web.desk import Laid
from onrecord.web.handing import (
    MOST_ARTICLES,
    FormError,
    Typed,
    Wrong,
    asked_record,
    free_name,
    take_articles,
    typed_articles,
    with_outlet,
)
from onrecord.web.pages import Route
from onrecord.web.standing import articles_at, check_values, checked, laid_at, longest_kept


def check(asked: Asked) -> Answer:
    """The check, whoever has its address."""
    laid = laid_at(asked)
    if isinstance(laid.handed, ClaimsHanded):
        return list_page(asked, laid, laid.handed)
    return check_page(asked, laid, laid.handed)


def change(asked: Asked) -> Answer:
    """Another outlet or day for an article, another record, or one article less; checked again at the same address."""
    laid, submission = articles_at(asked)
    try:
        changed = _changed(asked, submission)
    except FormError as error:
        return check_page(asked, laid, submission, error.wrongs)
    return _again(asked, laid, changed)


def add(asked: Asked) -> Answer:
    """One article more, laid beside those that are there."""
    laid, submission = articles_at(asked)
    try:
        more = take_articles(asked, typed_articles(asked.form, 1), asked.files, before=submission)
        if len(more.articles) == len(submission.articles):
            raise FormError([Wrong("said-1", "Paste an article or its address, or choose a file.")])
    except FormError as error:
        return check_page(asked, laid, submission, error.wrongs)
    return _again(asked, laid, more)


def keep(asked: Asked) -> Answer:
    """Write it to the disk, for so many days. Errors: FullError; RegisterError from the disk."""
    laid = laid_at(asked)
    most, days = longest_kept(asked), asked.form.get("days", "").strip()
    number = int(days) if days.isascii() and days.isdecimal() and len(days) < 5 else 0
    if not 1 <= number <= most:
        message = f"Keep it for: expected a number of days from 1 to {most}." if most else "Nothing is kept here."
        return _with_wrong(asked, laid, Wrong("days", message))
    asked.site.desk.keep(laid, asked.site.clock() + timedelta(days=number))
    return Moved(f"/checks/{laid.token}#this-check")


def take_away(asked: Asked) -> Answer:
    """Remove it now, for everybody."""
    laid = laid_at(asked)
    asked.site.desk.take_away(laid.token)
    return Page("check_gone.html", {}, private=True)


def check_page(asked: Asked, laid: Laid, submission: Submission, wrongs: Sequence[Wrong] = ()) -> Page:
    """The page of a check of articles, with what is to be put right in its forms."""
    site = asked.site
    answer = checked(asked, laid, submission)
    return Page(
        "check.html",
        {
            **check_values(site, laid, answer),
            "places": (("#this-check", "This check"),),
            "given": {**_given(submission), **(asked.form if wrongs else {})},
            "typed": typed_articles(asked.form, 1)[0],
            "tried": asked.path.rpartition("/")[2] if wrongs else "",
            "wrongs": wrongs,
            "longest_kept": longest_kept(asked),
            "room": MOST_ARTICLES - len(submission.articles),
        },
        400 if wrongs else 200,
        private=True,
    )


def _with_wrong(asked: Asked, laid: Laid, wrong: Wrong) -> Answer:
    if isinstance(laid.handed, ClaimsHanded):
        return list_page(asked, laid, laid.handed, [wrong])
    return check_page(asked, laid, laid.handed, [wrong])


def _again(asked: Asked, laid: Laid, submission: Submission) -> Answer:
    asked.site.desk.change(laid, submission, asked.site.clock())
    return Moved(f"/checks/{laid.token}")


def _changed(asked: Asked, submission: Submission) -> Submission:
    """Errors: FormError."""
    wrongs: list[Wrong] = []
    articles: list[Manuscript] = []
    published: list[str] = []
    for number, article in enumerate(submission.articles, start=1):
        if asked.form.get(f"leave-c{number}"):
            continue
        outlet, day, time = (asked.form.get(f"{name}-c{number}", "").strip() for name in ("outlet", "day", "time"))
        typed = Typed(article.text, outlet, day, time)
        if (time and not day) or (day and parse_instant(typed.when, asked.site.settings.zone) is None):
            wrongs.append(Wrong(f"day-c{number}", f"Article {number}: expected a day such as 2024-05-21."))
        named = _renamed(article, outlet, [one.id for one in articles])
        articles.append(named)
        published += [f"{named.id}={typed.when}"] if typed.when else []
    if not articles:
        wrongs.append(Wrong("leave-c1", "No article would be left. Take the whole check away instead."))
    if wrongs:
        raise FormError(wrongs)
    ocid, known_at = asked_record(asked)
    return replace(submission, articles=articles, published=tuple(published), ocid=ocid, known_at=known_at)


def _renamed(article: Manuscript, outlet: str, taken: Sequence[str]) -> Manuscript:
    """As of the outlet that was given, and called so."""
    if not outlet or outlet == _outlet(article):
        return article if article.id not in taken else replace(article, id=free_name(article.id, taken))
    id = free_name(outlet, taken)
    return replace(with_outlet(article, outlet), id=id, path=id)


def _outlet(article: Manuscript) -> str:
    masthead = article.copy.masthead if article.copy else None
    return masthead.outlet if masthead and masthead.outlet_from == "given" else ""


def _given(submission: Submission) -> Mapping[str, str]:
    """What the form for changes shows: only what somebody gave; what was read in a text is read again."""
    given = {
        "ocid": submission.ocid or "",
        "known_at": submission.known_at.text if submission.known_at else "",
    }
    days = dict(entry.rpartition("=")[::2] for entry in submission.published)
    for number, article in enumerate(submission.articles, start=1):
        day, _, time = days.get(article.id, "").partition("T")
        given |= {f"outlet-c{number}": _outlet(article), f"day-c{number}": day, f"time-c{number}": time[:5]}
    return given


ROUTES = (
    Route("/checks/{token}", check),
    Route("/checks/{token}/change", change, method="POST"),
    Route("/checks/{token}/articles", add, method="POST"),
    Route("/checks/{token}/keep", keep, method="POST"),
    Route("/checks/{token}/gone", take_away, method="POST"),
)
