"""Whose words a noun phrase stands for: a person's, a body's, or those of the notice itself."""

from __future__ import annotations

import re

from onrecord.article.model import SourceKind

_RECORD = frozenset(
    """
    notice notices description descriptions advert adverts advertisement advertisements ad listing listings tender
    specification specifications spec document documents documentation paper papers paperwork brief prospectus
    invitation posting contract print entry record itt rfp rfq schedule summary blurb wording
    """.split()
)
"""Words for what a buyer published about a purchase."""
_SURELY_RECORD = _RECORD - frozenset(
    """
    paper papers entry summary record contract tender schedule wording invitation brief ad document documents
    """.split()
)
_PUBLISHED_WITH = frozenset(
    """
    tender contract contracts procurement bidding bid award planning pipeline prior official online framework
    """.split()
)
_PERSON = frozenset(
    """
    spokesman spokeswoman spokesperson councillor cllr leader chair chairman chairwoman chairperson source insider
    insiders resident residents neighbour neighbours campaigner campaigners critic critics minister ministers mp mps
    mayor secretary director manager head boss officer commissioner governor president professor academic expert
    experts lawyer judge worker workers nurse teacher parent parents mother father mum dad woman man pensioner
    driver owner trader traders taxpayer taxpayers activist activists economist analyst reader readers constable
    sergeant inspector superintendent architect consultant engineer candidate peer lord baroness dame sir mr mrs ms
    miss dr prof rev bishop member people person colleague friend shopper shopkeeper farmer guide user users victim
    victims witness survivor student pupil volunteer volunteers coach player fan fans author writer journalist
    editor executive founder partner chief representative delegate politician senator congressman congresswoman
    congressman he she his her their
    republican democrat those customers passengers patients motorists commuters shareholders investors employees
    staff families locals detective detectives sources lawyers witnesses relatives academics medics mums dads
    nurses aides allies colleagues couple couples veterans pensioners executives neighbours owners chancellor
    ceo cfo mep msp gp gps pupils women men children teenagers girls boys
    i we they everyone somebody someone one many others some aide adviser advisor auditor former
    """.split()
)
_ORGANISATION = frozenset(
    """
    council authority board trust company firm consultancy department ministry office government agency commission
    committee police force service university college school union association federation society charity foundation
    institute group party body corporation partnership alliance network consortium club church court parliament
    assembly cabinet treasury bank inspectorate ombudsman regulator watchdog organisation organization team unit
    officials officers chiefs bosses ministers spokespeople labour tories conservatives greens unison unite hall
    borough county district parish city ltd limited plc llp inc co cic nhs report review statement letter newspaper
    paper website campaign operator developer contractor supplier council's opposition administration leadership
    house street construction security services solutions systems consulting holdings partners associates
    quango landlord
    international capital energy rail water homes housing england britain uk scotland wales buyer client bidder
    contracting sons survey poll study audit inquiry analysis newspaper magazine
    hospital museum airline retailer manufacturer lender tribunal state town city country nation village tank publisher
    broadcaster maker giant brand chain airport port shipyard yard factory plant library theatre gallery zoo diocese
    fund insurer utility carrier startup start-up venture subsidiary division branch outlet outsourcer housebuilder
    shipbuilder carmaker automaker drugmaker supermarket store hotel laboratory lab clinic surgery secretariat embassy
    army navy military senate congress legislature commons jury inquest coalition league academy palace provider vendor
    employer prosecution defence media press industry sector camp taskforce headquarters consulate exchange
    airways airlines motors industries technologies dynamics aerospace aviation logistics pharmaceuticals healthcare
    telecom insurance finance studios trains
    news times guardian telegraph herald gazette echo chronicle tribune express mirror observer journal week weekly
    reuters bloomberg 10
    """.split()
)
_TRADE_NAMES = frozenset(
    """
    vehicles coachworks coaches buses ferries shipping shipbuilders marine engineering engineers cleaning catering
    brothers bros masonry builders joinery roofing plumbing scaffolding demolition paving surfacing highways civils
    electrical lighting heating timber concrete plastics printing design designs architects surveyors landscapes
    nurseries farms foods bakery bakeries dairies brewery meats produce supplies equipment instruments furniture
    interiors textiles uniforms laundry linen waste recycling environmental surveys electricity gas solar renewables
    oil petroleum fuels mining quarries aggregates transport travel taxis cars trucks haulage freight couriers storage
    removals parking events productions arts digital analytics computing computers networks communications telecoms
    broadband guarding surveillance training learning education recruitment staffing care homecare nursing medical
    dental surgical diagnostics health leisure sports legal solicitors chambers accountants accounting pensions
    assurance brokers management property properties estates developments regeneration enterprises trading merchants
    wholesale works workshop workshops foundry railways trams marketing advertising advisory consultants sciences
    robotics automation
    concern rights aid action watch relief rescue alliance forum voice matters
    """.split()
)
"""Last words of names that are no surnames: `Merrin Coachworks said`."""
_CAUSES = frozenset("concern rights aid action watch our your".split())
"""Words that stand inside the name of a campaign: `Age Concern Eastfield`, `Save Our Pool`."""
_PAPERS = frozenset(
    """
    figures data documents document documentation papers statistics accounts minutes email emails research filing
    filings files file memo memos transcript dossier lawsuit complaint indictment forecast estimate estimates guidance
    manifesto briefing note book article story column blog post tweet records record results findings rules guidelines
    evidence testimony charter ruling judgment judgement verdict bill law policy leaflet release newsletter plan plans
    """.split()
)
"""Things with words in them: never a person, and the notice itself only where `is_record` says so."""
_SURE_BODIES = frozenset(
    """
    charity firm company consultancy retailer airline watchdog regulator manufacturer publisher quango insurer lender
    outsourcer housebuilder shipbuilder
    """.split()
)
"""Before a name they say that it is no person's: `Charity Shelter said`."""
_TRADES = frozenset("contractor operator developer supplier bidder".split())
"""`One contractor said` is somebody in the trade; `the contractor said` is the firm."""
_PLURAL_BODIES = frozenset("officials officers chiefs bosses ministers tories conservatives greens councillors".split())
_TITLES = frozenset(
    """
    mr mrs ms miss dr prof professor cllr councillor sir dame lord lady baroness rev judge pc
    """.split()
)
_DOUBTFUL_PAPERS = frozenset("paper entry schedule summary record invitation wording ad brief".split())
"""Papers of a purchase only when a word says so: `tender summary`, but not `the paper`."""
_OF_ANOTHER = frozenset("court legal internal leaked confidential police company secret cabinet".split())
"""Papers of something else than the purchase: `court documents`."""
_HEAD_ENDS = frozenset(
    """
    of for from at in on with to by who which that and behind against about posted published familiar close seen
    obtained filed released issued commissioned led written prepared compiled
    """.split()
)
_SURNAMES = frozenset(
    """
    smith jones taylor brown williams wilson johnson davies davis robinson wright thompson evans walker roberts jackson
    clarke clark patel khan lewis phillips mitchell campbell anderson allen murphy singh hughes edwards harris miller
    martinez garcia rodriguez hernandez lopez gonzalez thomas moore lee martin kelly turner parker collins stewart
    morris rogers reed murray graham simpson stevens watson ahmed hussain ali o'brien o'connor nguyen sanchez
    """.split()
)
"""The commonest of Britain and America that are hardly ever a body's name."""
_ARTICLES = frozenset("the a an its this that their".split())
_OWNING = re.compile(r"(?<=\w{3})'s$")
"""In `Ann Lee's words` the speaker is `Ann Lee's`."""
_WORD = re.compile(r"[\w’'&-]+")
_NAME_WORD = r"[A-Z]\w*+(?:[’'-](?!s\b)\w++)*+"
_NAME = rf"(?<![\w’'-])(?P<name>{_NAME_WORD}(?:\s{_NAME_WORD}){{0,3}})"
_BODIES = (
    re.compile(
        rf"{_NAME}(?:,\swhich\b|\s(?:plc|PLC|Ltd|Limited|Inc|LLP)\b|[’']s\s(?:shares?|shareholders|profits?)\b"
        r"|\s(?:has\s)?(?:won|wins|bagged|landed|secured|was awarded|was handed)\s(?:the|an?|its)\s[^.;:!?]{0,60}?"
        r"(?:contract|deal|order|tender|bid|job|work)\b)"
    ),
    re.compile(
        r"\b(?:contract|deal|order|work|job)\s(?:went|goes|has gone|was (?:awarded|given|handed|let))\sto\s"
        rf"{_NAME}"
    ),
)
_FULL_NAME = re.compile(
    r"\b(?!(?:The|An?|In|On|At|By|For|From|To|Of|With|Last|This|That|These|Those|Its|His|Her|Their|Our|No)\s)"
    r"(?:[A-Z][a-z’'-]+)\s+(?=([A-Z][\w’'-]+))"
)


