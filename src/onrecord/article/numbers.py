"""Numbers as news prints them: digits with separators, and words ("twenty-two", "half a million", "a dozen").

Two regular-expression fragments (`DIGITS`, `WORDS`) find them, `number_of` reads what they found.
"""

from __future__ import annotations

import re
from decimal import Decimal

_UNITS = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()

SMALL: dict[str, int] = {
    **{word: n for n, word in enumerate(_UNITS, 1)},
    **{word: n for n, word in enumerate(_TEENS, 10)},
    **{word: n * 10 for n, word in enumerate(_TENS, 2)},
}
"""Number words below a hundred."""

SCALES: dict[str, int] = {
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
"""Words that multiply what stands before them; short scale, as British papers have used since the 1970s."""

_ONES = "|".join(_UNITS)
_BELOW_100 = rf"(?:(?:{'|'.join(_TENS)})(?:[\s-](?:{_ONES})\b)?|{'|'.join(_TEENS)}|{_ONES})"
_BELOW_1000 = rf"(?:(?:a|{_BELOW_100})[\s-]hundred(?:\s(?:and\s)?{_BELOW_100})?|{_BELOW_100})"
_BIG = r"(?:thousand|million|billion|trillion)"
_HALVES = r"(?:half[\s-]an?|an?[\s-]quarter[\s-]of[\s-]an?|three[\s-]quarters[\s-]of[\s-]an?)"
_AND_A_HALF = r"(?:[\s-]and[\s-]a[\s-](?:half|quarter))"

_NOUGHT = r"(?:nought|zero|oh)"
_POINT = rf"(?:{_BELOW_1000}|{_NOUGHT})[\s-]point(?:[\s-](?:{_ONES}|{_NOUGHT})\b){{1,4}}(?:[\s-]{_BIG})?"
"""As it is said aloud: "one point six million"."""

_GLYPHS = {"¼": "25", "½": "5", "¾": "75"}
DIGITS = r"(?:(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)|\d{1,15})(?:\.\d{1,6})?[¼½¾]?|[¼½¾])"
"""Digits with English (or Indian) thousands separators and decimals, or with a fraction of one glyph: 1½."""

WORDS = (
    rf"(?:{_POINT}"
    rf"|{_HALVES}[\s-](?:{_BIG}|dozen)"
    rf"|{_BELOW_1000}{_AND_A_HALF}(?:[\s-]{_BIG})?"
    rf"|(?:an?|{_BELOW_1000})[\s-]{_BIG}{_AND_A_HALF}"
    rf"|(?:a|an|{_BELOW_1000})[\s-]{_BIG}(?:,?\s(?:and\s)?{_BELOW_1000}(?:[\s-]thousand)?){{0,2}}"
    rf"|(?:a|{_ONES})[\s-]dozen"
    rf"|{_BELOW_1000})"
)
"""Number words in figures of speech that news uses; to be matched without regard to case and at word boundaries."""

_NOUGHTS = ("nought", "zero", "oh")
_DECIMALS = {**dict.fromkeys(_NOUGHTS, 0), **{word: n for n, word in enumerate(_UNITS, 1)}}
_FRACTIONS = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "quarters": Decimal("0.75")}


def number_of(text: str) -> Decimal | None:
    """The number that digits or number words denote, or None when they denote none.

    >>> [str(number_of(t)) for t in ("22,682,504.94", "twenty-two", "half a million", "A DOZEN", "two and a half")]
    ['22682504.94', '22', '500000.0', '12', '2.5']
    >>> number_of("several") is None
    True
    """
    bare = text.replace(",", "")
    if bare[-1:] in _GLYPHS and "." not in bare:
        bare = f"{bare[:-1] or 0}.{_GLYPHS[bare[-1]]}"
    if re.fullmatch(r"\d+(?:\.\d+)?|\.\d+", bare, re.ASCII):
        return Decimal(bare)
    words = re.split(r"[\s,-]+", text.lower().strip())
    return _spoken(words) if "point" in words else _words_to_number(words)


def _spoken(words: list[str]) -> Decimal | None:
    """ "One point six million": the words behind the point are its decimals, up to a word of scale."""
    point = words.index("point")
    scale = SCALES.get(words[-1], 1)
    decimals = [_DECIMALS.get(word) for word in (words[point + 1 : -1] if scale > 1 else words[point + 1 :])]
    whole = Decimal(0) if words[0] in _NOUGHTS else _words_to_number(words[:point])
    if whole is None or not decimals or None in decimals:
        return None
    return (whole + Decimal("0." + "".join(map(str, decimals)))) * scale


def _words_to_number(words: list[str]) -> Decimal | None:
    total = group = Decimal(0)
    counted = False
    for place, word in enumerate(words):
        if word in ("a", "an", "and", "of"):
            group = Decimal(1) if place == 0 else group
            continue
        if word in _FRACTIONS and place > 2 and words[place - 3] in SCALES:  # "a million and a half"
            total += _FRACTIONS[word] * SCALES[words[place - 3]]
        elif word in _FRACTIONS:
            group = _with_fraction(words, place, group)
        elif word in SMALL:
            group += SMALL[word]
        elif word in ("hundred", "dozen"):
            group = (group or Decimal(1)) * (100 if word == "hundred" else 12)
        elif word in SCALES:
            total, group = total + (group or Decimal(1)) * SCALES[word], Decimal(0)
        else:
            return None
        counted = True
    return total + group if counted else None


def _with_fraction(words: list[str], place: int, group: Decimal) -> Decimal:
    """`group` with the fraction at `place`: added after "and a", else in place of what is only its numerator."""
    added = place >= 2 and words[place - 2] == "and"
    return (group if added else Decimal(0)) + _FRACTIONS[words[place]]
