"""Finding quotations: one pass over the marks of each block, with a stack of those that stand open.

Who is quoted is another question (`attribution.py`). Every quoted stretch is found, also scare quotes and titles,
because each of them may be compared with the record.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from onrecord.article.cues import is_saying_form
from onrecord.article.marks import Family, Mark, find_marks
from onrecord.article.model import Block, BlockKind
from onrecord.values import Span

_COMMA_AND_WORD = re.compile(r",\s+(\w+)\b(?!\s+to\b)")
_SHORT = 60
"""Code points; a shorter line between two paragraphs of a quotation is a caption run into the text."""
_DEEPEST = 3
"""Marks nested more deeply than this are a broken copy, not a quotation."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A quoted stretch within one block."""

    span: Span
    """The words, without marks and without white space at either end."""
    outer: Span
    """The same with its marks."""
    family: Family
    block: int
    nested: bool
    closed: bool
    """Whether a closing mark was found; if not, it runs to the end of its block."""
    continues: bool
    """Whether it carries on the stretch that an earlier block left open."""


@dataclass(slots=True)
class _Open:
    start: int
    """Where the mark starts."""
    inner: int
    family: Family
    low: bool = False
    continues: bool = False


@dataclass(slots=True)
class _Scan:
    """State of the pass over one block."""

    text: str
    block: int
    extent: Span
    marks: list[Mark]
    may_run_on: frozenset[Family]
    """Families whose mark opens the next paragraph, so that a stretch left open here goes on there."""
    stack: list[_Open] = field(default_factory=list)
    found: list[Stretch] = field(default_factory=list)
    closers_left: list[int] = field(default_factory=list)
    """For each mark: how many sure closing double marks stand at or after it."""
    next_single_close: list[int] = field(default_factory=list)
    """For each mark: index of the next one after it that may close a single quotation, or the number of marks."""
    next_double_close: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        count, single, double = 0, len(self.marks), len(self.marks)
        for at in range(len(self.marks) - 1, -1, -1):
            self.next_single_close.append(single)
            self.next_double_close.append(double)
            mark = self.marks[at]
            if mark.closes and mark.family is Family.SINGLE:
                single = at
            elif mark.closes and not mark.opens and mark.family is Family.DOUBLE:
                double, count = at, count + 1
            self.closers_left.append(count)
        for column in (self.next_single_close, self.next_double_close, self.closers_left):
            column.reverse()


def find_quotations(text: str, blocks: Sequence[Block]) -> list[Stretch]:
    """Every quoted stretch, in reading order; one that runs over paragraphs is one stretch in each.

    Shapes: stretches of one block overlap only where one is nested in the other.

    >>> from onrecord.article.blocks import find_blocks
    >>> text = "Row\\nShe said: “It’s ‘mad’,” and the members’ hall shut."
    >>> [(s.span.of(text), s.nested) for s in find_quotations(text, find_blocks(text))]
    [('It’s ‘mad’,', False), ('mad', True)]
    """
    found: list[Stretch] = []
    pending: Family | None = None
    marks = [find_marks(text, block.span) for block in blocks]
    upcoming = _openers_ahead(blocks, marks)
    for at, block in enumerate(blocks):
        scan = _Scan(text, at, block.span, marks[at], upcoming[at])
        resumed = _resume(scan, pending)
        _run(scan)
        left_open = _finish(scan)
        found += _settled(scan.found)
        if left_open or resumed or (block.kind is BlockKind.PARAGRAPH and len(block.span) > _SHORT):
            pending = left_open
    return found


def _settled(found: list[Stretch]) -> list[Stretch]:
    """In reading order; nested is what stands inside another one that was kept, not inside one given up as unclosed."""
    ordered, reach = [], 0
    for stretch in sorted(found, key=lambda stretch: (stretch.outer.start, -stretch.outer.end)):
        ordered.append(replace(stretch, nested=stretch.outer.end <= reach))
        reach = max(reach, stretch.outer.end)
    return ordered


def _openers_ahead(blocks: Sequence[Block], marks: Sequence[list[Mark]]) -> list[frozenset[Family]]:
    """For each block the families of mark with which the next paragraph opens."""
    ahead: list[frozenset[Family]] = []
    following: frozenset[Family] = frozenset()
    for block, own in zip(reversed(blocks), reversed(marks), strict=True):
        ahead.append(following)
        if block.kind is BlockKind.PARAGRAPH:
            opens = own[0] if own and own[0].opens and own[0].span.start == block.span.start else None
            following = frozenset({opens.family}) if opens else frozenset()
    ahead.reverse()
    return ahead


