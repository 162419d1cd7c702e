"""What an article says of a contract when there is no record to hold it against: by the words around it alone.

Less is taken than with a record: only what the words surely tie to the contract, and nobody is told to be wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.article import ArticleReading, Basis, NameMention
from onrecord.checking.about import Nearness, length_of_contract, nearness_of_sum
from onrecord.checking.context import Context
from onrecord.checking.cues import cues_of
from onrecord.checking.extent import judged_part
from onrecord.checking.lengths import is_extension
from onrecord.checking.model import Claim, ClaimType, ClaimValue, DaysSaid, LengthSaid, MoneySaid, TextSaid
from onrecord.ocds import Record
from onrecord.reading import Moment, RecordReading
from onrecord.values import Span

NO_RECORD = RecordReading(Record("", ()), {}, None, "", "", None, (), (), (), (), (), ())
"""Stands beside an article whose contract is not in the register: the words around a sum are read without it."""
_TO_SUPPLIER = re.compile(
    r"\b(?:awarded\b[^;]{0,80}\bto|(?:awarded|given|handed|gone|went|goes|going|let) to|won by"
    r"|(?:hired|appointed|chosen|picked|selected)"
    r"|(?:contract|deal|job|order|work) (?:goes |went |has gone |was given |to )?(?:to|with))\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_SUPPLIER_WINS = re.compile(
    r"(?:,[^.;]{0,60},)?\s+(?:(?:has|have|had)\s+)?(?:(?:won|landed|secured|clinched)\s+(?:the|a|an)\b"
    r"|(?:was|were|been|is to be)\s+(?:awarded|appointed|chosen|hired|selected))",
    re.IGNORECASE,
)
_BUYER_ACTS = re.compile(
    r"(?:,[^.;]{0,60},)?\s+(?:(?:has|have|had|is|are)\s+)?(?:awarded|hired|appointed|advertised"
    r"|invited (?:bids|tenders)|put (?:the|a) [\w\s]{0,40}out to tender"
    r"|(?:paid|pay(?:ing)?|spen[dt]|spending|splashing)\b[^.;]{0,40}[£€$\d]"
    r"|signed (?:the|a) |(?:looking|searching|seeking) for|wants? (?:a|an)\b)",
    re.IGNORECASE,
)
_REACH = 90


def state_claims(article: ArticleReading) -> tuple[Claim, ...]:
    """The article's own statements about its contract, in reading order, with ids of their own (`s1`, `s2`, …)."""
    context = Context(judged_part(article), NO_RECORD)
    found = [claim for claim in _all(context) if not _aside(claim, context)]
    ordered = sorted(found, key=lambda claim: (claim.span.start, claim.span.end, claim.type))
    return tuple(replace(claim, id=f"s{number}") for number, claim in enumerate(ordered, start=1))


def _all(context: Context) -> Iterator[Claim]:
    yield from _sums(context)
    yield from _dates(context)
    yield from _lengths(context)
    yield from _names(context)


def _aside(claim: Claim, context: Context) -> bool:
    """In a byline, in a language that we do not read, or in somebody's words."""
    span = claim.span
    return context.in_furniture(span) or context.in_foreign(span) or context.said_by_someone(span)


def _sums(context: Context) -> Iterator[Claim]:
    for said in context.article.sums:
        if said.basis is not Basis.UNIT and nearness_of_sum(said.span, context) is Nearness.SURE:
            value = MoneySaid(said.low, said.high, said.currency, str(said.qualifier), str(said.basis))
            yield _claim(context, said.span, ClaimType.VALUE, value)


def _dates(context: Context) -> Iterator[Claim]:
    for said in context.article.dates:
        cues = cues_of(said.span, context)
        if cues and cues[0].sure and cues[0].moment in list(Moment) and said.ends is None:
            yield _claim(context, said.span, ClaimType(cues[0].moment), DaysSaid(said.days))


def _lengths(context: Context) -> Iterator[Claim]:
    for said in context.article.durations:
        value = LengthSaid(said.durations, str(said.qualifier))
        if is_extension(said, context):
            yield _claim(context, said.span, ClaimType.EXTENSION, value)
        elif length_of_contract(said.span, context):
            yield _claim(context, said.span, ClaimType.DURATION, value)


def _names(context: Context) -> Iterator[Claim]:
    for said in context.article.names:
        kind = _role(said, context)
        if kind is not None:
            yield _claim(context, said.span, kind, TextSaid(said.text))


def _role(said: NameMention, context: Context) -> ClaimType | None:
    """Whether the sentence makes a name the one that buys, or the one that won."""
    sentence = context.sentence(said.span)
    before = context.text[max(sentence.start, said.span.start - _REACH) : said.span.start]
    after = context.text[said.span.end : min(sentence.end, said.span.end + _REACH)]
    if _TO_SUPPLIER.search(before) or _SUPPLIER_WINS.match(after):
        return ClaimType.SUPPLIER
    return ClaimType.BUYER if _BUYER_ACTS.match(after) else None


def _claim(context: Context, span: Span, kind: ClaimType, value: ClaimValue) -> Claim:
    return Claim("", span, span.of(context.text), kind, value, context.quotation(span))
