"""Whether a sum or a length in an article is said of the contract itself, or of something else."""

from __future__ import annotations

import re
from enum import IntEnum

from onrecord.checking.context import Context
from onrecord.values import Span

_CONTRACT = (
    r"(?:contract|deal|tender|commission|agreement|framework|project|scheme|job|study|scheme|package|programme|order|"
    r"appointment|work|works|notice|award|call-off|procurement|bid|concession|fee|price|cost|bill|service|services|"
    r"investment|refit|revamp|makeover|upgrade|overhaul|boost|session|sessions|training|course|classes|review|report|"
    r"survey|support|race|row|spend|show|scandal|splurge|plan|plans|system|app|website|centre|repairs|design|"
    r"consultancy)"
)
_BEFORE = re.compile(
    rf"\b{_CONTRACT}s?\b[^.;:\n]{{0,40}}?\b(?:worth|valued?|val(?:ued|uation) (?:at|of)|of|for|at|is|was|costs?|"
    rf"costing|put at|"
    r"priced|estimated|totalling|up to|between|stands at)\W*(?:an?|at|of|about|around|up to|over|nearly|almost|"
    r"just|between|the|"
    r"more than|roughly|some|estimated|total|cool|whopping|staggering|eye-watering|from|no|under|\s)*$|"
    r"\b(?:worth|valued at|value (?:at|of|is)|value (?:\w+ ){0,2}?(?:at|of)|put(?:s|ting)? (?:the|"
    r"its) (?:\w+ )?(?:value|price|cost) at|"
    r"gave the price as|priced? (?:at|of|was|as|is)|cost(?:s|ing)? (?:of|at|is|was)?|bill of|"
    r"budget(?:ed)? (?:of|for|at|is|was)?|"
    r"(?:be|being|been|was|is) paid|to pay|pays?|paying|spend(?:s|ing)?|spent|forks? out|shell(?:s|ing)? out|"
    r"hand(?:s|ed|ing)?(?: over)?|"
    r"handing (?:\w+ ){0,8}?|trousers?|pocket(?:s|ing)?|splash(?:es|ing|ed)?(?: out)?|blow(?:s|ing)?|"
    r"advertised at|estimated at|"
    r"capped at|sum of|price of|fee of|charg(?:e|ed|ing)|net(?:s|ted)?|earn(?:s|ed)?|receive|set aside|"
    r"earmarked|ceiling of|won|wins|"
    r"awarded|lands?|landed|at a (?:total )?(?:cost|price) of|total of|maximum of|minimum of)\W+"
    r"(?:(?:an?|at|of|about|around|up to|over|nearly|almost|just|between|the|more than|roughly|some|estimated|"
    r"total|cool|whopping|staggering|eye-watering|hefty|from|under|another|fee|to|him|them)\W+){0,4}$",
    re.I,
)
_AFTER = re.compile(
    rf"^(?:[-\s,](?:[\w’'-]+[-\s]){{0,3}}{_CONTRACT}s?\b|\W+(?:to|on|for) \w+)",
    re.I,
)
_OTHER_MONEY = re.compile(
    r"\b(?:sav(?:e|es|ed|ing|ings)|deficit|shortfall|black hole|gap|debts?|fined?|fines|losses|loss|profits?|"
    r"turnover|income|"
    r"revenues?|rais(?:ed|ing)|donat\w+|grants?|bequest|cut(?:s|ting)? of|per head|salary|pension|compensation|"
    r"council tax|"
    r"reserves|bailout|must find|into the|would put|pledged?|fundrais\w+|insurance|liability|threshold|"
    r"elsewhere|another council|"
    r"neighbouring|previous contract|last contract)\b",
    re.I,
)


class Nearness(IntEnum):
    """How surely a sum is said of the contract that the article is about."""

    OTHER = 0
    """It is money of another kind, or in somebody's mouth."""
    LOOSE = 1
    """Nothing says: believed when it fits the record, never held against the article."""
    SURE = 2
    """The words around it say so."""


def nearness_of_sum(span: Span, context: Context) -> Nearness:
    """How surely the sum at `span` is said of the contract."""
    sentence = context.sentence(span)
    before = context.text[sentence.start : span.start]
    after = context.text[span.end : sentence.end]
    if context.said_by_someone(span):
        return Nearness.OTHER
    if _OTHER_MONEY.search(before[-70:]) or _OTHER_MONEY.search(after[:40]):
        return Nearness.OTHER
    if _BEFORE.search(before) or _AFTER.match(after):
        return Nearness.SURE
    return Nearness.SURE if context.in_headline(span) else Nearness.LOOSE


_LASTS = re.compile(
    r"\b(?:contract|deal|agreement|framework|work|it|which|term|service|services|tender|park|parks|scheme|"
    r"project|appointment|"
    r"programme|commission|operator|concession|lease|job|firm|company|supplier)\b[^.;\n]*"
    r"\b(?:for|last(?:s|ing)?|over|runs? for|running for|in|period of|within|the next|spanning|term of|"
    r"of)\W+(?:the next |a |an |up to |just |about |some |over |at least |more than )*$"
    r"|\b(?:for|last(?:s|ing)?|over|runs? for|run (?:\w+ ){0,3}for|term of|period of|cash for|spanning|"
    r"for the next|over the next)\W+(?:the next |a |an |up to |just |about |some |over |at least )*$",
    re.I,
)
_LONG = re.compile(
    rf"^(?:[-\s](?:[\w’'-]+[-\s]){{0,3}}(?:{_CONTRACT}|term|period|stint|tie-up|partnership|run)s?\b|"
    rf"[’']? work\b| of work\b)",
    re.I,
)


def length_of_contract(span: Span, context: Context) -> bool:
    """Whether the words around a length of time say that the contract lasts so long."""
    sentence = context.sentence(span)
    before, after = context.text[sentence.start : span.start], context.text[span.end : sentence.end]
    return bool(_LASTS.search(before) or _LONG.match(after))
