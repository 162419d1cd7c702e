"""Start and end said in one breath: both must hold."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.article import DateMention
from onrecord.checking.context import Context
from onrecord.checking.days import day_words, fact_evidence, fits
from onrecord.checking.model import Claim, ClaimType, DaysSaid, Reason, Verdict, VerdictWord
from onrecord.checking.rule import Rule, claim
from onrecord.reading import DatedFact, Moment
from onrecord.values import Days

_MONTH = 31
"""Days: an end said more loosely than this is not held against an article."""


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
    """Supported when both ends hold; when one does, the other is held against the record's."""
    mention = next(m for m in context.article.dates if m.span == found.span)
    assert mention.ends is not None
    starts, ends = (
        _fitting(context, moment, side) for moment, side in zip((Moment.START, Moment.END), mention.ends, strict=True)
    )
    if starts and ends:
        sentence = f"The record gives {day_words(starts[0].days)} to {day_words(ends[0].days)}."
        return RULE.says(VerdictWord.SUPPORTED, sentence, fact_evidence(context, [*starts[:2], *ends[:2]]))
    if starts:
        return _one_end(Moment.END, mention.ends[1], starts[0], context)
    return _one_end(Moment.START, mention.ends[0], ends[0], context) if ends else None


def _one_end(moment: Moment, said: Days, held: DatedFact, context: Context) -> Verdict:
    """The other end of a period that is surely the contract's, since one end of it is."""
    facts = [f for f in context.record.dates if f.moment is moment and not (f.superseded or f.estimate or f.void)]
    right = {f.days for f in facts}
    evidence = fact_evidence(context, [*facts[:3], held])
    if len(right) != 1 or (said.last - said.first).days > _MONTH:
        sentence = f"One end of the period stands in the record, {day_words(held.days)}; the other does not."
        return RULE.says(VerdictWord.UNDECIDED, sentence, evidence)
    heading = "start" if moment is Moment.START else "end"
    sentence = f"The record gives {day_words(facts[0].days)} as the {heading}, not {day_words(said)}."
    later = moment is Moment.END and any(t.kind == "extension" for t in context.record.terms)
    if later and said.first > facts[0].days.last:
        return RULE.says(VerdictWord.PARTIAL, sentence, evidence, Reason.EXTENSION_INCLUDED)
    return RULE.says(VerdictWord.CONTRADICTED, sentence, evidence, Reason.WRONG_DATE)


def _fitting(context: Context, moment: Moment, side: Days) -> list[DatedFact]:
    return [f for f in context.record.dates if f.moment is moment and not f.superseded and fits(side, f.days)]


RULE = Rule("period", 1, find, judge)
