"""Whose money a sum is: the contract's, somebody's promise or guess, or of another kind altogether."""

from __future__ import annotations

import re
from bisect import bisect_right
from enum import IntEnum

from onrecord.article import BlockKind, SumMention
from onrecord.checking.context import Context
from onrecord.checking.elsewhere import about_another, about_the_past
from onrecord.checking.people import BUYER_ROLES, SUPPLIER_ROLES, aliases, is_same, mentions, named
from onrecord.reading.words import folded
from onrecord.values import Span
from onrecord.values.patterns import later

_CONTRACT = (
    r"(?:contract|deal|tender|commission|agreement|framework|project|scheme|job|study|package|programme|order"
    r"|appointment|works?|notice|award|call-off|procurement|bid|concession|fee|price|cost|bill|services?"
    r"|investment|refit|revamp|makeover|upgrade|overhaul|boost|sessions?|training|course|classes|review|report"
    r"|survey|support|race|row|spend|show|scandal|splurge|spree|plans?|systems?|app|website|centre|repairs?|design"
    r"|consultancy|renewal|refurbishment|maintenance|supply|purchase|installation|construction|extension|rollout"
    r"|partnership|lease|licence|audit|evaluation|assessment|competition|opportunity|requirement|list|arrangement)"
)
_VALUE = (
    r"(?:price(?: tag)?|value|valuation|cost|bill|tag|fee|figure|sum|total|budget|estimate|outlay|spend|ceiling|amount"
    r"|worth|charge|payment)"
)
_ACTS = (
    r"(?:appoint|hir|award|sign|bought|buy|purchas|acquir|commission|engag|procur|advertis|invit|let\b|land|w[io]n"
    r"|secur"
    r"|pick|select|chos|choos|bring|brought|draft|turn)"
)
_SPENDS = (
    r"(?:pay(?:s|ing)?|paid|spend(?:s|ing)?|spent|fork(?:s|ed|ing)?(?: out| over)?|shell(?:s|ed|ing)?(?: out)?"
    r"|cough(?:s|ed|ing)? up|stump(?:s|ed|ing)? up|splash(?:es|ed|ing)?(?: out)?|splurg(?:es?|ed|ing)(?: out)?"
    r"|lavish(?:es|ed|ing)?|blow(?:s|ing|n)?|blew|hand(?:s|ed|ing)?(?: over| out)?|commit(?:s|ted|ting)?(?: to)?"
    r"|allocat(?:es?|ed|ing)|set(?:s|ting)? aside|earmark(?:s|ed|ing)?|budget(?:ed|ing)?(?: for)?|charg(?:es?|ed|ing)"
    r"|net(?:s|ted|ting)?|earn(?:s|ed|ing)?|receiv(?:es?|ed|ing)|pocket(?:s|ed|ing)?|trouser(?:s|ed|ing)?"
    r"|bag(?:s|ged|ging)?|scoop(?:s|ed|ing)?|collect(?:s|ed|ing)?|part(?:s|ed|ing)? with|foot(?:s|ed|ing)?"
    r"|plough(?:s|ed|ing)? in(?:to)?|pump(?:s|ed|ing)? in(?:to)?|sink(?:s|ing)?|sunk|cost(?:s|ing)?|giv(?:es|en"
    r"|ing)|gave"
    r"|award(?:s|ed|ing)?|land(?:s|ed|ing)?|w[io]n(?:s|ning)?|secur(?:es?|ed|ing)|invest(?:s|ed|ing)?)"
)
_FILL = (
    r"(?:(?:an?|at|of|on|about|around|up|to|over|nearly|almost|just|between|the|more|less|than|roughly|some|estimated"
    r"|total|cool|whopping|staggering|eye-watering|hefty|huge|massive|tidy|mammoth|from|no|under|another|only|exactly"
    r"|precisely|approximately|circa|in|region|excess|worth|its|their|best|part|close|not|far|off|short|shy|shade|touch"
    r"|little|well|maximum|minimum|as|much|be|is|was|combined|full|whole|initial|fee|him|them|it|us|anything|somewhere"
    r"|excluding|including|before|after|plus|VAT|tax)\W+){0,8}$"
)
_BEFORE = later(
    rf"\b(?:{_CONTRACT}s?\b[^.;:\n£]{{0,60}}?\b(?:worth|valued?|valuation|priced?|of|for|at|is|was|were|costs?|costing"
    r"|put at|estimated|totalling|totals?|(?:comes?|came|amount(?:s|ed|ing)?|adds? up) to|stands? at|goes for|went for"
    r"|up to|between|tune of)"
    rf"|{_VALUE}s?\b[^.;\n£?]{{0,50}}?(?:\b(?:of|at|is|was|as|to|be|from|between)\b|[:–—-])"
    r"|worth|valued at|priced (?:at|from)|on the hook for"
    rf"|{_SPENDS}(?:\s+[\w’'&-]+){{0,6}}?"
    rf"|{_ACTS}\w*\b[^.;:\n£]{{0,80}}?\b(?:for|at|worth|in an?|on an?|with an?))\W+{_FILL}",
    re.I,
)
_ASKED = later(rf"\b{_VALUE}s?\W{{1,5}}(?:just|only|try|an?|the|some|about|up to|a cool)?\s*$", re.I)
"""The sentence before asks: "The price? £1.05 million"."""
_AFTER = later(
    rf"^(?:[-\s,](?:[\w’'-]++\s){{0,2}}(?:[\w’'-]+[-\s])?{_CONTRACT}s?\b"
    rf"|\W{{1,2}}(?:is|was|will be|would be|has been|had been|being|to be) (?:to be )?(?:spent|paid|handed|set aside"
    rf"|earmarked|awarded|splashed|spread|split|shared|divided|the (?:\w+ )?{_VALUE})"
    r"|,?\s(?:according to|as) the (?:notice|record|documents?|paperwork|papers|advert\w*|filing|register|tender)\b"
    rf"|\sas (?:the|its) (?:\w+ )?(?:{_VALUE}|maximum|minimum)"
    r"|\sfor (?:the|its|their|this|that) (?:whole |entire |full |initial )?(?:work|job|contract|service|lot|term"
    r"|deal))",
    re.I,
)

