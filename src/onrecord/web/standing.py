"""What stands at the address of a check: what was handed in, and what came of it, worked out once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any
from urllib.parse import quote, urlencode

from onrecord import tasks
from onrecord.errors import NotFoundError
from onrecord.report.answers import CheckAnswer
from onrecord.report.answers_claims import ClaimsAnswer
from onrecord.report.html import dossier_values
from onrecord.report.wording import day_words
from onrecord.tasks import Submission
from onrecord.tasks.keeping import ClaimsHanded
from onrecord.tasks.opening import open_register
from onrecord.values import Instant
from onrecord.values.dates import Precision
from onrecord.web.asking import Asked
from onrecord.web.desk import Laid
from onrecord.web.guard.lengths import short_list
from onrecord.web.long_checks import of_articles
from onrecord.web.site import Site

LONGEST_KEPT = 365
"""Days, where the site is not public."""
PRIVATE: Mapping[str, str] = {"cache-control": "no-store", "x-robots-tag": "noindex, nofollow, noarchive"}
"""Headers of whatever is made from what somebody handed in."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where a check leads to: its records as they stood for it, and its rules."""

    zone: tzinfo
    known_at: Instant | None = None

    def record(self, ocid: str, published: Instant | None) -> str:
        """The record as of the article's day, as we knew it then where that was asked.

        >>> from zoneinfo import ZoneInfo
        >>> from onrecord.values import parse_instant
        >>> Addresses(ZoneInfo("Europe/London")).record("ocds-213czf-1", parse_instant("2024-05-21"))
        '/records/ocds-213czf-1?as_of=2024-05-21'
        """
        clocks = {"as_of": published, "known_at": self.known_at}
        query = urlencode({name: _written(instant) for name, instant in clocks.items() if instant})
        return f"/records/{quote(ocid, safe='')}" + (f"?{query}" if query else "")

    def rule(self, name: str) -> str:
        """The page of a rule."""
        return f"/rules/{quote(name, safe='')}"


def _written(instant: Instant) -> str:
    """As it can be asked: a bare day stays one."""
    return instant.at.isoformat() if instant.precision is Precision.TIME else instant.text[:10]


def laid_at(asked: Asked) -> Laid:
    """What lies at the address. Errors: NotFoundError when nothing does any more."""
    laid = asked.site.desk.find(asked.named["token"], asked.site.clock())
    if laid is None:
        raise NotFoundError(
            "this check",
            found="nothing at its address any more",
            remedy="It had its time, or somebody took it away. Hand the article in again.",
        )
    return laid


def articles_at(asked: Asked) -> tuple[Laid, Submission]:
    """Articles that lie at the address. Errors: NotFoundError also for a list of claims."""
    laid = laid_at(asked)
    if not isinstance(laid.handed, Submission):
        raise NotFoundError("this check", found="a list of claims there", expected="articles")
    return laid, laid.handed


def checked(asked: Asked, laid: Laid, submission: Submission) -> CheckAnswer:
    """The check, as of the register's state now. Errors: those of `of_articles` and of `Desk.answer`."""
    state = _state(asked.site)
    return asked.site.desk.answer(laid, state, lambda: of_articles(asked, tasks.check, submission))


def checked_list(site: Site, laid: Laid, handed: ClaimsHanded) -> ClaimsAnswer:
    """The list, checked as of the register's state now. Errors: those of `tasks.check_claims`."""
    return site.desk.answer(
        laid,
        _state(site),
        lambda: tasks.check_claims(
            site.settings,
            handed.claims,
            total=handed.total,
            published=handed.published,
            ocid=handed.ocid,
            known_at=handed.known_at,
            clock=site.clock,
            listener=short_list(site.wishes.limits),
        ),
    )


def check_values(site: Site, laid: Laid, answer: CheckAnswer) -> dict[str, Any]:
    """What the page of a check is given."""
    values = dossier_values(answer.dossier, answer.imprint)
    return values | {
        "laid": laid,
        "addresses": Addresses(site.settings.zone, answer.known_at),
        "signing": not site.wishes.public,
        "until": time_words(laid.until, site.settings.zone),
    }


def longest_kept(asked: Asked) -> int:
    """For how many days something may be kept here; 0 where nothing is."""
    wishes = asked.site.wishes
    return wishes.keep if wishes.public else LONGEST_KEPT


def time_words(at: datetime, zone: tzinfo) -> str:
    """A day and a time as a reader's clock has them.

    >>> from datetime import UTC
    >>> time_words(datetime(2024, 5, 21, 16, 10, tzinfo=UTC), UTC)
    '21 May 2024 at 16:10'
    """
    local = at.astimezone(zone)
    return f"{day_words(local.date())} at {local:%H:%M}"


def _state(site: Site) -> tuple[str, str]:
    """What an answer rests on, besides what was handed in: the register, and the day on which it is told."""
    return open_register(site.settings).edition, f"{site.clock().astimezone(site.settings.zone):%Y-%m-%d}"
