"""The end of the contract, told apart from the end with all its options used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from onrecord.checking.context import Context
from onrecord.checking.dated import find_dates_about, prose_dates
from onrecord.checking.days import day_words, fact_evidence, judge_date
from onrecord.checking.lengths import term_evidence
from onrecord.checking.model import Claim, DaysSaid, Reason, Verdict, VerdictWord
from onrecord.checking.rule import Rule
from onrecord.reading import DatedFact, Moment, Term
from onrecord.reading.passages import excerpt
from onrecord.values import Days

_OPTION = re.compile(
    r"\b(?:option\w*|exten[ds]\w*|renew\w*|could|potentially|(?-i:may)|might|if|in which case"
    r"|at (?:the (?:very )?latest|most)"
    r"|(?:can|to) (?:then )?(?:add|go on|carry on|continue))\b",
    re.I,
)
_OPTION_UNTIL = re.compile(r"\b(?:option\w*|exten[ds]\w*|renew\w*)\b[^.;]{0,80}\b(?:until|till|to)\b", re.I)
_SLACK = timedelta(days=35)
"""A month said, and optional months of 30 or 31 days, make the extended end no sharper than this."""


def find(context: Context) -> Iterator[Claim]:
    """Dates whose nearest words speak of an end."""
    yield from find_dates_about(context, Moment.END)


def judge(found: Claim, context: Context) -> Verdict | None:
    """The contract's own end supports; its end with the options counted in is only partly true."""
    verdict = judge_date(RULE, found, context, Moment.END)
    if verdict is not None and verdict.word is VerdictWord.SUPPORTED and _by_field(verdict):
        return verdict
    return _with_options(found, context) or _optional(found, context) or verdict


def _by_field(verdict: Verdict) -> bool:
    return any(e.pointer.endswith("endDate") for e in verdict.evidence)


def _with_options(found: Claim, context: Context) -> Verdict | None:
    """The end that an option would give, said as the end."""
    assert isinstance(found.value, DaysSaid)
    for end, option in _extended(found.value.days, context):
        evidence = [*term_evidence(context, [option]), *fact_evidence(context, [end])]
        if _speaks_of_options(found, context):
            return RULE.says(VerdictWord.SUPPORTED, "The record allows for it, as an option.", evidence)
        sentence = f"The contract ends on {day_words(end.days)}; later only if an option to extend is used."
        return RULE.says(VerdictWord.PARTIAL, sentence, evidence, Reason.EXTENSION_INCLUDED)
    return None


def _optional(found: Claim, context: Context) -> Verdict | None:
    """The end that the notice's words give as an option only, said as the end."""
    assert isinstance(found.value, DaysSaid)
    said = found.value.days
    prose = [fact for fact in prose_dates(said, context) if _OPTION_UNTIL.search(fact.value)]
    ends = [f for f in context.record.dates if f.moment is Moment.END and not (f.superseded or f.estimate or f.void)]
    if not prose or not ends or any(end.days.last >= said.first for end in ends):
        return None
    evidence = fact_evidence(context, [*prose[:2], *ends[:1]])
    if _speaks_of_options(found, context):
        return RULE.says(VerdictWord.SUPPORTED, f"The notice says: “{excerpt(prose[0].value)}”.", evidence)
    sentence = f"The contract ends on {day_words(ends[0].days)}; later only if an option to extend is used."
    return RULE.says(VerdictWord.PARTIAL, sentence, evidence, Reason.EXTENSION_INCLUDED)


def _speaks_of_options(found: Claim, context: Context) -> bool:
    """Whether the sentence, or the one before in its paragraph, says that it may come to that."""
    sentence = context.sentence(found.span)
    before = context.sentence_before(sentence)
    if _MADE.search(sentence.of(context.text)):
        return False
    return any(_OPTION.search(told.of(context.text)) for told in (sentence, before) if told is not None)


_MADE = re.compile(
    r"\bthe extension\b(?:,[^,;.]{0,60},)? (?:expires?|ends?|runs?|lasts?"
    r"|(?:will|is to|is due to) (?:end|expire|run|last))\b",
    re.I,
)
"""An extension that was granted has an end of its own, and is no option any more."""


def _extended(said: Days, context: Context) -> Iterator[tuple[DatedFact, Term]]:
    """Ends of the record with the option that would move them to the day said."""
    options = [t for t in context.record.terms if t.kind == "extension"]
    for end in context.record.dates:
        if end.moment is not Moment.END or end.superseded or end.estimate or end.void or said.first <= end.days.last:
            continue
        for option in options:
            extended = end.days.first + timedelta(days=option.days)
            if said.first - _SLACK <= extended <= said.last + _SLACK:
                yield end, option


RULE = Rule("end", 10, find, judge)
