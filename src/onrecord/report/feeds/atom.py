"""A saved search as an Atom feed. Source: RFC 4287; ids are tag URIs (RFC 4151), so that they never change."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from onrecord.report.date_words import doubtful
from onrecord.report.feeds.entry import FeedEntry
from onrecord.report.wording import day_words

ATOM = "http://www.w3.org/2005/Atom"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_AUTHORITY = "onrecord.example,2026"
"""Of our tag URIs: a name reserved by RFC 2606, since no address of a site is known here."""
# What XML 1.0 has no way to write, escaped or not.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def tag_uri(kind: str, name: str) -> str:
    """The id of a feed or an entry.

    >>> tag_uri("record", "ocds-213czf-1")
    'tag:onrecord.example,2026:record/ocds-213czf-1'
    """
    return f"tag:{_AUTHORITY}:{kind}/{quote(name, safe='')}"


def atom_feed(
    name: str,
    question: str,
    entries: Sequence[FeedEntry],
    attributions: Sequence[str],
    *,
    address: str = "",
    at: str = "",
) -> bytes:
    """The feed of a search: `updated` is that of its newest entry, so that an unchanged feed has equal bytes.

    `address` is the site's whose pages the entries lead to, `at` the feed's own; without them they lead to the ocid.
    """
    register_namespace("", ATOM)
    feed = Element(_named("feed"))
    _add(feed, "id", tag_uri("search", name))
    _add(feed, "title", f"On the Record: {name}")
    _add(feed, "subtitle", question)
    _add(feed, "updated", _instant(max((entry.updated for entry in entries), default=_EPOCH)))
    if at:
        SubElement(feed, _named("link"), {"rel": "self", "href": at})
    _add(SubElement(feed, _named("author")), "name", "On the Record")
    _add(feed, "generator", "On the Record")
    if attributions:
        _add(feed, "rights", " ".join(attributions))
    for entry in entries:
        _add_entry(feed, entry, f"{address}/records/" if address else "urn:ocid:")
    indent(feed)
    return bytes(tostring(feed, encoding="utf-8", xml_declaration=True)) + b"\n"


def _add_entry(feed: Element, entry: FeedEntry, before: str) -> None:
    element = SubElement(feed, _named("entry"))
    _add(element, "id", tag_uri("record", entry.ocid))
    _add(element, "title", entry.title)
    _add(element, "updated", _instant(entry.updated))
    _add(element, "summary", _summary(entry))
    SubElement(element, _named("link"), {"rel": "alternate", "href": before + quote(entry.ocid, safe="-")})
    if entry.stage:
        SubElement(element, _named("category"), {"term": entry.stage})


def _summary(entry: FeedEntry) -> str:
    told = [entry.buyer, entry.stage, _closing(entry)]
    head = ", ".join(part for part in told if part)
    return ". ".join(part for part in (head, entry.description) if part)


def _closing(entry: FeedEntry) -> str:
    if entry.closing_day is None:
        return ""
    doubt = f" ({doubtful(entry.closing_doubt)})" if entry.closing_doubt else ""
    return f"closes {day_words(entry.closing_day)}{doubt}"


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, _named(name)).text = _UNWRITABLE.sub("\ufffd", text)


def _named(name: str) -> str:
    return f"{{{ATOM}}}{name}"


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")
