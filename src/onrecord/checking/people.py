"""Which names in an article are the buyer's or a supplier's, by their form and by the verbs around them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from onrecord.checking.context import Context
from onrecord.checking.placed import at
from onrecord.checking.printed import is_stem
from onrecord.reading import Name
from onrecord.reading.parties import acronyms
from onrecord.values import Span
from onrecord.values.names import normalise, same_organisation, short_forms

BUYER_ROLES = ("buyer", "procuringEntity")
SUPPLIER_ROLES = ("supplier",)

_SPENDS = (
    r"(?:forks?|forking|splash(?:es|ing)?|shell(?:s|ing)?|cough(?:s|ing)?|shelled|forked) (?:out|up)|splurg(?:es"
    r"|ing)|blows|"
    r"hands|spends|pays|lavishes|signs|hires|appoints|awards|picks"
)
_BUYS = (
    r"(?:wants?|seeks?|(?:is|are) (?:seeking|looking for|inviting|asking|advertising|spending|handing|paying|setting up"
    r"|after|hunting"
    r"|searching|on the (?:hunt|lookout)|offering|leading the (?:search|hunt|procurement|tender|purchase|competition)"
    r"|to (?:spend|pay|hire|buy))|"
    r"invit(?:es?|ed|ing)|(?:has|have) (?:(?:just|also|now|already|recently|since) )?(?:invited|advertised|hired"
    r"|appointed|awarded|signed(?: up)?|handed|given"
    r"|chosen|picked|put out|"
    r"gone out|launched|asked|commissioned|agreed|struck|selected|engaged|brought in|turned to|named|begun|opened"
    r"|taken on|placed|bought|set up|plumped for|opted for|settled on|gone with"
    r"|tendered|blown|spent|"
    r"put)|hired|appointed|awarded|signed|handed|picked|chose|chooses|commissioned|advertised|posted|will pay|plans to "
    r"(?:spend|hire|buy|pay)|needs|puts? (?:the|its)|(?:is|are) (?:shelling|forking|splashing|coughing"
    r"|blowing) (?:out|up)|"
    rf"{_SPENDS})"
)
_CHIEFS = (
    r"(?:(?:council|city|town|county|borough|hall|town hall)\s+)?(?:chiefs|bosses|officials|councillors"
    r"|leaders|officers|brigade)"
)
_ADVERB = r"(?:(?:also|now|just|already|recently|finally|since|separately|meanwhile)\s+)"
_AFTER_BUYER = re.compile(rf"^(?:['’]s?)?(?:\s+{_CHIEFS})?(?:,[^,.]{{0,80}},)?\s+{_ADVERB}?{_BUYS}\b", re.I)
_MEANS = re.compile(r"\s+(?:is to|wants|will|plans to|needs|hopes to|means to|is about to)\s")
_CHIEFS_AFTER = re.compile(rf"^(?:['’]s?)?\s+{_CHIEFS}\b", re.I)
_CHIEFS_BEFORE = re.compile(r"\b(?:chiefs|bosses|officials)\s+(?:at|of)\s+$", re.I)
_BEFORE_BUYER = re.compile(
    r"\b(?:contract|deal|work|notice|tender|commission|agreement|award|order|advertised|awarded|posted|published|let"
    r"|hired"
    r"|appointed|struck|signed|chosen|selected|picked|commissioned|disclosed|announced|issued|placed|put out)\b"
    r"[^.;\n]{0,60}"
    r"\bby\s+(?:the\s+)?$"
    r"|\b(?:will|is to|are to) (?:fit|supply|provide|deliver|build|run|design|carry out|make|print|clean|maintain"
    r"|repair"
    r"|install|operate|manage|replace|write|do|work)\b[^.;\n]{0,90}\bfor\s+(?:the\s+)?$"
    r"|\b(?:will|is to|are to) supply\s+(?:the\s+)?$|\b(?:pockets?|trousers?|get|gets|receive|receives|earn|earns|paid)"
    r"\s+£[\d.,]++\w*+(?:\s\w++)?\s++(?:from|by)\s+(?:the\s+)?$",
    re.I,
)
_SELLS_AFTER = re.compile(
    r"^(?:,[^,.]{0,80},)?\s+(?:has\s+(?:now\s+)?been\s+|have\s+been\s+|was\s+|is\s+|were\s+)?(?:awarded|appointed"
    r"|given|handed|hired|chosen|selected|picked|named|commissioned|signed up|brought in|taken on|drafted in"
    r"|confirmed as|unveiled as|announced as|revealed as)\b"
    r"|^(?:,[^,.]{0,80},)?\s+(?:has\s+|have\s+)?(?:picked up|won|wins?|landed|lands?|secured|secures|scooped|scoops"
    r"|bagged|bags|netted|nets|snapped up|walked off with|banks|banked|clinched|clinches|pocketed|trousered"
    r"|got the job|"
    r"will (?:be paid|trouser|pocket|receive|run|supply|deliver|provide|carry out|fit|build|design|write|get"
    r"|operate|earn|be given)|"
    r"is (?:to|being) (?:paid|be paid|run|supply|deliver|provide|build|design|get)|gets|got|trousers|pockets|beat)\b",
    re.I,
)
_SELLS_BEFORE = re.compile(
    r"\b(?:(?:appointed|appoints|hired|hires|chosen|chose|picked|picks|selected|signed up|commissioned|brought in"
    r"|turned to|named|plumped for|opted for|settled on|gone with|taken on|took on|"
    r"engaged|handing|handed|hands|awarded|awarding)|(?:went|gone|goes|going) to"
    r"|(?:awarded|given|handed|gave|let|passed|entrusted)(?:\s+(?:it|them)"
    r"|\s+(?:(?!to\b)[\w’'£.,%-]+\s+){0,6}?(?:contracts?|deals?|job|work|works|tender|lots?|order|commission"
    r"|concession|agreement|gig)(?:\s+(?!to\b)[\w’'£.,%-]+){0,5})?\s+to"
    r"|(?:contract|agreement) (?:with|to)"
    r"|deal with|"
    r"to an? (?:[\w-]+ ){0,3}(?:company|firm|contractor|operator|provider|supplier|group|outfit|business),|"
    r"company called|firm called|run by (?:a company called )?|supplied by|won by|to be paid to|cheque (?:to|for))\s+"
    r"(?:the\s+|a\s+)?(?:\w+\s+(?:firm|company|giant|group|consultants?|builders?|accountants?|contractor)\s+)?$",
    re.I,
)
_HONOUR = re.compile(
    r"\s+(?:an?|the|its|their|several|two|three)\s+(?:[\w’'-]+\s+){0,3}?"
    r"(?:prizes?|awards?|medals?|grants?|licen[cs]es?|titles?|fines?|lottery|appeal|vote|election)\b",
    re.I,
)
"""What is won or given without being bought."""
_OTHER_ROLE = re.compile(
    r"\b(?:rival|previous|former|outgoing|losing|unsuccessful|incumbent|current|existing|beat(?:ing)?|ahead of"
    r"|replac(?:e|es|ing)|"
    r"took over from|takes over from|instead of|unlike|alongside|separate|subcontract\w*)\b[^.;\n]{0,40}$",
    re.I,
)
_OTHER_FIRST = re.compile(r"(?:Rivals?|Previous|Former|Outgoing|Losing|Unsuccessful|Incumbent|Current|Existing)\b")
_BODY = re.compile(
    r"\b(?:council|authority|trust|police|university|college|board|government|department|ministry|agency|office"
    r"|nhs|association|"
    r"commission(?:er)?|service|executive|partnership|housing|homes|school|academy|constabulary|parliament"
    r"|assembly|museum|hospital|"
    r"borough|scotland|wales|england|corporation|park|fire|force|committee|society|institute|centre|federation"
    r"|llywodraeth|cyngor)\b",
    re.I,
)
_NAME = r"(?:[A-Z][\w’'-]+(?: (?:of|and|upon|on|the|&|[A-Z][\w’'-]+)){0,12}?)"
_NAMED_CHIEFS = re.compile(
    rf"(?<![\w’'-])(?P<name>{_NAME})(?=(?:['’]s?)?\s+{_CHIEFS}\b)|(?:{_CHIEFS}) at (?P<at>{_NAME})\b"
)
_SPENDING_PLACE = re.compile(rf"(?<![\w’'-])(?P<name>[A-Z][a-z]+)(?=\s+(?:{_SPENDS})\b)")
_ACTING_PLACE = re.compile(
    rf"(?:^|(?<=\n)|(?<=[.!?] )|(?<=while )|(?<=and )|(?<=but )|(?<=\d\d ))(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)*)"
    rf"(?=\s+(?:{_ADVERB})?{_BUYS}\b)",
    re.M,
)
_ACTS = re.compile(r"^(?:,\s+which\b|\s+(?:has|have|had|is|was|will|would|wants?|plans?|bought|sold|built)\b)", re.I)
_SPEAKS = re.compile(
    r"^\s+(?:has |have |had )?(?:said|says|told|added|called|warned|insisted|claimed|argued|accused)\b", re.I
)
_LITTLE = frozenset("of for the and ltd limited plc llp uk co company".split())
_OFFICE_HOLDER = re.compile(
    r"\b(?:mayor(?:ess)?|minister|secretary|chancellor|commissioner|president|governor|provost|first minister|premier"
    r"|police chief|chief constable|leader|king|queen|prince|princess|bishop)\b(?!['’]s?\b)",
    re.I,
)
_OFFICE_OF = re.compile(r"\b(?:office|department|ministry|authority|board|trust|committee|cabinet)\b", re.I)
_NICKNAME = re.compile(r"Brum|Pompey|Toon|Auld Reekie|Brizzle|Donny|Boro|Scouse\w*|Brummies?", re.I)
"""What papers call a city when they do not mean another one."""
_COMMON = frozenset(
    """
    Somebody Someone Whoever Anybody Nobody Everybody
    The Council Town City County Hall Town Police Fire Health Union Labour Tory Taxpayers It He She They Who One Two
    Three Four Five Six Seven Eight Nine Ten Some Many Most Several All Both Other Few These Those Senior Former Local
    Opposition Conservative Green Liberal Democrat Our Their His Her Its Yesterday Today Education Transport Hospital
    School Housing Highways Finance Planning Culture Leisure Sports Environment Rail Prison Army Navy Church Parks
    Whoever Anybody Anyone Nobody Everybody Everyone Bidders Firms Companies Contractors Suppliers
    Museum University Airport Port Harbour Care Waste Water Tourism Social Village Parish Borough District
    """.split()
)

_TRADE = re.compile(
    r"(?=[A-Z])(?:[A-Za-z]*(?:makers?|builders?|masons?|workers?|smen|workers)|(?i:advis[eo]r|engineer|mason|builder|maker|worker|consultant|mechanic|driver|supplier|electrician"
    r"|dealer|specialist|expert|contractor|subcontractor|manufacturer|lawyer|solicitor|barrister|accountant|auditor"
    r"|architect|surveyor|planner|designer|plumber|roofer|painter|decorator|joiner|carpenter|glazier|plasterer"
    r"|bricklayer|scaffolder|welder|fitter|installer|repairer|restorer|conservator|cleaner|caterer|cook|chef|baker"
    r"|butcher|grocer|farmer|grower|gardener|landscaper|forester|arborist|tree surgeon|lifeguard|guard|trainer"
    r"|teacher|tutor|lecturer|coach|academic|researcher|scientist|analyst|economist|statistician|historian|archivist"
    r"|librarian|translator|interpreter|writer|editor|printer|publisher|photographer|filmmaker|artist|sculptor"
    r"|musician|actor|performer|nurse|doctor|medic|paramedic|carer|dentist|optician|pharmacist|vet|therapist|counsellor"
    r"|psychologist|haulier|courier|carrier|shipper|shipbuilder|boatbuilder|operator|provider|developer|programmer"
    r"|coder|hacker|technician|technologist|recruiter|marketer|publicist|lobbyist|broker|banker|insurer|lender"
    r"|valuer|auctioneer|retailer|wholesaler|trader|merchant|importer|seller|vendor|bidder|tenderer|winner|loser|rival"
    r"|partner|owner|boss|chief|charit|volunteer|student|pupil|apprentice|expert|professional|craftsman|craftsmen"
    r"|craftspeople|workmen|tradesmen|tradespeople|salesmen|diver|digger|dredger|demolisher|paver|miller|millwright"
    r"|wheelwright|shipwright|blacksmith|locksmith|goldsmith|silversmith|thatcher|tiler|potter|weaver|tailor|dyer"
    r"|upholsterer|clockmaker|bellfounder|crew|team|firm|compan|business|businesse|organisation|agenc|garage|workshop"
    r"|outfit|consorti|group|giant|minnow|newcomer|outsider)(?:s|es|y|ies|um|a)?)"
)
"""What people do for a living, or are together: with a capital only because a sentence or a headline gives one."""


def is_trade(said: str) -> bool:
    """Whether a word with a capital is a common noun for those who work, and nobody's name.

    >>> is_trade("Stonemasons"), is_trade("Advisers"), is_trade("Merrins"), is_trade("Fellgate Builders")
    (True, True, False, False)
    >>> is_trade("Tax Advisers"), is_trade("Structural engineers")
    (True, True)
    """
    *kind, trade = said.split(" ")
    return bool(_TRADE.fullmatch(trade.capitalize()) and all(_FIELD.fullmatch(word) for word in kind))


_FIELD = re.compile(
    r"tax|structural|civil|electrical|mechanical|heating|gas|water|software|security|management|legal|financial|building"
    r"|local|independent|outside|external|private|specialist|expert|vehicle|minibus|bus|coach|car|van|lorry|boat|ship"
    r"|road|bridge|rail|railway|school|library|museum|theatre|film|website|web|furniture|food|flood|coastal|marine"
    r"|heritage|conservation|landscape|garden|tree|stone|brick|steel|timber|wood|glass|metal|play|playground|sports"
    r"|training|youth|care|health|language|design|print|media|marketing|energy|waste|recycling|dry|roofing|kitchen"
    r"|business|policy|technology|it|data|town|city|county|council|highway|highways|master|traditional|skilled|british"
    r"|scottish|welsh|english|leading|award-winning|new|family|small|three|four|two|five",
    re.IGNORECASE,
)
"""What a trade is in, or of what kind."""


def named(context: Context, roles: Sequence[str]) -> list[Name]:
    """The record's names for its parties in these roles, plainest pointer first."""
    return [n for n in context.record.names if n.role in roles]


