"""Titles, names, ids and lines of addresses with white space that does not belong there."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.ocds.checks.seen import Finding, Seen

SOUND_TITLE = r"(?!\s)(?s:.*)(?<!\s)"
SOUND_LINE = r"[^\n\r]*"


def is_sound(seen: Seen) -> bool:
    """Whether no title is padded, and no address broken."""
    return not (seen.places.padded or seen.places.broken_addresses)


def find_line_break_in_address(seen: Seen) -> Iterator[Finding]:
    """A line break inside one line of an address."""
    for pointer, text in seen.places.broken_addresses:
        kind = "CR LF" if "\r\n" in text else "a line break"
        yield Finding(pointer, f"{kind} inside the text", "one line; its parts have fields of their own")


def find_spaces_around(seen: Seen) -> Iterator[Finding]:
    """A title, name or id with spaces before or after it."""
    for pointer, text in seen.places.padded:
        if text.strip():
            before, after = len(text) - len(text.lstrip()), len(text) - len(text.rstrip())
            yield Finding(pointer, f"{before} spaces before and {after} after the text", "none")
