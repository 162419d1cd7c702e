"""From the bytes of an article to its copy: which form they have, within which bounds, and by whom it is read."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import tzinfo
from pathlib import PurePath

from onrecord.article.copy import Copy, Form
from onrecord.article.encoding import Decoded, decode
from onrecord.article.markdown import read_markdown
from onrecord.errors import InputError
from onrecord.values import LONDON

LARGEST = 1024 * 1024
"""Bytes of an article's text: eight times the longest of the longest magazine, and a guard against a wrong file."""
LARGEST_PAGE = 8 * 1024 * 1024
"""Bytes of a page: scripts and styles make up most of it."""
SUFFIXES = {
    ".txt": Form.TEXT,
    ".text": Form.TEXT,
    ".html": Form.HTML,
    ".htm": Form.HTML,
    ".xhtml": Form.HTML,
    ".md": Form.MARKDOWN,
    ".markdown": Form.MARKDOWN,
}
"""What a file's name says of its form; a folder gives the files that have one of these."""
TYPES = {
    "text/html": Form.HTML,
    "application/xhtml+xml": Form.HTML,
    "text/markdown": Form.MARKDOWN,
    "text/x-markdown": Form.MARKDOWN,
    "text/plain": Form.TEXT,
}
"""What a server may call an article."""
DOCUMENTS = {
    b"%PDF-": "a PDF",
    b"{\\rtf": "rich text (RTF)",
    b"PK\x03\x04": "a word processor's file or an archive",
    b"\xd0\xcf\x11\xe0": "an old word processor's file",
    b"\x1f\x8b": "a compressed file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}
"""First bytes of what people have in place of a text file."""
_MARKUP = re.compile(
    r"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,50})?(?:<!--.{0,2000}?-->\s{0,50})?<(?:!doctype\s+html|html\b|head\b|body\b)",
    re.IGNORECASE | re.DOTALL,
)


def take_copy(
    content: bytes, *, where: str, name: str = "", content_type: str = "", zone: tzinfo = LONDON
) -> Copy:  # fmt: skip
    """The copy of an article from its bytes; `name` may end in what its form is called, `content_type` is a server's.

    Errors: InputError, at `where`, for what is empty, too large, or no article in any form that we read.
    """
    _refuse_document(where, content)
    told = TYPES.get(content_type.partition(";")[0].strip().lower()) or SUFFIXES.get(PurePath(name).suffix.lower())
    _within(where, content, LARGEST_PAGE if told is not Form.MARKDOWN else LARGEST)
    source = decode(content, where=where, content_type=content_type, page=told is Form.HTML or told is None)
    form = told or Form.TEXT
    if form is not Form.MARKDOWN and _MARKUP.match(source.text):
        form = Form.HTML
    copy = _read(form, source, content, where, zone)
    if not copy.text.strip():
        raise InputError(where, found="no text", expected="an article")
    return replace(copy, digest=hashlib.sha256(content).hexdigest())


def _read(form: Form, source: Decoded, content: bytes, where: str, zone: tzinfo) -> Copy:
    if form is Form.HTML:
        from onrecord.article.pages import read_page  # it and its libraries take a third of a second to load

        copy = read_page(source, where=where, zone=zone)
        _within(where, copy.text.encode("utf-8", "replace"), LARGEST)
        return copy
    _within(where, content, LARGEST)
    if form is Form.MARKDOWN:
        return read_markdown(source, zone=zone)
    if "\0" in source.text:
        raise InputError(where, found="a file that is not text", expected="an article")
    return Copy(source.text, Form.TEXT, source.encoding, notes=source.notes)


def _within(where: str, content: bytes, most: int) -> None:
    if len(content) > most:
        found = f"more than {most:,} bytes"
        raise InputError(where, found=found, expected=f"one article, of {most // 1024**2} MB at most")


def _refuse_document(where: str, content: bytes) -> None:
    """Say what a file is that holds text in a wrapping of its own. Errors: InputError."""
    kind = next((kind for start, kind in DOCUMENTS.items() if content.startswith(start)), None)
    if kind:
        raise InputError(
            where,
            found=kind,
            expected="plain text, HTML or Markdown",
            remedy="Save the article's text as UTF-8, and check that.",
        )
