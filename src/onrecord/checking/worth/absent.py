"""Statements that there is no price: "No price is given", "the notice does not say how much"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.checking.context import Context
from onrecord.checking.elsewhere import about_another, about_the_past
from onrecord.checking.model import AbsentSaid, Claim, ClaimType, Reason, Verdict, VerdictWord
from onrecord.checking.money import fits
from onrecord.checking.rule import claim
from onrecord.checking.sums import PRICE, TOPS, now, shown
from onrecord.checking.worth.conditions import WHOLE, is_condition
from onrecord.checking.worth.says import NAME, VERSION, contradicted, silent, somebodys, undecided
from onrecord.reading import Figure, SumKind
from onrecord.reading.words import folded
from onrecord.values import Span
from onrecord.values.patterns import later

_MONEY = (
    r"(?:price(?: tag)?s?|values?|valuation|sums?(?: of money)?|figures?|costs?|amounts?|budget|fee|total|worth"
    r"|(?:cash|money|financial|monetary|contract|estimated|total|award) (?:value|figure|sum|amount|price|total))"
)
_SHOWN = (
    r"(?:given|named|stated|disclosed|published|revealed|put on (?:it|the \w+)|attached|mentioned|quoted|set|released"
    r"|specified|listed|announced|shown|made public|printed|included|recorded|declared|entered|on the record)"
)
_SHOW = (
    r"(?:say|give|state|disclose|reveal|specify|mention|put|name|set out|list|publish|spell out|indicate|show|include"
    r"|carry|contain|attach|offer|print|record|tell us)"
)
_SAYS = rf"(?:{_SHOW}|said|given|stated|disclosed|revealed|published|named|specified)"
_PAPER = (
    r"(?:notice|advert(?:isement)?|record|documents?|paperwork|papers?|tender|award|listing|filing|entry|register"
    r"|announcement|[Ii]t|there|[Tt]hey|council|authority|trust|board|buyer|agency)"
)
_NOT = r"(?:(?:does|do|did|has|have|had|is|was|are|were|will|would)(?: not|n[’']t)|cannot|never|nowhere)"
_ABSENT = later(
    rf"\b(?:[Nn]o (?:\w+ ){{0,2}}?(?:{_MONEY}|money|cash)(?: (?:of|for) the (?:\w+ )?(?:cost|work|contract|deal|job))?"
    rf" (?:is|was|has been|have been|are|were|had been)(?: yet)?(?: being)? {_SHOWN}"
    rf"|[Nn]o (?:\w+ )?{_MONEY} (?:appears|stands|comes with|goes with|accompanies)"
    rf"|{_PAPER} {_NOT}(?: yet| been| so far)? {_SAYS}(?: us)? (?:how much|what (?:it|the \w+) (?:is worth"
    rf"|will cost|costs|will be paid)|what the"
    rf" (?:\w+ ){{0,4}}?(?:is worth|will cost|costs|will be paid)"
    rf"|(?:an?|any|the|its|their|what the) (?:\w+ )?{_MONEY})"
    rf"|{_PAPER} (?:gives?|gave|names?|named|states?|stated|carries|carried|contains?|shows?|puts?|has|had|lists?"
    rf"|mentions?|discloses?|(?:has|have|had) (?:put|given|named|stated|published|disclosed)) no (?:\w+ )?{_MONEY}\b"
    rf"|(?:with|[Tt]here (?:is|was)|[Tt]here[’']s) no (?:\w+ )?(?:(?:mention|word|sign|trace) (?:of|on) (?:the |a "
    rf"|any )?"
    rf"{_MONEY}|{_MONEY} (?:in|on|attached|given|stated|yet))"
    rf"|[Ww]ithout (?:saying|giving|stating|naming|disclosing|revealing|putting|mentioning) (?:how much"
    rf"|what it will cost"
    rf"|(?:an?|any|the|its) (?:\w+ )?{_MONEY})"
    rf"|(?:[Tt]he |[Ii]ts )?{_MONEY}(?: (?:box|field))?(?: (?:of|for) the (?:contract|deal|award|tender|work)| paid"
    rf"| agreed)? (?:(?:is|was) (?:left )?(?:blank|empty|missing)|(?:(?:is|was|has|have)(?: not|n[’']t)"
    rf"(?: yet)?(?: been)?|(?:is|was|has been) nowhere) {_SHOWN})"
    r"|undisclosed (?:sum|amount|fee|price|figure|value)|unspecified (?:sum|amount|fee|price|value)"
    rf"|(?:leaves|left) (?:the )?{_MONEY} blank|(?:silent|coy|mum|vague) (?:on|about) (?:the )?{_MONEY}"
    rf"|{_MONEY} of the (?:award|contract|deal|tender|work)(?: (?:is|was))?(?: (?:given|shown|put|recorded"
    rf"|stated|entered))?"
    r" (?:as|at|is|holds|shows|says|reads|has) (?:an? )?(?:nil|nought|zero|blank|nothing|£0|round nought|dash)"
    rf"|(?:notice|advert(?:isement)?|record|documents?|paperwork|tender|listing|register) (?:is|are|was|stays?"
    rf"|remains?|keeps?)"
    r" (?:silent|mute|coy|dumb|mum)(?: on (?:the |its )?(?:price|cost|value|money|sum))?"
    r"|[Hh]ow much (?:it|the \w+|they|he|she) (?:will|is|are|was|would) [^.;:\n]{0,40}"
    rf"(?:is|was|has)(?: not|n[’']t) (?:been )?(?:{_SHOWN}|said|known))\b"
)
_OF_A_PART = re.compile(
    r"\b(?:breakdown|each|per|lots?|profits?|bids?|rival\w*|tenderers?|instalments?|unit|hourly|daily|savings?|phase"
    r"|how the|previous|last|salary|insurance|turnover|maximum|minimum|upper|ceiling|for the extension)\b",
    re.I,
)
_FOR_WHAT = re.compile(
    r"\s(?:for|of|on)\s(?:(?:the|an?|its|their|these|those|any|such)\s)?(?P<thing>[a-z’'-]+(?:\s[a-z’'-]+)?)"
)
_THE_CONTRACT = frozenset(
    """
    contract deal work works job tender notice award framework agreement project scheme service services supply whole
    purchase commission procurement order bidders bids winner firm supplier contractor lots this that them what either
    """.split()
)
_PAID = re.compile(r"\b(?:paid|winning|won|award\w*|deal|agreed|contract)\b", re.I)


def find_absences(context: Context) -> Iterator[Claim]:
    """Every statement that there is no price."""
    for found in _ABSENT.finditer(context.text):
        yield claim(context, Span(found.start(), found.end()), ClaimType.VALUE, AbsentSaid())


def judge_absence(found: Claim, context: Context) -> Verdict | None:
    """Supported where the record has no sum; wrong where it has one that the words surely mean."""
    if _SILENT.search(found.text) and not _about_money(found.span, context):
        return None
    if context.said_by_someone(found.span):
        return somebodys("Somebody's own words; the record does not say why a price is missing.")
    stated = _stated(context)
    if not stated:
        return Verdict(VerdictWord.SUPPORTED, NAME, VERSION, "The record gives no sum either.")
    sentence = context.sentence(found.span).of(context.text)
    if _OF_A_PART.search(sentence) or about_another(found.span, context) or about_the_past(found.span, context):
        return silent("The record has sums, but none that these words surely mean.")
    if _of_another_thing(found.span, context):
        return silent("The record has sums, but not of what these words speak of.")
    if _printed(stated, context):
        return None
    prices = now(stated, *PRICE)
    told = f"The record does give a sum: {shown(stated[0])}."
    if (context.record.stage in ("awarded", "contracted") or _PAID.search(sentence)) and not prices:
        return undecided(context, stated[:1], f"{told} It is no price that was awarded.")
    return contradicted(context, Reason.WRONG_NUMBER, stated[:3], told)


_SILENT = re.compile(r"(?:silent|mute|coy|dumb|mum)$")
_ASKED_MONEY = re.compile(r"\b(?:how much|price|costs?|value|money|pounds|sum|bill)\b|£", re.I)


def _about_money(span: Span, context: Context) -> bool:
    """Whether the words before say that a notice is silent on money: "How much? You tell me. The notice is silent"."""
    return bool(_ASKED_MONEY.search(context.text[max(0, span.start - _BACK) : span.start]))


_BACK = 60


def _of_another_thing(span: Span, context: Context) -> bool:
    """Whether the price is missing of something that the record does not speak of: "No price for the cards"."""
    found = _FOR_WHAT.match(context.text, span.end)
    things = {word for word in folded(found["thing"]) if len(word) > 3} if found else set()
    known = {word for p in context.record.passages for word in folded(p.text)}
    return bool(things) and not things & (known | _THE_CONTRACT)


def _stated(context: Context) -> list[Figure]:
    """The sums of the record that are about the whole, without those that nobody should trust."""
    figures = context.record.figures
    fields = [f for f in now(figures, *PRICE, *TOPS, SumKind.FLOOR, SumKind.LOT, SumKind.BUDGET) if not f.doubts]
    prose = [
        f for f in now(figures, SumKind.TEXT) if WHOLE.search(f.words) and not is_condition(f) and f.basis != "unit"
    ]
    return [*fields, *prose]


def _printed(stated: list[Figure], context: Context) -> bool:
    """Whether the article prints a sum of the record: then it means another one that is missing."""
    return any(fits(f.amount, m.high, str(m.qualifier), m.unit) for m in context.article.sums for f in stated)
