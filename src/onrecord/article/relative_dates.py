"""Phrases that denote days only beside the publication date or a date said before: "last month", "the day before"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.article.date_parts import (
    fiscal_days,
    month_days,
    part_of,
    season_days,
    shift_month,
    week_days,
    year_days,
    year_number,
)
from onrecord.article.date_shapes import Said
from onrecord.article.holidays import NAMED_DAYS, WEEKDAY_OF_MONTH, weekday_of_month
from onrecord.article.model import Tense
from onrecord.article.numbers import WORDS, number_of
from onrecord.article.scan import near, search
from onrecord.values import Days
from onrecord.values.patterns import later


@dataclass(frozen=True, slots=True)
class Frame:
    """What a phrase is resolved against."""

    today: date | None
    """The publication day in London."""
    tense: Tense | None
    """Of the governing verb; None without one."""
    last: Days | None
    """The date that the text mentioned last, for "the day before"; under a past tense the last one not ahead."""


_COUNT = rf"(?:\d{{1,3}}|{WORDS}|a\scouple\sof|an?)"
_SPAN_UNIT = r"(?:day|week|fortnight|month|year|decade)s?"
_SEASON = r"(?:spring|summer|autumn|winter)"
_YEAR4 = r"(?:19|20)\d\d"
NAMES = "|".join(sorted((name.replace("'", "['’]?").replace(" ", r"\s") for name in NAMED_DAYS), key=len, reverse=True))

_PATTERNS: dict[str, str] = {
    "day": r"(?P<word>the\sday\s(?:before\syesterday|after\stomorrow)|(?:earlier|later)\stoday|today|tomorrow|yesterday"
    r"|tonight|last\snight)(?:['’]s)?"
    r"(?:\s(?:morning|afternoon|evening|night|lunchtime))?",
    "daypart": r"(?P<word>this\s(?:morning|afternoon|evening|lunchtime))",
    "part of period": (
        r"(?P<word>earlier|later|sooner)\s(?:on\s)?(?:in\s)?(?:this|the)\s(?P<unit>week|month|year|summer"
        r"|spring|autumn|winter)"
    ),
    "period": r"(?:(?P<part>(?:the\s)?(?:end|start|beginning|middle)\sof|early|mid|late)\s?-?"
    r"(?P<which1>this|last|next|the|the\scurrent|the\ssame)?"
    r"|(?P<which>this\scoming|this|last|next|the\scoming))\s(?P<unit>weekend|week|month|quarter|year)(?![-\w]"
    r"|['’]s?\s(?:time|old))(?!\s(?:ago|or\sso|long|\d|one\b|two\b|three\b))",
    "fiscal year": (
        r"(?:(?P<which>this|last|next|the\scurrent|the\scoming|current|the\snext|the\slast|previous"
        r"|the\sprevious)\s)(?:financial|fiscal)\syear"
    ),
    "season": (
        rf"(?:(?P<which>this|last|next|this\scoming|the\scoming|the)\s)?(?:(?P<part>early|mid|late)[\s-])?"
        rf"(?P<season>{_SEASON})(?:\s(?:of\s)?(?P<year>{_YEAR4})(?:[/-]\d\d)?)?(?![-\w])"
    ),
    "named day": rf"(?P<name>{NAMES})(?:,?\s(?P<year>{_YEAR4}))?(?!\w)",
    "weekday of month": rf"the\s(?:very\s)?(?P<name>{WEEKDAY_OF_MONTH})(?:,?\s(?P<year>{_YEAR4}))?(?!\w)",
    "beside named day": (
        rf"(?:(?:just|barely|only)\s)?(?P<count>{_COUNT}|the)\s(?P<unit>days?|weeks?|fortnight)(?P<loose>\sor\sso)?\s(?P<side>before|after)\s"
        rf"(?P<name>{NAMES})(?:,?\s(?P<year>{_YEAR4}))?(?!\w)"
    ),
    "ago": (
        rf"(?:(?:just|about|around|almost|nearly|more\sthan|over|some)\s)?(?P<count>{_COUNT})\s"
        rf"(?P<unit>{_SPAN_UNIT})\s(?P<word>ago)"
    ),
    "end of month": r"the\s(?:very\s)?(?P<end>first|last)\sday\sof\s(?P<which>this|next|last|the)\smonth",
    "from today": (
        rf"(?P<count>{_COUNT})\s(?P<unit>(?:day|week|fortnight|month|year)s?)\s(?P<ago>ago\s)?(?:from\s)?"
        r"(?P<word>today|tomorrow)"
    ),
    "in time": rf"in\s(?P<count>{_COUNT})\s(?P<unit>{_SPAN_UNIT})['’]?s?['’]?\stime",
    "same": r"(?P<word>(?:on\s)?(?:that|the\ssame|the\svery\ssame)\s(?P<unit>day|week|month|year))(?![-\w])",
    "neighbour": (
        r"(?P<word>the\s(?P<which>following|next|previous|preceding)\s(?P<unit>day|week|month|year)|(?<!to\s)the\s"
        r"(?P<unit2>day|week|month|year)\s(?P<which2>before|after))(?![-\w]|['’])"
    ),
    "distance": rf"(?P<count>{_COUNT})\s(?P<unit>{_SPAN_UNIT})\s(?P<word>later|earlier|afterwards|beforehand)",
    "fiscal": (
        r"(?:(?:FY|financial\syear|fiscal\syear|tax\syear)\s?)?(?<![\d/.,£-])(?P<year>(?:19"
        r"|20)\d\d)\s?[/–-]\s?(?P<to>(?:20)?\d\d)(?![\d/]|-\d|[.,]\d)"
    ),
    "fiscal short": r"FY\s?['’]?(?P<year>(?:20)?\d\d)(?:[/-](?P<to>\d\d))?(?!\w)",
    "quarter": (
        rf"(?:(?P<nth>first|second|third|fourth|last|final)\squarter|Q(?P<q>[1-4]))(?:,?\s(?:of\s)?(?:"
        rf"(?P<year>{_YEAR4}(?!/|-\d))|(?P<which>this|last|next)\syear))"
    ),
    "half": (
        rf"(?:(?P<nth>first|second)\shalf|H(?P<q>[12]))(?:,?\s(?:of\s)?(?:(?P<year>{_YEAR4}(?!/|-\d))|"
        rf"(?P<which>this|last|next)\syear))"
    ),
    "decade": r"(?:(?P<part>early|mid|late)[\s-])?(?:the\s)?(?P<year>(?:19|20)\d0)['’]?s",
}
_SHAPES = {kind: later(rf"(?<![\w£€$-])(?:{pattern})", re.IGNORECASE) for kind, pattern in _PATTERNS.items()}
_TELLING: dict[str, tuple[str, ...]] = {
    "day": ("today", "tomorrow", "yesterday", "tonight", "last night"),
    "daypart": ("this morning", "this afternoon", "this evening", "this lunchtime"),
    "part of period": ("earlier", "later", "sooner"),
    "period": ("week", "month", "quarter", "year"),
    "fiscal year": ("financial year", "fiscal year"),
    "season": ("spring", "summer", "autumn", "winter"),
    "named day": (
        *("day", "eve", "night", "christmas", "easter", "hallowe", "hogmanay", "thanksgiving"),
        *("mas", "epiphany"),
    ),
    "weekday of month": ("day in ", "day of "),
    "beside named day": ("before ", "after "),
    "ago": ("ago",),
    "end of month": ("day of ",),
    "from today": ("today", "tomorrow"),
    "in time": ("time",),
    "same": ("that ", "same "),
    "neighbour": ("following", "next", "previous", "preceding", "before", "after"),
    "distance": ("later", "earlier", "afterwards", "beforehand"),
    "fiscal": ("20", "19"),
    "fiscal short": ("fy",),
    "quarter": ("quarter", "q1", "q2", "q3", "q4"),
    "half": ("half", "h1", "h2"),
    "decade": ("0s", "0's", "0’s"),
}
"""Lower-case pieces without which a phrase cannot stand: they say where to look."""

_NEEDED = {kind: re.compile("|".join(words), re.IGNORECASE) for kind, words in _TELLING.items()}
_CASED = {"fiscal short", "quarter", "half"}

_HOLIDAY_THING = re.compile(
    r"\s(?:market|lights?|tree|trees|party|parties|card|cards|present|presents|shopping|eggs?|holidays?|campaign"
    r"|carols?|dinner|lunch|bonus|number|decorations?|island|jumper|appeal|tales?|story|bells?|pudding|parade"
    r"|event|events|fair|fayre|show|trail|village)\b",
    re.I,
)
_HOLIDAY_WHEN = re.compile(
    r"\b(?:by|before|after|until|till|at|over|since|last|next|this|for|from|to|on|around|during|past"
    r"|in\stime\sfor|and|when|ahead\sof|–)\s$",
    re.I,
)


def find_phrases(text: str) -> Iterator[Said]:
    """Every such phrase in `text`; they may overlap each other."""
    lower = text.lower()
    for kind, pattern in _SHAPES.items():
        if not any(word in lower for word in _TELLING[kind]):
            continue
        for found in search(pattern, text, near(text, _NEEDED[kind], before=70, after=40)):
            if _holds(kind, text, found):
                yield Said(found.start(), found.end(), phrase=kind, words=(found.group(),))


def _holds(kind: str, text: str, found: re.Match[str]) -> bool:
    before, after = text[max(0, found.start() - 16) : found.start()], text[found.end() : found.end() + 20]
    if kind == "named day" and found["name"].lower() in ("christmas", "easter"):
        return bool(found["year"] or _HOLIDAY_WHEN.search(before)) and not _HOLIDAY_THING.match(after)
    if kind == "season" and not (found["year"] or (found["which"] or "the").lower() != "the"):
        return bool(
            found["part"] or re.search(r"\b(?:in|by|until|since|during|before|after|from)\s$", before, re.I)
        ) and not re.match(r"\s(?:water|clean|roll|term)", after)
    if kind == "fiscal" and len(found["to"]) == 2:
        return int(found["year"][2:]) < int(found["to"])
    if kind == "part of period" or kind == "period":
        return not re.match(r"\s(?:of\s(?:the\s)?(?:contract|deal|course|term|study))", after)
    if kind == "day" and found["word"].lower() == "last night":
        return not re.match(r"\sof\s", after)
    return kind not in _CASED or "q" not in found.groupdict() or not found["q"] or found.group()[0].isupper()


def resolve_phrase(said: Said, frame: Frame) -> Days | None:
    """The days that a phrase denotes, or None when what it leans on is not known."""
    found = _SHAPES[said.phrase].fullmatch(said.words[0]) or _SHAPES[said.phrase].match(said.words[0])
    if not found:
        return None
    try:
        return _RESOLVERS[said.phrase](found, frame)
    except (ValueError, OverflowError):
        return None


def needs_today(said: Said) -> bool:
    """Whether the phrase leans on the publication date (or on an earlier mention)."""
    return not re.search(r"(?:19|20)\d\d|FY", said.words[0])


def _day(found: re.Match[str], frame: Frame) -> Days | None:
    if frame.today is None:
        return None
    word = re.sub(r"\s+", " ", found["word"].lower())
    shift = {
        "tomorrow": 1,
        "yesterday": -1,
        "last night": -1,
        "the day before yesterday": -2,
        "the day after tomorrow": 2,
    }.get(word, 0)
    day = frame.today + timedelta(shift)
    return Days(day, day)


def _part_of_period(found: re.Match[str], frame: Frame) -> Days | None:
    if frame.today is None:
        return None
    whole = _around(frame.today, found["unit"].lower(), 0)
    if frame.today not in whole:
        return whole
    return Days(whole.first, frame.today) if found["word"].lower() == "earlier" else Days(frame.today, whole.last)


def _around(day: date, unit: str, shift: int) -> Days:
    """The week, month, … around `day`, or the one `shift` further."""
    unit = unit.removesuffix("s")
    if unit == "week":
        return week_days(day + timedelta(7 * shift))
    if unit == "weekend":
        monday = week_days(day + timedelta(7 * shift)).first
        return Days(monday + timedelta(5), monday + timedelta(6))
    if unit == "month":
        first = shift_month(day, shift)
        return month_days(first.year, first.month)
    if unit == "quarter":
        first = shift_month(day, 3 * shift - (day.month - 1) % 3)
        return Days(first, shift_month(first, 3) - timedelta(1))
    if unit == "year":
        return year_days(day.year + shift)
    if unit == "decade":
        start = (day.year // 10 + shift) * 10
        return Days(date(start, 1, 1), date(start + 9, 12, 31))
    return season_days(day.year + shift, unit)


def _shift(which: str | None) -> int:
    words = (which or "").lower()
    if "last" in words or "previous" in words:
        return -1
    return 1 if "next" in words else 0


def _period(found: re.Match[str], frame: Frame) -> Days | None:
    if frame.today is None:
        return None
    which, unit, part = found["which"] or found["which1"] or "", found["unit"].lower(), (found["part"] or "").lower()
    coming = "coming" in which.lower() and unit != "weekend"
    whole = _around(frame.today, unit, 1 if coming else _shift(which))
    if part and unit == "year" and "end" in part:
        return Days(date(whole.first.year, 10, 1), whole.last)
    return part_of(whole, part.removeprefix("the "))


def _fiscal_year(found: re.Match[str], frame: Frame) -> Days | None:
    if frame.today is None:
        return None
    begun = frame.today.year - (1 if frame.today.month < 4 else 0)
    return fiscal_days(begun + (1 if "coming" in found["which"].lower() else _shift(found["which"])))


def _season(found: re.Match[str], frame: Frame) -> Days | None:
    season, which, part = found["season"].lower(), (found["which"] or "").lower(), (found["part"] or "").lower()
    if found["year"]:
        return part_of(season_days(int(found["year"]), season), part)
    if frame.today is None:
        return None
    near = [season_days(frame.today.year + shift, season) for shift in (-2, -1, 0, 1, 2)]
    if which == "last":
        return part_of([days for days in near if days.last < frame.today][-1], part)
    if which == "next" or (which in ("the", "") and frame.tense is Tense.FUTURE):
        return part_of(next(days for days in near if days.first > frame.today), part)
    if which in ("the", "") and frame.tense is Tense.PAST:
        return part_of([days for days in near if days.first <= frame.today][-1], part)
    return part_of(min((days for days in near), key=lambda days: _distance(days, frame.today)), part)


def _distance(days: Days, day: date | None) -> int:
    if day is None or day in days:
        return 0
    return (days.first - day).days if day < days.first else (day - days.last).days


def finder_of(name: str) -> Callable[[int], date]:
    """What finds the day of this name in a year; the name in any case, with either apostrophe or none."""
    plain = re.sub(r"\s+", " ", name.lower().replace("’", "'"))
    if re.fullmatch(WEEKDAY_OF_MONTH, plain):
        return weekday_of_month(plain)
    return NAMED_DAYS.get(plain) or next(
        day for key, day in NAMED_DAYS.items() if key.replace("'", "") == plain.replace("'", "")
    )


def _named_day(found: re.Match[str], frame: Frame) -> Days | None:
    finder = finder_of(found["name"])
    if found["year"]:
        day = finder(int(found["year"]))
        return Days(day, day)
    if frame.today is None:
        return None
    day = pick_day([finder(frame.today.year + shift) for shift in (-1, 0, 1)], frame)
    return Days(day, day)


def _beside_named_day(found: re.Match[str], frame: Frame) -> Days | None:
    """Days are counted exactly; "a week before Christmas" is within a day or two of it."""
    named = _named_day(found, frame)
    if named is None:
        return None
    count, unit = _step("a" if found["count"].lower() == "the" else found["count"], found["unit"])
    moved = _moved(named, count if found["side"].lower() == "after" else -count, unit)
    slack = timedelta(3 if found["loose"] else 0 if unit == "day" else 2)
    return Days(moved.first - slack, moved.last + slack)


_SLACK, _PRESENT_SLACK = 14, 60
"""Days by which a date may lie on the wrong side of its tense: "work starts on 1 February" is still said in March."""


def pick_day(candidates: list[date], frame: Frame) -> date:
    """The candidate (one a year, in order) on the side that the tense says.

    A day of that side that is nearly a year off gives way to one within a fortnight on the other:
    nobody means those, and the tense was read wrongly or stood in somebody's mouth.
    """
    today = frame.today or candidates[0]
    nearest = min(candidates, key=lambda day: abs((day - today).days))
    if frame.tense is Tense.PAST:
        chosen = max((day for day in candidates if day <= today), default=nearest)
    elif frame.tense in (Tense.FUTURE, Tense.PRESENT):
        chosen = min((day for day in candidates if day >= today), default=nearest)
    else:
        return nearest
    slack = _PRESENT_SLACK if frame.tense is Tense.PRESENT else _SLACK
    far = abs((chosen - today).days) > 300 and abs((nearest - today).days) <= slack
    return nearest if far else chosen


def _step(count: str, unit: str) -> tuple[int, str]:
    plain = re.sub(r"\s+", " ", count.lower())
    number = 2 if plain == "a couple of" else 1 if plain in ("a", "an") else int(number_of(plain) or 0)
    singular = unit.lower().removesuffix("s")
    if singular == "fortnight":
        return number * 2, "week"
    return (number * 10, "year") if singular == "decade" else (number, singular)


def _moved(anchor: Days, count: int, unit: str) -> Days:
    """`anchor` moved by days exactly, by weeks exactly when it is one day, by months and years to the whole unit."""
    if unit in ("day", "week"):
        shift = timedelta(count * (7 if unit == "week" else 1))
        return Days(anchor.first + shift, anchor.last + shift)
    if unit == "month":
        first = shift_month(anchor.first, count)
        return month_days(first.year, first.month)
    return year_days(anchor.first.year + count)


def _ago(found: re.Match[str], frame: Frame) -> Days | None:
    if frame.today is None:
        return None
    count, unit = _step(found["count"], found["unit"])
    moved = _moved(Days(frame.today, frame.today), -count, unit)
    return week_days(moved.first) if unit == "week" else moved


def _end_of_month(found: re.Match[str], frame: Frame) -> Days | None:
    if frame.today is None:
        return None
    month = _around(frame.today, "month", _shift(found["which"]))
    day = month.first if found["end"].lower() == "first" else month.last
    return Days(day, day)


def _from_today(found: re.Match[str], frame: Frame) -> Days | None:
    """ "A fortnight today" is that very day; so is "a week ago today", behind."""
    if frame.today is None:
        return None
    count, unit = _step(found["count"], found["unit"])
    start = frame.today + timedelta(found["word"].lower() == "tomorrow")
    count = -count if found["ago"] else count
    if unit in ("day", "week"):
        day = start + timedelta(count * (7 if unit == "week" else 1))
    else:
        first = shift_month(start.replace(day=1), count if unit == "month" else 12 * count)
        day = first.replace(day=min(start.day, month_days(first.year, first.month).last.day))
    return Days(day, day)


def _in_time(found: re.Match[str], frame: Frame) -> Days | None:
    if frame.today is None:
        return None
    count, unit = _step(found["count"], found["unit"])
    moved = _moved(Days(frame.today, frame.today), count, unit)
    return week_days(moved.first) if unit == "week" else moved


def _same(found: re.Match[str], frame: Frame) -> Days | None:
    unit = found["unit"].lower()
    if frame.last is None or (unit == "day" and frame.last.first != frame.last.last):
        return None
    return frame.last if unit == "day" else _around(frame.last.first, unit, 0)


def _neighbour(found: re.Match[str], frame: Frame) -> Days | None:
    unit = (found["unit"] or found["unit2"]).lower()
    after = (found["which"] or found["which2"]).lower() in ("following", "next", "after")
    if frame.last is None or (unit == "day" and frame.last.first != frame.last.last):
        return None
    if unit == "day":
        return _moved(frame.last, 1 if after else -1, "day")
    return _around(frame.last.first, unit, 1 if after else -1)


def _distance_phrase(found: re.Match[str], frame: Frame) -> Days | None:
    count, unit = _step(found["count"], found["unit"])
    if frame.last is None or (unit in ("day", "week") and frame.last.first != frame.last.last):
        return None
    return _moved(frame.last, count if found["word"].lower() in ("later", "afterwards") else -count, unit)


def _fiscal(found: re.Match[str], frame: Frame) -> Days | None:
    begin, to = int(found["year"]), found["to"]
    end = int(to) if len(to) == 4 else begin // 100 * 100 + int(to)
    if end == begin + 1 and len(to) == 2:
        return fiscal_days(begin)
    if end == begin + 1 and "/" in found.group():
        return fiscal_days(begin)
    return Days(date(begin, 1, 1), date(end, 12, 31)) if end > begin else None


def _fiscal_short(found: re.Match[str], frame: Frame) -> Days | None:
    """The year of "FY24/25" begins in 2024; that of "FY25" alone ends in 2025."""
    year = year_number(found["year"])
    return fiscal_days(year if found["to"] else year - 1)


def _fraction(found: re.Match[str], frame: Frame, months: int, nth: int) -> Days | None:
    if found["year"]:
        year = int(found["year"])
    elif frame.today:
        year = frame.today.year + _shift(found["which"])
    else:
        return None
    first = date(year, 1 + months * (nth - 1), 1)
    return Days(first, shift_month(first, months) - timedelta(1))


def _quarter(found: re.Match[str], frame: Frame) -> Days | None:
    names = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
    return _fraction(found, frame, 3, int(found["q"]) if found["q"] else names[found["nth"].lower()])


def _half(found: re.Match[str], frame: Frame) -> Days | None:
    return _fraction(
        found, frame, 6, int(found["q"]) if found["q"] else {"first": 1, "second": 2}[found["nth"].lower()]
    )


def _decade(found: re.Match[str], frame: Frame) -> Days | None:
    year = int(found["year"])
    return part_of(Days(date(year, 1, 1), date(year + 9, 12, 31)), (found["part"] or "").lower())


_RESOLVERS: dict[str, Callable[[re.Match[str], Frame], Days | None]] = {
    "day": _day,
    "daypart": _day,
    "part of period": _part_of_period,
    "period": _period,
    "fiscal year": _fiscal_year,
    "season": _season,
    "named day": _named_day,
    "weekday of month": _named_day,
    "beside named day": _beside_named_day,
    "ago": _ago,
    "end of month": _end_of_month,
    "from today": _from_today,
    "in time": _in_time,
    "same": _same,
    "neighbour": _neighbour,
    "distance": _distance_phrase,
    "fiscal": _fiscal,
    "fiscal short": _fiscal_short,
    "quarter": _quarter,
    "half": _half,
    "decade": _decade,
}