def kind_of(speaker: str, surnames: frozenset[str] = frozenset()) -> SourceKind:
    """The kind of source that a noun phrase names; a name of two words that is no body's is a person's.

    `surnames` are those of `surnames_in` the article, which tell `Lee said` from `Oftel said`.

    >>> [kind_of(s).value for s in ("a council spokesperson", "The notice", "Officials", "the council", "Ann Lee")]
    ['person', 'record', 'organisation', 'organisation', 'person']
    """
    speaker = _OWNING.sub("", speaker.replace("’", "'"))
    head = _head(_WORD.findall(speaker))
    low = [word.lower() for word in head]
    if not low:
        return SourceKind.NONE
    if is_record(speaker):
        return SourceKind.RECORD
    if low[0] == "one" and low[-1] in _TRADES:
        return SourceKind.PERSON
    if low[-1] in _PLURAL_BODIES:
        return SourceKind.ORGANISATION
    if low[-1] in _PERSON or low[0] in _TITLES:
        return SourceKind.PERSON
    if _is_body(low[-1]) or low[-1] in _PAPERS or _is_acronym(head[-1]) or low[-1] == "it":
        return SourceKind.ORGANISATION
    if called := _called(head):
        return called
    if (
        not head[-1][0].isupper()
        or _named(head)
        or head[-1] in surnames
        or low[-1] in _SURNAMES
        or (len(low) == 1 and _of_a_trade(low[0]))
    ):
        return SourceKind.PERSON
    return SourceKind.ORGANISATION


