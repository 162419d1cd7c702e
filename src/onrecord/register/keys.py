"""The keys by which an article finds a record: words, five-word phrases, sums, days and names.

The same functions make the keys of a record and of a probe, so that they meet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import blake2b
from zlib import crc32

from onrecord.reading.parties import acronyms
from onrecord.reading.words import folded
from onrecord.register.keyfile import MAX_KEY
from onrecord.values.names import name_forms

PHRASE = 5
"""Words in a phrase."""
MOST_DAYS = 60
"""Days kept of one record: long lists of years and lots would match any article by chance."""
_PRIME = (1 << 61) - 1
_BASE = 1_000_003
_TOP = pow(_BASE, PHRASE - 1, _PRIME)

_SUM = re.compile(
    r"(?:£|€|GBP|EUR)\s?(\d[\d,]*(?:\.\d+)?)\s?(k\b|m\b|bn\b|thousand|million|billion)?|(\d{1,3}(?:,\d{3})+(?:\.\d\d)?)",
    re.I,
)
_SCALE = {"k": 3, "thousand": 3, "m": 6, "million": 6, "bn": 9, "billion": 9}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?\s(?:of\s)?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*,?\s(\d{4})"
    r"|(\d{1,2})[/.](\d{1,2})[/.](\d{4})"
    r"|(\d{4})-(\d\d)-(\d\d)",
    re.I,
)
_CHUNKS: dict[str, tuple[str, ...]] = {}
_MOST_CHUNKS = 200_000


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of one record, each kind packed as the key files keep them."""

    phrases: set[int]
    sums: set[int]
    days: set[int]
    names: set[int]


def fold_words(text: str) -> list[str]:
    """`reading.words.folded`, several times as fast on a register's worth of text.

    No word reaches across white space, so each stretch without any is folded once and remembered.
    """
    words: list[str] = []
    for chunk in text.split():
        known = _CHUNKS.get(chunk)
        if known is None:
            if len(_CHUNKS) >= _MOST_CHUNKS:
                _CHUNKS.clear()
            known = _CHUNKS[chunk] = tuple(folded(chunk))
        words.extend(known)
    return words


def phrase_keys(words: Sequence[str], step: int) -> Iterator[int]:
    """Keys of the five-word runs of `words`; of each `step` of them one is kept, by its hash.

    >>> one, two = list(phrase_keys("empower all participants to contribute actively".split(), 1))
    >>> list(phrase_keys("all participants to contribute actively".split(), 1)) == [two]
    True
    """
    codes = [crc32(word.encode()) for word in words]
    rolling = 0
    for place, code in enumerate(codes):
        if place >= PHRASE:
            rolling -= codes[place - PHRASE] * _TOP
        rolling = (rolling * _BASE + code) % _PRIME
        if place >= PHRASE - 1:
            key = (rolling >> 7) & MAX_KEY
            if key % step == 0:
                yield key


def sum_key(amount: Decimal) -> int:
    """Whole pence, or the nearest key there is.

    >>> sum_key(Decimal("25000")), sum_key(Decimal("-1")), sum_key(Decimal("1E+30")) == MAX_KEY
    (2500000, 0, True)
    """
    if amount >= Decimal(MAX_KEY // 100):
        return MAX_KEY
    return max(0, int(amount * 100))


def day_key(day: date) -> int:
    """Days since the year 1."""
    return day.toordinal()


def name_keys(name: str) -> set[int]:
    """Keys of a name under each form it may be printed in, initials included; of placeholders none.

    >>> bool(name_keys("MOPAC") & name_keys("Mayor's Office for Policing and Crime"))
    True
    >>> bool(name_keys("Acme Ltd") & name_keys("ACME Limited"))
    True
    """
    forms = set(name_forms(name)) | {" ".join(folded(name))} | {short.lower() for short in acronyms(name)}
    return {_hash(form) for form in forms if len(form) > 2}


def sums_in(text: str) -> Iterator[int]:
    """Keys of what looks like a sum of money in prose: a first look, `reading` is exact."""
    for found in _SUM.finditer(text):
        digits = (found[1] or found[3]).replace(",", "").rstrip(".")
        yield sum_key(Decimal(digits).scaleb(_SCALE.get((found[2] or "").lower(), 0)))


def days_in(text: str) -> Iterator[int]:
    """Keys of what looks like a whole date in prose, day before month as in Britain."""
    for found in _DAY.finditer(text):
        day, month, year, d, m, y, iy, im, iday = found.groups()
        try:
            if month:
                yield day_key(date(int(year), _MONTHS.index(month.lower()) + 1, int(day)))
            elif d:
                yield day_key(date(int(y), int(m), int(d)))
            else:
                yield day_key(date(int(iy), int(im), int(iday)))
        except ValueError:
            continue


def make_keys(
    texts: Iterable[tuple[str, Sequence[str]]],
    names: Iterable[str],
    amounts: Iterable[Decimal],
    days: Iterable[date],
    step: int,
) -> Keys:
    """The keys of a record: `texts` are its distinct texts with their folded words; `step` as for `phrase_keys`."""
    phrases: set[int] = set()
    sums = {sum_key(amount) for amount in amounts if amount > 0}
    found_days = [day_key(day) for day in days]
    for text, words in texts:
        phrases.update(phrase_keys(words, step))
        if any(map(str.isdigit, words)) or "£" in text:
            sums.update(sums_in(text))
            found_days.extend(days_in(text))
    forms: set[int] = set()
    for name in names:
        forms |= name_keys(name)
    return Keys(phrases, sums, set(list(dict.fromkeys(found_days))[:MOST_DAYS]), forms)


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=5).digest(), "big")
