"""Corrections that are announced in words only, while the field stays as it was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from onrecord.ocds.checks.seen import Finding, Seen, as_object
from onrecord.values import Instant

# Every pattern is for text in small letters: Python searches without regard to case four times slower.
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_DAY = re.compile(
    rf"\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{_MONTH})\.?,?(?:\s+(?P<y1>\d{{4}}))?\b"
    rf"|\b(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?(?:\s+(?P<y2>\d{{4}}))?\b"
    r"|\b(?P<d3>\d{1,2})[/.](?P<m3>\d{1,2})[/.](?P<y3>\d{2,4})\b",
)
_SENTENCE = re.compile(r"[^.!?\n\r]*(?:\.(?=\d)[^.!?\n\r]*)*")
_CLOSING = re.compile(
    r"\b(?:dead\s?line|closing (?:date|time)|(?:submission|return) date|tender (?:end|close) date"
    r"|(?:bids?|tenders?|submissions?) (?:are |is )?(?:due|close))\b",
)
_CHANGED = re.compile(
    r"\b(?:extend(?:ed|ing)?|extension|chang(?:ed|ing)|amend(?:ed|ing)|mov(?:ed|ing)|revis(?:ed|ing)|postponed|delayed"
    r"|put back|brought forward|correct(?:ed|ion)|updated|rescheduled|new (?:dead\s?line|closing|submission|return))\b",
)
_HINTS = ("dead", "closing ", "n date", "end date", " due", " close")
"""One of them is in whatever `_CLOSING` finds; looking for them first spares most descriptions the pattern."""
_CHANGE_HINTS = (
    *("extend", "extension", "changed", "changing", "amended", "amending", "moved", "moving", "revised", "revising"),
    *("postponed", "delayed", "corrected", "correction", "updated", "rescheduled"),
    *("put back", "brought forward", "new dead", "new clos", "new submi", "new return"),
)
"""The same for `_CHANGED`."""
_OTHER_DEADLINE = re.compile(
    r"\b(?:clarification|question|quer(?:y|ies)|expressions? of interest|site visit)", re.IGNORECASE
)


def find_correction_in_words(seen: Seen) -> Iterator[Finding]:
    """A description that moves the closing date, while `tenderPeriod.endDate` still has another one."""
    closing, tender = seen.closing, as_object(seen.body.get("tender"))
    if closing is None:
        return
    for pointer, text in (
        ("/tender/description", tender.get("description")),
        ("/description", seen.body.get("description")),
    ):
        if isinstance(text, str) and _may_move(lowered := text.lower()):
            yield from _contradicting(lowered, pointer, closing)


def _may_move(text: str) -> bool:
    hinted = any(map(text.__contains__, _HINTS)) and any(map(text.__contains__, _CHANGE_HINTS))
    return hinted and bool(_CLOSING.search(text) and _CHANGED.search(text))


def _contradicting(text: str, pointer: str, closing: Instant) -> Iterator[Finding]:
    """The first sentence of `text` that moves the closing date to another day than `closing`."""
    named = (
        (sentence.start(), days)
        for sentence in _SENTENCE.finditer(text)
        if _is_about_closing(sentence.group()) and (days := _days(sentence.group(), closing.local_date().year))
    )
    for start, days in islice(named, 1):
        if closing.local_date() not in days:
            said = " and ".join(str(day) for day in days)
            field = f"{closing.text} stands in /tender/tenderPeriod/endDate"
            yield Finding(
                pointer, f"a closing date of {said} at character {start}; {field}", "the new date in the field"
            )


def _is_about_closing(sentence: str) -> bool:
    changed = _CHANGED.search(sentence) and _CLOSING.search(sentence)
    return bool(changed) and not _OTHER_DEADLINE.search(sentence)


def _days(text: str, year: int) -> list[date]:
    days = (_day(found, year) for found in _DAY.finditer(text))
    return [day for day in days if day is not None]


def _day(found: re.Match[str], year: int) -> date | None:
    number = found["d1"] or found["d2"] or found["d3"]
    month = found["m1"] or found["m2"]
    said = found["y1"] or found["y2"] or found["y3"]
    try:
        at = _MONTHS.index(month[:3]) + 1 if month else int(found["m3"])
        full = year if not said else int(said) + (2000 if len(said) == 2 else 0)
        return date(full, at, int(number))
    except ValueError:
        return None
