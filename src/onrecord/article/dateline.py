"""When an article says that it was published: read from datelines and bylines, never guessed from the body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.article.model import Block, BlockKind
from onrecord.values import Instant, parse_instant

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s*)?"
_DATE = (
    r"(?:(?P<iy>\d{4})-(?P<im>\d{2})-(?P<id>\d{2})"
    r"|(?P<nd>\d{1,2})[/.](?P<nm>\d{1,2})[/.](?P<ny>\d{4}|\d{2})(?!\d)"
    rf"|{_WEEKDAY}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?P<m>{_MONTH})[\s,-]+(?P<y>\d{{4}})(?!\d)"
    rf"|{_WEEKDAY}(?P<um>{_MONTH})\s+(?P<ud>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<uy>\d{{4}})(?!\d))"
)
_ZONE = r"(?P<zone{n}>GMT|UTC|BST|Z|[+-]\d{{2}}:?\d{{2}})?"
_CLOCK = (
    r"(?P<h{n}>\d{{1,2}})(?:[:.](?P<min{n}>\d{{2}}))?(?::\d{{2}}(?:\.\d+)?)?\s*(?P<half{n}>[ap]\.?m\.?)?\s*" + _ZONE
)
_BEFORE, _AFTER = _CLOCK.format(n=1), _CLOCK.format(n=2)
_GAP = r"[\s,|•·–—-]{0,8}(?:at\s+|T)?"
_STAMP = re.compile(rf"(?:\b{_BEFORE}[\s,|•·–—-]{{1,8}}(?:on\s+)?)?\b{_DATE}(?:{_GAP}{_AFTER})?(?!\w)", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:(?P<first>first\s+published|(?:date\s+)?published|publication\s+date|posted|date)"
    r"|(?P<later>(?:last\s+)?(?:updated|modified|edited)))\b(?:\s*(?:on|at|:))*",
    re.IGNORECASE,
)
_PLACE = re.compile(r"[A-Z][A-Z .’'-]{2,30}(?:,\s*|\s+\()")
_FILLER = re.compile(
    r"[\s,;:|•·()\[\]–—-]+|\b(?:at|on|by|bst|gmt|utc|ist|updated|published|first|last|posted|modified|edited|date|"
    r"min(?:ute)?s?|read|ago|hours?|comments?|share|\d+)\b",
    re.IGNORECASE,
)
_OFFSETS = {"gmt": "+00:00", "utc": "+00:00", "z": "+00:00", "bst": "+01:00"}
_NEAR_TOP = 10
"""Blocks from the top in which a bare date counts; further down it could be a list of other stories."""
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class _Stamp:
    """A date found, and how strongly it is given as the day of publication: 0 published, 1 bare, 2 updated."""

    rank: int
    instant: Instant


def read_dateline(text: str, blocks: Iterable[Block]) -> Instant | None:
    """The instant at which the article says it was published, or None.

    Looks at datelines and bylines near the top, at lines headed Published, Updated or the like wherever they stand,
    and at a place and date that open the first paragraph. Day before month; clock times are London's unless a zone
    is given. A first publication goes before an update.

    >>> from onrecord.article.blocks import find_blocks
    >>> page = "Head\\nPublished: 02/04/2024\\n\\n- 16:42\\n\\nThe notice of 1 March 2023 said no."
    >>> read_dateline(page, find_blocks(page)).text
    '2024-04-02T16:42'
    >>> read_dateline("Head\\nIt closed on 1 March 2023.", find_blocks("Head\\nIt closed on 1 March 2023.")) is None
    True
    """
    stamps = sorted(_stamps(text, tuple(blocks)), key=lambda stamp: stamp.rank)
    return stamps[0].instant if stamps else None


def is_dateline(line: str) -> bool:
    """Whether a line holds a date or a clock time of publication and nothing else to speak of.

    >>> [is_dateline(s) for s in ("14:03, 5 MAR 2025", "- 16:42", "Updated 3 hours ago", "It closed on 5 March 2025.")]
    [True, True, True, False]
    """
    if len(line) > _LONGEST:
        return False
    rest = _STAMP.sub(" ", line)
    if rest != line:
        return not _FILLER.sub("", rest)
    clock = re.fullmatch(r"[-–—|,\s]*\d{1,2}[:.]\d{2}\s*(?:[ap]m)?\s*(?:gmt|bst|utc)?", line, re.IGNORECASE)
    return bool(clock) or bool(_LABEL.match(line) and not _FILLER.sub("", line))


def _stamps(text: str, blocks: tuple[Block, ...]) -> Iterator[_Stamp]:
    paragraphs = 0
    for at, block in enumerate(blocks):
        line = block.span.of(text)
        if block.kind in (BlockKind.DATELINE, BlockKind.BYLINE):
            yield from _in_line(text, block, near_top=at < _NEAR_TOP)
        elif block.kind is BlockKind.PARAGRAPH:
            if paragraphs == 0:
                yield from _after_place(line)
            paragraphs += 1


def _in_line(text: str, block: Block, *, near_top: bool) -> Iterator[_Stamp]:
    """Dates of one dateline or byline; the clock time may have slipped to the next line."""
    rank: int | None = 1 if near_top else None
    position, end = block.span.start, block.span.end
    while position < end:
        found = _STAMP.search(text, position, min(len(text), end + 16))
        if not found or found.start() >= end:
            return
        for label in _LABEL.finditer(text, position, found.start()):
            rank = 0 if label["first"] else 2
        instant = _instant(found)
        if instant and rank is not None:
            yield _Stamp(rank, instant)
        position = found.end()


def _after_place(line: str) -> Iterator[_Stamp]:
    """`LEEDS, 2 April 2024 (Agency) – …`."""
    place = _PLACE.match(line)
    found = place and _STAMP.match(line, place.end())
    if found and re.match(r"\s*\)?\s*(?:\([\w /]+\)\s*)?[–—:-]", line[found.end() :]):
        instant = _instant(found)
        if instant:
            yield _Stamp(0, instant)


def _instant(found: re.Match[str]) -> Instant | None:
    day = _iso_day(found)
    return parse_instant(day + _iso_clock(found)) or parse_instant(day)


def _iso_day(found: re.Match[str]) -> str:
    if found["iy"]:
        return f"{found['iy']}-{found['im']}-{found['id']}"
    if found["ny"]:
        day, month = int(found["nd"]), int(found["nm"])
        if month > 12:  # Only the American order makes sense of 04/25/2024.
            day, month = month, day
        year = found["ny"] if len(found["ny"]) == 4 else f"20{found['ny']}"
        return f"{year}-{month:02d}-{day:02d}"
    name = (found["m"] or found["um"]).lower()[:3]
    return f"{found['y'] or found['uy']}-{_MONTHS.index(name) + 1:02d}-{int(found['d'] or found['ud']):02d}"


def _iso_clock(found: re.Match[str]) -> str:
    """`T16:42` with its offset, or nothing: a lone number is a clock time only with minutes, am or pm."""
    for n in ("1", "2"):
        hour, minute, half = found[f"h{n}"], found[f"min{n}"], found[f"half{n}"]
        if hour is None or not (minute or half):
            continue
        clock = int(hour)
        if half:
            clock = clock % 12 + (12 if half[0] in "pP" else 0)
        zone = found[f"zone{n}"] or ""
        return f"T{clock:02d}:{minute or '00'}{_OFFSETS.get(zone.lower(), zone)}"
    return ""
