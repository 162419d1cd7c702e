"""Which characters may open or close a quotation, told from apostrophes, inches and elisions by their neighbours."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from onrecord.values import Span


class Family(StrEnum):
    """Marks that close each other whatever their shape: copies open with a curly one and close with a straight one."""

    DOUBLE = "double"
    SINGLE = "single"
    GUILLEMET = "guillemet"


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark (or two single ones that stand for a double one), and what its neighbours let it be."""

    span: Span
    family: Family
    opens: bool
    closes: bool
    unsure: bool = False
    """A closing single mark that may as well be a possessive: `members’ hall`."""
    low: bool = False
    """A mark on the line, which a high opening mark may close: „so“."""
    inches: bool = False
    """A closing double mark after a digit, which may as well be inches: `a 65" screen`."""


_MARK = re.compile(r"``|‘‘|’’|''|[\"“”„‟«»'‘’‚‛`‹›]")
_ELISION = re.compile(
    r"['’‘](?:\d\ds\b|n['’]?(?!\w)|(?:tis|twas|twere|em|til|till|cause|bout|cos|cuz|ello|tude|gainst|allo|ere)\b)",
    re.IGNORECASE,
)
_OPENING_SHAPES = frozenset("“„‟«‘‚‛`‹") | {"``", "‘‘"}
_LOW = frozenset("„‚")
_CLOSING_SHAPES = frozenset("”’") | {"’’"}
_AFTER_CLOSE = frozenset(".,;:!?)]}…")


def find_marks(text: str, span: Span) -> list[Mark]:
    """Every mark inside `span` that can open or close a quotation, in order; apostrophes are left out.

    >>> [m.span.start for m in find_marks("It’s the ’90s rock ’n’ roll “show”", Span(0, 34))]
    [28, 33]
    """
    marks = (_mark(text, span, found) for found in _MARK.finditer(text, span.start, span.end))
    return [mark for mark in marks if mark is not None]


def _mark(text: str, span: Span, found: re.Match[str]) -> Mark | None:
    left = text[found.start() - 1] if found.start() > span.start else " "
    right = text[found.end()] if found.end() < span.end else " "
    raw = found.group()
    if raw in "«»‹›":
        return _guillemet(found, left, right)
    if len(raw) == 2 or raw in '"“”„‟':
        return _double(text, found, left, right)
    return _single(text, found, left, right)


def _may_open(text: str, end: int, left: str, right: str) -> bool:
    """An opening mark hugs the word on its right."""
    leads_off = right == "…" or text.startswith("..", end)
    return not right.isspace() and (right not in _AFTER_CLOSE or leads_off) and not left.isalnum()


def _may_close(left: str, right: str) -> bool:
    """A closing mark hugs what is on its left."""
    return (not left.isspace() and not right.isalnum()) or (left.isspace() and right in _AFTER_CLOSE)


def _double(text: str, found: re.Match[str], left: str, right: str) -> Mark:
    raw, span = found.group(), Span(found.start(), found.end())
    opens, closes = _may_open(text, found.end(), left, right), _may_close(left, right)
    if raw in _OPENING_SHAPES:
        wrong_way = closes and not opens
        return Mark(span, Family.DOUBLE, not wrong_way, wrong_way, low=raw in _LOW)
    if raw in _CLOSING_SHAPES:
        opens = opens and not closes
        return Mark(span, Family.DOUBLE, opens, True, inches=left.isdigit())
    if not opens and not closes:  # Afloat between spaces, or stuck between letters: the state must say.
        opens = closes = True
    return Mark(span, Family.DOUBLE, opens, closes, inches=raw == '"' and left.isdigit())


def _single(text: str, found: re.Match[str], left: str, right: str) -> Mark | None:
    raw, span = found.group(), Span(found.start(), found.end())
    inside_word = left.isalnum() and right.isalnum()
    after_n = left in "nN" and text[max(0, found.start() - 2) : found.start() - 1] in ("'", "’", "‘")
    if inside_word or after_n or (not left.isalnum() and _ELISION.match(text, found.start())):
        return None
    opens = raw != "’" and _may_open(text, found.end(), left, right)
    closes = raw != "`" and _may_close(left, right) and (raw not in _OPENING_SHAPES or not opens)
    if not opens and not closes:
        return None
    follows = text[found.end() : found.end() + 2]
    unsure = left in "sSxXzZ" and follows[:1].isspace() and follows[1:].isalpha()
    return Mark(span, Family.SINGLE, opens, closes, unsure=unsure, low=raw in _LOW)


def _guillemet(found: re.Match[str], left: str, right: str) -> Mark:
    """French marks point outwards and stand off, German ones point inwards and hug; the state settles the rest."""
    pointing_out = found.group() in "«‹"
    hugs_right = left.isspace() and not right.isspace()
    hugs_left = right.isspace() and not left.isspace()
    opens = pointing_out or hugs_right
    closes = not pointing_out or hugs_left or right in _AFTER_CLOSE
    return Mark(Span(found.start(), found.end()), Family.GUILLEMET, opens, closes)
