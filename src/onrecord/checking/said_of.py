"""Whether a date is said of this purchase: by the subject of its verb, or by words that can be of nothing else.

A date beside "closes" or "starts" is held against an article only when what closes or starts is the purchase. The
clause mostly says so. A clause without a subject of its own ("and starts on 1 May", "which is due to end in June", "It
ends …") has the subject of the words before it.
"""

from __future__ import annotations

import re

from onrecord.checking.company import in_company
from onrecord.checking.context import Context
from onrecord.checking.cues import Cue
from onrecord.checking.firm import names_another_thing
from onrecord.checking.people import SUPPLIER_ROLES, is_same, mentions, named
from onrecord.reading import Moment
from onrecord.reading.words import STOPWORDS, folded
from onrecord.values import Span

_BIDDERS = (
    r"(?:suppliers?|firms?|compan(?:y|ies)|contractors?|providers?|operators?|builders?|bidders?"
    r"|tenderers?|businesses"
    r"|bodies|hopefuls|rivals|consultants?|consultanc(?:y|ies)|agenc(?:y|ies)|manufacturers?|installers?|suitors"
    r"|developers?|architects?|engineers?|airlines?|traders|organisations?|charit(?:y|ies)|groups?"
    r"|outfits?|parties|sellers|vendors|consorti(?:um|a)|(?:would-be|wannabe) [a-z-]+)"
)
_PURCHASE = (
    r"(?:contracts?|deals?|works?|services?|agreements?|frameworks?|(?:the|these|bus|school|taxi) runs?|terms?"
    r"|commissions?|study"
    r"|projects?|schemes?"
    r"|jobs?|appointments?|tenders?|operators?|programmes?|concessions?|orders?|charter|leases?|arrangements?"
    r"|partnerships?|licences?|packages?|repairs|refurbishment|maintenance|installation|construction|fit-out|lots"
    r"|call-offs?|purchases?|supplier|provider|partner|thing|pilot|gig|winner|winning \w+|successful \w+|whoever wins)"
)
_OFFERS = (
    r"(?:bids?|bidding|tender\w*|appl(?:y|ies|ications?)|submi\w+|quot(?:es?|ations?)|offers?"
    r"|responses?|repl(?:y|ies)"
    r"|proposals?|contract|notice|expressions?|dead-?line|closing date|pitch\w*|prices?|competition|competitive"
    r"|procurement|procedure|opportunit(?:y|ies)|invit\w+|compete|commission|invitation|questionnaires?|returns"
    r"|paperwork|(?<![a-z] )papers|(?:application|bid|tender) (?:forms?|packs?))"
)
_SUBJECT = {
    Moment.DEADLINE: re.compile(rf"\b(?:{_OFFERS}|{_BIDDERS})\b", re.I),
    Moment.PUBLISHED: re.compile(
        r"\b(?:notices?|contracts?|tender(?:s|ing)?|adverts?|advertis\w+|invit\w+|opportunity|bids?|awards?|it"
        r"|to market|competition|procurement|search|call for|thing"
        r"|details|news (?=(?:only )?(?:slipped|sneaked)))\b",
        re.I,
    ),
    Moment.AWARDED_ON: re.compile(
        rf"\b(?:{_PURCHASE}|{_BIDDERS}|it|they|suppliers?|bids?|awards?|winners?|winning|decisions?|choice)\b", re.I
    ),
    Moment.START: re.compile(rf"\b(?:{_PURCHASE}|it|they|each|both|that)\b", re.I),
    Moment.END: re.compile(rf"\b(?:{_PURCHASE}|it|they|each|both|that)\b", re.I),
}
"""What the clause must speak of."""
_PLAIN = {
    Moment.DEADLINE: re.compile(
        r"\b(?:dead-?line|closing date|cut-?off)\b(?: for (?:bids?|bidding|tender\w*|submissions?|quotes?|offers"
        r"|responses?"
        r"|expressions of interest|applications|returns?|proposals))?(?: (?:is|was|of|on|will be|has been set (?:for"
        r"|at)))?"
        r"[^.;,]{0,12}$|\b(?:bids?|tenders?|prices?|quotes|quotations) (?:must|have to|had to|should|need to|are to"
        r"|were to"
        r"|ha[ds] (?:been )?due)\b[^.;,]{0,40}$"
        r"|\b(?:has|have|had|needs?|must) (?:to )?be in (?:by|before)\b[^.;,]{0,20}$",
        re.I,
    ),
    Moment.PUBLISHED: re.compile(
        r"\b(?:out to tender|to market|call(?:ed|s|ing)? for bids|appeal(?:ed)? for bids|asked for bids"
        r"|(?:bids|tenders|offers|quotes|prices) (?:were|was|have been) (?:invited|sought|asked for)"
        r"|(?:invited|sought) (?:bids|tenders|offers|quotes))\b[^.;,]{0,12}$",
        re.I,
    ),
    Moment.AWARDED_ON: re.compile(
        r"\b(?:(?:award|contract award|decision) date(?: is| was|:)?|date of (?:the )?(?:award"
        r"|decision)(?: is| was|:)?"
        r"|told of (?:its|their|the) (?:success|win|appointment))\b[^.;,]{0,12}$",
        re.I,
    ),
    Moment.START: re.compile(
        r"\b(?:start(?:ing)? date|commencement date|date of (?:the )?start|for a start)\b(?: (?:is|was"
        r"|of|on|will be))?"
        r"[^.;,]{0,12}$",
        re.I,
    ),
    Moment.END: re.compile(
        r"\b(?:(?:end|finish|expiry|completion) date|and completion)\b(?: (?:is|was|of|on|by|will be))?[^.;,]{0,12}$",
        re.I,
    ),
}
"""Words up to the date that can be of nothing but the purchase, or label the date."""
_LABELLED = re.compile(r"\b(?:dead-?line|(?:closing|cut-?off|start|end|award) date)\b[^.;,]{0,40}$", re.I)
_PHASE = (
    r"\b(?:(?:first|second|third|final|next|last|early|pilot|trial|test|mobilisation|design|planning"
    r"|pre-construction)"
    r" (?:phase|stage|part|section|tranche|batch|period)|phase (?:one|two|three|\d)|lots? (?:one|two"
    r"|three|\d|[A-H]\b))"
)
_BEFORE = (
    r"\b(?:present|current|existing|old|previous|outgoing|last|former|expiring|interim|temporary|incumbent)[’'s]* "
    r"(?:[\w-]+ ){0,2}?(?:contracts?|deals?|agreements?|arrangements?|providers?|suppliers?|contractors?|operators?"
    r"|frameworks?|licences?|leases?|services?)\b"
)
_ELSE = {
    Moment.DEADLINE: re.compile(
        rf"{_PHASE}|{_BEFORE}|\b(?:valid|validity|considered|remain open for acceptance|questions?|clarifications?"
        rf"|queries|enquiries"
        r"|visits?|viewings?|interview\w*|presentations?|shortlist\w*|unsealed|evaluated|scored|opened|told|notified"
        r"|announce[ds]?|hear back|winner|chosen|picked|appoint\w*|award(?:ed)?|comments?|objections?|have their say"
        r"|residents|parents|households|pupils|voters|tickets?|permits?)\b",
        re.I,
    ),
    Moment.PUBLISHED: re.compile(
        r"\b(?:reports?|stud(?:y|ies)|accounts|minutes(?! (?:apart|past|later|after))|agenda"
        r"|strategy|review|plans?|applications?|budget|debated"
        r"|newspaper|website was|statement|letter|survey|consultation|results?)\b",
        re.I,
    ),
    Moment.AWARDED_ON: re.compile(
        rf"{_PHASE}|{_BEFORE}|\b(?:w[oi]n(?:s|ning)?|awarded|given) (?:an?|the|its|two|three"
        rf"|several) (?:[\w’'-]+ ){{0,3}}?"
        r"(?:prizes?|awards?|medals?|grants?|licen[cs]es?|titles?|fines?|lottery|appeal|vote|elections?)\b"
        r"|\b(?:shortlist\w*|recommend\w*|leader|budget|mayor|chair(?:man|woman)?|councillors? (?:agreed|approved"
        r"|voted)"
        r"|opened|losing|unsuccessful|founded|grant|funding|debated|approved|planning)\b",
        re.I,
    ),
    Moment.START: re.compile(
        rf"{_PHASE}|{_BEFORE}|\b(?:reopen\w*|re-open\w*|fair|festival|exhibition|new job|consultation|bidding|season"
        rf"|school term"
        r"|transition|mobilisation|interviews?|evaluation|extension|option)\b",
        re.I,
    ),
    Moment.END: re.compile(
        rf"{_PHASE}|{_BEFORE}|\b(?:survey|consultation|warranty|guarantee|defects|bids?|tenders? (?:must|should)"
        rf"|valid|bidding"
        r"|school term|mayor[’']s term|term of office|his term|her term|evaluation|mobilisation|lane|lights|closures?"
        r"|extension|option\w*|extended|until then)\b",
        re.I,
    ),
}
"""What makes the clause one about something else beside the purchase."""
IN_TIME_FOR = re.compile(r"\b(?:in (?:good )?time|ready) for (?:the |an? )?[^.;:,]{0,40}", re.I)
"""What only comes after: "over by late April, in time for the rafting season"."""
_ADDED = re.compile(r",? (?:and |but )?with (?:an?|the|no|two|three|several|up to)\b[^.;:]{0,60}$", re.I)
"""What is told besides: "ends on 30 June, with no option to go on"."""
_NO_SUBJECT = re.compile(
    r"\W*(?:(?:and|but|which|that|who|it|they|this|these|both|all|is|are|was|were|be|been|being|will"
    r"|would|should|shall"
    r"|must|may|can|could|might|has|have|had|to|due|set|expected|scheduled|planned|slated|likely|supposed|not|now"
    r"|then|also"
    r"|only|just|already|originally|finally|later|ultimately|duly|first|formally|officially|means"
    r"|although|though|while"
    r"|when|where|as|before|after|for|itself|at|by|on|in|until|from|noon|midday)\b\W*)*",
    re.I,
)
_PRONOUN = re.compile(r"\W*(?:it|they|this|these|that|both|each|all|he|she)\b", re.I)
_LABEL = re.compile(r"(?:^|[\n•*–—-]\s*)(?P<label>[A-Z][\w’' -]{2,40}?)(?:\s?[*]{0,2}:\s?[*]{0,2}|\s[–—-])\s*$")


