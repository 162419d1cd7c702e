"""Which records of older parts a delta stands in front of: kept in a file beside its index."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec


class HiddenRecord(msgspec.Struct, frozen=True, array_like=True):
    """One record that is hidden, and what it counts for in its part."""

    number: int
    """In its part."""
    releases: int
    issues: int
    size: int
    """Bytes of JSON of its releases."""


Hides = Mapping[str, Mapping[str, HiddenRecord]]
"""By stem of a part and by ocid, what is hidden there."""

REPLACED = "replaced"
"""Folder, in the index of a delta, of the full text of what it hides: so that words can be counted exactly."""
_FILE = "hidden.json"
_HIDES = msgspec.json.Decoder(dict[str, dict[str, HiddenRecord]])


def write_hidden(folder: Path, hides: Hides) -> None:
    """Write what a delta hides into its index folder."""
    (folder / _FILE).write_bytes(msgspec.json.encode(hides))


def read_hidden(folder: Path) -> Hides:
    """What a delta hides, from its index folder."""
    return _HIDES.decode((folder / _FILE).read_bytes())
