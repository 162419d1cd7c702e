"""The end of the contract, told apart from the end with all its options used."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from onrecord.checking.context import Context
from onrecord.checking.days import day_words, fact_evidence, find_dates_about, judge_date
from onrecord.checking.model import Claim, DaysSaid, Reason, Verdict, VerdictWord
from onrecord.checking.rule import Rule
from onrecord.reading import Moment, Term

_SLACK = timedelta(days=35)
"""A month said, and optional months of 30 or 31 days, make the extended end no sharper than this."""


def find(context: Context) -> Iterator[Claim]:
    """Dates whose nearest words speak of an end."""
    yield from find_dates_about(context, Moment.END)


def judge(found: Claim, context: Context) -> Verdict | None:
    """The contract's own end supports; its end with the options counted in is only partly true."""
    verdict = judge_date(RULE, found, context, Moment.END)
    if verdict is not None and verdict.word not in (VerdictWord.CONTRADICTED, VerdictWord.UNDECIDED):
        return verdict
    return _with_options(found, context) or verdict


def _with_options(found: Claim, context: Context) -> Verdict | None:
    assert isinstance(found.value, DaysSaid)
    days = found.value.days
    ends = [f for f in context.record.dates if f.moment is Moment.END and not (f.superseded or f.estimate or f.void)]
    options: list[Term] = [t for t in context.record.terms if t.kind == "extension"]
    for end in ends:
        for option in options:
            extended = end.days.first + timedelta(days=option.days)
            if days.first - _SLACK <= extended <= days.last + _SLACK and days.first > end.days.last:
                sentence = f"The contract ends on {day_words(end.days)}; later only if an option to extend is used."
                evidence = [
                    context.evidence(option.pointer, option.release_id, option.words or None),
                    *fact_evidence(context, [end]),
                ]
                return RULE.says(VerdictWord.PARTIAL, sentence, evidence, Reason.EXTENSION_INCLUDED)
    return None


RULE = Rule("end", 1, find, judge)
