"""From one item of a pile to an article's copy: bytes as a file has them, or the fields of an object of JSON."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import tzinfo

import msgspec

from onrecord.article.copy import Copy, Masthead
from onrecord.article.intake import LARGEST, take_copy
from onrecord.errors import InputError
from onrecord.tasks.bulk.model import Item
from onrecord.values import Instant, parse_instant

_JSON = "the article's JSON"


class Fields(msgspec.Struct):
    """What is read of an article in JSON; all other fields are let be."""

    text: str | None = None
    html: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None


_DECODER = msgspec.json.Decoder(Fields)


def copy_of(item: Item, zone: tzinfo) -> Copy:
    """The article's copy; what is said of it beside its page wins over the page.

    Errors: InputError for what is no article, and for a day that cannot be read.
    """
    copy = _from_json(item, zone) if item.name.lower().endswith(".json") else _from_file(item, zone)
    said, masthead = item.said, copy.masthead
    # What is given on the command line is no part of the copy: see `given_day`.
    if said.published and said.published_from != "given":
        day = _day(said.published, f"{item.path}, {said.published_from}", zone)
        masthead = replace(masthead, published=day, published_from=said.published_from)
    if said.outlet:
        masthead = replace(masthead, outlet=said.outlet, outlet_from=said.outlet_from)
    return replace(copy, masthead=masthead)


def given_day(item: Item, zone: tzinfo) -> Instant | None:
    """The day of publication that was given on the command line."""
    said = item.said
    return _day(said.published, "--published", zone) if said.published_from == "given" else None


def _from_file(item: Item, zone: tzinfo) -> Copy:
    return take_copy(item.content, where=item.path, name=item.name, zone=zone)


def _from_json(item: Item, zone: tzinfo) -> Copy:
    fields = _fields(item)
    if fields.html is not None:
        page = fields.html.encode("utf-8", "replace")
        copy = take_copy(page, where=item.path, content_type="text/html; charset=utf-8", zone=zone)
    else:
        copy = Copy(_text(item, fields))
    digest = hashlib.sha256(item.content).hexdigest()
    return replace(copy, masthead=_masthead(item, fields, copy.masthead, zone), digest=digest)


def _fields(item: Item) -> Fields:
    try:
        return _DECODER.decode(item.content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(item.path, found=f"JSON that is no article ({error})", expected='{"text": "…"}') from None


def _text(item: Item, fields: Fields) -> str:
    if fields.text is None or not fields.text.strip():
        raise InputError(
            item.path, found="no text", expected="an article as JSON: text or html, and published, outlet, url"
        )
    if len(fields.text.encode("utf-8", "replace")) > LARGEST:
        raise InputError(item.path, found=f"a text of more than {LARGEST:,} bytes", expected="one article")
    return fields.text


def _masthead(item: Item, fields: Fields, page: Masthead, zone: tzinfo) -> Masthead:
    """The page's masthead with what the object says."""
    if fields.published:
        day = _day(fields.published, f"{item.path}, published", zone)
        page = replace(page, published=day, published_from=_JSON)
    if fields.outlet and fields.outlet.strip():
        page = replace(page, outlet=" ".join(fields.outlet.split()), outlet_from=_JSON)
    return replace(page, address=fields.url) if fields.url else page


def _day(text: str, where: str, zone: tzinfo) -> Instant:
    found = parse_instant(text, zone)
    if found is None:
        raise InputError(where, found=f'"{text}"', expected="a date such as 2024-04-26 or 2024-04-26T16:42+01:00")
    return found
