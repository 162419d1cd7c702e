"""Who buys: under any name that the record gives it, a common shortening, or "the city council"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.checking.clients import clients, named_clients
from onrecord.checking.context import Context
from onrecord.checking.model import Claim, ClaimType, Evidence, Reason, TextSaid, Verdict, VerdictWord
from onrecord.checking.other_names import other_name
from onrecord.checking.people import (
    BUYER_ROLES,
    aliases,
    buys,
    is_body,
    is_same,
    known_to_record,
    leads,
    mentions,
    named,
    named_in_full,
    office_held,
    sells,
)
from onrecord.checking.placed import Taken
from onrecord.checking.printed import printed
from onrecord.checking.rule import Rule, claim
from onrecord.checking.stage_words import stages_said
from onrecord.reading import Name
from onrecord.values import Span
from onrecord.values.names import normalise, short_forms

_THE_BODY = re.compile(
    r"\b[Tt]he (?P<body>(?:(?:city|county|district|borough|town|parish|community) )?council|combined authority"
    r"|(?:fire |police |national park |park |port |harbour |transport |local )?authority"
    r"|(?:university )?health board|university|college|trust|ministry"
    r"|department|agency|commission|consortium|association|charity|museum|constabulary)\b"
)
"""A body by its kind: the buyer's, where the record's name for it says so."""
_SECTORS = {
    "transport|travel|rail|bus": r"transport|rail|passenger",
    "health|nhs|hospital": r"health|nhs|hospital|medical|clinical",
    "police|crime": r"police|constabulary|crime",
    "fire|rescue": r"fire|rescue",
    "housing": r"housing|homes",
    "school|education|academy": r"education|school|academy|learning",
    "university|uni|college": r"university|college",
    "council|town hall|city hall|county hall|civic|city|county|town|borough|parish": r"council|borough|city of",
    "government|whitehall": r"department|ministry|government|office|executive|hm ",
    "museum|gallery": r"museum|galler",
    "port|harbour": r"port|harbour",
    "park|national park": r"park",
}
"""What stands before "chiefs", and the word in the name of a body that has such chiefs."""
_CHIEFS = re.compile(
    rf"(?<![\w’'-])(?P<sector>{'|'.join(_SECTORS)}) (?:chiefs|bosses|officials|leaders|planners|mandarins|managers)\b"
    r"(?: (?:in|of|across) the (?:region|county|city|capital|borough|town|area|district))?"
    r"(?! (?:at|in|of|from) (?-i:[A-Z]))",
    re.I,
)
_FORCE = re.compile(
    r"(?<![\w’'-])(?:[Tt]he (?P<force>force|constabulary)|[Tt]he (?P<hall>town hall|[Tt]own [Hh]all))\b"
)
_OVERSEER = re.compile(r"\b(?:office|board|panel|authority|commissioners?|accountability|conduct|ombudsman)\b", re.I)
"""Whoever holds a police force to account is not the force."""
_PLACE_COUNCIL = re.compile(r"\b[A-Z][\w’'-]+(?: (?:[a-z]{2,4} )?[A-Z][\w’'-]+){0,8} council\b")
_RUN_BY = re.compile(
    r"\b(?:[Tt]he|[Hh]is|[Hh]er) (?:[\w’'-]+ ){0,2}(?P<body>office|authority|department|agency|council|board|force"
    r"|trust|body) (?:run|led|headed|overseen|chaired|controlled) by (?:the )?"
    r"(?=[A-Z])(?:(?:of )?[A-Z][\w’'-]+ ?){1,4}(?<! )"
)
"""A body by who runs it: "the policing office run by Sadiq Khan"."""
_PERSON = re.compile(
    r"\b(?P<who>[Tt]he (?:[A-Z][a-z]+ Secretary|Mayor(?: of [A-Z][a-z]+)?|Prime Minister|Chancellor|Commissioner)"
    r"|(?:(?:[Pp]olice|[Cc]rime|[Cc]ouncil|[Cc]ity|[Tt]own) )?(?:boss|chief|[Cc]ommissioner|[Mm]ayor"
    r"|[Ll]eader|[Mm]inister|"
    r"[Ss]ecretary) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?|[A-Z][\w’'-]+ [A-Z][\w’'-]+) (?:is |has |was )?(?:been )?"
    r"(?:splurg\w+|blow[ns]?|spend(?:s|ing)|splash\w+|fork\w* out|pay(?:s|ing)|hand(?:s|ing)|(?:slammed"
    r"|criticised|blasted"
    r"|under fire|attacked) for "
    r"(?:advertising|spending|hiring|awarding))"
)
_HOLDER = re.compile(
    r"(?<!by )(?<!of )(?<!to )(?<!for )(?<!with )(?<!from )(?<!under )"
    r"(?:\b[Tt]he |(?<![\w’'-])(?<!the )(?<!The ))"
    r"(?P<who>(?:(?:[Mm]etro|[Cc]ity|[Rr]egional|[Ll]ondon|[Dd]eputy) )?[Mm]ayor"
    r"(?: of (?:the )?[A-Z]\w+(?: (?:of )?(?:the )?[A-Z]\w+)*)?|(?:[Ff]irst|[Pp]rime) [Mm]inister"
    r"|(?:[A-Z][a-z]+ ){1,2}(?:Secretary|Minister)|Chancellor|[Pp]olice (?:and crime )?commissioner"
    r"|[Cc]hief [Cc]onstable|[Cc]ouncil leader)"
    r"(?= (?:has |is )?(?:now |also |just )?(?:hired|hires|hiring|pays|paying|paid|splurg\w+|splash\w+|blows|blown"
    r"|forks out|spending|spends|signed up|appoints|appointed|awarded|awards|handed|hands|advertised|advertises"
    r"|seeks|seeking|wants an? \w+(?: \w+)? to)\b)"
)
"""Whoever holds an office, and buys."""
_PURCHASE = re.compile(
    r"[£€$]|\b(?:contract|deal|tender|bid|notice|commission|agreement|framework|suppl(?:y|ier)"
    r"|contractor|provider|firm"
    r"|compan(?:y|ies)|operator|builder|partner|bidder|consultan|advert|hir|procure|job|work|service|trainer|quot"
    r"|appoint|award|chos|pick|select|repair|maint|design|order)",
    re.I,
)
"""Without such a word the sentence may tell of anything that a public body does."""
_OFFICE = re.compile(r"\b(?:office|mayor|commissioner|department|ministry|government)\b", re.I)


def find(context: Context) -> Iterator[Claim]:
    """Names that are the buyer's or that the verbs around them make the buyer, and bodies named by their kind."""
    spans = [*_named_spans(context), *_by_kind(context)]
    for span in spans:
        yield claim(context, span, ClaimType.BUYER, TextSaid(span.of(context.text)))
    taken = Taken(spans)
    for span, who in _holders(context):
        if not taken.overlaps(span):
            yield claim(context, span, ClaimType.BUYER, TextSaid(who))


