"""Cutting blocks into sentences; what stands between marks of quotation is never cut."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.article.cues import is_saying_form
from onrecord.article.model import Block, Sentence
from onrecord.article.quotations import Stretch
from onrecord.values import Span

_TITLES = frozenset(
    """
    mr mrs ms dr prof cllr clr cllrs st rev revd hon rt sir gen col sgt capt cpl maj lt insp supt det pc dc ds dci
    gov sen rep pres messrs mme mlle fr sr sra mx vs v cf viz eg ie ft mt nr approx c ca
    """.split()
)
"""Never the last word of a sentence."""
_SHORT_FORMS = frozenset(
    """
    inc ltd co corp plc llp bros etc e.g i.e a.m p.m al est dept govt assn ave rd jr snr sr jnr u.s u.k u.n e.u d.c
    ph.d b.a m.a jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun vol ed
    p.a m n k bn
    """.split()
)
"""May end a sentence, when what follows is a word that starts one."""
_BEFORE_NUMBER = frozenset("no nos p pp para paras art arts fig figs sec ss s ch vol pt ref tel ext r reg cl".split())
_STARTERS = frozenset(
    """
    the a an it its he she they we i you this that these those there his her their our but and in on at for from by
    with after before when while if as although however meanwhile under since during no some many most one mr mrs ms
    dr
    """.split()
)
_STOP = re.compile(r"(?<![.!?…])[.!?…]+[)\]”’»\"']*(?=\s)")
_LAST_WORD = re.compile(r"[\w.’'&-]*$")
_FIRST_WORD = re.compile(r"[\s(\[“‘«\"']*([\w’']*)")
_LOOK_BACK = 40


def find_sentences(text: str, blocks: Sequence[Block], stretches: Sequence[Stretch]) -> tuple[Sentence, ...]:
    """The sentences of `text` in reading order, each within one block.

    >>> from onrecord.article.blocks import find_blocks
    >>> from onrecord.article.quotations import find_quotations
    >>> text = "Head\\nMr St. John paid £1.2m at 3 p.m. to No. 10. “It is mad. It is!” she said."
    >>> blocks = find_blocks(text)
    >>> [s.span.of(text) for s in find_sentences(text, blocks, find_quotations(text, blocks))]
    ['Head', 'Mr St. John paid £1.2m at 3 p.m. to No. 10.', '“It is mad. It is!” she said.']
    """
    outer: list[list[Span]] = [[] for _ in blocks]
    for stretch in stretches:
        if not stretch.nested:
            outer[stretch.block].append(stretch.outer)
    return tuple(
        Sentence(span, at)
        for at, block in enumerate(blocks)
        for span in _cut(text, block.span, sorted(set(_ends(text, block.span, outer[at]))))
    )


def _cut(text: str, span: Span, ends: Sequence[int]) -> Iterator[Span]:
    start = span.start
    for end in [*ends, span.end]:
        while start < end and text[start].isspace():
            start += 1
        if start < end:
            yield Span(start, end)
            start = end


def _ends(text: str, span: Span, quoted: Sequence[Span]) -> Iterator[int]:
    """Places at which a sentence ends: after stops outside quotations, and after quotations that end in one."""
    position = span.start
    for stretch in quoted:
        yield from _stops(text, position, stretch.start)
        position = stretch.end
        if _ends_after_quotation(text, stretch, span):
            yield stretch.end
    yield from _stops(text, position, span.end)


def _stops(text: str, start: int, end: int) -> Iterator[int]:
    for found in _STOP.finditer(text, start, min(len(text), end + 1)):
        if found.end() <= end and _is_end(text, found.start(), found.end(), start):
            yield found.end()


def _is_end(text: str, stop: int, after: int, floor: int) -> bool:
    """Whether the stop at `stop` ends its sentence, by the words on both sides."""
    opening = _FIRST_WORD.match(text, after, after + _LOOK_BACK)
    following = opening[1] if opening else ""
    if following[:1].islower():
        return False
    if text[stop] != "." or text.startswith("..", stop):
        return True
    last = _LAST_WORD.search(text, max(floor, stop - _LOOK_BACK), stop)
    word = last.group().lower() if last else ""
    if word in _TITLES:
        return False
    if word in _BEFORE_NUMBER and following[:1].isdigit():
        return False
    if word in _SHORT_FORMS or (len(word) == 1 and word.isalpha()) or re.fullmatch(r"(?:[a-z]\.)+[a-z]", word):
        return following.lower() in _STARTERS or not following
    return True


def _ends_after_quotation(text: str, stretch: Span, block: Span) -> bool:
    """A quotation that ends in a stop ends its sentence, unless the words after it say who spoke."""
    inside = text[max(stretch.start, stretch.end - 4) : stretch.end].rstrip("\"'”’»› ")
    if not inside.endswith((".", "!", "?", "…")) or stretch.end >= block.end or not text[stretch.end].isspace():
        return False
    following = text[stretch.end : min(block.end, stretch.end + 80)]
    opening = _FIRST_WORD.match(following)
    if following.lstrip().startswith(("–", "—", "- ")) or (opening and opening[1][:1].islower()):
        return False
    return inside.endswith(".") or not _opens_with_cue(following)


def _opens_with_cue(following: str) -> bool:
    """`“Stop!” Ann Smith said`: a verb of saying within a few words, before any other mark."""
    clause = re.split(r"[.,;:!?“\"(]", following, maxsplit=1)[0].split()
    return any(is_saying_form(word.lower()) for word in clause[1:5])
