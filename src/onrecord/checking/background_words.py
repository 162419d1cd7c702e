"""The words by which an English paper marks a statement as history, rumour, another's, or somebody's."""

from __future__ import annotations

import re

_PERSONS = (
    r"(?:councillor|campaigner|critic|resident|neighbour|analyst|expert|economist|academic|union|opponent|supporter"
    r"|source|insider|minister|mp|mayor|leader|trader|farmer|teacher|nurse|doctor|historian|engineer|auditor"
    r"|inspector|watchdog|regulator|charity|group|report|review|study|survey|inquiry|poll)s?"
)

START = re.compile(
    r"[;:|]\s*|\s[–—-]\s|\b(?:but|while|although|though)\s+|,\s+(?:and|who|which|whose|where)\s+|^(?:And|But"
    r"|Yet|So)\s+"
)
"""What a clause begins behind."""

END = re.compile(
    r"\s*\||[;:]\s|\s[–—-]\s|\.$|,\s+(?:who|which|whose|where|while|when|and|but|after|before|with|the|a|an|warning"
    r"|saying|adding|leaving|despite|because|since|as)\b|\s(?:after|while|when|because|although|though|that"
    r"|to)\s+(?=\|)"
    r"|\s(?:after|while|although|though|because)\s|\sto\s+\||$"
)
"""What a clause ends before."""

_SAYS = (
    r"(?:said|says|say|claimed|claims|claim|argued|argues|argue|warned|warns|warn|insisted|insists|complained"
    r"|complains"
    r"|believes?|thinks?|think|suggested|suggests|concluded|concludes|found|finds|reported|predicted|predicts"
    r"|estimated|alleged|alleges|fears?|feared|hopes?|hoped|shows?|showed|admitted|admits|noted|notes"
    r"|pointed out|points out|recalled|recalls|remembers?"
    r"|told (?:(?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}|us|the \w+|\w+s))"
)
SAID = re.compile(
    rf"\b{_SAYS} that (?=[\w£“|])|\b(?:said|says|claimed|claims|warned|argued|insisted) (?=(?:the|his"
    r"|her|their|its|it|he|she|they|there|this|no|many|most|more|[a-z]+ing) \w)"
)
"""A verb of saying before what is said."""
FIGURES = re.compile(r"\b(?:figures|data|statistics|accounts|records|research|index)\b", re.I)
"""What says a thing without having a mouth: the record can have it or not."""
ESTIMATED = re.compile(
    rf"\b{_PERSONS} (?:has |have |had )?(?:put|puts|estimated?|estimates) the [^.|]{{3,60}}? at [^.|,]{{2,30}}", re.I
)
ATTRIBUTES = re.compile(r"^(?:said|says|added|adds|told)\b|,\s*(?:said|says|added)$")
"""A piece that only names a speaker, or only leads to one."""
NOTICE = re.compile(
    r"\b(?:notice|advert\w*|document|paper(?:s|work)?|tender|contract|specification|description|record|register"
    r"|website"
    r"|listing|brief|it|which|that|posting|invitation|lot|terms|council|authority|board|trust|department|ministry"
    r"|agency|spokes\w+|officials?|officers|bosses|chiefs)\b",
    re.I,
)
"""Whose words are held against the record by other rules, or may be the record's own."""
OURS = re.compile(
    r"\b(?:contract\w*|deal|tender\w*|notices?|bid|bids|bidders?|bidding|adverti\w*|framework|award(?:ed|s"
    r"|ing)?|supplier"
    r"|suppliers|procure\w*|commission(?:ed|ing)?|lots?|appoint(?:ed|ment|s)?|hired|winner|winning|call-off|quotation"
    r"|specification|the (?:work|works|job|scheme|project|programme|service|services|system|study|survey|training"
    r"|course|sessions?|scope))\b",
    re.I,
)
"""Words of the purchase: what is said with them is for the rules of the record."""
TO_COME = re.compile(
    r"\b(?:will|would|shall|is to|are to|is due|are due|must|should|set to|going to|plans? to)\b", re.I
)

