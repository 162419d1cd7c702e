"""One record: what it is, how it came about, what it comes to, and each release that says so."""

from __future__ import annotations

from importlib.resources import files
from urllib.parse import quote, urlencode

from onrecord.report.answers_payments import paid_words, supplier_words
from onrecord.report.change_words import seen_words
from onrecord.report.date_words import dates_in_words
from onrecord.report.timeline import edit_pieces
from onrecord.tasks.record_page import record_page
from onrecord.tasks.single_record import raw_bytes, record_calendar, record_package, release_page
from onrecord.web.asking import Answer, Asked, Page, Sent
from onrecord.web.pages import Route
from onrecord.web.parameters import read_parameters
from onrecord.web.questions import AS_OF, KNOWN_AT

_CLOCKS = (AS_OF, KNOWN_AT)
_CALENDAR = "text/calendar; charset=utf-8"
_PACKAGE = "application/json; charset=utf-8"


def record(asked: Asked) -> Answer:
    """A record, today or on both clocks as they are set."""
    site, ocid = asked.site, asked.named["ocid"]
    page = record_page(site.settings, ocid, clock=site.clock, **read_parameters(_CLOCKS, asked.query))
    given = {p.name: asked.query.get(p.name, "").strip() for p in _CLOCKS}
    return Page(
        "record.html",
        {
            "page": page,
            "answer": page.answer,
            "zone": page.answer.imprint.zone,
            "given": given,
            "clocks": _clocks(given),
            "here": f"/records/{quote(ocid, safe='')}",
            "dates": list(dates_in_words(page.answer.reading.dates)),
            "pieces": lambda words: edit_pieces(page.plain(words)),
            "seen_words": seen_words,
            "paid_words": paid_words,
            "supplier_words": supplier_words,
            "plain": page.plain,
        },
    )


def _clocks(given: dict[str, str]) -> str:
    """The clocks as an address has them, with its question mark; empty for today."""
    asked = urlencode({name: value for name, value in given.items() if value})
    return f"?{asked}" if asked else ""


def release(asked: Asked) -> Answer:
    """One release as it was served, contact details hidden, and the hash of the bytes that it came in."""
    page = release_page(asked.site.settings, asked.named["ocid"], asked.named["digest"])
    here = f"/records/{quote(page.record.ocid, safe='')}"
    return Page("release.html", {"page": page, "release": page.release, "here": here})


def release_json(asked: Asked) -> Answer:
    """The same as a file."""
    page = release_page(asked.site.settings, asked.named["ocid"], asked.named["digest"])
    return Sent(page.text.encode(), _PACKAGE, f"release-{page.release.digest[:12]}.json")


def release_bytes(asked: Asked) -> Answer:
    """The publisher's own bytes, where nothing in them has to be hidden."""
    found = raw_bytes(asked.site.settings, asked.named["ocid"], asked.named["digest"])
    return Sent(found, "application/octet-stream", f"served-{asked.named['digest'][:12]}.json")


def package(asked: Asked) -> Answer:
    """The record as an OCDS record package."""
    site = asked.site
    wanted = read_parameters(_CLOCKS, asked.query)
    content = record_package(site.settings, asked.named["ocid"], clock=site.clock, **wanted)
    return Sent(content, _PACKAGE, "record-package.json")


def calendar(asked: Asked) -> Answer:
    """Its closing date, for a calendar that follows it."""
    return Sent(record_calendar(asked.site.settings, asked.named["ocid"]), _CALENDAR)


def script(asked: Asked) -> Answer:
    """What draws a slider beside the date box; the box works without it."""
    content = (files("onrecord.web") / "static" / "as-of.js").read_bytes()
    return Sent(content, "text/javascript; charset=utf-8", headers={"cache-control": "public, max-age=86400"})


# The narrower addresses come first: an ocid may hold a slash.
ROUTES = (
    Route("/static/as-of.js", script),
    Route("/records/{ocid:path}/releases/{digest}.json", release_json),
    Route("/records/{ocid:path}/releases/{digest}/served", release_bytes),
    Route("/records/{ocid:path}/releases/{digest}", release),
    Route("/records/{ocid:path}/package.json", package),
    Route("/records/{ocid:path}/closing.ics", calendar),
    Route("/records/{ocid:path}", record),
)