def _named_spans(context: Context) -> list[Span]:
    buyers = named(context, BUYER_ROLES)
    whole = list(printed(buyers, context))
    whole += [s for s in named_clients(context) if not any(s.overlaps(other) for other in whole)]
    told = clients(context)
    taken = Taken(whole)
    for span in mentions(context):
        if taken.overlaps(span):
            continue
        acts, said = buys(span, context), span.of(context.text)
        body = acts and is_body(span, context) and not office_held(said)
        own = any(is_same(said, n, short=acts or leads(span, context)) for n in buyers)
        own = own or any(other_name(said, n) for n in buyers) or bool(_heads(span, buyers, context))
        body = body or _leads_for_others(span, buyers, context)
        if body or said in told or own or _bought_for(said, buyers) or _first_of_place(span, whole, buyers, context):
            whole.append(span)
            taken.add(span)
    places = {(s.start, s.end) for s in mentions(context)}
    small = [Span(*m.span()) for m in _PLACE_COUNCIL.finditer(context.text)]
    small = [s for s in small if (s.start, s.end - len(" council")) in places]
    whole += [s for s in small if not taken.overlaps(s) and not context.said_by_someone(s) and _acts(s, context)]
    return whole


def _acts(span: Span, context: Context) -> bool:
    """Whether a name buys, also as an apposition: "The farm's owner, Aldermere council, is looking for a firm"."""
    text = context.text
    beside = text[max(0, span.start - 2) : span.start] == ", " and text[span.end : span.end + 1] == ","
    return buys(span, context) or (beside and buys(Span(span.start, span.end + 1), context))


_DOES = re.compile(
    r"\s+(?:names|unveils|confirms|chooses|lines up|turns to|opts for|goes for|plumps for|lets|renews|buys|orders"
    r"|launches|starts|begins|opens|invites|asks|calls|looks for|hunts|goes out|puts)\b"
)
"""What a headline says of a place that stands for its council."""


