"""Cursors: where one page of a search ends and the next begins, in letters that stand in an address."""

from __future__ import annotations

import base64
from math import isfinite
from typing import TypeVar

import msgspec

from onrecord.errors import UsageError
from onrecord.register.model import Place

_LONGEST = 1_000


class _Cursor(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    sort: str
    score: float
    ocid: str
    seen: int


def write_cursor(place: Place, sort: str) -> str:
    """A place in an order as text.

    >>> read_cursor(write_cursor(Place(1.5, "ocds-213czf-1", 20), "best"), "best")
    Place(score=1.5, ocid='ocds-213czf-1', seen=20)
    """
    packed = msgspec.json.encode(_Cursor(sort, place.score, place.ocid, place.seen))
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def read_cursor(text: str, sort: str) -> Place:
    """The place that `write_cursor` wrote. Errors: UsageError for what it did not write, or wrote for another order."""
    try:
        padded = text + "=" * (-len(text) % 4)
        packed = base64.b64decode(padded, altchars=b"-_", validate=True) if len(text) <= _LONGEST else b""
        found = msgspec.json.decode(packed, type=_Cursor)
    except (ValueError, msgspec.DecodeError):
        found = None
    if found is None or found.sort != sort or not isfinite(found.score) or found.seen < 0:
        raise UsageError(
            "--after",
            found=f'"{text[:60]}"' if found is None or found.sort == sort else f"a cursor of the order {found.sort}",
            expected="the cursor that another answer to this question ended with",
            remedy="Begin without one.",
        )
    return Place(found.score, found.ocid, found.seen)


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