def is_of_purchase(date: Span, cue: Cue, moment: Moment, context: Context) -> bool:
    """Whether what closes, starts, ends, was published or decided on the day at `date` is this purchase."""
    clause = _clause(date, cue, context)
    words, ahead = clause.of(context.text), context.text[clause.start : date.start]
    if names_another_thing(words, context):
        return False
    if _ELSE[moment].search(_ADDED.sub("", IN_TIME_FOR.sub("", words))) and not _LABELLED.search(ahead):
        return False
    if _PLAIN[moment].search(ahead):
        return True
    if moment in (Moment.START, Moment.END) and (
        _is_done_by(words, clause, cue, context)
        or in_company(date, moment, context)
        or _is_hired_for(ahead, date, context)
    ):
        return True
    if _SUBJECT[moment].search(words):
        carried = _carried(clause, moment, context) if _PRONOUN.match(words) else None
        return carried is not False or bool(_ONLY_BOUGHT.match(context.text, cue.span.start))
    if moment is Moment.AWARDED_ON and _names_supplier(date, context):
        return True
    bare = _NO_SUBJECT.match(context.text, clause.start, min(date.start, cue.span.start))
    if not bare or bare.end() < min(date.start, cue.span.start):
        return False
    carried = _carried(clause, moment, context)
    sentence = context.sentence(date).of(context.text)
    return carried is True or (carried is None and moment is not Moment.DEADLINE and bool(_PRONOUN.match(sentence)))


