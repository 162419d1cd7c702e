"""The one place that knows trafilatura: which parts of a page are its article."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from copy import deepcopy

from lxml import html

from onrecord.article.pages.tree import fold

_BLOCKS = frozenset({"p", "head", "quote", "item", "cell", "ab", "code"})


def find_body(tree: html.HtmlElement) -> list[str]:
    """The blocks of text that make up the article of a page, as trafilatura sees it; possibly none.

    Its order is not always the page's. The tree is not touched.
    """
    from trafilatura import bare_extraction

    # It tells of odd pages as errors, which are none of ours: an empty answer says enough.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        document = bare_extraction(deepcopy(tree), include_comments=False, include_tables=True, with_metadata=False)
    except (RecursionError, ValueError):
        return []
    body = getattr(document, "body", None)
    return list(_blocks(body)) if body is not None else []


def _blocks(body: html.HtmlElement) -> Iterator[str]:
    """Each block once: one that holds others gives only what stands outside of them."""
    for element in body.iter():
        if element.tag in _BLOCKS or element is body:
            for part in "".join(_own(element)).split("\n\n"):
                if words := fold(part):
                    yield words


def _own(element: html.HtmlElement) -> Iterator[str]:
    """Text of an element without the blocks inside it; a line break is kept as such, two part paragraphs."""
    yield (element.text or "").replace("\n", " ")
    for child in element:
        if child.tag == "lb":
            yield "\n"
        elif child.tag in _BLOCKS or child.tag in ("list", "table", "row"):
            yield "\n\n"
        else:
            yield from _own(child)
        yield (child.tail or "").replace("\n", " ")
