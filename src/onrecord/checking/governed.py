"""What governs a sum: the verb or the noun that it hangs on, and who does what that verb says.

A sum of a purchase has one of few places in a sentence. A price stands at it ("the bill has come in at £62,000"); the
buyer lays it out ("the inspectorate may spend up to £60m with it"); the seller gets it ("whoever takes over can expect
£33,000"); it is laid out itself ("£60,000 has been pencilled in"); or it is what a contract comes to that somebody of
the record gives or wins ("the council has gone to market for a five-year contract worth £600,000"). Each place has its
field of verbs, whole and in all their forms; who stands before them decides whose money it is.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from onrecord.article import BlockKind
from onrecord.checking.context import Context
from onrecord.checking.people import BUYER_ROLES, SUPPLIER_ROLES, aliases, is_same, mentions, named
from onrecord.checking.printed import printed
from onrecord.reading.words import STOPWORDS, folded
from onrecord.values import Span
from onrecord.values.patterns import later

_PURCHASE = (
    r"(?:contracts?|deals?|tender|framework|agreement|arrangement|commission|award|call-off|works?|job|order"
    r"|appointment|concession|opportunity|competition|purchase|lease|supply|installation|refurbishment"
    r"|maintenance|exercise|assignment|engagement|gig|undertaking|procurement|service)"
)
_PRICE = r"(?:price(?: tag)?|values?|valuation|cost|bill|fee|figure|sum|total|tab|charge)"
_OTHER = (
    r"(?:previous|last|old|former|earlier|other|another|similar|separate|average|typical|rival|losing|lowest|highest"
    r"|cheapest|dearest|first|next|second|third|market|reserve|sale|share|ticket|retail|unit|hourly|daily|weekly"
    r"|monthly|quarterly|yearly|annual|different|original|initial|opening|outgoing|existing|current|wider|national"
    r"|extra|additional|optional|wrong|false|insurance|legal|energy|fuel|food|wage|tax|heating|repair)"
)
_KIND = rf"(?:(?!(?:{_OTHER}|of|for|the|an?|to|in|on|at|by|and|or|is|was|with|who|that)\b)[a-z][\w’'-]*\s){{0,3}}"
_ASIDE = r"(?:,[^,.;:£\n]{1,80},|\s(?:of|for|from|to|on|with|by|in|that|which)\s[^.;:£\n]{1,60}?)?,?"
_PRICED = rf"(?:the|this|that|its|their|our|whose)\s(?P<kind>{_KIND})(?:{_PURCHASE}|{_PRICE})"
FILL = (
    r"(?:(?:an?|at|of|on|about|around|up|to|over|nearly|almost|just|between|the|more|less|than|roughly|some|estimated"
    r"|total|cool|whopping|staggering|hefty|tidy|modest|from|no|not|under|only|exactly|approximately|circa|in|region"
    r"|excess|their|its|best|part|close|shy|shade|touch|little|well|maximum|minimum|as|much|many|sum|least|most|below"
    r"|above|anything|something|somewhere|like|price|value|cost|fee|round|mere|grand|worth)\W+){0,8}$"
)
_HELP = (
    r"(?:has|have|had|is|was|are|were|be|been|being|will|would|can|could|may|might|should|shall|must|to|not|cannot|now|also|still"
    r"|just|\w+ly|expected|likely|due|set|thought|reckoned|understood|about|going|able|ready|prepared|willing|hoping"
    r"|planning|looking|happy|stands?)"
)
_HELPS = rf"(?:{_HELP}\s){{0,6}}"
_HELPING = re.compile(rf"\s{_HELP}$", re.I)
_STANDS = (
    r"(?:(?:is|was|are|were|be|been|[’']s)(?:\s\w+ly)?(?:\s(?:to be|set|fixed|pegged|pitched|put|priced|costed|valued"
    r"|estimated|assessed|reckoned|calculated|worked out|budgeted|quoted|given|listed|stated|recorded|entered|shown"
    r"|billed|agreed|settled|let|awarded|signed|capped|worth)){0,2}"
    r"|(?:com(?:es?|ing)|came)(?: in| out| up| round)?|stands?|stood|runs?|ran|works? out|worked out|amounts?|amounted"
    r"|adds? up|added up|totals?|totalled|totalling|weigh(?:s|ed)? in|clock(?:s|ed)? in|costs?|costing|carr(?:ies|ied)"
    r"|(?:goes|went|gone|going)(?:\sto\s[^,.;:£\n]{1,50})?|sells?|exceeds?|reach(?:es|ed)?|tops?|topped)"
)
_PRICE_STANDS = later(
    rf"\b{_PRICED}(?:\s(?:of|for)\s(?P<what>[^,.;:£\n]{{1,60}}?))?{_ASIDE}\s?{_HELPS}{_STANDS}"
    rf"\s(?:for |at |as |to |in |out )?{FILL}",
    re.I,
)
_IT_STANDS = later(
    rf"(?:^|[,;:—–]\s|\b(?:and|but|that|so|which|because|as)\s)\W*(?:it|this|that)(?:\s|(?=[’']s)){_HELPS}"
    rf"{_STANDS}\s(?:for |at |as |to |in |out )?{FILL}",
    re.I,
)
_WHICH_IS_PUT = later(
    rf"\b{_PURCHASE}\b[^.;:£\n]{{0,60}},?\s(?:which|that)\s[^.,;:£\n]{{2,50}}?\s(?:puts?|has put|values?|valued|prices?"
    rf"|priced|costed|reckons?|estimates?|estimated)\s(?:at|is worth|to be worth|will cost)\s{FILL}",
    re.I,
)
_AT_A_COST = later(
    rf"\b(?:at|for|to) (?:an?|the) (?:\w+ )?(?:cost|price|fee|charge|bill|tune|sum) (?:to \w+ \w+ )?of\s{FILL}", re.I
)
_LAYS_OUT = later(
    r"\s(?:spend(?:s|ing)?|spent|pa(?:ys?|ying|id)|hand(?:s|ed|ing)?(?: over)?|fork(?:s|ed|ing)? out"
    r"|shell(?:s|ed|ing)? out|stump(?:s|ed|ing)? up|cough(?:s|ed|ing)? up|la(?:ys?|ying|id) out|splash(?:es|ed|ing)?"
    r"(?: out)?|splurg(?:es?|ed|ing)|put(?:s|ting)? (?:up|aside|by)|set(?:s|ting)? aside|earmark(?:s|ed|ing)?"
    r"|allocat(?:es?|ed|ing)|allot(?:s|ted|ting)?|allow(?:s|ed|ing)?|assign(?:s|ed|ing)?|budget(?:s|ed|ing)?(?: for)?"
    r"|commit(?:s|ted|ting)?|devot(?:es?|ed|ing)|reserv(?:es?|ed|ing)|ring-?fenc(?:es?|ed|ing)|offer(?:s|ed|ing)?"
    r"|part(?:s|ed|ing)? with"
    r"|settl(?:es?|ed|ing) (?:at|on|for)|agree[sd]? (?:on|to)|go(?:es|ing)? (?:as high as|up to|to)"
    r"|pencil(?:s|led|ling)? in)"
    rf"(?:\s(?:it|them|the (?:firm|company|winner|contractor|supplier|provider|charity|consultants?)|out))?\s{FILL}",
    re.I,
)
_BODY = re.compile(
    r"\b(?:the|this|its|our)\s(?P<kind>(?:[a-z-]+\s){0,2}?)(?:council|authority|trust|board|department|ministry|agency"
    r"|university|college|school|force|inspectorate|regulator|association|landlord|commission|service|corporation"
    r"|institute|museum|borough|county|city|office|government|company|body|buyer|constabulary|commissioner)(?:,[^,.;:£]"
    r"{1,60},)?$|\bwe$",
    re.I,
)
_IT = re.compile(r"(?:^|[,;:—–]\s|\b(?:and|but|that|so|then)\s)\W*(?:it|they)$", re.I)
_GETS = later(
    rf"\s(?:paid|gets?|getting|receiv(?:es?|ed|ing)"
    r"|earn(?:s|ed|ing)?|pocket(?:s|ed|ing)?|trouser(?:s|ed|ing)?|bank(?:s|ed|ing)?|collect(?:s|ed|ing)?|net(?:s|ted"
    r"|ting)?|expects?|given|handed|picks? up|picked up|take(?:s)? (?:home|away)|walk(?:s|ed)? (?:away|off) with"
    rf"|charg(?:es?|ed|ing)|invoic(?:es?|ed|ing)|bill(?:s|ed|ing)?)\s{FILL}",
    re.I,
)
_SELLER = re.compile(
    r"\b(?:who(?:ever|soever)\b(?P<does>[^.,;:£]{0,40})"
    r"|(?:the|a|any) (?:winner|winning \w+|successful \w+|chosen \w+|appointed"
    r" \w+|preferred \w+|firm|company|contractor|supplier|provider|operator|consultants?|consultancy|builders?|agency"
    r"|charity|developer|bidder that wins)|somebody|someone)(?:,[^,.;:£]{1,60},)?$",
    re.I,
)
_IS_LAID_OUT = later(
    r"^,?\s(?:(?:has|have|had|is|was|are|were|will|would|be|been|being|also|now|already|\w+ly)\s){1,4}"
    r"(?:set aside|put aside|put by|put up|pencilled in|earmarked|budgeted|allocated|allotted|allowed|reserved"
    r"|ring-?fenced|available|on offer|on the table|up for grabs|to be (?:spent|paid|had|won)|there|there for (?:it"
    r"|them)|spent|paid|the (?:price|budget|cost|fee|limit|figure|sum))\b(?P<rest>[^.;:£\n]{0,60})",
    re.I,
)
_PUT_ON = re.compile(r"\b(?:puts?|has put|have put|dangles?|is dangling)\s", re.I)
_ON = re.compile(r"^\son (?P<rest>(?:the|this|its|it\b|what)\b[^.,;:£\n]{0,50})", re.I)
_ACTS = (
    r"(?:won|wins|win|winning|land(?:s|ed|ing)?|secur(?:es?|ed|ing)|clinch(?:es|ed)?|bag(?:s|ged)?|scoop(?:s|ed)?"
    r"|snap(?:s|ped)? up|pick(?:s|ed)? up|net(?:s|ted)?|been (?:awarded|given|handed)|award(?:s|ed|ing)?|given|gives?"
    r"|gave|hand(?:s|ed|ing)?|let|lets|sign(?:s|ed|ing)?(?: up)?|agree[ds]?|struck|strikes?|plac(?:es?|ed|ing)"
    r"|invit(?:es?|ed|ing)|advertis(?:es?|ed|ing)|seek(?:s|ing)?|sought|want(?:s|ed)?|hunt(?:s|ing)?|launch(?:es|ed)?"
    r"|look(?:s|ing)? for|gone (?:out )?to (?:market|tender|bidders)|going (?:out )?to (?:market|tender)|put(?:s|ting)?"
    r" out|buy(?:s|ing)?|bought|order(?:s|ed|ing)?|hir(?:es?|ed|ing)|appoint(?:s|ed|ing)?|bring(?:s|ing)? in)"
)
_OF_A_CONTRACT = later(
    rf"\b(?:{_ACTS}|under)\b[^.;:£\n]{{0,60}}?\ban?\s{_KIND}{_PURCHASE}{_ASIDE}"
    rf"\s(?:(?:that|which)\s{_HELPS})?(?:worth|valued at|priced at|of|for|at)"
    rf"\s{FILL}",
    re.I,
)
_A_CONTRACT_OF = later(rf"\b{_ACTS}\b[^.;:£\n]{{0,60}}?\b(?:an?|the|its|this)\s(?:\w+ly\s|new\s|whole\s){{0,2}}$", re.I)
_CONTRACT_NEXT = later(
    rf"^[-\s](?P<rest>(?:[\w’'-]++(?:,[-\s]|\s)){{0,5}}?|(?:[\w’'-]++(?:,[-\s]|\s)){{0,4}}[\w’'-]+-){_PURCHASE}\b", re.I
)
_COSTED = later(
    rf"\bthe\s(?P<thing>(?:[\w’'-]+\s){{1,4}}?){_HELPS}(?:priced|costed|budgeted|quoted)\s(?:at|for)\s{FILL}", re.I
)
_THERE_IS = later(rf"\bthere(?:[’']s|\s(?:is|was|will be|may be))\s{FILL}", re.I)
_IN_IT = re.compile(r"^\s(?:in it|for it|available|on offer|on the table|to be (?:spent|had|won)|to spend)\b", re.I)
_UNSURE = re.compile(
    r"\b(?:if|unless|suppose|whether|would have|could have|might have|should have|each|every|per|apiece|half|quarter"
    r"|further|extra|another|more than (?:the|its)|lots?|phase|part|share|on top|also|already|alone|so far|to date"
    r"|subsid\w+|not|never|nobody|no one|nor|used to|once|ago|rejected|refused|failed|lost|sued|claim\w*|fined)\b"
    r"|n[’']t\b",
    re.I,
)
_PARTS = re.compile(r"[;:—–]\s")
_NO_MORE = re.compile(r"\b(?:not|no|never|cannot)\s(?:\w+\s){0,3}(?:more|less|over|above|below|exceed)\b", re.I)
_FOR = re.compile(r"^,?\s(?:for|on|to|in|into|towards)\s(?P<rest>(?!(?:\d|VAT\b|all\b|total\b))[^.,;:£\n]{1,70})", re.I)
_RECIPIENT = re.compile(
    r"(?:an?|the|any|one|its|their)\s(?:[a-z-]+\s){0,3}?(?:firm|company|contractor|supplier|provider|operator|charity|agency"
    r"|organisation|business|bidder|winner|consult\w+|builders?|partner|team|specialists?|outfit|developer|maker)\b"
    r"|(?:who|what)ever\b|someone\b|somebody\b|anyone\b|anybody\b|those\b",
    re.I,
)
"""Behind "to": who gets the sum, and not what it is for."""
_ANAPHOR = re.compile(
    r"\s*(?:it|them|this|that|(?:the|this|its) (?:\w+ ){0,2}?(?:work|job|contract|deal|task|service|term"
    r"|years?|months|privilege|trouble|pleasure|answer|whole|lot|firm|company|winner))\b",
    re.I,
)
_TIME = re.compile(r"\s*(?:the |an? |its |up to |about )*(?:first |initial |next |full |coming )?(?:\w+[- ]){0,2}"
                   r"(?:years?|months?|weeks?|days?|term|summer|winter|spring|autumn|\w+ary|march|april|may|june|july"
                   r"|august|\w+ember|october)\b", re.I)  # fmt: skip


def is_governed(span: Span, context: Context) -> bool:
    """Whether the verb or noun that the sum at `span` hangs on makes it what this purchase costs."""
    sentence = context.sentence(span)
    before, after = context.text[sentence.start : span.start], context.text[span.end : sentence.end]
    if _UNSURE.search(_NO_MORE.sub("", _PARTS.split(before)[-1])):
        return False
    if not _is_for_our_thing(after, context):
        return False
    return any(reads(span, sentence, before, after, context) for reads in _PLACES)


def _price_stands(span: Span, sentence: Span, before: str, after: str, context: Context) -> bool:
    """ "The bill from the consultants has come in at £62,000", "a framework which the council puts at £2m"."""
    stands = _PRICE_STANDS.search(before)
    if stands is not None:
        kind = telling(stands["kind"]) - _TRUE
        if not kind <= context.once(known_stems):  # the heating bill
            return False
        return stands["what"] is None or _is_ours(stands["what"], context)
    if _WHICH_IS_PUT.search(before):
        return True
    if _AT_A_COST.search(before):
        return names_one(sentence, (*BUYER_ROLES, *SUPPLIER_ROLES), context)
    if (costed := _COSTED.search(before)) is not None:
        return telling(costed["thing"]) <= context.once(known_stems)
    found = _IT_STANDS.search(before)
    if found is None:
        return False
    told = context.sentence_before(sentence)
    ahead = before[: found.start()] or (told.of(context.text) if told else "")
    return bool(_BOUGHT.search(ahead))


_BOUGHT = re.compile(rf"\b(?:{_PURCHASE}|bids?|tenders|bidders|quotes|notice)\b", re.I)


def _laid_out(span: Span, sentence: Span, before: str, after: str, context: Context) -> bool:
    """ "The inspectorate may spend up to £60m with it", "We have set aside about £10,000"."""
    found = _LAYS_OUT.search(before)
    if found is None and (found := _PUT_ON.search(before)) is not None:
        rest = _ON.match(after)
        if not re.fullmatch(FILL[:-1], before[found.end() :], re.I) or rest is None:
            return False
        if not _is_ours(rest["rest"], context):
            return False
    if found is None:
        return False
    subject = _subject(before, found.start())
    body = _BODY.search(subject)
    if body is not None:
        return _is_our_body(body["kind"] or "", context)
    if _ends_in_name(sentence.start + len(subject), sentence, BUYER_ROLES, context):
        return True
    if subject.endswith(" and"):  # what the buyer of the same sentence does as well
        return names_one(Span(sentence.start, sentence.start + len(subject)), BUYER_ROLES, context)
    return bool(_IT.search(subject)) and _before_names(sentence, BUYER_ROLES, context)


def _is_our_body(kind: str, context: Context) -> bool:
    """Whether "the county council" may be the buyer: one of another kind than the record's is another."""
    names = {word for name in named(context, BUYER_ROLES) for word in folded(name.name)}
    return all(word in names for word in folded(kind) if word in _KINDS_OF_BODY)


