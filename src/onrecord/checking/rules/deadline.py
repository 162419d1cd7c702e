"""The closing date for bids: in the field, in the words that correct the field, or made void by a cancellation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from onrecord.checking.context import Context
from onrecord.checking.dated import find_dates_about
from onrecord.checking.days import day_words, doubt_words, fact_evidence, judge_date, spared
from onrecord.checking.model import Claim, ClaimType, DaysSaid, Reason, Verdict, VerdictWord
from onrecord.checking.rule import Rule, claim
from onrecord.reading import Moment
from onrecord.values import Days, Span

_HOURS = re.compile(
    r"\b(?:just |only |mere )?hours (?:left )?to (?:bid|apply|tender|respond|get their bids in)\b", re.I
)


def find(context: Context) -> Iterator[Claim]:
    """Dates said of the closing of bids, and "just hours to bid"."""
    yield from find_dates_about(context, Moment.DEADLINE)
    if context.article.published is not None:
        today = context.article.published.local_date()
        for found in _HOURS.finditer(context.text):
            span = Span(found.start(), found.end())
            yield claim(context, span, ClaimType.DEADLINE, DaysSaid(Days(today, today)))


def judge(found: Claim, context: Context) -> Verdict | None:
    """Words that announce a correction win over the field; a superseded closing date is `outdated`."""
    if _HOURS.fullmatch(found.text):
        return _judge_hours(found, context)
    return judge_date(RULE, found, context, Moment.DEADLINE)


def _judge_hours(found: Claim, context: Context) -> Verdict | None:
    """Hours are left when bids close on the day of publication or the next."""
    assert isinstance(found.value, DaysSaid)
    facts = [f for f in context.record.dates if f.moment is Moment.DEADLINE]
    today = found.value.days.first
    hours = Days(today, today + timedelta(days=1))
    near = [f for f in facts if f.days.first <= hours.last and hours.first <= f.days.last]
    current = [f for f in near if not (f.void or f.superseded)]
    if current:
        doubt = f" But {doubt_words(current[0])}." if current[0].doubt else ""
        sentence = f"Bids close on {day_words(current[0].days)}.{doubt}"
        return RULE.says(VerdictWord.SUPPORTED, sentence, fact_evidence(context, current))
    standing = [f for f in facts if not (f.void or f.superseded)]
    if near and standing:
        sentence = f"The closing date was moved from {day_words(near[0].days)} to {day_words(standing[0].days)}."
        evidence = fact_evidence(context, [*standing, *near])
        return spared(RULE, RULE.says(VerdictWord.CONTRADICTED, sentence, evidence, Reason.OUTDATED), facts)
    return None


RULE = Rule("deadline", 9, find, judge)
