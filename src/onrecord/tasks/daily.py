"""What a day brings: for whoever looks in every morning."""

from __future__ import annotations

from datetime import timedelta

from onrecord.report.answers_today import TodayAnswer
from onrecord.settings import Settings
from onrecord.tasks.opening import Clock, now, open_register


def today(settings: Settings, *, days: int = 7, limit: int = 8, clock: Clock = now) -> TodayAnswer:
    """What was published last, and what is open for bids and closes within so many days, each `limit` at most.

    Days are those of the settings' zone; what is dated later than today counts for nothing.
    """
    register, day = open_register(settings), clock().astimezone(settings.zone).date()
    until = day + timedelta(days=days)
    last, changed = register.news(day, limit)
    return TodayAnswer(day, last, changed, until, register.closing(day, until, limit))
