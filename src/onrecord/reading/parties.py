"""Who is who in a record, under every name that it gives them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from onrecord.ocds import Json
from onrecord.reading.model import Name, Passage
from onrecord.reading.places import Places, at, objects, text_of
from onrecord.values.names import name_forms

_NOBODY = re.compile(
    r"\W*(?:n/?a|none|not awarded.*|contract not awarded.*|no (?:award|supplier).*|tbc|various)\W*", re.I
)
_WORD = re.compile(r"\w+")


def find_names_of(compiled: Json, places: Places, passages: Sequence[Passage]) -> tuple[Name, ...]:
    """Buyers, suppliers and tenderers, the plainest pointer first; placeholders such as "not awarded" are no names."""
    printed = {word.lower() for p in passages if not p.superseded for word in _WORD.findall(p.text)}
    found: list[Name] = []
    for role, pointer, name in _named(compiled):
        if name.strip() and not _NOBODY.fullmatch(name):
            forms = name_forms(name) | _acronyms_in(name, printed)
            found.append(Name(role, name.strip(), pointer, places.release_id(pointer), forms))
    return tuple(found)


@lru_cache(maxsize=1 << 14)
def acronyms(name: str) -> frozenset[str]:
    """Initials that a name may be shortened to, at least three letters: with and without its little words.

    >>> sorted(acronyms("Mayor's Office for Policing and Crime"))
    ['MOFPAC', 'MOPAC', 'MOPC']
    """
    words = re.findall(r"[^\W\d_]+", re.sub(r"['’]s?\b", "", name))
    little = {"of", "for", "the", "and", "in", "to", "on"}
    readings = (
        words,
        [w for w in words if w.lower() not in little - {"and"}],
        [w for w in words if w.lower() not in little],
    )
    return frozenset(short for ws in readings if len(short := "".join(w[0] for w in ws).upper()) >= 3)


def _acronyms_in(name: str, printed: Collection[str]) -> frozenset[str]:
    return frozenset(short for a in acronyms(name) if (short := a.lower()) in printed)


def _named(compiled: Json) -> Iterator[tuple[str, str, str]]:
    yield from _party("buyer", "/buyer", at(compiled, "buyer"))
    for collection in ("awards", "contracts"):
        for i, item in objects(compiled, collection):
            for j, supplier in objects(item, "suppliers"):
                yield from _party("supplier", f"/{collection}/{i}/suppliers/{j}", supplier)
    yield from _party("procuringEntity", "/tender/procuringEntity", at(compiled, "tender", "procuringEntity"))
    for j, tenderer in objects(compiled, "tender", "tenderers"):
        yield from _party("tenderer", f"/tender/tenderers/{j}", tenderer)
    for i, party in objects(compiled, "parties"):
        roles = at(party, "roles")
        for role in roles if isinstance(roles, Sequence) and not isinstance(roles, str) else ():
            yield from _party(str(role), f"/parties/{i}", party)


def _party(role: str, pointer: str, party: object) -> Iterator[tuple[str, str, str]]:
    yield role, f"{pointer}/name", text_of(at(party, "name"))
    legal = text_of(at(party, "identifier", "legalName"))
    if legal:
        yield role, f"{pointer}/identifier/legalName", legal