def is_same(said: str, name: Name, *, short: bool) -> bool:
    """Whether an article's name is the record's: a form of it, its acronym, or (`short`) its first telling words."""
    form = normalise(said)
    if not form:
        return False
    if form in name.forms or same_organisation(said, name.name):
        return True
    if said.isupper() or sum(c.isupper() for c in said) >= 3 or said in _spoken_acronyms(name):
        bare = re.sub(r"\s+(?:council|board|trust)$", "", said, flags=re.I).upper()
        if bare in acronyms(name.name):
            return True
    return short and (form in short_forms(name.name) or is_stem(form, normalise(name.name)))


def _spoken_acronyms(name: Name) -> set[str]:
    """Acronyms that papers write as a word: Mopac, Defra."""
    return {a.capitalize() for a in acronyms(name.name) if len(a) >= 4}


def mentions(context: Context, within: Span | None = None) -> Iterator[Span]:
    """Where the article's own words name somebody: its names, and "X chiefs", "Bosses at X", "X forks out".

    `within` keeps to one sentence, at no more cost than its own names.
    """
    reach = 0
    whole = within or Span(0, len(context.text))
    for span in sorted(_names_inside(context, whole)):
        if span.start >= reach and span.of(context.text) not in _COMMON and not context.said_by_someone(span):
            reach = span.end
            yield span


