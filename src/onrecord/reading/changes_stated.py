"""What one release states of the things whose changes are told: each with its pointer and a typed value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from onrecord.ocds import Json, escape
from onrecord.reading.clean import clean
from onrecord.reading.clocks import read_instant
from onrecord.reading.places import at, objects, text_of
from onrecord.reading.reachable import unreachable
from onrecord.values import Instant, Money

Value = Money | Decimal | Instant | date | str | tuple[str, ...] | None
"""A sum, a sum without a currency, a date as published, a day that prose names, a text (cleaned, without ways to reach
people), names; None for nothing."""


class Field(StrEnum):
    """What is told of a part of a notice."""

    PRESENT = "there"
    """That the part is there at all; its value is its title."""
    VALUE = "value"
    FLOOR = "minValue"
    CLOSING = "closing date"
    QUESTIONS = "last day for questions"
    START = "start"
    END = "end"
    DAY = "date"
    STATUS = "status"
    PROCEDURE = "procedure"
    TITLE = "title"
    DESCRIPTION = "description"
    NAMES = "names"
    URL = "address"


class Part(StrEnum):
    """A part of a notice."""

    PLANNING = "planning"
    TENDER = "tender"
    LOT = "lot"
    AWARD = "award"
    CONTRACT = "contract"
    DOCUMENT = "document"
    BUYER = "buyer"


Key = tuple[Part, str, Field]
"""Part, the id of the thing (empty for what there is one of), and what is said of it."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A value and where in the release it stands."""

    pointer: str
    value: Value


def stated(body: Json, aliases: Mapping[str, str]) -> dict[Key, Stated]:
    """Everything told that a release states, in the order of the notice. `aliases`: award id to the id it first had."""
    found: dict[Key, Stated] = {}
    for key, value in _all(body, aliases):
        # An id that stands twice: the last counts, as in a merge.
        found[key] = value
    return found


def _all(body: Json, aliases: Mapping[str, str]) -> Iterator[tuple[Key, Stated]]:
    yield from _buyer(body)
    yield from _money(body, Part.PLANNING, "", "/planning/budget/amount", Field.VALUE)
    yield from _documents(body, "planning")
    tender = at(body, "tender")
    if isinstance(tender, Mapping):
        yield from _tender(body)
    for name, part in (("awards", Part.AWARD), ("contracts", Part.CONTRACT)):
        for place, item in objects(body, name):
            name_of = identity(item, place)
            yield from _agreed(body, part, aliases.get(name_of, name_of), item, f"/{name}/{place}")


def identity(item: Json, place: int) -> str:
    """What makes two objects of a list the same one: the text of the id, or the place where there is none."""
    identifier = item.get("id")
    return f"#{place}" if identifier is None else str(identifier)


def _buyer(body: Json) -> Iterator[tuple[Key, Stated]]:
    name = text_of(at(body, "buyer", "name"))
    if name.strip():
        yield (Part.BUYER, "", Field.NAMES), Stated("/buyer/name", (clean(name),))


def _tender(body: Json) -> Iterator[tuple[Key, Stated]]:
    part, top = Part.TENDER, "/tender"
    yield (part, "", Field.PRESENT), Stated(top, _text(at(body, "tender", "title")))
    yield from _told(body, part, "", top)
    yield from _dates(body, part, "", top, "contractPeriod")
    yield from _date(body, part, "", f"{top}/enquiryPeriod/endDate", Field.QUESTIONS)
    yield from _plain(body, part, "", f"{top}/procurementMethod", Field.PROCEDURE)
    for place, lot in objects(body, "tender", "lots"):
        name, pointer = identity(lot, place), f"{top}/lots/{place}"
        yield (Part.LOT, name, Field.PRESENT), Stated(pointer, _text(lot.get("title")))
        yield from _told(body, Part.LOT, name, pointer)
        yield from _dates(body, Part.LOT, name, pointer, "contractPeriod")
    yield from _documents(body, "tender")


def _told(body: Json, part: Part, name: str, top: str) -> Iterator[tuple[Key, Stated]]:
    """What a tender and a lot both have."""
    yield from _plain(body, part, name, f"{top}/status", Field.STATUS)
    yield from _prose(body, part, name, f"{top}/title", Field.TITLE)
    yield from _prose(body, part, name, f"{top}/description", Field.DESCRIPTION)
    yield from _money(body, part, name, f"{top}/value", Field.VALUE)
    yield from _money(body, part, name, f"{top}/minValue", Field.FLOOR)
    yield from _date(body, part, name, f"{top}/tenderPeriod/endDate", Field.CLOSING)


