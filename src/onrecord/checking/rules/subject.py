"""What is bought: names and titles that the article and the record share."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.article import SourceKind
from onrecord.checking.context import Context
from onrecord.checking.model import Claim, ClaimType, TextSaid, Verdict, VerdictWord
from onrecord.checking.people import is_same, mentions
from onrecord.checking.rule import Rule, claim
from onrecord.checking.rules.location import evidence_of, places


def find(context: Context) -> Iterator[Claim]:
    """Names that are neither party nor place, and short titles in marks, where the record has them."""
    where = set(places(context))
    seen: set[str] = set()
    for span in mentions(context):
        said = span.of(context.text)
        party = any(is_same(said, n, short=True) for n in context.record.names)
        if party or span in where or said in seen or " " not in said:
            continue
        seen.add(said)
        if evidence_of(said, context):
            yield claim(context, span, ClaimType.SUBJECT, TextSaid(said))
    for _, quotation in context.quotations():
        title = (
            quotation.source is SourceKind.NONE and quotation.text[:1].isupper() and len(quotation.text.split()) <= 6
        )
        if title and evidence_of(quotation.text, context):
            yield claim(context, quotation.span, ClaimType.SUBJECT, TextSaid(quotation.text))


def judge(found: Claim, context: Context) -> Verdict | None:
    """Supported where the record has the words."""
    evidence = evidence_of(found.text, context)
    return RULE.says(VerdictWord.SUPPORTED, f"The record speaks of {found.text}.", evidence) if evidence else None


RULE = Rule("subject", 1, find, judge)
