"""What is handed in to be checked: articles, and how they are to be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.article.copy import Copy
from onrecord.article.model import ArticleReading
from onrecord.article.read import read_article
from onrecord.errors import InputError, OnRecordError, UsageError
from onrecord.report.digests import text_digest
from onrecord.settings import Settings
from onrecord.tasks.faults import kept_apart
from onrecord.values import Instant, parse_instant


@dataclass(frozen=True, slots=True)
class Manuscript:
    """An article as given: its id, its very text, and the path or name it came by."""

    id: str
    text: str
    path: str
    copy: Copy | None = None
    """How the text was come by; None for plain text that somebody has at hand."""


@dataclass(frozen=True, slots=True)
class Refused:
    """An article that could not be had: the path it was asked by, and why."""

    path: str
    error: OnRecordError


@dataclass(frozen=True, slots=True)
class Handed:
    """Articles by their names, before any of them is opened, and what is said of them; as a `Submission` has it."""

    articles: Sequence[str] = ()
    """Files and folders; where one is not in bulk, addresses of pages, and `-` for standard input, as well."""
    published: Sequence[str] = ()
    outlet: Sequence[str] = ()
    ocid: str | None = None
    known_at: Instant | None = None
    proposals: Path | None = None


@dataclass(frozen=True, slots=True)
class Submission:
    """Articles that are to be checked, and what is said of them beside their texts."""

    articles: Sequence[Manuscript] = ()
    published: Sequence[str] = ()
    """`DATE` for all of them or `FILE=DATE` for one, where their pages do not say."""
    outlet: Sequence[str] = ()
    """`NAME` or `FILE=NAME` of who published them; it wins over what a page says."""
    ocid: str | None = None
    """The record that is meant, for all of them; None to find it."""
    known_at: Instant | None = None
    """Leave out the releases that we had not seen by then."""
    proposals: Path | None = None
    """What a language model proposed for their hard sentences: a file that `propose` wrote."""
    refused: Sequence[Refused] = ()
    """Articles that could not be had, and are told beside the answer about the others."""
    apart: bool = False
    """Whether each of several articles stands alone: one that fails is told, and the others are answered."""

    def readings(self, settings: Settings, missed: list[OnRecordError] | None = None) -> list[ArticleReading]:
        """The articles, read; those at which we fail go to `missed`, where that is given.

        Errors: UsageError for a date or a name that cannot be read, or belongs to none of them; InputError for
        proposals that cannot be read, or were made for none of them.
        """
        handed = [*self.articles, *(Manuscript(one.path, "", one.path) for one in self.refused)]
        dates = publication_dates(handed, self.published, settings)
        named = _outlets(handed, self.outlet)
        readings = []
        for a in self.articles:
            with kept_apart(a.path, missed, str(settings.register)):
                copy = _of_outlet(a, named.get(a.id))
                readings.append(read_article(a.text, id=a.id, published=dates.get(a.id), copy=copy))
        return readings if self.proposals is None else _with_proposals(readings, self.proposals)


def publication_dates(
    articles: Sequence[Manuscript], published: Sequence[str], settings: Settings
) -> dict[str, Instant]:
    """Article id to the instant that `published` gives it; what names one article wins over what is for all."""
    said = _said_of(articles, published, "--published", "date")
    return {name: _instant(day, settings) for name, day in said.items()}


def _with_proposals(readings: Sequence[ArticleReading], path: Path) -> list[ArticleReading]:
    """The articles with what was proposed for their very texts."""
    from onrecord.report.proposals import proposals_by_text, read_proposals

    found = proposals_by_text(read_proposals(path))
    texts = [text_digest(reading.text) for reading in readings]
    if readings and not any(text in found for text in texts):
        remedy = "Proposals are for the very text: ask again with onrecord propose."
        raise InputError(str(path), found="proposals for none of these articles", remedy=remedy)
    return [replace(reading, proposals=found.get(text, ())) for reading, text in zip(readings, texts, strict=True)]


def _outlets(articles: Sequence[Manuscript], outlet: Sequence[str]) -> dict[str, str]:
    """Article id to the outlet that was given for it."""
    said = _said_of(articles, outlet, "--outlet", "name")
    if empty := [name for name, text in said.items() if not text.strip()]:
        raise UsageError("--outlet", found=f'no name for "{empty[0]}"', expected="the name of a newspaper or site")
    return {name: " ".join(text.split()) for name, text in said.items()}


def _of_outlet(article: Manuscript, outlet: str | None) -> Copy:
    """The article's copy; an outlet that was given wins over what its page says."""
    copy = article.copy or Copy(article.text)
    return replace(copy, masthead=replace(copy.masthead, outlet=outlet, outlet_from="given")) if outlet else copy


def _said_of(articles: Sequence[Manuscript], said: Sequence[str], option: str, thing: str) -> dict[str, str]:
    """Article id to what an option says of it: `VALUE` for all of them, `FILE=VALUE` for one."""
    for_all = [entry for entry in said if "=" not in entry]
    if len(for_all) > 1:
        raise UsageError(
            option, found=f"{len(for_all)} {thing}s for all articles", expected=f"one, or FILE={thing.upper()}"
        )
    values = {article.id: entry for entry in for_all for article in articles}
    named: dict[str, str] = {}
    for entry in (entry for entry in said if "=" in entry):
        name, _, value = entry.rpartition("=")
        article = _named(articles, name, option)
        if article.id in named:
            raise UsageError(option, found=f'two {thing}s for "{name}"', expected="one")
        named[article.id] = value
    return values | named


def _named(articles: Sequence[Manuscript], name: str, option: str) -> Manuscript:
    """The one article that a path, a file name or a stem means."""
    for matches in (
        [a for a in articles if name in (a.path, a.id)],
        [a for a in articles if name in (Path(a.path).name, Path(a.path).stem)],
    ):
        if len(matches) == 1:
            return matches[0]
        if matches:
            break
    known = ", ".join(a.path for a in articles)
    found = f'"{name}", which means {len(matches)} articles' if matches else f'"{name}", which is none of the articles'
    raise UsageError(option, found=found, expected=f"one of {known}")


def _instant(text: str, settings: Settings) -> Instant:
    found = parse_instant(text, settings.zone)
    if found is None:
        raise UsageError(
            "--published", found=f'"{text}"', expected="a date such as 2024-04-26 or 2024-04-26T16:42+01:00"
        )
    return found
