"""Everything on a page that may be a block of its article, in its order, with the kind that its HTML gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree, html

from onrecord.article.blocks import kind_alone
from onrecord.article.dateline import is_dateline
from onrecord.article.model import BlockKind
from onrecord.article.pages.tree import words_of

_BLOCKS = frozenset(
    """p h1 h2 h3 h4 h5 h6 li ul ol dl dd dt div section article figure figcaption blockquote table tbody thead tr td
    th header footer aside main details summary address pre form hr center amp-img""".split()
)
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_STANDFIRST = re.compile(
    r"stand-?first|sub-?(?:title|head(?:line)?)\b|\bdek\b|\bdeck\b|strap-?line|article__(?:summary|intro)|"
    r"entry-summary|lead-?(?:text|in)\b",
    re.IGNORECASE,
)
_PULL = re.compile(r"pull-?-?quote|blockquote--pull|quote-(?:box|card)|callout-quote", re.IGNORECASE)
_CAPTION = re.compile(r"caption", re.IGNORECASE)
_CREDIT = re.compile(r"(?:^|[\s_-])(?:credit|source)(?:$|[\s_-])", re.IGNORECASE)
_BYLINE = re.compile(r"\bby-?line\b|(?:^|\s)(?:author|author-name|contributor)(?:\s|$)|[-_]contrib\b", re.IGNORECASE)
_DATELINE = re.compile(
    r"(?:^|[\s_-])(?:date|dateline|timestamp|pub-?date|published|posted-on)(?:$|[\s_-])", re.IGNORECASE
)
_MARKED = re.compile(r"[“”\"«„]|(?:^|\s)[‘'].{12,}[’'](?:\s|$|[.,])", re.DOTALL)
_SHORT = 140


@dataclass(frozen=True, slots=True)
class Part:
    """One block of a page: its words, its kind, where it stands, and where what it stands in begins."""

    place: int
    words: str
    kind: BlockKind
    home: int = 0
    """Place of the `article` or `main` around it; 0 without one."""
    rank: int = 0
    """Order among those at one place: 0 for what stands there, more for what was only found to follow it."""

    @property
    def order(self) -> tuple[int, int]:
        """By which parts are sorted."""
        return self.place, self.rank


def find_parts(tree: html.HtmlElement) -> list[Part]:
    """The innermost blocks that have words. A block never stands inside another one."""
    containers = _containers(tree)
    parts: list[Part] = []
    homes = [0]
    walk = etree.iterwalk(tree, events=("start", "end"))
    place = 0
    for event, element in walk:
        if event == "end":
            if element.tag in ("article", "main") and element in containers:
                homes.pop()
            continue
        place += 1
        if element.tag == "head":
            walk.skip_subtree()
            continue
        if element in containers and element.tag != "figcaption":
            if element.tag in ("article", "main"):
                homes.append(place)
            continue
        if element.tag in _BLOCKS or (element.text or "").strip():
            parts += _part(element, place, homes[-1])
            walk.skip_subtree()
    return parts


def _containers(tree: html.HtmlElement) -> set[html.HtmlElement]:
    """The elements that hold blocks."""
    holding: set[html.HtmlElement] = set()
    for element in tree.iter():
        if element.tag in _BLOCKS:
            for parent in element.iterancestors():
                if parent in holding:
                    break
                holding.add(parent)
    return holding


def _part(element: html.HtmlElement, place: int, home: int) -> Iterator[Part]:
    words = words_of(element)
    if words and element.tag not in ("footer", "cite"):
        kind = _kind(element, words)
        words = words_of(element, apart=True) if kind in (BlockKind.BYLINE, BlockKind.DATELINE) else words
        yield Part(place, words, kind, home)


def _kind(element: html.HtmlElement, words: str) -> BlockKind:
    """What the element and those around it say of a block."""
    around = [element, *_near(element)]
    tags = {one.tag for one in around}
    if element.tag == "h1":
        return BlockKind.HEADLINE
    if "figcaption" in tags or _CAPTION.search(_names(around, 2)) or ("figure" in tags and _is_credit(element)):
        return BlockKind.CAPTION
    if _PULL.search(_names(around, 3)) or ("blockquote" in tags and "aside" in tags):
        return BlockKind.PULL_QUOTE
    if "blockquote" in tags:
        return BlockKind.PARAGRAPH if _MARKED.search(words) else BlockKind.BLOCK_QUOTE
    return _by_class(element, around, words)


def _by_class(element: html.HtmlElement, around: list[html.HtmlElement], words: str) -> BlockKind:
    if _STANDFIRST.search(_names(around, 3)):
        return BlockKind.SUBHEADING if element.tag in _HEADINGS else BlockKind.STANDFIRST
    if len(words) <= _SHORT and is_dateline(words_of(element, apart=True)):
        return BlockKind.DATELINE
    if len(words) <= _SHORT and (_names_author(element) or _BYLINE.search(_names(around, 3))):
        return BlockKind.BYLINE
    if len(words) <= _SHORT and _DATELINE.search(_names(around, 1)) and re.search(r"\d", words):
        return BlockKind.DATELINE
    if element.tag in _HEADINGS:
        return BlockKind.SUBHEADING
    return kind_alone(words) if len(words) <= _SHORT else BlockKind.PARAGRAPH


def _names_author(element: html.HtmlElement) -> bool:
    return any(one.get("rel") == "author" for one in element.iter("a"))


def _is_credit(element: html.HtmlElement) -> bool:
    return bool(_CREDIT.search(_names([element], 1)))


def _near(element: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """The elements around one, up to what holds the whole article."""
    for level, parent in enumerate(element.iterancestors()):
        if level == 4 or parent.tag in ("article", "main", "body"):
            return
        yield parent


def _names(around: list[html.HtmlElement], most: int) -> str:
    """What a page's makers call these elements."""
    kinds = ("class", "data-gu-name", "data-component", "itemprop")
    return " ".join(name for one in around[:most] for kind in kinds if (name := one.get(kind)))
