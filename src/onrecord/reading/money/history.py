"""What each release of a record says at one place."""

from __future__ import annotations

from typing import Any

from onrecord.ocds import Json, Record, Release
from onrecord.reading.places import at

Path = tuple[str | int, ...]
"""Keys and indexes into the compiled release."""
_Said = list[Any]
"""One node, or None, for each release."""


class History:
    """Looks the same place up in all releases at once; what was found on the way serves the next."""

    __slots__ = ("_compiled", "_listed", "_nodes", "_releases")

    def __init__(self, record: Record, compiled: Json) -> None:
        self._releases = record.releases
        self._compiled = compiled
        self._nodes: dict[Path, _Said] = {(): [release.body for release in record.releases]}
        self._listed: dict[Path, list[dict[Any, Any]]] = {}

    def statements(self, path: Path) -> list[tuple[Release, Any]]:
        """Every release that states something at `path` of the compiled release, oldest first, with what it says.

        Things in lists are known by their ids, since releases list them in their own order.
        """
        return [pair for pair in zip(self._releases, self._said(path), strict=True) if pair[1] is not None]

    def _said(self, path: Path) -> _Said:
        known = self._nodes.get(path)
        if known is None:
            step = path[-1]
            if isinstance(step, int):
                known = self._items(path[:-1], step)
            else:
                known = [node.get(step) if type(node) is dict else None for node in self._said(path[:-1])]
            self._nodes[path] = known
        return known

    def _items(self, path: Path, index: int) -> _Said:
        identifier = at(self._compiled, *path, index, "id")
        if identifier is None:
            return [node[index] if type(node) is list and index < len(node) else None for node in self._said(path)]
        if path not in self._listed:
            self._listed[path] = [_by_id(node) for node in self._said(path)]
        return [items.get(_hashable(identifier)) for items in self._listed[path]]


def _by_id(node: Any) -> dict[object, Any]:
    """The things of a list by their ids; of several with one id the last counts."""
    if type(node) is not list:
        return {}
    listed = ((item.get("id"), item) for item in node if type(item) is dict)
    return {_hashable(identifier): item for identifier, item in listed if identifier is not None}


def _hashable(identifier: object) -> object:
    """Some publishers have objects for ids."""
    return repr(identifier) if isinstance(identifier, dict | list) else identifier
