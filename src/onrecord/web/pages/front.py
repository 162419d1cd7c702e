"""The front page: one box, and what is new."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from onrecord import tasks
from onrecord.errors import UsageError
from onrecord.report.answers_lists import rows_json
from onrecord.tasks.opening import open_register
from onrecord.web.asking import Answer, Asked, Moved, Page
from onrecord.web.pages import Route
from onrecord.web.pages.checks import begin, begin_at
from onrecord.web.parameters import LONGEST

MOST_WORDS = 12
"""Of a search; a text of more, of several lines, or longer than a question may be, is an article."""
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


def front(asked: Asked) -> Answer:
    """One box; what came last; what closes this week; how much is held, and of how much."""
    site = asked.site
    day = tasks.today(site.settings, clock=site.clock)
    return Page(
        "front.html",
        {
            "today": day,
            "changed": rows_json(day.changed),
            "closing": rows_json(day.closing),
            "stats": open_register(site.settings).stats(),
            "standing": site.standings.now(site.settings, site.clock),
        },
    )


def start(asked: Asked) -> Answer:
    """Whatever was put into the box: an article, a link, or words to search."""
    said = asked.form.get("said", "").strip()
    if not said:
        raise UsageError("the box", found="nothing in it", expected="an article, its address, or words to search")
    if _ADDRESS.fullmatch(said):
        return begin_at(asked, said)
    if "\n" in said or len(said.split()) > MOST_WORDS or len(said) > LONGEST:
        return begin(asked, said)
    return Moved("/search?" + urlencode({"words": said}))


ROUTES = (Route("/", front), Route("/start", start, method="POST"))
