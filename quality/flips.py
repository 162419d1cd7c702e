"""Whether a true figure, once changed, is flagged: every supported sum, length and date of the articles in turn.

A metamorphic measure of recall. An article is annotated with a dozen true figures and perhaps one wrong one; with each
of the true ones made wrong, a set gives hundreds of errors, in wordings that no rule was written on.

`quality/run.py` measures it on `real` and `opened`; of these and `dev`, by set and claim type,

    python quality/flips.py [SET…]
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from onrecord.checking.lookup import Lookup
from quality import checker, gold
from quality.results import Result
from quality.score import FLAGS, match

NAME = "flips"
DATES = frozenset({"deadline", "published", "awarded_on", "start", "end"})
KINDS = DATES | {"value", "duration", "extension"}
SETS = ("real", "opened", "dev")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_DAY = re.compile(r"(?<![\d:.£])\b(?P<day>[12]?\d|3[01])(?P<th>st|nd|rd|th)?\b(?![\d:.]|\s?[ap]\.?m\b)")
_MONTHS = "January February March April May June July August September October November December".split()
_MONTH = re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b")
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(_WEEKDAYS)})\b")
_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
_WORD = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b", re.I)


@dataclass(frozen=True, slots=True)
class Flip:
    """One true claim, made wrong, and what is said of it then."""

    article: str
    claim: str
    type: str
    words: str
    """As changed."""
    sentence: str
    said: str | None
    """The verdict on the changed words; None when they are no longer found."""
    why: str

    @property
    def flagged(self) -> bool:
        return self.said in FLAGS


def flips(articles: Sequence[gold.Article], lookup: Lookup) -> Iterator[Flip]:
    """Every supported figure of linked articles, changed, one at a time."""
    for article in articles:
        if not article["link"]["ocid"]:
            continue
        for claim in article["claims"]:
            if claim["verdict"] == "supported" and claim["type"] in KINDS and not claim.get("alt_verdicts"):
                words = changed(claim["type"], claim["text"])
                if words is not None:
                    yield flip(article, claim, words, lookup)


def flip(article: gold.Article, claim: Mapping[str, Any], words: str, lookup: Lookup) -> Flip:
    """What is said of one claim with other words in its place."""
    text, start = changed_text(article["text"], claim, words)
    said = checker.predict({**article, "text": text}, lookup)
    moved = {"type": claim["type"], "start": start, "end": start + len(words)}
    index = match(moved, said["claims"])
    found = said["claims"][index] if index is not None else {}
    around = text[max(0, moved["start"] - 90) : moved["end"] + 60].replace("\n", "¶")
    verdict, why = found.get("verdict"), found.get("sentence", "")
    return Flip(article["id"], claim["id"], claim["type"], words, around, verdict, why)


def changed_text(text: str, claim: Mapping[str, Any], words: str) -> tuple[str, int]:
    """The article with the changed words, also wherever else it prints the same figure; and where they start now."""
    old = claim["text"]
    ahead = _shared(old, words)
    behind = min(_shared(old[::-1], words[::-1]), min(len(old), len(words)) - ahead)
    first, last = claim["start"] + ahead, claim["end"] - behind
    while first > claim["start"] and text[first - 1] not in " -(“":
        first -= 1
    while last < claim["end"] and text[last] not in " -,;.)”":
        last += 1
    printed, instead = text[first:last], words[first - claim["start"] : len(words) - (claim["end"] - last)]
    same = re.compile(rf"(?<![\w.,£]){re.escape(printed)}(?![\w])")
    if claim["type"] != "value" or not same.search(text, first):
        return text[:first] + instead + text[last:], claim["start"]
    start = claim["start"] + sum(len(instead) - len(printed) for _ in same.finditer(text, 0, first))
    return same.sub(lambda _: instead, text), start


def _shared(one: str, other: str) -> int:
    """How many characters two texts have in common at their start."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def changed(kind: str, words: str) -> str | None:
    """The words of a claim with another figure, or None where they have none that can be changed.

    >>> changed("value", "£1.25m"), changed("duration", "a three-year"), changed("end", "31 March 2027")
    ('£1.71m', 'a four-year', '12 March 2027')
    >>> changed("start", "in April"), changed("deadline", "on Friday"), changed("start", "tomorrow")
    ('in August', 'on Monday', None)
    """
    if kind == "value":
        return _sum(words)
    return _date(words) if kind in DATES else _length(words)


