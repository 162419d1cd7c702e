"""Which point of a contracting process a date in an article is about, by the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.checking.context import Context
from onrecord.reading import Moment
from onrecord.values import Span

AMENDED = "amended"
"""Not a moment of the record's own fields: the notice was changed on the day."""

_BIDS = (
    r"(?:bids?|bidding|tenders?|tenderers?|applications?|submissions?|quotations?|quotes|expressions? of interest"
    r"|responses?|repl(?:y|ies)|returns|prices|paperwork|offers|proposals?|entries|bidders?|pitches"
    r"|requests to take part)"
)
_DEAL = r"(?:contract|deal|agreement|arrangement|framework|order|job|work|commission|award|appointment|purchase)"
_CHOICE = r"(?:choice|decision|selection|appointment|award)"
_DONE = (
    r"(?:made|taken|reached|done|signed|sealed|struck|concluded|settled|finalised|confirmed|agreed|dated|let|placed)"
)
_ASIDE = r"(?:,(?!\d)(?:[^,;.]|[,.](?=\d)){1,60},)?"
_BE = r"(?:is|are|was|were|has been|have been|had been)"

_CUES: tuple[tuple[str, str], ...] = (
    (
        Moment.DEADLINE,
        rf"\b(?:dead-?lines?|clos(?:ed?|es|ing)(?: date)?|cut-?off|{_BIDS},? (?:\w+ ){{0,4}}?(?:by|due|in|before|"
        rf"until|till)|"
        rf"(?:bids?|bidding|tender(?:ing)?|window|competition|call|applications|notice|opportunity) (?:\w+ ){{0,3}}?"
        r"(?:shuts?|ends?|finish(?:es)?|(?:is|are|stays?|remains?) (?:open|live) (?:until|till|to|up to))|"
        r"(?:come|coming|put themselves) forward (?:\w+ ){0,2}?(?:by|before|until)|"
        r"(?:register|express|show|declare) (?:\w+ ){0,2}?interest (?:\w+ ){0,2}?(?:by|before|until|up to)|"
        r"(?:offer|quote|name|send|give|put in|return|accept|take|receive|submit)(?:s|ed|ing)? (?:\w+ ){0,4}?"
        r"(?:until|till|up to|by|before|no later than)|"
        r"(?:ha(?:s|ve|d)|need(?:s|ed)?|are|is|were|was|must) (?:to )?be (?:sent|in|received|returned"
        r"|submitted|lodged"
        r"|e-?mailed|delivered|uploaded|handed in|with \w+(?: \w+)?)(?: \w+){0,4}? (?:by|before|until|no later than)|"
        r"(?:apply|bid|tender|respond|submit|submitted|received|returned|arrive|pitch|enter|lodged?) (?:\w+ ){0,3}?"
        r"(?:by|before|until|till)|(?:apply|bid|respond|pitch|to submit|to tender)|"
        r"(?:must|ha(?:s|ve|d) to|needs? to|should) (?:be in|arrive|apply|reach|get (?:\w+ ){0,3}?in)|"
        r"(?:stays?|remains?|is) open (?:\w+ )?(?:until|till)|"
        r""
        r"(?:hours|days|weeks) to (?:bid|apply|respond|tender)|(?:ha(?:s|ve|d)|given|got) (?:\w+ )?(?:until|till)|"
        r"expressions? of interest)\b",
    ),
    (
        Moment.AWARDED_ON,
        r"\b(?:"
        r"(?:told|notified) of (?:its|their|the) (?:success|win|appointment)|"
        rf"{_CHOICE}s?{_ASIDE} {_BE} {_DONE}|made (?:its|their|the) (?:choice|decision|selection)|"
        rf"(?:contract|deal|job|work|order) (?:has |had )?(?:went|gone) to|"
        rf"{_DEAL}s?{_ASIDE} {_BE} (?:done|made|struck|reached|concluded|settled|finalised|let|placed|given|handed"
        rf"|won)|"
        r"award(?:ed|ing|s)?|appoint(?:ed|ment|ing|s)?|w[oi]n(?:s|ning)?|signed?|signing|hired|hires|"
        r"struck|agreed|"
        r"agreement was made|selected|chosen|chose|handed|landed|picked|was let|gave|given|named|clinched|secured|"
        r"commissioned|ordered|engaged|taken on|took on|brought in|decisions?|choice|placed|sealed|inked"
        r"|scooped|bagged|plumped for|opted for|settled on"
        r"|settled)\b",
    ),
    (
        Moment.START,
        r"\b(?:start(?:s|ed|ing)?(?: date)?(?: of)?|begin(?:s|ning)?|beg[au]n|commenc\w+|takes? effect|took effect"
        r"|moves? in"
        r"|t(?:akes?|ook|aking) over|g(?:ets?|ot|etting) under ?way|"
        r"(?:came|com(?:e|es|ing)) into (?:force|effect|operation)|runs? from|ran from|doors open(?:ed)?"
        r"|at work (?:from|since)|running from|from|launch(?:es|ing)?|kick(?:s|ed|ing)? off|goes live|"
        r"go live|in place (?:from|by)|opens?|g(?:ets?|ot|etting) going|roll(?:s|ed|ing)? out"
        r"|backdated to|dates? from|effective from"
        r"|on site (?:from|on|by)|hits? the road|t(?:akes?|ook) to the road|(?:as the )?first day|up and running"
        r"|arriv(?:e|es|ed|ing)(?! at\b)|due in|(?:com(?:e|es|ing)|go(?:es)?) in(?= (?:on|in)\b)"
        r"|at it since|in (?:service|use|post) from)\b",
    ),
    (
        Moment.END,
        r"\b(?:end(?:s|ed|ing)?|expir\w+|finish(?:es|ed|ing)?|complet(?:e|ed|es|ion)|conclud\w+|until|till|"
        r"through to|"
        r"runs? (?:out|to)|(?:be |is |are )?(?:gone|cleared|off(?: the)? site|packed up|away|out(?: again)?) by"
        r"|delivered by|lasts? until|wrap(?:s|ped|ping)? up|be done|ready by|wound up|over by|"
        r"time is up|dr(?:aws?|ew|awing) to a close|(?:is|are) up|laps(?:e|es|ed)|run its course"
        r"|c(?:omes?|ame|oming) to an end|wound up|sees? out|ceases?|ceased|switch(?:es|ed|ing) off"
        r"|(?:goes|going|go) on to"
        r"|as the last(?: day)?|(?:last day|end date|finish date)(?: is| of)?)\b",
    ),
    (
        Moment.PUBLISHED,
        r"\b(?:publish(?:ed|es|ing)?|(?:was|were|been) invited|publication|advertis(?:ed?|es|ing|ements?)"
        r"|adverts?|posted|appeared|issued|"
        r"put out|"
        r"listed|went out|out to tender|(?:notice|advert|tender)s?,? (?:(?:is|was|are|were) )?(?:of|dated|on)"
        r"|(?:contract|award) notice,? dated|(?:call(?:ed|s|ing)?|appeal(?:ed)?|asked) for (?:bids"
        r"|quotations|quotes|tenders|offers|companies|firms)"
        r"|(?:began|begun|beginning|started|starting|set about|set out) (?:looking|searching|hunting"
        r"|shopping|seeking|casting|advertising|inviting)|went live|uploaded"
        r"|unveiled|released|put up"
        r"|(?:went|gone|going|go) (?:out )?to (?:the )?market|to market|slipped out|sneaked out|told the world"
        r"|(?:bids|tenders|offers|quotes|prices) (?:were|was|have been) (?:invited|sought|asked for)"
        r"|(?:invited|sought|began seeking|started seeking) (?:bids|tenders|offers|quotes)"
        r"|made public|came out|comes out|filed|pencilled in|announced|disclosed|"
        r"(?:search|competition|contest|tender(?:ing)?|bidding|race|hunt) (?:was |is |has )?"
        r"(?:opened|began|started|launched)|"
        r"put (?:it )?out to tender)\b",
    ),
    (AMENDED, r"\b(?:correct(?:ed|ion)|amended|amendment|updated|revised|altered|changed|republished|reissued)\b"),
)
_PATTERNS = tuple((moment, re.compile(pattern, re.I)) for moment, pattern in _CUES)
_WORDS = re.compile(r"\w+")
_TO_BID = re.compile(
    r"\s*(?:,\s*)?(?:to|in which to|for \w+ to) (?:bid|apply|submit|respond|tender|express|put|get|pitch|"
    r"enter|price|quote|compete|come forward|throw|make (?:an |their )?(?:offers?|bids?|pitch)|lodge|reply"
    r"|register (?:an |their )?interest|return|send)\b",
    re.I,
)
_HAS_UNTIL = re.compile(r"\b(?:ha(?:s|ve|d)|given|got) (?:\w+ )?(?:until|till) (?:the )?$", re.I)
_BIDDERS_HAVE = re.compile(
    r"\b(?:firms|hopefuls|(?:would-be )?bidders|suppliers|companies|contractors|builders|businesses|charities"
    r"|providers|operators|consultants|applicants|sellers|candidates|any(?:one|body)|contenders|rivals|makers|tenderers"
    r"|those (?:interested|who want \w+|wanting \w+))\W+(?:[\w’'-]+\W+){0,3}?"
    r"(?:ha(?:ve|s|d)|(?:are|were|been|be|is|was) given|got) (?:\w+ )?(?:until|till) (?:the )?$"
    r"|^\W*(?:an?|each|every|any|the) (?:bidder|tenderer|supplier|firm|contractor|company) [^.;:\n]{0,60}?\band has"
    r" (?:until|till) (?:the )?$",
    re.I,
)
_TO_COME_FORWARD = re.compile(
    r"\s+to (?:write(?: in)?|say|show|file|ask|raise|hand|sign up|declare|tell|let|seek|register|stake|step up|table"
    r"|name|offer|try|join|make|throw|volunteer|answer the (?:advert|call|notice|tender|invitation))\b",
    re.I,
)
_TO_TAKE_PART = re.compile(
    r"\s+to (?:ask (?:to (?:take part|bid|tender|join|be (?:considered|invited|put on))|for (?:an? |the"
    r" )?(?:place|invitation"
    r"|papers|documents))|throw (?:\w+ ){1,3}in(?:to)? the ring|send in (?:their|its|a|an) (?:prices?"
    r"|bids?|offers?|quotes?"
    r"|tenders?)|put (?:themselves|itself) forward|come forward|win (?:it|the (?:work|job|contract)))\b",
    re.I,
)
"""What only a bidder does, whoever is said to have until then."""
_FIRMS = (
    r"(?:firms|hopefuls|(?:would-be )?bidders|suppliers|companies|contractors|builders|businesses"
    r"|organisations|agencies"
    r"|providers|operators|consultants|sellers|owners|tenderers|makers|growers|producers|dealers)"
)
_BIDS_UP_TO = re.compile(
    rf"\b{_FIRMS}\b[^.;:\n]{{0,50}}?\b(?:can|may|must|should|have to|need to|are to|are asked to) (?:write"
    rf" in|say so|apply"
    r"|bid|tender|(?:be|get) in touch|make (?:contact|themselves known)|put themselves forward)(?: \w+){0,2}? "
    r"(?:by|before|until|till|up to|no later than) (?:the )?$"
    rf"|\b{_FIRMS}\b[^.;:\n]{{0,60}}?\bput in (?:\w+ ){{0,3}}?(?:bids?|offers?|tenders?),? and (?:must"
    rf"|have to|had to|should)"
    r" (?:have done|do) so (?:by|before) (?:the )?$"
    r"|\b(?:firm|company|bidder)\b[^.;:\n]{0,40}?\bput in (?:\w+ ){0,3}?(?:bid|offer|tender),? and"
    r" (?:must|has to|had to"
    r"|should) (?:have done|do) so (?:by|before) (?:the )?$"
    r"|\btime to (?:reply|bid|apply|tender|respond|quote) (?:runs out|ran out|ends|ended|is up|expires"
    r"|expired)(?: on| at)?"
    r" (?:the )?$"
    r"|\b(?:open|public|restricted|competitive) (?:competition|contest|procedure|tender),? (?:that|which"
    r"|whose (?:doors?"
    r"|window)) (?:closed|closes|shut|shuts|ended|ends)(?: on| at)? (?:the )?$"
    r"|\b(?:procedure|competition|tender|bids|offers|quotes)\b[^.;:\n]{0,60}\bclosing (?:time|hour"
    r"|day)(?: for (?:bids|tenders"
    r"|offers|quotes|applications))? (?:is|was|will be) (?:the )?$",
    re.I,
)
"""Up to a day until which bids can come in: "firms can write in until", "the time to reply runs out on"."""
_TO_DO = re.compile(r"\s+to [a-z]+\b")
"""Around a day until which somebody has time for what is no bidding: "he has until Friday to find two signatures"."""
_STANDS = re.compile(
    r"\b(?:(?:stand|stick|abide) (?:by|to)|honou?r|hold(?: to)?|keep(?: to)?|(?:be )?(?:held|bound)(?: to| by)?)"
    r" (?:your|their|its|his|her|the|an?|all|any) (?:\w+ )?(?:bids?|offers?|tenders?|prices?|quot(?:es?|ations?)|word)"
    r"(?: \w+)? (?:until|till|to) (?:the )?$"
    r"|\b(?:stays?|remains?|is|are|be|hold|stand|kept|keep) (?:valid|good|firm|binding) (?:until|till|to) (?:the )?$",
    re.I,
)
"""Before the day to which a bid binds whoever made it: that is months after bids close."""
_FROM_TO = re.compile(
    r"\bfrom (?:(?!(?:will|would|is|are|was|were|must|can)\b)[^.;]){3,40}?\b(?:to|until|till|through) (?:the )?$", re.I
)
_LENGTH_TO = re.compile(r"(?:years?|months?|weeks?|fortnight|term),? (?:up )?to (?:the )?$", re.I)
"""The end of the length that was just given: "two years, to 5 April"."""
_WHEN = re.compile(r"\b(?:after|before|since|once|until)\s+(?:[\w’'-]+\s+){0,3}$", re.I)
_TO_FINISH = re.compile(
    r"\s*to (?:complete|finish|deliver|carry|clear|vacate|leave|pack|wrap|do the work|be (?:done|out"
    r"|gone|off|finished)"
    r"|get (?:the (?:work|job)|it|them|everything)? ?(?:off|out|done|finished|over|built|ready)|hand (?:over|back)"
    r"|get the work|build|mend|repair|install|fit|replace)\b",
    re.I,
)
_BOUNDARY = re.compile(r"[;:—–]|,(?!\d)|\b(?:and|but|which|who|while|after|before|when|as)\b", re.I)

