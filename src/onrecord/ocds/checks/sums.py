"""Sums that are no numbers, have no currency, or can't be meant."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

from onrecord.ocds.checks.seen import Finding, Seen, amount_of, as_object, objects_of
from onrecord.ocds.model import Json
from onrecord.ocds.schema import release_schema

_NUMBER = "a number, such as 12500"
_HUGE = 10**12
"""A million million: more than any public contract there has been, in whatever currency."""
_UK = frozenset(
    {"united kingdom", "uk", "gb", "gbr", "great britain", "england", "scotland", "wales", "northern ireland"}
)

# In JSON, what follows `"amount":` in most: a figure of more than one and not huge, and pounds, if not said before.
_SOUND_AMOUNT = re.compile(rb'(?:[2-9]|[1-9][0-9]{1,11})(?:\.[0-9]+)?(?P<pounds>,"currency":"GBP")?[,}]')


def is_sound(seen: Seen) -> bool:
    """Whether all sums are pounds, more than one and not huge, as most are: found in the bytes, without a walk."""
    return all(map(_is_sound, pairwise(seen.octets.split(b'"amount":'))))


def _is_sound(around: tuple[bytes, bytes]) -> bool:
    """Whether a sum is sound, of which the JSON before and after the name of its amount is given."""
    before, after = around
    found = _SOUND_AMOUNT.match(after)
    return found is not None and (found["pounds"] is not None or before.endswith(b'{"currency":"GBP",'))


def find_amount_text(seen: Seen) -> Iterator[Finding]:
    """An amount that is a text."""
    for pointer, value in seen.places.sums:
        if isinstance(value["amount"], str) and value["amount"].strip():
            yield Finding(f"{pointer}/amount", f'"{value["amount"]}"', _NUMBER)


def find_amount_empty(seen: Seen) -> Iterator[Finding]:
    """An amount that is an empty text."""
    for pointer, value in seen.places.sums:
        if isinstance(value["amount"], str) and not value["amount"].strip():
            yield Finding(f"{pointer}/amount", "an empty text", f"{_NUMBER}, or no such field")


def find_amount_null(seen: Seen) -> Iterator[Finding]:
    """An amount that is null."""
    for pointer, value in seen.places.sums:
        if value["amount"] is None:
            yield Finding(f"{pointer}/amount", "null", f"{_NUMBER}, or no such field")


def find_amount_negative(seen: Seen) -> Iterator[Finding]:
    """An amount below nothing."""
    for pointer, value in seen.places.sums:
        amount = amount_of(value)
        if amount is not None and amount < 0:
            yield Finding(f"{pointer}/amount", str(amount), "an amount of 0 or more")


def find_amount_huge(seen: Seen) -> Iterator[Finding]:
    """An amount above a million million."""
    for pointer, value in seen.places.sums:
        amount = amount_of(value)
        if amount is not None and amount > _HUGE:
            yield Finding(f"{pointer}/amount", str(amount), "an amount that a public body can spend")


def find_amount_zero(seen: Seen) -> Iterator[Finding]:
    """A tender, award or contract worth nothing."""
    for pointer, amount in _stage_amounts(seen):
        if amount == 0:
            yield Finding(pointer, "0", "the value; where it is not known or withheld, no such field")


def find_amount_token(seen: Seen) -> Iterator[Finding]:
    """A tender, award or contract worth a coin or less, entered to get past a form."""
    for pointer, amount in _stage_amounts(seen):
        if 0 < amount <= 1:
            yield Finding(pointer, str(amount), "the value; where it is not known or withheld, no such field")


def find_currency_missing(seen: Seen) -> Iterator[Finding]:
    """An amount without a currency: it is not money."""
    for pointer, value in seen.places.sums:
        if amount_of(value) is not None and not value.get("currency"):
            yield Finding(f"{pointer}/currency", "nothing", "an ISO 4217 code, such as GBP")


def find_currency_case(seen: Seen) -> Iterator[Finding]:
    """A currency code in lower case."""
    for pointer, code in _currencies(seen):
        if isinstance(code, str) and code not in _codes() and code.strip().upper() in _codes():
            yield Finding(pointer, f'"{code}"', f'"{code.strip().upper()}"')


def find_currency_unknown(seen: Seen) -> Iterator[Finding]:
    """A currency that ISO 4217 does not know."""
    for pointer, code in _currencies(seen):
        if not isinstance(code, str) or code.strip().upper() not in _codes():
            yield Finding(pointer, json.dumps(code, ensure_ascii=False, default=str), "an ISO 4217 code, such as GBP")


def find_currency_foreign(seen: Seen) -> Iterator[Finding]:
    """A UK buyer's sum in another currency than pounds."""
    foreign = [place for place in _currencies(seen) if isinstance(place[1], str) and place[1] != "GBP"]
    if foreign and _is_uk(seen):
        for pointer, code in (place for place in foreign if place[1] in _codes()):
            yield Finding(pointer, f'"{code}"', '"GBP": the buyer is in the United Kingdom')


def _stage_amounts(seen: Seen) -> Iterator[tuple[str, Any]]:
    for pointer, stage in seen.stages:
        amount = amount_of(stage.get("value"))
        if amount is not None:
            yield f"{pointer}/value/amount", amount


def _currencies(seen: Seen) -> Iterator[tuple[str, Any]]:
    for pointer, value in seen.places.sums:
        if value.get("currency"):
            yield f"{pointer}/currency", value["currency"]


def _is_uk(seen: Seen) -> bool:
    """Whether the buyer says that it is in the United Kingdom."""
    buyer = as_object(seen.body.get("buyer"))
    parties = [p for _, p in objects_of(seen.body, "parties") if _is_buyer(p)]
    for party in (buyer, *parties):
        address = as_object(party.get("address"))
        # Public Contracts Scotland writes the country into `region`.
        for place in (address.get("countryName"), address.get("country"), address.get("region")):
            if isinstance(place, str) and place.strip().casefold() in _UK:
                return True
        if str(as_object(party.get("identifier")).get("scheme")).startswith("GB-"):
            return True
    return False


def _is_buyer(party: Json) -> bool:
    roles = party.get("roles")
    return isinstance(roles, list) and "buyer" in roles


@cache
def _codes() -> frozenset[str]:
    codes = release_schema()["definitions"]["Value"]["properties"]["currency"]["enum"]
    return frozenset(code for code in codes if code)
