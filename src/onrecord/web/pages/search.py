"""Search: filters as the search task has them, and addresses that can be shared."""

from __future__ import annotations

from onrecord import tasks
from onrecord.web.asking import Answer, Asked, Page
from onrecord.web.guard.past import demand_short_past
from onrecord.web.pages import Route
from onrecord.web.parameters import read_parameters
from onrecord.web.questions import SEARCH


def search(asked: Asked) -> Answer:
    """Records that answer the question of the address."""
    wanted = read_parameters(SEARCH, asked.query)
    demand_short_past(asked.site, wanted)
    answer = tasks.search(asked.site.settings, wanted.pop("words"), clock=asked.site.clock, **wanted)
    return Page("search.html", {"answer": answer, "given": asked.query, "parameters": SEARCH})


ROUTES = (Route("/search", search),)
