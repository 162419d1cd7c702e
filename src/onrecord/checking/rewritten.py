"""How the sentences of one version of an article became those of the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from onrecord.article import ArticleReading, BlockKind
from onrecord.checking.edits import Step, steps_between
from onrecord.checking.model import Edit, EditKind
from onrecord.checking.revision import ChangeKind, Passage
from onrecord.checking.runs import best_chain
from onrecord.checking.wording import Wording, wording
from onrecord.values import Span

_ONE_SENTENCE = 0.5
"""Least likeness of two sentences of which one was made from the other."""
_LONGEST = 400  # words; what is longer is a table, and is shown as changed from end to end
_MOST = 2_000  # sentences
_AHEAD = 40  # sentences among which that is looked for which one became
_FURNITURE = frozenset({BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.HEADLINE})


def passages_between(earlier: ArticleReading, later: ArticleReading) -> Iterator[Passage]:
    """Every sentence, the headline included, that is not the same in both, in the order of the later text.

    Case, marks and white space are no difference; neither are bylines and datelines.
    """
    ours, theirs = _sentences(earlier), _sentences(later)
    heads = earlier.headline, later.headline
    if heads[0] and heads[1]:
        yield from _between(earlier, later, [heads[0]], [heads[1]], headline=True)
    keys = [
        [wording(span.of(article.text)).keys for span in spans] for article, spans in ((earlier, ours), (later, theirs))
    ]
    for tag, a0, a1, b0, b1 in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes():
        if tag != "equal":
            yield from _between(earlier, later, ours[a0:a1], theirs[b0:b1], headline=False)


def edits_between(first: str, second: str) -> tuple[Edit, ...]:
    """How `second` differs from `first`, from their first word to their last; one edit `same` where nothing does.

    >>> [(e.kind.value, *e.record, *e.printed) for e in edits_between("It cost £2m.", "It cost £3m.")]
    [('same', 'It', 'cost', 'It', 'cost'), ('changed', '£2m.', '£3m.')]
    """
    ours, theirs = wording(first), wording(second)
    if not ours.keys or not theirs.keys:
        return tuple(Edit(kind, *sides) for kind, sides in _only(first, second))
    short = max(len(ours), len(theirs)) <= _LONGEST
    chain = best_chain(theirs.keys, ours.places, (0, len(ours)))[0] if short else ()
    if not chain:
        return (Edit(EditKind.CHANGED, tuple(first.split()), tuple(second.split())),)
    steps = steps_between(theirs, ours, chain, open_ends=False)
    return tuple(
        Edit(step.kind, _as_printed(ours, step.s0, step.s1), _as_printed(theirs, step.p0, step.p1))
        for step in _with_ends(steps, ours)
    )


def _only(first: str, second: str) -> Iterator[tuple[EditKind, tuple[tuple[str, ...], tuple[str, ...]]]]:
    if first.split():
        yield EditKind.DROPPED, (tuple(first.split()), ())
    if second.split():
        yield EditKind.ADDED, ((), tuple(second.split()))


def _with_ends(steps: Sequence[Step], ours: Wording) -> Iterator[Step]:
    """The steps with what was left out at either end, which is no difference between a quotation and its source."""
    first = min((step.s0 for step in steps if step.s0 < step.s1), default=0)
    last = max((step.s1 for step in steps), default=0)
    if first:
        yield Step(EditKind.DROPPED, 0, first, 0, 0)
    yield from steps
    if last < len(ours):
        yield Step(EditKind.DROPPED, last, len(ours), 0, 0)


def _as_printed(text: Wording, first: int, last: int) -> tuple[str, ...]:
    """Words with the signs and stops that are printed on to them."""
    if first >= last:
        return ()
    start, end = text.spans[first][0], text.spans[last - 1][1]
    least = text.spans[first - 1][1] if first else 0
    most = text.spans[last][0] if last < len(text) else len(text.text)
    while start > least and not text.text[start - 1].isspace():
        start -= 1
    while end < most and not text.text[end].isspace():
        end += 1
    return tuple(text.text[start:end].split())


def _sentences(article: ArticleReading) -> list[Span]:
    """The sentences, without headline and furniture."""
    kinds = [block.kind for block in article.blocks]
    return [
        s.span
        for s in article.sentences
        if kinds[s.block] not in _FURNITURE and kinds[s.block] is not BlockKind.HEADLINE
    ]


def _between(
    earlier: ArticleReading, later: ArticleReading, ours: Sequence[Span], theirs: Sequence[Span], *, headline: bool
) -> Iterator[Passage]:
    """Sentences of which some became others: those that are like each other together, in order."""
    pairs = {b: a for a, b in _paired(earlier, later, ours, theirs, headline)}
    gone = [a for a in range(len(ours)) if a not in pairs.values()]
    for a in gone:
        yield Passage(ChangeKind.REMOVED, ours[a], None, (), headline)
    for b, span in enumerate(theirs):
        if b not in pairs:
            yield Passage(ChangeKind.ADDED, None, span, (), headline)
            continue
        edits = edits_between(ours[pairs[b]].of(earlier.text), span.of(later.text))
        if any(edit.kind is not EditKind.SAME for edit in edits):
            yield Passage(ChangeKind.CHANGED, ours[pairs[b]], span, edits, headline)


def _paired(
    earlier: ArticleReading, later: ArticleReading, ours: Sequence[Span], theirs: Sequence[Span], headline: bool
) -> Iterator[tuple[int, int]]:
    """Indexes of sentences of which the later was made from the earlier: each once, never crosswise."""
    start = 0
    for a, span in enumerate(ours):
        words = wording(span.of(earlier.text)).keys
        likeness = [
            (SequenceMatcher(None, words, wording(theirs[b].of(later.text)).keys, autojunk=False).ratio(), -b)
            for b in range(start, min(len(theirs), start + _AHEAD))
        ]
        best, at = max(likeness, default=(0.0, 0))
        if best >= _ONE_SENTENCE or (headline and likeness):
            yield a, -at
            start = -at + 1
