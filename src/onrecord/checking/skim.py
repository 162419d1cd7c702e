"""A first look at a record: which of many candidates deserve to be read in full, at a fiftieth of the price."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from math import sqrt
from typing import Any

from onrecord.checking.rarity import Rarity
from onrecord.checking.traits import Traits
from onrecord.ocds import Json, Record
from onrecord.reading.words import folded

_LONGEST = 4_000  # code points of one text; what a contract is about stands at its beginning


def glanced(record: Record) -> frozenset[str]:
    """The words of titles, descriptions and names of the newest release."""
    body = record.releases[-1].body
    return frozenset(word for text in _texts(body) for word in folded(text[:_LONGEST]))


def skim(article: Traits, words: frozenset[str], rarity: Rarity) -> float:
    """Rarity of the words that the article shares with those of a record."""
    return sum(rarity.of(word) ** 2 for word in words & article.words) / sqrt(sqrt(len(words) + 1))


def amounts_at_a_glance(record: Record) -> set[Decimal]:
    """The values of the newest release's tender, awards, contracts and their lots."""
    body = record.releases[-1].body
    tender = _object(body.get("tender"))
    parts = (tender, *_objects(tender.get("lots")), *_objects(body.get("awards")), *_objects(body.get("contracts")))
    values = (_object(part.get(key)).get("amount") for part in parts for key in ("value", "minValue"))
    return {Decimal(value) for value in values if isinstance(value, int | Decimal) and value}


def _texts(body: Json) -> Iterator[str]:
    tender = _object(body.get("tender"))
    for part in (tender, _object(body.get("planning")), *_objects(body.get("awards")), *_objects(tender.get("lots"))):
        yield from _strings(part, ("title", "description", "rationale"))
        for party in _objects(part.get("suppliers")):
            yield from _strings(party, ("name",))
    yield from _strings(_object(body.get("buyer")), ("name",))


def _strings(part: Mapping[str, Any], names: Sequence[str]) -> Iterator[str]:
    for name in names:
        value = part.get(name)
        if isinstance(value, str):
            yield value


def _object(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _objects(value: object) -> list[Mapping[str, Any]]:
    return [_object(item) for item in value] if isinstance(value, Sequence) and not isinstance(value, str) else []
