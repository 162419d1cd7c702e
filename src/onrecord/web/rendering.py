"""Pages from templates: everything escaped, hidden characters shown, in the reader's language."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import date, datetime, tzinfo
from functools import cache, lru_cache, partial
from importlib import metadata
from importlib.resources import files
from typing import Any
from urllib.parse import quote, urlencode

from babel.dates import format_date
from jinja2 import ChoiceLoader, Environment, PackageLoader

from onrecord.report.answers_pull import counted
from onrecord.report.change_words import change_words
from onrecord.report.html import page_environment
from onrecord.web.languages import LANGUAGES, day_filters, in_language, words

STYLE = "/static/onrecord.css"
_LINKED = re.compile(r"\[([^\]]*)\]\([^)]*\)")


@cache
def environment(language: str) -> Environment:
    """The templates of the site and of the reports, speaking one language."""
    made = page_environment(
        ChoiceLoader([PackageLoader("onrecord.web"), PackageLoader("onrecord.report")]), ["jinja2.ext.i18n"]
    )
    made.install_gettext_translations(words(language), newstyle=True)  # type: ignore[attr-defined]
    made.filters["change_words"] = change_words
    made.filters |= day_filters(language)
    made.filters["plain_words"] = plain_words
    made.filters["urlencode"] = in_address
    made.filters["in_zone"] = partial(in_zone, language=language)
    made.filters["counted"] = counted
    made.filters["iso_words"] = partial(iso_words, language=language)
    made.globals |= {
        "language": language,
        "languages": LANGUAGES,
        "in_language": in_language,
        "version": metadata.version("onrecord"),
        "style": f"{STYLE}?{style_digest()}",
        "asset": asset,
    }
    return made


def in_address(value: str | Mapping[str, Any]) -> str:
    """A part of an address, or its query: also the slash is written out, or a browser would climb at `/../`.

    >>> in_address("ocds-213czf-../../etc"), in_address({"words": "sea wall"})
    ('ocds-213czf-..%2F..%2Fetc', 'words=sea+wall')
    """
    return urlencode(value) if isinstance(value, Mapping) else quote(str(value), safe="")


@lru_cache(4_096)
def iso_words(day: str | date, language: str = "en") -> str:
    """A day of the ISO calendar as it is written in a language; what is no day stays as it is.

    >>> iso_words("2024-04-02"), iso_words("2024-04-02", "cy"), iso_words("soon")
    ('2 April 2024', '2 Ebrill 2024', 'soon')
    """
    try:
        return format_date(day if isinstance(day, date) else date.fromisoformat(day), "d MMMM y", language)
    except ValueError:
        return str(day)


def in_zone(at: datetime, zone: tzinfo, language: str = "en") -> str:
    """An instant as a clock shows it in a zone.

    >>> from datetime import UTC
    >>> in_zone(datetime(2024, 4, 2, 9, 5, tzinfo=UTC), UTC)
    '2 April 2024, 09:05'
    """
    there = at.astimezone(zone)
    return f"{iso_words(there.date(), language)}, {there:%H:%M}"


def plain_words(text: str) -> str:
    """Words of a page of ours without the marks of Markdown.

    >>> plain_words("Publish `65000`, as [told](x.md).")
    'Publish 65000, as told.'
    """
    return _LINKED.sub(r"\1", text).replace("`", "").replace("\\|", "|")


def render(template: str, values: Mapping[str, Any], language: str = "en") -> str:
    """One page."""
    return environment(language).get_template(template).render(values)


@cache
def style_sheet() -> bytes:
    """The one style sheet: the reports' own, then what only the site has."""
    made = page_environment(ChoiceLoader([PackageLoader("onrecord.web"), PackageLoader("onrecord.report")]), [])
    return made.get_template("onrecord.css").render().encode()


@cache
def style_digest() -> str:
    """What stands in the sheet's address, so that a browser keeps it until it changes."""
    return hashlib.sha256(style_sheet()).hexdigest()[:12]


@cache
def static_files() -> Mapping[str, bytes]:
    """The small scripts, by name: each only makes easier what works without it."""
    folder = files("onrecord.web") / "static"
    return {entry.name: entry.read_bytes() for entry in folder.iterdir() if entry.name.endswith(".js")}


def asset(name: str) -> str:
    """The address of a script, which changes with it."""
    return f"/static/{name}?{hashlib.sha256(static_files()[name]).hexdigest()[:12]}"
