"""What is said of articles beside their pages: on the command line, and in files that lie beside them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import tzinfo
from pathlib import Path

import msgspec

from onrecord.article.intake import SUFFIXES
from onrecord.errors import UsageError
from onrecord.tasks.bulk.model import Item, Said
from onrecord.values import parse_instant

JSON = ".json"
DATES = "published.json"
"""In a folder: the days on which its articles were published, by file name or stem."""
GIVEN = "given"
_LARGEST = 16 * 1024**2
"""Bytes of a file of such sayings."""


class Spoken:
    """What the command line says: `VALUE` of all articles, `FILE=VALUE` of the one with that path or file name."""

    def __init__(self, published: Sequence[str], outlet: Sequence[str], zone: tzinfo) -> None:
        """Errors: UsageError for a day that cannot be read, an outlet without a name, and two for all."""
        self._published = _by_name(published, "--published", "dates")
        self._outlet = _by_name(outlet, "--outlet", "names")
        self._met: set[str] = set()
        for day in self._published.values():
            if parse_instant(day, zone) is None:
                expected = "a date such as 2024-04-26 or 2024-04-26T16:42+01:00"
                raise UsageError("--published", found=f'"{day}"', expected=expected)

    def of(self, item: Item) -> Item:
        """The article with what was said of it, which wins over what lies beside it."""
        day, outlet = self._for(item, self._published), self._for(item, self._outlet)
        said = item.said
        if day:
            said = msgspec.structs.replace(said, published=day, published_from=GIVEN)
        if outlet:
            said = msgspec.structs.replace(said, outlet=outlet, outlet_from=GIVEN)
        return item if said is item.said else msgspec.structs.replace(item, said=said)

    def unmet(self) -> tuple[str, ...]:
        """The names of which no article was."""
        return tuple(sorted({*self._published, *self._outlet} - self._met - {""}))

    def _for(self, item: Item, said: dict[str, str]) -> str:
        for name in (item.path, item.name):
            if name in said:
                self._met.add(name)
                return said[name]
        return said.get("", "")


def _by_name(said: Sequence[str], option: str, things: str) -> dict[str, str]:
    """By path or file name; by the empty name what is said of all."""
    found: dict[str, str] = {}
    for entry in said:
        name, _, value = entry.rpartition("=")
        value = " ".join(value.split())
        if not value:
            raise UsageError(option, found=f'"{entry}"', expected="a value, or FILE=VALUE")
        if name in found:
            raise UsageError(option, found=f"two {things} for {name or 'all articles'}", expected="one")
        found[name] = value
    return found


class Beside:
    """What is said of a folder's articles in files beside them: `story.json` of `story.txt`, and `published.json`."""

    def __init__(self, folder: str, names: Sequence[str]) -> None:
        self._folder = Path(folder)
        articles = {_stem(name) for name in names if ends_in(name, SUFFIXES)}
        self.notes = {name for name in names if name == DATES or (ends_in(name, (JSON,)) and _stem(name) in articles)}
        self._days = self._read(DATES) if DATES in self.notes else {}

    def said(self, name: str) -> Said:
        """What is said of one file."""
        stem = _stem(name)
        note = f"{stem}{JSON}"
        own = self._read(note) if note in self.notes and name != note else {}
        day, day_from = _text(own, "published"), note
        if not day:
            day, day_from = _text(self._days, name) or _text(self._days, stem), DATES
        outlet = _text(own, "outlet")
        return Said(day, day_from if day else "", outlet, note if outlet else "")

    def _read(self, name: str) -> dict[str, object]:
        """An object of JSON; what is none says nothing, which the answer about the article shows."""
        try:
            with (self._folder / name).open("rb") as stream:
                said = msgspec.json.decode(stream.read(_LARGEST))
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            return {}
        return said if isinstance(said, dict) else {}


def _stem(name: str) -> str:
    return name.rpartition(".")[0]


def _text(said: dict[str, object], key: str) -> str:
    found = said.get(key)
    return found.strip() if isinstance(found, str) else ""


def ends_in(name: str, endings: Collection[str]) -> bool:
    """Whether a file's name has one of these endings, in any letters."""
    return name.lower().endswith(tuple(endings))
