"""The lines of the output: a header, one row for each part of the pile, a trailer; each an object of JSON.

    {"row": "header", "format": 1, "state": "…", "register": {…}, "rules": {…}, …}
    {"row": "article", "path": "…", "sha256": "…", "key": "…", …}     as `onrecord check --json` has an article
    {"row": "unanswered", "path": "…", "sha256": …, "key": …, "trouble": "cut off", …}
    {"row": "trailer", "articles": 1204, …}

The `key` is a fingerprint of all that an answer depends on. Two rows of the same key are the same byte for byte, so
that a run which goes on after another may keep them.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import msgspec

from onrecord.report.json import Object, encode_line
from onrecord.tasks.bulk.model import Item, Trouble, Unanswered

FORMAT = 1
HEADER, ARTICLE, UNANSWERED, TRAILER = "header", "article", "unanswered", "trailer"


class State(msgspec.Struct, frozen=True):
    """All that the answers of a run have in common: the register, the rules, how the register is read."""

    made_by: str
    rules: dict[str, int]
    """By name, the version of each."""
    ledger_lines: int
    ledger_head: str
    """Hash of the register's last line: `onrecord verify --head` holds a register against it."""
    pending: int
    """Objects that a load which was interrupted has still to take in."""
    reviews_head: str
    zone: str
    ocid: str | None
    known_at: str | None

    @property
    def fingerprint(self) -> str:
        """SHA-256 (hex) of it."""
        return hashlib.sha256(msgspec.json.encode(self, order="sorted")).hexdigest()


class Glance(msgspec.Struct):
    """What a row is counted and kept by."""

    row: str
    path: str = ""
    key: str | None = None
    state: str = ""
    trouble: str | None = None
    seconds: float | None = None
    link: LinkGlance | None = None
    claims: list[ClaimGlance] = []
    sources: list[str] = []


class LinkGlance(msgspec.Struct):
    """The record that an article is about."""

    ocid: str | None = None


class ClaimGlance(msgspec.Struct):
    """The verdict on one claim."""

    verdict: str


_GLANCE = msgspec.json.Decoder(Glance)


def glance(line: bytes) -> Glance | None:
    """What a line says of itself; None for a line that is none of ours, or cut off."""
    try:
        return _GLANCE.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def key_of(item: Item, state: str) -> str:
    """The fingerprint of all that an answer about `item` depends on: 32 digits (hex).

    >>> key_of(Item("a.txt", "a.txt", b"x"), "s") == key_of(Item("b.txt", "b.txt", b"x"), "s")
    False
    """
    said = item.said
    parts = [item.path, digest_of(item), said.published, said.published_from, said.outlet, said.outlet_from, state]
    return hashlib.sha256(msgspec.json.encode(parts)).hexdigest()[:32]


def digest_of(item: Item) -> str:
    """SHA-256 (hex) of the article's bytes."""
    return hashlib.sha256(item.content).hexdigest()


def header(state: State, newest: date | None, made_on: date) -> bytes:
    """The first line."""
    said = {"row": HEADER, "format": FORMAT, "state": state.fingerprint, "made_on": made_on}
    return encode_line(said | msgspec.to_builtins(state) | {"register_as_of": newest})


def article_row(item: Item, key: str, answer: Object, sources: tuple[str, ...]) -> bytes:
    """What a check says of one article."""
    begin = {"row": ARTICLE, "path": item.path, "sha256": digest_of(item), "key": key}
    return encode_line(begin | answer | {"sources": sources})


def unanswered_row(said: Unanswered, item: Item | None = None, key: str | None = None) -> bytes:
    """Why there is no answer."""
    return encode_line(
        {
            "row": UNANSWERED,
            "path": said.path,
            "sha256": digest_of(item) if item else None,
            "key": key,
            "trouble": said.trouble.value,
            "found": said.found,
            "expected": said.expected or None,
            "remedy": said.remedy or None,
            "seconds": said.seconds,
        }
    )


@dataclass(slots=True)
class Count:
    """What all rows come to."""

    articles: int = 0
    linked: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    unanswered: Counter[str] = field(default_factory=Counter)
    sources: set[str] = field(default_factory=set)

    def add(self, line: bytes) -> None:
        """Count one row."""
        row = glance(line)
        if row is None:
            return
        if row.row == ARTICLE:
            self.articles += 1
            self.linked += row.link is not None and row.link.ocid is not None
            self.verdicts.update(claim.verdict for claim in row.claims)
            self.sources.update(row.sources)
        elif row.row == UNANSWERED:
            self.unanswered[row.trouble or ""] += 1

    def to_json(self) -> Object:
        """As the trailer has it."""
        return {
            "articles": self.articles,
            "linked": self.linked,
            "verdicts": _sorted(self.verdicts),
            "unanswered": _sorted(self.unanswered),
            "sources": sorted(self.sources),
        }

    def trailer(self) -> bytes:
        """The last line."""
        return encode_line({"row": TRAILER} | self.to_json())


def _sorted(counts: Mapping[str, int]) -> dict[str, int]:
    return {name: counts[name] for name in sorted(counts)}


def may_be_kept(row: Glance, state: str, seconds: float) -> bool:
    """Whether a row of an earlier run, which was made in `state`, says what this one would say.

    What was cut off is given another chance only where it is given more time; what died, and our own faults, always.
    """
    if row.state != state or row.key is None:
        return False
    if row.trouble == Trouble.CUT_OFF:
        return row.seconds is not None and row.seconds >= seconds
    return row.trouble in (None, Trouble.UNREADABLE)
