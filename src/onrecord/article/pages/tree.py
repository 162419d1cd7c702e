"""A page as a tree of what a reader sees of it: within bounds, and without what is hidden or no text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from onrecord.errors import InputError

MOST_ELEMENTS = 20_000
"""Twice a long live blog; an article's page has two to four thousand. It takes some 0.2 ms an element."""
DEEPEST = 250
"""The parser gives up at 256 and drops what lies deeper, which must not go unsaid. Real pages stay under 60."""
_NO_TEXT = frozenset(
    """script style template noscript iframe object embed svg math canvas select textarea button form input dialog
    amp-ad amp-list amp-sidebar amp-consent amp-analytics amp-lightbox""".split()
)
"""What these hold is no part of an article, whatever it says."""
_UNSEEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UNSEEN_CLASS = re.compile(
    r"(?:^|\s)(?:visually-?hidden|sr-only|screen-reader-text|is-hidden|u-hidden|hidden)(?:\s|$)", re.IGNORECASE
)
_FURNITURE = re.compile(
    r"cookie|consent|gdpr|newsletter|sign-?up|subscri(?:be|ption)|related|read-?more|most-(?:read|viewed)|"
    r"share|sharing|social|feedback|contact-?(?:box|us|details)|comments?(?:-|_|$|\s)|comment-list|breadcrumb|"
    r"advert|(?:^|[\s_-])ad(?:s|-slot)?(?:$|[\s_-])|promo|sponsor|taboola|outbrain|recirc|trending|tag-?list|donat|"
    r"(?:^|[\s_-])cta(?:$|[\s_-])",
    re.IGNORECASE,
)
_FURNITURE_TAGS = frozenset({"nav", "footer", "amp-sidebar"})
_ROOTS = frozenset({"html", "body", "main", "article"})
_MOST_FURNITURE = 0.3
"""Share of the page's text above which a block is no furniture, whatever its class says."""
_BREAKING = frozenset({"br", "p", "div", "li", "ul", "ol", "tr", "td", "th", "time", "section", "blockquote"})
"""Elements that part words."""
_LABEL = re.compile(r"advertisement|sponsored(?: content)?|article continues below|share this(?: article)?", re.I)
_LONGEST_NAME = 400
"""Characters of a class, an id or a style that are looked at: longer ones are data, or a trap."""
_NAMED = ("class", "id", "style", "itemprop", "rel")
MOST_ATTRIBUTES = 500
"""Of one element. The parser compares each with all others, so ten thousand would take it seconds."""
_SCRIPT_OR_TAG = re.compile(
    r"<(?P<raw>script|style)\b[^>]*+>(?:(?!</(?P=raw)).)*+|<[a-z](?:=\s*\"[^\"]*\"|=\s*'[^']*'|[^>])*+",
    re.IGNORECASE | re.DOTALL,
)
"""Never goes back, so it passes over a page once; what a tag leaves open runs to the end of the page."""
_VALUE = re.compile(r"=\s*(?:\"[^\"]*\"|'[^']*')")
_BETWEEN = re.compile(r"[\s/]+|=")
_NOT_MARKUP = dict.fromkeys([*range(0, 9), 11, *range(14, 32), 0xFFFE, 0xFFFF])


def parse(text: str, *, where: str) -> html.HtmlElement:
    """The tree of a page. Errors: InputError for one that is too large or too deep to be an article's."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    _few_attributes(text, where)
    # Entities are never fetched or nested by the parser of HTML: a bomb of them stays a few letters.
    plain = text.translate(_NOT_MARKUP).encode("utf-8", "replace")
    try:
        tree = html.document_fromstring(plain, parser=parser)
    except (etree.ParserError, ValueError) as error:
        raise InputError(where, found="a page without any text", expected="an article") from error
    _within_bounds(tree, where)
    _forget_long_names(tree)
    return tree


def _forget_long_names(tree: html.HtmlElement) -> None:
    """Take off attributes that no expression should have to search."""
    for element in tree.iter():
        for name in _NAMED:
            if len(element.get(name) or "") > _LONGEST_NAME:
                del element.attrib[name]


def _few_attributes(text: str, where: str) -> None:
    for tag in _SCRIPT_OR_TAG.finditer(text):
        if tag["raw"] or tag.end() - tag.start() < 2 * MOST_ATTRIBUTES:
            continue
        if len(_BETWEEN.findall(_VALUE.sub("=", tag[0]))) > 2 * MOST_ATTRIBUTES:
            found = f"an element with more than {MOST_ATTRIBUTES} attributes"
            raise InputError(where, found=found, expected="an article's page")


def _within_bounds(tree: html.HtmlElement, where: str) -> None:
    elements = depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        elements += event == "start"
        if elements > MOST_ELEMENTS:
            found, most = f"a page of more than {MOST_ELEMENTS:,} elements", f"at most {MOST_ELEMENTS:,}"
        elif depth > DEEPEST:
            found, most = f"elements nested more than {DEEPEST} deep", "an article's page"
        else:
            continue
        raise InputError(where, found=found, expected=most, remedy="Save the article's text, and check that.")


def prune(tree: html.HtmlElement) -> None:
    """Empty, in place, what no reader sees, what is no text, and what a page puts round its articles."""
    for element in list(tree.iter()):
        if element.tag in _NO_TEXT or _is_unseen(element):
            _empty(element)
    whole = _length(tree)
    for element in list(tree.iter()):
        surely = element.tag in _FURNITURE_TAGS
        if _is_furniture(element) and (surely or _length(element) <= _MOST_FURNITURE * whole):
            _empty(element)
    for element in tree.iter("p", "span", "div"):
        if not len(element) and _LABEL.fullmatch((element.text or "").strip()):
            element.text = None


def _is_unseen(element: html.HtmlElement) -> bool:
    if element.get("hidden") is not None:
        return True
    style, classes = element.get("style"), element.get("class")
    return bool((style and _UNSEEN_STYLE.search(style)) or (classes and _UNSEEN_CLASS.search(classes)))


def _is_furniture(element: html.HtmlElement) -> bool:
    if element.tag in _ROOTS:
        return False
    if element.tag in _FURNITURE_TAGS:
        return not _inside(element, "article")
    words = f"{element.get('class') or ''} {element.get('id') or ''}"
    return len(words) > 1 and bool(_FURNITURE.search(words))


def _inside(element: html.HtmlElement, tag: str) -> bool:
    return any(parent.tag == tag for parent in element.iterancestors())


def _length(element: html.HtmlElement) -> int:
    return sum(map(len, element.itertext()))


def _empty(element: html.HtmlElement) -> None:
    """Take all out of an element. It stays: to drop thousands of them would copy what follows thousands of times."""
    if element.getparent() is not None:
        element.clear(keep_tail=True)
        element.tag = "span"


def words_of(element: html.HtmlElement, *, apart: bool = False) -> str:
    """The text of an element as a browser would show it: white space folded, a line break a space.

    `apart`: also a space between elements, which bylines leave to their style sheets.

    >>> words_of(html.fromstring("<p>paid <b>£5</b><br>\\n and\\xa0more</p>"))
    'paid £5 and\\xa0more'
    """
    return fold("".join(_pieces(element, " " if apart else "")))


def _pieces(element: html.HtmlElement, between: str) -> Iterator[str]:
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            yield " " if node.tag in _BREAKING else between
            yield node.text or ""
        elif node is not element:
            yield " " if node.tag in _BREAKING else between
            yield node.tail or ""


def fold(text: str) -> str:
    """White space of HTML folded; a no-break space stays what it is."""
    return re.sub(r"[ \t\r\n\f]+", " ", text).strip(" ")
