"""Whether a sum is so plainly the contract's that a plainly different figure in the record makes it wrong.

Slips, yearly figures and old prices tie themselves to the record by their digits. A sum that is simply another number
has nothing but the words around it, and true articles are full of sums beside the same words: other contracts, losing
bids, what was spent before. So only a few ways of speaking count, fewer still below the first paragraphs.
"""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.article import BlockKind
from onrecord.checking.context import Context
from onrecord.checking.governed import is_told_of_the_record, stem
from onrecord.checking.priced import is_stated
from onrecord.reading.words import STOPWORDS, folded
from onrecord.values import Span
from onrecord.values.patterns import later

_PLAIN = (
    r"(?:(?:new|whole|entire|total|estimated|maximum|overall|main|actual|final|full|contract|tender|award"
    r"|advertised|agreed"
    r"|winning|successful|annual|one-off|(?:[a-z]+|\d+)-(?:year|month|week|day))\s){0,3}"
)
_PURCHASE = (
    r"(?:contract|deal|tender|framework|agreement|commission|award|notice|call-off|work|works|job|project|scheme)"
)
_PRICE = r"(?:price|price tag|value|cost|bill|fee|figure|sum|total|budget|bid|offer|tender|estimate)"
_DEFINITE = later(
    rf"\b(?:the|this|its?|that)\s{_PLAIN}(?:{_PURCHASE}"
    rf"|{_PRICE})\b(?:,[^,.;£\n]{{0,70}},)?(?:(?!who\b)[^.;:,\n£]){{0,50}}?"
    r"\b(?:worth|valued|valuation|priced|costs?|costing|is|was|be|been|at|of|for|put|stands|comes|goes|went|totals?"
    r"|totalling|between|as)\b(?:(?!paid\b)[^.;:,\n£]){0,24}$"
    rf"|\b(?:the (?:notice|record|paperwork|document|advert)|it)\s[^.;:\n£]{{0,40}}\b{_PRICE}\b[^.;:\n£]{{0,40}}$"
    r"|\bit (?:is|was|will be) (?:worth|valued at|priced at|put at)[^.;:,\n£]{0,24}$"
    rf"|\b{_PRICE}(?:\s(?:to|for)(?:\s[\w’']+){{1,4}})?\s?[?:–—-]\s$|^\W*(?:worth|valued at|priced at"
    rf"|at)[^.;:,\n£]{{0,24}}$",
    re.I,
)
_THE_SUM = re.compile(r"\b(?:the|this|that|its)\s(?:[a-z-]+\s){0,2}$", re.I)
_ATTRIBUTE = re.compile(rf"[-\s](?P<kind>(?:[\w’'-]++\s){{0,3}}?|(?:[\w’'-]++\s){{0,2}}[\w’'-]+-){_PURCHASE}\b", re.I)
_LEAD_THING = re.compile(
    r"[-\s](?:[\w’'-]++\s)?(?:[\w’'-]+[-\s])?(?:shake-up|revamp|overhaul|upgrade|makeover|facelift|boost|refit"
    r"|refurb\w*|clean-up"
    r"|spree|splurge|investment|package|plan|bill|lift|renewal|rebuild|repair job)\b",
    re.I,
)
"""What papers call a purchase in their first lines: "in for a £780,000 shake-up"."""
_NOW = later(
    r"\b(?:(?:is|are) (?:spending|paying|handing|splashing|forking|shelling|blowing|costing|to (?:spend|pay"
    r"|be paid|hand|cost))"
    r"|will (?:spend|pay|hand|cost|be paid|be spent|get|receive|earn|pocket)|to (?:spend|pay|hand over)"
    r"|(?:spends?|pays?|forks? out|splash(?:es)? out|splash(?:es)?|splurges|shells? out|blows?|hands?|costs?"
    r"|trousers?|pockets?)"
    r"|on the hook for|w[io]ns?|landed|lands?|secured?s?|bags?|bagged|(?:contract|deal|tender|job|work|commission"
    r"|study|agreement|framework|order|alliance|concession|charter)s?\b"
    r"[^.;:\n£]{0,40}\b(?:worth|valued at|for|at|of)"
    r"|(?:hired|hires|appointed|appoints|awarded|chosen|picked|signed|signs|commissioned)\b[^.;:\n£]{0,80}\b(?:for"
    r"|worth|at|on)"
    r"|paid)\b[^.;:\n£]{0,60}$",
    re.I,
)
_SO_LONG = r" (?:for|up to|until|\d|an? |one|two|three|four|five|six|seven|eight|nine|ten|twelve|week|night|\w+day)"
"""Behind "last", where that is the verb: "the work will last six months"."""
_SOFT = later(
    r"\b(?:already|who|ha(?:s|ve|d) (?:cost|spent|paid|earned|received)|lost|losing|losers?|unsuccessful|rivals?"
    r"|highest|lowest|next|cheapest|dearest|runner-up|offered"
    r"|(?:any|every)(?: \w+)? (?:contract|deal|tender)s?"
    rf"|would(?: have)?|could have|alone|must|threshold|last(?!{_SO_LONG})|previous|former|earlier|also|another"
    r"|other|second|own"
    r"|insurers?"
    r"|since|until then|in (?:19|20)\d\d|used to|once|fraud|stolen|raised|saved|fined|compensation|owed|similar"
    r"|separate"
    r"|more than (?:the|its)|less than (?:the|its)|difference|(?<!under )contracts (?:above|over|worth|below|under))\b",
    re.I,
)
_CLAUSE = 90
"""Characters before the sum in which words may say that it is of something else."""
_LEAD = 2
"""Blocks from the top, headline included."""


