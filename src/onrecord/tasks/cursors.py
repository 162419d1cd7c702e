"""Cursors: where one page of a search ends and the next begins, in letters that stand in an address."""

from __future__ import annotations

import base64
from binascii import crc32
from datetime import date
from math import isfinite
from typing import Annotated, TypeVar

import msgspec
from msgspec import Meta

from onrecord.errors import UsageError
from onrecord.register.model import Begun, Place
from onrecord.register.walking import MOST_BANDS

LONGEST_CURSOR = 8_000
"""Characters; that of a search has ten bytes for each of its words."""
_LAST_DAY = date.max.toordinal()
Whole = Annotated[int, Meta(ge=0, lt=2**53)]


class _Cursor(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    question: int
    score: float
    ocid: str
    seen: Whole
    lines: Annotated[int, Meta(ge=0, lt=2**31)]
    today: Annotated[int, Meta(ge=1, le=_LAST_DAY)]
    every: bool
    rarities: tuple[Annotated[int, Meta(ge=0, lt=2**31)], ...]
    state: Whole
    bands: Annotated[tuple[tuple[float, float], ...], Meta(max_length=MOST_BANDS)]
    again: bool


def write_cursor(place: Place, question: str) -> str:
    """A place in what answers a question as text.

    >>> place = Place(1.5, "ocds-213czf-1", 20, Begun(3, 1, True), 2)
    >>> read_cursor(write_cursor(place, "words=roof"), "words=roof") == place
    True
    """
    begun = place.begun
    told = _Cursor(
        question=_mark(question),
        score=place.score,
        ocid=place.ocid,
        seen=place.seen,
        lines=begun.lines,
        today=begun.today,
        every=begun.every,
        rarities=begun.rarities,
        state=place.state,
        bands=place.bands,
        again=place.again,
    )
    packed = msgspec.msgpack.encode(told)
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def read_cursor(text: str, question: str) -> Place:
    """The place that `write_cursor` wrote.

    Errors: UsageError for what it did not write, or wrote for another question.
    """
    try:
        padded = text + "=" * (-len(text) % 4)
        packed = base64.b64decode(padded, altchars=b"-_", validate=True) if len(text) <= LONGEST_CURSOR else b""
        found = msgspec.msgpack.decode(packed, type=_Cursor)
    except (ValueError, msgspec.DecodeError):
        found = None
    if found is None or found.question != _mark(question) or not _is_finite(found):
        raise UsageError(
            "--after",
            found=f'"{text[:60]}"' if found is None else "a cursor of another question, or of another order",
            expected="the cursor that another answer to this question ended with",
            remedy="Begin without one.",
        )
    begun = Begun(found.lines, found.today, found.every, found.rarities)
    return Place(found.score, found.ocid, found.seen, begun, found.state, found.bands, found.again)


def _mark(question: str) -> int:
    return crc32(question.encode("utf-8", "surrogatepass"))


def _is_finite(found: _Cursor) -> bool:
    return all(isfinite(score) for score in (found.score, *(end for band in found.bands for end in band)))


Place_ = TypeVar("Place_")


def write_place(place: object) -> str:
    """Any place in an order as text.

    >>> from onrecord.register.model import IssuePlace
    >>> read_place(write_place(IssuePlace(("ocds-213czf-1", "ab", "0", "date", "/date"), 1)), IssuePlace).shown
    1
    """
    return base64.urlsafe_b64encode(msgspec.json.encode(place)).decode().rstrip("=")


def read_place(text: str, kind: type[Place_]) -> Place_:
    """The place that `write_place` wrote. Errors: UsageError for what it did not write."""
    try:
        padded = text + "=" * (-len(text) % 4)
        return msgspec.json.decode(base64.b64decode(padded, altchars=b"-_", validate=True), type=kind)
    except (ValueError, msgspec.DecodeError):
        raise UsageError(
            "--after",
            found=f'"{text[:60]}"',
            expected="the cursor that another answer to this question ended with",
            remedy="Begin without one.",
        ) from None
