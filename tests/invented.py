"""Invented purchases for tests: one release in a line, an article in a sentence, and what a rule says of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fakes import FakeLookup, make_records

from onrecord.article import read_article
from onrecord.checking import Check, check_article
from onrecord.checking.context import Context
from onrecord.ocds import Record
from onrecord.reading import RecordReading, read_record
from onrecord.values import Instant, parse_instant

OCID = "ocds-213czf-bridge"
PUBLISHED = "2031-02-20T08:00:00Z"
"""A Thursday; seventeen days after the first release."""

Body = Mapping[str, Any]
Said = tuple[str, str, str | None]
"""The words of a claim, the verdict, the reason."""


def release(
    id: str = "r1", date: str | None = "2031-02-03T09:00:00Z", tag: str = "tender", **parts: Any
) -> dict[str, Any]:
    """A release of the invented purchase; `parts` are its sections."""
    buyer = {"id": "B", "name": "Otterholme Town Council"}
    return {"ocid": OCID, "id": id, "date": date, "tag": [tag], "buyer": buyer} | parts


def tender(**parts: Any) -> dict[str, Any]:
    """The tender of the invented purchase."""
    return {"id": "T", "title": "Repair of the Swallow Bridge", "status": "active"} | parts


def award(amount: int | None = None, *, id: str = "A", supplier: str = "Stonefold Masonry Ltd", **parts: Any) -> Body:
    """An award to one supplier."""
    value = {"value": pounds(amount)} if amount is not None else {}
    return {"id": id, "suppliers": [{"id": "S", "name": supplier}]} | value | parts


def pounds(amount: int | str) -> dict[str, Any]:
    """An OCDS value."""
    return {"amount": amount, "currency": "GBP"}


def record(*bodies: Body) -> Record:
    """The releases of the one ocid, in order; mostly `OCID`."""
    return make_records(bodies)[bodies[0]["ocid"]]


def instant(text: str) -> Instant:
    """An instant that surely can be read."""
    found = parse_instant(text)
    assert found is not None
    return found


def reading(*bodies: Body, as_of: str | None = None) -> RecordReading:
    """The record read as of an instant, or at its newest."""
    found = read_record(record(*bodies), instant(as_of) if as_of else None)
    assert found is not None
    return found


def context(text: str, *bodies: Body, published: str = PUBLISHED) -> Context:
    """An article beside the record as it stood when the article was published."""
    article = read_article(text, id="a", published=instant(published))
    return Context(article, reading(*bodies, as_of=published))


def checked(text: str, *bodies: Body, published: str | None = PUBLISHED) -> Check:
    """An article checked against the record."""
    article = read_article(text, id="a", published=instant(published) if published else None)
    found = record(*bodies)
    return check_article(article, FakeLookup({found.ocid: found}), ocid=found.ocid)


def said(rule: str, text: str, *bodies: Body, published: str = PUBLISHED) -> list[Said]:
    """What one rule says of an article: words, verdict, reason."""
    return [
        (one.claim.text, str(one.verdict.word), str(one.verdict.reason) if one.verdict.reason else None)
        for one in checked(text, *bodies, published=published).claims
        if one.verdict.rule == rule
    ]
