"""Sums of which only the size is said: "a six-figure sum", "a multi-million-pound deal", "hundreds of thousands"."""

from __future__ import annotations

import re
from decimal import Decimal

from onrecord.article.basis import basis_attached
from onrecord.article.model import Basis, Qualifier, SumMention
from onrecord.values import Span

_FIGURES = {"four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10} | {
    str(n): n for n in range(4, 11)
}
_BY_FIGURES = re.compile(
    rf"\b(?:(?P<part>high|mid|low|upper|lower)[\s-]+)?(?P<count>{'|'.join(_FIGURES)})[\s-]figure\b"
    r"(?:\s(?:sum|amount|price|fee|bill|cost)s?\b)?",
    re.I,
)
_MILLION = re.compile(
    r"\b(?:multi[\s-]?(?P<multi>million|billion)(?:[\s-]pound)?"
    r"|(?P<many>tens of thousands|hundreds of thousands|millions|tens of millions|hundreds of millions|billions)"
    r" of (?:pounds|quid|sterling))\b",
    re.I,
)
_MANY = {
    "tens of thousands": (10**4, 10**5),
    "hundreds of thousands": (10**5, 10**6),
    "millions": (10**6, 10**9),
    "tens of millions": (10**7, 10**8),
    "hundreds of millions": (10**8, 10**9),
    "billions": (10**9, 10**12),
    "million": (10**6, 10**9),
    "billion": (10**9, 10**12),
}


def find_magnitudes(text: str) -> list[SumMention]:
    """Every sum of which `text` says only how large it is, in reading order: from `low` to `high`, both possible.

    >>> [(m.text, int(m.low), int(m.high)) for m in find_magnitudes("a six-figure contract, not millions of pounds")]
    [('six-figure', 100000, 999999), ('millions of pounds', 1000000, 999999999)]
    """
    found = [(m, _by_figures(m)) for m in _BY_FIGURES.finditer(text)] + [
        (m, _by_words(m)) for m in _MILLION.finditer(text)
    ]
    return [_mention(text, m.start(), m.end(), *ends) for m, ends in sorted(found, key=lambda pair: pair[0].start())]


def _by_figures(found: re.Match[str]) -> tuple[int, int]:
    low = 10 ** (_FIGURES[found["count"].lower()] - 1)
    return low, low * 10


def _by_words(found: re.Match[str]) -> tuple[int, int]:
    return _MANY[(found["multi"] or found["many"]).lower()]


def _mention(text: str, start: int, end: int, low: int, above: int) -> SumMention:
    per = basis_attached(text, end)
    end = per[1].end if per else end
    return SumMention(
        span=Span(start, end),
        text=text[start:end],
        low=Decimal(low),
        high=Decimal(above - 1),
        currency=None,
        qualifier=Qualifier.RANGE,
        basis=per[0] if per else Basis.TOTAL,
        basis_span=per[1] if per else None,
        unit=Decimal(1),
    )
