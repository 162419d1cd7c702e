"""Numbers with the things that they count, in articles and in notices: "six buses", "5 x Biosafety Cabinet"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.article.numbers import number_of
from onrecord.checking.counting import of_one_kind
from onrecord.reading.words import STOPWORDS, folded
from onrecord.values import Span

_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_UNITS = "one|two|three|four|five|six|seven|eight|nine"
NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}|(?:an?|{_UNITS}|ten|twelve) (?:hundred|thousand)"
    rf"|(?:{_TENS})(?:-(?:{_UNITS}))?|{_UNITS}|ten|eleven|twelve|thirteen"
    r"|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:an?|two|three|four|half a) dozen)"
)
_COUNTED = re.compile(
    rf"(?<![\w£€$.,/-])(?P<n>{NUMBER})(?![\w,.%-]*[\d%])"
    r"(?:[ \u00a0]?(?:x|no\.?|nr)(?![\w-])|[ \u00a0]?\(\d{{1,4}}\))?"
    r"(?=[ \u00a0][“‘\"']?(?P<of>(?:\d{1,2}[- ](?:year|month|week|day|hour|minute)[- ])?[A-Za-z][\w’'-]*"
    r"(?:,?[ \u00a0][A-Za-z][\w’'-]*){0,6}))",
    re.I,
)
_PART = re.compile(
    rf"(?<![\w£€$.,/-])(?P<n>(?i:{NUMBER})) of (?P<whose>(?:the|its|their|our|these|those|his|her|[A-Z][\w’'-]*[’']s?)"
    r"(?: [A-Z][\w-]*[’']s?)?) (?P<of>[A-Za-z][\w’'-]*(?: [A-Za-z][\w’'-]*){0,4})",
)
"""Some of the things: "92 of its lamp columns", "Two of our hospitals"."""
PLURAL = re.compile(
    r"(?:\w\w[^s\W]s|people|children|women|men|buses|premises|glasses|classes|staff|personnel|police|cattle|sheep"
    r"|deer|addresses|businesses|pairs)$"
)
_SINGULAR = re.compile(r"\w{3}$")
_NO_COUNT = frozenset(
    """
    years months weeks days hours minutes seconds pounds pence times per cent percent miles metres kilometres
    others ones thirds quarters fifths tenths options extensions was is has its this does as us pm am year month
    week day hour minute second pound option extension million billion thousand hundred
    """.split()
)
_PASSED_OVER = frozenset({"new"})
"""Common words that may still stand before a thing that is counted."""
_STRICT, _LOOSE = 4, 7
"""Words that may name a thing: in an article, where verbs follow soon, and in a notice's lists."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of things, as printed."""

    span: Span
    number: int
    words: tuple[str, ...]
    """The folded words that say of what, the thing itself last."""

    @property
    def lasting(self) -> bool:
        """Whether the words say how long each of the things lasts."""
        return _LASTING.match(" ".join(self.words)) is not None


def counted(text: str, *, loose: bool = False) -> Iterator[Counted]:
    """Numbers with the things they count; `loose` takes a thing in the singular too ("5 x Biosafety Cabinet")."""
    for found in _COUNTED.finditer(text):
        number, words = number_of(found["n"]), _things(found["of"], loose)
        if number is not None and words:
            end = found.start("of") + len(words[0])
            yield Counted(Span(found.start(), end), int(number), tuple(folded(words[0])))


def parted(text: str) -> Iterator[Counted]:
    """Numbers of some of the things, which need not be all that there are.

    >>> [(c.number, c.words, c.span.of(t)) for t in ["Two of our larger halls shut"] for c in parted(t)]
    [(2, ('larger', 'halls'), 'Two of our larger halls')]
    """
    for found in _PART.finditer(text):
        number, words = number_of(found["n"]), _things(found["of"], False)
        if number is not None and words:
            end = found.start("of") + len(words[0])
            yield Counted(Span(found.start(), end), int(number), tuple(folded(words[0])))