_KINDS_OF_BODY = frozenset(
    """
    county city town parish borough district community police fire health hospital housing water national government
    school university college transport local regional royal river harbour education leisure arts
    """.split()
)


def _got(span: Span, sentence: Span, before: str, after: str, context: Context) -> bool:
    """ "Whoever takes over can expect £33,000", "Stonefold will be paid £79,900", "It will be paid £33,696"."""
    found = _GETS.search(before)
    if found is None:
        return False
    subject = _subject(before, found.start())
    seller = _SELLER.search(subject)
    if seller is not None:
        return telling(seller["does"] or "") - _WINS <= context.once(known_stems)
    if _ends_in_name(sentence.start + len(subject), sentence, SUPPLIER_ROLES, context):
        return True
    return bool(_IT.search(subject)) and _before_names(sentence, SUPPLIER_ROLES, context)


def _subject(before: str, place: int) -> str:
    """What stands before a verb, without the words that help the verb: "the firm" of "the firm is expected to be"."""
    subject = before[:place].rstrip()
    while (helping := _HELPING.search(subject)) is not None:
        subject = subject[: helping.start()].rstrip()
    return subject


def _is_laid_out(span: Span, sentence: Span, before: str, after: str, context: Context) -> bool:
    """ "Somewhere in the region of £60,000 has been pencilled in"."""
    found = _IS_LAID_OUT.match(after)
    there = _IN_IT.match(after) if _THERE_IS.search(before) else None
    if there is not None:
        return _is_for_our_thing(after[there.end() :], context)
    if found is None or not re.fullmatch(rf"\W*{FILL[:-1]}", before, re.I):
        return False
    rest = _FOR.match(found["rest"])
    return rest is None or _is_ours(rest["rest"], context)


