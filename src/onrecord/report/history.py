"""What each release changed, read from the versioned release."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Change:
    """One value that a release set, replaced or removed."""

    pointer: str
    old: Any
    new: Any
    first: bool
    """Whether the field had no value before."""


def changes_by_release(versioned: Mapping[str, Any]) -> dict[str, list[Change]]:
    """Release id to its changes, in the order of the fields.

    Objects of a list are named by their id where they have one, because their places move.
    Source: OCDS 1.1, "Versioned release": every value is a list of objects with `releaseID` and `value`.

    >>> title = [{"releaseID": "1", "value": "Paper"}, {"releaseID": "2", "value": "Paper, A4"}]
    >>> changes_by_release({"tender": {"title": title}})["2"]
    [Change(pointer='/tender/title', old='Paper', new='Paper, A4', first=False)]
    """
    found: dict[str, list[Change]] = {}
    for release, change in _walk(versioned, ""):
        found.setdefault(release, []).append(change)
    return found


def _walk(node: Any, pointer: str) -> Iterator[tuple[str, Change]]:
    if isinstance(node, Mapping):
        for key, part in node.items():
            yield from _walk(part, f"{pointer}/{key}")
    elif isinstance(node, list):
        if _is_history(node):
            yield from _history(node, pointer)
        else:
            for place, part in enumerate(node):
                name = part.get("id") if isinstance(part, Mapping) else None
                yield from _walk(part, f"{pointer}/{name if isinstance(name, str | int) else place}")


def _is_history(node: list[Any]) -> bool:
    return bool(node) and all(isinstance(part, Mapping) and "releaseID" in part and "value" in part for part in node)


def _history(values: list[Any], pointer: str) -> Iterator[tuple[str, Change]]:
    old: Any = None
    for place, entry in enumerate(values):
        yield str(entry["releaseID"]), Change(pointer, old, entry["value"], place == 0)
        old = entry["value"]
