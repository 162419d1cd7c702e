"""Checks that take long, each in a process of its own: whoever else looks at the site is not held up by them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from onrecord.errors import InputError
from onrecord.tasks import Submission
from onrecord.tasks.in_time import Stopped, TimeOverError, in_time
from onrecord.web.asking import Asked

Answer = TypeVar("Answer")
_LESS = "Hand in a part of it, or fewer articles at once."


def of_articles(asked: Asked, task: Callable[..., Answer], submission: Submission, **wishes: object) -> Answer:
    """What a task says of articles: worked out here where they are short, as news is, else in a process of its own.

    Errors: those of the task; InputError when its time is over; TooManyError while others have theirs checked.
    """
    site, limits = asked.site, asked.site.wishes.limits
    if sum(len(article.text) for article in submission.articles) <= limits.quick_articles:
        return task(site.settings, submission, clock=site.clock, **wishes)
    work = partial(task, site.settings, submission, clock=Stopped(site.clock()), **wishes)
    with site.turns.turn(asked.client):
        try:
            return in_time(work, limits.articles_time)
        except TimeOverError:
            found = f"more to check than can be done in {limits.articles_time:g} s"
            raise InputError("the articles", found=found, expected="less", remedy=_LESS) from None
