"""Texts built to make a regular expression work hard: what it repeats, and what everybody prints, over and over.

A pattern is taken apart as the interpreter itself takes it apart; of each part that may repeat, one text that it
matches is made, with what must stand before it, and repeated. Behind all stands what must not stand there: a mark that
nothing matches, or what the pattern itself forbids at its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

END = "\0"
EVERYBODYS = (
    *" \n\u00a0aA1é'\"“”’-,.(",
    *("Aa ", "a, ", "A. ", "1 ", "1,", "£1 ", "£1m-", "£1 and ", "the ", "of the ", "A of ", "two ", "1 May ", "“a "),
    *("a\n", "A & ", "a-", "-a ", "a’", "- ", ". "),
)
_MOST = 10
"""Repeated parts of one pattern that are pumped: long ones repeat the same few shapes."""
_CATEGORIES = {sre.CATEGORY_DIGIT: "7", sre.CATEGORY_SPACE: " ", sre.CATEGORY_WORD: "a", sre.CATEGORY_NOT_DIGIT: "a",
               sre.CATEGORY_NOT_SPACE: "a", sre.CATEGORY_NOT_WORD: ","}  # fmt: skip
_LIKELY = "a A1,.£-“\n"


def pumped(pattern: re.Pattern[str], length: int) -> Iterator[str]:
    """Texts of about `length` characters that are hard on `pattern`."""
    tree = list(parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG))
    own = list(dict.fromkeys((before, body) for before, body in _repeated(tree, "") if body))
    whole = _example(tree)
    step = max(1, len(own) // _MOST)
    for before, body in (("", whole), ("", whole[: len(whole) // 2]), *own[::step][:_MOST]):
        if body:
            yield from (f"{before}{body * (length // len(body))}{end}" for end in (END, *_forbidden(tree)))
    for body in EVERYBODYS:
        yield f"{body * (length // len(body))}{END}"


def _repeated(nodes: list[Any], before: str) -> Iterator[tuple[str, str]]:
    """Each part that may repeat: what must stand before it, and one text that it matches."""
    for op, given in nodes:
        for inside in _inside(op, given):
            yield from _repeated(list(inside), before)
        if op in _REPEATS and given[1] > 1:
            yield before, _example(list(given[2]))
        before += _example([(op, given)])


def _forbidden(nodes: list[Any]) -> list[str]:
    """One text for each way of what must not stand behind."""
    op, given = nodes[-1] if nodes else (None, None)
    if op is not sre.ASSERT_NOT or given[0] < 0:
        return []
    ways = [list(each) for each in given[1][0][1][1]] if given[1][0][0] is sre.BRANCH else [list(given[1])]
    return list(dict.fromkeys(filter(None, map(_example, ways))))


_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)


def _inside(op: Any, given: Any) -> list[Any]:
    if op in _REPEATS:
        return [given[2]]
    if op is sre.BRANCH:
        return list(given[1])
    if op is sre.SUBPATTERN:
        return [given[3]]
    if op is sre.ATOMIC_GROUP:
        return [given]
    return [given[1]] if op in (sre.ASSERT, sre.ASSERT_NOT) else []


def _example(nodes: list[Any]) -> str:
    """One text that the nodes match, or nearly: what stands around it is not looked at."""
    return "".join(_one(op, given) for op, given in nodes)


def _one(op: Any, given: Any) -> str:
    if op is sre.LITERAL:
        return chr(given)
    if op is sre.NOT_LITERAL:
        return next(char for char in _LIKELY if ord(char) != given)
    if op is sre.ANY:
        return "a"
    if op is sre.IN:
        return _member(given)
    if op in _REPEATS:
        return _example(list(given[2])) * max(1, given[0])
    if op is sre.BRANCH:
        return max((_example(list(branch)) for branch in given[1]), key=len)
    return _example(list(_inside(op, given)[0])) if op in (sre.SUBPATTERN, sre.ATOMIC_GROUP) else ""


def _member(given: list[Any]) -> str:
    """A character of a set."""
    if given[0][0] is sre.NEGATE:
        return next((char for char in _LIKELY if not any(_holds(*each, char) for each in given[1:])), "~")
    op, value = given[0]
    return _CATEGORIES[value] if op is sre.CATEGORY else chr(value if op is sre.LITERAL else value[0])


def _holds(op: Any, value: Any, char: str) -> bool:
    if op is sre.CATEGORY:
        return bool(re.match({"7": r"\d", " ": r"\s", "a": r"\w", ",": r"\W"}[_CATEGORIES[value]], char))
    return ord(char) == value if op is sre.LITERAL else value[0] <= ord(char) <= value[1]
