"""Days that lean on another: "the Wednesday of that week", "the following Easter", "by the 30th"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from onrecord.article.date_parts import WEEKDAY_FULL, make_date, shift_month, week_days, weekday_number
from onrecord.article.date_shapes import Said, day_number
from onrecord.article.model import Tense
from onrecord.article.relative_dates import NAMES, Frame, finder_of, pick_day
from onrecord.values import Days

_ONES = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
_NTH = (
    rf"(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th)|twent(?:ieth|y-(?:{_ONES}))|thirt(?:ieth|y-first)"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teenth"
)
"""Digits, or words that are longer than "the second": those seldom name a day alone."""
_SHAPES: dict[str, re.Pattern[str]] = {
    kind: re.compile(pattern, re.I)
    for kind, pattern in {
        "weekday of week": (
            rf"\b(?:the\s)?(?P<weekday>{WEEKDAY_FULL})\s(?:of|in)\s"
            r"(?P<which>that|this|last|next|the\s(?:same|following|next|previous))\sweek\b"
        ),
        "weekday beside day": (
            rf"\b(?:the\s)?(?P<weekday>{WEEKDAY_FULL})\s(?:right\s|just\s|immediately\s)?(?P<side>before|after)\s"
            rf"(?:the\s)?(?P<name>{NAMES})(?:,?\s(?P<year>(?:19|20)\d\d))?(?!\w)"
        ),
        "leaning named day": (
            rf"\b(?P<which>the\s(?:following|next|previous)|that|last|next|this)\s(?P<name>{NAMES})(?!\w)"
        ),
        "day of month": (
            rf"\b(?<=on|by|to|of)\sthe\s(?:{_NTH})\b(?=\s?[.,;:)]|\s?$|\s(?:and|or|at|but|for)\b)"
            rf"|\b(?:until|till|before|from|since)\sthe\s(?:{_NTH})\b(?=\s?[.,;:)]|\s?$|\s(?:and|or|at|but)\b)"
        ),
    }.items()
}
_MONTH_DAYS = 31


def find_leaning(text: str) -> Iterator[Said]:
    """Every such day in `text`, unresolved; they may overlap other dates, and give way to longer ones.

    >>> [s.words[0] for s in find_leaning("Signed on Friday of last week, to be done by the 30th.")]
    ['Friday of last week', 'the 30th']
    """
    for kind, pattern in _SHAPES.items():
        for found in pattern.finditer(text):
            start = text.index("the", found.start()) if kind == "day of month" else found.start()
            yield Said(start, found.end(), phrase=kind, words=(text[start : found.end()],))


def is_leaning(said: Said) -> bool:
    """Whether `find_leaning` found it."""
    return said.phrase in _SHAPES


def resolve_leaning(said: Said, frame: Frame) -> Days | None:
    """The day that is meant, or None when what it leans on is not known."""
    day = _RESOLVERS[said.phrase](said.words[0], frame)
    return Days(day, day) if day else None


def _weekday_of_week(words: str, frame: Frame) -> date | None:
    found = _SHAPES["weekday of week"].match(words)
    assert found is not None
    which = found["which"].lower()
    of_today = which in ("this", "last", "next")
    anchor = frame.today if of_today else frame.last.first if frame.last else None
    if anchor is None:
        return None
    weeks = -1 if which.endswith(("last", "previous")) else 1 if which.endswith(("next", "following")) else 0
    return week_days(anchor).first + timedelta(7 * weeks + weekday_number(found["weekday"]))


def _weekday_beside(words: str, frame: Frame) -> date | None:
    found = _SHAPES["weekday beside day"].match(words)
    assert found is not None
    finder = finder_of(found["name"])
    if found["year"]:
        day = finder(int(found["year"]))
    elif frame.today is None:
        return None
    else:
        day = pick_day([finder(frame.today.year + shift) for shift in (-1, 0, 1)], frame)
    weekday = weekday_number(found["weekday"])
    if found["side"].lower() == "after":
        return day + timedelta((weekday - day.weekday()) % 7 or 7)
    return day - timedelta((day.weekday() - weekday) % 7 or 7)


def _leaning_named(words: str, frame: Frame) -> date | None:
    found = _SHAPES["leaning named day"].match(words)
    assert found is not None
    which, finder = found["which"].lower(), finder_of(found["name"])
    leans = which.startswith("the ") or which == "that"
    anchor = (frame.last.last if frame.last else None) if leans else frame.today
    if anchor is None:
        return None
    days = [finder(anchor.year + shift) for shift in (-1, 0, 1)]
    if which.endswith(("last", "previous")):
        return max(day for day in days if day < anchor)
    if which.endswith(("next", "following")):
        return min(day for day in days if day > anchor)
    return days[1] if which == "this" else min(days, key=lambda day: abs((day - anchor).days))


def _day_of_month(words: str, frame: Frame) -> date | None:
    """The day in the month of the date before, or in the next; without one, on the side that the tense says."""
    number = day_number(words)
    near = frame.last if frame.last and (frame.last.last - frame.last.first).days < _MONTH_DAYS else None
    anchor = near.first if near else frame.today
    if anchor is None:
        return None
    days = [day for shift in (-1, 0, 1, 2) if (day := _in_month(shift_month(anchor, shift), number))]
    if near:
        ahead = next((day for day in days if day >= anchor), None)
        if ahead and not (frame.tense is Tense.PAST and frame.today and ahead > frame.today):
            return ahead
    side = frame.today or anchor
    if frame.tense is Tense.PAST:
        return max((day for day in days if day <= side), default=None)
    if frame.tense in (Tense.FUTURE, Tense.PRESENT):
        return min((day for day in days if day >= side), default=None)
    return min(days, key=lambda day: abs((day - side).days))


def _in_month(first: date, number: int) -> date | None:
    return make_date(first.year, first.month, number)


_RESOLVERS: dict[str, Callable[[str, Frame], date | None]] = {
    "weekday of week": _weekday_of_week,
    "weekday beside day": _weekday_beside,
    "leaning named day": _leaning_named,
    "day of month": _day_of_month,
}
