"""Words that finding names turns on: what starts a sentence, heads a body's name, or stands before a person's."""

from __future__ import annotations

STARTERS = frozenset(
    """
    a an the this that these those it its he she they we i you his her their our my your but and or if when
    while where why how what who which as at by for from in into of on to with without after before during since
    until under over above below between among against about around across along behind beyond despite except
    inside outside near off out per through throughout toward towards up upon via within there here then now not
    no yes all any both each every few many more most much some such several other another one two three four
    five six seven eight nine ten eleven twelve last next once only just even also again already still so too
    very well however meanwhile instead although though because unless whether earlier later today tomorrow
    yesterday tonight nobody everyone someone anyone nothing everything something neither either nor is are was
    were be been being has have had do does did will would shall should can could may might must let get put
    """.split()
)
"""Words that carry a capital only because a sentence starts with them."""

COMMON_NOUNS = frozenset(
    """
    work works bids bidders bid tenders tender tenderers tendering contract contracts contractors contractor
    council councils councillors councillor officers officials official ministers minister residents resident
    police neighbours neighbour consultants consultant volunteers volunteer companies company firms firm
    suppliers supplier staff campaigners campaigner critics critic opposition taxpayers taxpayer people visitors
    visitor parents parent pupils pupil teachers teacher patients patient nurses doctors drivers driver shoppers
    traders workers worker unions union families family children local plans plan money documents document
    papers notice notices advert adverts advertisement figures records minutes sources source spokespeople
    spokesperson spokesman spokeswoman builders builder engineers cash fury anger row bosses boss chiefs chief
    experts expert opponents supporters supporter members member leaders leader managers manager directors
    director trains buses roads road schools homes housing security training cleaning repairs services service
    deal deals cost costs price prices funding budget spending interested companies quotations offers
    applications application organisations organisation charities charity suppliers hundreds thousands dozens
    millions winter summer spring autumn sessions session asked according under speaking writing responding
    commenting following based set built new old big top former senior public private national regional major
    minor three-year two-year published sign signs lights light winners winner operators operator providers
    provider delivery construction design demolition refurbishment scrutiny concerns concern questions question
    calls call hopes fears doubts talks tonnes pay advice inspectors inspector auditors auditor trustees
    managers clerks clerk crews crew farmers farmer walkers cyclists motorists passengers customers users
    farewell revealed exclusive update breaking watch read advertisement description value worth cuts cut
    """.split()
)
"""Common nouns that begin headlines and sentences of such reports; a single one of them is no name."""

NOT_NAMES = frozenset(
    """
    january february march april may june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday mr mrs ms miss dr prof sir dame lord lady christmas easter i ok
    vat uk eu am pm gmt bst covid covid-19 pa tv it ceo hr ai mp mps bn ltd plc q1 q2 q3 q4 st no britain's
    """.split()
)
"""Capitalised words that name no body or person when they stand alone."""

TITLES = frozenset(
    """
    mr mrs ms miss dr prof professor sir dame lord lady baroness baron cllr councillor mayor rev reverend judge
    justice captain colonel major sergeant inspector superintendent constable minister secretary chancellor
    president
    """.split()
)

HEADS = frozenset(
    """
    council authority agency trust board office police constabulary service services commission commissioner
    committee company group partnership association society institute institution university college school
    academy hospital foundation federation union department ministry government corporation consortium alliance
    fund museum museums gallery library court tribunal bank church party centre federation confederation
    executive ltd limited plc llp inc scotland wales england crime rescue customs pensions affairs strategy
    communities trade skills health care education transport sport media culture energy food environment housing
    planning justice defence standards solutions associates sons partners brothers town county borough region
    assembly parliament senedd directorate inspectorate regulator ombudsman charity network forum panel
    council's
    """.split()
)
"""Last words of the names of bodies."""

POSSESSIVE_HEADS = frozenset(
    """
    mayor king queen bishop children women men people police lloyd sainsbury guy st chiefs crown governor lord
    lady sheriff prince princess duke girls boys workers nurses teachers farmers writers players drivers
    veterans citizens consumers pensioners parents residents tenants mcdonald marks valentine new year mother
    father andrew george david patrick
    """.split()
)
"""Words whose possessive goes on into a name: Mayor's Office, Children's Society, Police Chiefs' Council."""

FIELDS = frozenset(
    "police health education energy housing environment transport trade culture fire planning skills justice "
    "defence media sport pensions food".split()
)
"""Words that head a body's name or stand inside it: "Fire and Rescue Service", "Health and Safety Executive"."""

STREETS = frozenset(
    "street road lane avenue park square gardens hill way close drive bridge station castle house tower".split()
)
"""Last words of places, which "and" does not bind to what follows."""

TWINS = frozenset("museum museums gallery library libraries archive archives college school".split())
"""Heads that come in pairs: "Art Gallery and Museum"."""