def _heads(span: Span, buyers: list[Name], context: Context) -> list[Name]:
    """The buyers for which a place stands that does something in the headline: "as Aldermere names operator"."""
    if not context.in_headline(span) or not _DOES.match(context.text, span.end):
        return []
    return [n for n in buyers if is_same(span.of(context.text), n, short=True)]


_LEADING = re.compile(
    r"\s+(?:(?:is|will|are|was) (?:to |be )?)?(?:lead(?:s|ing)?|in the lead)(?= (?:for|on|the (?:search|hunt|purchase"
    r"|procurement|tender|competition|buying|others?))\b)"
)
"""Behind the one of several bodies that buys for all."""


_JOINT = re.compile(r"\b(?:tender|contract|procurement|purchase|bids|framework|suppl\w+|on behalf of)\b", re.I)


def _leads_for_others(span: Span, buyers: list[Name], context: Context) -> bool:
    """Whether a partner is said to lead a joint purchase that, by the notice's own words, the buyer leads."""
    if not _LEADING.match(context.text, span.end) or not known_to_record(span.of(context.text), context):
        return False
    said = span.of(context.text)
    buying = _JOINT.search(context.sentence(span).of(context.text))
    if buying is None or any(is_same(said, n, short=True) for n in buyers):
        return False
    texts = [p.text for p in context.record.passages if not p.superseded]
    ours = {re.escape(word) for n in buyers for word in normalise(n.name).split()[:1]}
    leads_it = [t for t in texts for word in ours if re.search(rf"\b{word}\b[^.;]{{0,40}}\blead(?:s|ing)?\b", t, re.I)]
    return bool(leads_it) and not any(re.search(rf"{re.escape(said)} (?:[a-z]+ ){{0,3}}lead", t, re.I) for t in texts)


_FOR = re.compile(r"\b(?:on behalf of|acting for|for) (?:the )?(?P<whom>[A-Z].+)$")


def _bought_for(said: str, buyers: list[Name]) -> list[Name]:
    """The buyers whose name says that they act for the one said: "Group for the Welsh Alliance (WA)"."""
    whom = [(n, m["whom"]) for n in buyers if (m := _FOR.search(n.name))]
    ours = normalise(said)
    return [n for n, tail in whom if ours and ours in (normalise(tail), normalise(re.sub(r"\s*\(.*?\)", "", tail)))]


def _first_of_place(span: Span, found: list[Span], buyers: list[Name], context: Context) -> list[Name]:
    """The councils for which the first mention of their place stands, where no name of theirs stands before it."""
    said = span.of(context.text)
    if any(other.start < span.start for other in found) or not _SERVED.search(context.text, 0, span.start):
        return []
    return [n for n in buyers if _COUNCIL.search(n.name) and normalise(said) in short_forms(n.name)]


_SERVED = re.compile(r"\b(?:for|by|in|work with)\s+$")
_COUNCIL = re.compile(r"\b(?:council|borough|county|city)\b", re.I)
_OF_PLACE = re.compile(
    r"(?<![\w’'-])(?P<place>[A-Z][\w-]+(?: [A-Z][\w-]+)?)[’']s? (?P<office>police(?:, fire)? and crime commissioner"
    r"|(?:county |city |district |borough )?council|fire (?:service|authority)|ambulance service"
    r"|health board|university)\b"
)
"""A body by its place, put before: "Bedfordshire’s police and crime commissioner"."""


_KIND_OF_COUNCIL = "county city district borough council".split()
_MINISTRY = re.compile(r"\b[Tt]he (?P<field>[a-z]{5,}) (?:department|ministry)\b")
"""A ministry by its field: "the environment department"."""


def _by_kind(context: Context) -> Iterator[Span]:
    """The first "the council", "Aldermere council" and "the office run by …"."""
    buyers = named(context, BUYER_ROLES)
    for pattern in (_THE_BODY, _PLACE_COUNCIL, _RUN_BY, _CHIEFS, _FORCE, _OF_PLACE, _MINISTRY):
        places = (Span(*m.span()) for m in pattern.finditer(context.text))
        own = [s for s in places if not context.said_by_someone(s) and _same(s.of(context.text), buyers)]
        printed_too = printed(buyers, context)
        yield from [s for s in own if not any(s.overlaps(other) for other in printed_too)][:1]


