"""Options to extend, one by one or all together; and statements that there is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.checking.about import about_another
from onrecord.checking.context import Context
from onrecord.checking.firm import names_another_thing
from onrecord.checking.lengths import days_words, fits, in_days, is_extension, said_words, term_evidence
from onrecord.checking.model import AbsentSaid, Claim, ClaimType, LengthSaid, Reason, Verdict, VerdictWord
from onrecord.checking.option_sums import fits_any, sums_added, sums_told
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
    return _unlike(found, options, context)


def _unlike(found: Claim, options: list[Term], context: Context) -> Verdict:
    """Contradicted where neither one option, nor several, nor all of them come to the length said."""
    assert isinstance(found.value, LengthSaid)
    told, added = sums_told(options), sums_added(options)
    evidence = term_evidence(context, options)
    if told is not None and any(fits(found.value.durations, found.value.qualifier, days) for days in told):
        whole = days_words(in_days(found.value.durations))
        return RULE.says(VerdictWord.SUPPORTED, f"The options of the record come to {whole}.", evidence)
    if told is None or added is None or fits_any(found.value, told | added):
        return RULE.says(VerdictWord.UNDECIDED, "The record gives several options to extend.", evidence[:2])
    most = days_words(max(told))
    words = f"options of {most} in all" if len(told) > 1 else f"an option of {most}"
    sentence = f"The record gives {words}, not {said_words(found.value)}."
    if _may_be_told_otherwise(found, context) or _is_something_else(found, context):
        return RULE.says(VerdictWord.UNDECIDED, sentence, evidence[:2])
    return RULE.says(VerdictWord.CONTRADICTED, sentence, evidence[:_SHOWN], Reason.WRONG_NUMBER)


_SHOWN = 5
_GRANTED = re.compile(
    r"\b(?:was|were|has been|have been|had been) (?:\w+ly |already |then )?(?:given|granted|handed|offered|agreed"
    r"|kept on)\b"
    r"|\b(?:was|were|has been|have been|had been|has|have|had) (?:\w+ly |already |then |since |once |twice )?"
    r"(?:extended|renewed|prolonged|stretched|lengthened)\b",
    re.I,
)
"""An extension that was made is none of the options of the notice."""
_FURTHER = re.compile(r"\b(?:more|again|further|extra|additional|another|optional)\b", re.I)
_GRANTS = re.compile(
    r"\b(?:options?|extensions?|renewals?),? each (?:of|for|lasting|up to)\b[^.;:,]{0,20}$"
    r"|\b(?:right|option|power|chance|freedom) to\b[^.;:,]{0,40}$",
    re.I,
)


def _may_be_told_otherwise(found: Claim, context: Context) -> bool:
    """Whether the length is the longest life that the record gives, or tells of an extension that was made."""
    assert isinstance(found.value, LengthSaid)
    own = max((t.days for t in context.record.terms if t.kind == "contract"), default=0.0)
    longest = [
        t.days
        for t in context.record.terms
        if t.days > own * _SLACK
        and (t.kind in ("maximum", "estimate") or (t.kind == "text" and _OPTION.search(t.words)))
    ]
    clause = context.clause(found.span).of(context.text)
    ahead = context.text[max(context.sentence(found.span).start, found.span.start - _RIGHT_BEFORE) : found.span.start]
    more = _FURTHER.search(ahead + context.text[found.span.start : found.span.end + _RIGHT_BEHIND])
    if (
        not more
        and _AS_WHOLE.search(ahead)
        and any(fits(found.value.durations, found.value.qualifier, days) for days in longest)
    ):
        return True
    return bool(_GRANTED.search(clause) or _OF_BIDDING.search(clause)) or names_another_thing(clause, context)


_SLACK, _RIGHT_BEFORE, _RIGHT_BEHIND = 1.06, 30, 6
_AS_WHOLE = re.compile(
    r"\b(?:to|till|until|for|lasts?|lasting|runs?|in all|be)\s(?:up to\s"
    r"|as (?:long|much) as\s|a (?:total|maximum) of\s)?$",
    re.I,
)
"""Right before a length that is reached, and not added: "it could be extended to five years"."""


def _is_something_else(found: Claim, context: Context) -> bool:
    """Whether the length is of a guarantee, of notice, or of each of several things that are no options."""
    before = context.text[context.sentence(found.span).start : found.span.start]
    return of_something_else(found.span, context) and not _GRANTS.search(before)


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


RULE = Rule("extension", 6, find, judge)
