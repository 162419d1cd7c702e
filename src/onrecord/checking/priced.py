"""Whether the words around a sum state it as the price or the value of this purchase, wherever they stand.

"The job is priced at £25,000", "The winner will be paid £25,000", "How much is it worth? The notice says £25,000": such
words can be of nothing else, as long as the thing bought is the record's own and no earlier, losing or partial sum is
meant (see `firm`).
"""

from __future__ import annotations

import re

from onrecord.checking.context import Context
from onrecord.checking.governed import is_governed, known_stems, stem
from onrecord.checking.people import SUPPLIER_ROLES, is_same, mentions, named
from onrecord.reading.words import folded
from onrecord.values import Span
from onrecord.values.patterns import later

_BUY = (
    r"(?:contracts?|deals?|tender|framework|agreement|commission|award|call-off|works?|job|order|charter|repairs"
    r"|appointment|concession|opportunity|competition|purchase|lease|supply|installation|refurbishment|maintenance)"
)
_KIND = (
    r"(?:(?:new|whole|entire|total|estimated|maximum|overall|main|actual|final|full|contract|tender|award|advertised"
    r"|likely"
    r"|agreed|winning|successful|annual|one-off|guide|indicative|(?:[a-z]+|\d+)-(?:year|month|week"
    r"|day)(?:-long)?)\s){0,3}"
)
_FILL = (
    r"(?:(?:an?|at|of|on|about|around|up|to|over|nearly|almost|just|between|the|more|less|than|roughly|some|estimated"
    r"|total|cool|whopping|hefty|from|no|under|only|exactly|approximately|circa|in|region|their|best|part|close|shy"
    r"|little|well|not|maximum|minimum|as|much|sum|least|most)\W+){0,6}$"
)
_ASIDE = r"(?:,[^.;:£\n]{1,70},|\s(?:with|for|to|of|on)\s[^,.;:£\n]{1,50}?)?"
_WORTH = (
    r"(?:worth|valued|valued at|priced at|priced|put at|estimated at|at|costs?|costing"
    r"|(?:has|have|had|carries|comes with|attracts|with) an? (?:\w+ )?(?:value|budget|price|price tag|ceiling|cap"
    r"|cost) of"
    r"|(?:is|are) (?:expected|estimated|likely|due) to (?:cost|be worth)|comes (?:to|in at)|goes for"
    r"|(?:will|would|is to|should|could) (?:cost|be worth))"
)
_STATED = later(
    rf"\b(?:the|this|its)\s{_KIND}{_BUY}{_ASIDE},?\s(?:which |that )?(?:(?:is|was|are|will be"
    rf"|has been) )?{_WORTH}\s{_FILL}"
    rf"|\bit (?:is|was|will be) priced at\s{_FILL}"
    rf"|\b(?:the|this)\s{_KIND}{_BUY},? (?:for|of)\s{_FILL}"
    rf"|\bit (?:will|would|is to)\b[^.;:£\n]{{0,80}}?,? at an? (?:\w+ )?cost of\s{_FILL}"
    rf"|\b(?:the|its|an?)\s{_KIND}(?:price|value|valuation)(?: (?:of|for|on) the {_KIND}{_BUY})?"
    rf"(?:\s(?:is|was|put|given|stands|comes))?\s(?:at|of|as|is|was|put at|to|given as|estimated at)\s{_FILL}"
    rf"|\b(?:estimated|contract|total|expected) cost(?: of the {_KIND}{_BUY})?\s(?:is|of|at|is put at)\s{_FILL}"
    rf"|\b(?:cost|budget|charge|fee|bill)s? (?:of|for) the {_KIND}{_BUY}\s(?:is|was|at|is put at|comes to)\s{_FILL}"
    rf"|\b(?:puts?|putting|has put) the (?:{_KIND}(?:cost|price|value|figure|bill)|{_BUY}|whole|total|lot"
    rf"|whole (?:thing"
    rf"|lot)) at\s{_FILL}"
    r"|\b(?:notice|record|paperwork|documents?|papers|advert\w*|it) (?:says?|gives?|states?|quotes?|puts? it at"
    rf"|values? (?:it|the \w+) at)\s{_FILL}"
    r"|\b(?:winner|winning \w+|who(?:ever|soever) (?:wins|lands|gets)(?: \w+){0,2}|successful \w+)\s(?:will|is to|would"
    rf"|stands to|can expect to) (?:be paid|get|receive|earn|pocket|trouser)\s{_FILL}"
    rf"|\bat a (?:total |final |agreed )?price of\s{_FILL}"
    rf"|\b(?:{_BUY}|it)\s(?:was|has been|is) (?:awarded|let|agreed|signed)(?: to [^.;:£\n]{{1,50}})? (?:at"
    rf"|for)\s{_FILL}"
    rf"|\bwinning (?:bid|price|tender|offer)\s(?:is|was|came in at|of)\s{_FILL}"
    rf"|\b(?:and|but|or|then) (?:awarded|let) at\s{_FILL}",
    re.I,
)
_INQUIRY = frozenset("study evaluation review survey audit assessment research inquiry appraisal analysis".split())
_ACTIVITY = later(
    rf"\b(?:the|this|its)\s{_KIND}(?P<kind>(?:[\w’'-]+\s){{0,2}}?)(?P<thing>study|evaluation|review|survey"
    rf"|audit|assessment"
    rf"|research|inquiry|appraisal|analysis|cleaning|catering|training|course|cover|insurance|demolition|removal|refit"
    rf"|restoration|renovation|resurfacing|painting|printing|consultancy|service|replacement|upgrade|hire|support)"
    rf",?\s(?:(?:is|was|are|will be|has been)\s)?{_WORTH}\s{_FILL}",
    re.I,
)
"""The work that is bought, by its own name, which the record must have; all words for an inquiry are one."""
_PAYS = later(rf"\b(?:pays?|paying|paid|spend|hand over|receives?|get|gets|pockets?|costs?)\s{_FILL}", re.I)
_UNDER = re.compile(rf"[^.;:£\n]{{0,60}}\bunder (?:the|this|its) (?:[\w-]+ ){{0,2}}{_BUY}\b", re.I)
_IT_IS = later(rf"^\W*it (?:is|was) (?:valued|put|estimated|worth)(?: at)?\s{_FILL}", re.I)
_AT = later(rf"^\W*(?:at|worth|valued at|priced at)\s{_FILL}", re.I)
_IT_BEHIND = re.compile(rf"[^.;:£\n]{{0,30}}, (?:it|this|that|the {_BUY})\b", re.I)
"""Around a sum that opens its sentence: "At £25,000 over three years, it is the biggest order"."""
_BOUGHT = re.compile(rf"\b{_BUY}\b", re.I)
_PAID = later(
    r"^(?:[’']s (?:winning |final )?(?:price|bid|fee|tender|offer) (?:is|was)"
    r"|,?(?:\s(?:will|is to|would|has|was|is|stands to|is being|has been))*\s(?:be )?(?:paid|get|gets|receives?"
    r"|received"
    r"|pockets?|trousers?|banks?|earns?))\s(?P<rest>[^.;:£\n]{0,30})$",
    re.I,
)
_PAYEE = re.compile(r"\b(?:the (?:firm|company|supplier|contractor|provider|consultants?|charity|operator))$", re.I)
_LABELLED_BEHIND = re.compile(
    r"\s(?:is given )?as the (?:\w+ )?(?:value|price) of the (?:\w+ )?(?:award|contract|deal)\b", re.I
)
_THE = re.compile(r"\b(?:the|this|its)\s(?:[a-z-]+\s){0,2}$", re.I)
_CALLED = re.compile(rf"[-\s](?:[\w’'-]++\s){{0,4}}?(?:[\w’']++-)?{_BUY}\b", re.I)
_ORDER = re.compile(
    r"[-\s](?:[\w’'-]++\s){0,3}?(?:[\w’']++-)?(?:order|contract|deal|commission)\s(?:with|to|for)\s", re.I
)
_ASKED = re.compile(
    r"\b(?:how much|what (?:does|will|would|is) (?:it|the \w+) (?:cost|worth)|worth|price|value"
    r"|cost)\b[^?]{0,60}\?",
    re.I,
)
_LABEL = re.compile(r"\b(?:price|(?:contract |estimated |total )?value|cost|worth)\s?[?:–—-][\s*]{1,4}$", re.I)
_A_PART = re.compile(
    r"\b(?:(?:first|second|third|next|final|opening|one) (?:phase|stage|lot|part|section|tranche|slice)"
    r"|(?:part|half|share|portion|quarter|third) of)\b",
    re.I,
)
_NEAR = 70
"""Characters from the start of an answer within which a sum is what was asked for."""


