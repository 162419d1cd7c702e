"""Being told: saved searches, their feeds, and everything that comes into the register."""

from __future__ import annotations

from onrecord.register import Question
from onrecord.report.answers_feeds import FeedAnswer, SearchesAnswer, UpdatesAnswer
from onrecord.report.feeds import feed_entry
from onrecord.report.imprint import attributions
from onrecord.settings import Settings
from onrecord.tasks.opening import Clock, now, open_register

MOST_ENTRIES = 500
"""Of one feed: those that changed last."""


def searches(settings: Settings, *, remove: str | None = None) -> SearchesAnswer:
    """The saved searches, after removing one if asked to. Errors: InputError when there is none of that name."""
    saved = open_register(settings).searches
    if remove is not None:
        saved.remove(remove)
    return SearchesAnswer(saved.all())


def feed(settings: Settings, name: str, *, format: str = "atom", limit: int = 100, clock: Clock = now) -> FeedAnswer:
    """What a saved search finds, those that changed last first: Atom (`atom`), or a calendar of closing dates (`ics`).

    Errors: InputError when no search is saved under that name.
    """
    saved = open_register(settings).searches.named(name)
    return feed_of(settings, saved.asked, name, format=format, limit=limit, clock=clock)


def feed_of(
    settings: Settings,
    question: Question,
    name: str,
    *,
    format: str = "atom",
    limit: int = 100,
    address: str = "",
    at: str = "",
    clock: Clock = now,
) -> FeedAnswer:
    """The feed of any question, under a name that stays the same as long as the question does.

    `address` is that of the site whose pages the entries lead to, `at` the feed's own; both may be unknown.
    """
    register = open_register(settings)
    today = clock().astimezone(settings.zone).date()
    ocids = register.newest(question.on(today), min(limit, MOST_ENTRIES))
    entries = [feed_entry(record) for record in register.records(ocids)]
    entries.sort(key=lambda entry: (entry.updated, entry.ocid), reverse=True)
    owed = attributions(register.publishers(ocids))
    return FeedAnswer(
        name, format, question.describe(), tuple(entries), owed, question.doubtful, address=address, at=at
    )


def updates(settings: Settings, *, after: str = "", limit: int = 100) -> UpdatesAnswer:
    """Releases that came into the register after a cursor, in the order in which they came, each once.

    Errors: UsageError for a cursor that is none of this register's.
    """
    return UpdatesAnswer(open_register(settings).updates(after, limit=limit))


def last_cursor(settings: Settings) -> str:
    """The cursor from which on only what comes from now on is told."""
    return open_register(settings).updates(None).cursor
