"""The task of asking the tables oneself: one SELECT, read only, with an end to time and memory."""

from __future__ import annotations

from onrecord.register.inquiry import Caps, inquire
from onrecord.report.answers_sql import SqlAnswer
from onrecord.settings import Settings
from onrecord.tasks.opening import demand


def sql(settings: Settings, query: str, *, limit: int = 1000) -> SqlAnswer:
    """The rows that one SELECT over the register's tables finds, `limit` at most; contact details are in none of them.

    Errors: UsageError for anything but one SELECT over the tables, and for one that takes too long or too much memory;
    RegisterError when there is no register.
    """
    demand(settings)
    return SqlAnswer(inquire(settings.register, query, Caps(rows=limit)))
