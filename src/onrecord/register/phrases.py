"""Keys of five-word phrases: of an article's, word by word, and of a register's, a hundred thousand words at a time.

Both reckon modulo 2**64. A word is the sum of its octets, each times a power of one odd base; a phrase is the sum of
its words, each times a factor for its place; a key is the upper half of a product of that. Two phrases that meet by
chance add a candidate, which linking then reads and drops.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.register.keyfile import RECORD_BITS

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Numbers = NDArray[numpy.uint64]
    Places = NDArray[numpy.intp]

PHRASE = 5
"""Words in a phrase."""
BETWEEN_TEXTS = b"\n"
"""What no phrase reaches across."""
_MODULUS = (1 << 64) - 1
# Odd numbers whose bits are well mixed: those of pi, in hexadecimal.
_BASE = 0x243F6A8885A308D3
_FACTORS = (0x13198A2E03707345, 0xA4093822299F31D1, 0x082EFA98EC4E6C89, 0x452821E638D01377, 0xBE5466CF34E90C6D)
_MIXER = 0xC0AC29B7C97C50DD
_FEW = 20_000
"""Octets up to which the plain way is quicker than importing numpy."""


def phrase_keys(words: Sequence[str], step: int) -> list[int]:
    """Keys (32 bits) of the five-word runs of `words`; of each `step` (a power of two) of them one is kept.

    >>> one, two = phrase_keys("empower all participants to contribute actively".split(), 1)
    >>> phrase_keys("all participants to contribute actively".split(), 1)[0] == two
    True
    """
    hashes = [_hash(word) for word in words]
    runs = (hashes[begin : begin + PHRASE] for begin in range(len(words) - PHRASE + 1))
    keys = (_key(sum(number * factor for number, factor in zip(run, _FACTORS, strict=True))) for run in runs)
    return [key for key in keys if not key & (step - 1)]


@lru_cache(65536)
def _hash(word: str) -> int:
    total, power = 0, 1
    for octet in word.encode():
        total += octet * power
        power = power * _BASE & _MODULUS
    return total & _MODULUS


def _key(total: int) -> int:
    total &= _MODULUS
    return ((total ^ total >> 32) * _MIXER & _MODULUS) >> 32


class PhraseKeys:
    """The phrases of a whole bucket, packed as the key files keep them: `phrase_keys` of many texts at once."""

    def __init__(self, step: int) -> None:
        self._step = step
        self._packed: list[bytes] = []

    def add(self, texts: bytes, numbers: Sequence[int]) -> list[int]:
        """Add texts as folded words, with a line's end between two texts and spaces between two words.

        `numbers` are those of the records, one for each text. The answer is how many words each text has.
        """
        if len(texts) < _FEW:
            return self._add_few(texts, numbers)
        packed, counts = _pack(texts, numbers, self._step)
        self._packed.append(packed.tobytes())
        return counts

    def packed(self) -> array[int]:
        """All keys, in order and each once."""
        joined = array("Q", b"".join(self._packed))
        return array("Q", sorted(set(joined))) if len(joined) < _FEW else _distinct(joined)

    def _add_few(self, texts: bytes, numbers: Sequence[int]) -> list[int]:
        split = [line.decode().split() for line in texts.split(BETWEEN_TEXTS)]
        for number, words in zip(numbers, split, strict=True):
            keys = phrase_keys(words, self._step)
            self._packed += ((key << RECORD_BITS | number).to_bytes(8, sys.byteorder) for key in keys)
        return [len(words) for words in split]


def _pack(texts: bytes, numbers: Sequence[int], step: int) -> tuple[Numbers, list[int]]:
    """The packed keys of all phrases, and how many words each text has: by operations on whole arrays."""
    import numpy

    octets = numpy.frombuffer(texts, numpy.uint8)
    inside = octets > ord(" ")
    begins = _begins(inside)
    counts = _counts(octets, begins, len(numbers))
    if len(begins) < PHRASE:
        return numpy.empty(0, numpy.uint64), counts.tolist()
    powers, inverses = _powers(1 << (len(texts) - 1).bit_length())
    # Spaces weigh nothing, so a word may be summed up to where the next one begins.
    sums = numpy.cumsum((octets * inside).astype(numpy.uint64) * powers[: len(texts)])
    before = numpy.append(numpy.where(begins > 0, sums[begins - 1], 0), sums[-1])
    hashes = numpy.diff(before) * inverses[begins]
    last = len(hashes) - PHRASE + 1
    totals = numpy.zeros(last, numpy.uint64)
    for place, factor in enumerate(_FACTORS):
        totals += hashes[place : place + last] * numpy.uint64(factor)
    keys = ((totals ^ (totals >> numpy.uint64(32))) * numpy.uint64(_MIXER)) >> numpy.uint64(32)
    text_of = numpy.repeat(numpy.arange(len(numbers)), counts)
    kept = (text_of[:last] == text_of[PHRASE - 1 :]) & ((keys & numpy.uint64(step - 1)) == 0)
    records = numpy.array(numbers, numpy.uint64)[text_of[:last][kept]]
    return keys[kept] << numpy.uint64(RECORD_BITS) | records, counts.tolist()


def _distinct(packed: array[int]) -> array[int]:
    import numpy

    keys = numpy.sort(numpy.asarray(packed))
    # A tenth of the time of `numpy.unique`, which does not sort first.
    return array("Q", keys[numpy.append(True, keys[1:] != keys[:-1])].tobytes())


def _begins(inside: NDArray[numpy.bool_]) -> Places:
    """Where words begin, given which octets stand inside of one."""
    import numpy

    begins = inside.copy()
    begins[1:] &= ~inside[:-1]
    return numpy.flatnonzero(begins)


def _counts(octets: NDArray[numpy.uint8], begins: Places, texts: int) -> Places:
    """How many words each text has."""
    import numpy

    ends = numpy.flatnonzero(octets == ord(BETWEEN_TEXTS))
    return numpy.diff(numpy.searchsorted(begins, ends), prepend=0, append=len(begins))


@lru_cache(1)
def _powers(count: int) -> tuple[Numbers, Numbers]:
    """The first powers of the base, and of its inverse."""
    import numpy

    factors = numpy.empty((2, count), numpy.uint64)
    factors[0], factors[1] = _BASE, pow(_BASE, -1, 1 << 64)
    factors[:, 0] = 1
    powers = numpy.cumprod(factors, axis=1)
    return powers[0], powers[1]
