"""One record taken away: as a package of the standard, as a date in a calendar, release by release with its hashes."""

from __future__ import annotations

import io
from importlib import metadata

import msgspec

from onrecord.errors import NotFoundError
from onrecord.ocds import Record, Release
from onrecord.register import Entry, Register
from onrecord.register.layout import Layout
from onrecord.register.ledger import FROM_FILES
from onrecord.register.raw import open_raw
from onrecord.report.contacts import without_contacts, without_people
from onrecord.report.export import About
from onrecord.report.export.records import record_member
from onrecord.report.export.releases import package_head, write_package
from onrecord.report.feeds import calendar_feed, feed_entry
from onrecord.report.imprint import attributions
from onrecord.report.release_page import ReleasePage
from onrecord.report.visible import one_line
from onrecord.settings import Settings
from onrecord.tasks.opening import Clock, held, now, open_register
from onrecord.values import Instant

LARGEST = 4 * 1024**2
"""Bytes of a raw object that are looked through for contact details; a larger one is given away by its hash alone."""


def record_package(
    settings: Settings,
    ocid: str,
    *,
    as_of: Instant | None = None,
    known_at: Instant | None = None,
    clock: Clock = now,
) -> bytes:
    """An OCDS record package of one record in one state, without contact details.

    Errors: NotFoundError when it is not held, or not yet then.
    """
    register = open_register(settings)
    state = held(register, ocid, known_at).as_of(as_of)
    if state is None:
        raise NotFoundError(ocid, found="no release by then", expected="a later day")
    publishers = register.publishers([ocid])
    stated = [f"{name} {at.text}" for name, at in (("as of", as_of), ("known at", known_at)) if at]
    chosen = ", ".join([f"The record {ocid}", *stated]) + "."
    about = About(clock(), metadata.version("onrecord"), chosen, attributions(publishers), publishers, contacts=False)
    out = io.BytesIO()
    write_package(out, package_head(about), "records", iter([record_member(state, without_people)]))
    return out.getvalue()


def record_calendar(settings: Settings, ocid: str) -> bytes:
    """The closing date of one record as a calendar; without an event where it has none, or one in doubt.

    Errors: NotFoundError when it is not held.
    """
    register = open_register(settings)
    entry = feed_entry(held(register, ocid))
    return calendar_feed(entry.title, [entry], attributions(register.publishers([ocid])))


def release_page(settings: Settings, ocid: str, digest: str) -> ReleasePage:
    """One release of a record, known by the digest of its content: how it reads, and where it was read.

    Errors: NotFoundError when the record has no such release.
    """
    register = open_register(settings)
    record = held(register, ocid)
    release = _named(record, digest)
    entry = _entry(register, release)
    return ReleasePage(
        record=record,
        release=release,
        source=entry.source if entry and entry.source != FROM_FILES else "",
        address=str(without_contacts(entry.path)) if entry and entry.source != FROM_FILES else "",
        size=entry.size if entry else None,
        free=entry is not None and _free_bytes(settings, entry) is not None,
        zone=settings.zone,
    )


def raw_bytes(settings: Settings, ocid: str, digest: str) -> bytes:
    """The bytes in which a release was read, as they were served, where no contact detail of anybody is in them.

    Errors: NotFoundError when there is no such release, or its bytes may not be given away.
    """
    register = open_register(settings)
    entry = _entry(register, _named(held(register, ocid), digest))
    found = _free_bytes(settings, entry) if entry else None
    if found is None:
        raise NotFoundError(
            digest,
            found="bytes that are not given away",
            expected="some without contact details of people, of no great size",
            remedy="Their hash is on the page of the release: whoever has them can compare it.",
        )
    return found


def _named(record: Record, digest: str) -> Release:
    for release in record.releases:
        if release.digest == digest:
            return release
    raise NotFoundError(
        one_line(digest), found=f"no such release of {record.ocid}", remedy="The record's own page lists its releases."
    )


def _entry(register: Register, release: Release) -> Entry | None:
    """The line of the ledger about the object that a release was read from."""
    wanted = release.provenance.raw
    return next((entry for entry in register.ledger().entries if entry.raw == wanted), None)


def _free_bytes(settings: Settings, entry: Entry) -> bytes | None:
    """The object, where it is JSON of moderate size in which nothing would have to be hidden."""
    if entry.size > LARGEST or entry.unpacked > LARGEST:
        return None
    with open_raw(Layout(settings.register), entry.raw) as stream:
        data = stream.read(LARGEST + 1)
    try:
        text = data.decode("utf-8")
        body = msgspec.json.decode(data)
    except (UnicodeDecodeError, msgspec.DecodeError):
        return None
    # The text, too: of a key that stands twice a reader of JSON sees one.
    hides = without_contacts(text) != text or without_people(body) != body or _names_somebody(body)
    return None if hides else data


def _names_somebody(body: object) -> bool:
    """Whether a release in it says how to reach a person, who may be named elsewhere in it."""
    releases = body.get("releases") if isinstance(body, dict) else None
    members = releases if isinstance(releases, list) else [body]
    return any(not isinstance(one, dict) or without_people(one) != one for one in members)