def _names_inside(context: Context, whole: Span) -> Iterator[Span]:
    names, chiefs = context.article.names, _chiefs(context.text)
    first = bisect_left(names, whole.start, key=lambda name: name.span.start)
    last = bisect_left(names, whole.end, lo=first, key=lambda name: name.span.start)
    yield from (name.span for name in names[first:last] if name.span.end <= whole.end)
    first = bisect_left(chiefs, whole.start, key=lambda span: span.start)
    last = bisect_left(chiefs, whole.end, lo=first, key=lambda span: span.start)
    yield from (span for span in chiefs[first:last] if span.end <= whole.end)


@lru_cache(maxsize=8)  # asked for every name and sum of an article
def _chiefs(text: str) -> tuple[Span, ...]:
    """Names by the chiefs beside them, or by spending as a place does, in reading order."""
    named_by = ((_NAMED_CHIEFS, ("name", "at")), (_SPENDING_PLACE, ("name",)))
    found = (Span(*m.span(g)) for pattern, groups in named_by for m in pattern.finditer(text) for g in groups if m[g])
    return tuple(sorted(found))


def aliases(span: Span, context: Context) -> tuple[str, ...]:
    """The name at `span` and what else the article calls it."""
    named_here = at(span, context.article.names)
    return (span.of(context.text), *(named_here.forms if named_here else ()))


