"""Dates in news text, resolved against the day of publication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from onrecord.article.date_parts import CLOCK, clock_time, make_date, month_days, part_of, week_days, year_days
from onrecord.article.date_shapes import Said, find_shapes, find_shared_months
from onrecord.article.leaning_dates import find_leaning, is_leaning, resolve_leaning
from onrecord.article.model import DateMention, Tense
from onrecord.article.relative_dates import Frame, find_phrases, needs_today, pick_day, resolve_phrase
from onrecord.article.scan import near, search
from onrecord.article.tense import governing_tense
from onrecord.values import LONDON, Days, Instant, Span

_CLOCK = re.compile(rf"(?<![\w£€$.:/-])(?:{CLOCK})", re.IGNORECASE)
_CLOCK_SIGN = re.compile(r"noon|midday|midnight|\d\s?[ap]\.?m|\d:\d|\d\s?h|clock", re.IGNORECASE)
_HOURS = re.compile(rf"(?:{CLOCK}|\b\d{{1,2}}(?:[.:]\d\d)?)\s?(?:to|-|–|until|till|and)\s?(?:{CLOCK})", re.IGNORECASE)
_CLOCK_THEN_DATE = re.compile(
    r"\s*,?\s*(?:(?:UK\stime|GMT|BST|local\stime|in\sthe\s(?:morning|afternoon|evening)|at\snight|sharp),?\s*)?(?:(?:on|of|this)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_DATE_THEN_CLOCK = re.compile(
    r"\s*,?\s*(?:[-–]\s?)?(?:(?:at|by|before|from|until)\s+)?(?:around\s+|about\s+|exactly\s+)?[(\[]?", re.IGNORECASE
)
_RANGE_JOIN = re.compile(r"\s?[-–—]\s?|,?\s+(?:to|until|till|through(?:\sto)?|up to)\s+(?:the\s)?", re.IGNORECASE)
_COUNTED = ("distance", "ago", "in time", "neighbour", "beside named day")
_DAY_BEHIND = re.compile(
    r"\s?(?:,|[-–—:(\[]|that\sis|i\.e\.)?,?\s?(?:(?:on|by|to|falling\son)\s)?(?:the\s)?", re.IGNORECASE
)
_DAY_AHEAD = re.compile(
    r"(?:,?\s(?:20\d\d)?,?|\s?[,(–—-])\s?(?:(?:about|around|some|just|only|exactly|almost|nearly|over|or)\s){0,2}",
    re.IGNORECASE,
)
_APPOSED_END = re.compile(r"\s?[.,;:)\]–—]|\s*$")
_AND_JOIN = re.compile(r"\s+and\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s)?$", re.IGNORECASE)
_MOVED = re.compile(
    r"\b(?:mov\w+|extend\w*|postpone\w*|chang\w+|push\w*|put\sback|brought\sforward|bring\w*\sforward|delay\w*"
    r"|defer\w*|reschedul\w+|shift\w*|slip\w*|amend\w*|correct\w*|alter\w*|switch\w*|revis\w+|up|down|r[io]se"
    r"|fell|grew|increas\w+|compared)\b[^.;\n]{0,50}\bfrom\s+(?:the\s)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Found:
    """A date as said, perhaps with a clock time, or a range of two."""

    start: int
    end: int
    low: Said | None
    high: Said | None = None
    time: time | None = None


def find_dates(text: str, published: Instant | None) -> list[DateMention]:
    """Every date, range of dates and clock time in `text`, in reading order, as days in London.

    Shapes: any length in; possibly none out; spans never overlap. A range is one mention with both its ends.
    Errors: none. Without a publication date only what names its year is found.

    >>> from onrecord.values import parse_instant
    >>> published = parse_instant("2025-01-24")
    >>> found = find_dates("Bids close at noon on 28 January; work ran from May to June last year.", published)
    >>> [(m.text, str(m.days.first), str(m.days.last)) for m in found]
    [('noon on 28 January', '2025-01-28', '2025-01-28'), ('May to June last year', '2024-05-01', '2024-06-30')]
    """
    today = published.local_date(LONDON) if published else None
    mentions: list[DateMention] = []
    said = _without_counted(text, _distinct(_said(text)))
    for found in _with_clock_times(text, _joined(text, said)):
        mention = _resolve(text, found, today, mentions)
        if mention:
            mentions.append(mention)
    return mentions


def _said(text: str) -> Iterator[_Found]:
    for first, second, join in find_shared_months(text):
        if _makes_range(text, first.start, join):
            yield _Found(first.start, second.end, first, second)
        elif (
            join != "and" or re.search(r"[a-z]$", text[first.start : first.end]) or text.endswith("on ", 0, first.start)
        ):
            yield _Found(first.start, first.end, first)
    for said in (*find_shapes(text), *find_phrases(text), *find_leaning(text)):
        yield _Found(said.start, said.end, said)


def _makes_range(text: str, start: int, join: str) -> bool:
    before = text[max(0, start - 90) : start]
    return bool(_BETWEEN.search(before)) if join == "and" else not _MOVED.search(before)


def _distinct(found: Iterator[_Found]) -> list[_Found]:
    """In reading order without overlaps; of two that overlap the longer stays."""
    kept: list[_Found] = []
    for one in sorted(found, key=lambda found: (found.start, -found.end, found.high is None)):
        if kept and one.start < kept[-1].end:
            if one.end - one.start > kept[-1].end - kept[-1].start:
                kept[-1] = one
            continue
        kept.append(one)
    return kept


def _without_counted(text: str, found: list[_Found]) -> list[_Found]:
    """Without counted dates that the day itself stands beside: "six weeks later, on 10 March" is the 10th of March."""
    days = [one.low is not None and one.low.is_calendar and one.low.day is not None for one in found]
    kept: list[_Found] = []
    for place, one in enumerate(found):
        if one.low is not None and one.low.phrase in _COUNTED:
            before, after = place - 1, place + 1
            if after < len(found) and days[after] and _DAY_BEHIND.fullmatch(text, one.end, found[after].start):
                continue
            ended = _APPOSED_END.match(text, one.end)
            if ended and place and days[before] and _DAY_AHEAD.fullmatch(text, found[before].end, one.start):
                continue
        kept.append(one)
    return kept


def _joined(text: str, found: list[_Found]) -> list[_Found]:
    """With neighbours joined into ranges: "10 March to 30 June", "between April and June 2025"."""
    joined: list[_Found] = []
    for one in found:
        before = joined[-1] if joined else None
        if (
            before
            and before.low
            and one.low
            and not before.high
            and not one.high
            and _is_range(text, before.low, one.low)
        ):
            joined[-1] = _Found(before.start, one.end, before.low, one.low)
        else:
            joined.append(one)
    return joined


def _is_range(text: str, low: Said, high: Said) -> bool:
    between = text[low.end : high.start]
    if "\n" in between or not (_can_bound(low) and _can_bound(high)):
        return False
    if _AND_JOIN.fullmatch(between):
        return bool(_BETWEEN.search(text[max(0, low.start - 20) : low.start]))
    if between.strip() == "/":
        return low.is_calendar and high.is_calendar
    return bool(_RANGE_JOIN.fullmatch(between)) and not _MOVED.search(text[max(0, low.start - 90) : low.start])


def _can_bound(said: Said) -> bool:
    return said.is_calendar or said.phrase in ("month of year", "named day", "season", "day", "period", "weekday")


def _with_clock_times(text: str, found: list[_Found]) -> list[_Found]:
    """Clock times added to the dates beside them, and those that stand alone; opening hours left out."""
    clocks = near(text, _CLOCK_SIGN, before=10, after=12)
    hours = [span.span() for span in search(_HOURS, text, near(text, _CLOCK_SIGN, before=20, after=30))]
    alone: list[_Found] = []
    dates = list(found)
    for clock in search(_CLOCK, text, clocks):
        said = clock_time(clock.group())
        if said is None or any(start <= clock.start() < end for start, end in hours):
            continue
        place = _beside(text, clock.start(), clock.end(), dates)
        if place is None:
            if not any(date_.start < clock.end() and clock.start() < date_.end for date_ in dates):
                alone.append(_Found(clock.start(), clock.end(), None, time=said))
        elif dates[place].time is None:
            dates[place] = replace(
                dates[place],
                start=min(dates[place].start, clock.start()),
                end=max(dates[place].end, clock.end()),
                time=said,
            )
    return sorted([*dates, *alone], key=lambda one: one.start)


def _beside(text: str, start: int, end: int, dates: list[_Found]) -> int | None:
    for place, one in enumerate(dates):
        if one.high or one.low is None or one.low.phrase in ("period", "fiscal"):
            continue
        if end <= one.start <= end + 32 and _CLOCK_THEN_DATE.fullmatch(text, end, one.start):
            return place
        if one.end <= start <= one.end + 24 and _DATE_THEN_CLOCK.fullmatch(text, one.end, start):
            return place
    return None


# Resolving


def _resolve(text: str, found: _Found, today: date | None, before: list[DateMention]) -> DateMention | None:
    tense = governing_tense(text, found.start, found.end)
    if _MOVED.search(text, max(0, found.start - 90), found.start):
        tense = Tense.UNKNOWN  # a deadline that was "moved from" a day may have been ahead or over
    frame = Frame(today, tense, _antecedent(text, found.start, tense, today, before))
    ends: tuple[Days, Days] | None = None
    if found.low is None:
        days = (
            frame.last if frame.last and frame.last.first == frame.last.last else Days(today, today) if today else None
        )
    elif found.high:
        ends = _range(found.low, found.high, frame)
        days = Days(ends[0].first, ends[1].last) if ends else None
    else:
        days = _days(found.low, frame)
    if days is None:
        return None
    if found.time:
        days = Days(days.first, days.last, found.time)
    span = Span(found.start, found.end)
    spans = (
        (Span(found.low.start, found.low.end), Span(found.high.start, found.high.end))
        if found.low and found.high
        else None
    )
    return DateMention(span, span.of(text), days, _is_relative(found), tense or Tense.UNKNOWN, ends, spans)


_MEMORY = 600
"""Characters within which "the day before" finds what it leans on: about four sentences."""


def _antecedent(
    text: str, start: int, tense: Tense | None, today: date | None, before: list[DateMention]
) -> Days | None:
    for mention in reversed(before):
        if start - mention.span.end > _MEMORY:
            return None
        if tense is Tense.PAST and today and mention.days.first > today:
            continue
        return Days(mention.days.first, mention.days.last)
    return None


def _is_relative(found: _Found) -> bool:
    parts = [said for said in (found.low, found.high) if said]
    if not parts:
        return True
    if len(parts) == 2 and parts[0].is_calendar and parts[1].is_calendar:
        return parts[1].year is None and parts[0].year is None
    return any(
        needs_today(said) if said.phrase not in ("", "weekday", "month of year", "which month") else said.year is None
        for said in parts
    )


def _days(said: Said, frame: Frame) -> Days | None:
    if said.phrase == "weekday":
        return _weekday(said, frame)
    if said.phrase == "month of year":
        return _month_of_year(said, frame)
    if said.phrase == "day of year":
        shift = {"last": -1, "next": 1}.get(said.words[0], 0)
        return _day(replace(said, year=frame.today.year + shift), frame) if frame.today else None
    if said.phrase == "which month":
        return _which_month(said, frame)
    if is_leaning(said):
        return resolve_leaning(said, frame)
    if said.phrase:
        return resolve_phrase(said, frame)
    if said.month is None:
        return _end_of_year(said) if said.year else None
    if said.day is None:
        return _month(said, frame)
    return _day(said, frame)


def _end_of_year(said: Said) -> Days:
    year = said.year or 1
    if said.part == "end":
        return Days(date(year, 10, 1), date(year, 12, 31))
    return part_of(year_days(year), said.part)


def _day(said: Said, frame: Frame) -> Days | None:
    if not (said.month and said.day):
        return None
    if said.year:
        day = make_date(said.year, said.month, said.day)
        return Days(day, day) if day else None
    if frame.today is None:
        return None
    years = [frame.today.year + shift for shift in (-1, 0, 1)]
    candidates = [day for year in years if (day := make_date(year, said.month, said.day))]
    if said.weekday is not None and any(day.weekday() == said.weekday for day in candidates):
        candidates = [day for day in candidates if day.weekday() == said.weekday]
    if not candidates:
        return None
    day = pick_day(candidates, frame)
    return Days(day, day)


def _month(said: Said, frame: Frame) -> Days | None:
    if not said.month:
        return None
    if said.year:
        return part_of(month_days(said.year, said.month), said.part)
    if frame.today is None:
        return None
    whole = _pick_period([month_days(frame.today.year + shift, said.month) for shift in (-1, 0, 1)], frame)
    return part_of(whole, said.part)


def _pick_period(candidates: list[Days], frame: Frame) -> Days:
    """The candidate on the side that the tense says; the current one fits either."""
    today = frame.today or candidates[0].first
    if frame.tense is Tense.PAST:
        return max((days for days in candidates if days.first <= today), key=lambda days: days.first)
    if frame.tense in (Tense.FUTURE, Tense.PRESENT):
        return min((days for days in candidates if days.last >= today), key=lambda days: days.first)
    return min(candidates, key=lambda days: min(abs((days.first - today).days), abs((days.last - today).days)))


def _which_month(said: Said, frame: Frame) -> Days | None:
    """What "last April" (over), "next April" (not begun) and "this April" (of this year) denote."""
    if frame.today is None or said.month is None:
        return None
    today = frame.today
    candidates = [month_days(today.year + shift, said.month) for shift in (-1, 0, 1)]
    if said.words[0] == "this":
        return part_of(candidates[1], said.part)
    if said.words[0] == "last":
        return part_of(max((days for days in candidates if days.last < today), key=lambda days: days.first), said.part)
    return part_of(min((days for days in candidates if days.first > today), key=lambda days: days.first), said.part)


def _month_of_year(said: Said, frame: Frame) -> Days | None:
    """What "February last year" and "March of the following year" denote."""
    which = said.words[0]
    leans_back = which.startswith("the ") or which == "that"
    anchor = frame.last.first if leans_back and frame.last else None
    base = anchor or frame.today
    if base is None or said.month is None:
        return None
    shift = -1 if "last" in which or "previous" in which else 1 if "next" in which or "following" in which else 0
    return part_of(month_days(base.year + shift, said.month), said.part)


def _weekday(said: Said, frame: Frame) -> Days | None:
    if frame.today is None or said.weekday is None:
        return None
    today, which = frame.today, said.words[0]
    back = (today.weekday() - said.weekday) % 7
    latest, coming = today - timedelta(back), today + timedelta(-back % 7)
    monday = week_days(today).first + timedelta(said.weekday)
    if "following" in which or "previous" in which:
        day = _beside_last(said.weekday, frame, after="following" in which)
    elif "fortnight" in which:
        day = coming + timedelta(14)
    elif "week" in which:
        day = (latest - timedelta(7) if back == 0 else latest) if "last" in which else coming + timedelta(7)
    elif "last" in which:
        day = latest if back else today - timedelta(7)
    elif "next" in which:
        day = monday + timedelta(7)
    elif "coming" in which:
        day = coming
    elif which == "this":
        day = monday if monday >= today or frame.tense is not Tense.FUTURE else coming
    else:
        day = _on_side(latest, coming, frame)
    return Days(day, day) if day else None


def _on_side(latest: date, coming: date, frame: Frame) -> date:
    """The weekday on the tense's side; the nearer after "was due to"; the latest in reports without a verb."""
    if frame.tense in (Tense.FUTURE, Tense.PRESENT):
        return coming
    if frame.tense is Tense.UNKNOWN and frame.today:
        return coming if coming - frame.today < frame.today - latest else latest
    return latest


