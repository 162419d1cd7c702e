"""Lengths of time in news text: "two-year", "18 months", "two options of a further year", "2+1+1 years"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from onrecord.article.elided_lengths import KINDS, UNIT, find_elided
from onrecord.article.model import DurationMention, Qualifier
from onrecord.article.numbers import WORDS, number_of
from onrecord.article.qualifiers import qualifier_after, qualifier_before
from onrecord.article.scan import Windows, at_starts, first_come, near, number_starts, search
from onrecord.values import Duration, Span
from onrecord.values.patterns import later

_UNITS: dict[str, tuple[str, int]] = {
    "year": ("years", 1), "yr": ("years", 1), "decade": ("years", 10), "century": ("years", 100),
    "centurie": ("years", 100),
    "month": ("months", 1), "mth": ("months", 1),
    "week": ("weeks", 1), "wk": ("weeks", 1), "fortnight": ("weeks", 2), "day": ("days", 1),
    "hour": ("hours", 1), "hr": ("hours", 1), "minute": ("minutes", 1), "min": ("minutes", 1),
}  # fmt: skip
_SMALLER = {
    "years": ("months", 12),
    "months": ("days", 30),
    "weeks": ("days", 7),
    "days": ("hours", 24),
    "hours": ("minutes", 60),
}
"""Where a fraction goes: half a year is six months. (Half a month is fifteen days: months have 30 in the notices.)"""

_UNIT_WORD = re.compile(UNIT, re.IGNORECASE)
_NUMBER = rf"(?:\d{{1,4}}(?:\.\d{{1,2}})?|{WORDS}|a\scouple\sof|half\san?|an?\shalf)"
_MORE = (
    r"(?:further|additional|more|extra|consecutive|successive|separate|full|whole|solid|long|possible"
    r"|optional|initial|straight|annual|single)"
)
_PART = (
    rf"(?P<number>{_NUMBER})(?:\s?[-–]\s?"
    rf"|\s*)(?:\(\d{{1,3}}\)\s)?(?:{_MORE}[\s-]){{0,2}}(?P<unit>{UNIT})(?P<half>\sand\sa\s(?:half|quarter))?"
)
_LENGTH = later(rf"(?<![\w.,:£€$/+-]){_PART}(?![\w+])(?!-(?:old|olds)\b)", re.IGNORECASE)
_THEN = later(rf"(?:\sand\s|,\sand\s|\s){_PART}(?!\w)", re.IGNORECASE)
_RANGE = later(
    rf"(?<![\w.,£€$/+-])(?P<low>\d{{1,3}}(?:\.\d)?|{WORDS})(?P<lowunit>[\s-]{UNIT})?(?:\s?[-–]\s?|[\s-](?:to|or"
    rf"|and)[\s-]){_PART.replace(_NUMBER, rf'(?:{_NUMBER}|an?)')}(?!\w)(?!-old)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween\s$", re.IGNORECASE)
_PLUS = later(
    rf"(?<![\w.,£€$/-])(?P<numbers>(?:\d{{1,2}}|{WORDS})(?:\s?\+\s?\d{{1,2}}|\splus\s(?:\d{{1,2}}"
    rf"|{WORDS}))++)[\s-](?P<unit>{UNIT})(?!\w)",
    re.IGNORECASE,
)
_PLUS_AFTER = later(
    rf"(?P<plus>(?:,?\s(?:plus|\+)\s(?:an?\s(?:optional|possible|potential)\s|(?:a\s)?(?:further|possible"
    rf"|optional)\s)?(?:\d{{1,2}}|{WORDS}))+)(?!\w|[\s-](?:{UNIT}|[a-z]+[\s-](?:options?|extensions?|periods?"
    rf"|years?|months?)))",
    re.IGNORECASE,
)
_IN_FIGURES = r"(?:\s\(\d{1,3}\))?"
"""As notices tell a number twice: "two (2) periods of twelve (12) months"."""
_OPTIONS = later(
    rf"(?<![\w.,£€$/+-])(?P<times>\d{{1,2}}|{WORDS}){_IN_FIGURES}(?:\s?(?P<by>[x×])\s?|[\s-](?:(?:{_MORE}|extension"
    rf"|renewal)[\s-]){{0,2}}?(?:(?:options?|extensions?|periods?|terms?|extension\soptions?"
    rf"|renewals?|lots|stints|spells|bites|chunks|blocks"
    rf"|extension\speriods?)\s(?:to\sextend\s)?(?:in\sincrements\s|for\speriods\s)?(?:of|for|by"
    rf"|lasting)\s(?:up\sto\s)?)?)"
    rf"(?:an?\s)?(?:{_MORE}[\s-])?(?:(?P<number>\d{{1,3}}"
    rf"|{WORDS}){_IN_FIGURES}[\s-])?(?:{_MORE}[\s-])?(?P<unit>{UNIT})(?P<noun>[\s-](?:(?:{_MORE}|extension)[\s-])?(?:options?"
    rf"|extensions?|periods?|terms?|renewals?))?(?P<each>\seach\b)?(?!\w)",
    re.IGNORECASE,
)
_MORE_BEFORE = re.compile(r"\b(?:another|further|additional|extra)\s$", re.IGNORECASE)
_THEN_MORE = re.compile(
    rf",?\s(?:and\s)?then\s(?:(?:for|by)\s)?(?:another\s)?(?P<number>\d{{1,2}}|{WORDS})(?:\s(?:more|again|further))?"
    r"(?=[.,;)]|\s(?:if|should|after)\b|$)",
    re.IGNORECASE,
)
"""Behind a length that comes on top: "another twelve months, and then for twelve more"."""
_TWICE = re.compile(r",?\s(?P<times>twice|two\stimes|three\stimes)(?!\w|\s(?:as|the|more)\b)", re.IGNORECASE)
_BARE = re.compile(
    rf"\b(?P<article>an?|one|another|an?\s(?:further|additional|extra|single|full|whole|optional|initial"
    rf"|possible)|the\s(?:initial|optional|extra|additional))[\s-](?P<unit>{UNIT})(?P<half>\sand\sa\shalf)?(?!\w)",
    re.IGNORECASE,
)

_NOT_A_LENGTH = re.compile(
    r"(?:['’]s?\stime\b|[\s-]old\b|\s(?:ago|later|earlier|beforehand|(?:ago\s)?(?:today|tomorrow)"
    r"|from\s(?:now|today)|hence|of\sage|running)\b"
    r"|\s(?:before|after|prior|following)\b"
    r"|\s(?:an?|per|each|every|of\sthe)\s(?:year|month|week|day|night|visit)\b|-olds?\b"
    r"|\sincrements?\b|\sintervals?\b"
    r"|(?<=day)\s(?:care|centres?|nurser\w+|trips?|schools?|jobs?|rates?|release|pass|off"
    r"|opportunit\w+|services?)\b)",
    re.IGNORECASE,
)
_AGED = re.compile(r"\b(?:aged?|ages)\s(?:of\s|between\s|about\s)?$", re.IGNORECASE)
_EVERY = re.compile(r"\b(?:every|each|once|twice|times|per|increments\sof|intervals\sof)\s(?:few\s)?$", re.IGNORECASE)
_LASTING_OVER = re.compile(
    r"\b(?:just|well|a\slittle|slightly)\sover\s$|\b(?:for|of|lasts?|lasted|lasting|took|takes?|taking|is|was"
    r"|been|be|after|spent|to|than|a)\sover\s$",
    re.IGNORECASE,
)
"""Where "over" counts; in "£5m over three years" it only spreads."""
_TIME_WORDS_BEFORE = re.compile(
    r"\b(?:for|of|by|lasts?|lasting|last|runs?|over|under|within|in|about|around|nearly|almost|than|to|least"
    r"|takes?|took|taking|spent|spend|spending"
    r"|is|was|and|or|plus|just|after|every|through|throughout|only|barely|minimum|maximum|be|covers|covering"
    r"|up)\s(?:just\s|about\s|only\s|over\s|under\s|nearly\s|almost\s|at\sleast\s|up\sto\s)?$",
    re.IGNORECASE,
)
_RATE_BEFORE = re.compile(
    r"(?:[\d£]|\b(?:million|billion|thousand|grand|pounds?|quid|pence|once|twice|times|hours?|days?|nights?"
    r"|weeks?|months?|bn|m|k|people|"
    r"(?:cost|costs|paid|earns?|earning|spend|spends))\b)\s?$",
    re.IGNORECASE,
)


def find_durations(text: str) -> list[DurationMention]:
    """Every length of time in `text`, in reading order.

    Shapes: any length in; possibly none out; spans never overlap.
    Errors: none. Ages, rates ("hours a week") and distances to an event ("two years ago") are left out.

    >>> found = find_durations("two years, with two options of a further year")
    >>> [(m.text, [str(d) for d in m.durations]) for m in found]
    [('two years', ['P2Y']), ('two options of a further year', ['P1Y', 'P1Y'])]
    """
    return first_come(_found(text), lambda mention: mention.span)


def _found(text: str) -> Iterator[DurationMention]:
    """The readings of `text`, the longer shapes first, since they contain the shorter."""
    windows = near(text, _UNIT_WORD, before=90, after=80)
    starts = [start for begin, end in windows for start in number_starts(text, begin, end)]
    yield from _sums_of_terms(text, starts)
    yield from _options(text, starts)
    yield from _ranges(text, starts)
    yield from _lengths(text, starts)
    yield from _elided(text)
    yield from _bare_units(text, windows)


def _sums_of_terms(text: str, starts: list[int]) -> Iterator[DurationMention]:
    """Added terms: "2+1+1 years", "three plus one years"."""
    for found in at_starts(_PLUS, text, starts):
        numbers = [number_of(part) for part in re.split(r"\s?\+\s?|\splus\s", found["numbers"])]
        durations = [_length(number, found["unit"]) for number in numbers if number]
        if all(durations) and len(durations) == len(numbers):
            yield _mention(text, found.start(), found.end(), tuple(d for d in durations if d))


def _options(text: str, starts: list[int]) -> Iterator[DurationMention]:
    """Repeated terms: "two options of a further year", "2 x 12 months", "two further periods of six months"."""
    for found in at_starts(_OPTIONS, text, starts):
        times, number = number_of(found["times"]), number_of(found["number"]) if found["number"] else Decimal(1)
        body = found.group()[: -len(found["noun"])] if found["noun"] else found.group()
        repeated = (
            found["by"]
            or re.search(r"option|extension|period|term|renewal|lots|stints|spells|bites|chunks|blocks", body, re.I)
            or (found["number"] and found["noun"])
        )
        if not repeated or times is None or number is None or not 1 <= times <= 12 or times % 1:
            continue
        length = _length(number, found["unit"])
        if length:
            end = found.end() if found["each"] else (found.end("noun") if found["noun"] else found.end("unit"))
            yield _mention(text, found.start(), end, (length,) * int(times))


def _ranges(text: str, starts: list[int]) -> Iterator[DurationMention]:
    """Ranges: "two to three years", "between two and four years", "18-24 months"."""
    for found in at_starts(_RANGE, text, starts):
        joined_by_and = re.search(r"[\s-]and[\s-]", text[found.start("low") : found.start("number")], re.I)
        low, high = number_of(found["low"]), _count(found["number"])
        if (
            low is None
            or high is None
            or (joined_by_and and not _BETWEEN.search(text[max(0, found.start() - 10) : found.start()]))
        ):
            continue
        low_unit = found["lowunit"].strip(" -") if found["lowunit"] else found["unit"]
        pair = _length(low, low_unit), _length(high, found["unit"])
        if (
            pair[0]
            and pair[1]
            and pair[0].approx_days < pair[1].approx_days
            and _is_length(text, found.start(), found.end())
        ):
            span = Span(found.start(), found.end())
            yield DurationMention(span, span.of(text), (pair[0], pair[1]), Qualifier.RANGE)


def _lengths(text: str, starts: list[int]) -> Iterator[DurationMention]:
    """Plain lengths: "18-month", "two years and six months", "half a year", "three years plus one"."""
    position = 0
    for found in at_starts(_LENGTH, text, starts):
        if found.start() < position:
            continue
        position = found.end()
        length = _part(found)
        if length is None or not _is_length(text, found.start(), found.end()):
            continue
        total, position = _compound(text, found, length)
        start, durations = found.start(), [total]
        plus = _PLUS_AFTER.match(text, position)
        if plus:
            extra = [
                number_of(n) for n in re.findall(rf"(?:\d{{1,2}}|{WORDS})(?=,|\s(?:plus|\+)|$)", plus["plus"], re.I)
            ]
            durations += [d for d in (_length(n, found["unit"]) for n in extra if n) if d]
            position = plus.end() if len(durations) > 1 else position
        then = _THEN_MORE.match(text, position) if _MORE_BEFORE.search(text[max(0, start - 12) : start]) else None
        if then and (number := number_of(then["number"])) and (added := _length(number, found["unit"])):
            durations, position = [*durations, added], then.end()
        yield _mention(text, start, position, tuple(durations))


def _compound(text: str, first: re.Match[str], length: Duration) -> tuple[Duration, int]:
    """The first part with the smaller parts that follow ("two years and six months"), and where they end."""
    end, unit = first.end(), _UNITS[_singular(first["unit"])][0]
    order = ["years", "months", "weeks", "days", "hours", "minutes"]
    while (more := _THEN.match(text, end)) and (part := _part(more)):
        next_unit = _UNITS[_singular(more["unit"])][0]
        if order.index(next_unit) <= order.index(unit) or not _is_length(text, more.start(), more.end()):
            break
        length, end, unit = _add(length, part), more.end(), next_unit
    return length, end


def _elided(text: str) -> Iterator[DurationMention]:
    """Numbers without a unit: "two years, with an option of up to two more"."""
    for found in find_elided(text):
        lengths = [_length(number, found.unit) for number in found.numbers]
        if all(lengths):
            yield _mention(text, found.span.start, found.span.end, tuple(length for length in lengths if length))


def _bare_units(text: str, windows: Windows) -> Iterator[DurationMention]:
    """Units alone ("a year", "another month") where the words around show a length and no rate."""
    for found in search(_BARE, text, windows):
        length = _length(Decimal("1.5") if found["half"] else Decimal(1), found["unit"])
        if length and _is_bare_length(text, found) and _is_length(text, found.start(), found.end()):
            again = _TWICE.match(text, found.end())
            times = 1 if again is None else 3 if again["times"].lower().startswith("three") else 2
            yield _mention(text, found.start(), again.end() if again else found.end(), (length,) * times)


def _is_bare_length(text: str, found: re.Match[str]) -> bool:
    if _EVERY.search(text[max(0, found.start() - 12) : found.start()]):
        return False
    article = found["article"].lower()
    before, after = text[max(0, found.start() - 40) : found.start()], text[found.end() : found.end() + 12].lower()
    if article not in ("a", "an"):
        return True
    if re.match(r"['’]s?\s(?!time)|-long|\slong\b", after) or found["half"]:
        return True
    if _singular(found["unit"]) in ("decade", "century", "fortnight"):
        return not _RATE_BEFORE.search(before)
    return bool(_TIME_WORDS_BEFORE.search(before)) and not _RATE_BEFORE.search(before)


# Reading one length


def _part(found: re.Match[str]) -> Duration | None:
    number = _count(found["number"])
    if number is None or re.fullmatch(r"\d\d\.\d\d\s?h(?:ou)?rs?", found.group(), re.IGNORECASE):
        return None  # "16.00 hrs" is a clock time
    if found["half"]:
        number += Decimal("0.5") if found["half"].endswith("half") else Decimal("0.25")
    return _length(number, found["unit"])


def _count(words: str) -> Decimal | None:
    plain = re.sub(r"\s+", " ", words.lower())
    if plain in ("a", "an"):
        return Decimal(1)
    if plain == "a couple of":
        return Decimal(2)
    if plain in ("half a", "half an", "a half", "an half"):
        return Decimal("0.5")
    return number_of(words)


def _singular(unit: str) -> str:
    bare = re.sub(rf"^{KINDS}[\s-]", "", unit.lower())
    return bare if bare == "century" else bare.removesuffix("s")


def _length(number: Decimal, unit: str) -> Duration | None:
    """`number` of `unit`, a fraction turned into the next smaller unit; None when it is no sensible length."""
    field, size = _UNITS[_singular(unit)]
    count = number * size
    if not 0 < count <= 2000 or (field == "years" and count > 1000):
        return None
    if count < 1 and field == "days":
        return None  # "a half-day session" is not half of 24 hours
    whole = int(count)
    parts = {field: whole}
    if count != whole and field in _SMALLER:
        smaller, per = _SMALLER[field]
        parts[smaller] = round((count - whole) * per)
    return Duration(**parts) if any(parts.values()) else None


def _add(one: Duration, other: Duration) -> Duration:
    return Duration(
        one.years + other.years, one.months + other.months, one.weeks + other.weeks,
        one.days + other.days, one.hours + other.hours, one.minutes + other.minutes,
    )  # fmt: skip


def _is_length(text: str, start: int, end: int) -> bool:
    """Not an age, a rate, or a distance to an event."""
    if _NOT_A_LENGTH.match(text, end) or _AGED.search(text[max(0, start - 16) : start]):
        return False
    return not (_EVERY.search(text[max(0, start - 12) : start]))


def _mention(text: str, start: int, end: int, durations: tuple[Duration, ...]) -> DurationMention:
    couple = text[start : start + 11].lower().startswith("a couple of")
    found = qualifier_before(text, start, end) or qualifier_after(text, end)
    kind = found[0] if found else Qualifier.ABOUT if couple else Qualifier.EXACT
    if (
        kind is Qualifier.OVER
        and text[max(0, start - 5) : start].lower() == "over "
        and not _LASTING_OVER.search(text[max(0, start - 24) : start])
    ):
        kind = Qualifier.EXACT
    return DurationMention(Span(start, end), text[start:end], durations, kind)
