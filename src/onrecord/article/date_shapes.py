"""Shapes of dates in text. Each yields what was said, still unresolved: a calendar date with gaps, or a phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.article.date_parts import (
    DAY,
    MONTH,
    MONTH_FULL,
    NTH,
    WEEKDAY,
    WEEKDAY_FULL,
    YEAR,
    month_number,
    weekday_number,
    year_number,
)
from onrecord.article.scan import Windows, near, search

_MONTH_WORD = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
_WEEKDAY_WORD = re.compile(WEEKDAY_FULL, re.IGNORECASE)
_YEAR_WORD = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Said:
    """A date as said. What is None was not said."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    part: str = ""
    """`early`, `mid`, `late`, `end`, `start`, `middle` or empty."""
    phrase: str = ""
    """For what is no calendar date: the kind of phrase, resolved in `relative_dates`."""
    words: tuple[str, ...] = ()
    """The telling words of the phrase, lower case."""

    @property
    def is_calendar(self) -> bool:
        return not self.phrase


_PART = (
    r"(?:(?P<part>(?i:early|mid|late)|(?:the\s)?(?:very\s)?(?:end|start|beginning|middle|close|latter\spart)(?=\sof))"
    r"(?:\s?-\s?|\s)(?:of\s)?(?:the\s)?(?:in\s)?)?"
)
_PART_NAMES = {"early": "early", "mid": "mid", "late": "late"}

_ORDINALS = {
    **{word: n for n, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
        " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(), 1)},
    "thirtieth": 30,
}  # fmt: skip
_ONES = "|".join(list(_ORDINALS)[:9])
ORDINAL = rf"(?:twenty[\s-](?:{_ONES})|thirty[\s-]first|{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})"
"""The days of a month in words."""


def day_number(words: str) -> int:
    """The day of a month that "23rd" or "twenty-third" says.

    >>> day_number("23rd"), day_number("the twenty-third"), day_number("thirty first")
    (23, 23, 31)
    """
    if digits := re.sub(r"\D", "", words):
        return int(digits)
    tens, _, ones = re.sub(r"[\s-]", " ", words.lower().removeprefix("the ")).rpartition(" ")
    return {"twenty": 20, "thirty": 30}.get(tens, 0) + _ORDINALS[ones]


_SEP = r"(?:\s+|-|\u00a0)"
_DMY = re.compile(
    rf"(?<![\d£$€.,/:])\b(?:(?P<weekday>{WEEKDAY}),?\s+(?:the\s+)?)?"
    rf"(?P<day>{NTH}|{ORDINAL}(?=\s(?:day\s)?of\s)),?{_SEP}(?:day\s)?(?:of\s+)?"
    rf"(?P<month>{MONTH})(?![\w])"
    rf"(?:(?:,?\s+(?:in\s)?|-)(?P<year>{YEAR})|\s+(?P<which>this|last|next)\s+year\b)?",
    re.IGNORECASE,
)
_MDY = re.compile(
    rf"\b(?:(?P<weekday>{WEEKDAY}),?\s+)?(?P<month>{MONTH})\s+(?:the\s+)?(?P<day>{NTH})(?![\w%]|[.,:]\d|\s?(?:%"
    rf"|per\scent|million|billion))"
    rf"(?:,?\s+(?P<year>{YEAR}))?",
    re.IGNORECASE,
)
_MONTH_YEAR = re.compile(rf"\b{_PART}(?P<month>{MONTH}),?(?:\s+|-)(?:of\s+)?(?P<year>{YEAR})(?!\w)", re.IGNORECASE)
_MONTH_OF = re.compile(
    rf"\b{_PART}(?P<month>{MONTH_FULL})(?:\s+of)?\s+(?P<which>last|this|next|that|the\s(?:following|same"
    rf"|previous))\s+year\b",
    re.IGNORECASE,
)
_MONTH = re.compile(rf"(?:\b(?P<which>last|next|this)\s+)?\b{_PART}(?P<month>{MONTH_FULL})(?!\w)")
_MONTH_CAPS = re.compile(
    r"(?<=\s)(?P<month>JANUARY|FEBRUARY|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)\b"
)
_NUMERIC = re.compile(
    r"(?<![\d/.£$€-])(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d\d|\d\d)(?![\d/]|[.-]\d)"
)
_ISO = re.compile(
    r"(?<![\d-])(?P<year>(?:19|20)\d\d)(?P<sep>[-/])(?P<month>0[1-9]|1[0-2])(?P=sep)(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
)
_WEEKDAY = re.compile(
    rf"(?:\b(?P<which>last|next|this(?:\scoming)?|the\sfollowing|the\sprevious|(?:a\s)?week\s(?:on|last)|(?:a\s)?fortnight\son"
    rf"|coming)\s+)?\b(?P<weekday>{WEEKDAY_FULL})(?!\w)"
    r"(?P<after>\s+(?:week\b(?!\s(?:of|in|later))|last\b|next\b))?(?P<daypart>\s+(?:morning|afternoon|evening"
    r"|night|lunchtime|teatime)\b)?",
    re.IGNORECASE,
)
_YEAR = re.compile(
    rf"(?<![\d£$€.,/:#\w-])\b{_PART}(?P<year>(?:19|20)\d\d)(?![\d/]|[.,:]\d|-\d|\w)(?!\s?(?:%|per\scent|million"
    rf"|billion|pounds|hrs|hours|m\b|k\b))",
    re.IGNORECASE,
)

_YEAR_CONTEXT = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|to|of|during|before|after|early|mid|late|for|through|throughout|between"
    r"|and|around|spring|summer|autumn|winter|year|circa|back in|the|or|end of|calendar year)\s|[(\[–—-]\s?|^)$",
    re.IGNORECASE,
)
_LAW = re.compile(
    r"\b(?:Act|Acts|Regulations?|Order|Directive|Bill|Rules|Regs|Euro|Windows|Room|No\.?|number|page|Flight|Form"
    r"|ISO|Version|Agenda|Vision)\s(?:\([^)]*\)\s)?$"
)
_COUNTED = re.compile(
    r"\s+(?:[a-z]+\s)?(?:people|homes|jobs|staff|officers|pupils|patients|items|houses|members|students|children"
    r"|residents|visitors|employees|workers|miles|metres|tonnes|spaces|seats|places|copies|units|trees|votes"
    r"|cases|complaints|letters)\b"
)