def buys(span: Span, context: Context) -> bool:
    """Whether the words around a name make it the one that buys."""
    before, after = _around(span, context)
    by_verb = _AFTER_BUYER.match(after) or _CHIEFS_AFTER.match(after)
    return bool(by_verb or _BEFORE_BUYER.search(before) or _CHIEFS_BEFORE.search(before))


def leads(span: Span, context: Context) -> bool:
    """Whether a name opens its sentence as one that will do something: a place that stands for its council."""
    before, after = _around(span, context)
    return not before.strip() and bool(_MEANS.match(after))


def sells(span: Span, context: Context) -> bool:
    """Whether the words around a name make it the one that was awarded the work; rivals and predecessors are not."""
    before, after = _around(span, context)
    won = _SELLS_AFTER.match(after)
    if won and (_HONOUR.match(after, won.end()) or awards(span, context)):
        return False
    said = span.of(context.text)
    other = _OTHER_ROLE.search(before) or _OTHER_FIRST.match(said)
    works = is_firm_name(said) and not _BODY.search(said) and _WILL_WORK.match(after)
    heads = context.in_headline(span) and not _BODY.search(said) and not before.strip() and _TO_WORK.match(after)
    return bool(won or works or heads or _SELLS_BEFORE.search(before)) and not other


_WILL_WORK = re.compile(
    r"(?:,[^,.]{0,80},)?\s+(?:will|is to|are to)\s+(?:now\s+|then\s+)?(?!be\b|have\b|not\b|also\b|say\b|meet\b|ask\b"
    r"|appeal\b|bid\b|compete\b|lose\b|leave\b|close\b|cut\b|move\b|open\b|pay\b|face\b|use\b|buy\b|get\b"
    r"|become\b|join\b|visit\b|play\b|show\b|see\b|host\b|hold\b|take\b|give\b|make\b|go\b|do\b|spend\b)[a-z]+\b"
)
_TO_WORK = re.compile(
    r"\s+to\s+(?:build|supply|run|design|fit|make|deliver|provide|clean|repair|mend|maintain|install|operate|manage"
    r"|rebuild|restore|replace|refurbish|renovate|upgrade|carry out|print|write|evaluate|train|demolish|dredge"
    r"|convert)\b"
)
"""What a headline says that somebody is to do."""


