"""Who was awarded the work."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.checking.context import Context
from onrecord.checking.model import Claim, ClaimType, Reason, TextSaid, Verdict, VerdictWord
from onrecord.checking.people import (
    BUYER_ROLES,
    SUPPLIER_ROLES,
    buys,
    is_same,
    is_trade,
    known_to_record,
    mentions,
    named,
    named_in_full,
    sells,
)
from onrecord.checking.rule import Rule, claim
from onrecord.reading import Name
from onrecord.values import Span
from onrecord.values.names import normalise

_FIRMS = (
    r"(?:winners|suppliers|firms|builders|companies|contractors|providers|operators|businesses|consultants|charities"
    r"|agencies|successful bidders|organisations|garages|traders)"
)
_AMONG = re.compile(
    rf"^ (?:is |are |was |were )?(?:named |also )?among (?:the )?(?:\w+ )?{_FIRMS}\b|^ (?:is|are) also (?:there|on)\b"
)
_PLACE_TO = re.compile(
    r"\b(?:place|slot|spot|share|rest|lot(?: \w+)?) (?:went|goes|was given|was awarded) to (?:the )?$"
)
_LISTED = re.compile(
    r"\b(?:(?:are|were|is|have been) (?:all |also )?(?:on the (?:list|framework|panel)|among"
    r"|the winners|chosen|appointed|named|selected|picked|there)|won (?:places|contracts|lots)|share the|will share"
    r"|split the|divide the"
    rf"|(?:[Aa]mong|[Aa]mongst) (?:the|those|its|them) ?(?:\w+ )?{_FIRMS}? ?(?:is|are|were)"
    rf"|(?:[Tt]he )?{_FIRMS} (?:are|were)|{_FIRMS}(?: [^.:;]{{0,60}})?:)"
)
_BETWEEN = re.compile(r"(?:, (?:and )?| and |, as (?:is|are) |, with |; (?:and )?)(?:the |by )?")


def find(context: Context) -> Iterator[Claim]:
    """Names that are a supplier's, or that the verbs around them make one."""
    suppliers, buyers = named(context, SUPPLIER_ROLES), named(context, BUYER_ROLES)
    for span in mentions(context):
        said = span.of(context.text)
        if any(is_same(said, name, short=False) for name in buyers):
            continue
        right = any(_is_of(said, name) or named_in_full(span, name, context) for name in suppliers)
        if right or (not is_trade(said) and _is_made_one(span, context)):
            yield claim(context, span, ClaimType.SUPPLIER, TextSaid(said))


def _is_of(said: str, name: Name) -> bool:
    """Whether a name is the record's, with its trade before it or without: "Coachbuilders Stonefold"."""
    trade, _, rest = said.partition(" ")
    return is_same(said, name, short=True) or (is_trade(trade) and is_same(rest, name, short=True))


def _is_made_one(span: Span, context: Context) -> bool:
    """Whether the words around a name make it a supplier's."""
    return _has_place(span, context) or (sells(span, context) and not buys(span, context))


def judge(found: Claim, context: Context) -> Verdict | None:
    """Another firm named as supplier is wrong only where the article nowhere names a right one."""
    suppliers = named(context, SUPPLIER_ROLES)
    same = [n for n in suppliers if _is_of(found.text, n) or named_in_full(found.span, n, context)]
    if same:
        evidence = [context.evidence(n.pointer, n.release_id) for n in same]
        return RULE.says(VerdictWord.SUPPORTED, f"The record names {same[0].printed} as supplier.", evidence)
    if not suppliers:
        return RULE.says(VerdictWord.NOT_IN_RECORD, "The record names no supplier.")
    right = any(is_same(s.of(context.text), n, short=True) for s in mentions(context) for n in suppliers)
    if (right and not _has_place(found.span, context)) or known_to_record(found.text, context):
        return None
    sentence = f"The record names {suppliers[0].printed} as supplier, not {found.text}."
    evidence = [context.evidence(n.pointer, n.release_id) for n in suppliers]
    return RULE.says(VerdictWord.CONTRADICTED, sentence, evidence, Reason.WRONG_SUPPLIER)


def _has_place(span: Span, context: Context) -> bool:
    """Whether a name is said to be one of those chosen, whoever else is: "among the winners", or in a list of them."""
    sentence = context.sentence(span)
    before, after = context.text[sentence.start : span.start], context.text[span.end : sentence.end]
    if _AMONG.match(after) or _PLACE_TO.search(before):
        return True
    if sells(span, context) and _beside_right(span, sentence, context):
        return True
    if not _LISTED.search(sentence.of(context.text)):
        return False
    names, suppliers = list(mentions(context, sentence)), named(context, SUPPLIER_ROLES)
    if span not in names:
        return False
    row = _row(names, names.index(span), context.text)
    return any(is_same(other.of(context.text), n, short=True) for other in row for n in suppliers)


def _beside_right(span: Span, sentence: Span, context: Context) -> bool:
    """Whether the sentence gives each of several firms its share, right ones among them: "X gets £1m and Y £2m"."""
    suppliers = named(context, SUPPLIER_ROLES)
    several = len({normalise(n.name) for n in suppliers}) > 1
    others = (s for s in mentions(context, sentence) if s != span)
    return several and any(is_same(s.of(context.text), n, short=True) for s in others for n in suppliers)


def _row(names: list[Span], index: int, text: str) -> list[Span]:
    """The other names of the list that the one at `index` stands in."""
    first = last = index
    while first > 0 and _BETWEEN.fullmatch(text[names[first - 1].end : names[first].start]):
        first -= 1
    while last + 1 < len(names) and _BETWEEN.fullmatch(text[names[last].end : names[last + 1].start]):
        last += 1
    return [*names[first:index], *names[index + 1 : last + 1]]


RULE = Rule("supplier", 5, find, judge)