def is_firm(span: Span, context: Context) -> bool:
    """Whether the words leave no other reading than that the sum at `span` is what the contract is worth."""
    sentence = context.sentence(span)
    before, after = context.text[sentence.start : span.start], context.text[span.end : sentence.end]
    if _SOFT.search(before[-_CLAUSE:]):
        return False
    if is_for_another_thing(span, context):
        return False
    attribute = _ATTRIBUTE.match(after)
    if (
        is_stated(span, context)
        or _DEFINITE.search(before)
        or (attribute and _THE_SUM.search(before))
        or _asked(span, context)
    ):
        return True
    return _in_lead(span, context) and bool(
        attribute or _LEAD_THING.match(after) or _NOW.search(before) or _for_the_thing(after, context)
    )


def is_for_another_thing(span: Span, context: Context) -> bool:
    """Whether the words around a sum are of a thing that stands nowhere in the record."""
    sentence = context.sentence(span)
    before, after = context.text[sentence.start : span.start], context.text[span.end : sentence.end]
    other = _about_another_thing(before, after, context)
    other = other or names_another_thing(context.clause(span).of(context.text), context)
    return other and not is_told_of_the_record(span, context)


_FOR = re.compile(r"-?\s(?:(?:for|to|on|of)\s)?(?P<thing>[\w’'-]+(?:\s[\w’'-]+){0,5})")


def _for_the_thing(after: str, context: Context) -> bool:
    """Whether what follows the sum names the thing bought: "£25,000 bridge repairs", "£25,000 to mend a bridge"."""
    found = _FOR.match(after)
    return bool(found and _telling(found["thing"]) & _words_of(context))


def _asked(span: Span, context: Context) -> bool:
    return bool(
        re.search(rf"\b{_PRICE}\s?[?:–—-][\s*]{{1,4}}$", context.text[max(0, span.start - 40) : span.start], re.I)
    )


def _in_lead(span: Span, context: Context) -> bool:
    running = (BlockKind.HEADLINE, BlockKind.PARAGRAPH)
    lead = [block for block in context.article.blocks if block.kind in running][:_LEAD]
    return any(block.span.contains(span) for block in lead)


_WHAT_FOR = re.compile(
    rf"\b{_PURCHASE}\s(?:for|on(?! behalf)|to(?!\s(?-i:[A-Z])))\s(?:the\s|an?\s|its\s|new\s|provide\s|supply\s"
    rf"|run\s)*(?P<thing>[a-z’'-]+(?:\s[a-z’'-]+){{0,3}})",
    re.I,
)
_WHAT_KIND = re.compile(
    rf"\b(?:the|an?|its)\s(?!(?:good|great)\sdeal)(?P<thing>(?:[a-z’'-]+\s){{1,3}}){_PURCHASE}\b", re.I
)


