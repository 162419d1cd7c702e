"""A text is cut so that nothing of it is lost and every claim closes exactly once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.article import Block, BlockKind
from onrecord.report.marking import lay_out, mark_pieces
from onrecord.values import Span

TEXTS = st.text("ab \n", min_size=1, max_size=60)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Span], list[Block]]:
    """A text, claims anywhere in it that hold a letter, and blocks of its non-empty lines, some left out."""
    text = draw(TEXTS.filter(lambda text: text.strip() != ""))
    ends = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(ends, ends), max_size=6))
    spans = [Span(min(pair), max(pair)) for pair in pairs if text[min(pair) : max(pair)].strip()]
    blocks, position = [], 0
    for line in text.split("\n"):
        if line.strip() and draw(st.booleans()):
            blocks.append(Block(Span(position, position + len(line)), BlockKind.PARAGRAPH))
        position += len(line) + 1
    return text, spans, blocks


@given(marked_texts())
def test_no_character_is_lost_and_each_claim_closes_once(case: tuple[str, list[Span], list[Block]]) -> None:
    """Pieces put together are the text, white space between blocks aside, and each claim has one badge."""
    text, spans, blocks = case
    pieces = [piece for block in lay_out(text, blocks, spans) for piece in mark_pieces(text, block.span, spans)]
    assert "".join("".join(piece.text for piece in pieces).split()) == "".join(text.split())
    closed = [index for piece in pieces for index in piece.ends]
    assert sorted(closed) == list(range(len(spans)))


def test_the_shortest_claim_owns_a_shared_stretch() -> None:
    """Of two claims that overlap, the more particular one is marked, and both can be reached."""
    text = "a £25k contract for two years"
    whole, value = Span(0, len(text)), Span(2, 6)
    pieces = mark_pieces(text, whole, [whole, value])
    assert [(piece.text, piece.owner) for piece in pieces] == [
        ("a ", 0),
        ("£25k", 1),
        (" contract for two years", 0),
    ]


def test_crossing_claims_both_close() -> None:
    """Claims that overlap without nesting each keep their end."""
    pieces = mark_pieces("abcdef", Span(0, 6), [Span(0, 4), Span(2, 6)])
    assert [(piece.text, piece.ends) for piece in pieces] == [("ab", ()), ("cd", (0,)), ("ef", (1,))]