def _beside_last(weekday: int, frame: Frame, *, after: bool) -> date | None:
    if frame.last is None:
        return None
    anchor = frame.last.last if after else frame.last.first
    step = (weekday - anchor.weekday()) % 7 or 7 if after else -((anchor.weekday() - weekday) % 7 or 7)
    return anchor + timedelta(step)


def _range(low: Said, high: Said, frame: Frame) -> tuple[Days, Days] | None:
    """Both ends, the second never before the first; a year or month said once holds for both."""
    if not (low.is_calendar and high.is_calendar):
        return _mixed_range(low, high, frame)
    if low.month is None and low.day is None and low.year is not None:
        return _ordered(_days(low, frame), _days(high, frame))
    if high.year and not low.year:
        return _from_any_year(low, _with_year(low, high, high.year), frame)
    if low.year and not high.year:
        start = _days(low, frame)
        ends = [_days(replace(high, year=low.year + shift), frame) for shift in (0, 1)]
        return next((pair for end in ends if (pair := _ordered(start, end))), None)
    if low.year:
        return _ordered(_days(low, frame), _days(high, frame))
    return _range_without_year(low, high, frame)


def _ordered(low: Days | None, high: Days | None) -> tuple[Days, Days] | None:
    return (low, high) if low and high and low.first <= high.last else None