def _of_a_contract(span: Span, sentence: Span, before: str, after: str, context: Context) -> bool:
    """ "The council has gone to market for a five-year contract worth £600,000", "has placed a £1.4m order"."""
    behind = _CONTRACT_NEXT.match(after)
    if not _OF_A_CONTRACT.search(before) and not (behind and _A_CONTRACT_OF.search(before)):
        return False
    if behind and telling(behind["rest"]) and not telling(behind["rest"]) & context.once(known_stems):
        return False
    return _in_lead(span, context) or names_one(sentence, (*BUYER_ROLES, *SUPPLIER_ROLES), context)


def _fronted(span: Span, sentence: Span, before: str, after: str, context: Context) -> bool:
    """ "At £587,000 it came in below the estimate", where the sentence before tells of the purchase."""
    told = _told_before(sentence, context)
    if told is None or not _AT_FIRST.search(before) or not _IT_NEXT.match(after):
        return False
    return bool(_BOUGHT.search(told.of(context.text)))


def _told_before(sentence: Span, context: Context) -> Span | None:
    """The sentence before, also in the paragraph before, to which an "it" that opens a paragraph leads back."""
    index = bisect_right(context.article.sentences, sentence.start, key=lambda s: s.span.start) - 2
    before = context.article.sentences[index].span if index >= 0 else None
    return before if before and not context.in_headline(before) else None


