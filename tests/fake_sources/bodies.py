"""What invented notices say: releases of invented buyers and suppliers, with every oddity of the real ones.

Each body carries a mark in `description` ("release N, state S") by which a test knows that very state again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import StrEnum
from random import Random
from typing import Any

BUYERS = [
    "Aldermere Borough Council", "Otterholme Town Council", "Fenwick Vale NHS Trust", "Port Larkham Harbour Board",
    "Cwm Hirion County Council", "Glen Torran Council", "North Sallow Police Authority", "University of Estmere",
]  # fmt: skip
SUPPLIERS = [
    "Stonefold Masonry Ltd", "Brightwater Pumps Ltd", "Hale & Quill Stationers", "Marrow Lane Catering Ltd",
    "Vantry Software plc", "Ostler Road Transport Ltd", "Peregrine Roofing Co", "Tallis Training CIC",
]  # fmt: skip
THINGS = [
    "Supply of paper", "Repair of the Swallow Bridge", "School meals", "Grounds maintenance", "Roof works",
    "Payroll software", "Patient transport", "Street lighting", "Temporary staff", "Playground equipment",
]  # fmt: skip
STAGES = ("planning", "tender", "award")


class Oddity(StrEnum):
    """One way in which a publisher departs from what a reader hopes for."""

    BEYOND_NUMBERS = "1e9999 as no limit"
    LEADING_ZEROS = "a number written 000"
    LATIN_1 = "a Latin-1 byte in a UTF-8 page"
    NULLS = "explicit nulls"
    BUYER_ID = "an empty buyerID array"
    NO_BUYER = "no buyer at all"
    DELTA_AWARDS = "awards of an id and amendments alone"
    REPEATED_AWARDS = "the same award id twice"
    GROSS_ONLY = "amountGross without amount"
    ODD_YEAR = "a year that cannot be"
    NO_ID = "no release id"
    LARGE = "a release of many megabytes"


# Characters and texts that stand for bytes JSON cannot express; `render` puts those bytes in.
_LATIN_E = "\ue0e9"
_RAW = {'"@beyond@"': "1e9999", '"@zeros@"': "000"}


def render(value: Any) -> bytes:
    """`value` as the publisher sends it: UTF-8 but for what is odd."""
    text = json.dumps(value, ensure_ascii=False)
    for mark, raw in _RAW.items():
        text = text.replace(mark, raw)
    return text.encode().replace(_LATIN_E.encode(), b"\xe9")


def mark_of(key: str, state: int) -> str:
    """What stands in `description` of this state of this release, and nowhere else."""
    return f"release {key}, state {state}"


def make_body(
    random: Random, *, ocid: str, key: str, notice: str, stage: str, date: str,
    buyer: str, tag: str, oddities: frozenset[Oddity], large: int = 0, kind: str = "",
) -> dict[str, Any]:  # fmt: skip
    """One release. `date`: what the publisher says, ISO; `large`: bytes of padding for `Oddity.LARGE`."""
    amount = random.randrange(5, 900) * 1_000
    body: dict[str, Any] = {
        "ocid": ocid,
        "id": key,
        "date": date,
        "tag": [tag],
        "description": mark_of(key, 1),
        "initiationType": "tender",
        "language": "en",
        "buyer": {"id": "B", "name": buyer},
        "parties": [{"id": "B", "name": buyer, "roles": ["buyer"]}],
    }
    body[stage] = _planning(random) if stage == "planning" else _tender(random, amount, kind, notice)
    if stage == "award":
        body["tender"] = {"id": "T", "title": random.choice(THINGS)}
        body.pop("award")
        body["awards"] = [_award(random, "A1", amount, kind, notice)]
    for oddity in sorted(oddities):
        _MAKE_ODD[oddity](body, large)
    return body


def _planning(random: Random) -> dict[str, Any]:
    return {"rationale": f"{random.choice(THINGS)} is planned.", "budget": {"amount": _pounds(250_000)}}


def _tender(random: Random, amount: int, kind: str, notice: str) -> dict[str, Any]:
    return {
        "id": "T",
        "title": random.choice(THINGS),
        "status": "active",
        "value": _pounds(amount),
        "classification": {"scheme": "CPV", "id": f"{random.randrange(30_000_000, 79_000_000)}"},
        "documents": [_document(kind, notice)],
    }


def _award(random: Random, id: str, amount: int, kind: str, notice: str) -> dict[str, Any]:
    supplier = random.choice(SUPPLIERS)
    return {
        "id": id,
        "status": "active",
        "value": _pounds(amount),
        "suppliers": [{"id": "S", "name": supplier}],
        "documents": [_document(kind, notice)],
    }


def _document(kind: str, notice: str) -> dict[str, Any]:
    """The document that says which notice this is: the only place where its type can be read."""
    return {"id": notice, "documentType": "tenderNotice"} | ({"noticeType": kind} if kind else {})


def _pounds(amount: int) -> dict[str, Any]:
    return {"amount": amount, "currency": "GBP"}


def _beyond_numbers(body: dict[str, Any], _large: int) -> None:
    body.setdefault("tender", {})["maximumLotsAwardedPerSupplier"] = "@beyond@"


def _leading_zeros(body: dict[str, Any], _large: int) -> None:
    body.setdefault("tender", {})["value"] = {"amount": "@zeros@", "currency": "GBP"}


def _latin_1(body: dict[str, Any], _large: int) -> None:
    body["parties"][0]["address"] = {"streetAddress": f"Caf{_LATIN_E} Row, £5 Lane"}


def _nulls(body: dict[str, Any], _large: int) -> None:
    body["tender"] = {**body.get("tender", {}), "description": None, "minValue": None, "lots": None}


def _buyer_id(body: dict[str, Any], _large: int) -> None:
    body["buyerID"] = []


def _no_buyer(body: dict[str, Any], _large: int) -> None:
    del body["buyer"]


def _delta_awards(body: dict[str, Any], _large: int) -> None:
    body["tag"] = ["awardUpdate"]
    body["awards"] = [{"id": f"A{n}", "amendments": [{"id": "1", "rationale": "put right"}]} for n in range(1, 35)]


def _repeated_awards(body: dict[str, Any], _large: int) -> None:
    body["awards"] = [{"id": "A1", "value": _pounds(n * 1_000), "relatedLots": [str(n)]} for n in range(1, 4)]


def _gross_only(body: dict[str, Any], _large: int) -> None:
    body["awards"] = [{"id": "A1", "value": {"amountGross": 120_000.5, "currency": "GBP"}}]


def _odd_year(body: dict[str, Any], _large: int) -> None:
    body.setdefault("tender", {})["contractPeriod"] = {"endDate": "3025-04-01T00:00:00+01:00"}


def _no_id(body: dict[str, Any], _large: int) -> None:
    del body["id"]


def _large_body(body: dict[str, Any], large: int) -> None:
    lots = range(1, max(2, large // 1_000))
    body.setdefault("tender", {})["lots"] = [{"id": str(n), "description": f"lot {n} " + "x" * 960} for n in lots]


_MAKE_ODD = {
    Oddity.BEYOND_NUMBERS: _beyond_numbers,
    Oddity.LEADING_ZEROS: _leading_zeros,
    Oddity.LATIN_1: _latin_1,
    Oddity.NULLS: _nulls,
    Oddity.BUYER_ID: _buyer_id,
    Oddity.NO_BUYER: _no_buyer,
    Oddity.DELTA_AWARDS: _delta_awards,
    Oddity.REPEATED_AWARDS: _repeated_awards,
    Oddity.GROSS_ONLY: _gross_only,
    Oddity.ODD_YEAR: _odd_year,
    Oddity.NO_ID: _no_id,
    Oddity.LARGE: _large_body,
}


def package(uri: str, published: str, releases: list[bytes], next_: str | None = None, **more: Any) -> bytes:
    """A release package around rendered releases."""
    head = {
        "uri": uri,
        "version": "1.1",
        "extensions": [],
        "publishedDate": published,
        "publisher": {"name": "A fake source", "uri": "https://example.org/fake"},
        "license": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        **more,
    }
    links = {"links": {"next": next_}} if next_ else {}
    body = json.dumps(head, ensure_ascii=False).encode()[:-1] + b', "releases": [' + b", ".join(releases) + b"]"
    return body + (b", " + json.dumps(links).encode()[1:-1] if links else b"") + b"}"


def restated(body: Mapping[str, Any], key: str, state: int) -> dict[str, Any]:
    """The same release with another mark and another title: an edit that keeps the id."""
    tender = {**body.get("tender", {}), "title": f"{body.get('tender', {}).get('title', 'Works')} (corrected {state})"}
    return {**body, "description": mark_of(key, state), "tender": tender}
