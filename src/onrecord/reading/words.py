"""Words as we compare them: folded so that only a change of wording is a difference."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from onrecord.values import Span

_TOKEN = re.compile(r"\d+(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|[^\W_]+(?:['’ʼ‘][^\W_]+)*|&", re.UNICODE)
_MARKS = str.maketrans("", "", "'’ʼ‘,")


@dataclass(frozen=True, slots=True)
class Word:
    """One word: how we compare it, and where it stands."""

    folded: str
    span: Span


@lru_cache(maxsize=1 << 16)  # articles and notices use the same words over and over
def fold_word(word: str) -> str:
    """One word without case, accents, apostrophes and thousands separators; `&` is `and`.

    >>> fold_word("Participants’"), fold_word("10,000"), fold_word("&"), fold_word("Café")
    ('participants', '10000', 'and', 'cafe')
    """
    if word == "&":
        return "and"
    bare = word.translate(_MARKS).strip("'")
    if bare.isascii():
        return bare.lower()
    decomposed = unicodedata.normalize("NFKD", bare.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def fold(text: str) -> list[Word]:
    """The words of `text` in order, folded, with their spans. Hyphens, dashes and slashes part words.

    >>> [w.folded for w in fold("face-to-face, the participants’ 1,500 & more")]
    ['face', 'to', 'face', 'the', 'participants', '1500', 'and', 'more']
    """
    return [Word(fold_word(m.group()), Span(m.start(), m.end())) for m in _TOKEN.finditer(text)]


def folded(text: str) -> list[str]:
    """Only the folded words of `text`."""
    return [fold_word(token) for token in _TOKEN.findall(text)]


STOPWORDS = frozenset(
    """a about above after again all also am an and any are as at be because been before being between both but by
    can could did do does for from further had has have he her here him his how i if in into is it its just may me
    more most mr mrs ms must my new no nor not now of off on once one only or other our out over own per said same
    says she should so some such than that the their them then there these they this those through to too two
    under until up upon very was we were what when where which while who whom why will with within would year
    years you your""".split()
)
"""Words too common in news and notices to be evidence of anything."""
