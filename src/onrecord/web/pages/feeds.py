"""Any search as a feed, by its address alone: Atom for readers of news, iCalendar for who must meet a deadline."""

from __future__ import annotations

from hashlib import sha256

from onrecord.errors import UsageError
from onrecord.register import Question
from onrecord.tasks.feeds import feed_of
from onrecord.tasks.finding import check_limits
from onrecord.tasks.opening import open_register
from onrecord.web.addresses import at, home
from onrecord.web.asking import Answer, Asked, Sent
from onrecord.web.pages import Route
from onrecord.web.parameters import Parameter, count, read_parameters
from onrecord.web.questions import SEARCH, question_of

ATOM, CALENDAR = "application/atom+xml; charset=utf-8", "text/calendar; charset=utf-8"
_LIMIT = Parameter("limit", count(1, 500), "Records at most.", default=50)


def atom(asked: Asked) -> Answer:
    """What a search finds, those that changed last first."""
    return _fed(asked, "atom", ATOM)


def calendar(asked: Asked) -> Answer:
    """The closing dates that a search finds."""
    return _fed(asked, "ics", CALENDAR)


def _fed(asked: Asked, format: str, kind: str) -> Answer:
    wanted = read_parameters((*(p for p in SEARCH if p.name != "limit"), _LIMIT), asked.query)
    if past := [name for name in ("as_of", "known_at") if wanted[name]]:
        raise UsageError(past[0], found="a feed of the past", expected="a question that can be asked again")
    check_limits(*(wanted[name] for name in ("from_", "to", "min_", "max_", "cpv", "stage")))
    question, site = question_of(wanted), asked.site
    etag = _etag(asked, question)
    if etag in asked.headers.get("if-none-match", ""):
        return Sent(b"", kind, status=304, headers={"etag": etag})
    address = home(asked)
    # The question itself is the name: whoever asks the same follows the same feed.
    fed = feed_of(
        site.settings,
        question,
        question.to_text() or "everything",
        format=format,
        limit=wanted["limit"],
        address=address,
        at=address + at(asked.path, asked.query),
        clock=site.clock,
    )
    return Sent(fed.content, kind, headers={"etag": etag, "cache-control": "no-cache"})


def _etag(asked: Asked, question: Question) -> str:
    """What stays the same as long as the answer must: who follows a feed asks often, and it takes a while to make."""
    day = asked.site.clock().astimezone(asked.site.settings.zone).date()
    generation = open_register(asked.site.settings).generation
    told = f"{home(asked)} {asked.path} {sorted(asked.query.items())} {question.on(day)} {generation}"
    return f'"{sha256(told.encode()).hexdigest()[:32]}"'


def description(asked: Asked) -> Answer:
    """How a browser's own search box asks this site. Source: OpenSearch 1.1, draft 6."""
    address = home(asked)
    said = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        "<ShortName>On the Record</ShortName>\n"
        "<Description>Search the register of public contracts</Description>\n"
        f'<Url type="text/html" template="{address}/search?words={{searchTerms}}"/>\n'
        f'<Url type="application/atom+xml" template="{address}/search.atom?words={{searchTerms}}"/>\n'
        "<InputEncoding>UTF-8</InputEncoding>\n"
        "</OpenSearchDescription>\n"
    )
    return Sent(said.encode(), "application/opensearchdescription+xml; charset=utf-8")


ROUTES = (
    Route("/search.atom", atom),
    Route("/search.ics", calendar),
    Route("/opensearch.xml", description),
)
