"""Where in a record a value stands, which release says it, and what stood there before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from onrecord.ocds import Json, Record

Step = tuple[str, object]
"""One step of a path: `("key", name)`, `("id", identifier)` or `("index", number)`."""


def at(node: Any, *keys: str | int) -> Any:
    """What stands at a path of keys and indexes, or None when any step of it is missing or of another kind."""
    for key in keys:
        # What JSON is decoded to by its exact type, which is asked half a million times where a record is read.
        if isinstance(key, int):
            if not _is_list(node) or key >= len(node):
                return None
            node = node[key]
        elif type(node) is dict or isinstance(node, Mapping):
            node = node.get(key)
        else:
            return None
        if node is None:
            return None
    return node


def _is_list(node: object) -> bool:
    return type(node) is list or (type(node) is not dict and isinstance(node, Sequence) and not isinstance(node, str))


def objects(node: Any, *keys: str) -> list[tuple[int, Json]]:
    """The objects of a list with their indexes; an absent list, or one of other things, is empty."""
    found = at(node, *keys)
    if found is None or not _is_list(found):
        return []
    return [(i, item) for i, item in enumerate(found) if type(item) is dict or isinstance(item, Mapping)]


def text_of(value: object) -> str:
    """A text as published, or empty for anything that is none."""
    return value if isinstance(value, str) else ""


class Places:
    """Leads from a place in the compiled release back to the releases that state it."""

    def __init__(self, record: Record, compiled: Json) -> None:
        self._releases = record.releases
        self._compiled = _Tree(compiled)
        self._bodies = [_Tree(release.body) for release in record.releases]

    def release_id(self, pointer: str) -> str:
        """The id of the newest release that states the value at `pointer`; the newest release of all when none does."""
        if len(self._releases) == 1:
            return self._releases[0].id
        steps, value = self._compiled.find(pointer)
        for release, body in zip(reversed(self._releases), reversed(self._bodies), strict=True):
            if body.follow(pointer, steps) == value is not None:
                return release.id
        return self._releases[-1].id

    def earlier(self, pointer: str) -> list[tuple[str, Any]]:
        """Other values that earlier releases had at `pointer`, oldest first, each with its release id."""
        steps, value = self._compiled.find(pointer)
        found: list[tuple[str, Any]] = []
        for release, body in zip(self._releases, self._bodies, strict=True):
            other = body.follow(pointer, steps)
            if other is not None and other != value and other not in [v for _, v in found]:
                found.append((release.id, other))
        return found


class _Tree:
    """One JSON document in which many places are looked up: what was found on the way to one serves the next."""

    __slots__ = ("_by_id", "_followed", "_paths")

    def __init__(self, document: Json) -> None:
        self._paths: dict[str, tuple[tuple[Step, ...], Any]] = {"": ((), document)}
        self._followed: dict[str, Any] = {"": document}
        self._by_id: dict[str, dict[Any, Any]] = {}

    def find(self, pointer: str) -> tuple[tuple[Step, ...], Any]:
        """The steps to `pointer` in this document, and what stands at the end of them."""
        steps = self._path(pointer)[0]
        return steps, self.follow(pointer, steps)

    def follow(self, pointer: str, steps: Sequence[Step]) -> Any:
        """What stands at the end of `steps`, which lead to `pointer` in some document; None when nothing does.

        Of several things with one identifier the last counts.
        """
        if pointer in self._followed:
            return self._followed[pointer]
        above = pointer.rpartition("/")[0]
        node = self.follow(above, steps[:-1])
        kind, step = steps[-1]
        if node is not None:
            node = self._with_id(above, node, step) if kind == "id" else at(node, step)  # type: ignore[arg-type]
        self._followed[pointer] = node
        return node

    def _path(self, pointer: str) -> tuple[tuple[Step, ...], Any]:
        """The steps to `pointer`, with identifiers in place of indexes, since releases list things in their own order.

        And what stands there by the indexes.
        """
        known = self._paths.get(pointer)
        if known is None:
            above, _, token = pointer.rpartition("/")
            steps, node = self._path(above)
            step, node = _step(node, token.replace("~1", "/").replace("~0", "~"))
            known = self._paths[pointer] = ((*steps, step), node)
        return known

    def _with_id(self, pointer: str, node: Any, identifier: object) -> Any:
        """The last thing with this identifier in the list `node`, which stands at `pointer`."""
        if not _is_list(node):
            return None
        if pointer not in self._by_id:
            listed = ((at(item, "id"), item) for item in node)
            self._by_id[pointer] = {_hashable(each): item for each, item in listed if each is not None}
        return self._by_id[pointer].get(_hashable(identifier))


def _step(node: Any, key: str) -> tuple[Step, Any]:
    """One step down from `node`, and where it leads."""
    if type(node) is dict or isinstance(node, Mapping):
        return ("key", key), node.get(key)
    below = at(node, int(key)) if key.isdigit() else None
    identifier = at(below, "id")
    return (("index", int(key)) if identifier is None else ("id", identifier)), below


def _hashable(identifier: object) -> object:
    """What equal identifiers share and others do not: the identifier, or for an object or list its text."""
    return repr(identifier) if isinstance(identifier, Mapping | list) else identifier
