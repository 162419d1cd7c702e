"""What a page's JSON-LD says of the article on it (schema.org, as search engines ask newsrooms to write it)."""

from __future__ import annotations

import html as markup
from collections.abc import Iterator
from typing import Any

import msgspec
from lxml import html

_KINDS = frozenset(
    """newsarticle article reportagenewsarticle analysisnewsarticle opinionnewsarticle backgroundnewsarticle
    reviewnewsarticle askpublicnewsarticle liveblogposting blogposting report pressrelease""".split()
)
_LONGEST = 400_000
_MOST = 40
"""Blocks of JSON-LD that are read, and things in one of them times a hundred."""
_DEEPEST = 12

Thing = dict[str, Any]


def find_article(tree: html.HtmlElement, address: str) -> Thing:
    """The thing that stands for the page's own article: the one with its address, else the first; {} for none."""
    things = [thing for script in _scripts(tree) for thing in _things(script, 0) if _kinds(thing) & _KINDS]
    own = [thing for thing in things if address and address in _addresses(thing)]
    return (own or things or [{}])[0]


def _scripts(tree: html.HtmlElement) -> Iterator[Any]:
    scripts = tree.xpath("//script[contains(translate(@type, 'LDJSON', 'ldjson'), 'ld+json')]")
    for script in scripts[:_MOST]:
        text = script.text or ""
        if len(text) <= _LONGEST:
            try:
                yield msgspec.json.decode(text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";"))
            except (msgspec.DecodeError, RecursionError, UnicodeEncodeError):
                continue


def _things(node: Any, depth: int) -> Iterator[Thing]:
    """Every object, outermost first; what an article is part of or mentions is not the article."""
    if depth > _DEEPEST:
        return
    if isinstance(node, list):
        for part in node[: _MOST * 100]:
            yield from _things(part, depth + 1)
    elif isinstance(node, dict):
        yield node
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement"):
            if isinstance(node.get(key), (dict, list)):
                yield from _things(node[key], depth + 1)


def _kinds(thing: Thing) -> set[str]:
    kinds = thing.get("@type")
    return {str(kind).rpartition("/")[2].lower() for kind in (kinds if isinstance(kinds, list) else [kinds])}


def _addresses(thing: Thing) -> set[str]:
    page = thing.get("mainEntityOfPage")
    found = [thing.get("url"), thing.get("@id"), page, page.get("@id") if isinstance(page, dict) else None]
    return {text for text in found if isinstance(text, str)}


def text_of(thing: Thing, key: str) -> str:
    """A text of a thing, unescaped; empty where there is none."""
    value = thing.get(key)
    value = value[0] if isinstance(value, list) and value else value
    return markup.unescape(value).strip() if isinstance(value, str) else ""


def names_of(thing: Thing, key: str) -> tuple[str, ...]:
    """The names of the persons or bodies under a key, which may be given as objects, as texts, or as a list.

    >>> names_of({"author": [{"@type": "Person", "name": "Ann Lee"}, "Bo Dee"]}, "author")
    ('Ann Lee', 'Bo Dee')
    """
    value = thing.get(key)
    found = value if isinstance(value, list) else [value]
    names = [text_of(one, "name") if isinstance(one, dict) else one for one in found]
    return tuple(markup.unescape(name).strip() for name in names if isinstance(name, str) and name.strip())
