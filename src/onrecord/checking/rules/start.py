"""The day of start, against the record's own dates."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.checking.context import Context
from onrecord.checking.dated import find_dates_about
from onrecord.checking.days import judge_date
from onrecord.checking.model import Claim, Verdict
from onrecord.checking.rule import Rule
from onrecord.reading import Moment


def find(context: Context) -> Iterator[Claim]:
    """Dates whose nearest words speak of it."""
    yield from find_dates_about(context, Moment.START)


def judge(found: Claim, context: Context) -> Verdict | None:
    """Supported when the record's day lies in the interval said."""
    return judge_date(RULE, found, context, Moment.START)


RULE = Rule("start", 8, find, judge)
