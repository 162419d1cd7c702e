"""Whether a sum or a length in an article is said of the contract itself, or of something else."""

from __future__ import annotations

import re
from datetime import timedelta
from enum import IntEnum

from onrecord.article import SourceKind
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
    r"on the hook for|(?:pay(?:s|ing)?|paid|hand(?:s|ing|ed)?|giv(?:es|ing|en)) (?:[\w’\'-]+ ){1,6}?|trousers?"
    r"|pocket(?:s|ing)?|splash(?:es|ing|ed)?(?: out)?|blow(?:s|ing)?|"
    r"advertised at|estimated at|"
    r"capped at|sum of|price of|fee of|charg(?:e|ed|ing)|net(?:s|ted)?|earn(?:s|ed)?|receive|set aside|"
    r"earmarked|ceiling of|won|wins|"
    r"awarded|lands?|landed|at a (?:total )?(?:cost|price) of|total of|maximum of|minimum of)\W+"
    r"(?:(?:an?|at|of|about|around|up to|over|nearly|almost|just|between|the|more than|roughly|some|estimated|"
    r"total|cool|whopping|staggering|eye-watering|hefty|from|under|another|fee|to|him|them)\W+){0,4}$",
    re.I,
)
_AFTER = re.compile(rf"^[-\s,](?:[\w’'-]+[-\s]){{0,3}}{_CONTRACT}s?\b", re.I)
_OTHER_MONEY = re.compile(
    r"\b(?:sav(?:e|es|ed|ing|ings)|(?:deficit|shortfall|black hole|gap|debts?|fines?|loss|losses|profits?"
    r"|turnover|income|"
    r"revenues?|reserves|bailout|grants?|bequest|cuts?|pension|compensation|insurance|salary|donation)s?(?: pot)?|"
    r"fined|rais(?:ed?|ing)|donated|fundrais\w+|must find|pledg(?:e|ed|es|ing)|promis(?:e|ed|es|ing)|"
    r"(?:would|could) (?:find|put|invest|spend|give|raise|need)|party (?:would|will)|threshold|liability of)\W+"
    r"(?:(?:an?|of|at|about|up to|over|nearly|almost|around|another|extra|the|it|some|more than|least|him"
    r"|them)\W+){0,4}$",
    re.I,
)
_OTHER_AFTER = re.compile(
    r"^\W*(?:(?:\w+\W+){0,2}(?:into the|in savings|of savings|deficit|shortfall|black hole|grant|fine|fines"
    r"|profit|loss|debt|"
    r"bailout|budget gap|fund|loan|donation)\b|(?:last|the previous|a previous) (?:year|month|time)\b|on (?:an?"
    r"|another) "
    r"(?:similar|separate|other|different|previous|earlier)\b|elsewhere\b)",
    re.I,
)
_LONG_AGO = timedelta(days=430)
_EACH = re.compile(r"\b(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|dozen|each|per|every)\s+$", re.I)


_ANOTHER = re.compile(
    r"\b(?:similar|separate|another|neighbouring|comparable|rival|previous|different|earlier|old|sister"
    r"|other) (?:[\w’'-]+ ){0,2}?"
    r"(?:schemes?|contracts?|projects?|deals?|councils?|county|counties|authorit(?:y|ies)|programmes?|study"
    r"|studies|tenders?|force|"
    r"trusts?|systems?|courses?|city|cities|town|towns|district|agreement|framework|notice|job|centre|building)\b"
    r"|\b(?:elsewhere|separately|meanwhile|in addition)\b"
    r"|\b(?:his|her|my|(?:mayor|leader|president|chair|clerk|chief)['’]s) (?:[\w’'-]+ ){0,2}?"
    r"(?:contract|job|term|appointment|salary|pay)\b"
    r"|\b(?:school|spring|summer|autumn|winter) (?:half-)?term\b",
    re.I,
)


_ANOTHERS = re.compile(r"\b(?:similar|separate|unrelated|different|sister|rival|neighbouring|comparable)\s+$", re.I)
"""Right before a sum or a length: "a separate £1.2m scheme"."""


def about_another(span: Span, context: Context) -> bool:
    """Whether the words before, in the sentence, have turned to another contract, scheme or place."""
    sentence = context.sentence(span)
    before = context.text[sentence.start : span.start]
    return bool(_ANOTHER.search(before) or _ANOTHERS.search(before))