def find_shapes(text: str) -> Iterator[Said]:
    """Every calendar shape in `text`, shapes that say more before shapes that say less; they may overlap."""
    months = near(text, _MONTH_WORD, before=50, after=40)
    yield from _full_dates(text, months)
    yield from _numeric_dates(text)
    yield from _months_with_year(text, months)
    yield from _weekdays(text, near(text, _WEEKDAY_WORD, before=30, after=30))
    yield from _bare_months(text, months)
    yield from _years(text, near(text, _YEAR_WORD, before=50, after=20))


def _full_dates(text: str, windows: Windows) -> Iterator[Said]:
    for pattern in (_DMY, _MDY):
        for found in search(pattern, text, windows):
            if _is_month(found["month"]) and not _counts_things(text, found):
                said = _said(found, day=day_number(found["day"]))
                which = found.groupdict().get("which")
                yield replace(said, phrase="day of year", words=(which.lower(),)) if which else said


def _is_month(word: str) -> bool:
    """Capitals tell March from marching; other months have no double in lower case."""
    return not (word.islower() and word.rstrip(".") in ("may", "march", "mar", "sep", "dec", "jan"))


def _counts_things(text: str, found: re.Match[str]) -> bool:
    """Whether the number belongs to what follows: "in February 12 staff". Only for month before day, without a year."""
    if found.start("day") < found.start("month") or found["year"] or not found["day"].isdigit():
        return False
    return bool(
        re.search(r"\bin\s$", text[max(0, found.start() - 4) : found.start()], re.I)
        and re.match(r"\s[a-z]+", text[found.end() : found.end() + 12])
    )


def _said(found: re.Match[str], *, day: int | None = None) -> Said:
    groups = found.groupdict()
    part = (groups.get("part") or "").lower()
    return Said(
        found.start(),
        found.end(),
        year=year_number(groups["year"]) if groups.get("year") else None,
        month=month_number(groups["month"]) if groups.get("month") else None,
        day=day,
        weekday=weekday_number(groups["weekday"]) if groups.get("weekday") else None,
        part=_PART_NAMES.get(part, part.removeprefix("the ")),
    )


def _numeric_dates(text: str) -> Iterator[Said]:
    """UK order; the American one only where the UK one is impossible."""
    for found in _NUMERIC.finditer(text):
        day, month = int(found["a"]), int(found["b"])
        if month > 12 >= day:
            day, month = month, day
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield Said(found.start(), found.end(), year_number(found["year"]), month, day)
    for found in _ISO.finditer(text):
        yield Said(found.start(), found.end(), int(found["year"]), int(found["month"]), int(found["day"]))


def _months_with_year(text: str, windows: Windows) -> Iterator[Said]:
    for found in search(_MONTH_YEAR, text, windows):
        if _is_month(found["month"]):
            yield _said(found)
    for found in search(_MONTH_OF, text, windows):
        said = _said(found)
        yield Said(
            said.start,
            said.end,
            month=said.month,
            part=said.part,
            phrase="month of year",
            words=(found["which"].lower(),),
        )


def _weekdays(text: str, windows: Windows) -> Iterator[Said]:
    for found in search(_WEEKDAY, text, windows):
        if _is_weekday(text, found):
            which = " ".join(word for word in (found["which"], found["after"]) if word).lower().strip()
            weekday = weekday_number(found["weekday"])
            yield Said(
                found.start(),
                found.end(),
                weekday=weekday,
                phrase="weekday",
                words=(which, (found["daypart"] or "").strip().lower()),
            )


