"""Pages from templates: everything escaped, hidden characters shown, in the reader's language."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib import metadata
from importlib.resources import files
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader

from onrecord.report.change_words import change_words
from onrecord.report.html import page_environment
from onrecord.web.languages import LANGUAGES, day_filters, in_language, words

STYLE = "/static/onrecord.css"


@cache
def environment(language: str) -> Environment:
    """The templates of the site and of the reports, speaking one language."""
    made = page_environment(
        ChoiceLoader([PackageLoader("onrecord.web"), PackageLoader("onrecord.report")]), ["jinja2.ext.i18n"]
    )
    made.install_gettext_translations(words(language), newstyle=True)  # type: ignore[attr-defined]
    made.filters["change_words"] = change_words
    made.filters |= day_filters(language)
    made.globals |= {
        "language": language,
        "languages": LANGUAGES,
        "in_language": in_language,
        "version": metadata.version("onrecord"),
        "style": f"{STYLE}?{style_digest()}",
        "asset": asset,
    }
    return made


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
