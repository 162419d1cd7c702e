"""What an address or a form may ask, each read once into what its task takes: the pages and the API share them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from onrecord.errors import UsageError
from onrecord.report.visible import shorten
from onrecord.tasks.cursors import LONGEST_CURSOR
from onrecord.values import parse_instant
from onrecord.values.asked import read_amount, read_day

Schema = dict[str, Any]
LONGEST = 1_000
"""Characters of one value. What is longer is an article, and comes in a body."""


@dataclass(frozen=True, slots=True)
class Kind:
    """How a value is written."""

    read: Callable[[str], object | None]
    """The value, or None for what it cannot be."""
    schema: Schema
    """As OpenAPI describes it."""
    expected: str
    longest: int = LONGEST
    """Characters."""

    def fits(self, text: str) -> bool:
        """Whether a value looks as OpenAPI describes it, where that says how it looks."""
        return re.search(self.schema.get("pattern", ""), text) is not None


def _count(text: str, least: int, most: int) -> int | None:
    # isdecimal alone takes digits of other scripts, as int does.
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None
    return number if number is not None and least <= number <= most else None


def _text(text: str) -> str | None:
    return text if text.isprintable() or not any(ord(c) < 32 or 0xD800 <= ord(c) < 0xE000 for c in text) else None


_SEEN = r"^[^\x00-\x1f]*$"
TEXT = Kind(_text, {"type": "string", "maxLength": LONGEST, "pattern": _SEEN}, "text without control characters")
CURSOR = Kind(_text, {"type": "string", "maxLength": LONGEST_CURSOR, "pattern": _SEEN}, "a cursor", LONGEST_CURSOR)
DAY = Kind(read_day, {"type": "string", "format": "date"}, "a day, as 2024-04-26")
_CLOCK = r"[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.,][0-9]{1,9})?)? ?([Zz]|[+-][0-9]{2}:?[0-9]{2})?"
INSTANT = Kind(
    parse_instant,
    {"type": "string", "pattern": rf"^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}({_CLOCK})?$"},
    "a date, as 2024-04-26 or 2024-04-26T16:42+01:00",
)
AMOUNT = Kind(
    read_amount,
    {"type": "string", "pattern": r"^[£€$]?[0-9][0-9,]*(\.[0-9]+)?([kKmM]|[bB][nN])?$"},
    "a sum, as 25000, 25k or 1.5m",
)
FLAG = Kind(
    lambda text: {"1": True, "true": True, "on": True, "0": False, "false": False}.get(text.lower()),
    {"type": "boolean"},
    "true or false",
)


def count(least: int, most: int) -> Kind:
    """A whole number from `least` to `most`."""
    schema = {"type": "integer", "minimum": least, "maximum": most}
    return Kind(partial(_count, least=least, most=most), schema, f"a number from {least} to {most}")


def choice(words: Sequence[str]) -> Kind:
    """One of some words."""
    schema = {"type": "string", "enum": list(words)}
    return Kind(lambda text: text if text in words else None, schema, f"one of {', '.join(words)}")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing that may be asked, by its name on the wire."""

    name: str
    kind: Kind
    help: str
    task: str = ""
    """What the task calls it, where Python keeps the name for itself: `from_`."""
    default: Any = None

    @property
    def keyword(self) -> str:
        """The task's name for it."""
        return self.task or self.name

    def read(self, given: str) -> object:
        """The value of what was written. Errors: UsageError that names the parameter and what was expected."""
        if len(given) > (most := self.kind.longest):
            raise UsageError(self.name, found=f"{len(given):,} characters", expected=f"{most:,} at most")
        value = self.kind.read(given) if self.kind.fits(given) else None
        if value is None:
            raise UsageError(self.name, found=f'"{shorten(given, 60)}"', expected=self.kind.expected)
        return value


def read_parameters(parameters: Iterable[Parameter], given: Mapping[str, str]) -> dict[str, Any]:
    """The keywords of a task, from what was asked; an empty field of a form counts as not asked.

    >>> read_parameters([Parameter("from", DAY, "", task="from_"), Parameter("buyer", TEXT, "")], {"buyer": ""})
    {'from_': None, 'buyer': None}
    """
    return {p.keyword: p.read(text) if (text := given.get(p.name, "").strip()) else p.default for p in parameters}
