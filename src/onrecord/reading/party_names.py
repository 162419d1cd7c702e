"""A party's name taken apart for joining: its core, its kind, and whether only one body can have such a name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.values.identifiers import Identifier, split_number
from onrecord.values.names import normalise, principal_council

_SUFFIXES = {
    "limited": "ltd limited cyf cyfyngedig",
    "plc": "plc",
    "llp": "llp",
    "lp": "lp",
    "cic": "cic",
    "cio": "cio",
    "inc": "inc incorporated",
    "corp": "corp corporation",
    "llc": "llc ooo тов ооо",
    "gmbh": "gmbh",
    "sa": "sa sau",
    "srl": "srl sarl sl slu ltda",
    "spa": "spa",
    "bv": "bv",
    "nv": "nv",
    "ag": "ag",
    "oy": "oy",
    "ab": "ab",
    "cv": "cv",
}
_LONG_SUFFIXES = (
    (re.compile(r"\b(?:s a|sa) de (?:c v|cv)$"), "sa de cv"),
    (re.compile(r"\bs de r ?l(?: de (?:c v|cv))?$"), "s de rl"),
    (re.compile(r"\b(?:s a s|sas)$"), "sas"),
    (re.compile(r"\b(?:s c|a c)$"), "sc"),
)
_KIND_OF_SUFFIX = {word: kind for kind, words in _SUFFIXES.items() for word in words.split()}

_SPELT_OUT = {"co": "company", "nig": "nigeria", "intl": "international"}
_ADDRESSED = re.compile(r"^(?:the|messrs|m s) ")
"""What stands before a name and is no part of it."""

_TRADING = re.compile(
    r"(?:(?<!\s)\s++)?(?:[(,]\s*+)?\b(?:trading\s+as|t\s?/\s?a\b|operating\s+as|(?:also|formerly|previously)\s+known\s+as|a\.?k\.?a\.?\s)"
    r"[.:]?\s*",
    re.IGNORECASE,
)
_TRADING_CAPITALS = re.compile(r"(?<=\w)\s+TA\s+(?=[A-Z])")
_BRACKETED = re.compile(r"(?P<before>.*\w[^\w\n]*?)(?<!\s)\s*+\((?P<inside>[^()]*+)\)\s*+")
_NOBODY = re.compile(
    r"(?:n ?a|none|nil|null|unknown|tbc|tba|test|various|multiple|see (?:attached|below|notice|list).*"
    r"|withheld|redacted|confidential|anonymous|individual|sole trader"
    r"|not (?:awarded|applicable|known|disclosed|provided|specified).*"
    r"|contract not awarded.*|no (?:award|supplier|bid|contract|tender).*|(?:various|multiple|several) .*"
    r"|(?:supplier|bidder|tenderer|company|provider) [a-z\d]{1,2}|award(?:ed)? to .*|framework suppliers?|suppliers?)"
)
_COMMON = re.compile(
    r"\b(?:school|schools|academy|church|chapel|surgery|medical|practice|nursery|pre ?school|playgroup|village hall"
    r"|parish council|town council|community council|pharmacy|dental|library|museum|care home)\b"
)
"""Kinds of body of which a country has many with one name: St Mary's Primary School, Newton Parish Council."""

_PUBLIC = re.compile(
    r"(?:department (?:for|of)|ministry of|university of|police and crime commissioner for|office of the police) .+"
    r"|.+ (?:university|constabulary|police|nhs trust|health board|fire and rescue (?:service|authority)"
    r"|integrated care board|icb|combined authority|fire authority|ambulance service nhs trust)"
)
"""Public bodies whose names the state gives out once."""

_LONG_NAME = 3
"""Words of a body's name without a legal suffix that two unrelated bodies hardly share."""

_ORGANISED = re.compile(
    r"\b(?:of|for|and|the|nhs|uk|association|society|trust|foundation|institute|institution|agency|authority|board|bureau"
    r"|commission|committee|consortium|corporation|council|department|directorate|federation|government|group|hospital"
    r"|hospitals|insurance|management|ministry|national|office|organisation|organization|partnership|police|resources"
    r"|service|services|solutions|systems|school|union|university|wales|england|scotland|transport|housing|health"
    r"|consulting|consultancy|construction|engineering|property|security|technologies|technology|company|procurement"
    r"|spitalul|ministerul|consiliul|primăria|primaria|centrul|institutul|inspectoratul|direcţia|directia|dispensarul"
    r"|secretaria|secretaría|universidad|instituto|comision|comisión|gobierno|fundacion|fundación|ministerio|caja|municipio"
    r"|consejo|direccion|dirección)\b"
)
"""A sign that a name is a body's: a person's name is shared by others however long it is."""