def _agreed(body: Json, part: Part, name: str, item: Json, top: str) -> Iterator[tuple[Key, Stated]]:
    """An award or a contract."""
    yield (part, name, Field.PRESENT), Stated(top, _text(item.get("title")))
    yield from _plain(body, part, name, f"{top}/status", Field.STATUS)
    yield from _prose(body, part, name, f"{top}/title", Field.TITLE)
    yield from _prose(body, part, name, f"{top}/description", Field.DESCRIPTION)
    yield from _money(body, part, name, f"{top}/value", Field.VALUE)
    yield from _date(body, part, name, f"{top}/{'date' if part is Part.AWARD else 'dateSigned'}", Field.DAY)
    yield from _dates(body, part, name, top, "contractPeriod" if part is Part.AWARD else "period")
    names = suppliers(item)
    if names:
        yield (part, name, Field.NAMES), Stated(f"{top}/suppliers", names)
    yield from _documents(item, "", top)


def suppliers(item: Json) -> tuple[str, ...]:
    """The names of an award's suppliers as an editor prints them, each once, in their own order of the alphabet."""
    names = {clean(name) for _, supplier in objects(item, "suppliers") if (name := text_of(supplier.get("name")))}
    return tuple(sorted(name for name in names if name.strip()))


def _documents(body: Json, section: str, top: str = "") -> Iterator[tuple[Key, Stated]]:
    """The documents of a section, without the notice itself, which some publishers list among its own documents."""
    keys = (section, "documents") if section else ("documents",)
    for place, document in objects(body, *keys):
        if text_of(document.get("documentType")).endswith("Notice"):
            continue
        pointer = f"{top}/{section}/documents/{place}" if section else f"{top}/documents/{place}"
        url = text_of(document.get("url"))
        name = url or f"{section or top}:{identity(document, place)}"
        title = _text(document.get("title")) or _text(document.get("description")) or unreachable(url, "[…]")
        if not title:
            continue
        yield (Part.DOCUMENT, name, Field.PRESENT), Stated(pointer, title)


def _dates(body: Json, part: Part, name: str, top: str, period: str) -> Iterator[tuple[Key, Stated]]:
    yield from _date(body, part, name, f"{top}/{period}/startDate", Field.START)
    yield from _date(body, part, name, f"{top}/{period}/endDate", Field.END)


def _date(body: Json, part: Part, name: str, pointer: str, field: Field) -> Iterator[tuple[Key, Stated]]:
    said, value = _look(body, pointer)
    if said and (value is None or isinstance(value, str)):
        yield (part, name, field), Stated(pointer, read_instant(value, text_of(body.get("ocid"))) or value or None)


def _plain(body: Json, part: Part, name: str, pointer: str, field: Field) -> Iterator[tuple[Key, Stated]]:
    said, value = _look(body, pointer)
    if said and (value is None or isinstance(value, str)):
        yield (part, name, field), Stated(pointer, value or None)


def _prose(body: Json, part: Part, name: str, pointer: str, field: Field) -> Iterator[tuple[Key, Stated]]:
    said, value = _look(body, pointer)
    if said and (value is None or isinstance(value, str)):
        yield (part, name, field), Stated(pointer, _text(value) or None)


def _money(body: Json, part: Part, name: str, pointer: str, field: Field) -> Iterator[tuple[Key, Stated]]:
    for amount in ("amount", "amountGross"):
        said, value = _look(body, f"{pointer}/{amount}")
        if said:
            _, currency = _look(body, f"{pointer}/currency")
            yield (part, name, field), Stated(f"{pointer}/{amount}", _sum(value, currency))
            return


def _sum(value: Any, currency: Any) -> Money | Decimal | None:
    if value is None or isinstance(value, bool):
        return None
    try:
        amount = Decimal(str(value).strip().replace(",", ""))
    except InvalidOperation:
        return None
    if not amount.is_finite() or abs(amount.adjusted()) > 20:
        return None
    return Money(amount, currency.strip().upper()) if isinstance(currency, str) and currency.strip() else amount


def _look(body: Json, pointer: str) -> tuple[bool, Any]:
    """Whether anything, null included, stands at a pointer, and what."""
    node: Any = body
    for step in pointer[1:].split("/"):
        if isinstance(node, Mapping) and step in node:
            node = node[step]
        elif isinstance(node, list) and step.isdigit() and int(step) < len(node):
            node = node[int(step)]
        else:
            # A null above takes away all below it.
            return node is None, None
    return True, node


def _text(value: Any) -> str:
    return unreachable(clean(value), "[…]") if isinstance(value, str) else ""


def other_differences(old: Any, new: Any, pointer: str = "") -> Iterator[str]:
    """Pointers at which two bodies say something else; contact points, order of lists and blanks say nothing."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in sorted({*old, *new}):
            if "contactpoint" not in str(key).lower():
                yield from other_differences(old.get(key), new.get(key), f"{pointer}/{escape(str(key))}")
    elif isinstance(old, list) and isinstance(new, list):
        if sorted(map(repr, old)) != sorted(map(repr, new)):
            for place in range(max(len(old), len(new))):
                one, other = (items[place] if place < len(items) else None for items in (old, new))
                yield from other_differences(one, other, f"{pointer}/{place}")
    elif isinstance(old, str) and isinstance(new, str):
        if "".join(_text(old).split()) != "".join(_text(new).split()):
            yield pointer
    # Nothing has several spellings: absent, null, and empty.
    elif (old or new or old == 0 or new == 0) and old != new:
        yield pointer