def _about_another_thing(before: str, after: str, context: Context) -> bool:
    """Whether the purchase is said to be of something that stands nowhere in the record: a roof, railings."""
    attribute = _ATTRIBUTE.match(after)
    things = [m["thing"] for m in (_WHAT_FOR.search(before), _WHAT_KIND.search(before), _WHAT_FOR.search(after)) if m]
    things += [attribute["kind"]] if attribute else []
    known = _words_of(context)
    return any(telling and not telling & known for telling in map(_telling, things))


_THING = re.compile(
    r"\b(?:contracts?|deals?|tenders?|frameworks?|agreements?|works?|jobs?|projects?|contractors?|suppliers?|operators?"
    r"|firms?|appl(?:y|ies|ications?)|bids?|permits?|repairs|competition|orders?)\s(?:for|on|of|to(?!\s(?-i:[A-Z])))\s"
    r"(?:the\s|an?\s|its\s|their\s|new\s|be\s|provide\s|supply\s|run\s)*(?P<thing>(?!\d|which\b)[\w’'-]+(?:\s[\w’'-]+){0,5})",
    re.I,
)


def names_another_thing(words: str, context: Context) -> bool:
    """Whether the words speak of work on, bids for or a contract for a thing that stands nowhere in the record."""
    known = _words_of(context)
    things = [_telling(m["thing"]) - _WHEN for m in _THING.finditer(words)]
    things += [_telling(m["kind"]) - _WHEN for m in _OF_A_KIND.finditer(words) if not _QUALITY.search(m["kind"])]
    return any(thing and not thing & known for thing in things)


_OF_A_KIND = re.compile(
    r"\b(?:the|an?)\s(?P<kind>(?!(?:good|great)\sdeal)(?-i:[a-z]+))\s(?:contract|deal|tender|framework|agreement)\b",
    re.I,
)
_QUALITY = re.compile(r"(?:ive|ous|al|ful|ed|y|ary|ic|less|able|ible|ant|ent|est|er|ld|ng|rt|ge|le)$", re.I)
"""How a word ends that tells what a contract is like, and not what it is for: "the lucrative contract"."""


def speaks_of_record(words: str, context: Context) -> bool:
    """Whether the words hold one that the record knows, or none at all that tells of a thing."""
    things = _telling(words) - _WHEN - _ORDER
    return not things or bool(things & _words_of(context))


def tells_of_record(words: str, context: Context) -> bool:
    """Whether the words hold one that tells of a thing, and that the record knows."""
    return bool((_telling(words) - _WHEN - _ORDER) & _words_of(context))


_ORDER = frozenset("first last initial half term runs lasts start should would could will each both".split())


_TIMELY = frozenset(
    """
    start begin commence open close end finish last site offer sale time schedule date january february march april june
    july august september october november december monday tuesday wednesday thursday friday saturday sunday noon midday
    least take takes come goes more than twelve eighteen sixty thirty twenty lunchtime dated bidders suppliers firms
    apply complete completed reach done finished delivered carry market interest course tender bids another further
    """.split()
)
"""Words behind "work on" or "contract to" that say when, and not what."""
_WHEN = frozenset(map(stem, _TIMELY))


def _telling(words: str) -> set[str]:
    plain = set(_COMMON.split())
    return {
        stem(word) for word in folded(words) if len(word) > 3 and not word.isdigit() and word not in STOPWORDS | plain
    }


_COMMON = """
    year month week three four five seven eight nine work works service services council deal contract tender whole new
    total major huge town city county public local notice paid spend worth valued next years months money support supply
    budget charge cost costs bill estimate guide
    winning successful framework agreement price value award being with from that this into over under about
"""


def _words_of(context: Context) -> frozenset[str]:
    return _words(tuple(p.text for p in context.record.passages))


@lru_cache(maxsize=8)  # asked for each sum of an article
def _words(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(stem(word) for text in texts for word in folded(text))