@dataclass(frozen=True, slots=True)
class PartyName:
    """One name as it is compared with others."""

    core: str
    """Folded, without legal suffix, article, number or trading name; a council as `<place> council`."""
    kind: str
    """`limited`, `llp`, `county council` …; empty when the name does not say. Two kinds are two bodies."""
    other: str
    """Core of the other name that it gives: what it trades as. Mostly empty."""
    distinct: bool
    """Whether law or custom gives such a name to one body only: registered firms, principal councils, ministries."""
    number: Identifier | None
    """The company number that was written behind the name."""


@lru_cache(maxsize=65536)
def read_party_name(name: str) -> PartyName | None:
    """`name` taken apart; None for placeholders ("not awarded to supplier"), and where nothing is left of it.

    >>> read_party_name("The Ferrow & Sons Ltd.").core, read_party_name("FERROW AND SONS LIMITED").kind
    ('ferrow and sons', 'limited')
    >>> one, other = read_party_name("Wirral MBC"), read_party_name("Wirral Metropolitan Borough Council")
    >>> one == other, one.core, one.kind
    (True, 'wirral council', 'local council')
    >>> read_party_name("NOT AWARDED TO SUPPLIER"), read_party_name("n/a"), read_party_name("-")
    (None, None, None)
    """
    bare, number = split_number(name)
    written, other = _trading(bare)
    plain = normalise(_without_bracket(written))
    if not plain or _NOBODY.fullmatch(plain) or not any(letter.isalpha() for letter in plain):
        return None
    council = principal_council(plain)
    if council:
        place, rank = council
        kind = _council_kind(rank)
        return PartyName(f"{place.removeprefix('the ')} council", kind, other, True, number)
    core, kind = _without_suffix(_ADDRESSED.sub("", plain))
    core = core.replace(" nhs foundation trust", " nhs trust").replace(" upon ", " on ")
    return PartyName(core, kind, other, _is_distinct(core, kind), number)


def _trading(name: str) -> tuple[str, str]:
    """The name itself, and the core of what it trades as."""
    pattern = _TRADING_CAPITALS if _TRADING_CAPITALS.search(name) else _TRADING
    head, *rest = pattern.split(name, maxsplit=1)
    if not rest or not head.strip():
        return name, ""
    return head, _without_suffix(normalise(rest[0]))[0]


def _without_bracket(name: str) -> str:
    """The name without a bracket at its end that only repeats it in short, or stands behind the legal suffix."""
    found = _BRACKETED.fullmatch(name)
    if not found:
        return name
    before, inside = normalise(found["before"]), normalise(found["inside"])
    initials = "".join(word[0] for word in before.split())
    small = "".join(word[0] for word in before.split() if word not in ("of", "for", "and", "the", "in"))
    repeats = inside.replace(" ", "") in (initials, small)
    return found["before"] if repeats or _without_suffix(before)[1] else name


def _without_suffix(plain: str) -> tuple[str, str]:
    """Core and kind of a folded name: "acme l l p" is "acme" of kind "llp"."""
    for pattern, kind in _LONG_SUFFIXES:
        if (found := pattern.search(plain)) and found.start():
            return plain[: found.start()].strip(), kind
    words = plain.split()
    letters = 0
    while letters < len(words) and len(words[-1 - letters]) == 1:
        letters += 1
    if letters > 1 and (joined := "".join(words[-letters:])) in _KIND_OF_SUFFIX:
        words[-letters:] = [joined]
    words = [_SPELT_OUT.get(word, word) for word in words]
    kind = ""
    while len(words) > 1 and words[-1] in _KIND_OF_SUFFIX:
        kind = _KIND_OF_SUFFIX[words.pop()]
    return " ".join(words), kind


def _council_kind(rank: str) -> str:
    if not rank:
        return ""
    return "county council" if rank == "county" else "local council"


def _is_distinct(core: str, kind: str) -> bool:
    if kind:
        return True
    if _COMMON.search(core):
        return False
    return bool(_PUBLIC.fullmatch(core)) or (len(core.split()) >= _LONG_NAME and bool(_ORGANISED.search(core)))