_DOER = re.compile(
    r"\W*(?:according to [^,.;]{3,40}, )?(?:and |but |when |as )?(?:all being well,? )?(?:there will be )?"
    r"(?:(?:the|its|their|his|her) )?(?:(?:new|winning|successful|first|chosen) ){0,2}"
    r"(?:firms?|compan(?:y|ies)|contractors?|builders?|crews?|workers|workmen|engineers|consultants?|operators?"
    r"|providers?|suppliers?|winners?|specialists?|fitters|cleaners|guards|drivers|painters|diggers"
    r"|installers|partner|spades"
    r"|caterers?|trainers?|researchers|surveyors|roofers|electricians|scaffolders|bulldozers|scaffolding"
    r"|buses|coaches|mowers|mops)\b(?! (?:say|said|says|that|who|which|have until)\b)",
    re.I,
)
"""Who or what comes to do the work."""
_WORKS = re.compile(
    r"start|beg[aiu]n|commenc|kick|get|got|roll|mov|take|took|come|run|end|expir|finish|conclud|arriv|due in"
    r"|go(?:es)? in|from|on site|at work",
    re.I,
)


def _is_done_by(words: str, clause: Span, cue: Cue, context: Context) -> bool:
    """Whether those who do the work, or the very thing bought, start or end on the day."""
    if not _WORKS.match(cue.span.of(context.text)):
        return False
    subject = context.text[clause.start : cue.span.start]
    return bool(_DOER.match(words)) or _is_what_is_bought(subject, context)


