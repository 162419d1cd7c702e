"""One release walked once, sorted into what the rules look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from onrecord.ocds.model import Json, Release
from onrecord.ocds.pointer import escape
from onrecord.values import Instant, parse_instant

_DATE_NAME = re.compile(r"date|date[A-Z]\w*|\w+Date")
ORGANISATIONS = frozenset(
    {"parties", "buyer", "suppliers", "tenderers", "procuringEntity", "payer", "payee", "funders", "enquirer"}
)
TITLES = frozenset({"title", "name", "legalName", "ocid", "id"})
_MOST_NAMES = 20_000

FIRST_YEAR, LAST_YEAR = 1990, 2100
"""Electronic publication of notices began in the 1990s; leases of 75 years are signed, later ends are typing slips."""


class Finding(NamedTuple):
    """What a rule found; the rest of the issue is filled in by `find_issues`."""

    pointer: str
    found: str
    expected: str


Place = tuple[str, Any]
"""Where a value stands, and the value. No class of its own: a walk makes some hundreds of them per release."""


@dataclass(frozen=True, slots=True)
class Places:
    """What a walk through a release finds for the rules, with its pointers, in the order of the document."""

    odd_dates: list[Place] = field(default_factory=list)
    """Dates (but for nulls) that are not the start or end of anything real, spelled as the standard wants it."""
    sums: list[Place] = field(default_factory=list)
    """Objects with an `amount` that is no object itself."""
    organisations: list[Place] = field(default_factory=list)
    """Objects in the fields that hold organisations: parties, buyer, suppliers …"""
    odd_ids: list[Place] = field(default_factory=list)
    """Fields called `id` that hold anything but text, integers included."""
    arrays: list[Place] = field(default_factory=list)
    """Arrays of two or more values that begin with an object."""
    periods: list[Place] = field(default_factory=list)
    """Objects below the release itself that have both a `startDate` and an `endDate`."""
    padded: list[Place] = field(default_factory=list)
    """Titles, names and ids that begin or end with white space."""
    broken_addresses: list[Place] = field(default_factory=list)
    """Texts of an address that have a line break in them."""


@dataclass(frozen=True)
class Seen:
    """A release as the rules see it.

    Most releases are sound. So what tells that at a glance comes first (`octets`, and `ocds.sound` before any rule is
    asked), and what costs more is made when a rule first asks for it.
    """

    release: Release
    octets: bytes
    """The release as `ocds.encode.dump` writes it, in which bytes are found many times faster than in its texts."""
    is_sound: bool
    """What `ocds.sound` says of that."""

    @property
    def body(self) -> Json:
        """The release as published."""
        return self.release.body

    @cached_property
    def places(self) -> Places:
        """What rules look at, wherever it stands."""
        places = Places()
        _walk_object(self.body, "", False, places)
        return places

    @cached_property
    def texts(self) -> list[Place]:
        """Every text, long or short, with its pointer."""
        texts: list[Place] = []
        _add_texts(self.body, "", texts)
        return texts

    @cached_property
    def closing(self) -> Instant | None:
        """The day and hour at which bids close."""
        return instant_in(as_object(self.body.get("tender")).get("tenderPeriod"), "endDate")

    @cached_property
    def stages(self) -> list[Place]:
        """The objects that carry the sums of a process: tender, its lots, each award and contract, the budget."""
        tender = as_object(self.body.get("tender"))
        stages: list[Place] = [("/tender", tender)] if tender else []
        stages += objects_of(tender, "lots", "/tender")
        stages += objects_of(self.body, "awards")
        stages += objects_of(self.body, "contracts")
        return stages


class _Traits(NamedTuple):
    """What a field's name says of its values."""

    step: str
    """The name as a step of a pointer."""
    is_date: bool
    is_title: bool
    is_address: bool


class _Names(dict[str, _Traits | None]):
    """The names of fields met so far: what each says, or None for one that says nothing. Every field asks."""

    def __missing__(self, name: str) -> _Traits | None:
        if len(self) > _MOST_NAMES:
            self.clear()
        step, is_date = escape(name), is_date_name(name)
        is_title, is_address = name in TITLES, "ddress" in name
        plain = step == name and not (is_date or is_title or is_address)
        traits = self[name] = None if plain else _Traits(step, is_date, is_title, is_address)
        return traits