_AT_FIRST = later(rf"^\W*(?:at|worth|valued at|priced at|for)\s{FILL}", re.I)
_IT_NEXT = later(rf"^,?\s(?:it|this|the {_KIND}(?:{_PURCHASE}|{_PRICE}))\b", re.I)


def _beside_the_act(span: Span, sentence: Span, before: str, after: str, context: Context) -> bool:
    """ "Rehab in two counties is to be run by one alliance, for up to £90m", in the first lines."""
    if not _in_lead(span, context) or not _BESIDE.search(before):
        return False
    if _DOES.search(before) and names_one(Span(sentence.start, span.start), BUYER_ROLES, context):
        return True
    return len(telling(before) & telling(context.record.title)) >= _TITLE_WORDS


_BESIDE = later(rf",\s(?:for|at|worth)\s{FILL}", re.I)
_DOES = later(rf"\b{_ACTS}\b", re.I)
_TITLE_WORDS = 2


def is_told_of_the_record(span: Span, context: Context) -> bool:
    """Whether the first lines tell of this very purchase, by whatever name: by its title, or who gives it to whom."""
    if not _in_lead(span, context):
        return False
    sentence = context.sentence(span)
    words = sentence.of(context.text)
    if len(telling(words) & context.once(_of_title)) >= _TITLE_WORDS:
        return True
    seller = bool(_THE_FIRM.search(words)) or names_one(sentence, SUPPLIER_ROLES, context)
    return seller and bool(_DOES.search(words)) and names_one(sentence, BUYER_ROLES, context)