def _is_weekday(text: str, found: re.Match[str]) -> bool:
    """Not one that recurs, names something else, or is half of opening hours."""
    before, after = text[max(0, found.start() - 24) : found.start()], text[found.end() : found.end() + 24]
    if re.search(r"\b(?:every|each|most|alternate)\s$", before, re.I):
        return False
    if found["weekday"].islower() and found["weekday"] in ("sun", "sat"):
        return False
    if re.search(
        r"\b(?:every|each|most|Sheffield|Good|Black|Ash|Easter|Super|Shrove|Palm|Maundy|Cyber|Bloody|Mothering"
        r"|Remembrance|Whit|Girl|Man|Joe|Ruby|alternate|Mail on|The)\s$",
        before,
    ):
        return False
    if re.match(rf"\s?(?:to|-|–|through|until)\s?(?:{WEEKDAY_FULL})\b", after, re.I) and not re.search(
        r"\b(?:this|last|next)\s$", before
    ):
        return False
    return not re.search(rf"(?:{WEEKDAY_FULL})\s?(?:to|-|–|through)\s?$", before, re.I)


_NAMED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lady|Lord|Theresa|Brian|James|Peter|Secretary|Minister|Cllr|Councillor"
    r"|Baroness|Professor|Judge|Justice|Captain)\.?\s$"
)
_TIME_WORDS = re.compile(
    r"\b(?:in|by|until|till|til|since|from|to|of|during|before|after|for|through|throughout|between|and|last|next"
    r"|this|early|mid|late|around|on|or|each|every|both|–|-|each|via|late|a|the|its|their|his|her|our|per|end)[\s-]$",
    re.IGNORECASE,
)


def _bare_months(text: str, windows: Windows) -> Iterator[Said]:
    for pattern in (_MONTH, _MONTH_CAPS):
        for found in search(pattern, text, windows):
            if _is_bare_month(text, found):
                said = _said(found)
                which = found.groupdict().get("which")
                yield Said(
                    said.start,
                    said.end,
                    month=said.month,
                    part=said.part,
                    phrase="which month" if which else "",
                    words=(which.lower(),) if which else (),
                )


def _is_bare_month(text: str, found: re.Match[str]) -> bool:
    before, after = text[max(0, found.start("month") - 24) : found.start("month")], text[found.end() : found.end() + 24]
    word = found["month"].capitalize()
    if _NAMED.search(before):
        return False
    if found.groupdict().get("which") or found.groupdict().get("part"):
        return True
    if word in ("May", "March"):
        return bool(_TIME_WORDS.search(before)) and not re.match(
            r"\s(?:on\s|be\b|have\b|not\b|I\b|we\b|said\b|Day\b)", after
        )
    if word in ("April", "June", "August"):
        return bool(_TIME_WORDS.search(before)) or not re.match(
            r"\s(?:[A-Z][a-z]|said\b|says\b|told\b)|,\s\d\d?,", after
        )
    return True


def _years(text: str, windows: Windows) -> Iterator[Said]:
    for found in search(_YEAR, text, windows):
        before, after = (
            text[max(0, found.start("year") - 30) : found.start("year")],
            text[found.end() : found.end() + 40],
        )
        if (
            _LAW.search(before)
            or re.search(r"\d\s$", before)
            or (re.match(r"['’]?s\b(?=\s)", after) and not after.startswith(("'", "’")))
        ):
            continue
        timely = found["part"] or _YEAR_CONTEXT.search(before)
        if _COUNTED.match(after) or (not timely and found["year"].endswith("00")):
            continue
        yield _said(found)


SHARED_MONTH = re.compile(
    rf"(?<![\d£$€.,/:])\b(?P<first>{NTH})(?P<join>\s?[-–]\s?|\s(?:to|until|and|or"
    rf"|through)\s)(?P<day>{NTH})\s(?:of\s)?(?P<month>{MONTH})(?!\w)(?:,?\s(?P<year>{YEAR}))?"
    rf"|\b(?P<month2>{MONTH})\s(?P<first2>{NTH})(?P<join2>\s?[-–]\s?|\sto\s)(?P<day2>{DAY}(?:st|nd|rd"
    rf"|th)?)(?!\w)(?!\s(?:of\s)?{MONTH}\b)(?:,?\s(?P<year2>{YEAR}))?",
    re.IGNORECASE,
)
"""Two days of one month: "4-6 February", "4 to 6 February 2025", "February 4-6"."""


_MONTH_BEFORE = re.compile(rf"\b{MONTH}\s$", re.IGNORECASE)


def find_shared_months(text: str) -> Iterator[tuple[Said, Said, str]]:
    """Pairs of days that share a month, with the words that join them."""
    for found in search(SHARED_MONTH, text, near(text, _MONTH_WORD, before=50, after=40)):
        suffix = "" if found["month"] else "2"
        month, year = found["month" + suffix], found["year" + suffix]
        if not _is_month(month) or _MONTH_BEFORE.search(text, max(0, found.start() - 12), found.start()):
            continue  # "March 17 to 24 June" names two months
        low, high = (int(re.sub(r"\D", "", found[name + suffix])) for name in ("first", "day"))
        if low >= high:
            continue
        number, of_year = month_number(month), year_number(year) if year else None
        first = Said(found.start(), found.end("first" + suffix), of_year, number, low)
        second = Said(found.start("day") if not suffix else found.start("day2"), found.end(), of_year, number, high)
        yield first, second, found["join" + suffix].strip().lower()
