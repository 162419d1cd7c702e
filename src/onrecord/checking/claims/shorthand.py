"""Names as makers of lists shorten them: "Penrudd CC", "Tidewell Catering Svcs Ltd", "HVV Ltd".

Newspapers spell names out; spreadsheets do not. A cell whose shortenings can mean only the record's own words is the
record's name; one whose letters merely could stand for them accuses nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from functools import lru_cache

from onrecord.reading import Name
from onrecord.values.names import normalise

_MEANINGS: Mapping[str, str] = {
    "cc": "county council; city council; community council; county borough council",
    "ccc": "county council; city council",
    "tc": "town council",
    "bc": "borough council",
    "dc": "district council",
    "pc": "parish council",
    "mbc": "metropolitan borough council",
    "mdc": "metropolitan district council",
    "cbc": "county borough council",
    "lbc": "london borough council",
    "frs": "fire and rescue service; fire rescue service",
    "fra": "fire and rescue authority; fire authority",
    "pcc": "police and crime commissioner",
    "opcc": "office of the police and crime commissioner; office of police and crime commissioner",
    "icb": "integrated care board",
    "ha": "housing association; health authority",
    "hb": "health board",
    "ft": "foundation trust",
    "assoc": "association; associates; associated",
    "assocs": "associates",
    "auth": "authority",
    "bros": "brothers",
    "ccl": "council",
    "cncl": "council",
    "co": "company; county",
    "coll": "college",
    "comhairle": "council",
    "comms": "communications",
    "cons": "consulting; consultants; consultancy; construction",
    "const": "construction",
    "constr": "construction",
    "corp": "corporation",
    "cyngor": "council",
    "dept": "department",
    "devt": "development",
    "eng": "engineering",
    "engg": "engineering",
    "env": "environmental; environment",
    "govt": "government",
    "gp": "group",
    "grp": "group",
    "hldgs": "holdings",
    "hosp": "hospital",
    "hosps": "hospitals",
    "ind": "industries; industrial",
    "inds": "industries",
    "int": "international",
    "intl": "international",
    "maint": "maintenance",
    "met": "metropolitan",
    "mfg": "manufacturing",
    "mgmt": "management",
    "mgt": "management",
    "nat": "national",
    "natl": "national",
    "pship": "partnership",
    "ptnrs": "partners",
    "ptnrship": "partnership",
    "ptship": "partnership",
    "sch": "school",
    "serv": "service; services",
    "servs": "services",
    "sols": "solutions",
    "soln": "solution; solutions",
    "solns": "solutions",
    "st": "saint; street",
    "svc": "service; services",
    "svcs": "services",
    "sys": "systems",
    "tech": "technology; technologies; technical",
    "techs": "technologies",
    "tpt": "transport",
    "uni": "university",
    "univ": "university",
}
"""What a shortening stands for. "PC" is a parish council where the record has one, and else mere initials."""
_SECTORS = {"frs": "fire", "fra": "fire", "fbs": "fire", "pcc": "police", "opcc": "police", "pfcc": "police"}
"""Of what a body is, where lists write the usual letters for whatever body a place has."""
_LEGAL = frozenset(
    "ltd limited plc llp lp inc incorporated cic cio co company corp corporation gmbh bv nv ag cyf llc".split()
)
_LITTLE = frozenset("and of for the in on at to by upon y".split())
_LETTERS = re.compile(r"\b\w(?: \w)+\b")
_FEWEST = 3
"""Letters of a shortening that is in no list."""


class Fit(Enum):
    """How well a shortened name fits one of the record's."""

    SAME = "same"
    MAY_BE = "may be"


def fit(said: str, name: Name) -> Fit | None:
    """Whether `said` is the record's name in shorthand, may be it, or is another.

    >>> of = Name("buyer", "Penrudd County Council", "/buyer/name", "r1", frozenset())
    >>> fit("Penrudd CC", of), fit("PCC", of), fit("Penrudd Borough Council", of)
    (<Fit.SAME: 'same'>, <Fit.MAY_BE: 'may be'>, None)
    """
    found = {_fit(said, form) for form in {name.name, *name.forms}}
    return Fit.SAME if Fit.SAME in found else Fit.MAY_BE if Fit.MAY_BE in found else None


def best_fit(said: str, names: Iterable[Name]) -> tuple[Fit, Name] | None:
    """The first of the names that `said` is, else the first that it may be."""
    fits = [(found, name) for name in names if (found := fit(said, name)) is not None]
    return min(fits, key=lambda one: one[0] is not Fit.SAME, default=None)


@lru_cache(maxsize=1 << 14)
def _fit(said: str, name: str) -> Fit | None:
    ours, theirs = _words(said), _words(name)
    if not ours or not theirs:
        return None
    if _is_same(ours, theirs):
        return Fit.SAME
    return Fit.MAY_BE if _may_be(ours, [*theirs, *_legal_words(name)]) else None


def _words(name: str) -> tuple[str, ...]:
    """The telling words of a name, its legal form and little words left out; letters with points joined: "B.C."."""
    joined = _LETTERS.sub(lambda found: found.group().replace(" ", ""), normalise(name))
    words = joined.split()
    while len(words) > 1 and words[-1] in _LEGAL:
        words.pop()
    return tuple(word for word in words if word not in _LITTLE)


def _legal_words(name: str) -> list[str]:
    return [word for word in normalise(name).split() if word in _LEGAL]


def _is_same(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether every word stands for the next of the record's, and none of the record's is left."""
    if not ours or not theirs:
        return not ours and not theirs
    if ours[0] == theirs[0] and _is_same(ours[1:], theirs[1:]):
        return True
    meanings = (_words(meaning) or (meaning,) for meaning in _MEANINGS.get(ours[0], "").split("; ") if meaning)
    return any(tuple(theirs[: len(m)]) == m and _is_same(ours[1:], theirs[len(m) :]) for m in meanings)


def _may_be(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether every word is one of the record's, a shortening or the initials of some, in whatever order."""
    return all(_is_of(word, theirs) for word in ours)


def _is_of(word: str, theirs: Sequence[str]) -> bool:
    if any(word == other or f"{word}s" == other or word == f"{other}s" or _shortens(word, other) for other in theirs):
        return True
    if any(all(part in theirs for part in _words(m)) for m in _MEANINGS.get(word, "").split("; ") if m):
        return True
    if _SECTORS.get(word) in theirs:
        return True
    initials = "".join(other[0] for other in theirs)
    return len(word) <= len(theirs) and word in initials


def _shortens(word: str, other: str) -> bool:
    """Whether `word` is the beginning of `other`, or letters of it from its first to its last: "mgmt"."""
    if len(word) < _FEWEST or len(word) >= len(other):
        return False
    if other.startswith(word):
        return True
    letters = iter(other)
    return word[0] == other[0] and word[-1] == other[-1] and all(letter in letters for letter in word)