def is_firm_name(said: str) -> bool:
    """Whether a name is surely a firm's: by a legal suffix or a trade in it.

    >>> is_firm_name("Stonefold Masonry Ltd"), is_firm_name("Ada Brook")
    (True, False)
    """
    return bool(_FIRM_NAME.search(said))


_FIRM_NAME = re.compile(
    r"\b(?:ltd|limited|plc|llp|cic|group|holdings|services|solutions|construction|contractors|consulting|consultants"
    r"|consultancy|associates|systems|technologies|engineering|builders|building|masonry|catering|coaches|travel|motors"
    r"|logistics|partners|company|co|brothers|bros|& sons|and sons|works|industries|supplies|security|cleaning|care"
    r"|homes|scaffolding|roofing|electrical|landscapes|international|uk|surveyors|architects|design|studio|media"
    r"|transport|haulage|recycling|environmental|energy|software|digital|networks|recruitment|training)\b",
    re.I,
)


def awards(span: Span, context: Context) -> bool:
    """Whether a public body, in running text, is the one that "awarded the contract" or "hired lifeguards".

    In a headline "Trust awarded contract" may leave out that it was.
    """
    _, after = _around(span, context)
    return not context.in_headline(span) and bool(_BODY.search(span.of(context.text)) and _AWARDS.match(after))


_AWARDS = re.compile(
    r"(?:,[^,.]{0,80},)?\s+(?:has |have |had )?(?:now |just |already )?(?:awarded|appointed|hired|chose|chosen|picked"
    r"|handed"
    r"|commissioned|selected|named|given)\s+(?!by\b|to\b|as\b|for\b)\S"
)


def is_body(span: Span, context: Context) -> bool:
    """Whether a name is a public body's: by a word in it, by "chiefs" beside it, or by spending as a place does."""
    before, after = _around(span, context)
    said = span.of(context.text)
    chiefs = _CHIEFS_AFTER.match(after) or _CHIEFS_BEFORE.search(before)
    place = " " not in said and re.match(rf"\s+(?:{_SPENDS})\b", after)
    return bool(_BODY.search(said) or chiefs or place)


