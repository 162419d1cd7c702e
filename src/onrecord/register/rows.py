"""How a release and an issue are written down inside the register, and read back."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any

import msgspec

from onrecord.ocds import Issue, Json, Provenance, Release
from onrecord.ocds.canonical import digest_of_text
from onrecord.ocds.encode import dump as dump
from onrecord.ocds.encode import dump_lines as dump_lines
from onrecord.values import Instant, Precision

# Amounts stay exact: no float is ever made of a publisher's figure.
_DECODER = msgspec.json.Decoder(float_hook=Decimal)


class Defect(msgspec.Struct, frozen=True, array_like=True):
    """One issue as stored: `ocds.Issue` with the raw object, the publisher and how it counts."""

    rule: str
    file: str
    raw: str
    position: str
    ocid: str
    release_id: str
    pointer: str
    found: str
    expected: str
    publisher: str
    outcome: str
    """`noted`, `refused` or `not_ocds`, as `ocds.read.Outcome`."""


class Row(msgspec.Struct, frozen=True, array_like=True):
    """One distinct release as stored."""

    order: int
    """Line of the ledger and place in the raw object, as one number: who came first."""
    ocid: str
    id: str
    id_minted: bool
    at: datetime | None
    date_text: str
    precision: str
    tags: tuple[str, ...]
    publisher: str
    license: str
    """As the package states it; empty when it does not, or the release came in none."""
    first_seen: datetime
    raw: str
    position: str
    file: str
    """Path or address of the raw object, as given."""
    typical: bool
    """Whether it has the usual fields and no others, so that SQL merges it without a look at its structure."""
    digest: str
    """SHA-256 (hex) of `body`: other bytes may still be the same content, see `canonical`."""
    canonical: str
    """`Release.digest`; empty where no other release has this ocid and instant, and so nobody has asked."""
    body: msgspec.Raw
    """The release's JSON; numbers with the digits that were published."""
    defects: tuple[Defect, ...] = ()


def load(content: bytes | memoryview) -> Any:
    """The value that JSON `content` holds; numbers are int or Decimal."""
    return _DECODER.decode(content)


def row_of(
    release: Release,
    body: bytes,
    *,
    order: int,
    file: str,
    first_seen: datetime,
    publisher: str,
    license: str,
    typical: bool,
    defects: tuple[Defect, ...],
) -> Row:
    """What is stored of a release, whose JSON is `body`, with its issues and what its package says of all in it."""
    date = release.date
    return Row(
        order=order,
        ocid=release.ocid,
        id=release.id,
        id_minted=release.id_minted,
        at=date.at if date else None,
        date_text=date.text if date else _text(release.body.get("date")),
        precision=date.precision.value if date else "",
        tags=release.tags,
        publisher=publisher,
        license=license,
        first_seen=first_seen,
        raw=release.provenance.raw,
        position=release.provenance.position,
        file=file,
        typical=typical,
        digest=sha256(body).hexdigest(),
        canonical="",
        body=msgspec.Raw(body),
        defects=defects,
    )


def release_of(row: Row) -> Release:
    """The release that was stored as `row`, equal to what was read."""
    text = memoryview(row.body)
    body: Json = load(text)
    date = Instant(row.at, row.date_text, Precision(row.precision)) if row.at else None
    place = Provenance(row.raw, row.position, row.first_seen)
    known = row.canonical or digest_of_text(text, body)
    return Release(row.ocid, row.id, row.id_minted, date, row.tags, body, known, place)


def defect_of(issue: Issue, *, raw: str, publisher: str, outcome: str) -> Defect:
    """What is stored of an issue."""
    return Defect(
        issue.rule,
        issue.file,
        raw,
        issue.position,
        issue.ocid,
        issue.release_id,
        issue.pointer,
        issue.found,
        issue.expected,
        publisher,
        outcome,
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)[:200]
