"""How long the contract lasts; the length of a session, when the notice gives it, counts as well."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.checking.about import about_another, length_of_contract
from onrecord.checking.context import Context
from onrecord.checking.lengths import (
    RANGE,
    days_words,
    fits,
    fits_days,
    in_days,
    is_extension,
    said_words,
    term_evidence,
)
from onrecord.checking.model import Claim, ClaimType, LengthSaid, Reason, Verdict, VerdictWord
from onrecord.checking.rule import Rule, claim
from onrecord.reading import Term
from onrecord.reading.passages import excerpt

_MOST_TIMES = 5
_MAXIMUM = re.compile(
    r"\b(?:maximum|at most|up to|no (?:more|longer) than|not (?:last|run) (?:for )?more than|in all|including|"
    r"with (?:all )?(?:options|extensions)|could|cannot last|altogether|if extended|potentially"
    r"|(?:if|should) (?:all|every|each|both|the (?:full|whole|entire))\b)\b",
    re.I,
)


def find(context: Context) -> Iterator[Claim]:
    """Lengths of time that are not options to extend."""
    for mention in context.article.durations:
        if not is_extension(mention, context):
            said = LengthSaid(mention.durations, str(mention.qualifier))
            yield claim(context, mention.span, ClaimType.DURATION, said)


def judge(found: Claim, context: Context) -> Verdict | None:
    """The contract's own term first; with the options counted in it is only partly true."""
    assert isinstance(found.value, LengthSaid)
    if context.said_by_someone(found.span):
        return None
    sure = length_of_contract(found.span, context)
    fitting = [t for t in context.record.terms if fits(found.value.durations, found.value.qualifier, t.days)]
    own = [t for t in fitting if t.kind == "contract"] or [
        t for t in fitting if t.kind == "estimate" and not _own(context)
    ]
    if own:
        sentence = f"The record's term is {days_words(own[0].days)}."
        return RULE.says(VerdictWord.SUPPORTED, sentence, term_evidence(context, own))
    whole = [t for t in fitting if t.kind == "maximum"]
    if whole:
        return _maximum(found, whole, context, sure=sure)
    prose = [t for t in fitting if t.kind in ("text", "extension")]
    if prose and not (sure and _own(context)):
        words = excerpt(prose[0].words) or days_words(prose[0].days)
        return RULE.says(VerdictWord.SUPPORTED, f"The notice says: “{words}”.", term_evidence(context, prose[:2]))
    return _wrong(found, context) if sure else None


def _own(context: Context) -> list[Term]:
    return [t for t in context.record.terms if t.kind == "contract"]


_ATTRIBUTE = re.compile(
    r"[-\s](?:[\w’'-]++\s)?(?:[\w’'-]+[-\s])?(?:contract|deal|agreement|framework|tender|appointment|concession"
    r"|commission|pledge|tie-up"
    r"|partnership)\b",
    re.I,
)
"""Behind a length that is the very one with the options counted in: as an attribute it is this contract's."""


_MORE_BEHIND = re.compile(
    r",? (?:to (?:begin|start) with|in the first (?:place|instance)|at (?:the outset|first)|initially)\b"
    r"|[,;.]?\s(?:and |but )?(?:then |after (?:that|which),? )?(?:there (?:may|could|might|can) (?:then )?be"
    r"|options? (?:may|could|might|can)"
    r"|(?:the [\w-]+|it|they) (?:can|could|may|might) (?:then )?(?:be )?(?:add|extend|prolong|stretch|renew"
    r"|lengthen)(?:ed)?)\b"
    r"|,?\s(?:and |but )?(?:with|and|plus)\s(?:the |an? |up to |there )?(?:[\w-]+ ){0,3}?(?:option|possibility|chance"
    r"|right"
    r"|further|additional|another|extra|may be|could be|can be|months more|years? more|optional)\b",
    re.I,
)
"""Behind a length, an option that comes on top of it: the length was said without."""


_INITIAL = re.compile(
    r"\b(?:an? initial(?: (?:term|period) of)?|the (?:initial|first) (?:term|period) (?:is|was|of|will be)"
    r"|initially(?: for)?"
    r"|in the first (?:place|instance),? for|initial)\W+[\w-]+(?:\W+[\w-]+){0,2}$",
    re.I,
)