_THE_FIRM = re.compile(r"\bthe (?:firm|company|supplier|contractor|provider|charity|operator)\b")


_PLACES = (_fronted, _beside_the_act, _price_stands, _laid_out, _got, _is_laid_out, _of_a_contract)


def _is_for_our_thing(after: str, context: Context) -> bool:
    """Whether what the sum is for, if the words say it, is the thing bought."""
    found = _FOR.match(after)
    return found is None or _is_ours(found["rest"], context)


def _is_ours(words: str, context: Context) -> bool:
    """Whether words name the thing bought, point back to it, or tell only a time."""
    if _ANAPHOR.match(words) or _TIME.match(words) or _RECIPIENT.match(words):
        return True
    thing = telling(_WHERE.split(words)[0])
    if not thing or thing & context.once(known_stems):
        return True
    return len(telling(words) & context.once(_of_title)) >= _TITLE_WORDS  # "to run buses from Otterholme to Fellgate"


def _of_title(context: Context) -> frozenset[str]:
    """The telling stems of the record's title, without the names of its parties."""
    names = {word for name in named(context, (*BUYER_ROLES, *SUPPLIER_ROLES)) for word in folded(name.name)}
    return telling(context.record.title) - frozenset(map(stem, names))


_WHERE = re.compile(r"\s(?:in|at|on|near|across|from|by|until|over|during|who|that|which|and)\s", re.I)
"""Behind the thing itself."""
_WINS = frozenset("win land tak chosen picked appoint hir select succe com lowest offer bid tend".split())
"""Stems of what the winner of a contract does."""


