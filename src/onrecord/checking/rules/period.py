"""Start and end said in one breath: both must hold."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.article import DateMention
from onrecord.checking.context import Context
from onrecord.checking.days import day_words, fact_evidence, fits
from onrecord.checking.model import Claim, ClaimType, DaysSaid, Verdict, VerdictWord
from onrecord.checking.rule import Rule, claim
from onrecord.reading import DatedFact, Moment
from onrecord.values import Days


def find(context: Context) -> Iterator[Claim]:
    """Dates given as a range, "10 March to 30 June"."""
    for mention in context.article.dates:
        if mention.ends is not None and is_period(mention, context):
            yield claim(context, mention.span, ClaimType.PERIOD, DaysSaid(mention.days))


def is_period(mention: DateMention, context: Context) -> bool:
    """Whether a range of dates is about the contract: at least one of its ends is in the record as an end of it."""
    return mention.ends is not None and any(
        _fitting(context, moment, side) for moment, side in zip((Moment.START, Moment.END), mention.ends, strict=True)
    )


def judge(found: Claim, context: Context) -> Verdict | None:
    """Supported when both ends hold; a range that fits neither end is about something else."""
    mention = next(m for m in context.article.dates if m.span == found.span)
    assert mention.ends is not None
    starts, ends = (
        _fitting(context, moment, side) for moment, side in zip((Moment.START, Moment.END), mention.ends, strict=True)
    )
    if starts and ends:
        sentence = f"The record gives {day_words(starts[0].days)} to {day_words(ends[0].days)}."
        return RULE.says(VerdictWord.SUPPORTED, sentence, fact_evidence(context, [*starts[:2], *ends[:2]]))
    if starts or ends:
        held = (starts or ends)[0]
        sentence = f"One end of the period stands in the record, {day_words(held.days)}; the other does not."
        return RULE.says(VerdictWord.UNDECIDED, sentence, fact_evidence(context, [held]))
    return None


def _fitting(context: Context, moment: Moment, side: Days) -> list[DatedFact]:
    return [f for f in context.record.dates if f.moment is moment and not f.superseded and fits(side, f.days)]


RULE = Rule("period", 1, find, judge)
