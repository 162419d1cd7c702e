"""Reading one article: text in, everything found in it out. Pure: no clock, no file, no network."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from onrecord.article.attribution import attribute
from onrecord.article.blocks import find_blocks
from onrecord.article.copy import Copy
from onrecord.article.dateline import read_dateline
from onrecord.article.dates import find_dates
from onrecord.article.durations import find_durations
from onrecord.article.indirect import find_indirect
from onrecord.article.language import find_foreign, foreign_note, safe_dates, safe_sums, without_speakers
from onrecord.article.marks import Family
from onrecord.article.meant import name_speakers
from onrecord.article.model import ArticleReading, Block, BlockKind
from onrecord.article.names import find_names
from onrecord.article.plain import plainly, with_text
from onrecord.article.quotations import Stretch, find_quotations
from onrecord.article.sentences import find_sentences
from onrecord.article.sums import find_sums
from onrecord.article.words import words_of_sentences
from onrecord.values import Instant

_SOON = timedelta(hours=1)


def read_article(
    text: str, *, id: str, published: Instant | None = None, copy: Copy | None = None
) -> ArticleReading:  # fmt: skip
    """All that `text` holds: blocks, sentences, quotations with their sources, sums, dates, durations, names.

    Units: every span counts code points of `text` itself, which is never altered.
    Errors: none; any text can be read, an empty one holds nothing. A `copy` of another text is a ValueError.
    Without `published` the day of publication is what the page says of itself, else what the dateline says.
    `copy` is how `text` was come by: a page tells its blocks, its day and its language.
    """
    copy = copy or Copy(text)
    if copy.text != text:
        raise ValueError("the copy is of another text")
    return with_text(_read(plainly(text), id, published, copy), text)


def _read(text: str, id: str, published: Instant | None, copy: Copy) -> ArticleReading:
    """The reading of a text that is plainly printed."""
    blocks = find_blocks(text) if copy.blocks is None else copy.blocks
    stretches = _with_block_quotes(find_quotations(text, blocks), blocks)
    sentences = find_sentences(text, blocks, stretches)
    day, day_from = _published(text, blocks, published, copy)
    foreign = find_foreign(text, blocks, copy.masthead.language)
    worded = words_of_sentences(text, sentences, stretches)
    quotations = attribute(text, blocks, worded, stretches)
    indirect = tuple(find_indirect(text, blocks, worded, stretches, quotations))
    quotations = name_speakers(text, worded, stretches, quotations, indirect)
    note = foreign_note(blocks, foreign)
    return ArticleReading(
        id=id,
        text=text,
        published=day,
        published_from=day_from,
        blocks=blocks,
        sentences=sentences,
        quotations=without_speakers(quotations, foreign) if foreign.spans else quotations,
        sums=tuple(safe_sums(find_sums(text), text, foreign)),
        dates=tuple(safe_dates(find_dates(text, day), foreign)),
        durations=tuple(said for said in find_durations(text) if not foreign.holds(said.span)),
        names=tuple(find_names(text)),
        copy=copy,
        notes=(*copy.notes, *(note for note in (_changed(day, copy.masthead.changed), note) if note)),
        indirect=tuple(said for said in indirect if not foreign.holds(said.cue)),
        foreign=foreign.spans,
    )


def _published(
    text: str, blocks: Sequence[Block], given: Instant | None, copy: Copy
) -> tuple[Instant | None, str]:  # fmt: skip
    """The day of publication, and where it is from: given, the page's own word, or the dateline."""
    if given:
        return given, "given"
    if copy.masthead.published:
        return copy.masthead.published, copy.masthead.published_from
    dateline = read_dateline(text, blocks)
    return dateline, "dateline" if dateline else ""


def _changed(published: Instant | None, changed: Instant | None) -> str:
    """That the words may be later than the day by which they are judged; nothing for a slip mended within the hour."""
    if published is None or changed is None or changed.at - published.at < _SOON:
        return ""
    day, clock = changed.local_date(), changed.local_time()
    when = f"{day.day} {day:%B %Y}" + (f", {clock:%H:%M}" if clock else "")
    return f"The page says that it was changed on {when}; what it said on the day of publication is not known."


def _with_block_quotes(stretches: list[Stretch], blocks: Sequence[Block]) -> list[Stretch]:
    """What is set as a quotation, without marks, is one from end to end."""
    quotes = {at: block.span for at, block in enumerate(blocks) if block.kind is BlockKind.BLOCK_QUOTE}
    if not quotes:
        return stretches
    kept = [replace(stretch, nested=True) if stretch.block in quotes else stretch for stretch in stretches]
    for at, span in quotes.items():
        kept.insert(
            bisect_right([stretch.outer.start for stretch in kept], span.start - 1),
            Stretch(span, span, Family.DOUBLE, at, nested=False, closed=True, continues=False),
        )
    return kept