_NAMES = _Names()


def is_date_name(name: str) -> bool:
    """Whether a field of this name holds a date."""
    return _DATE_NAME.fullmatch(name) is not None


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


def _walk_object(node: Json, pointer: str, in_address: bool, places: Places) -> None:
    for name, value in node.items():
        kind = type(value)
        traits = _NAMES[name]
        if kind is str:
            if traits is not None:
                _see_text(value, traits, pointer, in_address, places)
            elif in_address and ("\n" in value or "\r" in value):
                places.broken_addresses.append((f"{pointer}/{name}", value))
        elif kind is dict:
            below = f"{pointer}/{traits.step if traits else name}"
            if name == "id":
                places.odd_ids.append((below, value))
            _see_object(value, name, below, in_address or (traits is not None and traits.is_address), places)
        elif kind is list:
            below = f"{pointer}/{traits.step if traits else name}"
            _walk_array(value, name, below, in_address or (traits is not None and traits.is_address), places)
        elif name == "id":
            places.odd_ids.append((f"{pointer}/id", value))
        elif value is not None and traits is not None and traits.is_date:
            places.odd_dates.append((f"{pointer}/{traits.step}", value))


def _see_text(value: str, traits: _Traits, pointer: str, in_address: bool, places: Places) -> None:
    if traits.is_date:
        if not _is_sound(value):
            places.odd_dates.append((f"{pointer}/{traits.step}", value))
    elif traits.is_title and value.strip() != value:
        places.padded.append((f"{pointer}/{traits.step}", value))
    if (in_address or traits.is_address) and ("\n" in value or "\r" in value):
        places.broken_addresses.append((f"{pointer}/{traits.step}", value))


def _see_object(node: Json, name: str, pointer: str, in_address: bool, places: Places) -> None:
    if "endDate" in node and "startDate" in node:
        places.periods.append((pointer, node))
    if "amount" in node and not isinstance(node["amount"], dict):
        places.sums.append((pointer, node))
    if name in ORGANISATIONS:
        places.organisations.append((pointer, node))
    _walk_object(node, pointer, in_address, places)


def _walk_array(values: list[Any], name: str, pointer: str, in_address: bool, places: Places) -> None:
    if len(values) > 1 and type(values[0]) is dict:
        places.arrays.append((pointer, values))
    for index, value in enumerate(values):
        if type(value) is dict:
            _see_object(value, name, f"{pointer}/{index}", in_address, places)
        elif type(value) is str:
            if in_address and ("\n" in value or "\r" in value):
                places.broken_addresses.append((f"{pointer}/{index}", value))
        elif type(value) is list:
            _walk_array(value, name, f"{pointer}/{index}", in_address, places)


def _add_texts(node: Any, pointer: str, texts: list[Place]) -> None:
    """Every text below `node`, in the order of `_walk_object`."""
    for step, value in _steps(node) if type(node) is dict else enumerate(node):
        kind = type(value)
        if kind is str:
            texts.append((f"{pointer}/{step}", value))
        elif kind is dict or kind is list:
            _add_texts(value, f"{pointer}/{step}", texts)


def _steps(node: Json) -> Iterator[tuple[str | int, Any]]:
    for name, value in node.items():
        traits = _NAMES[name]
        yield (name if traits is None else traits.step), value


@lru_cache(32_768)
def _is_sound(text: str) -> bool:
    """Whether a date is spelled with time and zone, exists, and lies within a lifetime: no rule has a word to say."""
    if len(text) < 20 or text[4] != "-" or (text[-1] != "Z" and text[-6] not in "+-"):
        return False
    instant = parse_instant(text)
    return instant is not None and FIRST_YEAR <= instant.at.year <= LAST_YEAR


def instant_in(value: Any, name: str) -> Instant | None:
    """The date in the field `name` of `value`, if it is an object and has one that can be read."""
    return parse_instant(value.get(name)) if isinstance(value, dict) else None