_GAP = r"\W+(?:(?:an?|of|at|about|up|to|over|nearly|almost|around|another|extra|the|it|some|more|less|than|least|just"
_GAP += r"|close|total|estimated|is|was|put|him|them|from|with|in|region|roughly|approximately)\W+){0,6}$"
_OTHER_MONEY = later(
    r"\b(?:sav(?:e|es|ed|ing|ings)|(?:deficit|shortfall|black hole|gap|debts?|fines?|loss|losses|profits?"
    r"|turnover|income|revenues?|reserves?|bailout|grants?|bequest|cuts?|pension|compensation|insurance|salary"
    r"|donation|backlog|cover|indemnity|damages?|legacy|windfall|rates bill|council tax)s?(?: pot)?"
    r"|fined|rais(?:ed?|es|ing)|donat\w+|fundrais\w+|must find|pledg(?:e|ed|es|ing)|promis(?:e|ed|es|ing)"
    r"|(?:would|could) (?:find|put|invest|spend|give|raise|need)|party (?:would|will)|thresholds?|liability of"
    r"|(?:wants?|call(?:s|ed|ing)? (?:for|on)|demand(?:s|ed|ing)?|urg(?:es?|ed|ing)|lobb(?:y|ied)|campaign\w*"
    r"|ask(?:s|ed|ing)?)"
    r"\b[^.;:\n£]{0,50}\b(?:spend|find|invest|put|set aside|give|provide|release)"
    r"|bid(?:s|ding)? for (?:a share of )?|applied for|borrow(?:s|ed|ing)?|sold (?:\w+ ){0,3}for|sale of"
    r"|houses? (?:at|for)"
    r"|(?:whole|entire|overall|annual|yearly|total|own) budget\b[^.;:\n£]{0,40}"
    r"|(?:council|authority|trust|force|town|city|county|department|service|agency|board"
    r"|school)['’]s (?:[a-z]+ ){0,2}budget"
    r"\b(?! for (?:the|this))[^.;:\n£]{0,40}|part of (?:an?|the|its|their|this)(?: [a-z-]+){0,2}"
    r"|\baverage\b[^.;:\n£]{0,40}"
    r"|(?:annual|yearly) (?:report|accounts?)\b[^.;:\n£]{0,60}|predecessors?\b[^.;:\n£]{0,30}"
    r"|(?:the )?(?:last|previous|old|outgoing) (?:lot|one|contract|deal|firm|supplier|contractor|provider|system)\b"
    r"[^.;:\n£]{0,60}|(?:used to|once) (?:cost|pay|spend)"
    r"|(?:sector|industry|profession|nation|country|region)(?:['’]s|-wide)\b[^.;:\n£]{0,60}"
    r"|(?:nationally|nationwide|across (?:the (?:country|uk|nation|sector)|england|scotland|wales"
    r"|britain))\b[^.;:\n£]{0,60}"
    r"|(?:last|the previous|a previous) (?:financial )?(?:year|winter|summer|autumn|spring|month|time)\b[^.;:\n£]{0,60}"
    r"|(?:chief executive|headteacher|manager|boss|director|officer)s?\b[^.;:\n£]{0,20}\b(?:earns?|is on|is paid"
    r"|was paid))" + _GAP,
    re.I,
)
_OTHER_AFTER = later(
    r"^\W*(?:(?:(?!to\b)\w+\W+){0,2}(?:into the|in savings|of savings|deficit|shortfall|black hole|grant|fine|fines"
    r"|profit|loss|debt|bailout|budget gap|fund|loan|donation|pledge|salary|saving|savings|cut|cuts|turnover|reserves?"
    r"|pension|payout|windfall|bequest|legacy|prize|damages|backlog|overspend|underspend|surplus)\b"
    r"|(?:last|the previous|a previous) (?:financial )?(?:year|winter|summer|month|time)\b"
    r"|(?:on|for)\s[^.;:,\n£]{0,40}\b(?:last|the previous) (?:financial )?(?:year|winter|summer|spring|autumn)\b"
    r"|(?:more|less|higher|lower|cheaper|dearer|extra|short of|(?:below|above) (?:the|its|budget|an?|what)"
    r"|(?:over|under) (?:budget|what|(?:the|its) (?:estimate|budget|ceiling|limit|asking|guide)))\b"
    r"|on (?:an?|another) (?:similar|separate|other|different|previous|earlier)\b|elsewhere\b"
    r"|(?:across|throughout) (?:the (?:country|uk|nation|sector)|england|scotland|wales|britain)\b"
    r"|(?:from|by) (?:the )?(?:national )?(?:lottery|heritage fund|levelling up|treasury|government grant|donors?)\b)",
    re.I,
)
_BUYER_WOULD = re.compile(
    r"\b(?:said|says|announced|confirmed|revealed|told)\b[^.;:£]{0,30}\b(?:it|they|he|she) (?:would"
    r"|will) (?:be )?(?:spend"
    r"|pay|invest|put)\w*\b[^.;:£]{0,30}$",
    re.I,
)
"""What the buyer says of itself is no wish: "the council said that it would spend"."""
_APPOSED = re.compile(
    r"[\s,–—(-]*(?:or|that is|i\.e\.,?|which is|(?:which )?(?:works?|working|comes?|coming) out (?:at|as)"
    r"|equivalent to|equal to|equating to|which equates to|amounting to|meaning|the equivalent of|averaging"
    r"|an average of)"
    r"\s[^£.;\n]{0,24}",
    re.I,
)
_EACH = re.compile(r"\b(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|dozen|each|per|every)\s+$", re.I)
_PAST_YEAR = re.compile(
    r"\b(?:last (?:year|month|winter|summer)|the previous year|a year earlier|in (?:19|20)\d\d(?:[/–-]\d\d)?)\b", re.I
)
_THIRD_PARTY = later(
    r"\b(?:councillors?|campaigners?|critics?|residents?|MPs?|MSPs?|AMs?|peers?|opposition|unions?|watchdogs?|Labour"
    r"|Tor(?:y|ies)|Conservatives?|Lib(?:eral)? Dem(?:ocrat)?s?|Greens?|Reform|SNP|Plaid|alliance|charit(?:y|ies)"
    r"|neighbours?"
    r"|sources?|insiders?|experts?|rivals?|activists?|protesters?|shopkeepers?|traders?|taxpayers|readers?|bloggers?"
    r"|think[- ]tanks?|pressure group|analysts?|observers?|some|others?|opponents?|candidates?|leader|spokes\w+|one)\b"
    r"[^.;:\n£]{0,60}?\b(?:say|says|said|claim\w*|reckon\w*|put|puts|estimat\w+|point\w* out|argu\w+|believ\w+"
    r"|warn\w*|calculat\w+|complain\w*|suggest\w*|fear\w*|guess\w*|insist\w*|allege\w*|think|thinks|told|writes?|wrote"
    r"|fum\w+|blast\w*|slam\w*)\b",
    re.I,
)
_SAYS_SO = later(
    r"[,\s](?:claim(?:s|ed)?|according to|say|says|said|reckon(?:s|ed)?|estimates?|insist(?:s|ed)?)\b", re.I
)
_RECORD_SPEAKS = re.compile(
    r"\b(?:notice|record|documents?|paperwork|papers|advert\w*|filing|register|council|authority|"
    r"trust|board|department|agency|university|buyer|force)\b",
    re.I,
)
_ONE_THING = re.compile(
    r"\b(?:an?|the|its|their|this)\s(?:(?:new|cool|whopping|staggering|huge|massive|mammoth|bumper|up to|nearly)\s)*$",
    re.I,
)
_A_NOUN = re.compile(r"[-\s][a-z]+", re.I)
_LEAD = 2
"""Blocks from the top, headline included, in which a sum is the contract's unless something says otherwise."""