def about_the_past(span: Span, context: Context) -> bool:
    """Whether the sentence tells of a time well before the record began."""
    sentence, first = context.sentence(span), context.record.first_seen
    if first is None:
        return False
    return any(
        sentence.contains(m.span) and first - m.days.last > _LONG_AGO and not m.relative for m in context.article.dates
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
    if _OTHER_MONEY.search(before) or _OTHER_AFTER.match(after) or _EACH.search(before):
        return Nearness.OTHER
    if about_another(span, context) or about_the_past(span, context):
        return Nearness.LOOSE
    if _BEFORE.search(before) or _AFTER.match(after):
        return Nearness.SURE
    return Nearness.SURE if context.in_headline(span) else Nearness.LOOSE


_TERM = (
    r"(?:contract|deal|agreement|framework|tender|appointment|commission|concession|lease|arrangement|partnership"
    r"|tie-up|term)"
)
_LASTS = re.compile(
    rf"\b{_TERM}s?\b[^.;:\n]*?\b(?:for|lasts?|lasting|last for|over|runs?|running|run for|in|period of|spanning"
    rf"|term of|of|is|be)\W+"
    r"(?:(?:for|the|next|an?|up|to|just|about|some|over|at|least|more|than|initial|period|of|only|nearly"
    r"|almost)\W+){0,5}$"
    r"|\b(?:will|would|to|is to|are to|must|can) (?:be )?(?:run|operate|provide|manage|deliver|maintain|supply"
    r"|last|keep|clean|look after)\w*\b[^.;:\n“”\"]{0,90}?\bfor\W+(?:(?:the|next|an?|up|to|about|at"
    r"|least|initial|over|just)\W+){0,4}$"
    r"|\b(?:whoever (?:wins|lands|gets|takes)|(?:winner|winning \w+|successful \w+|supplier|contractor|provider)) "
    r"[^.;:\n“”\"]{0,40}?(?:will|would|is to) [^.;:\n“”\"]{0,60}?\bfor\W+"
    r"(?:(?:the|next|an?|up|to|about|at|least|initial|over|just)\W+){0,4}$",
    re.I,
)
_LONG = re.compile(
    rf"^(?:[-\s](?:[\w’'-]+[-\s]){{0,3}}(?:{_TERM}|{_CONTRACT}|period|stint|run)s?\b|[’']? work\b| of work\b)", re.I
)
_TIME_LEFT = re.compile(r"\b(?:has|have|had|given|got|with|left|takes?|took)\b[^.;,]{0,40}$", re.I)
_SPENT = re.compile(r"\W*(?:ago|old|earlier|later|of age|after|before|left|remaining|to go)\b")
_HISTORY = re.compile(
    r"\b(?:has|have|had|he|she|they|I|who)\b[^.;:\n]{0,60}\b(?:been|worked|run|sat|served|lived|traded|waited"
    r"|owned|kept|had|sung|swum|"
    r"played|fished|taught|known|campaigned)\b[^.;:\n]{0,60}$|\b(?:worst|best|first|biggest|longest|oldest"
    r"|coldest|wettest|lowest|highest|"
    r"driest|hottest)\b[^.;:\n]{0,30}$",
    re.I,
)


def _beside_somebodys_words(span: Span, sentence: Span, context: Context) -> bool:
    """Whether the sentence quotes a person: the rest of it tells who that is."""
    spoken = [q.span for q in context.article.quotations if q.source is SourceKind.PERSON]
    return any(q.overlaps(sentence) and not q.contains(span) for q in spoken)


def _of_other_money(sentence: Span, context: Context) -> bool:
    """Whether the sentence is about money of another kind: savings over three years are no three-year contract."""
    sums = [m.span for m in context.article.sums if sentence.contains(m.span)]
    return any(nearness_of_sum(span, context) is Nearness.OTHER for span in sums)


def length_of_contract(span: Span, context: Context) -> bool:
    """Whether the words around a length of time say that the contract lasts so long; somebody's history is none."""
    sentence = context.sentence(span)
    before, after = context.text[sentence.start : span.start], context.text[span.end : sentence.end]
    if about_another(span, context) or about_the_past(span, context) or _of_other_money(sentence, context):
        return False
    if _beside_somebodys_words(span, sentence, context):
        return False
    if _TIME_LEFT.search(before) and re.match(r"\s+(?:from \w+ )?to \w+", after):
        return False
    if _HISTORY.search(before) or re.match(
        r"\W*(?:ago|old|earlier|later|of age|after|before|left|remaining|to go)\b", after
    ):
        return False
    return bool(_LASTS.search(before) or _LONG.match(after))
