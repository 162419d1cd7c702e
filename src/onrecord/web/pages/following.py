"""Searches kept under a name, with their feeds: for whoever runs the site; strangers follow a search by its address."""

from __future__ import annotations

from urllib.parse import parse_qsl

from onrecord import tasks
from onrecord.errors import NotFoundError, UsageError
from onrecord.tasks.feeds import feed_of
from onrecord.tasks.mailing import follow_by_mail, unfollow
from onrecord.tasks.opening import open_register
from onrecord.web.addresses import at, home
from onrecord.web.asking import Answer, Asked, Moved, Page, Sent
from onrecord.web.pages import Route
from onrecord.web.pages.feeds import ATOM, CALENDAR
from onrecord.web.parameters import read_parameters
from onrecord.web.questions import SEARCH

_NOT_KEPT = ("sort", "after", "facets", "limit")


def following(asked: Asked) -> Answer:
    """The saved searches, each with its feeds."""
    _demand_own(asked)
    return Page(
        "following.html",
        {"searches": tasks.searches(asked.site.settings).searches, "mails": bool(asked.site.settings.smtp)},
    )


def follow(asked: Asked) -> Answer:
    """Keep the search of a page under a name."""
    _demand_own(asked)
    given = dict(parse_qsl(asked.form.get("asked", ""), max_num_fields=30))
    wanted = read_parameters(SEARCH, {name: value for name, value in given.items() if name not in _NOT_KEPT})
    name = asked.form.get("name", "").strip()
    if not name:
        raise UsageError("the name", found="none", expected="up to 80 letters, digits and spaces")
    tasks.search(
        asked.site.settings, wanted.pop("words"), clock=asked.site.clock, **{**wanted, "save": name, "limit": 1}
    )
    return Moved("/following")


def mail(asked: Asked) -> Answer:
    """Tell an address of a saved search from now on."""
    _demand_own(asked)
    settings = asked.site.settings
    follow_by_mail(settings, asked.form.get("name", ""), asked.form.get("address", ""), clock=asked.site.clock)
    return Moved("/following")


def leave(asked: Asked) -> Answer:
    """Where the link of a mail leads: a form, since programs that look at mail follow links."""
    return Page("unfollow.html", {"done": False}, private=True)


def left(asked: Asked) -> Answer:
    """No more mail."""
    unfollow(asked.site.settings, asked.named["link"])
    return Page("unfollow.html", {"done": True}, private=True)


def forget(asked: Asked) -> Answer:
    """Keep a search no longer."""
    _demand_own(asked)
    tasks.searches(asked.site.settings, remove=asked.form.get("name", ""))
    return Moved("/following")


def fed(asked: Asked) -> Answer:
    """The feed of a saved search: Atom, or a calendar of closing dates."""
    name, _, format = asked.named["feed"].rpartition(".")
    if format not in ("atom", "ics"):
        raise NotFoundError(asked.path[:120], found="no such feed", expected="a name, and .atom or .ics")
    site, address = asked.site, home(asked)
    saved = open_register(site.settings).searches.named(name)
    told = feed_of(
        site.settings,
        saved.asked,
        name,
        format=format,
        address=address,
        at=address + at(asked.path, {}),
        clock=site.clock,
    )
    return Sent(told.content, CALENDAR if format == "ics" else ATOM)


def _demand_own(asked: Asked) -> None:
    """Errors: UsageError on a site that strangers can reach: nothing is kept through it."""
    if asked.site.wishes.public:
        raise UsageError(
            asked.path,
            found="a public site, on which no search is saved",
            expected="a site of your own",
            remedy="Follow any search by its address: /search.atom and /search.ics take what /search takes.",
        )


ROUTES = (
    Route("/following", following),
    Route("/following", follow, method="POST"),
    Route("/following/forget", forget, method="POST"),
    Route("/following/mail", mail, method="POST"),
    Route("/following/{feed}", fed),
    Route("/unfollow/{link}", leave),
    Route("/unfollow/{link}", left, method="POST"),
)
