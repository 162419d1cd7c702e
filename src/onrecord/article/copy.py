"""Copy: an article as it was given, turned into text, with what its page says of itself and what was assumed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from onrecord.article.model import Block
from onrecord.values import Instant


class Form(StrEnum):
    """What was given."""

    TEXT = "text"
    HTML = "html"
    MARKDOWN = "markdown"


@dataclass(frozen=True, slots=True)
class Masthead:
    """What a page says of itself, each thing with where it stands; empty where it says nothing."""

    published: Instant | None = None
    published_from: str = ""
    """`JSON-LD datePublished`, `meta article:published_time`, `the front matter`."""
    changed: Instant | None = None
    """When it says that it was changed last."""
    outlet: str = ""
    outlet_from: str = ""
    authors: tuple[str, ...] = ()
    title: str = ""
    """For search engines and shared links; often not the headline that is printed."""
    address: str = ""
    """Its canonical address."""
    language: str = ""
    """As declared, in lower case: `en-gb`, `cy`."""


@dataclass(frozen=True, slots=True)
class Copy:
    """The text of an article and how it was come by. Offsets count code points of `text`."""

    text: str
    form: Form = Form.TEXT
    encoding: str = "UTF-8"
    blocks: tuple[Block, ...] | None = None
    """Where the form tells them apart; None for plain text, which is read for them."""
    masthead: Masthead = Masthead()
    notes: tuple[str, ...] = ()
    """What was assumed, and what was left out."""
    digest: str = ""
    """SHA-256 of the bytes that were given, in hexadecimal."""
    address: str = ""
    """Where it was fetched from, after redirects; empty for a file."""
    fetched: datetime | None = None
    """When (aware)."""
