"""The keys by which an article finds a record: words, five-word phrases, sums, days and names.

The same functions make the keys of a record and of a probe, so that they meet.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from hashlib import blake2b
from itertools import chain, compress
from operator import ne
from zlib import crc32

from onrecord.reading.parties import acronyms
from onrecord.reading.words import folded
from onrecord.register.keyfile import MAX_KEY
from onrecord.values.names import name_forms

PHRASE = 5
"""Words in a phrase."""
MOST_DAYS = 60
"""Days kept of one record: long lists of years and lots would match any article by chance."""

_NUMBER = re.compile(r"[0-9][0-9,./-]*")
_SIGNS = ("£", "€", "GBP", "EUR")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_SCALE_WORD = re.compile(r"\s?(k|m|bn|thousand|million|billion)\b", re.I)
_SCALE = {"k": 3, "thousand": 3, "m": 6, "million": 6, "bn": 9, "billion": 9}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_YEAR = re.compile(
    r"(?:st|nd|rd|th)?\s(?:of\s)?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*,?\s([0-9]{4})", re.I
)
_SLASHED = re.compile(r"([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MOST_CHUNKS = 200_000

# What `folded` makes of each ASCII character where no figure has a point or comma in it and no two apostrophes meet.
_POINTED = re.compile(r"[.,][0-9](?<=[0-9][.,][0-9])")
_PLAIN_LETTERS = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)} | {ord("'"): None}


class _Chunks(dict[str, tuple[str, ...]]):
    """The folded words of stretches of text met before."""

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        words = self[chunk] = tuple(folded(chunk))
        return words


_CHUNKS = _Chunks()


class _Hashes(dict[str, int]):
    """The hashes of words met before."""

    def __missing__(self, word: str) -> int:
        made = self[word] = crc32(word.encode())
        return made


_HASHES = _Hashes()
_FACTORS = (0x1E3779B1, 0x15EBCA77, 0x12B2AE3D, 0x17D4EB2F, 0x165667B1)
"""One for each place in a phrase, so that its order counts; odd, below 2**29."""


def fold_words(text: str) -> list[str]:
    """`reading.words.folded`, ten to forty times as fast on a register's worth of text.

    Plain text is folded by the letter, all at once. Elsewhere no word reaches across white space, so each stretch
    without any is folded once and remembered.
    """
    if text.isascii() and "''" not in text and not _POINTED.search(text):
        return text.replace("&", " and ").translate(_PLAIN_LETTERS).split()
    if len(_CHUNKS) > _MOST_CHUNKS:
        _CHUNKS.clear()
    return list(chain.from_iterable(map(_CHUNKS.__getitem__, text.split())))


def fold_plain(texts: Sequence[str]) -> list[list[str]]:
    """`fold_words` of each of some texts at once: ASCII, without points or commas inside figures and U+001F.

    >>> fold_plain(["Roofs & gutters", "", "It's late"])
    [['roofs', 'and', 'gutters'], [], ['its', 'late']]
    """
    joined = _BETWEEN.join(texts).replace("&", " and ").translate(_PLAIN_TEXTS)
    return list(map(str.split, joined.split(_BETWEEN))) if texts else []


_BETWEEN = "\x1f"
_PLAIN_TEXTS = _PLAIN_LETTERS | {ord(_BETWEEN): _BETWEEN}


def phrase_keys(words: Sequence[str], step: int) -> Sequence[int]:
    """Keys (32 bits) of the five-word runs of `words`; of each `step` (a power of two) of them one is kept.

    >>> one, two = phrase_keys("empower all participants to contribute actively".split(), 1)
    >>> phrase_keys("all participants to contribute actively".split(), 1)[0] == two
    True
    """
    count = len(words) - PHRASE + 1
    if count < 1:
        return ()
    # All runs at once: the key is bits 24 to 55 of each lane.
    low = ((_mixed(words) >> 24) & ((1 << 64 * count) - 1)).to_bytes(8 * count, "little")
    halves = array("I", low)
    if sys.byteorder == "big":
        halves.byteswap()
    keys = halves[::2]
    return keys if step == 1 else [key for key in keys if not key & (step - 1)]


class PhraseKeys:
    """The phrases of a whole bucket, packed as the key files keep them: `phrase_keys` of some thousand texts at once.

    No call is made for a word: all of them are hashed, mixed and picked out by operations on whole arrays.
    """

    def __init__(self, step: int) -> None:
        # Of each phrase one byte is looked at, the lowest of its key.
        self._kept = bytes(not octet & (step - 1) for octet in range(256))
        self._words: list[str] = []
        self._numbers: list[bytes] = []
        self._begins: list[bytes] = []
        self._packed = array("Q")

    def add(self, number: int, texts: Iterable[Sequence[str]]) -> None:
        """Add the texts of one record, as folded words."""
        before = len(self._words)
        for words in texts:
            self._words += words
            begins = max(len(words) - PHRASE + 1, 0)
            self._begins.append(b"\1" * begins + b"\0" * (len(words) - begins))
        self._numbers.append((number | _SORTABLE).to_bytes(8, "little") * (len(self._words) - before))
        if len(self._words) > _AT_ONCE:
            self._pack()

    def packed(self) -> list[int]:
        """All keys, in order and each once."""
        self._pack()
        # The bits of a number, read as a double, are in the same order, which Python sorts in a third of the time.
        doubles = array("d")
        doubles.frombytes(self._packed.tobytes())
        ordered = sorted(doubles)
        distinct = array("d", compress(ordered, chain((True,), map(ne, ordered[1:], ordered))))
        keys = array("Q")
        keys.frombytes(distinct.tobytes())
        return [key ^ _SORTABLE for key in keys]

    def _pack(self) -> None:
        count = len(self._words)
        numbers = int.from_bytes(b"".join(self._numbers), "little")
        lanes = (_mixed(self._words) & int.from_bytes(_KEY_LANE * count, "little")) | numbers
        octets = lanes.to_bytes(8 * count, "little")
        packed = array("Q")
        packed.frombytes(octets)
        if sys.byteorder == "big":
            packed.byteswap()
        kept = int.from_bytes(octets[3::8].translate(self._kept), "little")
        begins = int.from_bytes(b"".join(self._begins), "little")
        self._packed.extend(compress(packed, (kept & begins).to_bytes(count, "little")))
        self._words, self._numbers, self._begins = [], [], []


_AT_ONCE = 1 << 16
_KEY_LANE = (0xFFFFFFFF << 24).to_bytes(8, "little")
"""Where the key lies in its lane: above the number of the record."""
_SORTABLE = 1 << 62
"""Makes every packed key an ordinary double, neither too small to be one nor no number at all."""


def _mixed(words: Sequence[str]) -> int:
    """One long number of 64-bit lanes, in each the hash of the phrase that begins with its word.

    Five products of a word's hash (32 bits) with factors of 29 bits add up to less than 64, so that no lane spills
    into the next. Of each lane the middle 32 bits are the key: two phrases that meet by chance add a candidate,
    which linking then reads and drops.
    """
    if len(_HASHES) > _MOST_CHUNKS:
        _HASHES.clear()
    hashes = array("Q", map(_HASHES.__getitem__, words))
    # First word in the lowest lane, whatever the machine's order of bytes.
    if sys.byteorder == "big":
        hashes.byteswap()
    lanes = int.from_bytes(hashes.tobytes(), "little")
    mixed = sum((lanes >> (64 * place)) * factor for place, factor in enumerate(_FACTORS))
    return mixed & ((1 << 64 * len(words)) - 1)


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


@lru_cache(maxsize=65536)
def name_keys(name: str) -> frozenset[int]:
    """Keys of a name under each form it may be printed in, initials included; of placeholders none.

    >>> bool(name_keys("MOPAC") & name_keys("Mayor's Office for Policing and Crime"))
    True
    >>> bool(name_keys("Acme Ltd") & name_keys("ACME Limited"))
    True
    """
    forms = set(name_forms(name)) | {" ".join(folded(name))} | {short.lower() for short in acronyms(name)}
    return frozenset(_hash(form) for form in forms if len(form) > 2)


def figures_in(text: str) -> tuple[list[int], list[int]]:
    """Keys of what look like sums of money and whole dates in prose: a first look, `reading` is exact.

    A sum has a currency before it or its thousands apart; a date has the day before the month, as in Britain.

    >>> sums, days = figures_in("Up to £25k from 1,500 on 2 April 2024 and 24/01/2025, 3 days")
    >>> sums == [2500000, 150000], days == [date(2024, 4, 2).toordinal(), date(2025, 1, 24).toordinal()]
    (True, True)
    """
    sums: list[int] = []
    days: list[int] = []
    for found in _NUMBER.finditer(text):
        digits, start, end = found[0], found.start(), found.end()
        if len(digits) <= 2 and (month := _MONTH_YEAR.match(text, end)):
            _add_day(days, month[2], str(_MONTHS.index(month[1].lower()) + 1), digits)
        elif slashed := _SLASHED.match(digits):
            _add_day(days, slashed[3], slashed[2], slashed[1])
        elif iso := _ISO.match(digits):
            _add_day(days, *iso.groups())
        elif grouped := _GROUPED.match(digits) or (_signed(text, start) and _PLAIN.match(digits)):
            scale = _SCALE_WORD.match(text, start + grouped.end())
            sums.append(_scaled(grouped[0], scale[1] if scale else ""))
    return sums, days


def _signed(text: str, start: int) -> bool:
    return text[max(0, start - 4) : start].rstrip().endswith(_SIGNS)


def _scaled(digits: str, scale: str) -> int:
    return sum_key(Decimal(digits.replace(",", "")).scaleb(_SCALE.get(scale.lower(), 0)))


def _add_day(days: list[int], year: str, month: str, day: str) -> None:
    try:
        days.append(day_key(date(int(year), int(month), int(day))))
    except ValueError:
        return


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=5).digest(), "big")
