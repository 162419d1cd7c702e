"""Texts that were damaged on their way: only the damage is shown, never the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.ocds.checks.seen import Finding, Seen

_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#[0-9]{1,6}|#[xX][0-9A-Fa-f]{1,5});")
_CP1252 = "\u0080-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_TWICE = re.compile(f"[\u00c2-\u00f4][{_CP1252}]{{1,3}}")
# The letters first and what stands before them last: a pattern that begins with letters is found twenty times faster.
_LOST_BREAK = re.compile(r"rn(?:(?:rn)+|(?<=[.,:;?!)]rn)(?=[A-Z0-9(•*\-]))")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

# The same in the bytes of compact JSON, no less than what is looked for, and perhaps more.
_MAY_BE_ENTITY = re.compile(rb"&[A-Za-z#][0-9A-Za-z]{1,7};")
# In UTF-8: a letter of U+00C2 to U+00F4, and the first byte of whatever Windows-1252 has beyond ASCII.
_MAY_BE_TWICE = re.compile(rb"\xc3[\x82-\xb4][\xc2\xc3\xc5\xc6\xcb\xe2]")
# The first byte of a bullet is 0xE2.
_MAY_BE_BREAK = re.compile(rb"rn(?:rn|(?<=[.,:;?!)]rn)[A-Z0-9(*\-\xe2])")
# Of the control characters JSON lets none but DEL stand as it is.
_ESCAPED_CONTROLS = (b"\\u00", b"\\b", b"\\f")
_LOST = "\ufffd".encode()


def is_sound(seen: Seen) -> bool:
    """Whether nothing in the texts looks as damage does."""
    octets = seen.octets
    return not (
        _may_hold_entity(octets)
        or _may_be_encoded_twice(octets)
        or _may_lack_breaks(octets)
        or _may_hold_control(octets)
        or _LOST in octets
    )


def _may_hold_entity(octets: bytes) -> bool:
    return b"&" in octets and b";" in octets and _MAY_BE_ENTITY.search(octets) is not None


def _may_be_encoded_twice(octets: bytes) -> bool:
    return b"\xc3" in octets and _MAY_BE_TWICE.search(octets) is not None


def _may_lack_breaks(octets: bytes) -> bool:
    return _MAY_BE_BREAK.search(octets) is not None


def _may_hold_control(octets: bytes) -> bool:
    return b"\x7f" in octets or (b"\\" in octets and any(map(octets.__contains__, _ESCAPED_CONTROLS)))


def find_html_entity(seen: Seen) -> Iterator[Finding]:
    """An HTML entity left in a text."""
    for pointer, text in seen.texts if _may_hold_entity(seen.octets) else ():
        if "&" in text and (found := _ENTITY.search(text)):
            yield Finding(pointer, f"{found.group()} at character {found.start()}", "the character itself")


def find_text_encoded_twice(seen: Seen) -> Iterator[Finding]:
    """UTF-8 read as Windows-1252 and encoded again: `Ã³` for `ó`."""
    for pointer, text in seen.texts if _may_be_encoded_twice(seen.octets) else ():
        for found in () if text.isascii() else _TWICE.finditer(text):
            meant = _decoded(found.group())
            if meant:
                yield Finding(pointer, f"{found.group()} at character {found.start()}", meant)
                break


def find_text_replaced(seen: Seen) -> Iterator[Finding]:
    """U+FFFD, which stands for a character that was lost."""
    for pointer, text in seen.texts if _LOST in seen.octets else ():
        if "\ufffd" in text:
            yield Finding(pointer, f"U+FFFD at character {text.index(chr(0xFFFD))}", "the character that was lost")


def find_line_breaks_lost(seen: Seen) -> Iterator[Finding]:
    """The letters rn where line breaks were: a backslash was stripped from each."""
    for pointer, text in seen.texts if _may_lack_breaks(seen.octets) else ():
        if "rn" in text and (found := _LOST_BREAK.search(text)):
            yield Finding(pointer, f"{found.group()} at character {found.start()}", "line breaks")


def find_control_character(seen: Seen) -> Iterator[Finding]:
    """A control character that no text needs."""
    for pointer, text in seen.texts if _may_hold_control(seen.octets) else ():
        if not text.isprintable() and (found := _CONTROL.search(text)):
            yield Finding(pointer, f"U+{ord(found.group()):04X} at character {found.start()}", "no control characters")


def _decoded(text: str) -> str:
    """What `text` was before it was encoded twice, or nothing when it was not."""
    for length in range(len(text), 1, -1):
        try:
            meant = _as_bytes(text[:length]).decode("utf-8")
        except UnicodeError:
            continue
        if len(meant) == 1:
            return meant
    return ""


def _as_bytes(text: str) -> bytes:
    # Windows-1252 leaves five bytes undefined; in practice they come through as the control characters of Latin-1.
    return b"".join(char.encode("latin-1") if "\x80" <= char <= "\x9f" else char.encode("cp1252") for char in text)