def _sum(words: str) -> str | None:
    """The last sum of the words, more than a third higher, as exactly printed as before."""
    found = list(_NUMBER.finditer(words))
    if not found:
        return None
    last = found[-1]
    number = Decimal(last.group().rstrip(",").replace(",", ""))
    zeros = 0 if "." in last.group() else len(str(number)) - len(str(number).rstrip("0"))
    unit = Decimal(10) ** (zeros if zeros else number.as_tuple().exponent)  # type: ignore[operator]
    other = max((number * Decimal("1.37") / unit).quantize(Decimal(1)), (number / unit).quantize(Decimal(1)) + 1) * unit
    comma = "," if "," in last.group() else ""
    places = max(0, -number.as_tuple().exponent)  # type: ignore[operator]
    printed = f"{other:{comma}.{places}f}"
    return words[: last.start()] + printed + words[last.end() :]


def _date(words: str) -> str | None:
    """Another day of the month, or another month, or another day of the week."""
    day = _DAY.search(words)
    if day and (_MONTH.search(words) or day["th"]):
        return words[: day.start()] + _other_day(int(day["day"]), bool(day["th"])) + words[day.end() :]
    for pattern, names, by in ((_MONTH, _MONTHS, 4), (_WEEKDAY, _WEEKDAYS, 3)):
        if found := pattern.search(words):
            other = names[(names.index(found.group()) + by) % len(names)]
            return words[: found.start()] + other + words[found.end() :]
    return None


def _other_day(day: int, ordinal: bool) -> str:
    other = (day + 8) % 28 + 1
    ends = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd"}
    return f"{other}{ends.get(other, 'th') if ordinal else ''}"


def _length(words: str) -> str | None:
    """One more of its first number."""
    if figure := re.search(r"\d+", words):
        number = int(figure.group())
        other = number + max(1, number // 3)
        return words[: figure.start()] + str(other) + words[figure.end() :]
    if not (word := _WORD.search(words)) or word.group().lower() == _WORDS[-1]:
        return None
    other_word = _WORDS[_WORDS.index(word.group().lower()) + 1]
    return words[: word.start()] + other_word + words[word.end() :]


def measure_flips(articles: Sequence[gold.Article], lookup: Lookup) -> Result:
    """The share of all changed figures that are flagged, and of those of each kind."""
    found = list(flips(articles, lookup))
    kinds = sorted({flip.type for flip in found})
    shares = {f"{kind} flagged": _share([flip for flip in found if flip.type == kind]) for kind in kinds}
    return Result(
        name=NAME,
        articles=len(articles),
        predicted=len(found),
        figures={"changed figures flagged": _share(found), **shares},
        counts={},
        outcomes=(),
        accusations=(),
        predictions={},
    )


def _share(found: Sequence[Flip]) -> float:
    return sum(flip.flagged for flip in found) / len(found) if found else 0.0


def main(names: Sequence[str]) -> None:
    """Print the share of changed figures that are flagged; the sets that the rules' writers may see."""
    from quality import measure  # which imports this module

    with tempfile.TemporaryDirectory(prefix="onrecord-flips-") as folder:
        for name in names or SETS:
            articles = (measure.REAL_ARTICLES if name in measure.REAL_ARTICLES else measure.WHOLE_ARTICLES)[name]()
            files = measure.real_files() if name in measure.WHOLE_ARTICLES else measure.uk_files()
            with checker.register_of(files, Path(folder, f"{name}.register")) as register:
                show(name, list(flips(articles, register)))


def show(name: str, found: Sequence[Flip]) -> None:
    """One line a set, and one a claim type."""
    print(f"{name}: {sum(f.flagged for f in found)} of {len(found)} changed figures flagged")
    flagged = Counter(f.type for f in found if f.flagged)
    for kind, number in sorted(Counter(f.type for f in found).items()):
        print(f"  {kind:<12}{flagged[kind]:>5}{number:>5}")


if __name__ == "__main__":
    main(sys.argv[1:])
