"""Who buys: under any name that the record, the register of names or common shortening gives it."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.checking.context import Context
from onrecord.checking.model import Claim, ClaimType, Reason, TextSaid, Verdict, VerdictWord
from onrecord.checking.people import (
    BUYER_ROLES,
    buys,
    is_body,
    is_same,
    known_to_record,
    mentions,
    named,
    sells,
)
from onrecord.checking.rule import Rule, claim


def find(context: Context) -> Iterator[Claim]:
    """Names that are the buyer's, or that the verbs around them make the buyer."""
    buyers = named(context, BUYER_ROLES)
    for mention in mentions(context):
        acts = buys(mention, context)
        if any(is_same(mention.text, name, short=acts) for name in buyers) or (acts and is_body(mention, context)):
            yield claim(context, mention.span, ClaimType.BUYER, TextSaid(mention.text))


def judge(found: Claim, context: Context) -> Verdict | None:
    """Another body named as buyer is wrong only where the article nowhere names the right one."""
    buyers = named(context, BUYER_ROLES)
    mention = next(m for m in context.article.names if m.span == found.span)
    acts = buys(mention, context)
    same = [n for n in buyers if any(is_same(form, n, short=acts) for form in (mention.text, *mention.forms))]
    if same:
        evidence = [context.evidence(n.pointer, n.release_id) for n in same]
        return RULE.says(VerdictWord.SUPPORTED, f"The record names {same[0].name} as buyer.", evidence)
    if not buyers or sells(mention, context) or known_to_record(mention, context):
        return None
    evidence = [context.evidence(n.pointer, n.release_id) for n in buyers]
    right = any(is_same(m.text, n, short=buys(m, context)) for m in mentions(context) for n in buyers)
    if right:
        return None
    sentence = f"The record names {buyers[0].name} as buyer, not {mention.text}."
    return RULE.says(VerdictWord.CONTRADICTED, sentence, evidence, Reason.WRONG_BUYER)


RULE = Rule("buyer", 1, find, judge)
