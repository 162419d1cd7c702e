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
