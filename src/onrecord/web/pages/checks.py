"""A check: an article handed in, then its claims against the record, at an address of its own."""

from __future__ import annotations

from datetime import tzinfo

from onrecord import tasks
from onrecord.article.copy import Copy
from onrecord.article.intake import take_copy
from onrecord.errors import NotFoundError, UsageError
from onrecord.report.html import dossier_values
from onrecord.tasks import Manuscript, Submission
from onrecord.tasks.fetching import fetch_copy, name_of
from onrecord.web.asking import Answer, Asked, File, Moved, Page
from onrecord.web.pages import Route


def form(asked: Asked) -> Answer:
    """Where articles are handed in."""
    return Page("check_form.html")


def hand_in(asked: Asked) -> Answer:
    """The articles of the form: pasted, by their addresses, or as files."""
    said = asked.form.get("said", "").strip()
    articles = [_pasted(said, asked.form.get("outlet", "").strip() or "article")] if said else []
    zone = asked.site.settings.zone
    articles += [
        _manuscript(file.name, take_copy(file.content, where=file.name, name=file.name, zone=zone))
        for file in asked.files
    ]
    if not articles:
        raise UsageError("the form", found="no article", expected="a text, an address or a file")
    return _laid(
        asked, Submission(articles, published=_published(asked), ocid=asked.form.get("ocid", "").strip() or None)
    )


def begin(asked: Asked, text: str) -> Answer:
    """Check a pasted text."""
    return _laid(asked, Submission([_pasted(text, "article")], published=_published(asked)))


def begin_at(asked: Asked, address: str) -> Answer:
    """Check the article at an address."""
    copy, _ = fetch_copy(asked.site.settings, address, clock=asked.site.clock)
    return _laid(asked, Submission([_manuscript(name_of(address), copy)], published=_published(asked)))


def check(asked: Asked) -> Answer:
    """The article with each claim marked, its verdict and the evidence beside it."""
    site, token = asked.site, asked.named["token"]
    laid = site.desk.find(token, site.clock())
    if laid is None:
        raise NotFoundError(
            "this check", found="nothing at its address any more", remedy="Articles stay for an hour. Hand it in again."
        )
    answer = tasks.check(site.settings, laid.submission, clock=site.clock)
    return Page("check.html", {"laid": laid, **dossier_values(answer.dossier, answer.imprint)}, private=True)


def _laid(asked: Asked, submission: Submission) -> Answer:
    laid = asked.site.desk.lay(submission, asked.site.clock())
    return Moved(f"/checks/{laid.token}")


def _pasted(text: str, name: str) -> Manuscript:
    return Manuscript(name, text.replace("\r\n", "\n"), name)


def _of_file(file: File, zone: tzinfo) -> Manuscript:
    return _manuscript(file.name, take_copy(file.content, where=file.name, name=file.name, zone=zone))


def _manuscript(name: str, copy: Copy) -> Manuscript:
    return Manuscript(name, copy.text, name, copy)


def _published(asked: Asked) -> tuple[str, ...]:
    day = asked.form.get("published", "").strip()
    return (day,) if day else ()


ROUTES = (
    Route("/check", form),
    Route("/check", hand_in, method="POST"),
    Route("/checks/{token}", check),
)
