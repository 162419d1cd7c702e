"""Where a purchase is: the places of delivery and the buyer's own, as words by which a record is found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from onrecord.ocds import Json
from onrecord.reading.party import find_party_mentions
from onrecord.reading.places import at, objects, text_of
from onrecord.register.folding import fold_words
from onrecord.register.regions import code_of, region_of_council

DELIVERY = "delivery"
BUYER_ADDRESS = "buyer's address"
BUYER_NAME = "buyer's name"
BUYING = ("buyer", "procuringEntity")
"""Roles of a party whose own place is that of the purchase; a court of review or a supplier sits anywhere."""
_CODE = re.compile(r"[A-Z]{2,3}[A-Z0-9]{0,3}")
_SHORTEST = 2
_LOCAL_BODY = re.compile(
    r"\b(?:council|borough|county|city of|combined authority|unitary|cyngor|police|constabulary|fire|nhs)\b", re.I
)
"""In the names of bodies that are called after the place they serve."""


@lru_cache(65536)
def place_words(text: str) -> tuple[str, ...]:
    """The folded words of a place; of a code (NUTS, ITL) every beginning, so that a region holds what is inside it.

    >>> place_words("Saltmouth Bay"), place_words("UKD45")
    (('saltmouth', 'bay'), ('uk', 'ukd', 'ukd4', 'ukd45'))
    """
    said = text.strip()
    if _CODE.fullmatch(said):
        code = said.lower()
        return tuple(code[:length] for length in range(_SHORTEST, len(code) + 1))
    return tuple(fold_words(said))


def body_words(name: str) -> tuple[str, ...]:
    """The folded words of a buyer's name, if it is a body that is called after the place it serves; and its region.

    >>> body_words("Lancashire County Council"), body_words("Reading Agency")
    (('lancashire', 'county', 'council', 'uk', 'ukd', 'ukd4'), ())
    >>> body_words("Burnley Borough Council")
    ('burnley', 'borough', 'council', 'uk', 'ukd', 'ukd4')
    """
    if not _LOCAL_BODY.search(name):
        return ()
    words = tuple(fold_words(name))
    return (*words, *place_words(region_of_council(words).upper()))


def said_by(compiled: Json, words: Sequence[str]) -> tuple[str, ...]:
    """What says that a purchase is in the place of these words: `DELIVERY`, `BUYER_ADDRESS`, `BUYER_NAME`.

    Empty where only an earlier release says it, or no single one of them has all words.
    """
    code = code_of(words)
    found = (kind for kind, held in _said(compiled) if words and (set(words) <= set(held) or (code and code in held)))
    return tuple(dict.fromkeys(found))


def _said(compiled: Json) -> Iterator[tuple[str, tuple[str, ...]]]:
    for text in _delivery(compiled):
        yield DELIVERY, place_words(text)
    for party in find_party_mentions(compiled):
        if not set(BUYING).isdisjoint(party.roles):
            yield from ((BUYER_ADDRESS, place_words(text)) for text in (party.locality, party.region))
            yield BUYER_NAME, body_words(party.name)


def _delivery(compiled: Json) -> Iterator[str]:
    parents = [
        compiled.get("tender"),
        *(item for name in ("awards", "contracts") for _, item in objects(compiled, name)),
    ]
    for parent in parents:
        owners = [parent, *(item for name in ("items", "lots") for _, item in objects(parent, name))]
        for owner in owners:
            addresses = [at(owner, "deliveryAddress"), *(each for _, each in objects(owner, "deliveryAddresses"))]
            yield from (text_of(at(address, name)) for address in addresses for name in ("locality", "region"))
            yield text_of(at(owner, "deliveryLocation", "description"))
