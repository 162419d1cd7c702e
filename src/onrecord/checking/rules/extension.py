"""Options to extend, one by one or all together; and statements that there is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.checking.about import about_another
from onrecord.checking.context import Context
from onrecord.checking.firm import names_another_thing
from onrecord.checking.lengths import days_words, fits, in_days, is_extension, said_words, term_evidence
from onrecord.checking.model import AbsentSaid, Claim, ClaimType, LengthSaid, Reason, Verdict, VerdictWord
from onrecord.checking.other_lengths import of_something_else
from onrecord.checking.rule import Rule, claim
from onrecord.reading import Term
from onrecord.reading.passages import excerpt
from onrecord.values import Span

_NONE = re.compile(
    r"\bno (?:option|provision|scope|right|possibility|chance)s? (?:to (?:extend|renew|prolong|go on|carry on|continue)"
    r"(?: (?:it|the \w+))?|(?:of|for) (?:an? |any )?(?:extension|renewal))\b"
    r"|\bno (?:extension|renewal)s?(?: (?:is|are|will be))?(?: (?:allowed|possible|available|planned|offered"
    r"|permitted))\b"
    r"|\b(?:cannot|can not|can[’']t|may not|will not) be (?:extended|renewed|prolonged)\b"
    r"|\bwithout (?:an |any )?(?:option|provision|possibility|right)s? (?:to (?:extend|renew)|(?:of"
    r"|for) (?:extension|renewal))\b",
    re.I,
)
_OF_BIDDING = re.compile(r"\b(?:dead-?line|closing date|bids?|tenders?|time limit|lease|visa|loan)\b", re.I)
_OPTION = re.compile(r"\b(?:option|exten[ds]|extension|renew)", re.I)


def find(context: Context) -> Iterator[Claim]:
    """Lengths of time that the words around them make options."""
    for mention in context.article.durations:
        if is_extension(mention, context):
            said = LengthSaid(mention.durations, str(mention.qualifier))
            yield claim(context, mention.span, ClaimType.EXTENSION, said)
    for found in _NONE.finditer(context.text):
        span = Span(found.start(), found.end())
        if not _OF_BIDDING.search(context.text[context.clause(span).start : span.start]):
            yield claim(context, span, ClaimType.EXTENSION, AbsentSaid())


def judge(found: Claim, context: Context) -> Verdict | None:
    """Against each option that the record prints, and against their sum."""
    if isinstance(found.value, AbsentSaid):
        return _judge_none(found, context)
    assert isinstance(found.value, LengthSaid)
    if context.said_by_someone(found.span) or about_another(found.span, context):
        return None
    options = [t for t in context.record.terms if t.kind == "extension"]
    said = found.value.durations
    fitting = [
        t
        for t in options
        if fits(said, found.value.qualifier, t.days)
        or any(fits(said, found.value.qualifier, in_days([d])) for d in t.durations)
    ]
    fitting = fitting or _filling(found.value, options, context)
    if fitting:
        words = excerpt(fitting[0].words)
        return RULE.says(VerdictWord.SUPPORTED, f"The notice says: “{words}”.", term_evidence(context, fitting))
    if not options:
        whole = [t for t in context.record.terms if fits(said, found.value.qualifier, t.days)]
        if whole:
            return RULE.says(
                VerdictWord.SUPPORTED, f"The record gives {days_words(whole[0].days)}.", term_evidence(context, whole)
            )
        return RULE.says(VerdictWord.NOT_IN_RECORD, "The record says nothing of an option to extend.")
    in_all = sum(t.days for t in {t.words: t for t in options}.values())
    fits_none = not any(fits([part], "exact", t.days) for part in said for t in options)
    if fits_none and _beyond(in_days(said), in_all, context) and not of_something_else(found.span, context):
        sentence = f"The record gives options of {days_words(in_all)} in all, not {said_words(found.value)}."
        return RULE.says(VerdictWord.CONTRADICTED, sentence, term_evidence(context, options), Reason.WRONG_NUMBER)
    if in_all >= in_days(said) and len(options) > 1:
        return RULE.says(
            VerdictWord.UNDECIDED, "The record gives several options to extend.", term_evidence(context, options[:2])
        )
    sentence = f"The record gives an option of {days_words(options[0].days)}, not {said_words(found.value)}."
    if len(options) == 1 and len(said) == 1 and not of_something_else(found.span, context):
        return RULE.says(VerdictWord.CONTRADICTED, sentence, term_evidence(context, options), Reason.WRONG_NUMBER)
    return RULE.says(VerdictWord.UNDECIDED, sentence, term_evidence(context, options[:2]))


_SLACK = 1.1


def _beyond(said: float, whole: float, context: Context) -> bool:
    """Whether a length is more than all options of the record together, and more than its longest life leaves."""
    longest = [
        t.days
        for t in context.record.terms
        if t.kind in ("maximum", "estimate") or (t.kind == "text" and _OPTION.search(t.words))
    ]
    return said > whole * _SLACK and all(said > days * _SLACK or days > said * _SLACK for days in longest)


def _judge_none(found: Claim, context: Context) -> Verdict | None:
    """That there is no option: right where the record has none."""
    if context.said_by_someone(found.span) or about_another(found.span, context):
        return None
    if names_another_thing(context.clause(found.span).of(context.text), context):
        return None
    options = [t for t in context.record.terms if t.kind == "extension"]
    if not options:
        return RULE.says(VerdictWord.SUPPORTED, "The record gives no option to extend either.")
    sentence = f"The record gives an option of {days_words(options[0].days)}."
    if not all(_OPTION.search(t.words) for t in options):
        return RULE.says(VerdictWord.UNDECIDED, sentence, term_evidence(context, options[:2]))
    return RULE.says(VerdictWord.CONTRADICTED, sentence, term_evidence(context, options[:2]), Reason.WRONG_NUMBER)


def _filling(said: LengthSaid, options: Sequence[Term], context: Context) -> list[Term]:
    """Options that, taken as often as said or all together, fill the contract up to its longest life as stated."""
    longest = [t for t in context.record.terms if t.kind == "maximum" and t.durations]
    own = [t for t in context.record.terms if t.kind == "contract"]
    filled = [t for t in longest for o in own if fits(said.durations, said.qualifier, t.days - o.days)]
    each = [o for o in options if all(fits([d], said.qualifier, o.days) for d in said.durations)]
    return [*each, *filled] if filled and (each or len(said.durations) == 1) else []


RULE = Rule("extension", 5, find, judge)