def _resume(scan: _Scan, pending: Family | None) -> bool:
    """Carry on a stretch that an earlier paragraph left open: a mark at the start, or a close without one."""
    own = [mark for mark in scan.marks if mark.family is pending]
    if pending is None or not own:
        return False
    first = own[0]
    if first.opens and first.span.start == scan.extent.start:
        scan.stack.append(_Open(first.span.start, first.span.end, pending, first.low, continues=True))
        return True
    if first.closes and not first.opens and pending is Family.DOUBLE:
        scan.stack.append(_Open(scan.extent.start, scan.extent.start, pending, continues=True))
        return True
    return False


def _run(scan: _Scan) -> None:
    for at, mark in enumerate(scan.marks):
        if scan.stack and scan.stack[-1].continues and mark.span.start == scan.stack[-1].start:
            continue  # The mark that took the stretch up again.
        if not _close(scan, at, mark) and _opens(scan, at, mark):
            scan.stack.append(_Open(mark.span.start, mark.span.end, mark.family, mark.low))


def _close(scan: _Scan, at: int, mark: Mark) -> bool:
    """Close the innermost open stretch of this family, if this mark does; what was opened inside was no quotation."""
    depth = next((i for i in range(len(scan.stack) - 1, -1, -1) if scan.stack[i].family is mark.family), None)
    if depth is None:
        return False
    lowered = scan.stack[depth].low and mark.opens  # „so“
    if not (mark.closes or lowered) or _is_apostrophe(scan, at, mark) or _is_inches(scan, at, mark):
        return False
    inside = scan.stack[depth + 1 :]
    if any(o.family is Family.DOUBLE for o in inside) and scan.next_double_close[at] < len(scan.marks):
        return False
    _emit(scan, depth, mark.span.start, mark.span.end, closed=True)
    return True


def _is_apostrophe(scan: _Scan, at: int, mark: Mark) -> bool:
    """A doubtful close is a possessive when a sure one follows before the next opening."""
    if not mark.unsure or at + 1 >= len(scan.marks):
        return False
    following = scan.marks[at + 1]
    return following.family is Family.SINGLE and following.closes and not following.opens and not following.unsure


def _is_inches(scan: _Scan, at: int, mark: Mark) -> bool:
    """A mark after a digit measures when the next one closes again."""
    if not mark.inches or at + 1 >= len(scan.marks):
        return False
    following = scan.marks[at + 1]
    return following.family is Family.DOUBLE and following.closes and not following.opens


def _opens(scan: _Scan, at: int, mark: Mark) -> bool:
    if not mark.opens or len(scan.stack) >= _DEEPEST:
        return False
    if mark.family is Family.SINGLE:
        return _single_opens(scan, at, mark)
    same = [i for i, o in enumerate(scan.stack) if o.family is mark.family]
    if same and mark.family is Family.DOUBLE and scan.closers_left[at] <= len(same):
        # Too few closing marks are left for one inside the other: the earlier one was never closed.
        _emit_unclosed(scan, same[0], mark.span.start)
    return True


def _single_opens(scan: _Scan, at: int, mark: Mark) -> bool:
    """A single mark opens only if another closes it, here or after a paragraph that takes it up again."""
    if any(o.family is Family.SINGLE for o in scan.stack):
        return False
    close = scan.next_single_close[at]
    if any(o.family is Family.DOUBLE for o in scan.stack):
        return close < scan.next_double_close[at]
    runs_on = mark.span.start == scan.extent.start or scan.text[
        max(0, mark.span.start - 3) : mark.span.start
    ].rstrip().endswith((":", ","))
    return close < len(scan.marks) or (runs_on and Family.SINGLE in scan.may_run_on)


def _finish(scan: _Scan) -> Family | None:
    """Close what is left open at the end of the block; tell which family may go on in the next."""
    for depth, left in enumerate(scan.stack):
        runs_on = left.family in scan.may_run_on
        if left.family is Family.DOUBLE or runs_on or left.continues:
            if runs_on:
                _emit(scan, depth, scan.extent.end, scan.extent.end, closed=False)
            else:
                _emit_unclosed(scan, depth, scan.extent.end)
            return left.family
    return None


def _emit_unclosed(scan: _Scan, depth: int, end: int) -> None:
    """A stretch whose closing mark was forgotten ends where its speaker is named, else at `end`."""
    opened = scan.stack[depth].inner
    for found in _COMMA_AND_WORD.finditer(scan.text, opened, end):
        if is_saying_form(found[1].lower()):
            end = found.start() + 1
            break
    _emit(scan, depth, end, end, closed=False)


def _emit(scan: _Scan, depth: int, end: int, outer_end: int, *, closed: bool) -> None:
    opened = scan.stack[depth]
    del scan.stack[depth:]
    words = _trimmed(scan.text, opened.inner, end)
    if words is not None:
        outer = Span(opened.start, outer_end if closed else words.end)
        scan.found.append(
            Stretch(words, outer, opened.family, scan.block, bool(scan.stack), closed, opened.continues),
        )


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
