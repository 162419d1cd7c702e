"""Which names in an article are the buyer's or a supplier's, by their form and by the verbs around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.article import NameMention
from onrecord.checking.context import Context
from onrecord.reading import Name
from onrecord.reading.parties import acronyms
from onrecord.values import Span
from onrecord.values.names import normalise, same_organisation, short_forms

BUYER_ROLES = ("buyer", "procuringEntity")
SUPPLIER_ROLES = ("supplier",)

_BUYS = (
    r"(?:wants?|seeks?|is seeking|are seeking|is looking for|are looking for|is to (?:spend|pay|hire|buy)|"
    r"invit(?:es?|ed|ing)|"
    r"is inviting|are inviting|(?:has|have) (?:invited|advertised|hired|appointed|awarded|signed(?: up)?|handed|"
    r"given|chosen|picked|"
    r"put out|gone out|launched|asked|commissioned|agreed|struck|selected|engaged|brought in|turned to|named|"
    r"begun|opened|tendered)|"
    r"hires|hired|appoints|appointed|awards|awarded|signs|signed|hands|handed|picks|picked|chose|chooses|"
    r"commissioned|advertised|"
    r"posted|is (?:shelling|forking|splashing) out|are (?:shelling|forking|splashing|handing|paying)|is handing|"
    r"is paying|will pay|"
    r"plans to (?:spend|hire|buy|pay)|has tendered|is tendering|needs|puts? (?:the|its)|needs)"
)
_CHIEFS = r"(?:(?:council|city|town|county|borough|hall)\s+)?(?:chiefs|bosses|officials|councillors|leaders|officers)"
_AFTER_BUYER = re.compile(rf"^(?:['’]s?)?(?:\s+{_CHIEFS})?(?:,[^,.]{{0,80}},)?\s+(?:also\s+|now\s+)?{_BUYS}\b", re.I)
_CHIEFS_AFTER = re.compile(rf"^\s+{_CHIEFS}\b", re.I)
_BEFORE_BUYER = re.compile(
    r"\b(?:contract|deal|work|notice|tender|commission|agreement|advertised|awarded|posted|published|let|hired|"
    r"appointed|struck|signed|"
    r"chosen|selected|commissioned)\b[^.;\n]{0,60}\bby\s+(?:the\s+)?$",
    re.I,
)
_SELLS_AFTER = re.compile(
    r"^(?:,[^,.]{0,80},)?\s+(?:has\s+been\s+|have\s+been\s+|was\s+|is\s+|were\s+)?(?:awarded|appointed|given|"
    r"handed|hired|chosen|selected|"
    r"picked|named|commissioned|signed up|brought in)\b"
    r"|^(?:,[^,.]{0,80},)?\s+(?:has\s+|have\s+)?(?:won|wins?|landed|lands?|secured|secures|scooped|bagged|bags|"
    r"clinched|"
    r"will (?:be paid|trouser|pocket|receive|run|supply|deliver|provide|carry out|fit|build|design|write|get|"
    r"operate|design|earn|be given)|"
    r"is (?:to|being) (?:paid|be paid|run|supply|deliver|provide|build|design|get)|gets|got|trousers|pockets|beat)\b",
    re.I,
)
_SELLS_BEFORE = re.compile(
    r"\b(?:(?:appointed|appoints|hired|hires|chosen|chose|picked|selected|signed up|commissioned|brought in|"
    r"turned to|named|engaged|"
    r"handing|handed|hands)|(?:awarded|given|handed|went|gone|goes|let|going) to|contract (?:with|to)|deal with|"
    r"company called|firm called|run by (?:a company called )?|supplied by|won by|to be paid to)\s+(?:the\s+|"
    r"a\s+)?(?:\w+\s+(?:firm|company|giant|group|consultants?|builders?|accountants?|contractor)\s+)?$",
    re.I,
)
_BODY = re.compile(
    r"\b(?:council|authority|trust|police|university|college|board|government|department|ministry|agency|office|"
    r"nhs|association|"
    r"commission(?:er)?|service|executive|partnership|housing|homes|school|academy|constabulary|parliament|"
    r"assembly|museum|hospital|"
    r"borough|scotland|wales|england|corporation|park|fire|force|committee|society|institute|centre|federation|"
    r"llywodraeth|cyngor)\b",
    re.I,
)


def named(context: Context, roles: Sequence[str]) -> list[Name]:
    """The record's names for its parties in these roles, each spelling once, plainest pointer first."""
    return [n for n in context.record.names if n.role in roles]


def is_same(mention: str, name: Name, *, short: bool) -> bool:
    """Whether an article's name is the record's: a form of it, its acronym, or (`short`) its distinctive first words."""
    said = normalise(mention)
    if not said:
        return False
    if said in name.forms or same_organisation(mention, name.name):
        return True
    if mention.isupper() or sum(c.isupper() for c in mention) >= 3 or mention in _spoken_acronyms(name):
        bare = re.sub(r"\s+(?:council|board|trust)$", "", mention, flags=re.I).upper()
        if bare in acronyms(name.name):
            return True
    return short and said in short_forms(name.name)


def _spoken_acronyms(name: Name) -> set[str]:
    """Acronyms that papers write as a word: Mopac, Defra."""
    return {a.capitalize() for a in acronyms(name.name) if len(a) >= 4}


def mentions(context: Context) -> Iterator[NameMention]:
    """The names of the article that stand in its own words, not in somebody's."""
    for mention in context.article.names:
        if not context.said_by_someone(mention.span):
            yield mention


def buys(mention: NameMention, context: Context) -> bool:
    """Whether the words around a name make it the one that buys."""
    before, after = _around(mention.span, context)
    return bool(_AFTER_BUYER.match(after) or _CHIEFS_AFTER.match(after) or _BEFORE_BUYER.search(before))


def sells(mention: NameMention, context: Context) -> bool:
    """Whether the words around a name make it the one that was awarded the work."""
    before, after = _around(mention.span, context)
    return bool(_SELLS_AFTER.match(after) or _SELLS_BEFORE.search(before))


def is_body(mention: NameMention, context: Context) -> bool:
    """Whether a name is that of a public body, by a word in it or by "chiefs" behind it."""
    _, after = _around(mention.span, context)
    return bool(_BODY.search(mention.text) or _CHIEFS_AFTER.match(after))


def known_to_record(mention: NameMention, context: Context) -> bool:
    """Whether the record speaks of the name at all, in whatever role."""
    said = normalise(mention.text)
    if any(is_same(mention.text, n, short=True) for n in context.record.names):
        return True
    return any(said and said in normalise(p.text) for p in context.record.passages if not p.superseded)


def _around(span: Span, context: Context) -> tuple[str, str]:
    sentence = context.sentence(span)
    return context.text[sentence.start : span.start], context.text[span.end : max(span.end, sentence.end)]
