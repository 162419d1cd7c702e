"""From the front page along every link: each page of the site, and of pages of one kind a few."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml import html

HOME = "http://localhost"
OF_A_KIND = 3
MOST = 90


def walk(ask: Callable[[str], str | None], starts: Iterable[str] = ("/",)) -> Iterator[tuple[str, str]]:
    """Addresses and pages, in the order in which a reader comes upon them; `ask` answers None for what is no page."""
    waiting, seen, kinds = list(starts), set[str](), Counter[str]()
    while waiting and len(seen) < MOST:
        address = waiting.pop(0)
        if address in seen or kinds[kind(address)] >= OF_A_KIND:
            continue
        seen.add(address)
        kinds[kind(address)] += 1
        if (page := ask(address)) is not None:
            yield address, page
            waiting += links(address, page)


def links(address: str, page: str) -> list[str]:
    """Where the links of a page lead to on the same site, without their fragments."""
    # What is only saved is no page either.
    # What leads on to another address has no text of its own.
    hrefs = html.fromstring(page or "<p>").xpath("//a[not(@download)]/@href")
    found = [urldefrag(urljoin(HOME + address, href)).url for href in hrefs]
    here = [link.removeprefix(HOME) or "/" for link in found if link.startswith(f"{HOME}/")]
    # The same page in another language is no other page.
    return [link for link in here if "language=" not in link]


def kind(address: str) -> str:
    """Addresses of one kind differ in an identifier or in what is asked for.

    >>> kind("/records/ocds-213czf-a/json?as_of=2024"), kind("/search?words=a&page=2"), kind("/rules/value")
    ('/records/*/json?', '/search?', '/rules/*')
    """
    parts = urlsplit(address)
    # The second part names one of many; so does any that holds a figure or a mark.
    path = re.sub(r"^(/[^/]+)/[^/]+", r"\1/*", re.sub(r"/[^/]*(?:\d|-|%|_)[^/]*(?=/|$)", "/*", parts.path))
    return path + ("?" if parts.query else "")
