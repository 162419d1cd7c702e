"""Pages from templates: everything escaped, hidden characters shown, in the reader's language."""

from __future__ import annotations

import gettext
import hashlib
from collections.abc import Mapping
from functools import cache
from importlib import metadata
from importlib.resources import files
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader

from onrecord.report.change_words import change_words
from onrecord.report.html import page_environment

LANGUAGES: Mapping[str, str] = {"en": "English", "cy": "Cymraeg"}
"""Those that the site speaks, each by its own name; what was written in another language stays as it is."""
STYLE = "/static/onrecord.css"


@cache
def environment(language: str) -> Environment:
    """The templates of the site and of the reports, speaking one language."""
    made = page_environment(
        ChoiceLoader([PackageLoader("onrecord.web"), PackageLoader("onrecord.report")]), ["jinja2.ext.i18n"]
    )
    words = gettext.translation("onrecord", str(files("onrecord.web") / "locale"), [language], fallback=True)
    made.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined]
    made.filters["change_words"] = change_words
    made.globals |= {
        "language": language,
        "languages": LANGUAGES,
        "version": metadata.version("onrecord"),
        "style": f"{STYLE}?{style_digest()}",
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


def chosen_language(cookie: str, accepted: str) -> str:
    """The language of an answer: what the reader chose, else the first of `Accept-Language` that is spoken.

    >>> chosen_language("", "cy-GB,cy;q=0.9,en;q=0.5"), chosen_language("en", "cy"), chosen_language("xx", "")
    ('cy', 'en', 'en')
    """
    if cookie in LANGUAGES:
        return cookie
    wanted = (part.partition(";")[0].strip().lower().partition("-")[0] for part in accepted.split(",")[:20])
    return next((word for word in wanted if word in LANGUAGES), "en")