_LASTING = re.compile(
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve)[- ](?:year|month|week|day|hour|minute)"
    r"(?:[- ]long)?[ \u00a0](?=[A-Za-z])",
    re.I,
)
"""How long each of the things lasts: "four ten-week courses" are courses."""
_HAS_SO_MANY = re.compile(
    r"(?:bed(?:ded|room(?:ed|s)?|s)?|storey(?:ed)?|star|seater?|door|part|tier|person|berth|way|stage|lane|phase|bay"
    r"|wheel\w*|year|month|week|day|hour)[- ](?!are\b|were\b|will\b|and\b|in\b|at\b|for\b|on\b)",
    re.I,
)
"""Behind a number, what each of the things has: "4 bedded crisis house" is one house."""


def _things(said: str, loose: bool) -> list[str]:
    """The words up to the last that may be counted, before any that no name of a thing holds; none if there is none."""
    kept: list[str] = []
    if _HAS_SO_MANY.match(said):
        return []
    lasting = _LASTING.match(said)
    if lasting is not None:
        rest = _things(said[lasting.end() :], loose)
        return [said[: lasting.end()] + rest[0]] if rest else []
    for word in re.findall(r"[\w’'-]+,?", said)[: _LOOSE if loose else _STRICT]:
        low = word.rstrip(",").lower()
        if low in _PASSED_OVER and not kept:
            continue
        if low in STOPWORDS or (set(folded(low)) & _NO_COUNT):
            break
        kept.append(word)
        if word.endswith(",") and PLURAL.search(low):
            break  # the thing is told: "people, needs"
    while kept and not (PLURAL if not loose else _SINGULAR).search(kept[-1].rstrip(",").lower()):
        kept.pop()
    if not kept or (found := said.find(kept[-1])) < 0:
        return []
    return [said[: found + len(kept[-1].rstrip(","))]]


_ONLY = re.compile(
    r"\b(?P<n>(?:a|just) (?:single|sole|lone)|one single|(?:there (?:is|was)|has|have|into|only|just) (?P<one>one))"
    r" (?:[a-z-]+ )??(?P<of>lot|supplier|provider|contractor|operator|firm|company|partner|buyer|winner|bidder)\b",
    re.I,
)


def only_ones(text: str) -> Iterator[Counted]:
    """One thing, said to be alone: "there is one lot", "a single supplier".

    >>> [(c.number, c.words, c.span.of(t)) for t in ["It wants a single local supplier"] for c in only_ones(t)]
    [(1, ('supplier',), 'a single local supplier')]
    """
    for found in _ONLY.finditer(text):
        start = found.start("one") if found["one"] else found.start("n")
        yield Counted(Span(start, found.end()), 1, (found["of"].lower(),))


_BOUND = (
    r"(?:up to|as many as|no more than|not more than|at most|at least|a maximum of|a minimum of|no fewer than|more than"
    r"|in excess of|(?:somewhere )?around|about|some|nearly|almost|roughly|approximately)"
)
_BOUND_AHEAD = re.compile(rf"\b{_BOUND} $", re.I)
_BOUND_FIRST = re.compile(rf"{_BOUND} (?=\S)", re.I)
_LONGEST_BOUND = 20


def bound_ahead(text: str, start: int) -> int:
    """Where the words begin that make the number at `start` a bound or a guess; `start` where there are none.

    >>> bound_ahead("It helps up to 50 sleepers", 15), bound_ahead("It helps 50 sleepers", 9)
    (9, 9)
    """
    found = _BOUND_AHEAD.search(text, max(0, start - _LONGEST_BOUND), start)
    return found.start() if found else start


def bound_of(text: str) -> int:
    """How many code points of such words `text` begins with.

    >>> bound_of("up to 50 sleepers"), bound_of("50 sleepers")
    (6, 0)
    """
    found = _BOUND_FIRST.match(text)
    return found.end() if found else 0


def alike(said: tuple[str, ...], record: tuple[str, ...]) -> bool:
    """The same thing is counted: its own word agrees, or both share another that is not merely general."""
    ours, theirs = {stem(w) for w in said}, {stem(w) for w in record}
    return stem(said[-1]) in theirs or stem(record[-1]) in ours


def of_kin(said: tuple[str, ...], record: tuple[str, ...]) -> bool:
    """Things of one kind are counted, under other names."""
    return any(of_one_kind(stem(said[-1]), stem(word)) for word in record)


def stem(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
