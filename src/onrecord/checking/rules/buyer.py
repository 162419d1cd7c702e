"""Who buys: under any name that the record gives it, a common shortening, or "the city council"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.checking.context import Context
from onrecord.checking.model import Claim, ClaimType, Evidence, Reason, TextSaid, Verdict, VerdictWord
from onrecord.checking.people import (
    BUYER_ROLES,
    aliases,
    buys,
    is_body,
    is_same,
    known_to_record,
    mentions,
    named,
    named_in_full,
    sells,
)
from onrecord.checking.rule import Rule, claim
from onrecord.reading import Name
from onrecord.values import Span

_THE_COUNCIL = re.compile(r"\b(?:[Tt]he (?:(?P<kind>city|county|district|borough|town|parish) )?council)\b")
_PLACE_COUNCIL = re.compile(r"\b[A-Z][\w’'-]+(?: (?:[a-z]{2,4} )?[A-Z][\w’'-]+){0,8} council\b")
_PERSON = re.compile(
    r"\b(?P<who>[Tt]he (?:[A-Z][a-z]+ Secretary|Mayor(?: of [A-Z][a-z]+)?|Prime Minister|Chancellor|Commissioner)"
    r"|(?:(?:[Pp]olice|[Cc]rime|[Cc]ouncil|[Cc]ity|[Tt]own) )?(?:boss|chief|[Cc]ommissioner|[Mm]ayor"
    r"|[Ll]eader|[Mm]inister|"
    r"[Ss]ecretary) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?|[A-Z][\w’'-]+ [A-Z][\w’'-]+) (?:is |has |was )?(?:been )?"
    r"(?:splurg\w+|blow[ns]?|spend(?:s|ing)|splash\w+|fork\w* out|pay(?:s|ing)|hand(?:s|ing)|(?:slammed"
    r"|criticised|blasted"
    r"|under fire|attacked) for "
    r"(?:advertising|spending|hiring|awarding))"
)
_PURCHASE = re.compile(
    r"[£€$]|\b(?:contract|deal|tender|bid|notice|commission|agreement|framework|suppl(?:y|ier)|contractor|provider|firm"
    r"|compan(?:y|ies)|operator|builder|partner|bidder|consultan|advert|hir|procure|job|work|service|trainer|quot)",
    re.I,
)
"""Without such a word the sentence may tell of anything that a public body does."""
_OFFICE = re.compile(r"\b(?:office|mayor|commissioner|department|ministry|government)\b", re.I)


def find(context: Context) -> Iterator[Claim]:
    """Names that are the buyer's or that the verbs around them make the buyer, and "the city council" once."""
    buyers = named(context, BUYER_ROLES)
    for span in mentions(context):
        acts = buys(span, context)
        if any(is_same(span.of(context.text), n, short=acts) for n in buyers) or (acts and is_body(span, context)):
            yield claim(context, span, ClaimType.BUYER, TextSaid(span.of(context.text)))
    for pattern in (_THE_COUNCIL, _PLACE_COUNCIL):
        found = pattern.search(context.text)
        if found and not context.said_by_someone(Span(*found.span())) and _same(found.group(), buyers, context):
            yield claim(context, Span(*found.span()), ClaimType.BUYER, TextSaid(found.group()))
    if any(_OFFICE.search(n.name) for n in buyers):
        persons = [(Span(*p.span()), p["who"]) for p in _PERSON.finditer(context.text)]
        for span, who in [p for p in persons if not context.in_caption(p[0])][:1]:
            yield claim(context, span, ClaimType.BUYER, TextSaid(who))


def judge(found: Claim, context: Context) -> Verdict | None:
    """Another body named as buyer is wrong only where the article nowhere names the right one."""
    assert isinstance(found.value, TextSaid)
    buyers = named(context, BUYER_ROLES)
    same = _same(found.text, buyers, context) or _alias(found, buyers, context)
    if same:
        sentence = f"The record names {same[0].printed} as buyer."
        return RULE.says(VerdictWord.SUPPORTED, sentence, _evidence(same, context))
    if not buyers or not (evidence := _evidence(buyers, context)):
        return None
    if found.value.text != found.text:
        sentence = f"The buyer is {buyers[0].printed}, an office, and not {found.value.text} in person."
        return RULE.says(VerdictWord.PARTIAL, sentence, evidence, Reason.PERSON_FOR_OFFICE)
    right = any(is_same(s.of(context.text), n, short=buys(s, context)) for s in mentions(context) for n in buyers)
    if right or sells(found.span, context) or known_to_record(found.text, context):
        return None
    if not _PURCHASE.search(context.sentence(found.span).of(context.text)):
        return None
    sentence = f"The record names {buyers[0].printed} as buyer, not {found.text}."
    return RULE.says(VerdictWord.CONTRADICTED, sentence, evidence, Reason.WRONG_BUYER)


def _same(said: str, buyers: list[Name], context: Context) -> list[Name]:
    """The record's names that "the city council" or "Aldermere council" stands for."""
    kind = _THE_COUNCIL.fullmatch(said)
    if kind:
        rank = rf"\b{kind['kind']}\b.*" if kind["kind"] else ""
        return [n for n in buyers if re.search(rf"{rank}\bcouncil\b", n.name, re.I)]
    return [
        n
        for n in buyers
        if said.endswith(" council") and is_same(said.removesuffix("council") + "Council", n, short=False)
    ]


def _alias(found: Claim, buyers: list[Name], context: Context) -> list[Name]:
    acts = buys(found.span, context)
    names = aliases(found.span, context)
    return [
        n
        for n in buyers
        if named_in_full(found.span, n, context) or any(is_same(form, n, short=acts) for form in names)
    ]


def _evidence(names: list[Name], context: Context) -> list[Evidence]:
    return [context.evidence(n.pointer, n.release_id) for n in names]


RULE = Rule("buyer", 1, find, judge)
