"""Texts as folded words: `reading.words.folded`, ten to forty times as fast on a register's worth of text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

from onrecord.reading.words import folded
from onrecord.register.phrases import BETWEEN_TEXTS

_MOST_CHUNKS = 200_000
_BETWEEN, _POINT = "\x1f", "\x1e"
"""Stand between two texts, and for the point of a figure, while many texts are folded at once."""
# What is met most outside ASCII: other apostrophes, and what parts words.
_ALIKE = {**dict.fromkeys("’‘ʼ", "'"), **dict.fromkeys("–—•“”…£€·\u00a0\u200b\u200e\ufeff", " ")}
_SIGNS = bytes.maketrans(b"123456789,", b"000000000.")
"""So that a figure with a point or commas is found as `0.0`."""
# Where a figure begins, no word does: `1,500.25` is one word, `A1.5` and `o'1.5` are two.
_FIGURE = re.compile(rb"[0-9](?<![^\W_][0-9])(?<![^\W_]'[0-9])[0-9]*(?:(?:,[0-9]{3})+(?:\.[0-9]+)?|\.[0-9]+)")
_POINTED = re.compile(r"[.,][0-9](?<=[0-9][.,][0-9])")
_LETTERS = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}
_PLAIN_LETTERS = _LETTERS | {ord("'"): None}
_OWN = {ord(_BETWEEN): BETWEEN_TEXTS[0], ord(_POINT): ord(".")}
_OCTETS = bytes(_OWN.get(code) or (ord(_LETTERS[code]) if code in _LETTERS else code) for code in range(256))
"""What each octet of many texts becomes: those of ASCII are folded, the others have been."""


class _Chunks(dict[str, tuple[str, ...]]):
    """The folded words of stretches of text met before."""

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        words = self[chunk] = tuple(folded(chunk))
        return words


_CHUNKS = _Chunks()


def fold_words(text: str) -> list[str]:
    """`reading.words.folded` of one text.

    Plain text is folded by the letter, all at once. Elsewhere no word reaches across white space, so each stretch
    without any is folded once and remembered.
    """
    if text.isascii() and "''" not in text and not _POINTED.search(text):
        return text.replace("&", " and ").translate(_PLAIN_LETTERS).split()
    if len(_CHUNKS) > _MOST_CHUNKS:
        _CHUNKS.clear()
    return list(chain.from_iterable(map(_CHUNKS.__getitem__, text.split())))


@lru_cache(65536)
def fold_name(name: str) -> tuple[str, ...]:
    """`fold_words` of a name: a few make up most of a register."""
    return tuple(fold_words(name))


def fold_texts(texts: Sequence[str]) -> bytes:
    """`fold_words` of each of some texts, as UTF-8: a line each, its words with spaces between.

    >>> fold_texts(["Roofs & gutters", "", "It’s 1,500.50 at café 2"]).split(b"\\n")
    [b'roofs  and  gutters', b'', b'its 1500.50 at cafe 2']
    """
    octets = _joined(texts).encode()
    lines = octets.split(_BETWEEN.encode())
    # As text, in which a look is several times as quick as in octets.
    for place, signs in enumerate(octets.translate(_SIGNS).decode("latin-1").split(_BETWEEN)):
        if "0.0" in signs or not signs.isascii() or "''" in signs:
            lines[place] = _simpler(lines[place])
    return _BETWEEN.encode().join(lines).replace(b"&", b" and ").translate(_OCTETS, b"'")


def _joined(texts: Sequence[str]) -> str:
    joined = _BETWEEN.join(texts)
    if joined.count(_BETWEEN) >= max(len(texts), 1) or _POINT in joined:
        joined = _BETWEEN.join(text.replace(_BETWEEN, " ").replace(_POINT, " ") for text in texts)
    if not joined.isascii():
        for sign, alike in _ALIKE.items():
            joined = joined.replace(sign, alike)
    return joined


def _simpler(line: bytes) -> bytes:
    """A text with figures or strange letters, such that it can be folded by the octet."""
    if line.isascii() and b"''" not in line:
        return _FIGURE.sub(_unpointed, line)
    return " ".join(fold_words(line.decode())).replace(".", _POINT).encode()


def _unpointed(figure: re.Match[bytes]) -> bytes:
    # A word may follow at once: `1,500kg` is two.
    return b" %b " % figure[0].replace(b",", b"").replace(b".", _POINT.encode())
