"""Setting the blocks of a page in its own order, each with its kind, the headline first.

What the extraction finds is looked up in the page by its words: so a block comes to its place, and to the hints that
HTML has. What the extraction leaves out of the article's own stretch though a reader sees it (captions, pull quotes,
headings between paragraphs) is put back in its place, told by its kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from onrecord.article.model import Block, BlockKind
from onrecord.article.pages.parts import Part
from onrecord.values import Span

_PUT_BACK = frozenset(
    {BlockKind.STANDFIRST, BlockKind.CAPTION, BlockKind.PULL_QUOTE, BlockKind.BLOCK_QUOTE, BlockKind.BYLINE}
    | {BlockKind.DATELINE}
)
_IMPRINT = re.compile(r"©|\bcopyright\b|\ball rights reserved\b", re.IGNORECASE)
_SHORT = 200
_KEY = 400
"""Letters of a block that tell it from others."""
_ALIKE = 0.5
"""Share of its words by which a printed headline is the one that the page's title tells of."""
_SEPARATOR = "\n\n"


def set_blocks(parts: Sequence[Part], body: Sequence[str], title: str) -> tuple[str, tuple[Block, ...]]:
    """The article's text and its blocks. `body`: what the extraction found; `title`: what the page calls itself."""
    headline = _headline(parts, body, title)
    found = _below(headline, _placed(parts, [w for w in body if headline is None or w != headline.words]))
    if not found:
        return "", ()
    kept = {part.order: part for part in found}
    for part in _left_out(parts, headline, found):
        kept.setdefault(part.order, part)
    ordered = _without_imprint([kept[order] for order in sorted(kept)])
    return _joined([*([headline] if headline else []), *_each_once(ordered, headline)])


def _headline(parts: Sequence[Part], body: Sequence[str], title: str) -> Part | None:
    """The `h1` of the article, which need not be the page's only one; else the title, where it is printed at best.

    Of several the one that is the title, else the one most like it, else the last one above the article's body.
    """
    heads = [part for part in parts if part.kind is BlockKind.HEADLINE]
    if not heads:
        printed = next((part for part in parts if title and part.words == title), Part(0, title, BlockKind.HEADLINE))
        return replace(printed, kind=BlockKind.HEADLINE) if title else None
    told = [part for part in heads if part.words == title or part.words in body]
    alike = max(heads, key=lambda part: _likeness(part.words, title))
    if told or _likeness(alike.words, title) >= _ALIKE:
        return told[0] if told else alike
    keys = {_key(words) for words in body}
    first = min((part.place for part in parts if part not in heads and _key(part.words) in keys), default=0)
    return next((part for part in reversed(heads) if part.place < first), heads[0])


def _likeness(first: str, second: str) -> float:
    """Share of the words of the shorter text that stand in the other."""
    ours, theirs = set(first.casefold().split()), set(second.casefold().split())
    return len(ours & theirs) / max(1, min(len(ours), len(theirs)))


def _placed(parts: Sequence[Part], body: Sequence[str]) -> list[Part]:
    """The blocks of the body at their places in the page; one that is not found there follows the one before it."""
    by_words: dict[str, list[Part]] = {}
    for part in reversed(parts):
        by_words.setdefault(_key(part.words), []).append(part)
    placed: list[Part] = []
    for number, words in enumerate(body):
        same = by_words.get(_key(words))
        if same:
            placed.append(same.pop() if len(same) > 1 else same[0])
        elif not placed or words not in placed[-1].words:
            place = placed[-1].place if placed else 0
            placed.append(Part(place, words, BlockKind.PARAGRAPH, rank=number + 1))
    return placed


def _key(words: str) -> str:
    return re.sub(r"\W+", "", words).casefold()[:_KEY]


def _below(headline: Part | None, found: Sequence[Part]) -> list[Part]:
    """Without the short blocks above the headline, which are a menu; unless most of the article stands there."""
    if headline is None:
        return list(found)
    below = [part for part in found if part.place > headline.place or len(part.words) > _SHORT]
    return below if 2 * _words(below) > _words(found) else list(found)


def _words(parts: Sequence[Part]) -> int:
    return sum(len(part.words) for part in parts)


def _left_out(parts: Sequence[Part], headline: Part | None, found: Sequence[Part]) -> Iterator[Part]:
    """What belongs to the article by its kind: from the headline to the last block, and a caption above it."""
    own = {part.place for part in found}
    last = max(own)
    first = min([*own, *([headline.place] if headline else [])])
    home = headline.home if headline and headline.home else first
    for part, following in zip_longest(parts, parts[1:]):
        if not home < part.place < last or (part.place < first and part.kind is not BlockKind.CAPTION):
            continue
        heads_own = part.kind is BlockKind.SUBHEADING and following is not None and following.place in own
        if part.kind in _PUT_BACK or heads_own:
            yield part


def _without_imprint(parts: list[Part]) -> list[Part]:
    while parts and _IMPRINT.search(parts[-1].words) and len(parts[-1].words) <= _SHORT:
        parts = parts[:-1]
    return parts


def _each_once(parts: Sequence[Part], headline: Part | None) -> Iterator[Part]:
    """Each block once: pages repeat their headline, a byline as a link, a caption for each size of screen."""
    seen = [_key(headline.words)] if headline else []
    running = False
    for part in parts:
        key = _key(part.words)
        repeated = key in seen[-3:] or (part.kind is BlockKind.BYLINE and any(key in other for other in seen[-3:]))
        if not key or repeated:
            continue
        seen.append(key)
        yield replace(part, kind=_settled(part.kind, running))
        running = running or part.kind is BlockKind.PARAGRAPH


def _settled(kind: BlockKind, running: bool) -> BlockKind:
    """A second headline is a heading; what stands below the first paragraph is no standfirst."""
    if kind is BlockKind.HEADLINE:
        return BlockKind.SUBHEADING
    return BlockKind.PARAGRAPH if running and kind is BlockKind.STANDFIRST else kind


def _joined(parts: Sequence[Part]) -> tuple[str, tuple[Block, ...]]:
    blocks, start = [], 0
    for part in parts:
        blocks.append(Block(Span(start, start + len(part.words)), part.kind))
        start += len(part.words) + len(_SEPARATOR)
    return _SEPARATOR.join(part.words for part in parts), tuple(blocks)
