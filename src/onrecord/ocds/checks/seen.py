"""One release walked once, sorted into what the rules look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from onrecord.ocds.model import Json, Release
from onrecord.ocds.pointer import escape
from onrecord.values import Instant, parse_instant

_DATE_NAME = re.compile(r"date|date[A-Z]\w*|\w+Date")
_ORGANISATIONS = frozenset(
    {"parties", "buyer", "suppliers", "tenderers", "procuringEntity", "payer", "payee", "funders", "enquirer"}
)


class Finding(NamedTuple):
    """What a rule found; the rest of the issue is filled in by `find_issues`."""

    pointer: str
    found: str
    expected: str


Place = tuple[str, Any]
"""Where a value stands, and the value. No class of its own: a walk makes some hundreds of them per release."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A release, and its dates, sums, texts … with their pointers, in the order of the document."""

    release: Release
    dates: list[Place] = field(default_factory=list)
    """Values of fields named as dates, but for nulls; texts mostly."""
    sums: list[Place] = field(default_factory=list)
    """Objects with an `amount` that is no object itself."""
    texts: list[Place] = field(default_factory=list)
    """Every text, long or short."""
    organisations: list[Place] = field(default_factory=list)
    """Objects in the fields that hold organisations: parties, buyer, suppliers …"""
    odd_ids: list[Place] = field(default_factory=list)
    """Fields called `id` that hold anything but text, integers included."""
    arrays: list[Place] = field(default_factory=list)
    """Arrays of objects."""
    objects: list[Place] = field(default_factory=list)
    """Every object below the release itself."""

    @property
    def body(self) -> Json:
        """The release as published."""
        return self.release.body

    def stages(self) -> Iterator[Place]:
        """The objects that carry the sums of a process: tender, its lots, each award and contract, the budget."""
        tender = as_object(self.body.get("tender"))
        if tender:
            yield "/tender", tender
        yield from objects_of(tender, "lots", "/tender")
        yield from objects_of(self.body, "awards")
        yield from objects_of(self.body, "contracts")


def walk(release: Release) -> Seen:
    """The release, sorted."""
    seen = Seen(release)
    _walk_object(release.body, "", seen)
    return seen


def as_object(value: Any) -> Json:
    """`value` if it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def objects_of(parent: Json, name: str, pointer: str = "") -> Iterator[Place]:
    """The objects in the array `name` of `parent`, which stands at `pointer`."""
    values = parent.get(name)
    for index, value in enumerate(values if isinstance(values, list) else ()):
        if isinstance(value, dict):
            yield f"{pointer}/{name}/{index}", value


def amount_of(value: Any) -> int | Decimal | None:
    """The `amount` of a Value object, if it is a number."""
    amount = value.get("amount") if isinstance(value, dict) else None
    return amount if isinstance(amount, int | Decimal) and not isinstance(amount, bool) else None


def _walk_object(node: Json, pointer: str, seen: Seen) -> None:
    for name, value in node.items():
        kind = type(value)
        below = f"{pointer}/{_step(name)}"
        if kind is str:
            seen.texts.append((below, value))
            if _is_date(name):
                seen.dates.append((below, value))
        elif kind is dict:
            if name == "id":
                seen.odd_ids.append((below, value))
            _see_object(value, name, below, seen)
        elif kind is list:
            _walk_array(value, name, below, seen)
        elif name == "id":
            seen.odd_ids.append((below, value))
        elif value is not None and _is_date(name):
            seen.dates.append((below, value))


def _see_object(node: Json, name: str, pointer: str, seen: Seen) -> None:
    seen.objects.append((pointer, node))
    if "amount" in node and not isinstance(node["amount"], dict):
        seen.sums.append((pointer, node))
    if name in _ORGANISATIONS:
        seen.organisations.append((pointer, node))
    _walk_object(node, pointer, seen)


def _walk_array(values: list[Any], name: str, pointer: str, seen: Seen) -> None:
    if values and type(values[0]) is dict:
        seen.arrays.append((pointer, values))
    for index, value in enumerate(values):
        below = f"{pointer}/{index}"
        if type(value) is dict:
            _see_object(value, name, below, seen)
        elif type(value) is str:
            seen.texts.append((below, value))
        elif type(value) is list:
            _walk_array(value, name, below, seen)


@lru_cache(16384)
def instant_of(text: str) -> Instant | None:
    """`parse_instant`, which several rules ask of the same few texts."""
    return parse_instant(text)


def instant_in(value: Any, name: str) -> Instant | None:
    """The date in the field `name` of `value`, if it is an object and has one that can be read."""
    text = value.get(name) if isinstance(value, dict) else None
    return instant_of(text) if isinstance(text, str) else None


@lru_cache(4096)
def _is_date(name: str) -> bool:
    return _DATE_NAME.fullmatch(name) is not None


@lru_cache(4096)
def _step(name: str) -> str:
    return escape(name)
