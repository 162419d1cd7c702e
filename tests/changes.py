"""Changes to a record and to the article about it: consistent ones, after which every verdict must stay, and slips."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

Json = Mapping[str, Any]
Rewrite = Callable[[str], str]

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
SUM = re.compile(r"(?:(?<=£)|(?<=GBP)|(?<=GBP ))\d[\d,]*(?:\.\d+)?")
YEAR = re.compile(r"(?<![\d.,£/-])(?:19|20)\d\d(?![\d.,]*\d)")
ISO = re.compile(r"\b((?:19|20)\d\d)(?=-\d\d-\d\d)")
DAY = re.compile(rf"\b(\d{{1,2}}) (?:{MONTHS})\b|\b(?:{MONTHS}) (\d{{1,2}})\b")
LENGTH = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|nine)(?=[ -](?:year|month|week)s?\b)|\b\d{1,2}(?= months?\b)"
)
NOT_PROSE = frozenset({"id", "ocid", "uri", "url", "href", "tag", "status", "scheme", "currency", "initiationType"})
COMMON = frozenset(
    """Council Borough District City County Town Office Authority Police Policing Accountability Rescue Consortium
    Purchasing Mayor Crime Parish Metropolitan National Historic Environment Government Royal Limited Trust Health
    Hospitals Foundation University College North South Fells Sands""".split()
)
CYCLE = 28
"""After 28 years the calendar repeats, weekdays and leap years included (until 2100)."""
SWAPS = {"one": "ten", "two": "six", "three": "seven", "four": "nine", "five": "nine", "six": "two", "seven": "three",
         "nine": "four"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """An article and the releases of the record it is about."""

    text: str
    published: str
    releases: tuple[Json, ...]


def rename_buyer(case: Case) -> Case:
    """The buyer's own words under another name of equal length and equal initial, everywhere."""
    words = {
        word
        for release in case.releases
        for word in re.findall(r"[A-Za-z]{5,}", release["buyer"]["name"])
        if word.capitalize() not in COMMON
    }
    forms = sorted({form for word in words for form in (word.capitalize(), word.upper())})
    if not forms:
        return case
    pattern = re.compile(rf"\b(?:{'|'.join(forms)})(?=\b|s\b)")
    return rewritten(case, lambda text: pattern.sub(lambda found: disguise(found[0]), text))


def disguise(word: str) -> str:
    """A made-up word of the same length, initial and case.

    >>> disguise("Thornwick"), disguise("EASTHOLM")
    ('Tjuspxodl', 'EETVJUMN')
    """
    vowels, others = "aeioua", "bcdfghjklmnpqrstvwxyzb"
    turned = "".join(
        (row := vowels if letter in vowels else others)[row.index(letter) + 1] for letter in word[1:].lower()
    )
    return word[0] + (turned.upper() if word.isupper() else turned)


def scale_sums(case: Case) -> Case:
    """Every sum ten times as large, in figures and in prose: all printed digits stay, so rounding does too."""
    scaled = rewritten(case, lambda text: SUM.sub(lambda found: tenfold(found[0]), text))
    return Case(scaled.text, scaled.published, tuple(map(scale_amounts, scaled.releases)))


def tenfold(figure: str) -> str:
    """Ten times a printed figure, printed alike.

    >>> tenfold("1.26"), tenfold("587,450.80"), tenfold("90")
    ('12.6', '5,874,508', '900')
    """
    number = Decimal(figure.replace(",", "")) * 10
    return f"{number.normalize():,f}"


def scale_amounts(node: Any) -> Any:
    """A release with every `amount` ten times as large."""
    if isinstance(node, Mapping):
        return {
            key: value * 10 if key == "amount" and isinstance(value, int | Decimal) else scale_amounts(value)
            for key, value in node.items()
        }
    return [scale_amounts(each) for each in node] if isinstance(node, list) else node


def shift_years(case: Case, years: int) -> Case:
    """Everything that many years later; a multiple of 28 keeps every weekday and every leap day."""

    def later(found: re.Match[str]) -> str:
        return str(int(found[0]) + years)

    def move(text: str) -> str:
        return YEAR.sub(later, ISO.sub(later, text)) if not ISO.match(text) else ISO.sub(later, text)

    return rewritten(case, move)


def rewritten(case: Case, rewrite: Rewrite) -> Case:
    """The case with the same rewriting of the article, its date, and every text of the record."""
    releases = tuple(rewritten_texts(release, rewrite) for release in case.releases)
    return Case(rewrite(case.text), rewrite(case.published), releases)


def rewritten_texts(node: Any, rewrite: Rewrite, key: str = "") -> Any:
    """A release with its texts rewritten; identifiers, addresses and codes stay."""
    if isinstance(node, Mapping):
        return {name: rewritten_texts(value, rewrite, name) for name, value in node.items()}
    if isinstance(node, list):
        return [rewritten_texts(value, rewrite, key) for value in node]
    return rewrite(node) if isinstance(node, str) and key not in NOT_PROSE else node


@dataclass(frozen=True, slots=True)
class Slip:
    """One figure changed in an article alone: where, and what stands there instead, at equal length."""

    start: int
    end: int
    printed: str

    def apply(self, text: str) -> str:
        """The text with the slip in it."""
        return text[: self.start] + self.printed + text[self.end :]


PATTERNS = {
    "value": SUM,
    "duration": LENGTH,
    **dict.fromkeys(("deadline", "awarded_on", "start", "end", "period"), DAY),
}


def slip(claim: Json, known: str) -> Slip | None:
    """A slip in a claim's figure that turns it into one that the record (`known`) does not hold, or None."""
    pattern = PATTERNS.get(claim["type"])
    found = last(pattern.finditer(claim["text"])) if pattern else None
    if not found:
        return None
    group = found.lastindex or 0
    figure, start = found[group], claim["start"] + found.start(group)
    phrase = claim["text"].replace(figure, "{}", 1)
    options = (new for new in near(figure, claim["type"]) if new != figure and phrase.format(new) not in known)
    printed = next(options, None)
    return Slip(start, start + len(figure), printed) if printed else None


def last(found: Iterable[re.Match[str]]) -> re.Match[str] | None:
    """The last match, or None: of a range, the slip is in its upper end, which stays the upper one."""
    return next(reversed(list(found)), None)


def near(figure: str, kind: str) -> Iterable[str]:
    """Other figures of equal length: a larger sum, another day, another number of years."""
    if figure in SWAPS:
        return [SWAPS[figure]]
    if kind == "value" or kind == "duration":
        larger = [f"{digit}{figure[1:]}" for digit in "98765432" if digit > figure[0]]
        return larger or [f"{digit}{figure[1:]}" for digit in "345"]
    days = range(10, 29) if len(figure) == 2 else range(1, 10)
    return [str(day) for day in days if abs(day - int(figure)) > 2]
