"""Whether a length in an article is said of the contract itself; for sums see `whose`."""

from __future__ import annotations

import re

from onrecord.article import SourceKind
from onrecord.checking.company import beside_its_days, has_its_days
from onrecord.checking.context import Context
from onrecord.checking.elsewhere import about_another, about_the_past
from onrecord.checking.firm import names_another_thing, tells_of_record
from onrecord.checking.other_lengths import of_something_else
from onrecord.checking.placed import within
from onrecord.checking.whose import Nearness, nearness_of_sum
from onrecord.reading import Moment
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
    r"|tie-up|alliance|charter|term)"
)
_FILL = (
    r"(?:(?:for|the|next|an?|up|to|just|about|some|over|at|least|more|than|initial|period|of|only|nearly|almost"
    r"|around|best|better|part|most|bulk|full|whole|solid|mere|good|well)\W+){0,6}$"
)
_LASTS = re.compile(
    rf"\b{_TERM}s?\b[^.;:\n]*?\b(?:for|lasts?|lasting|last for|over|runs?|running|run for|in|period of|spanning"
    rf"|term of|of|is|was|be|spans|covers)\W+"
    r"(?:(?:for|the|next|an?|up|to|just|about|some|over|at|least|more|than|initial|period|of|only|nearly"
    r"|almost)\W+){0,5}$"
    r"|\b(?:will|would|to|is to|are to|must|can) (?:be )?(?:run|operate|provide|manage|deliver|maintain|supply"
    r"|last|keep|clean|look after)\w*\b[^.;:\n“”\"]{0,90}?\bfor\W+(?:(?:the|next|an?|up|to|about|at"
    r"|least|initial|over|just)\W+){0,4}$"
    r"|\b(?:whoever (?:wins|lands|gets|takes)|(?:winner|winning \w+|successful \w+|supplier|contractor|provider)) "
    r"[^.;:\n“”\"]{0,40}?(?:will|would|is to) [^.;:\n“”\"]{0,60}?\bfor\W+"
    r"(?:(?:the|next|an?|up|to|about|at|least|initial|over|just)\W+){0,4}$"
    rf"|\b(?:works?|job|repairs|project|refurbishment|installation|order|charter|study|evaluation|research|pilot"
    rf"|programme)\b[^.;:\n]{{0,80}}?\b(?:lasts?"
    rf"|lasting|takes?"
    rf"|taking|runs?|run|go(?:es)? on|carr(?:y|ies) on)(?: for)?\W+{_FILL}"
    rf"|\b{_TERM}s?\b[^.;:\n]{{0,30}}\b(?:is|was|will be|would be) an? (?:[\w-]+ ){{1,2}}"
    rf"(?:one|affair)\s?[:,–—-]\W*{_FILL}"
    rf"|\b{_TERM}\b[^.;:\n]{{0,20}}\b(?:gets?|will get|would get|is to get|is given|has been given)\W+{_FILL}"
    r"|\b(?:wants?|seeks?|needs?|(?:is|are) (?:looking for|seeking|after|to hire|hiring)|hires?"
    r"|hired)\b[^.;:\n]{3,60}? to "
    rf"\w+[^.;:\n]{{0,70}}? for\W+{_FILL}"
    rf"|\b(?:works?|job|repairs?|project|refurbishment|installation|building|construction|study|evaluation|research"
    rf"|sites)\b(?:[^.;:\n]|\.(?=\d)){{0,80}}?\b(?:will|would|should|(?:is|are) (?:expected|due|set|likely"
    rf"|meant|supposed|planned) to) take\W+{_FILL}"
    rf"|(?<!\bhas )(?<!\bhave )(?<!\bhad )\b(?:wanted|sought|needed|on offer|up for grabs)"
    rf"(?: to [^.;:\n]{{0,60}}?)? for\W+{_FILL}"
    rf"|\b(?:is|are) (?:looking for|seeking|after|hiring)\b[^.;:\n]{{3,60}}? for\W+{_FILL}"
    rf"|\b(?:on site|in place|on the job) for\W+{_FILL}|\bterms? (?:is|of|would be|will be)(?: for)?\W+{_FILL}",
    re.I,
)
_IT_LASTS = re.compile(
    rf"(?:^|\b(?:and|but|which|that)\s)\W*(?:it |this |they )?(?:(?:is|are|was|lasts?|runs?|will (?:run|last|be)"
    rf"|would (?:run|last|be)|is to (?:run|last)|should (?:run|last))(?: for)?)\W+{_FILL}",
    re.I,
)
_IT_STARTS = re.compile(
    r"^\W*(?:it|this) (?:(?:will|would|is (?:due )?to|should) )?(?:begins?|began|starts?|started|commences?"
    r"|commenced)\b"
    r"[^.;:]{0,40}$",
    re.I,
)
"""Ahead of "and lasts": "It begins on 7 October and lasts for three years"."""
_FROM_DAY = re.compile(r",?\s(?:(?:starting|beginning|running|counted) )?(?:from|on)\s(?:the\s)?", re.I)
_TO_BEGIN_WITH = re.compile(
    r",? (?:to (?:begin|start) with|in the first (?:place|instance)|at (?:the outset|first)|initially)\b", re.I
)
"""Behind the length of a contract that may go on: "one year to begin with, then there could be two more"."""
_IT = re.compile(r"\W*(?:it|this)(?:[’']s)?\b", re.I)
_WINS = re.compile(
    r"\b(?:w[io]ns?|won|bags|bagged|lands|landed|secure[sd]?|scoop(?:s|ed)|walk(?:s|ed) (?:off|away) with"
    r"|book(?:s|ed)|buys?|order(?:s|ed)|sign(?:s|ed) up for|clinche[sd])\b[^.;:\n]{0,12}$",
    re.I,
)
_OF_WHAT = re.compile(r" of (?P<thing>[a-z][\w’'-]*(?: [\w’'-]+)?)", re.I)
_FOR = re.compile(r"\bfor\W+(?:(?:the|next|up|to|just|a|full|at|least|whole)\W+){0,3}$", re.I)
_BOUGHT = re.compile(rf"\b(?:{_TERM}|works?|job|repairs|order|charter|notice)s?\b", re.I)
_TO_FINISH = re.compile(
    r"\b(?:winner|winning \w+|successful \w+|whoever wins|supplier|contractors?|builders?|firms?|crews?|they)\b"
    r"[^.;:\n]{0,40}?"
    r"\b(?:ha(?:s|ve)|gets?|(?:be )?given)\W+(?:(?:about|up|to|just|only)\W+)*$",
    re.I,
)
_TO_DO = re.compile(r"\s+to (?:finish|complete|do|carry|deliver|build|mend|repair|install|get)\b", re.I)
_LABEL = re.compile(r"\b(?:(?:contract )?(?:length|duration|term)|runs for)\s?:\s?\W*$", re.I)
_ASKED = re.compile(r"\b(?:how long|what is the (?:length|term|duration))\b[^?]{0,80}\?", re.I)
_OTHER_EVENT = re.compile(
    r"\b(?:consultation|bidding|guarantee|warranty|phase|survey|wait|delay|closure|shut|closed"
    r"|course|apprentic\w+|lane"
    r"|(?:starts?|begins?|due|ready|expected|late|early|within|opens?|available)(?: \w+)? (?:in|within"
    r"|by))\b[^.;:\n]{0,30}$",
    re.I,
)
_OF_SOMEBODY = re.compile(r"[’']s\s+(?:(?:own|first|second|last|current|new)\s+)?$")
_PLAINLY = re.compile(
    r"^[-\s](?:[\w’'-]++\s){0,2}(?:[\w’'-]+[-\s])?(?:contract|deal|tender|commission|agreement|framework|job"
    r"|appointment|order"
    r"|concession"
    r"|call-off|award|partnership|lease|arrangement)s?\b",
    re.I,
)
_LONG = re.compile(
    r"^(?:,\s[£€$][\d.,]+\s?(?:k|m|bn|million|billion)?)?"
    rf"(?:[-\s](?:[\w’'-]++\s){{0,2}}(?:[\w’'-]+[-\s])?(?:{_TERM}|{_CONTRACT}|period|stint|run)s?\b"
    r"|[’']? work\b| of work\b)",
    re.I,
)
_TIME_LEFT = re.compile(r"\b(?:has|have|had|given|got|with|left|takes?|took)\b[^.;,]{0,40}$", re.I)
_ANSWER = 40
"""Characters from the start of an answer within which a length is what was asked for."""
_NOBODY = re.compile(r",?\s+(?:there|nobody|no[ -]one|everyone|no \w+) (?:is|are|was|were|will|would|can|has)\b")
"""Behind "for eighteen months": "there will be no light at all"."""
_HISTORY = re.compile(
    r"\b(?:has|have|had|he|she|they|I|who)\b[^.;:\n]{0,60}\b(?:been|worked|run|sat|served|lived|traded|waited"
    r"|owned|kept|had|sung|swum|"
    r"played|fished|taught|known|campaigned|held)\b[^.;:\n]{0,60}$|\b(?:worst|best(?! part\b)"
    r"|first(?! of\b| term\b|,?\s*$)"
    r"|biggest|longest|oldest"
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
    if of_something_else(span, context):
        return False
    if _beside_somebodys_words(span, sentence, context):
        return False
    if _TO_FINISH.search(before) and _TO_DO.match(after):
        return True
    if _TIME_LEFT.search(before) and re.match(r"\s+(?:from \w+ )?to \w+", after):
        return False
    if (
        _NOBODY.match(after)
        or _HISTORY.search(before)
        or re.match(r"[\s’'-]*(?:ago|old|earlier|later|of age|after|before|left|remaining|to go)\b", after)
    ):
        return False
    if _keeps_company(span, sentence, context):
        return not names_another_thing(context.clause(span).of(context.text), context)
    event = _OTHER_EVENT.search(before) and not _LASTS_NOW.search(before)
    if names_another_thing(context.clause(span).of(context.text), context) or event:
        return False
    begun = _TO_BEGIN_WITH.match(after) and (_BOUGHT.search(before) or _IT.match(before))
    if begun or _is_won(before, after, context):
        return True
    if _LASTS.search(before) or _PLAINLY.match(after):
        return not _OF_SOMEBODY.search(before) or bool(_PLAINLY.match(after))
    if _LONG.match(after) and not _OF_SOMEBODY.search(before):
        return True
    return _stands_for_the_contract(span, sentence, before, context)


def _is_won(before: str, after: str, context: Context) -> bool:
    """Whether a firm wins so many years of what the record buys: "has bagged six years of road markings"."""
    what = _OF_WHAT.match(after)
    return bool(what and _WINS.search(before) and tells_of_record(what["thing"], context))


_LASTS_NOW = re.compile(rf"\band (?:(?:will|would|should) )?(?:lasts?|runs?)(?: for)?\W+{_FILL}", re.I)
_SUMMED_UP = re.compile(
    r"\W*(?:so|that(?:[’']s| is| makes| gives| leaves)|which makes|in all)\W+(?:it |them )?(?:\w+ )?", re.I
)
_SPENT_ALREADY = re.compile(
    r"\b(?:spent|paid|cost|raised|saved|lost|used|gave|had"
    r"|ha(?:s|ve) been(?! (?:set aside|put aside|earmarked|allocated|budgeted|put up)))\b",
    re.I,
)
_SPREAD = re.compile(
    r"\W{0,3}(?:in it, )?(?:(?:(?:is|are|has been|have been) )?(?:on the table|on offer|set aside|put aside|earmarked"
    r"|available|allocated|budgeted)(?: for (?:th[ei]s?|it|its)(?: [\w-]+)?)? )?(?:to be )?(?:spread )?"
    rf"(?:over|for|across)\W+{_FILL}",
    re.I,
)


def _keeps_company(span: Span, sentence: Span, context: Context) -> bool:
    """Whether the record bears out what the length is told with: a start, an end, or the sum that is spread over it."""
    if beside_its_days(span, context):
        return True
    ahead = context.text[sentence.start : span.start]
    before = context.sentence_before(sentence)
    if before is not None and _SUMMED_UP.fullmatch(ahead) and has_its_days(before, context):
        return True
    if _SPENT_ALREADY.search(ahead):
        return False
    sums = [m for m in within(sentence, context.article.sums) if m.span.end <= span.start]
    held = {figure.amount for figure in context.record.figures if not figure.superseded}
    return any(m.low in held and _SPREAD.fullmatch(context.text[m.span.end : span.start]) for m in sums)


def _runs_from_the_start(span: Span, context: Context) -> bool:
    """Whether the length is counted from the very day on which the record has the contract start."""
    found = _FROM_DAY.match(context.text, span.end)
    day = next((m for m in context.article.dates if found and m.span.start == found.end()), None)
    if day is None:
        return False
    said = day.ends[0] if day.ends else day.days
    starts = (f.days for f in context.record.dates if f.moment is Moment.START and not f.superseded)
    return any(said.first <= start.last and start.first <= said.last for start in starts)


def _stands_for_the_contract(span: Span, sentence: Span, before: str, context: Context) -> bool:
    """Whether a label, a question or the sentence before make it the contract's length."""
    if _LABEL.search(context.text, max(0, span.start - 40), span.start):
        return True
    asked = context.question_before(sentence)
    if asked is not None and len(before) < _ANSWER and _ASKED.search(asked.of(context.text)):
        return not names_another_thing(asked.of(context.text), context)
    if _FOR.search(before) and _runs_from_the_start(span, context):
        return True
    lasts = _IT_LASTS.search(before)
    if lasts is None:
        return False
    ahead = _IT_STARTS.sub("", before[: lasts.start()])
    told = context.sentence_before(sentence) if not ahead.strip() else None
    words = told.of(context.text) if told else ahead
    return bool(_BOUGHT.search(words)) if words.strip() else before.lstrip().lower().startswith("it ")
