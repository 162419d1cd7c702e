"""Removing what no manifest names: generations that were replaced, and drafts of loads that died.

A reader goes by the manifest that it read a moment ago, and opens its files as it comes to need them. So a generation
that was replaced stays for a while, and is removed by whoever writes after that. What no manifest ever named, because
its load died, is removed at once.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from onrecord.register.disk import remove, replacing
from onrecord.register.layout import TABLES, Layout
from onrecord.register.manifest import Manifest

GRACE = 60.0
"""Seconds for which a reader may go on with a state that was replaced: one question takes far less."""
_NEVER_NAMED = 1 << 62


def sweep(layout: Layout, manifest: Manifest, clock: Callable[[], float] = time.time) -> None:
    """Remove the files of generations that are not current, once they have not been for `GRACE` seconds.

    Called when a load begins, and at the end of a rebuild.
    """
    current = set(manifest.stems)
    now = clock()
    before = _read(layout)
    retired: dict[str, float] = {}
    for path, stem in _derived(layout):
        if stem in current:
            continue
        # A clock that was put back must not keep them for ever.
        since = min(before.get(stem, now), now)
        if _number(stem) > manifest.generation or now - since >= GRACE:
            remove(path)
        else:
            retired[stem] = since
    _write(layout, before, retired)


def last_generation(layout: Layout) -> int:
    """The highest generation of which any file is left, so that a rebuild never writes over one that is read."""
    return max((number for _, stem in _derived(layout) if (number := _number(stem)) < _NEVER_NAMED), default=0)


def _number(stem: str) -> int:
    """The generation in a stem; for what is no stem, a draft that somebody left, one that there never was.

    >>> _number("003-000017"), _number("") == _NEVER_NAMED
    (17, True)
    """
    digits = stem.rpartition("-")[2]
    return int(digits) if digits.isdigit() else _NEVER_NAMED


def _derived(layout: Layout) -> Iterator[tuple[Path, str]]:
    """Files and folders of the derived parts, each with its stem."""
    folders = [layout.releases, layout.index, *(layout.tables / table for table in TABLES)]
    for folder in folders:
        if folder.is_dir():
            yield from ((path, path.name.split(".")[0]) for path in sorted(folder.iterdir()))


def _read(layout: Layout) -> dict[str, float]:
    """Stems that were not current when last looked at, each with when that was first seen (seconds since 1970)."""
    try:
        return msgspec.json.decode(layout.retired.read_bytes(), type=dict[str, float])
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        # Then they are seen for the first time now.
        return {}


def _write(layout: Layout, before: dict[str, float], retired: dict[str, float]) -> None:
    if retired:
        if retired != before:
            with replacing(layout.retired) as stream:
                stream.write(msgspec.json.encode(retired))
    else:
        layout.retired.unlink(missing_ok=True)
