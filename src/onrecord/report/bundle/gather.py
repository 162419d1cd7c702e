"""What goes into a bundle: the articles, the releases that were weighed, and where each came from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from importlib import metadata
from pathlib import PurePath
from zoneinfo import ZoneInfo

import msgspec

from onrecord.checking.model import Check, Dossier
from onrecord.checking.rule import rules
from onrecord.checking.transcript import Transcript
from onrecord.ocds import Release
from onrecord.register import Entry, Publisher
from onrecord.register.ledger import FROM_FILES, Ledger
from onrecord.report.bundle.model import (
    FORMAT,
    Asked,
    BundledArticle,
    BundledPublisher,
    BundledRelease,
    Manifest,
    RegisterState,
)
from onrecord.report.bundle.pack import Contents
from onrecord.report.contacts import without_contacts
from onrecord.report.digests import text_digest
from onrecord.report.imprint import attributions
from onrecord.report.proposals import as_proposed
from onrecord.values import Instant

_ENCODER = msgspec.json.Encoder(decimal_format="number")


@dataclass(frozen=True, slots=True)
class Origins:
    """Where the register's releases come from."""

    ledger: Ledger
    publishers: tuple[Publisher, ...]
    """Of the records in the bundle."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How the bundle is to be made."""

    zone: ZoneInfo
    ocid: str | None
    known_at: Instant | None
    with_text: bool
    with_contacts: bool


def gather(dossier: Dossier, transcript: Transcript, origins: Origins, wish: Wish) -> Contents:
    """Everything that the check rests on. Articles go in by hash, and releases without contact details, unless
    `wish` says otherwise.
    """
    entries = {entry.raw: entry for entry in reversed(origins.ledger.entries)}
    files: dict[str, bytes] = {}
    articles = tuple(_article(number, check, wish, files) for number, check in enumerate(dossier.checks, start=1))
    releases = tuple(_releases(transcript, entries, wish, files))
    manifest = Manifest(
        format=FORMAT,
        made_by=metadata.version("onrecord"),
        rules={rule.name: rule.version for rule in rules()},
        zone=wish.zone.key,
        ocid=wish.ocid,
        register=_state(dossier, transcript, origins.ledger, wish),
        articles=articles,
        releases=releases,
        publishers=tuple(BundledPublisher(one.name, one.license) for one in origins.publishers),
        attribution=attributions(origins.publishers),
    )
    asked = Asked(transcript.counted, transcript.counts, transcript.found)
    return Contents(manifest, asked, files)


def _article(number: int, check: Check, wish: Wish, files: dict[str, bytes]) -> BundledArticle:
    article = check.article
    file = f"articles/{number}.txt" if wish.with_text else None
    if file:
        files[file] = article.text.encode("utf-8", "surrogatepass")
    return BundledArticle(
        id=article.id,
        sha256=text_digest(article.text),
        characters=len(article.text),
        published=article.published.text if article.published else None,
        published_from=article.published_from,
        file=file,
        copy=replace(article.copy, text="") if article.copy else None,
        proposals=as_proposed(article.proposals),
    )


def _releases(
    transcript: Transcript, entries: Mapping[str, Entry], wish: Wish, files: dict[str, bytes]
) -> Iterable[BundledRelease]:
    """Every release of every record that was weighed, the linked ones and those that were not near enough."""
    for ocid in sorted(transcript.records):
        for release in transcript.records[ocid].releases:
            body = release.body if wish.with_contacts else without_contacts(release.body)
            file = f"releases/{release.digest}.json"
            files[file] = msgspec.json.format(_ENCODER.encode(body), indent=1) + b"\n"
            yield _told(release, file, body != release.body, entries.get(release.provenance.raw))


def _told(release: Release, file: str, withheld: bool, entry: Entry | None) -> BundledRelease:
    # A path of somebody's own disk says nothing to others, and may say too much.
    source, path = (entry.source, entry.path) if entry else ("", "")
    address = PurePath(path).name if source in (FROM_FILES, "") else path
    return BundledRelease(
        file=file,
        ocid=release.ocid,
        id=release.id,
        id_minted=release.id_minted,
        date=release.date.text if release.date else None,
        digest=release.digest,
        withheld=withheld,
        raw=release.provenance.raw,
        position=release.provenance.position,
        first_seen=release.provenance.first_seen,
        source=source,
        address=address,
    )


def _state(dossier: Dossier, transcript: Transcript, ledger: Ledger, wish: Wish) -> RegisterState:
    newest = max((entry.first_seen for entry in ledger.entries), default=None)
    return RegisterState(
        known_at=wish.known_at.at if wish.known_at else newest,
        ledger_lines=len(ledger.entries),
        ledger_head=ledger.head,
        newest_release=dossier.register_as_of.isoformat() if dossier.register_as_of else None,
        records=transcript.counted,
    )
