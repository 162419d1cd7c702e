"""Being told: what came into the register, saved searches, and their feeds."""

from __future__ import annotations

from typing import Any

from onrecord import tasks
from onrecord.report.answers_feeds import FeedAnswer, SearchesAnswer, UpdatesAnswer
from onrecord.web.api import EVENTS, Operation
from onrecord.web.asking import Asked, Sent
from onrecord.web.listening import begin
from onrecord.web.parameters import CURSOR, Parameter, choice, count

ATOM, CALENDAR = "application/atom+xml", "text/calendar"
_LIMIT = Parameter("limit", count(1, 500), "Records at most.", default=100)
_NAME = {"name": "The name under which the search was saved."}


def _updates(asked: Asked, **wanted: Any) -> UpdatesAnswer:
    return tasks.updates(asked.site.settings, **wanted)


def _stream(asked: Asked, after: str) -> Sent:
    # A browser that comes back asks the old address, and says in the header how far it came.
    return Sent(begin(asked.site.settings, asked.headers.get("last-event-id", "") or after).encode(), EVENTS)


def _searches(asked: Asked) -> SearchesAnswer:
    return tasks.searches(asked.site.settings)


def _search(asked: Asked, **wanted: Any) -> FeedAnswer:
    return tasks.feed(asked.site.settings, asked.named["name"], clock=asked.site.clock, **wanted)


def _feed(asked: Asked, **wanted: Any) -> Sent:
    answer = _search(asked, **wanted)
    return Sent(answer.content, CALENDAR if answer.format == "ics" else ATOM)


OPERATIONS = (
    Operation(
        "/api/updates",
        "updates",
        "Releases that came into the register, in the order in which they came, each once.",
        _updates,
        (
            Parameter("after", CURSOR, "The cursor of an earlier answer: only what came since.", default=""),
            Parameter("limit", count(1, 10_000), "Releases at most.", default=100),
        ),
        schema="updates",
    ),
    Operation(
        "/api/updates/stream",
        "updates",
        "Releases as they come into the register, each once: server-sent events.",
        _stream,
        (
            Parameter(
                "after", CURSOR, "The cursor to go on from; Last-Event-ID goes before it, else it is now.", default=""
            ),
        ),
        kinds=(EVENTS,),
        id="updates_stream",
    ),
    Operation("/api/searches", "searches", "The saved searches.", _searches, schema="searches"),
    Operation(
        "/api/searches/{name}",
        "feed",
        "What a saved search finds, those that changed last first, as data.",
        _search,
        (_LIMIT,),
        schema="feed",
        places=_NAME,
        id="feed_as_data",
    ),
    Operation(
        "/api/feeds/{name}",
        "feed",
        "What a saved search finds: an Atom feed, or a calendar of closing dates.",
        _feed,
        (Parameter("format", choice(("atom", "ics")), "Atom, or iCalendar.", default="atom"), _LIMIT),
        places=_NAME,
        kinds=(ATOM, CALENDAR),
    ),
)