_HIRED = re.compile(
    r"\b(?:hired?|hires|appointed|chosen|picked|plumped for|taken on|signed up|brought in|commissioned|will|would|is to"
    r"|are to)\b",
    re.I,
)


def _is_hired_for(ahead: str, date: Span, context: Context) -> bool:
    """Whether the words up to the day have a supplier of the record hired, or at work: "has picked Ace to … until"."""
    return bool(_HIRED.search(ahead)) and _names_supplier(date, context)


_LONGEST_SUBJECT = 6


def _is_what_is_bought(subject: str, context: Context) -> bool:
    """Whether a short subject speaks of the purchase in words of its title, and of nothing that the record lacks."""
    telling = [w for w in folded(subject) if len(w) > 3 and w.isalpha() and w not in STOPWORDS]
    if not telling or len(telling) > _LONGEST_SUBJECT:
        return False
    names = {w for name in context.record.names for w in folded(name.name)}
    title = {_stem(w) for w in folded(context.record.title) if len(w) > 3 and w not in STOPWORDS} - names
    known = {_stem(w) for p in context.record.passages for w in folded(p.text)} | _PLAIN_WORDS
    return any(_stem(w) in title for w in telling) and all(_stem(w) in known for w in telling)


_PLAIN_WORDS = frozenset("first firm will would should shall must could then both itself themselv under deal".split())


def _stem(word: str) -> str:
    return word[:-2] if word.endswith("ses") else word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _clause(date: Span, cue: Cue, context: Context) -> Span:
    """The clause of the date, or the question that it answers, or its label."""
    sentence, clause = context.sentence(date), context.clause(date)
    if cue.span.start < sentence.start:
        asked = context.question_before(sentence)
        return Span(asked.start if asked else clause.start, date.end)
    label = _LABEL.search(context.text, max(0, date.start - 60), date.start)
    return Span(label.start("label"), clause.end) if label else clause


def _carried(clause: Span, moment: Moment, context: Context) -> bool | None:
    """Whether the words before a clause without a subject are of the purchase; None when there are none."""
    sentence = context.sentence(Span(clause.start, clause.start))
    words = context.text[sentence.start : clause.start]
    if not _NOUNS[moment].search(words) and (
        not words.strip() or _PRONOUN.match(words) or _NO_SUBJECT.fullmatch(words)
    ):
        before = context.sentence_before(sentence)
        if before is None:
            return None
        words = before.of(context.text)
        if _STILL_OF_IT.search(words) and (earlier := context.sentence_before(before)) is not None:
            words = earlier.of(context.text) + words
    if _BEFORE_RE.search(words) or names_another_thing(words, context):
        return False
    return bool(_NOUNS[moment].search(words))


_STILL_OF_IT = re.compile(r"^\W*it\b|\b(?:add|adds|option\w*|exten[ds]\w*|renew\w*|prolong\w*|worth|price)\b|£\d", re.I)
"""A sentence that only tells more of what the one before it named."""
_BEFORE_RE = re.compile(_BEFORE, re.I)
_NOUNS = {
    **_SUBJECT,
    Moment.DEADLINE: re.compile(rf"\b(?:{_OFFERS}|{_BIDDERS}|advertis\w+|contracts?|work|job|deal)\b", re.I),
    Moment.START: re.compile(rf"\b{_PURCHASE}\b", re.I),
    Moment.END: re.compile(rf"\b{_PURCHASE}\b", re.I),
}
"""What the words before must speak of, to lend their subject to a clause that has none."""


_ONLY_BOUGHT = re.compile(r"(?:re-?)?advertis|(?:put )?out to tender|to market|tendered", re.I)
"""What is done with nothing but a purchase, whatever "it" is."""


def _names_supplier(date: Span, context: Context) -> bool:
    """Whether the sentence names a supplier of the record: "Seddon was appointed on 2 May"."""
    sentence = context.sentence(date)
    inside = [s.of(context.text) for s in mentions(context, sentence)]
    return any(is_same(name, n, short=True) for name in inside for n in named(context, SUPPLIER_ROLES))
