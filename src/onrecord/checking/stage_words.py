"""The words by which papers say how far a purchase has come, a kind a pattern.

Patterns are made of who does it, what is asked for and from whom, so that a paper may put them together as it likes:
"is on the lookout for a safe pair of hands" is as good as "is inviting tenders".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.values import Span

_WORD = r"[\w’'&£.,-]*[\w’'&]"
_ANYONE = (
    r"(?i:airlines?|evaluators?|advis[eo]rs?|firms?|compan(?:y|ies)|suppliers?|contractors?"
    r"|providers?|operators?|partners?|builders?|garages"
    r"|traders|trainers?|caterers?|organisations?|charit(?:y|ies)|practices?|agenc(?:y|ies)|consultan(?:ts?|cy|cies)"
    r"|architects?|artists?|surveyors?|somebody|someone|anybody|anyone|developers?|business(?:es)?|landlords?"
    r"|landscapers?|cleaners?|engineers?|experts?|specialists?|teams?|bidders?|bodies|body|outfits?|crews?|groups?"
    r"|hauliers?|roofers?|plumbers?|electricians?|painters?|decorators?|gardeners?|dredgers?|installers?|tutors?"
    r"|translators?|interpreters?|removers?|demolishers?|producers?|publishers?|printers?|designers?|masons?"
    r"|manufacturers?|vendors?|sellers?|dealers?|retailers?|brokers?|insurers?|lawyers|solicitors"
    r"|accountants|auditors?"
    r"|researchers?|academics|universit(?:y|ies)|institutes?|carers|nurser(?:y|ies)|drivers|cabbies|couriers?"
    r"|photographers?|filmmakers?|performers?|tenants?|buyers?|applicants?|hands|players?|house-?builders?|lessees?"
    r"|franchisees?|concessionaires?|vets?|dentists?|pharmac(?:y|ies)|laborator(?:y|ies)|labs?|caretakers?"
    r"|gr[ao]undsm[ae]n|guards?|wardens|welders?|joiners?|carpenters?|fitters?|mechanics|shipyards?"
    r"|yards|boatbuilders?"
    r"|managers)"
)
"""Who may be looked for."""
_FIRMS = r"(?:firms?|compan(?:y|ies)|suppliers?|contractors?|providers?|operators?|builders?)"
_BIDS = (
    r"(?i:bids?|tenders|quotations?|quotes|offers|proposals|expressions? of interest|submissions|applications|prices"
    r"|pitches)"
)
_DEAL = (
    r"(?:contract|deal|tender|procurement|competition|notice|search|hunt|work|commission|job|agreement|framework"
    r"|concession|gig|tie-up|scheme|project|order)"
)
_HAVE, _ARE = r"(?:has|have|’ve|'ve)", r"(?:is|are|’s|'s|’re|'re)"
_NOW = r"(?:(?:now|just|also|currently|already|finally|today|once again|once more|again|at last|formally|officially) )?"
_SOUGHT = (
    r"(?:inviting|seeking|looking (?:for|to (?:find|hire|appoint|recruit|bring in|sign up|take on))|asking(?: for)?"
    r"|after|searching for|hunting(?: for)?|on the (?:hunt|lookout|look-out) for|in the market for|advertising for"
    r"|calling (?:for|on|out for)|appealing for|scouting for|crying out for|trying to (?:find|hire|recruit)"
    r"|hoping to (?:find|hire|appoint|recruit)|casting (?:around|about|its net) for|shopping (?:around )?for"
    r"|trawling for|pitching for|in search of|recruiting)"
)
_FEW = rf"(?:{_WORD} ){{0,4}}?"
_INVITING = (
    rf"\b{_ARE} {_NOW}{_SOUGHT} (?!for )(?:{_FEW}{_ANYONE}|{_FEW}{_BIDS})\b(?: to (?:bid|tender|quote|apply|come"
    r" forward))?",
    rf"\b{_ARE} {_NOW}{_SOUGHT} (?:an? |some )?(?:[\w’'-]+ ){{0,3}}?[a-z]{{3,}}(?:ers?|ors?|ists?|ants?|ians?)"
    r"(?= (?:to|who|for|with|that)\b)",
    rf"\b(?:{_ANYONE}|{_BIDS}) {_ARE} {_NOW}(?:being )?(?:invited|sought|wanted|called for|asked)"
    r"(?: to (?:bid|tender|quote|pitch|compete|apply|come forward|submit))?\b",
    rf"\b(?:{_ANYONE}) (?:can|may|have been (?:invited|asked) to) {_NOW}(?:bid|tender|quote)\b",
    rf"\b{_ARE} {_NOW}(?:out (?:to|for) tender|out to (?:the )?market"
    r"|up for (?:tender|grabs|bids)|open (?:for|to) (?:bids|tenders|offers)"
    r"|(?:being )?put out to tender|being tendered|on the market)\b",
    rf"\b{_HAVE} {_NOW}(?:invited|called for|asked(?: for)?|sought|issued (?:an? )?(?:call|invitation) (?:for|to))"
    rf" (?:{_FEW}{_ANYONE} to (?:bid|tender|compete|apply|pitch|quote|come|submit|put)|{_FEW}{_BIDS}|{_FIRMS})\b",
    rf"\b{_HAVE} {_NOW}(?:gone (?:out )?to (?:tender|(?:the )?market)|gone out for (?:bids|tenders|quotes)"
    r"|put [^.;\n]{0,60}?(?:out to tender|(?:up )?for (?:tender|grabs)|on the market)|opened (?:the "
    r"|its |up )?bidding"
    r"|opened [^.;\n]{0,40}? to bids"
    r"|opened an? (?:[\w’'-]+ ){0,2}?(?:competition|tender)"
    r"|launched (?:an? |the |its )?(?:[\w’'-]+ ){0,3}?(?:tender|procurement|bidding"
    r"|competition|search|hunt)|(?:started|begun) (?:the |its |an? )?(?:[\w’'-]+ ){0,2}?(?:tender|procurement|search"
    r"|hunt)(?!ing)|started (?:to look|looking|searching|hunting) for|fired the starting gun on)\b",
    r"\bput [^.;\n]{0,50}?out to tender\b",
    r"\bopened (?:the |its )?bidding\b",
    r"\b(?:puts?|putting) (?:(?!puts?\b)[^.;:\n]){1,50}? (?:out to tender|up for (?:tender|grabs)|on the market)\b",
    r"\b(?:goes|going|go) out to tender\b",
    rf"\binviting {_FEW}(?:{_ANYONE} to (?:bid|become|tender|quote|apply)|{_BIDS})\b"
    rf"|\basking {_FEW}{_ANYONE} to bid\b",
    rf"\bon the (?:hunt|lookout|look-out) for (?:an? )?{_WORD}",
    rf"\b(?:bids|tenders|quotations|quotes|offers) {_ARE} {_NOW}(?:being )?(?:sought|invited|wanted|welcome)\b",
    rf"\b(?:wants?|needs?|seeks?|invites?) (?:an? |some |the )?{_FEW}{_ANYONE} (?:to|for|who|that)\b",
    rf"\b(?:invites?|seeks?|calls for|wants) {_FEW}(?:bids|tenders|quotations|quotes|expressions of interest)\b",
    rf"\b{_HAVE} {_NOW}issued (?:an? |the )?(?:[\w’'-]+ ){{0,2}}?(?:tender|invitation to (?:tender|quote|bid))\b",
    r"\b(?:tender|competition|contract|bidding|process) is (?:now )?(?:open|live|under way|underway)\b",
    rf"\b{_ARE} {_NOW}(?:taking|accepting|receiving|welcoming) (?:bids|tenders|quotations|quotes)\b",
    rf"\b{_DEAL}\b[^.;:\n]{{0,60}}?, {_NOW}(?:up for (?:grabs|tender|bids)|out to tender)\b(?=[,.;]| until\b)",
)
"""Bids are open."""
_ADVERTISED = (
    r"\b(?:has|have|was|is|been|were|are) (?:now |just |also |first |being )?(?:re-?)?advertised(?: for)?\b",
    rf"\b(?:[Cc]ouncil|[Aa]uthority|[Tt]rust|[Bb]oard|[Cc]ollege|[Uu]niversity|[Aa]ssociation|[Dd]epartment"
    rf"|[Mm]inistry|[Aa]gency|[Ff]orce|chiefs|bosses|officials|it|they"
    rf"|which) (?:re-?)?advertised (?:the|a|an|its|for)"
    rf" (?:{_WORD} ){{0,4}}?(?:{_DEAL}|{_ANYONE})s?\b",
    rf"\badvertised (?:the|a) {_FEW}(?:contract|tender|job|work|deal)\b",
    r"\b(?:contract|deal|tender|work|job|framework|concession)\b[^.;:\n]{0,60}? went (?:out )?to (?:market|tender)\b",
    r"\b(?:published|posted|placed|issued|put out|uploaded) (?:an? |the |its )?(?:[\w’'-]+ ){0,2}?(?:contract"
    r"|tender|procurement) (?:notice|advert|advertisement)\b",
)
_TO = r"(?:awarded|appointed|hired|signed up|commissioned)"
_IN = r"(?:recruited|drafted in|brought in|taken on|lined up|engaged|turned to|enlisted)"
_GIVEN = (
    r"(?:handed(?: out| over)?|given|signed(?: off)?|struck|sealed|inked|agreed|let|clinched|concluded|entered into)"
)
_WON = r"(?:won|landed|bagged|secured|scooped|clinched|picked up|netted|snapped up|walked off with|sewn up)"
_TAKER = (
    r"(?:firm|company|supplier|contractor|provider|operator|builder|charity|agent|agency|outfit|group|giant|specialist"
    r"|business|consortium|partner)"
)
"""Who is handed the work."""
_AWARDED = (
    rf"\b{_DEAL} (?:(?:has|have) {_NOW}been |was |is |had been )?{_NOW}(?:awarded|signed|let|handed"
    rf"|given to|won by)\b",
    rf"\b{_DEAL} (?:has gone|went|goes|is going) to\b",
    r"\bhas been (?:awarded|appointed|hired)\b",
    rf"\b(?:{_FIRMS}|winners?|contractors|bidders?) {_HAVE} {_NOW}been (?:chosen|picked|selected|named)\b",
    rf"\b{_HAVE} {_NOW}bought (?:itself|themselves) (?:an?|the|some)\b",
    rf"\bha(?:s|ve) been (?:handed|given|chosen|picked|selected|named) (?:{_WORD} ){{0,5}}?(?:{_DEAL}"
    rf"|to (?:run|provide"
    r"|supply|deliver|build|carry|maintain|repair|clean|design|operate)|as)\b",
    rf"\b{_HAVE} {_NOW}{_TO}\b(?! (?:an? |the |its |their )?(?:new |interim |first |next |acting |deputy |former )*"
    r"(?:chief|director|leader|head|manager|chair|officer|mayor|clerk|vicar|judge|coach|ambassador|minister|member"
    r"|apprentice|commissioner))",
    rf"\b{_HAVE} {_NOW}{_IN} {_FEW}{_ANYONE}\b",
    rf"\b{_HAVE} {_NOW}(?:chosen|picked|selected|named) (?=[A-Z])",
    rf"\b{_HAVE} {_NOW}{_GIVEN} (?:(?!notice\b){_WORD} ){{0,7}}?(?!notice){_DEAL}s?\b",
    rf"\b{_HAVE} {_NOW}{_WON} (?:{_WORD} ){{0,6}}?{_DEAL}s?\b",
    rf"\b(?:wins?|lands?|bags?|scoops?|secures?|clinches|nets) (?:{_WORD} ){{0,6}}?(?:contract|deal|tender"
    r"|framework)\b",
    rf"(?<!\bto )\b(?:hands?|awards|gives) (?:{_WORD} ){{1,7}}?(?:contract|deal)\b",
    r"\bawards (?:an? |the |its )?(?:[\w’'£.-]+ ){0,4}?(?:contract|deal)\b",
)
_CANCELLED = (
    rf"\b{_DEAL} (?:has been |was |is |have been )?{_NOW}(?:cancelled|scrapped|withdrawn|abandoned"
    rf"|axed|dropped|pulled"
    r"|binned|ditched|shelved|called off)\b",
    rf"\b(?:cancelled|scrapped|withdrew|withdrawn|abandoned|axed|called off|calls off|scraps|cancels"
    rf"|pulled|binned|bins"
    rf"|ditched|ditches|shelved|shelves|pulls|axes|abandons|drops|dropped) (?:(?:the|its|a|an) )?(?:{_WORD} )"
    rf"{{0,4}}?{_DEAL}\b",
    rf"\b(?:{_DEAL}|plans?|bid) (?:to|for) [^.;:\n]{{3,100}}? {_HAVE} {_NOW}been (?:cancelled|scrapped|withdrawn"
    r"|abandoned|axed|dropped|binned|ditched|shelved|called off)\b",
    r"\bpull(?:ed|s) the plug on (?:the|its|a) (?:[\w’'-]+ ){0,4}?(?:contract|deal|tender|procurement|competition)\b",
)
_CHANGED = (
    r"\b(?:has|had|have) (?:now |since |already )?been (?:amended|corrected|reissued|republished|changed|revised)"
    r"(?: (?:twice|again|once|(?:two|three|four) times))?\b",
    r"\b(?:was|were) (?:then |later |soon )?(?:amended|corrected|reissued|republished|revised) (?:within|minutes|hours"
    r"|days|weeks|soon|shortly|twice|again|almost)\b(?: (?:minutes|hours|days|afterwards|later))?",
    r"\b(?:amended|corrected|reissued|republished|changed|altered|edited|revised|tweaked) (?:twice |again "
    r"|only )?(?:the (?:same|next) \w+|(?:that"
    r"|this) \w+|(?:(?:a|an|one|two|three|four|five|six|eight|ten|\d+|a few|a quarter of an) (?:\w+ )?later))",
)
_MEANT = (
    r"(?:plans|planning|intends|intending|expects|aims|aiming|hopes|hoping|preparing|proposes|proposing|getting ready"
    r"|gearing up|is set|are set|is due|are due|is about|are about|is expected|are expected|is likely)"
)
_PLANNED = (
    rf"\b{_MEANT} to (?:be )?(?:re-?)?(?:advertised?\b|tendered?\b|(?:go |put [^.;\n]{{0,50}}?)?(?:out )?to (?:tender"
    r"|market)|invite (?:bids|tenders)|seek bids|launch (?:an? |the )?(?:[\w’'-]+ ){0,2}?(?:tender|procurement"
    r"|competition)|put out to tender|open (?:the )?bidding)",
    r"\bwill (?:soon |shortly |then |later |not )?(?:be )?(?:advertised?|put out to tender"
    r"|go out to tender|be tendered"
    r"|invite (?:bids|tenders)|go to (?:tender|market))\b(?=[^.;\n]{0,60}\b(?:in|next|later|soon|this|by|from|before"
    r"|after|once|when|shortly)\b)",
)
_SEEKING = (r"\b(?:[Ss]eeks?|[Hh]unts? for|[Ll]ooks? for) (?=[\w£‘’'-])",)
_HIRED = (r"\b(?:(?<=[a-z] )hired (?=[a-z])|(?<=[a-z] )hired (?=for |to |as ))",)
_END = r"(?=$|\n| for | to (?:run|build|make|supply|repair|mend|clean|design|fit|provide|keep|look|carry|do)\b)"
_SIGNED = (rf"\b(?i:partner|{_FIRMS}) (?:signed(?: up)?|chosen|picked|appointed|selected){_END}",)
"""What a headline leaves "has been" out of: "Heat network partner signed"."""
_HANDED = (
    rf"\b{_HAVE} {_NOW}been (?:handed(?: over)?|entrusted|let|contracted out|outsourced) to (?:an? |the )?{_FEW}"
    rf"{_TAKER}\b",
    rf"\b{_DEAL}(?: for (?:{_WORD} ){{0,8}}?{_WORD})?(?:,[^,.;\n]{{1,40}},)? {_HAVE} {_NOW}been (?:placed|concluded"
    rf"|struck) with (?:an? |the )?{_FEW}{_TAKER}\b",
)
"""What is said of many things that change hands."""
_SOUGHT_ONES = (rf"\b(?:{_ANYONE}|{_BIDS}) (?:sought|invited){_END}",)
"""What a headline leaves "are" out of: "Designers sought for bridge"."""
PATTERNS: dict[str, tuple[re.Pattern[str], ...]] = {
    stage: tuple(re.compile(pattern) for pattern in patterns)
    for stage, patterns in (
        ("inviting", _INVITING),
        ("advertised", _ADVERTISED),
        ("awarded", _AWARDED),
        ("cancelled", _CANCELLED),
        ("changed", _CHANGED),
        ("seeking", _SEEKING),
        ("hired", _HIRED),
        ("signed", _SIGNED),
        ("handed", _HANDED),
        ("sought", _SOUGHT_ONES),
        ("planned", _PLANNED),
    )
}
_UNREAL = re.compile(
    r"\b(?:once|when|whenever|if|until|after|before|whoever|whichever|no|not|never|yet to|would"
    r"|could|should|may|might"
    r"|whether|unless|as soon as|by the time|nobody|nothing|none|hardly|without|had|used to"
    r"|last (?:year|month|time)|previously"
    r"|in (?:19|20)\d\d|who|whose|that|which)\b[^.;:\n]{0,40}$|n[’']t [^.;:\n]{0,20}$",
    re.I,
)
"""Before such words nothing has come to pass: "once the contract is awarded", "no contract has been awarded"."""


def stages_said(text: str, stage: str) -> Iterator[Span]:
    """Where a text says a stage, in reading order, without overlaps.

    >>> text = "The council is on the lookout for a firm of masons. It has handed a builder a cushy contract."
    >>> [[span.of(text) for span in stages_said(text, stage)] for stage in ("inviting", "awarded")]
    [['is on the lookout for a firm'], ['has handed a builder a cushy contract']]
    """
    stronger = _places(text, _STRONGER[stage]) if stage in _STRONGER else []
    reach = 0
    for span in _places(text, stage):
        if span.start >= reach and not any(span.overlaps(other) for other in stronger):
            reach = span.end
            yield span


_STRONGER = {"inviting": "planned", "hired": "awarded", "signed": "awarded", "handed": "awarded"}
"""Where two kinds read the same words, the longer phrase is right: "is due to be put out to tender"."""


def _places(text: str, stage: str) -> list[Span]:
    found = (Span(*match.span()) for pattern in PATTERNS[stage] for match in pattern.finditer(text))
    return sorted(found, key=lambda span: (span.start, -span.end))


def is_unreal(before: str) -> bool:
    """Whether the words before a phrase say that it has not come to pass, or was so once.

    >>> is_unreal("Work starts once the "), is_unreal("No "), is_unreal("Yesterday the council ")
    (True, True, False)
    """
    return bool(_UNREAL.search(before))
