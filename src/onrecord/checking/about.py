"""Whether a length in an article is said of the contract itself; for sums see `whose`."""

from __future__ import annotations

import re

from onrecord.article import SourceKind
from onrecord.checking.context import Context
from onrecord.checking.elsewhere import about_another, about_the_past
from onrecord.checking.placed import within
from onrecord.checking.whose import Nearness, nearness_of_sum
from onrecord.values import Span

__all__ = ["Nearness", "about_another", "about_the_past", "length_of_contract", "nearness_of_sum"]

_CONTRACT = (
    r"(?:contract|deal|tender|commission|agreement|framework|project|scheme|job|study|scheme|package|programme|order|"
    r"appointment|work|works|notice|award|call-off|procurement|bid|concession|fee|price|cost|bill|service|services|"
    r"investment|refit|revamp|makeover|upgrade|overhaul|boost|session|sessions|training|course|classes|review|report|"
    r"survey|support|race|row|spend|show|scandal|splurge|plan|plans|system|app|website|centre|repairs|design|"
    r"consultancy)"
)
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
    spoken = [q.span for q in context.quotations_over(sentence) if q.source is SourceKind.PERSON]
    return any(not q.contains(span) for q in spoken)


def _of_other_money(sentence: Span, context: Context) -> bool:
    """Whether the sentence is about money of another kind: savings over three years are no three-year contract."""
    sums = [m.span for m in within(sentence, context.article.sums)]
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
