"""Awards of one release held against each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.ocds.checks.seen import Finding, Seen, amount_of, objects_of


def find_award_repeated(seen: Seen) -> Iterator[Finding]:
    """Two awards of one release with the same value, suppliers and date: one of them is probably a copy."""
    first: dict[tuple[Any, ...], str] = {}
    for pointer, award in objects_of(seen.body, "awards"):
        amount = amount_of(award.get("value"))
        suppliers = tuple(sorted(str(s.get("id") or s.get("name")) for _, s in objects_of(award, "suppliers")))
        key = (amount, suppliers, str(award.get("date")), str(award.get("title")))
        if amount and suppliers and first.setdefault(key, pointer) != pointer:
            yield Finding(pointer, f"the value, suppliers and date of {first[key]}", "each award once")
