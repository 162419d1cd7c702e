"""Whether the supplier of a payment may be a private individual: names of such are not shown by default."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.values.names import normalise

_REDACTED = re.compile(
    r"(?:name |supplier |vendor |personal |data )?(?:redacted|withheld)(?: .*)?|(?:third|3rd) party(?: supplier)?"
    r"|personal (?:data|information)(?: .*)?|confidential(?: .*)?|private individual(?: .*)?|individual(?: .*)?"
    r"|data protect(?:ion|ed)(?: .*)?|gdpr(?: .*)?|name not (?:disclosed|shown)|foster (?:carers?|parents?)(?: .*)?"
    r"|anonym(?:ous|ised)(?: .*)?|exempt(?: .*)?|various individuals?|sole trader|xx+"
)
_TITLES = frozenset("mr mrs ms miss mx dr prof professor sir dame rev reverend".split())
_BUSINESS = re.compile(
    r"\b(?:ltd|limited|plc|llp|lp|inc|co|company|companies|cic|cio|corp|gmbh|bv|sons|bros|brothers|partners|partnership|ptnrs"
    r"|associates|group|services?|solutions|systems|council|trust|nhs|hospital|university|college|school|academy|centre"
    r"|center|church|society|association|club|charity|foundation|authority|agency|department|office|police|fire|ccg"
    r"|practice|surgery|medical|health|healthcare|care|clinic|pharmacy|dental|opticians?|hotel|inn|cafe|restaurant|bank"
    r"|insurance|energy|water|gas|electric|electrical|electrics|telecom|media|press|news|publishing|print|printing"
    r"|construction|builders?|building|joinery|plumbing|roofing|scaffolding|engineering|engineers?|garage|motors?|tyres?"
    r"|cars?|coaches|transport|logistics|haulage|plant|hire|supplies|products|stores?|shop|trading|enterprises?|homes?"
    r"|housing|estates?|properties|property|lettings|landscapes?|gardens?|farm|farms|nurseries|tree|trees|catering|foods?"
    r"|bakery|dairy|events?|theatre|productions|music|arts?|design|designs|studio|studios|consulting|consultancy"
    r"|consultants?|training|recruitment|security|cleaning|waste|recycling|environmental|technology|technologies|digital"
    r"|software|computers?|data|networks?|international|uk|europe|global|national|northern|lancashire|london|royal|the"
    r"|and|of|for|t a|ta|solicitors?|law|legal|chambers|accountants?|architects?|surveyors?|vets?|veterinary|kennels"
    r"|projects?|works?|contractors?|contracts?|maintenance|installations?|flooring|fencing|glass|windows|doors|blinds"
    r"|furniture|fabrications?|welding|steel|timber|paints?|decorators?|decorating|photography|signs?|clothing|uniforms?"
    r"|sports?|leisure|fitness|gym|pools?|travel|tours|taxis?|parking|pensions?|finance|financial|capital|holdings"
    r"|management|developments?|investments?|industries|manufacturing|equipment|instruments|scientific|laboratories|labs)\b"
)
_GIVEN = frozenset(
    """
    aaron abdul adam adrian aidan alan albert alex alexander alexandra alice alison allan amanda amy andrea andrew
    angela ann anna anne annette anthony antony arthur barbara barry ben benjamin bernard beth brenda brian bruce carl
    carol caroline catherine charles charlotte cheryl chloe chris christian christina christine christopher claire
    clare clive colin connor craig daniel darren david dawn dean deborah debra denise dennis derek diana diane dominic
    donald donna dorothy douglas duncan edward eileen elaine elizabeth ella emily emma eric evelyn fiona frances
    francis frank frederick gail gareth garry gary gavin gemma geoff geoffrey george gerald gillian glenn glyn gordon
    graeme graham grant greg gregory hannah harry hayley heather helen henry howard hugh iain ian imran ivan jack
    jackie jacqueline jake james jamie jane janet janice jason jean jeff jeffrey jennifer jenny jeremy jessica jill
    jim joan joanna joanne joe john jonathan jordan joseph joshua joyce judith julia julian julie june justin karen
    karl kate katherine kathleen kathryn katie keith kelly ken kenneth kerry kevin kim kirsty kyle laura lauren
    lawrence leanne lee leonard lesley leslie lewis liam lillian linda lisa lorraine louis louise lucy luke lynn
    lynne malcolm marc marcus margaret maria marie marilyn marion mark martin martyn mary matthew maureen maurice
    megan melanie melissa michael michelle mike mohammad mohammed muhammad nadia natalie natasha nathan neil nicholas
    nick nicola nigel norma norman oliver olivia owen pamela patricia patrick paul paula pauline peter philip phillip
    rachel ralph raymond rebecca rhys richard robert robin rodney roger ronald rosemary ross roy russell ruth ryan
    sally sam samantha samuel sandra sara sarah scott sean shane sharon sheila shirley simon sophie stacey stanley
    stella stephanie stephen steve steven stewart stuart susan suzanne sylvia terence teresa terry thomas tim timothy
    tina toby tom tony tracey tracy trevor valerie vanessa veronica victor victoria vincent wayne wendy william yvonne
    zoe
    """.split()
)  # fmt: skip
"""Common given names of the UK: two or three words that begin with one, and no word of a business, are a person's."""


@lru_cache(maxsize=65536)
def is_redacted(name: str) -> bool:
    """Whether a body withheld the name.

    >>> is_redacted("REDACTED PERSONAL DATA"), is_redacted("Third Party Supplier"), is_redacted("Redactive Events Ltd")
    (True, True, False)
    """
    return _REDACTED.fullmatch(normalise(name)) is not None


@lru_cache(maxsize=65536)
def is_private(name: str) -> bool:
    """Whether a name may be that of a private individual. In doubt it is, where it looks like nothing else.

    >>> [is_private(name) for name in ("Mr J Smith", "Scott Mitchell", "J SMITH", "Smith J", "Rhea Projects", "DVLA")]
    [True, True, True, True, False, False]
    >>> is_private("Dr H Mistry & Ptnrs"), is_private("James Hart (Chorley) Ltd"), is_private("John Lewis")
    (False, False, True)
    """
    plain = normalise(name)
    words = plain.split()
    if not 2 <= len(words) <= 4 or any(letter.isdigit() for letter in plain) or _BUSINESS.search(plain):
        return False
    if words[0] in _TITLES:
        return True
    if len(words) > 3:
        return False
    initials = [word for word in words if len(word) == 1]
    return words[0] in _GIVEN or (0 < len(initials) < len(words) and any(len(word) > 2 for word in words))
