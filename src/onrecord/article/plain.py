"""A text with plain spaces and dashes, letter for letter: what is read and judged, so that typography decides nothing.

Every character stays in its place, so spans found in the plain text are spans of the printed one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from onrecord.article.model import (
    ArticleReading,
    DateMention,
    DurationMention,
    NameMention,
    Quotation,
    SumMention,
)

_Kind = TypeVar("_Kind", Quotation, SumMention, DateMention, DurationMention, NameMention)

_HYPHENS = "\u2010\u2011\u2043\u2212\u02d7\ufe63\uff0d"
"""Hyphen, no-break hyphen, hyphen bullet, minus, and their kin: all are printed for a hyphen."""
_DASHES = {"\u2012": "\u2013", "\u2015": "\u2014", "\ufe58": "\u2014"}
_ODD = re.compile(f"[\u00a0\u2000-\u200a\u202f\u205f\u3000\u2013\u2014{_HYPHENS}{''.join(_DASHES)}]")
_TABLE = str.maketrans({**dict.fromkeys(_HYPHENS, "-"), **_DASHES})
_SPACES = "[\u00a0\u2000-\u200a\u202f\u205f\u3000]"
_SPACE = re.compile(f"(?<![0-9]){_SPACES}|{_SPACES}(?![0-9])")
"""A no-break or thin space, unless it parts the digits of one number."""
_IN_A_NAME = re.compile("(?<=[^\\W\\d_])\u2013(?=[^\\W\\d_])")
"""An en dash that joins two words: “Marsh–Bell”, “Stoke–on–Trent”."""
_IN_A_RANGE = re.compile("(?<=[0-9kmn])\u2014(?=[0-9£$€])")
"""An em dash between two figures: “£1m—£2m”, “2031—33”."""


def plainly(text: str) -> str:
    """`text` with plain spaces, hyphens for all that is printed as one, and an en dash between figures.

    Shapes: as many characters as before, each in its place.

    >>> plainly("a two\u2011year, £1m\u2212£2m deal\u00a0– Marsh–Bell’s")
    'a two-year, £1m-£2m deal – Marsh-Bell’s'
    """
    if text.isascii() or not _ODD.search(text):
        return text
    plain = _SPACE.sub(" ", text).translate(_TABLE)
    return _IN_A_RANGE.sub("\u2013", _IN_A_NAME.sub("-", plain))


def with_text(reading: ArticleReading, text: str) -> ArticleReading:
    """The same reading over `text`, which differs in spaces and dashes alone: each mention has the words of `text`."""
    if text == reading.text:
        return reading
    return replace(
        reading,
        text=text,
        quotations=_worded(reading.quotations, text),
        sums=_worded(reading.sums, text),
        dates=_worded(reading.dates, text),
        durations=_worded(reading.durations, text),
        names=_worded(reading.names, text),
    )


def _worded(mentions: Iterable[_Kind], text: str) -> tuple[_Kind, ...]:
    return tuple(replace(mention, text=mention.span.of(text)) for mention in mentions)
