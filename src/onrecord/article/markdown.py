"""The text of an article written in Markdown, with its blocks; front matter is its masthead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import TYPE_CHECKING

from onrecord.article.copy import Copy, Form, Masthead
from onrecord.article.encoding import Decoded
from onrecord.article.model import Block, BlockKind
from onrecord.values import LONDON, Instant, Span, parse_instant

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"---[ \t]*\r?\n(?P<lines>.{0,4000}?)\r?\n---[ \t]*(?:\r?\n|$)", re.DOTALL)
_LINE = re.compile(r"(?P<key>[A-Za-z_]{1,30})[ \t]*:[ \t]*(?P<value>[^\r\n]{1,300})")
_DATES = ("date", "published", "publish_date", "date_published", "pubdate")
_OUTLETS = ("outlet", "publication", "publisher", "site", "source")
_MARKED = re.compile(r"[“”\"«„]")


@dataclass(frozen=True, slots=True)
class _Piece:
    words: str
    kind: BlockKind


def read_markdown(source: Decoded, *, zone: tzinfo = LONDON) -> Copy:
    """The copy of a Markdown text: what a reader of the finished page would see, without marks, links and HTML.

    >>> copy = read_markdown(Decoded("# Row\\n\\nPaid **£5** to [a firm](http://x.example).", "UTF-8"))
    >>> copy.text, [block.kind.value for block in copy.blocks]
    ('Row\\n\\nPaid £5 to a firm.', ['headline', 'paragraph'])
    """
    from markdown_it import MarkdownIt

    front = _FRONT.match(source.text)
    masthead, title = _masthead(front["lines"], zone) if front else (Masthead(), "")
    parser = MarkdownIt("commonmark").enable("table")
    pieces = list(_pieces(parser.parse(source.text[front.end() :] if front else source.text)))
    if title and not any(piece.kind is BlockKind.HEADLINE for piece in pieces):
        pieces.insert(0, _Piece(title, BlockKind.HEADLINE))
    text, blocks = _joined(pieces)
    return Copy(text, Form.MARKDOWN, source.encoding, blocks, masthead, source.notes)


def _pieces(tokens: Sequence[Token]) -> Iterator[_Piece]:
    """The blocks in order. The first heading, before any paragraph, is the headline."""
    quoted, heading, begun = 0, "", False
    for token in tokens:
        if token.type in ("blockquote_open", "blockquote_close"):
            quoted += token.nesting
        elif token.type == "heading_open":
            heading = token.tag
        elif token.type in ("inline", "code_block", "fence"):
            words = " ".join(_words(token).split())
            if words:
                yield _Piece(words, _kind(words, heading, begun, quoted))
                begun = True
        if token.type == "heading_close":
            heading = ""


def _kind(words: str, heading: str, begun: bool, quoted: int) -> BlockKind:
    if heading:
        return BlockKind.SUBHEADING if begun else BlockKind.HEADLINE
    if quoted and not _MARKED.search(words):
        return BlockKind.BLOCK_QUOTE
    return BlockKind.PARAGRAPH


def _words(token: Token) -> str:
    """The words of a block; a picture has none."""
    if token.children is None:
        return token.content
    parts = []
    for child in token.children:
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return "".join(parts)


def _masthead(lines: str, zone: tzinfo) -> tuple[Masthead, str]:
    """What the front matter says, and the title in it. Only plain `key: value` lines are read."""
    said = {m["key"].lower(): m["value"].strip().strip("\"'").strip() for m in _LINE.finditer(lines)}
    published = next((found for key in _DATES if (found := _instant(said.get(key, ""), zone))), None)
    outlet = next((said[key] for key in _OUTLETS if said.get(key)), "")
    masthead = Masthead(
        published=published,
        published_from="the front matter" if published else "",
        outlet=outlet,
        outlet_from="the front matter" if outlet else "",
        authors=(said["author"],) if said.get("author") else (),
        title=said.get("title", ""),
        language=said.get("lang", said.get("language", "")).lower(),
    )
    return masthead, said.get("title", "")


def _instant(text: str, zone: tzinfo) -> Instant | None:
    return parse_instant(text, zone)


def _joined(pieces: Sequence[_Piece]) -> tuple[str, tuple[Block, ...]]:
    blocks, start = [], 0
    for piece in pieces:
        blocks.append(Block(Span(start, start + len(piece.words)), piece.kind))
        start += len(piece.words) + 2
    return "\n\n".join(piece.words for piece in pieces), tuple(blocks)
