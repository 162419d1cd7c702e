"""Hostile characters made visible: what a text may hold, but a screen must never obey.

An escape sequence in a notice could repaint an editor's terminal, and a bidirectional override could make one
sum look like another. Both are shown as their code point instead.
"""

from __future__ import annotations

import re

HIDDEN = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 without tab and line feed, delete, C1: terminals obey these
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks, embeddings, overrides and isolates of direction
    "\u2028\u2029\ufeff"  # line and paragraph separators, a byte order mark in mid-text
    "\ufff9-\ufffb"  # interlinear annotations, which hide text
    "\ud800-\udfff"  # lone surrogates, which no encoding can write
    "\U000e0000-\U000e007f"  # tags: invisible copies of ASCII
    "]"
)
"""One character that no screen may be sent raw."""


def visible(text: str) -> str:
    """`text` with every character that could act on a screen shown as its code point; a CR LF is a line break.

    >>> visible("paid \\x1b[31m£5\\u202e00")
    'paid <U+001B>[31m£5<U+202E>00'
    """
    return HIDDEN.sub(lambda found: f"<U+{ord(found[0]):04X}>", text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """`visible(text)` with its white space folded, for a table's cell or a heading.

    >>> one_line(" two\\r\\n\\r\\nlines ")
    'two lines'
    """
    return " ".join(visible(text).split())


def shorten(text: str, width: int) -> str:
    """`one_line(text)` in at most `width` characters, cut in the middle at a word: both ends of a quotation matter.

    >>> shorten("The session should foster a safe and inclusive space", 30)
    'The session … inclusive space'
    """
    line = one_line(text)
    if len(line) <= width:
        return line
    half = (width - 3) // 2
    head = line[:half] if line[half] == " " else line[:half].rpartition(" ")[0] or line[:half]
    rest = line[-(width - 3 - len(head)) - 1 :]
    tail = rest.partition(" ")[2] or rest[1:]
    return f"{head} … {tail}"


def shorten_around(text: str, width: int, wanted: str) -> str:
    """`one_line(text)` in at most `width` characters, cut at words around `wanted`, or what of it stands there.

    Of words that do not stand there as they are, a number is looked for first, then the longest; else it is `shorten`.

    >>> shorten_around("The members of the board come from all six districts of the county", 36, "six districts")
    '… from all six districts of the …'
    """
    line = one_line(text)
    at, size = _found(line, one_line(wanted))
    if len(line) <= width or at < 0 or size > width - 4:
        return shorten(text, width)
    start = max(0, min(at - (width - 4 - size) // 2, len(line) - (width - 4)))
    end = min(len(line), start + width - 4)
    while start and line[start - 1] != " " and start < at:
        start += 1
    while end < len(line) and line[end] != " " and end > at + size:
        end -= 1
    return f"{'… ' if start else ''}{line[start:end].strip()}{' …' if end < len(line) else ''}"


def _found(line: str, wanted: str) -> tuple[int, int]:
    """Where `wanted` stands in `line`, or its most telling word, and how long that is; -1 when nothing of it does."""
    lower = line.lower()
    words = sorted(re.findall(r"\w[\w,.]*\w|\d", wanted.lower()), key=lambda word: (not word[:1].isdigit(), -len(word)))
    for each in (wanted.lower(), *(word for word in words if word[:1].isdigit() or len(word) > 3)):
        if (at := lower.find(each)) >= 0:
            return at, len(each)
    return -1, 0