def _with_year(low: Said, high: Said, year: int) -> tuple[Days, Days] | None:
    nowhere = Frame(None, Tense.UNKNOWN, None)
    end = _days(replace(high, year=year), nowhere)
    starts = [_days(replace(low, year=year - back), nowhere) for back in (0, 1)]
    return next((pair for start in starts if (pair := _ordered(start, end))), None)


def _from_any_year(low: Said, found: tuple[Days, Days] | None, frame: Frame) -> tuple[Days, Days] | None:
    """Over the turn of a year that the end alone has: "from September until August 2028" may begin this year, too."""
    if not found or frame.today is None or found[0].first <= frame.today or found[0].last.year == found[1].last.year:
        return found
    coming = _days(low, replace(frame, tense=Tense.FUTURE))
    if coming is None or coming.first >= found[0].first:
        return found
    return Days(coming.first, found[0].last), found[1]


def _range_without_year(low: Said, high: Said, frame: Frame) -> tuple[Days, Days] | None:
    """The pair of years on the tense's side: a past range has begun, a coming one has not ended."""
    if frame.today is None:
        return None
    today = frame.today
    years = [today.year + shift for shift in (-2, -1, 0, 1)]
    pairs = [pair for year in years if (pair := _with_year(low, high, year))]
    if frame.tense is Tense.PAST:
        pairs = [pair for pair in pairs if pair[0].first <= today][-1:] or pairs
    elif frame.tense is Tense.FUTURE:
        pairs = [pair for pair in pairs if pair[1].last >= today][:1] or pairs
    return min(pairs, key=lambda pair: _off(pair, today), default=None)


def _off(pair: tuple[Days, Days], today: date) -> int:
    return max((pair[0].first - today).days, (today - pair[1].last).days, 0)


def _mixed_range(low: Said, high: Said, frame: Frame) -> tuple[Days, Days] | None:
    """Ranges with a phrase at one end; "May to June last year" gives its year to both."""
    end = _days(high, frame)
    if end and low.is_calendar and low.year is None and high.phrase == "month of year":
        return _ordered(_days(replace(low, year=end.first.year), frame), end)
    return _ordered(_days(low, frame), end)
