"""How an article was come by, in words: where its day is from, which page it was, in which bytes."""

from __future__ import annotations

from datetime import UTC

from onrecord.article import ArticleReading, Copy
from onrecord.report.json import Object
from onrecord.report.visible import one_line


def origin_words(article: ArticleReading) -> str:
    """Where the day of publication is from, in brackets after it; nothing for one that was given."""
    if article.published_from in ("", "given"):
        return ""
    where = "its dateline" if article.published_from == "dateline" else article.published_from
    return f" (read from {one_line(where)})"


def fetched_words(copy: Copy) -> str:
    """When a page was fetched, and which bytes it was.

    >>> from datetime import datetime
    >>> fetched_words(Copy("x", digest="ab" * 32, fetched=datetime(2031, 3, 5, 9, tzinfo=UTC)))
    'fetched 2031-03-05T09:00:00Z, sha256 abababababababab…'
    """
    when = f"fetched {copy.fetched.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}, " if copy.fetched else ""
    return f"{when}sha256 {copy.digest[:16]}…"


def copy_json(article: ArticleReading) -> Object:
    """What an answer says of how an article was come by."""
    copy = article.copy or Copy(article.text)
    said = copy.masthead
    return {
        "form": copy.form.value,
        "encoding": copy.encoding,
        "sha256": copy.digest or None,
        "address": copy.address or None,
        "fetched": f"{copy.fetched.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if copy.fetched else None,
        "outlet": said.outlet or None,
        "outlet_from": said.outlet_from or None,
        "authors": said.authors,
        "changed": said.changed.text if said.changed else None,
        "canonical": said.address or None,
        "language": said.language or None,
    }


def text_json(article: ArticleReading) -> Object:
    """The very text that offsets count, and its blocks."""
    blocks = [{"start": block.span.start, "end": block.span.end, "kind": block.kind.value} for block in article.blocks]
    return {"text": article.text, "blocks": blocks}
