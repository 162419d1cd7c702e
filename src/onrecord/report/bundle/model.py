"""What a bundle says of itself: `manifest.json`, and the transcript beside it, `lookup.json`."""

from __future__ import annotations

from datetime import datetime

import msgspec

from onrecord.article.copy import Copy
from onrecord.report.proposals import Proposed

FORMAT = 2
"""Version of the bundle's layout; raised when an older program could misread what a newer one packed."""
MANIFEST, ANSWER, LOOKUP, README = "manifest.json", "answer.json", "lookup.json", "README.txt"


class BundledArticle(msgspec.Struct, frozen=True):
    """One article: its text is in the bundle, or only the text's hash."""

    id: str
    sha256: str
    """Of the text in UTF-8."""
    characters: int
    published: str | None
    """As it was given or found; a day alone means its end in the bundle's zone."""
    published_from: str
    """`given` when somebody said it; else it is found again in the text."""
    file: str | None
    """The member that holds the text; None when the bundle holds its hash alone."""
    copy: Copy | None = None
    """How the text was come by: what its page says of itself, and which block is what. Its own text is left empty."""
    proposals: tuple[Proposed, ...] = ()
    """What a language model proposed for its hard sentences; each is weighed anew."""


class BundledRelease(msgspec.Struct, frozen=True):
    """One release, and where its bytes come from."""

    file: str
    """The member that holds it: the release as published, or without the contact details of people."""
    ocid: str
    id: str
    id_minted: bool
    """Whether the publisher gave none, and `id` is our stand-in."""
    date: str | None
    digest: str
    """SHA-256 of the release as published, in canonical JSON."""
    withheld: bool
    """Whether contact details were left out, so that the member's own digest is another."""
    raw: str
    """SHA-256 of the file or page as served that it stood in."""
    position: str
    first_seen: datetime | None
    source: str
    """`file`, or the official source that served it."""
    address: str
    """The address it was served from; of a file only its name."""


class BundledPublisher(msgspec.Struct, frozen=True):
    """Whose data it is."""

    name: str
    license: str


class RegisterState(msgspec.Struct, frozen=True):
    """The register that the check was made with."""

    known_at: datetime | None
    """When the newest of what it holds came in; the instant that was asked for, if one was."""
    ledger_lines: int
    ledger_head: str
    """Hash of the ledger's last line: `onrecord verify --head` holds a register against it."""
    newest_release: str | None
    records: int
    """How many records were counted for the rarity of words."""


class Member(msgspec.Struct, frozen=True):
    """One file of the bundle."""

    name: str
    sha256: str
    bytes: int


class Manifest(msgspec.Struct, frozen=True):
    """The whole of `manifest.json`."""

    format: int
    made_by: str
    """Version of On the Record."""
    rules: dict[str, int]
    """Every rule by name, with its version."""
    zone: str
    """In which a day ends."""
    ocid: str | None
    """The record that was named by the user, instead of linking."""
    register: RegisterState
    articles: tuple[BundledArticle, ...]
    releases: tuple[BundledRelease, ...]
    publishers: tuple[BundledPublisher, ...]
    attribution: tuple[str, ...]
    """The lines that the publishers' licences ask of whoever shows their data."""
    members: tuple[Member, ...] = ()
    """Every other file of the bundle."""


class Asked(msgspec.Struct, frozen=True):
    """The transcript: `lookup.json`."""

    records: int
    counts: dict[str, int]
    """In how many records of the register each word of the articles stands."""
    candidates: dict[str, tuple[str, ...]]
    """By the hash of each question, the records that the register thought worth reading."""
