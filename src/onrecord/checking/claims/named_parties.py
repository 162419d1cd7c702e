"""The parties that one cell names: several suppliers parted by commas or strokes, and "& 3 others" behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.checking.claims.model import Field, Role
from onrecord.checking.claims.shorthand import Fit, best_fit
from onrecord.checking.people import is_firm_name, is_same
from onrecord.reading import Name
from onrecord.values.names import normalise

_PARTED = re.compile(r"(?:(?<!\s)\s++)?,\s*+(?:and\s++|&\s*+)?|(?<!\s)\s++/\s++")
_JOINED = re.compile(r"(?<!\s)\s++(?:and|&)\s++", re.I)
_OTHERS = re.compile(
    r"(?:(?<!\s)\s++)?(?:(?:,|and|&|\+)\s*+)?"
    r"(?:(?:\d+|one|two|three|four|five|six|several|various|many) (?:others?|more)|others|et al\.?)$",
    re.I,
)
_SUFFIX = re.compile(
    r"(?:ltd|limited|plc|llp|lp|inc|incorporated|l\.?l\.?c|co|corp|gmbh|s\.?a|b\.?v|cic|c\.i\.c|uk)\.?", re.I
)


def parts_of(field: Field, names: Sequence[Name]) -> list[Field]:
    """A cell of suppliers as one field for each, where it names several; any other field as it is.

    A comma may be part of a name, so a cell is parted only where it is no name of the record as a whole, and a part of
    it is one or every part is a firm's.
    """
    if field.role is not Role.SUPPLIER:
        return [field]
    text = _OTHERS.sub("", field.text) or field.text
    parts = _parts(text)
    if len(parts) < 2 or _is_whole(text, names):
        return [replace(field, text=text)]
    several = any(_is_right(part, names) for part in parts) or all(map(is_firm_name, parts))
    return [replace(field, text=part) for part in parts] if several else [replace(field, text=text)]


def is_aside(part: Field, cell: Field) -> bool:
    """Whether a part of a cell may be no supplier, but where one has its seat or what it is also called."""
    return part.text != cell.text and not is_firm_name(part.text)


def _parts(text: str) -> list[str]:
    """
    >>> _parts("Acme, Inc., Fenner & Lyle Ltd and Tarn Haulage Ltd")
    ['Acme, Inc.', 'Fenner & Lyle Ltd', 'Tarn Haulage Ltd']
    """
    parts: list[str] = []
    for part in filter(None, _PARTED.split(text)):
        if parts and _SUFFIX.fullmatch(part):
            parts[-1] = f"{parts[-1]}, {part}"
        else:
            parts += _joined(part)
    return parts


def _joined(text: str) -> list[str]:
    """Firms joined by "and" behind a legal form, where the last has one too."""
    ends = [found for found in _JOINED.finditer(text) if _is_firm(text[: found.start()])]
    if not ends or not _is_firm(text):
        return [text]
    starts = [0, *(found.end() for found in ends)]
    return [text[start:end] for start, end in zip(starts, [*(e.start() for e in ends), len(text)], strict=True)]


def _is_firm(text: str) -> bool:
    words = text.split()
    return len(words) > 1 and _SUFFIX.fullmatch(words[-1]) is not None


def _is_whole(text: str, names: Sequence[Name]) -> bool:
    fits = best_fit(text, names)
    return any(normalise(text) in name.forms for name in names) or (fits is not None and fits[0] is Fit.SAME)


def _is_right(text: str, names: Sequence[Name]) -> bool:
    fits = best_fit(text, names)
    return any(is_same(text, name, short=True) for name in names) or (fits is not None and fits[0] is Fit.SAME)