INSERTED = re.compile(
    r",\s(?![^,;]*\b(?:is|are|was|were|has|have|had|will|would)\b)[^,;:.]{1,70}(?:\.\d[^,;:.]{0,20})?,(?=\s)"
)
"""An aside between two commas, without a verb of its own: "was given the contract, worth £3.6 million, on 4 May"."""
_NEGATED = re.compile(r"(?:\b(?:not|never|nobody|nothing|no one)|n[’']t)\b[^.;:]*$", re.I)

_POINTS_ON = re.compile(r"\b(?:before|after)$", re.I)
"""In "closed the day before the award" the award only says which day it was."""

_ANSWER = 30
"""Characters from the start of an answer within which a date is what was asked for."""

NEAR = 7
"""Words between cue and date up to which the link is sure enough to accuse on. Development articles, 2026-11."""
FAR = 16
"""Words beyond which a cue says nothing about a date."""
CLOSE_SECOND = 4
"""Words by which another cue may lie further than the nearest and still be the one, when only its date fits."""


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that say what a date is the date of."""

    moment: str
    span: Span
    distance: float
    """Words between, boundaries of clauses counted heavily."""

    @property
    def sure(self) -> bool:
        return self.distance <= NEAR


def cues_of(span: Span, context: Context) -> list[Cue]:
    """The words in the sentence that may say what the date at `span` is about, nearest first, one a moment.

    A date that opens the answer to a question has the question's words: "When do bids close? On 14 March."
    """
    sentence = context.sentence(span)
    found = _cues_at(sentence, span, context)
    asked = context.question_before(sentence) if not found and span.start - sentence.start < _ANSWER else None
    return _cues_at(Span(asked.start, sentence.end), span, context) if asked else found


def _cues_at(stretch: Span, span: Span, context: Context) -> list[Cue]:
    date = Span(span.start - stretch.start, span.end - stretch.start)
    found = _cues_in(stretch.of(context.text), date)
    return [Cue(c.moment, Span(c.span.start + stretch.start, c.span.end + stretch.start), c.distance) for c in found]


@lru_cache(maxsize=512)  # every rule about dates asks again for each date
def _cues_in(text: str, span: Span) -> tuple[Cue, ...]:
    """The cues of one sentence, counted from its start."""
    after = text[span.end :]
    if _TO_BID.match(after) and not _TO_FINISH.match(after):
        return (Cue(Moment.DEADLINE, span, 0),)
    if _BIDS_UP_TO.search(text, 0, span.start) and not _TO_FINISH.match(after):
        return (Cue(Moment.DEADLINE, span, 0),)
    if _TO_TAKE_PART.match(after) and _HAS_UNTIL.search(text, 0, span.start):
        return (Cue(Moment.DEADLINE, span, 0),)
    if _TO_DO.match(after) and not _TO_FINISH.match(after) and _HAS_UNTIL.search(text, 0, span.start):
        bidding = _TO_COME_FORWARD.match(after) and _BIDDERS_HAVE.search(text, 0, span.start)
        return (Cue(Moment.DEADLINE, span, 0),) if bidding else ()
    if _TO_FINISH.match(after) or any(pattern.search(text, 0, span.start) for pattern in (_FROM_TO, _LENGTH_TO)):
        return (Cue(Moment.END, span, 0),)
    if _STANDS.search(text, 0, span.start):
        return ()
    stop = span.start if _POINTS_ON.search(span.of(text)) else len(text)
    found = [
        Cue(moment, at, _distance(text, at, span))
        for moment, pattern in _PATTERNS
        for m in pattern.finditer(text, 0, stop)
        for at in [Span(m.start(), m.end())]
        if not at.overlaps(span) and not _subordinate(text, at, span) and not _not_until(text, at)
    ]
    nearest: dict[str, Cue] = {}
    for cue in sorted(found, key=lambda c: (c.distance, -len(c.span))):
        if cue.distance <= FAR:
            nearest.setdefault(cue.moment, cue)
    return tuple(nearest.values())


def _subordinate(text: str, cue: Span, date: Span) -> bool:
    """Whether a cue only says when: in "starts a week after bids close, on 14 May" the date is the start."""
    gap = text[cue.end : date.start]
    return "," in gap and bool(_WHEN.search(text[max(0, cue.start - 30) : cue.start]))


def _not_until(text: str, cue: Span) -> bool:
    """Whether "until" ends what was not: "it did not come out until Friday" is no end of a contract."""
    until = cue.of(text).lower() in ("until", "till")
    return until and bool(_NEGATED.search(text[max(0, cue.start - 60) : cue.start]))


def cue_of(span: Span, context: Context) -> Cue | None:
    """The nearest words in the sentence that say what the date at `span` is about, or None."""
    return next(iter(cues_of(span, context)), None)


def _distance(text: str, cue: Span, date: Span) -> float:
    gap = text[cue.end : date.start] if cue.end <= date.start else text[date.end : cue.start]
    gap = INSERTED.sub(" ", gap)
    words = len(_WORDS.findall(gap))
    boundaries = len(_BOUNDARY.findall(gap))
    # English puts the verb before its date: a cue behind the date must be nearer to win.
    behind = 2.5 if cue.start >= date.end else 0
    return words + 3 * boundaries + behind