def can_hear(low: str) -> bool:
    """Whether a word names people or bodies: to whom something is said.

    >>> can_hear("councillors"), can_hear("jobs")
    (True, False)
    """
    return low in _PERSON or low in _PLURAL_BODIES or _is_body(low)


def is_person(speaker: str) -> bool:
    """Whether a phrase is headed by a word for a person, or opens with a title.

    >>> is_person("A neighbour"), is_person("Mrs Lee"), is_person("A ferry"), is_person("The member for Marl")
    (True, True, False, True)
    """
    low = [word.lower() for word in _head(_WORD.findall(speaker))]
    return bool(low) and (low[-1] in _PERSON or low[0] in _TITLES)


def is_bare_name(speaker: str) -> bool:
    """Whether it is a name and nothing else, of which only the text around it can tell whose it is.

    >>> is_bare_name("Balfour Beatty"), is_bare_name("Mr Lee"), is_bare_name("City Council"), is_bare_name("the firm")
    (True, False, False, False)
    """
    words = _WORD.findall(_OWNING.sub("", speaker.replace("’", "'")))
    telling = words and (words[0].lower() in _TITLES | _PERSON | {"the"} or can_hear(words[-1].lower()))
    return bool(words) and not telling and all(word[0].isupper() for word in words)


def surnames_in(text: str) -> frozenset[str]:
    """Every capitalised word that stands after another one somewhere in the text.

    >>> sorted(surnames_in("Ann Lee won. Lee said so."))
    ['Lee']
    """
    return frozenset(found[1] for found in _FULL_NAME.finditer(text))


def bodies_in(text: str) -> frozenset[str]:
    """Every name that the article uses as only a body's is used: it wins contracts, it is a company, it is a *which*.

    >>> sorted(bodies_in("The order went to Vale Brook, which has 80 staff. Ann Lee won. Hart Moss won a £3m job."))
    ['Hart Moss', 'Vale Brook']
    """
    return frozenset(found["name"] for pattern in _BODIES for found in pattern.finditer(text))


def is_record(speaker: str) -> bool:
    """Whether the phrase names the notice, the advert, the description or the papers of a tender."""
    low = [word.lower() for word in _head(_WORD.findall(speaker))]
    if low[-1:] == ["invitation"] and "invitation to tender" in speaker.lower():
        return True
    if low in (["the", "brief"], ["the", "invitation"]):
        return True
    if low[-1:] in (["document"], ["documents"], ["papers"]) and _OF_ANOTHER.intersection(low[:-1]):
        return False
    if not low or low[-1] not in _RECORD or (low[-1] == "print" and low[-2:-1] != ["small"]):
        return False
    return low[-1] not in _DOUBTFUL_PAPERS or any(word in _PUBLISHED_WITH for word in low[:-1])


def mentions_record(text: str) -> bool:
    """Whether a passage speaks of the notice or another paper of the purchase.

    >>> mentions_record("Bids are due today, according to the official notice."), mentions_record("Work starts now.")
    (True, False)
    """
    return any(word.lower() in _SURELY_RECORD for word in _WORD.findall(text))


def _head(words: list[str]) -> list[str]:
    """The words up to the first preposition: `the leader of the council` is headed by leader."""
    for at, word in enumerate(words):
        if at and word.lower() in _HEAD_ENDS and not (at == 1 and words[0].lower() in _ARTICLES):
            return words[:at]
    return words


def _is_body(low: str) -> bool:
    return low in _ORGANISATION or _singular(low) in _ORGANISATION


def _called(head: list[str]) -> SourceKind | None:
    """What the word before a name says of it: `campaign group Clean Rivers`, `council leader Ann Lee`."""
    name = next((at for at in range(len(head), 0, -1) if not head[at - 1][0].isupper()), 0)
    called = head[name - 1].lower() if 0 < name < len(head) else ""
    if called in _PERSON:
        return SourceKind.PERSON
    firm = len(head) > 1 and name == 0 and _is_firms([word.lower() for word in head])
    return SourceKind.ORGANISATION if firm or (called not in _TRADES and _is_body(called)) else None


def _is_firms(low: list[str]) -> bool:
    """Whether a name of several words is a firm's or a campaign's, by what it is made of."""
    return low[0] in _SURE_BODIES or low[-1] in _TRADE_NAMES or (len(low) > 2 and not _CAUSES.isdisjoint(low))


def _of_a_trade(word: str) -> bool:
    """`Biologists`, `Researchers`, `Prosecutors`, at the start of a sentence: people, though capitalised."""
    return len(word) > 6 and word.endswith(("ists", "ers", "ors", "ians", "ants", "ents"))


def _singular(word: str) -> str:
    """`companies` are bodies as one company is."""
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _named(head: list[str]) -> bool:
    """Two capitalised words in a row at the end: Ann Lee."""
    return len(head) >= 2 and all(word[0].isupper() and word.lower() != "the" for word in head[-2:])