def office_held(said: str) -> str:
    """The word for an office in the name of its holder, small; empty for a body ("Mayor's Office") and for a person.

    >>> office_held("Mayor of the West of England"), office_held("Mayor's Office for Policing"), office_held("Serco")
    ('mayor', '', '')
    """
    found = _OFFICE_HOLDER.search(said)
    return found.group().lower() if found and not _OFFICE_OF.search(said) else ""


def named_in_full(span: Span, name: Name, context: Context) -> bool:
    """Whether the article prints the record's own name around `span`: our span was only a part of it, or more."""
    text, form = context.text, normalise(name.name)
    before, said = normalise(text[max(0, span.start - 80) : span.start]), normalise(span.of(text))
    window = f" {before} {said} {normalise(text[span.end : span.end + 80])} "
    if not form or not said:
        return False
    first = len(before) + 1  # the space before the words at `span`; a name that only stands near them is another's
    at = window.find(f" {form} ", max(0, first - len(form)))
    return 0 <= at < first + len(said)


def _much_alike(said: str, name: str) -> bool:
    """Whether two names share most of their telling words, in whatever order: too alike to accuse on."""
    ours, theirs = (set(normalise(n).split()) - _LITTLE for n in (said, name))
    return len(ours & theirs) >= 2 and len(ours & theirs) >= 0.6 * len(ours | theirs)


def known_to_record(said: str, context: Context) -> bool:
    """Whether the record speaks of the name at all, in whatever role, or as a part of a name."""
    form = normalise(said)
    if _NICKNAME.fullmatch(said) or any(_much_alike(said, n.name) for n in context.record.names):
        return True
    if any(is_same(said, n, short=True) or f" {form} " in f" {normalise(n.name)} " for n in context.record.names):
        return True
    return any(form and form in text for text in context.once(_normal_texts))


def _normal_texts(context: Context) -> tuple[str, ...]:
    return tuple(normalise(p.text) for p in context.record.passages if not p.superseded)


def names_another(span: Span, context: Context) -> bool:
    """Whether the sentence around `span` has somebody at work in it whom the record does not know.

    "Rotherham has appointed a builder for £47 million" says nothing of the contract that the article is about.
    """
    sentence = context.sentence(span)
    inside = list(mentions(context, sentence))
    inside += [Span(*m.span("name")) for m in _ACTING_PLACE.finditer(context.text, sentence.start, sentence.end)]
    return any(
        (sells(s, context) or buys(s, context) or _acts(s, context))
        and not _is_plural_noun(s, context)
        and not known_to_record(s.of(context.text), context)
        for s in inside
    )


_WHO = re.compile(
    r"(?:[A-Z][a-z]+(?:ers|ors|ists|ants|ians|ents|men|lines|ties|als|eers)|Masons|Hopefuls|Airlines|Rivals|Firms"
    r"|Experts"
    r"|Crews|Bodies|Agencies|Charities|Companies|Anybody|Anyone|Whoever|Nobody|Everyone|Everybody|Somebody|Someone"
    r"|Building|Construction|Demolition|Dredging|Painting|Planting|Mowing|Cleaning|Repairs?|Works?)"
)
_PLURAL = re.compile(
    r"\s+(?:have|had|are|were|will|would|must|can|could|may|should|need|do|who|that|with|wanting"
    r"|is (?:expected|due|set|to))\b"
)


def _is_plural_noun(span: Span, context: Context) -> bool:
    """Whether a word that opens its sentence is a capital's only by that: "Masons have until Friday"."""
    before, after = _around(span, context)
    word = span.of(context.text)
    if before.strip("“‘\"' *") or " " in word or not _PLURAL.match(after):
        return False
    small = word.lower()
    return bool(_WHO.fullmatch(word)) or bool(re.search(rf"\b{re.escape(small.rstrip('s'))}s?\b", context.text))


def _acts(span: Span, context: Context) -> bool:
    """Whether a name is the subject of a verb that is not one of speaking."""
    _, after = _around(span, context)
    return bool(_ACTS.match(after)) and not _SPEAKS.match(after)


def _around(span: Span, context: Context) -> tuple[str, str]:
    sentence = context.sentence(span)
    return context.text[sentence.start : span.start], context.text[span.end : max(span.end, sentence.end)]