def _holders(context: Context) -> Iterator[tuple[Span, str]]:
    """Whoever is said to buy in person, where the buyer is an office or a body: the first in the running text."""
    buyers = named(context, BUYER_ROLES)
    if not buyers:
        return
    taken: list[Span] = []
    for pattern in (_PERSON, _HOLDER) if any(_OFFICE.search(n.name) for n in buyers) else (_HOLDER,):
        places = [(Span(*p.span()), p["who"]) for p in pattern.finditer(context.text)]
        free = [(span, who) for span, who in places if not any(span.overlaps(t) for t in taken)]
        own = [(s, who) for s, who in free if context.quotation(s) is None and not context.in_caption(s)]
        found = [(s, who) for s, who in own if not _is_buyer(who, buyers)][: 1 if pattern is _PERSON else 2]
        taken += [span for span, _ in found]
        yield from found


def _is_buyer(who: str, buyers: list[Name]) -> bool:
    """Whether the holder of an office is the buyer: "Police and Crime Commissioner for South Wales"."""
    office = office_held(who)
    return bool(office) and any(office_held(n.name) == office for n in buyers)


def judge(found: Claim, context: Context) -> Verdict | None:
    """Another body named as buyer is wrong only where the article nowhere names the right one."""
    assert isinstance(found.value, TextSaid)
    buyers = named(context, BUYER_ROLES)
    same = (
        _same(found.text, buyers)
        or _bought_for(found.text, buyers)
        or printed(buyers, context).get(found.span)
        or _alias(found, buyers, context)
        or _first_of_place(found.span, [], buyers, context)
        or [n for n in buyers if other_name(found.text, n)]
        or _heads(found.span, buyers, context)
    )
    if same:
        sentence = f"The record names {same[0].printed} as buyer."
        return RULE.says(VerdictWord.SUPPORTED, sentence, _evidence(same, context))
    told = clients(context).get(found.text) or named_clients(context).get(found.span)
    if told:
        sentence = f"The notice is published for {found.text}: “{told[0].value}”."
        return RULE.says(VerdictWord.SUPPORTED, sentence, told)
    if not buyers or not (evidence := _evidence(buyers, context)):
        return None
    if found.value.text != found.text or office_held(found.text):
        sentence = f"The buyer is {buyers[0].printed}, and not {found.value.text} in person."
        return RULE.says(VerdictWord.PARTIAL, sentence, evidence, Reason.PERSON_FOR_OFFICE)
    right = (
        printed(buyers, context)
        or named_clients(context)
        or any(is_same(s.of(context.text), n, short=buys(s, context)) for s in mentions(context) for n in buyers)
        or any(other_name(s.of(context.text), n) for s in mentions(context) for n in buyers)
    )
    instead = _leads_for_others(found.span, buyers, context)
    if (not instead and (right or known_to_record(found.text, context))) or sells(found.span, context):
        return None
    if found.text in _COUNTRIES:
        return None
    if _publishes_for_another(found.text, buyers, context):
        sentence = f"The record names {buyers[0].printed} as buyer, and its text speaks of another body."
        return RULE.says(VerdictWord.UNDECIDED, sentence, evidence)
    if _is_council(found.text) and any(_OTHER_TONGUE.search(n.name) or _HUB.search(n.name) for n in buyers):
        sentence = f"The record names {buyers[0].printed} as buyer, which may be {found.text}, or buy for it."
        return RULE.says(VerdictWord.UNDECIDED, sentence, evidence)
    if any(_shortened(found.text, n) for n in buyers):
        sentence = f"The record names {buyers[0].printed} as buyer; {found.text} may be short for it."
        return RULE.says(VerdictWord.UNDECIDED, sentence, evidence)
    sentence = context.sentence(found.span).of(context.text)
    if not (instead or _PURCHASE.search(sentence) or any(stages_said(sentence, "inviting"))):
        return None
    sentence = f"The record names {buyers[0].printed} as buyer, not {found.text}."
    return RULE.says(VerdictWord.CONTRADICTED, sentence, evidence, Reason.WRONG_BUYER)


