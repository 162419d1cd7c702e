"""What a page says of itself: when it was published, by whom, where it belongs, and where it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import tzinfo

from lxml import html

from onrecord.article.copy import Masthead
from onrecord.article.pages.json_ld import find_article, names_of, text_of
from onrecord.article.pages.tree import words_of
from onrecord.values import LONDON, Instant, parse_instant
from onrecord.values.dates import Precision

_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
    "article.published", "dcterms.created", "dc.date.issued", "dcterms.issued", "dc.date", "pubdate", "publish-date",
    "publication_date", "date",
)  # fmt: skip
_CHANGED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified")
_OUTLET = ("og:site_name", "application-name", "publisher", "dc.publisher", "dcterms.publisher")
_AUTHOR = ("author", "article:author", "parsely-author", "dc.creator", "byl")
_LONGEST = 300
_MOST_TIMES = 20
_UPDATED = re.compile(r"updat|modif|edit|comment|related|promo|card|teaser", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def read_masthead(tree: html.HtmlElement, zone: tzinfo = LONDON) -> Masthead:
    """All that the page says of itself. Only what is plainly a date is one: nothing is guessed."""
    metas = _metas(tree)
    address = _address(tree, metas)
    thing = find_article(tree, address)
    published, published_from = _first_instant(_published(tree, metas, thing), zone)
    changed, _ = _first_instant(_changed(metas, thing), zone)
    outlet, outlet_from = _first(_outlets(tree, metas, thing))
    return Masthead(
        published=published,
        published_from=published_from,
        changed=changed if changed and published and changed.at > published.at else None,
        outlet=outlet,
        outlet_from=outlet_from,
        authors=_authors(tree, metas, thing),
        title=_short(text_of(thing, "headline") or metas.get("og:title", "")),
        address=address,
        language=_language(tree, metas, thing),
    )


def instant_of(text: str, zone: tzinfo = LONDON) -> Instant | None:
    """An instant as pages write it, which is nearly ISO 8601.

    >>> instant_of("2031-03-05 14:03:10 +0000").text, instant_of("March 2031") is None
    ('2031-03-05T14:03:10+0000', True)
    """
    text = re.sub(r"\s+(?=[+-]\d{2}:?\d{2}$|Z$)", "", text.strip())
    found = parse_instant(text.replace(" ", "T", 1), zone)
    return found if found and 1990 <= found.at.year <= 2100 else None


def _metas(tree: html.HtmlElement) -> dict[str, str]:
    """Names, properties and itemprops of the page's meta elements, in lower case; of several the first."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name, content = meta.get("property") or meta.get("name") or meta.get("itemprop"), meta.get("content")
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), content.strip())
    return found


def _address(tree: html.HtmlElement, metas: Mapping[str, str]) -> str:
    links = [link.get("href") or "" for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    found = next((link for link in [*links, metas.get("og:url", "")] if _ADDRESS.match(link)), "")
    return found if len(found) <= _LONGEST else ""


def _published(tree: html.HtmlElement, metas: Mapping[str, str], thing: dict[str, object]) -> Iterator[tuple[str, str]]:
    """What may be the day of publication, and where it stands, the surest first."""
    for key in ("datePublished", "dateCreated"):
        yield text_of(thing, key), f"JSON-LD {key}"
    for name in _PUBLISHED:
        yield metas.get(name, ""), f"meta {name}"
    times = [time for time in tree.iter("time") if time.get("datetime")][:_MOST_TIMES]
    for time in times:
        if time.get("itemprop", "").lower() == "datepublished" or time.get("pubdate") is not None:
            yield time.get("datetime"), "time datetime"
    for time in times:
        if not _UPDATED.search(_classes_around(time)):
            yield time.get("datetime"), "time datetime"


def _classes_around(time: html.HtmlElement) -> str:
    parents = [time, *list(time.iterancestors())[:3]]
    return " ".join(f"{parent.get('class') or ''} {parent.get('itemprop') or ''}" for parent in parents)


def _changed(metas: Mapping[str, str], thing: dict[str, object]) -> Iterator[tuple[str, str]]:
    yield text_of(thing, "dateModified"), "JSON-LD dateModified"
    for name in _CHANGED:
        yield metas.get(name, ""), f"meta {name}"


def _outlets(tree: html.HtmlElement, metas: Mapping[str, str], thing: dict[str, object]) -> Iterator[tuple[str, str]]:
    for name in names_of(thing, "publisher"):
        yield name, "JSON-LD publisher"
    for key in _OUTLET:
        yield metas.get(key, ""), f"meta {key}"
    yield _end_of_title(tree), "the page's title"


def _end_of_title(tree: html.HtmlElement) -> str:
    """`Head | Westmarch | The Standard`: the last part, where the first is the headline that is printed."""
    title = re.split(r"\s+[-–—|·]\s+", " ".join((tree.findtext(".//title") or "").split()))
    heads = {words_of(head) for head in tree.iter("h1")}
    return title[-1] if len(title) > 1 and any(title[0] in head for head in heads) else ""


def _authors(tree: html.HtmlElement, metas: Mapping[str, str], thing: dict[str, object]) -> tuple[str, ...]:
    named = names_of(thing, "author") or tuple(metas[key] for key in _AUTHOR if key in metas)[:1]
    linked = [words_of(link) for link in tree.iter("a", "span") if _is_author(link)][:3]
    found = [_short(name) for name in (named or linked) if not _ADDRESS.match(name)]
    return tuple(dict.fromkeys(name for name in found if name))[:8]


def _is_author(element: html.HtmlElement) -> bool:
    names = f"{element.get('rel') or ''} {element.get('itemprop') or ''} {element.get('class') or ''}".lower().split()
    return "author" in names


def _language(tree: html.HtmlElement, metas: Mapping[str, str], thing: dict[str, object]) -> str:
    said = tree.get("lang") or text_of(thing, "inLanguage") or metas.get("og:locale", "")
    return said.replace("_", "-").lower() if re.fullmatch(r"[A-Za-z]{2,3}([-_]\w{2,8})*", said) else ""


def _first_instant(found: Iterator[tuple[str, str]], zone: tzinfo) -> tuple[Instant | None, str]:
    for text, where in found:
        instant = instant_of(text[:_LONGEST], zone) if text else None
        if instant is not None and instant.precision in (Precision.DAY, Precision.TIME):
            return instant, where
    return None, ""


def _first(found: Iterator[tuple[str, str]]) -> tuple[str, str]:
    return next(((_short(text), where) for text, where in found if _short(text)), ("", ""))


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else ""