def _maximum(found: Claim, whole: list[Term], context: Context, *, sure: bool) -> Verdict:
    sentence_span = context.sentence(found.span)
    said = found.value
    assert isinstance(said, LengthSaid)
    own = _own(context)
    evidence = term_evidence(context, [*whole[:2], *own[:1]])
    words = context.text[sentence_span.start : found.span.end]
    if _MAXIMUM.search(words) and not _MORE_BEHIND.match(context.text, found.span.end):
        sentence = f"With its options the contract can last {said_words(said)}."
        return RULE.says(VerdictWord.SUPPORTED, sentence, evidence)
    term = days_words(own[0].days) if own else "shorter"
    sentence = f"The term is {term}; {said_words(said)} counts in the options to extend."
    plain = bool(
        _MORE_BEHIND.match(context.text, found.span.end)
        or _ATTRIBUTE.match(context.text, found.span.end)
        or _INITIAL.search(words)
    ) and not about_another(found.span, context)
    if not sure and not plain:
        return RULE.says(VerdictWord.UNDECIDED, sentence, evidence)
    return RULE.says(VerdictWord.PARTIAL, sentence, evidence, Reason.EXTENSION_INCLUDED)


def _wrong(found: Claim, context: Context) -> Verdict | None:
    """Only against a record that knows one length, and never for hours or days: those are of something smaller."""
    assert isinstance(found.value, LengthSaid)
    if any(d.days or d.hours or d.minutes for d in found.value.durations):
        return None
    own = _own(context) or [t for t in context.record.terms if t.kind == "estimate"]
    if not own:
        return RULE.says(VerdictWord.NOT_IN_RECORD, "The record does not say how long the contract lasts.")
    fields = [t for t in own if not t.words] or own
    fields = [t for t in fields if t.days > _SLIP] or fields
    lengths = {round(t.days / 31) for t in fields}
    said = said_words(found.value)
    if len(lengths) > 1 or fields[0].days <= 2:
        sentence = f"The record gives several lengths, none of them {said}."
        plain = len(lengths) <= _FEW and min(t.days for t in fields) > _SHORT and not _spans(found, fields)
        if plain and not any(_counts_options(found, t.days, context) for t in fields):
            evidence = term_evidence(context, own[:5])
            return RULE.says(VerdictWord.CONTRADICTED, sentence, evidence, Reason.WRONG_NUMBER)
        return RULE.says(VerdictWord.UNDECIDED, sentence, term_evidence(context, own[:2]))
    own = [*fields, *(t for t in own if t.words)]
    if _counts_options(found, fields[0].days, context):
        sentence = f"The record's term, {days_words(own[0].days)}, may count in the options that the article names."
        return RULE.says(VerdictWord.UNDECIDED, sentence, term_evidence(context, own))
    sentence = f"The record's term is {days_words(own[0].days)}, not {said}."
    return RULE.says(VerdictWord.CONTRADICTED, sentence, term_evidence(context, own), Reason.WRONG_NUMBER)


_SLIP = 2
"""Days: a term so short beside a longer one is a slip of the publisher's."""
_FEW, _SHORT = 3, 60
"""Lengths that a record gives, and days, from which on one that is none of them is surely another."""


def _spans(found: Claim, fields: list[Term]) -> bool:
    """Whether the length lies between those of the record, as one from the first start to the last end may."""
    assert isinstance(found.value, LengthSaid)
    said = in_days(found.value.durations)
    return min(t.days for t in fields) < said < max(t.days for t in fields)


def _counts_options(found: Claim, term: float, context: Context) -> bool:
    """Whether the record's term is the length said with another length of the article added, once or a few times.

    "Five years, and then two lots of twelve months" are the seven years of a notice that counts its options in.
    """
    assert isinstance(found.value, LengthSaid)
    ends = [[d] for d in found.value.durations] if found.value.qualifier == RANGE else [found.value.durations]
    others = {in_days(m.durations) for m in context.article.durations if m.span != found.span}
    return any(
        fits_days(in_days(said) + times * other, term)
        for said in ends
        for other in others
        if other
        for times in range(1, _MOST_TIMES)
    )


RULE = Rule("duration", 9, find, judge)
