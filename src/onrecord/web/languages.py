"""The languages of the site: which one a reader gets, its words, its days.

What was said in another language stays as it is: notices, articles, and the sentences of verdicts, which are ours but
written in English; a page in another language marks them so.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from datetime import date, time, tzinfo
from functools import cache, partial
from gettext import NullTranslations
from importlib.resources import files
from urllib.parse import quote, urlencode

from babel.dates import format_date, get_month_names
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations
from jinja2 import PackageLoader, pass_context
from jinja2.runtime import Context

from onrecord.report.wording import day_words, instant_words
from onrecord.values import LONDON, Instant
from onrecord.web.asking import Asked

LANGUAGES: Mapping[str, str] = {"en": "English", "cy": "Cymraeg"}
"""Those that the site speaks, each by its own name."""
COOKIE = "language"
ASKED = "language"
"""What stands in an address that chooses a language."""
STAY = 365 * 24 * 3600
"""Seconds that a choice is remembered."""
_MONTHS = {name: number for number, name in get_month_names("wide", locale="en").items()}
_DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}})\b")


def chosen_language(cookie: str, accepted: str) -> str:
    """The language of an answer: what the reader chose, else the first of `Accept-Language` that is spoken.

    >>> chosen_language("", "cy-GB,cy;q=0.9,en;q=0.5"), chosen_language("en", "cy"), chosen_language("xx", "")
    ('cy', 'en', 'en')
    """
    if cookie in LANGUAGES:
        return cookie
    wanted = (part.partition(";")[0].strip().lower().partition("-")[0] for part in accepted.split(",")[:20])
    return next((word for word in wanted if word in LANGUAGES), "en")


def without_choice(asked: Asked) -> str:
    """The address that was asked for, without the language that was chosen in it."""
    rest = [(name, value) for name, value in asked.queries if name != ASKED]
    # A page that answers a form has no address of its own.
    if asked.method not in ("GET", "HEAD"):
        return "/"
    # Of an ocid with dots between slashes a browser would make another address, so these slashes are written out.
    path = quote(asked.path).replace("/..", "%2F..")
    return path + (f"?{urlencode(rest)}" if rest else "")


def in_language(asked: Asked, language: str) -> str:
    """The address of the same page in another language.

    >>> from onrecord.settings import Settings
    >>> from onrecord.web.site import Site
    >>> in_language(Asked(Site(Settings()), "GET", "/search", queries=(("words", "sea wall"),)), "cy")
    '/search?words=sea+wall&language=cy'
    """
    here = without_choice(asked)
    return f"{here}{'&' if '?' in here else '?'}{urlencode({ASKED: language})}"


@cache
def words(language: str) -> NullTranslations:
    """The texts of a language, read from its catalogue as translators edit it; English ones stand in the templates."""
    catalogue = files("onrecord.web") / "locale" / language / "LC_MESSAGES" / "onrecord.po"
    if not catalogue.is_file():
        return NullTranslations()
    packed = io.BytesIO()
    with catalogue.open("rb") as file:
        write_mo(packed, read_po(file, locale=language))
    packed.seek(0)
    return Translations(packed)


def day_filters(language: str) -> Mapping[str, Callable[..., str]]:
    """How days are written on pages in `language`; in what the reports say, which is in English, as there."""
    if language == "en":
        return {"day_words": day_words, "instant_words": instant_words, "local_days": str}
    english = frozenset(PackageLoader("onrecord.report").list_templates())

    def local_day(day: date) -> str:
        return format_date(day, "d MMMM y", locale=language)

    @pass_context
    def of_day(context: Context, day: date) -> str:
        return day_words(day) if context.name in english else local_day(day)

    @pass_context
    def of_instant(context: Context, instant: Instant | None, zone: tzinfo = LONDON) -> str:
        if context.name in english or instant is None:
            return instant_words(instant, zone)
        clock = f", {instant.local_time(zone):%H:%M}" if instant.at.time() != time() else ""
        return local_day(instant.local_date(zone)) + clock

    return {"day_words": of_day, "instant_words": of_instant, "local_days": partial(local_days, language=language)}


def local_days(words: str, language: str) -> str:
    """`words` of a report, which are English, with the names of months in a language.

    >>> local_days("27 May 2019, 12:00", "cy")
    '27 Mai 2019, 12:00'
    """
    months = get_month_names("wide", locale=language)
    return _DAY.sub(lambda found: f"{found[1]} {months[_MONTHS[found[2]]]} {found[3]}", words)