_MOST_BACK = 4
"""Sums that are said one as another: "£10 million, or £1 million a year, or £80,000 a month"; more are a table."""


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
    known = context.once(_known)
    if span not in known:
        known[span] = _nearness(span, context, _MOST_BACK)
    return known[span]


def _known(_: Context) -> dict[Span, Nearness]:
    """Each sum's nearness, once it was asked for: a length of time asks it of all sums beside it."""
    return {}


def _nearness(span: Span, context: Context, back: int) -> Nearness:
    """The same, where `back` sums before may be this one in other words."""
    if context.said_by_someone(span) or is_other_money(span, context):
        return Nearness.OTHER
    if about_another(span, context) or about_the_past(span, context) or is_third_partys(span, context):
        return Nearness.LOOSE
    if back and (named := _apposed_to(span, context)) is not None:
        return _nearness(named, context, back - 1)
    before, after = _sides(span, context)
    if _BEFORE.search(before) or _AFTER.match(after):
        return Nearness.SURE
    if _ASKED.search(context.text[max(0, span.start - 60) : span.start]):
        return Nearness.SURE
    return Nearness.SURE if context.in_headline(span) or _in_lead(span, context) else Nearness.LOOSE


def _apposed_to(span: Span, context: Context) -> Span | None:
    """The sum before that this one only says in another way: "£10 million, or about £1 million a year"."""
    last = sum_before(span.start, context)
    if last is None or not _APPOSED.fullmatch(context.text[last.span.end : span.start]):
        return None
    return last.span


