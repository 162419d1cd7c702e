"""Removing what no manifest names: generations that were replaced, and drafts of loads that died."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from onrecord.register.disk import remove
from onrecord.register.layout import TABLES, Layout
from onrecord.register.manifest import Manifest


def sweep(layout: Layout, manifest: Manifest) -> None:
    """Remove the files of every generation but the current one.

    Called when the next load begins, so that readers that opened the state before the last load had until now.
    """
    current = set(manifest.stems)
    for path in _derived(layout):
        if path.name.split(".")[0] not in current:
            remove(path)


def last_generation(layout: Layout) -> int:
    """The highest generation of which any file is left, so that a rebuild never writes over one that is read."""
    numbers = [path.name.split(".")[0].rpartition("-")[2] for path in _derived(layout)]
    return max((int(number) for number in numbers if number.isdigit()), default=0)


def _derived(layout: Layout) -> Iterator[Path]:
    folders = [layout.releases, layout.index, *(layout.tables / table for table in TABLES)]
    for folder in folders:
        if folder.is_dir():
            yield from sorted(folder.iterdir())
