"""Articles as a command takes them: one argument and five options, which mean the same in every command."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce, wraps
from pathlib import Path
from typing import Any

import click

from onrecord.cli.kinds import INSTANT
from onrecord.cli.manuscripts import articles_of
from onrecord.settings import Settings
from onrecord.tasks import Handed, Refused, Submission
from onrecord.values import Instant

Command = Callable[..., Any]

_SEVERAL = click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
_ANY = click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
_ONE = click.argument("articles", metavar="ARTICLE", callback=lambda *given: (given[-1],))
_PUBLISHED = click.option(
    "--published",
    multiple=True,
    metavar="[FILE=]DATE",
    help="When it was published; repeatable. A bare day means its end in London. "
    "Without it the page's own date or the dateline is read, and without that the newest record is used.",
)
_OUTLET = click.option(
    "--outlet", multiple=True, metavar="[FILE=]NAME", help="Who published it, where its page does not say."
)
_OCID = click.option("--ocid", metavar="OCID", help="The record that is meant, when you know it.")
_KNOWN_AT = click.option(
    "--known-at", type=INSTANT, help="As we knew the record then: only releases that we had seen count."
)
_PROPOSALS = click.option(
    "--proposals",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="What a language model proposed for hard sentences: see onrecord propose.",
)


def read(settings: Settings, handed: Handed, keep: Path | None = None, *, apart: bool = False) -> Submission:
    """The articles with what is said of them. `keep` and the errors are those of `articles_of`.

    `apart`: of several articles, what fails at one is told beside the answer about the others.
    """
    refused: list[Refused] = []
    articles = articles_of(settings, handed.articles, keep, refused if apart else None)
    if refused and not articles:
        raise refused[0].error
    return Submission(
        articles,
        handed.published,
        handed.outlet,
        handed.ocid,
        handed.known_at,
        handed.proposals,
        refused=refused,
        apart=apart,
    )


def submitting(command: Command) -> Command:
    """Give a command one article or more and the options that say how they are read, all as `handed`."""
    return _taking(command, _SEVERAL, _PUBLISHED, _OUTLET, _OCID, _KNOWN_AT, _PROPOSALS)


def submitting_unproposed(command: Command) -> Command:
    """As `submitting`, for whoever makes proposals, and needs no outlet."""
    return _taking(command, _SEVERAL, _PUBLISHED, _OCID, _KNOWN_AT)


def submitting_some(command: Command) -> Command:
    """As `submitting`, where no article is needed."""
    return _taking(command, _ANY, _PUBLISHED, _OUTLET, _OCID, _KNOWN_AT, _PROPOSALS)


def submitting_one(command: Command) -> Command:
    """As `submitting`, of a single article, for whoever need not know its outlet."""
    return _taking(command, _ONE, _PUBLISHED, _OCID, _KNOWN_AT, _PROPOSALS)


def submitting_any(command: Command) -> Command:
    """As `submitting`, where no article is needed, for whoever need not know its outlet."""
    return _taking(command, _ANY, _PUBLISHED, _OCID, _KNOWN_AT, _PROPOSALS)


def _taking(command: Command, *parameters: Callable[[Command], Command]) -> Command:
    @wraps(command)
    def handing(
        *given: Any,
        articles: tuple[str, ...],
        published: tuple[str, ...],
        ocid: str | None,
        known_at: Instant | None,
        outlet: tuple[str, ...] = (),
        proposals: Path | None = None,
        **others: Any,
    ) -> Any:
        return command(*given, handed=Handed(articles, published, outlet, ocid, known_at, proposals), **others)

    taking: Command = handing
    return reduce(lambda made, parameter: parameter(made), reversed(parameters), taking)