def sum_before(place: int, context: Context) -> SumMention | None:
    """The last sum of the article that ends at or before a place."""
    index = bisect_right(context.article.sums, place, key=lambda m: m.span.end)
    return context.article.sums[index - 1] if index else None


def is_other_money(span: Span, context: Context) -> bool:
    """Whether the words make the sum a saving, a fine, a promise, somebody's whole budget or an earlier year's bill."""
    before, after = _sides(span, context)
    if _BUYER_WOULD.search(before) and _names_a_buyer(span, context):
        return bool(_OTHER_AFTER.match(after))
    other = _OTHER_MONEY.search(before)
    if other is not None and _is_the_thing_bought(other.group(), context):
        other = None
    return bool(other or _OTHER_AFTER.match(after) or _EACH.search(before))


def _is_the_thing_bought(words: str, context: Context) -> bool:
    """Whether the word that makes a sum of another kind is the record's own: cover, where insurance is bought."""
    found = _THING.match(words)
    return found is not None and found["thing"].lower() in folded(context.record.title)


_THING = re.compile(r"(?P<thing>grant|pension|insurance|cover|compensation|debt|income|salary|donation|legacy)\b", re.I)


def is_third_partys(span: Span, context: Context) -> bool:
    """Whether somebody who is neither the notice nor the buyer is reported as saying the sum."""
    before, after = _sides(span, context)
    if _THIRD_PARTY.search(before):
        return True
    said = _SAYS_SO.search(after)
    if said is None or _RECORD_SPEAKS.search(after):
        return False
    doubted = said.group().strip(" ,").lower().startswith(("claim", "reckon", "insist"))
    return doubted or bool(_THIRD_PARTY.search(after))


def _sides(span: Span, context: Context) -> tuple[str, str]:
    sentence = context.sentence(span)
    return context.text[sentence.start : span.start], context.text[span.end : sentence.end]


def _in_lead(span: Span, context: Context) -> bool:
    """In the first paragraph, beside a party of the record or before the thing bought, and of no earlier year."""
    running = (BlockKind.HEADLINE, BlockKind.PARAGRAPH)
    lead = [block for block in context.article.blocks if block.kind in running][:_LEAD]
    sentence = context.sentence(span)
    if not any(block.span.contains(span) for block in lead) or _PAST_YEAR.search(sentence.of(context.text)):
        return False
    before, after = _sides(span, context)
    return bool(_ONE_THING.search(before) and _A_NOUN.match(after)) or _names_a_party(sentence, context)


def _names_a_buyer(span: Span, context: Context) -> bool:
    """Whether the sentence names the record's buyer ahead of a sum."""
    sentence = context.sentence(span)
    buyers = named(context, BUYER_ROLES)
    inside = mentions(context, Span(sentence.start, span.start))
    return any(is_same(form, n, short=True) for s in inside for form in aliases(s, context) for n in buyers)


def _names_a_party(sentence: Span, context: Context) -> bool:
    parties = named(context, (*BUYER_ROLES, *SUPPLIER_ROLES))
    inside = mentions(context, sentence)
    return any(is_same(form, n, short=True) for s in inside for form in aliases(s, context) for n in parties)
