"""Whose words a noun phrase stands for: a person's, a body's, or those of the notice itself."""

from __future__ import annotations

import re

from onrecord.article.model import SourceKind

_RECORD = frozenset(
    "notice notices description descriptions advert adverts advertisement advertisements ad listing listings tender specification "
    "specifications spec document documents documentation paper papers paperwork brief prospectus invitation posting contract "
    "entry record itt rfp rfq schedule summary blurb wording".split()
)
"""Words for what a buyer published about a purchase."""
_PUBLISHED_WITH = frozenset(
    "tender contract contracts procurement bidding bid award planning pipeline prior official online framework".split()
)
_PERSON = frozenset(
    "spokesman spokeswoman spokesperson councillor cllr leader chair chairman chairwoman chairperson source insider insiders resident "
    "residents neighbour neighbours campaigner campaigners critic critics minister ministers mp mps mayor secretary director manager "
    "head boss officer commissioner governor president professor academic expert experts lawyer judge worker workers nurse teacher "
    "parent parents mother father mum dad woman man pensioner driver owner trader traders taxpayer taxpayers activist activists "
    "economist analyst reader readers constable sergeant inspector superintendent architect consultant engineer candidate peer lord "
    "baroness dame sir mr mrs ms miss dr prof rev bishop member people person colleague friend shopper shopkeeper farmer guide user "
    "users victim victims witness survivor student pupil volunteer volunteers coach player fan fans author writer journalist editor "
    "executive founder partner chief representative delegate politician senator congressman congresswoman congressman he she i we they "
    "everyone somebody someone one many others some aide adviser advisor auditor former".split()
)
_ORGANISATION = frozenset(
    "council authority board trust company firm consultancy department ministry office government agency commission committee police "
    "force service university college school union association federation society charity foundation institute group party body "
    "corporation partnership alliance network consortium club church court parliament assembly cabinet treasury bank inspectorate "
    "ombudsman regulator watchdog organisation organization team unit officials officers chiefs bosses ministers spokespeople labour "
    "tories conservatives greens unison unite hall borough county district parish city ltd limited plc llp inc co cic nhs report "
    "review statement letter newspaper paper website campaign operator developer contractor supplier council's opposition "
    "administration leadership house street".split()
)
_PLURAL_BODIES = frozenset("officials officers chiefs bosses ministers tories conservatives greens councillors".split())
_HEAD_ENDS = frozenset("of for from at in on with to by who which that and behind against about posted published".split())
_WORD = re.compile(r"[\w’'&-]+")


def kind_of(speaker: str) -> SourceKind:
    """The kind of source that a noun phrase names; an unknown proper name of two words or more is a person's.

    >>> [kind_of(s).value for s in ("a council spokesperson", "The notice", "Officials", "the council", "Ann Lee")]
    ['person', 'record', 'organisation', 'organisation', 'person']
    """
    words = _WORD.findall(speaker.replace("’", "'"))
    head = _head(words)
    low = [word.lower() for word in head]
    last = low[-1] if low else ""
    if is_record(speaker):
        return SourceKind.RECORD
    if last in _PLURAL_BODIES:
        return SourceKind.ORGANISATION
    if last in _PERSON or low[:1] and low[0] in {"mr", "mrs", "ms", "miss", "dr", "prof", "professor", "cllr", "councillor", "sir", "dame", "lord", "baroness"}:
        return SourceKind.PERSON
    if last in _ORGANISATION or any(word in _ORGANISATION and text[0].isupper() for word, text in zip(low, head, strict=True)):
        roles = any(word in _PERSON for word in low[:-1]) and _named(head)
        return SourceKind.PERSON if roles else SourceKind.ORGANISATION
    if any(word in _PERSON for word in low) or _named(head):
        return SourceKind.PERSON
    if last.isupper() or (head and len(head[-1]) > 1 and (head[-1].isupper() or head[-1][0].isupper())) or last == "it":
        return SourceKind.ORGANISATION
    return SourceKind.PERSON


def is_record(speaker: str) -> bool:
    """Whether the phrase names the notice, the advert, the description or the papers of a tender."""
    low = [word.lower() for word in _head(_WORD.findall(speaker))]
    if not low or low[-1] not in _RECORD:
        return False
    newspaper = low[-1] in ("paper", "papers", "entry", "schedule", "summary", "contract", "record", "invitation")
    return not newspaper or any(word in _PUBLISHED_WITH for word in low[:-1]) or low[-1] in ("papers", "contract")


def mentions_record(text: str) -> bool:
    """Whether a passage speaks of the notice or another paper of the purchase.

    >>> mentions_record("Bids are due today, according to the official notice."), mentions_record("Work starts now.")
    (True, False)
    """
    sure = _RECORD - {"paper", "papers", "entry", "summary", "record", "contract", "tender", "schedule", "wording", "invitation", "brief", "ad"}
    return any(word.lower() in sure for word in _WORD.findall(text))


def _head(words: list[str]) -> list[str]:
    """The words up to the first preposition, without a possessor: `the council’s leader` is headed by leader."""
    for at, word in enumerate(words):
        if at and word.lower() in _HEAD_ENDS:
            return words[:at]
    return words


def _named(head: list[str]) -> bool:
    """Two capitalised words in a row at the end, none of them all capitals: Ann Lee."""
    return len(head) >= 2 and all(word[0].isupper() and not (word.isupper() and len(word) > 1) for word in head[-2:])
