"""Other dates that the notice's prose confirms."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.checking.context import Context
from onrecord.checking.days import fact_evidence, fits, moment_of
from onrecord.checking.model import Claim, ClaimType, DaysSaid, Verdict, VerdictWord
from onrecord.checking.rule import Rule, claim
from onrecord.checking.rules.period import is_period
from onrecord.reading import Moment


def find(context: Context) -> Iterator[Claim]:
    """Dates that no words near them give to a point of the process, or that only the prose knows."""
    for mention in context.article.dates:
        if moment_of(mention, context) is None if mention.ends is None else not is_period(mention, context):
            yield claim(context, mention.span, ClaimType.OTHER, DaysSaid(mention.days))


def judge(found: Claim, context: Context) -> Verdict | None:
    """Supported by the prose; nothing is said of a date that the record does not know."""
    assert isinstance(found.value, DaysSaid)
    if context.said_by_someone(found.span):
        return None
    days = found.value.days
    prose = [f for f in context.record.dates if f.moment is Moment.TEXT and not f.superseded and fits(days, f.days)]
    close = [f for f in prose if (f.days.last - f.days.first) <= (days.last - days.first)]
    if not close:
        return None
    words = " ".join(close[0].value.split())[:160]
    return RULE.says(VerdictWord.SUPPORTED, f"The notice says: “{words}”.", fact_evidence(context, close))


RULE = Rule("other", 1, find, judge)
