"""Who buys in each record of a part, by the record's number: for counts over thousands of records at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

_FILE = "buyers.json"


class _Buyers(msgspec.Struct, frozen=True, array_like=True):
    """Most buyers have many records, so each name stands once."""

    names: list[str]
    of: list[int]
    """By record, the place of its buyer's name."""


_DECODER = msgspec.json.Decoder(_Buyers)


def write_buyers(folder: Path, names: Iterable[str]) -> None:
    """Write the buyers of a part, given by record, into its index folder."""
    places: dict[str, int] = {}
    of = [places.setdefault(name, len(places)) for name in names]
    (folder / _FILE).write_bytes(msgspec.json.encode(_Buyers(list(places), of)))


def read_buyers(folder: Path) -> Sequence[str]:
    """The buyer of each record of a part, by its number there."""
    found = _DECODER.decode((folder / _FILE).read_bytes())
    return [found.names[place] for place in found.of]
