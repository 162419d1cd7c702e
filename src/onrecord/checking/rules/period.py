"""Start and end said in one breath: both must hold."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.checking.context import Context
from onrecord.checking.dated import fitting_ends, holds_whole
from onrecord.checking.days import day_words, fact_evidence
from onrecord.checking.model import Claim, ClaimType, DaysSaid, Verdict, VerdictWord
from onrecord.checking.rule import Rule, claim


def find(context: Context) -> Iterator[Claim]:
    """Dates given as a range, "10 March to 30 June", that are the contract's; ends that are not right stand alone."""
    for mention in context.article.dates:
        if holds_whole(mention, context):
            yield claim(context, mention.span, ClaimType.PERIOD, DaysSaid(mention.days))


def judge(found: Claim, context: Context) -> Verdict | None:
    """Supported, since both ends hold; where one does not, start and end are judged each by its own rule."""
    mention = next(m for m in context.article.dates if m.span == found.span)
    starts, ends = fitting_ends(mention, context)
    if not starts or not ends:
        sentence = "Not both ends of the period stand in the record."
        return RULE.says(VerdictWord.UNDECIDED, sentence, fact_evidence(context, [*starts, *ends]))
    sentence = f"The record gives {day_words(starts[0].days)} to {day_words(ends[0].days)}."
    return RULE.says(VerdictWord.SUPPORTED, sentence, fact_evidence(context, [*starts[:2], *ends[:2]]))


RULE = Rule("period", 1, find, judge)