def telling(words: str) -> frozenset[str]:
    """The stems of the words that tell what a thing is."""
    return frozenset(stem(word) for word in folded(words) if len(word) > 3 and word not in STOPWORDS | _PLAIN)


_TRUE = frozenset(
    """
    true tru actual real final overall agre estimat estimated expect total full right correct likely advertis maximum
    winn successful award tend guide guid indicative indicativ publish print offici official exact precise precis given
    entire entir main
    """.split()
)
"""Stems of what may stand before a price without making it another."""
_PLAIN = frozenset(
    """
    year years month months week three four five seven eight nine work works service services council contract deal
    provide supply deliver help make take keep carry over whole them their with that this from into next until together
    """.split()
)


def known_stems(context: Context) -> frozenset[str]:
    """The stems of the record's words."""
    return frozenset(stem(word) for p in context.record.passages for word in folded(p.text))


def stem(word: str) -> str:
    """A word without its ending, so that forms of one word meet: "servicing" and "services".

    >>> stem("servicing"), stem("services"), stem("repairs"), stem("bus")
    ('servic', 'servic', 'repair', 'bus')
    """
    return re.sub(r"(?:ments?|ations?|ings?|ers?|ed|es|s|e)$", "", word) if len(word) > 4 else word


def _in_lead(span: Span, context: Context) -> bool:
    running = (BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.PARAGRAPH)
    lead = [block for block in context.article.blocks if block.kind in running][:2]
    return any(block.span.contains(span) for block in lead)


def names_one(sentence: Span, roles: tuple[str, ...], context: Context) -> bool:
    """Whether the words name a party of the record."""
    names = named(context, roles)
    if any(found.overlaps(sentence) for found in printed(names, context)):
        return True
    inside = mentions(context, sentence)
    return any(is_same(form, n, short=True) for s in inside for form in aliases(s, context) for n in names)


def _ends_in_name(place: int, sentence: Span, roles: tuple[str, ...], context: Context) -> bool:
    """Whether a name of a party of the record ends at `place`."""
    near = [s for s in mentions(context, sentence) if 0 <= place - s.end <= len("’s")]
    names = named(context, roles)
    return any(is_same(form, n, short=True) for s in near for form in aliases(s, context) for n in names)


def _before_names(sentence: Span, roles: tuple[str, ...], context: Context) -> bool:
    """Whether the sentence before names a party of the record, to which "it" leads back."""
    told = _told_before(sentence, context)
    return told is not None and names_one(told, roles, context)
