"""The types of the API's problems: what each means and what to do, at the very address that names it."""

from __future__ import annotations

from onrecord.errors import NotFoundError
from onrecord.web.api.problems import PAGES, PROBLEMS
from onrecord.web.asking import Answer, Asked, Page
from onrecord.web.pages import Route


def problems(asked: Asked) -> Answer:
    """All of them."""
    return Page("problems.html", {"problems": list(PROBLEMS.values())})


def problem(asked: Asked) -> Answer:
    """One of them."""
    found = PROBLEMS.get(asked.named["name"])
    if found is None:
        raise NotFoundError(asked.path, found="no problem of that name", expected=", ".join(PROBLEMS))
    return Page("problems.html", {"problems": [found]})


ROUTES = (Route(PAGES, problems), Route(PAGES + "/{name}", problem))
