"""From bytes to text: the encoding that a mark, a header or the page itself gives, else the one that fits, and which.

Nothing is guessed by statistics. Where nothing is declared, bytes that are UTF-8 are UTF-8, zeros at every other place
are UTF-16, and what is left is read as Windows-1252, the old encoding of British newsrooms; that is then said.
Source: Encoding Standard (WHATWG), "Names and labels"; a page that says Latin-1 or ASCII means Windows-1252.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.errors import InputError

_LABELS = {
    "utf-8": ("utf-8", "utf8", "unicode-1-1-utf-8"),
    "utf-16-le": ("utf-16le", "utf-16", "unicode", "ucs-2"),
    "utf-16-be": ("utf-16be",),
    "windows-1252": (
        "windows-1252", "cp1252", "x-cp1252", "iso-8859-1", "iso8859-1", "latin1", "l1", "ascii", "us-ascii",
    ),
    "windows-1250": ("windows-1250", "cp1250"),
    "iso-8859-2": ("iso-8859-2", "iso8859-2", "latin2"),
    "iso-8859-14": ("iso-8859-14", "iso8859-14"),
    "iso-8859-15": ("iso-8859-15", "iso8859-15", "latin-9"),
    "mac-roman": ("macintosh", "mac", "x-mac-roman"),
}  # fmt: skip
KNOWN = {label: name for name, labels in _LABELS.items() for label in labels}
"""What a page may call its encoding, and what it means. Python would take `base64` and `rot13` as well."""
SHOWN = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "windows-1252": "Windows-1252",
    "windows-1250": "Windows-1250",
    "mac-roman": "Mac OS Roman",
}
"""How an encoding is named to a reader, where that is not its name in capitals."""
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_META = re.compile(rb"<meta\b[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_PRESCAN = 4096
"""Bytes in which a page declares its encoding; the standard has 1,024, and pages have grown."""
_WIDE = 0.3
"""Share of zeros at even or at odd places that makes bytes UTF-16."""
_MOST_BROKEN = 0.001
"""Share of a declared UTF-8 text that may be broken: one letter pasted from elsewhere does not change the rest."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, and how it was read."""

    text: str
    encoding: str
    """As it is shown: `UTF-8`, `Windows-1252`."""
    notes: tuple[str, ...] = ()
    """What was assumed; nothing for UTF-8 and for what was declared."""


@dataclass(frozen=True, slots=True)
class _Declared:
    label: str
    where: str


def decode(content: bytes, *, where: str, content_type: str = "", page: bool = False) -> Decoded:
    """`content` as text, without its byte order mark; `page` when it is HTML, which may declare its encoding.

    Errors: InputError, with the place of the byte, for what is text in none of the encodings that we read.

    >>> decode("Café £5".encode("cp1252"), where="a.txt")
    Decoded(text='Café £5', encoding='Windows-1252', notes=('It is no UTF-8 and was read as Windows-1252.',))
    >>> decode(b"Caf\\xe9", where="a.html", content_type="text/html; charset=ISO-8859-1").encoding
    'Windows-1252'
    """
    for mark, name in _BOMS:
        if content.startswith(mark):
            return _marked(content, mark, name, where)
    notes: list[str] = []
    for declared in _declarations(content, content_type, page):
        known = KNOWN.get(declared.label.lower())
        if known is None:
            notes.append(f"{declared.where} gives an encoding that we do not know, “{declared.label}”.")
            continue
        # In UTF-16 the declaration itself could not have been read: the standard's own remedy.
        name = "utf-8" if declared.where == "The page" and known.startswith("utf-16") else known
        text = _strict(content, name)
        if text is not None:
            return Decoded(text, _shown(name), tuple(notes))
        notes.append(f"{declared.where} says {_shown(name)}, which the text is not throughout.")
        if name == "utf-8" and (mended := _mended(content)) is not None:
            return Decoded(mended, "UTF-8", (*notes, "What is broken in it is shown as “\ufffd”."))
    return _undeclared(content, where, tuple(notes))


def _marked(content: bytes, mark: bytes, name: str, where: str) -> Decoded:
    """What a byte order mark says wins over everything."""
    text = _strict(content[len(mark) :], name)
    if text is None:
        raise _unreadable(content, name, where, len(mark))
    return Decoded(text, _shown(name), () if name == "utf-8" else ("It was read as UTF-16, as its first bytes say.",))


def _undeclared(content: bytes, where: str, notes: tuple[str, ...]) -> Decoded:
    wide = _looks_wide(content)
    if wide:
        text = _strict(content, wide)
        if text is not None:
            return Decoded(text, "UTF-16", (*notes, "It has no byte order mark and was read as UTF-16."))
    text = _strict(content, "utf-8")
    if text is not None:
        return Decoded(text, "UTF-8", (*notes, "It was read as UTF-8.") if notes else ())
    text = _strict(content, "windows-1252")
    if text is None or "\0" in text:
        raise _unreadable(content, "utf-8", where, 0)
    return Decoded(text, "Windows-1252", (*notes, "It is no UTF-8 and was read as Windows-1252."))


def _declarations(content: bytes, content_type: str, page: bool) -> Iterator[_Declared]:
    """What the server and the page say, in that order."""
    header = _HEADER.search(content_type)
    if header:
        yield _Declared(header[1], "The server")
    found = _META.search(content, 0, _PRESCAN) if page else None
    if found:
        yield _Declared(found[1].decode("ascii", "replace"), "The page")


def _strict(content: bytes, name: str) -> str | None:
    """The text, or None where any byte does not fit."""
    try:
        return content.decode(name)
    except UnicodeDecodeError:
        return None


def _mended(content: bytes) -> str | None:
    """Broken UTF-8 with its broken places marked, if they are few and the rest is no other encoding."""
    text = content.decode("utf-8", "replace")
    others = sum(1 for char in text if char > "\x7f" and char != "\ufffd")
    broken = text.count("\ufffd")
    return text if broken < others or broken <= _MOST_BROKEN * len(text) else None


def _looks_wide(content: bytes) -> str:
    """The kind of UTF-16 whose zeros these would be; empty when they are too few."""
    head = content[:_PRESCAN]
    if len(head) < 2 or len(content) % 2:
        return ""
    low, high = head[0::2].count(0), head[1::2].count(0)
    if max(low, high) < _WIDE * len(head) / 2:
        return ""
    return "utf-16-le" if high > low else "utf-16-be"


def _shown(name: str) -> str:
    return SHOWN.get(name, name.upper())


def _unreadable(content: bytes, name: str, where: str, skipped: int) -> InputError:
    try:
        content[skipped:].decode(name)
        at, byte = content.find(b"\0"), 0
    except UnicodeDecodeError as error:
        at, byte = error.start + skipped, content[error.start + skipped]
    return InputError(
        f"{where}, byte {at}",
        found=f"the byte 0x{byte:02X}, which is no text in {_shown(name)} nor in Windows-1252",
        expected="text in UTF-8, UTF-16 or Windows-1252",
        remedy="Save it as UTF-8.",
    )
