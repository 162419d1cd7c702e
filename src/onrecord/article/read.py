"""Reading one article: text in, everything found in it out. Pure: no clock, no file, no network."""

from __future__ import annotations

from onrecord.article.attribution import attribute
from onrecord.article.blocks import find_blocks
from onrecord.article.dateline import read_dateline
from onrecord.article.dates import find_dates
from onrecord.article.durations import find_durations
from onrecord.article.model import ArticleReading
from onrecord.article.names import find_names
from onrecord.article.quotations import find_quotations
from onrecord.article.sentences import find_sentences
from onrecord.article.sums import find_sums
from onrecord.values import Instant


def read_article(text: str, *, id: str, published: Instant | None = None) -> ArticleReading:
    """All that `text` holds: blocks, sentences, quotations with their sources, sums, dates, durations, names.

    Units: every span counts code points of `text` itself, which is never altered.
    Errors: none; any text can be read, an empty one holds nothing.
    Without `published` the day of publication is read from the dateline, where there is one.
    """
    blocks = find_blocks(text)
    stretches = find_quotations(text, blocks)
    sentences = find_sentences(text, blocks, stretches)
    dateline = None if published else read_dateline(text, blocks)
    day = published or dateline
    return ArticleReading(
        id=id,
        text=text,
        published=day,
        published_from="given" if published else "dateline" if dateline else "",
        blocks=blocks,
        sentences=sentences,
        quotations=attribute(text, blocks, sentences, stretches),
        sums=tuple(find_sums(text)),
        dates=tuple(find_dates(text, day)),
        durations=tuple(find_durations(text)),
        names=tuple(find_names(text)),
    )
