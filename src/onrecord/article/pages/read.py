"""From the source of a page to its article."""

from __future__ import annotations

import re
from datetime import tzinfo

from onrecord.article.copy import Copy, Form
from onrecord.article.encoding import Decoded
from onrecord.article.pages.body import find_body
from onrecord.article.pages.layout import set_blocks
from onrecord.article.pages.masthead import read_masthead
from onrecord.article.pages.parts import find_parts
from onrecord.article.pages.tree import parse, prune
from onrecord.errors import InputError
from onrecord.values import LONDON

_TITLE_END = re.compile(r"(?<!\s)\s++[-–—|·]\s+[^-–—|·]{2,60}$")
_LEAST = 120
"""Code points of body below which what was found may be a teaser, a video's page or a wall."""


def read_page(source: Decoded, *, where: str, zone: tzinfo = LONDON) -> Copy:
    """The article of a page: its text with its blocks, and what the page says of itself.

    Errors: InputError for a page that holds none, and for one that is too large or too deep.
    """
    tree = parse(source.text, where=where)
    masthead = read_masthead(tree, zone)
    title = masthead.title or _TITLE_END.sub("", (tree.findtext(".//title") or "").strip())
    prune(tree)
    body = find_body(tree)
    text, blocks = set_blocks(find_parts(tree), body, " ".join(title.split()))
    if not body or not text:
        raise InputError(
            where,
            found="a page in which no article was found",
            expected="the page of one article",
            remedy="Save the article's text, and check that.",
        )
    notes = list(source.notes)
    if sum(map(len, body)) < _LEAST:
        notes.append("Very little text was found on the page: it may be a teaser, or want a subscription.")
    return Copy(text, Form.HTML, source.encoding, blocks, masthead, tuple(notes))
