"""TimeBank, AQUAINT and any TimeML corpus, as TempEval-3 has them, and how well dates become intervals there.

A `.tml` file is XML: the day of publication in `<DCT>`, or wherever a TIMEX3 has the function CREATION_TIME, and the
article in `<TEXT>`, with TIMEX3 tags of a `type` and a `value` around the words. Dates in the calendar are compared; a
value that is none (`PRESENT_REF`, `XXXX-WXX-4`, a season, a fiscal year) counts neither for nor against us.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

from onrecord.article import DateMention
from onrecord.article.read import read_article
from onrecord.values import Instant, Span, parse_instant
from quality.corpora import CorpusError, files, harmonic, share

Interval = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Timex:
    """One annotated expression of time."""

    span: Span
    type: str
    value: str

    @property
    def interval(self) -> Interval | None:
        """The days it denotes; None for what is no date in the calendar."""
        return interval_of(self.value) if self.type == "DATE" else None


@dataclass(frozen=True, slots=True)
class Story:
    """One article: its words, its day, and what is annotated."""

    text: str
    published: Instant | None
    times: tuple[Timex, ...]


def measure(folder: Path) -> Mapping[str, float]:
    """The figures of every `.tml` file below `folder`."""
    counts: Counter[str] = Counter()
    for path in files(folder, ".tml"):
        story = read_story(path)
        reading = read_article(story.text, id=path.stem, published=story.published)
        counts.update(compare(story.times, reading.dates))
    if not counts["articles"]:
        raise CorpusError(str(folder), "no .tml file", "TimeML files, as TempEval-3 has them")
    return figures(counts)


def figures(n: Mapping[str, int]) -> dict[str, float]:
    """From counts to shares."""
    return {
        "articles": n["articles"],
        "found": share(n["found"], n["wanted"]),
        "precision": share(n["given_in"], n["given"]),
        "interval right": share(n["right"], n["found"]),
        "interval F1": harmonic(share(n["right"], n["given"]), share(n["right"], n["wanted"])),
    }


def read_story(path: Path) -> Story:
    """One file, with the places of its tags in the bare text."""
    try:
        root = ElementTree.parse(path).getroot()
    except ElementTree.ParseError as error:
        line, column = error.position
        raise CorpusError(f"{path}:{line}", f"broken XML at column {column}", "a TimeML file") from error
    body = root.find(".//TEXT")
    pieces: list[str] = []
    times = list(_walk(root if body is None else body, pieces, 0))
    return Story("".join(pieces), _published(root, path), tuple(times))


def _walk(element: ElementTree.Element, pieces: list[str], start: int) -> Iterator[Timex]:
    """The tags below an element, in order; its words are added to `pieces`."""
    pieces.append(element.text or "")
    for child in element:
        opened = sum(map(len, pieces))
        inner = list(_walk(child, pieces, opened))
        if child.tag == "TIMEX3" and child.get("functionInDocument") != "CREATION_TIME":
            yield Timex(Span(opened, sum(map(len, pieces))), child.get("type", ""), child.get("value", ""))
        yield from inner
        pieces.append(child.tail or "")


def _published(root: ElementTree.Element, path: Path) -> Instant | None:
    """Noon of the day of publication; None where the file does not tell it."""
    for timex in root.iter("TIMEX3"):
        if timex.get("functionInDocument") == "CREATION_TIME":
            day = timex.get("value", "")[:10]
            if not re.fullmatch(r"\d{4}-\d\d-\d\d", day):
                raise CorpusError(str(path), f"the day {day!r} as CREATION_TIME", "YYYY-MM-DD")
            return parse_instant(f"{day}T12:00:00+00:00")
    return None


def interval_of(value: str) -> Interval | None:
    """The days that a TIMEX3 value denotes, both included; None where it is no date in the calendar.

    >>> [str(day) for day in interval_of("1998-W04") or ()]
    ['1998-01-19', '1998-01-25']
    """
    for pattern, days in _SHAPES:
        found = re.fullmatch(pattern, value)
        if found is not None:
            try:
                return days(*map(int, found.groups()))
            except ValueError:
                return None
    return None


def _days(year: int, month: int, day: int) -> Interval:
    return date(year, month, day), date(year, month, day)


def _months(year: int, first: int, last: int) -> Interval:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _week(year: int, week: int, first: int = 1, last: int = 7) -> Interval:
    monday = date.fromisocalendar(year, week, 1)
    return monday + timedelta(first - 1), monday + timedelta(last - 1)


_SHAPES: Sequence[tuple[str, Callable[..., Interval]]] = (
    (r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?", _days),
    (r"(\d{4})-(\d\d)", lambda year, month: _months(year, month, month)),
    (r"(\d{4})", lambda year: _months(year, 1, 12)),
    (r"(\d{4})-Q([1-4])", lambda year, quarter: _months(year, 3 * quarter - 2, 3 * quarter)),
    (r"(\d{4})-H([12])", lambda year, half: _months(year, 6 * half - 5, 6 * half)),
    (r"(\d{4})-W(\d\d)", _week),
    (r"(\d{4})-W(\d\d)-WE", lambda year, week: _week(year, week, 6, 7)),
    (r"(\d{3})X?", lambda decade: (date(10 * decade, 1, 1), date(10 * decade + 9, 12, 31))),
)


def compare(times: Sequence[Timex], mentions: Sequence[DateMention]) -> Counter[str]:
    """Counts of one article; what we read where something other than a calendar date is annotated is left out."""
    wanted = [timex for timex in times if timex.interval is not None]
    others = [timex for timex in times if timex.interval is None]
    given = [one for one in mentions if not any(one.span.overlaps(timex.span) for timex in others)]
    counts = Counter(articles=1, wanted=len(wanted), given=len(given))
    counts["given_in"] = sum(any(one.span.overlaps(timex.span) for timex in wanted) for one in given)
    for timex in wanted:
        here = [one for one in given if one.span.overlaps(timex.span)]
        counts["found"] += bool(here)
        counts["right"] += any(timex.interval in _readings(one) for one in here)
    return counts


def _readings(mention: DateMention) -> list[Interval]:
    """The days read, and those of either end of a range: annotators tag the ends."""
    return [(days.first, days.last) for days in (mention.days, *(mention.ends or ()))]