ANNIVERSARY = re.compile(
    r"\b(?:the )?(?:\d{1,3}(?:st|nd|rd|th)|first|second|third|fifth|tenth|\w+ieth|\w+teenth|centenary"
    r"|bicentenary|golden"
    r"|silver|diamond) anniversary of (?:the )?\w+"
)
MEMBERS = re.compile(
    r"\b(?:[Ii]ts|[Tt]heir|whose) (?:members|backers|founders|owners|patrons|trustees|clients|customers"
    r"|graduates|alumni)"
    r" (?:include|are|range|have included)\b|\b(?:is|was) (?:chaired|headed|led|founded|owned|edited"
    r"|co-founded) by (?=[A-Z])"
)
RANK = re.compile(
    r"\b(?:is|was|are|were|became|becomes|remains) (?:the|one of the|among the) (?:\w+-)?(?:first|second|third|fourth"
    r"|last|largest|biggest|oldest|smallest|longest|tallest|richest|poorest|busiest|worst|best|most|least|fastest"
    r"|highest|lowest)\b(?! (?:of|part|phase|stage|step|lots?|batch|half|year)\b)"
)
RUMOUR = re.compile(
    r"\b(?:is|are|was|were) (?:understood|thought|believed|rumoured|reported|alleged|reckoned|known) to (?:have|be)\b"
    r"|\b(?:it is|is) (?:understood|thought|believed|rumoured) that\b|\breportedly\b|\bit has emerged that\b"
)
ACCORDING = re.compile(
    r",? according to (?!(?:the |an? )?(?:\w+ ){0,3}?(?:notice|advert\w*|document|paper(?:s|work)?|tender"
    r"|contract|record"
    r"|register|council|authority|specification|correction|description|website|listing|award|terms|brief)s?\b)"
)
CURRENT = re.compile(
    r"\b[Tt]he (?:present|current|existing|previous|old|outgoing|former|last) (?:[\w-]+ )?(?:contract"
    r"|arrangements?|deal"
    r"|agreement|supplier|operator|provider|contractor|service|system|lease|licence|scheme|lot) (?:of \w+ )?(?:ends?"
    r"|ended|expires?|expired|runs? out|ran out|is|was|has|had|dates?|costs?|cost|began|started|went)\b"
)
ANOTHER = re.compile(
    r"(?:^|(?<=[.] ))(?:Separately|Elsewhere|Meanwhile),?\s+(?=\w)|\b[Aa] (?:separate|second|parallel|sister"
    r"|different"
    r"|further|rival) (?:contract|tender|notice|deal|competition|scheme|procurement|programme|project)\b"
    r"|\b(?:[Ii]n|[Uu]nder) (?:a|another) (?:separate|different|previous|earlier) \w+"
)
BODY_MONEY = re.compile(
    r"(?:['’]s?|\b[Ii]ts|\b[Tt]heir) (?:(?:whole|total|annual|entire|overall|yearly|combined|own) )"
    r"(?:(?:\w+ )?(?:budget|income|spending|spend|bill)\b)[^.|;]{0,60}?[£$€]"
    r"|\b(?:turnover|revenues?|profits?|deficit|debts?|reserves|wage bill|losses)\b[^.|;]{0,60}?"
    r"\b(?:is|was|are|were|stands? at|stood at|close to|reached|rose to|fell to|of)\b[^.|;]{0,20}?[£$€]"
    r"|[£$€][\d.,]+ ?(?:m|bn|k|million|billion)?[- ](?:budget )?(?:deficit|shortfall|black hole|gap|debts?|loss)\b"
)
"""Money that a body has, owes or makes."""
FOLLOWS = re.compile(
    r"\b(?:[Ii]t|[Tt]his|[Tt]he (?:move|news|decision|announcement|step|vote|row)) "
    r"(?:(?:comes|came) (?:(?:\w+ ){0,2}(?:after|before)|as|amid|at a time)|follows|followed)\b"
)
STANDING = re.compile(
    r"\b(?:employs (?=(?:about |around |some |more than |nearly |over )?[\d\w])|has a population of|is home to"
    r"|dates? (?:back to|from) |date (?:back to|from) )"
)
"""What is so of a body or a place, whatever it buys."""

PAST = re.compile(
    r"\b(?:was|were|had|has been|have been|did|spent|lost|ran|built|began|came|went|took|gave|made|fell|rose"
    r"|grew|saw|cut|shut|bought|sold|paid|became|held|led|met|stood|wrote|drew|hit|chose|broke|set up|left|won|cost"
    r"|kept|[a-z]{2,}(?<![aeiou]e)ed)\b"
)
"""A verb in the past; the time beside it decides."""
VAGUE_PAST = re.compile(
    r"\b(?:(?:two|three|four|five|six|seven|eight|nine|ten|\d+|a|several|many|some|few) (?:winters|summers"
    r"|decades|years"
    r"|centuries|generations|century|decade|generation) (?:ago|before|earlier)|centuries ago|in recent years"
    r"|for decades"
    r"|for centuries|over the (?:past|last) (?:few|two|three|five|ten|\w+)? ?(?:years|decades?)|in the (?:past"
    r"|last) (?:couple of|few|two|three|five|ten|decade|century)"
    r"(?: (?:years|decades))?|(?:last|previous) (?:winter|summer|spring|autumn)|since (?:the )?(?:1[5-9]|20)\d\d)\b"
)
EVENT = re.compile(
    r"(?:,[^,.|]{3,80},)? (?:has |have |had )?(?:also )?(?:set up|announced|launched|founded|co-founded|created"
    r"|scrapped"
    r"|unveiled|opened|closed|voted|approved|rejected|joined|resigned|quit|promised|pledged|ruled|apologised"
    r"|introduced|abolished|banned|was (?:elected|killed|born|jailed|sacked|knighted|murdered)|stood down"
    r"|stepped down"
    r"|retired|took office|came to power|merged|privatised|nationalised)\b"
)
"""What is done by persons and bodies, and hardly ever by a buyer to a contract."""
