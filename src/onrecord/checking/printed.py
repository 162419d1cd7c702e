"""Where an article prints the record's own names, whatever it leaves out or writes small.

"Ceredigion council", "Hywel Dda health board" and "Places for People" are names that no reading of capitals alone
would give whole. Here the record says what to look for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from onrecord.checking.context import Context
from onrecord.checking.placed import Taken
from onrecord.reading import Name
from onrecord.values import Span
from onrecord.values.names import name_forms

_LITTLE = frozenset("of and for the in on at upon to by with".split())
_LEFT_OUT = frozenset(
    """
    the limited ltd plc llp lp cic uk group holdings company county city borough district metropolitan london royal
    university nhs foundation cyngor sir services service solutions national
    """.split()
)
"""What papers drop from a name without making it another one."""
_HEADS = frozenset(
    """
    council board authority trust health police university college office service services hospital hospitals
    association commission agency partnership school academy department ministry fire rescue housing combined
    borough county city district town parish group constabulary
    """.split()
)
"""Words that papers write small: "Hywel Dda health board". One alone names nobody."""
_FEWEST = 2
"""Words of a name that must be printed."""


def printed(names: Iterable[Name], context: Context) -> dict[Span, list[Name]]:
    """Where these names stand in the article's own words, longest first, each with the names it may be.

    Shapes: spans in reading order that do not overlap.
    """
    found: dict[Span, list[Name]] = {}
    for name in names:
        for span in _places(name.printed, context.text):
            if not context.said_by_someone(span):
                found.setdefault(span, []).append(name)
    kept: dict[Span, list[Name]] = {}
    taken = Taken()
    for span in sorted(found, key=lambda s: (-len(s), s.start)):
        if not taken.overlaps(span):
            taken.add(span)
            kept[span] = found[span]
    return dict(sorted(kept.items()))


@lru_cache(maxsize=256)  # asked of each name by more than one rule, and again for today's record
def _places(name: str, text: str) -> tuple[Span, ...]:
    return tuple(
        Span(*match.span())
        for form in sorted(name_forms(name))
        if (pattern := _pattern(form)) is not None
        for match in pattern.finditer(text)
        if _is_capital(match.group())
    )


@lru_cache(maxsize=4096)
def _pattern(form: str) -> re.Pattern[str] | None:
    """The words of a normalised name, those that papers leave out being optional; None for one that is too short.

    >>> _pattern("hywel dda university health board").fullmatch("Hywel Dda health board") is not None
    True
    >>> _pattern("serco limited") is None
    True
    """
    words = form.split()
    core = [i for i, word in enumerate(words) if word not in _LEFT_OUT]
    told = [i for i in core if words[i] not in _LITTLE]
    if len(told) < _FEWEST or all(words[i] in _HEADS for i in told):
        return None
    first = core[0]
    parts = [_word(words[first])]
    for i in range(first + 1, len(words)):
        part = rf"[ \u00a0-]{_word(words[i])}"
        parts.append(part if i in core else f"(?:{part})?")
    return re.compile(rf"(?<![\w’'-]){''.join(parts)}(?![\w-])(?! of (?:the )?(?-i:[A-Z]))", re.I)


def is_stem(said: str, name: str) -> bool:
    """Whether the words said begin the name, and only words of kind follow: "Cwm Taf Morgannwg" of a health board.

    >>> is_stem("cwm taf morgannwg", "cwm taf morgannwg university health board"), is_stem("north", "north trust")
    (True, False)
    """
    words = name.removeprefix("the ").split()
    ours = said.split()
    rest = words[len(ours) :]
    told = [w for w in ours if w not in _LEFT_OUT | _LITTLE | _HEADS]
    return len(told) >= _FEWEST and words[: len(ours)] == ours and all(w in _LEFT_OUT | _HEADS for w in rest)


def _word(word: str) -> str:
    if word == "and":
        return "(?:and|&)"
    return rf"{re.escape(word[:-1])}[’']?s[’']?" if word.endswith("s") and len(word) > 2 else re.escape(word)


def _is_capital(said: str) -> bool:
    """Whether every word but the small ones and the heads begins with a capital or a digit."""
    words = [w for w in re.findall(r"[^\W_][\w’'&]*", said) if w.casefold() not in _HEADS | _LITTLE]
    return said[0].isupper() and all(not word[0].islower() for word in words)
