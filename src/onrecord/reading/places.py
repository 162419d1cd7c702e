"""Where in a record a value stands, which release says it, and what stood there before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from onrecord.ocds import Json, Record

Step = tuple[str, object]
"""One step of a path: `("key", name)`, `("id", identifier)` or `("index", number)`."""


def walk(node: object, pointer: str = "") -> Iterator[tuple[str, object]]:
    """Every value below `node`, objects and lists included, with its JSON Pointer, in document order."""
    yield pointer, node
    if isinstance(node, Mapping):
        for key, value in node.items():
            yield from walk(value, f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}")
    elif isinstance(node, Sequence) and not isinstance(node, str):
        for index, value in enumerate(node):
            yield from walk(value, f"{pointer}/{index}")


def at(node: Any, *keys: str | int) -> Any:
    """What stands at a path of keys and indexes, or None when any step of it is missing or of another kind."""
    for key in keys:
        if isinstance(key, int):
            if not isinstance(node, Sequence) or isinstance(node, str) or key >= len(node):
                return None
            node = node[key]
        elif isinstance(node, Mapping):
            node = node.get(key)
        else:
            return None
    return node


def objects(node: Any, *keys: str) -> list[tuple[int, Json]]:
    """The objects of a list with their indexes; an absent list, or one of other things, is empty."""
    found = at(node, *keys)
    if not isinstance(found, Sequence) or isinstance(found, str):
        return []
    return [(i, item) for i, item in enumerate(found) if isinstance(item, Mapping)]


def text_of(value: object) -> str:
    """A text as published, or empty for anything that is none."""
    return value if isinstance(value, str) else ""


class Places:
    """Leads from a place in the compiled release back to the releases that state it."""

    def __init__(self, record: Record, compiled: Json) -> None:
        self._releases = record.releases
        self._compiled = compiled

    def release_id(self, pointer: str) -> str:
        """The id of the newest release that states the value at `pointer`; the newest release of all when none does."""
        path = self._path(pointer)
        value = self._follow(self._compiled, path)
        for release in reversed(self._releases):
            if self._follow(release.body, path) == value is not None:
                return release.id
        return self._releases[-1].id

    def earlier(self, pointer: str) -> list[tuple[str, Any]]:
        """Other values that earlier releases had at `pointer`, oldest first, each with its release id."""
        path = self._path(pointer)
        value = self._follow(self._compiled, path)
        found: list[tuple[str, Any]] = []
        for release in self._releases:
            other = self._follow(release.body, path)
            if other is not None and other != value and other not in [v for _, v in found]:
                found.append((release.id, other))
        return found

    def _path(self, pointer: str) -> list[Step]:
        """The pointer's steps, with identifiers in place of indexes, since releases list things in their own order."""
        path: list[Step] = []
        node: Any = self._compiled
        for token in pointer.split("/")[1:]:
            key = token.replace("~1", "/").replace("~0", "~")
            if isinstance(node, Mapping):
                path.append(("key", key))
                node = node.get(key)
                continue
            node = at(node, int(key)) if key.isdigit() else None
            identifier = at(node, "id")
            path.append(("index", int(key)) if identifier is None else ("id", identifier))
        return path

    @staticmethod
    def _follow(node: Any, path: Sequence[Step]) -> Any:
        for kind, step in path:
            if kind == "key":
                node = at(node, str(step))
            elif kind == "index":
                node = at(node, step) if isinstance(step, int) else None
            else:
                same = [item for item in node if at(item, "id") == step] if isinstance(node, Sequence) else []
                node = same[-1] if same else None
            if node is None:
                return None
        return node
