"""A text cut at every end of every claim, so that nested and overlapping claims can all be marked in place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.article import Block, BlockKind
from onrecord.values import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text inside one block that the same claims cover from end to end."""

    text: str
    owner: int | None
    """Index of the shortest claim that covers it; None where none does."""
    ends: tuple[int, ...]
    """Claims whose mark closes after this piece, the owner first."""


def mark_pieces(text: str, block: Span, spans: Sequence[Span]) -> list[Piece]:
    """The pieces of one block; together they are its text. A claim closes once: in the last block that it touches.

    >>> whole, inner = Span(0, 9), Span(4, 9)
    >>> [(p.text, p.owner, p.ends) for p in mark_pieces("the value is", Span(0, 12), [whole, inner])]
    [('the ', 0, ()), ('value', 1, (1, 0)), (' is', None, ())]
    """
    touching = [index for index, span in enumerate(spans) if span.start < block.end and block.start < span.end]
    cuts = {block.start, block.end}
    for index in touching:
        cuts |= {max(spans[index].start, block.start), min(spans[index].end, block.end)}
    ordered = sorted(cuts)
    return [_piece(text, Span(start, end), spans, touching) for start, end in pairwise(ordered)]


def _piece(text: str, piece: Span, spans: Sequence[Span], touching: Sequence[int]) -> Piece:
    covering = sorted((i for i in touching if spans[i].contains(piece)), key=lambda i: (len(spans[i]), i))
    ends = tuple(i for i in covering if spans[i].end == piece.end)
    return Piece(piece.of(text), covering[0] if covering else None, ends)


def lay_out(text: str, blocks: Sequence[Block], spans: Sequence[Span]) -> list[Block]:
    """Blocks that cover all of `text` but white space, in order: what no block covers is a paragraph.

    A claim may end in the white space between two blocks, or have no length: its block is stretched to hold
    it, so that no mark is ever lost.
    """
    laid: list[Block] = []
    position = 0
    for block in sorted(blocks, key=lambda b: b.span):
        laid += _gap(text, Span(position, max(block.span.start, position)))
        if block.span.end > position:
            laid.append(Block(Span(max(block.span.start, position), block.span.end), block.kind))
            position = block.span.end
    laid += _gap(text, Span(position, max(len(text), position)))
    return _stretch(laid, spans)


def _gap(text: str, gap: Span) -> list[Block]:
    return [Block(gap, BlockKind.PARAGRAPH)] if gap.of(text).strip() else []


def _stretch(blocks: list[Block], spans: Sequence[Span]) -> list[Block]:
    """Blocks that reach to the ends of the claims that end between them."""
    stretched = []
    for index, block in enumerate(blocks):
        limit = blocks[index + 1].span.start if index + 1 < len(blocks) else None
        reach = [s.end for s in spans if block.span.start < s.end and (limit is None or s.end <= limit)]
        stretched.append(Block(Span(block.span.start, max([block.span.end, *reach])), block.kind))
    return stretched