def _same(said: str, buyers: list[Name]) -> list[Name]:
    """The record's names that "the city council", "Aldermere council" or "the office run by …" stands for."""
    chiefs = _CHIEFS.fullmatch(said)
    if chiefs:
        words = next(w for heads, w in _SECTORS.items() if re.fullmatch(heads, chiefs["sector"], re.I))
        return [n for n in buyers if re.search(rf"\b(?:{words})", n.name, re.I)]
    force = _FORCE.fullmatch(said)
    if force:
        words = r"police|constabulary" if force["force"] else r"council|borough"
        heads = [n for n in buyers if re.search(rf"\b(?:{words})\b", n.name, re.I)]
        return [n for n in heads if not (force["force"] and _OVERSEER.search(n.name))]
    if placed := _OF_PLACE.fullmatch(said):
        ours = set(normalise(f"{placed['place']} {placed['office']}").split()) - {"and"}
        place = ours - set(_KIND_OF_COUNCIL)
        welsh = [n for n in buyers if "council" in ours and {*place, "cyngor"} <= set(normalise(n.name).split())]
        return [n for n in buyers if ours <= set(normalise(n.name).split())] or welsh
    if ministry := _MINISTRY.fullmatch(said):
        field = ministry["field"]
        return [n for n in buyers if re.search(rf"\b(?:department|ministry)\b.*\b{field}\b", n.name, re.I)]
    kind = _THE_BODY.fullmatch(said) or _RUN_BY.fullmatch(said)
    if kind:
        words = r"\b.*\b".join(kind["body"].split())
        return [n for n in buyers if re.search(rf"\b{words}\b", n.name, re.I)]
    return [
        n
        for n in buyers
        if said.endswith(" council")
        if is_same(said.removesuffix("council") + "Council", n, short=False)
        or normalise(said.removesuffix(" council")) in short_forms(n.name)
    ]


_COUNTRIES = frozenset(
    ("Britain", "Great Britain", "UK", "U.K.", "United Kingdom", "England", "Scotland", "Wales", "Northern Ireland")
)
"""They stand for any of their ministries."""
_KIND = re.compile(
    r"\b(?:council|authority|trust|board|university|college|school|academy|ministry|department|constabulary|police"
    r"|association|commissioner)\b",
    re.I,
)
_FIRM = re.compile(r"\b(?:limited|ltd|plc|llp|inc|gmbh|solutions|consulting|consultants|procurement)\b\.?\s*$", re.I)


def _publishes_for_another(said: str, buyers: list[Name], context: Context) -> bool:
    """Whether the buyer's field has a firm that publishes for others, and the text speaks of a body like the one said.

    The operator of a portal stands in that field now and then; "the Council" of the text is then the buyer.
    """
    kinds = {kind.lower() for kind in _KIND.findall(said)}
    texts = " ".join(p.text.lower() for p in context.record.passages if not p.superseded)
    if not kinds or not all(_FIRM.search(buyer.name) for buyer in buyers):
        return False
    return any(re.search(rf"\b{kind}\b", texts) for kind in kinds)


_OF_COUNTRY = {"welsh": "wales", "scottish": "scotland", "english": "england", "british": "britain", "irish": "ireland"}


_OTHER_TONGUE = re.compile(r"\b(?:cyngor|comhairle|comhairlie|sir)\b", re.I)
"""In the name of a council in Welsh or Gaelic."""
_HUB = re.compile(
    r"\b(?:purchas\w+|procure\w*|commissioning|consortium|shared|partnership|joint|commercial|group|alliance|hub|services"
    r"|solutions|limited|ltd|plc|cic|llp)\b",
    re.I,
)
"""In the name of who may buy for councils, or belong to one."""


def _is_council(said: str) -> bool:
    return bool(re.search(r"\bcouncil$", said, re.I))


def _shortened(said: str, buyer: Name) -> bool:
    """Whether all words of a name stand in the buyer's: "Foreign Office", "Mere council" of a borough."""
    words = set(normalise(buyer.name).split())
    if words & {"borough", "county", "city", "district"}:
        words.add("council")
    return all(word in words or _OF_COUNTRY.get(word) in words for word in normalise(said).split())


def _alias(found: Claim, buyers: list[Name], context: Context) -> list[Name]:
    acts = buys(found.span, context) or leads(found.span, context)
    names = aliases(found.span, context)
    return [
        n
        for n in buyers
        if named_in_full(found.span, n, context) or any(is_same(form, n, short=acts) for form in names)
    ]


def _evidence(names: list[Name], context: Context) -> list[Evidence]:
    return [context.evidence(n.pointer, n.release_id) for n in names]


RULE = Rule("buyer", 10, find, judge)
