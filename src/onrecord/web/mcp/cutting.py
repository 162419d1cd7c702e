"""Long answers made short enough for an assistant: lists and texts are cut, and each cut is told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.report.json import Object

MOST = 300_000
"""Characters of JSON that one answer may have: some 75,000 tokens, and far more than most answers."""
_LONG = 2_000
"""Characters under which a text is left whole."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Something of which not everything is given."""

    pointer: str
    kept: int
    of: int
    things: str

    @property
    def sentence(self) -> str:
        """As a reader is told it.

        >>> Cut("/records", 20, 1000, "entries").sentence
        '/records: the first 20 of 1,000 entries'
        """
        return f"{self.pointer}: the first {self.kept:,} of {self.of:,} {self.things}"


def cut(answer: Object, most: int = MOST) -> tuple[Object, tuple[Cut, ...]]:
    """`answer` with its largest lists and texts halved until it fits, and what was cut. The answer itself is kept.

    >>> cut({"total": 3, "rows": ["a" * 30, "b" * 30, "c" * 30]}, most=70)
    ({'total': 3, 'rows': ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa']}, (Cut(pointer='/rows', kept=1, of=3, things='entries'),))
    """
    size = _size(answer)
    if size <= most:
        return answer, ()
    kept: Object = json.loads(json.dumps(answer))
    cuts: dict[str, Cut] = {}
    while _size(kept) > most:
        parts = list(_parts(kept, ""))
        if not parts:
            break
        _, pointer, owner, key = max(parts, key=lambda part: part[0])
        part = owner[key]
        first = cuts.get(pointer)
        owner[key] = part[: max(1, len(part) // 2)]
        things = "characters" if isinstance(part, str) else "entries"
        cuts[pointer] = Cut(pointer, len(owner[key]), first.of if first else len(part), things)
    return kept, tuple(cuts.values())


def _parts(value: Any, pointer: str) -> Iterator[tuple[int, str, Any, Any]]:
    """Everything within that can be cut: its size, where it stands, and what holds it by which key."""
    held = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in held:
        there = f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}"
        if (isinstance(part, list) and len(part) > 1) or (isinstance(part, str) and len(part) > _LONG):
            yield _size(part), there, value, key
        yield from _parts(part, there)


def _size(value: object) -> int:
    return len(json.dumps(value, ensure_ascii=False))
