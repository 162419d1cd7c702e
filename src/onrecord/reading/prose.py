"""What the prose of a record says, sentence by sentence, remembered: it is read as of one day, then as of another.

Each answer depends on its arguments alone, and holds only values that nobody can change.
"""

from __future__ import annotations

from functools import lru_cache

from onrecord.article.dates import find_dates
from onrecord.article.durations import find_durations
from onrecord.article.model import DateMention, DurationMention, SumMention
from onrecord.article.sums import find_sums
from onrecord.reading.passages import sentences
from onrecord.values import Instant


@lru_cache(1024)
def sentences_in(text: str) -> tuple[str, ...]:
    """The words of each rough sentence of `text`, without white space around them."""
    return tuple(span.of(text).strip() for span in sentences(text))


@lru_cache(8192)
def sums_in(words: str) -> tuple[SumMention, ...]:
    """As `article.sums.find_sums`."""
    return tuple(find_sums(words))


@lru_cache(8192)
def dates_in(words: str, published: Instant | None) -> tuple[DateMention, ...]:
    """As `article.dates.find_dates`."""
    return tuple(find_dates(words, published))


@lru_cache(8192)
def durations_in(words: str) -> tuple[DurationMention, ...]:
    """As `article.durations.find_durations`."""
    return tuple(find_durations(words))
