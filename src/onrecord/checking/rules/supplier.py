"""Who was awarded the work."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.checking.context import Context
from onrecord.checking.model import Claim, ClaimType, Reason, TextSaid, Verdict, VerdictWord
from onrecord.checking.people import (
    BUYER_ROLES,
    SUPPLIER_ROLES,
    buys,
    is_same,
    known_to_record,
    mentions,
    named,
    named_in_full,
    sells,
)
from onrecord.checking.rule import Rule, claim


def find(context: Context) -> Iterator[Claim]:
    """Names that are a supplier's, or that the verbs around them make one."""
    suppliers, buyers = named(context, SUPPLIER_ROLES), named(context, BUYER_ROLES)
    for span in mentions(context):
        said = span.of(context.text)
        if any(is_same(said, name, short=False) for name in buyers):
            continue
        right = any(is_same(said, name, short=True) or named_in_full(span, name, context) for name in suppliers)
        if right or (sells(span, context) and not buys(span, context)):
            yield claim(context, span, ClaimType.SUPPLIER, TextSaid(said))


def judge(found: Claim, context: Context) -> Verdict | None:
    """Another firm named as supplier is wrong only where the article nowhere names a right one."""
    suppliers = named(context, SUPPLIER_ROLES)
    same = [n for n in suppliers if is_same(found.text, n, short=True) or named_in_full(found.span, n, context)]
    if same:
        evidence = [context.evidence(n.pointer, n.release_id) for n in same]
        return RULE.says(VerdictWord.SUPPORTED, f"The record names {same[0].printed} as supplier.", evidence)
    if not suppliers:
        return RULE.says(VerdictWord.NOT_IN_RECORD, "The record names no supplier.")
    right = any(is_same(s.of(context.text), n, short=True) for s in mentions(context) for n in suppliers)
    if right or known_to_record(found.text, context):
        return None
    sentence = f"The record names {suppliers[0].printed} as supplier, not {found.text}."
    evidence = [context.evidence(n.pointer, n.release_id) for n in suppliers]
    return RULE.says(VerdictWord.CONTRADICTED, sentence, evidence, Reason.WRONG_SUPPLIER)


RULE = Rule("supplier", 1, find, judge)