def is_stated(span: Span, context: Context) -> bool:
    """Whether the sum at `span` is said to be what the purchase costs or is worth, in words that mean nothing else."""
    sentence = context.sentence(span)
    before, after = context.text[sentence.start : span.start], context.text[span.end : sentence.end]
    if _A_PART.search(before):
        return False
    if _IT_IS.search(before):
        told = context.sentence_before(sentence)
        return told is not None and bool(_BOUGHT.search(told.of(context.text)))
    if _AT.match(before) and _IT_BEHIND.match(after):
        told = context.sentence_before(sentence)
        return told is not None and bool(_BOUGHT.search(told.of(context.text)))
    if _STATED.search(before) or _is_the_work(before, context) or _LABELLED_BEHIND.match(after):
        return True
    if _PAYS.search(before) and _UNDER.match(after):
        return True
    if (_THE.search(before) and _CALLED.match(after)) or _LABEL.search(
        context.text, max(0, span.start - 40), span.start
    ):
        return True
    if _is_paid(span, before, after, context) or _is_asked(span, sentence, context):
        return True
    return is_governed(span, context)


def _is_the_work(before: str, context: Context) -> bool:
    """Whether the sum is what the work costs that is bought: "the study will cost", where a study is."""
    found = _ACTIVITY.search(before)
    if found is None:
        return False
    thing = found["thing"].lower()
    same = _INQUIRY if thing in _INQUIRY else frozenset({thing})
    known = context.once(known_stems)
    return any(stem(word) in known for word in same) and all(
        stem(word) in known for word in folded(found["kind"]) if len(word) > _SHORT
    )


_SHORT = 3


def _is_paid(span: Span, before: str, after: str, context: Context) -> bool:
    """Whether the sum is what the record's supplier is paid, or what was ordered from it."""
    ordered = bool(_ORDER.match(after))
    sentence = context.sentence(span)
    for name in mentions(context, sentence):
        paid = name.end <= span.start and _PAID.match(context.text[name.end : span.start])
        if (paid or ordered) and _is_supplier(name.of(context.text), context):
            return True
    payee = next((m for m in re.finditer(r"\s", before) if _PAYEE.search(before, 0, m.start())), None)
    return bool(payee and any(_PAID.match(before[m.start() :]) for m in re.finditer(r"\s", before)))


def _is_supplier(name: str, context: Context) -> bool:
    return any(is_same(name, n, short=True) for n in named(context, SUPPLIER_ROLES))


def _is_asked(span: Span, sentence: Span, context: Context) -> bool:
    """Whether the sum answers a question after the price: "How much is it worth? £25,000, says the notice"."""
    asked = context.question_before(sentence)
    return asked is not None and span.start - sentence.start <= _NEAR and bool(_ASKED.search(asked.of(context.text)))
