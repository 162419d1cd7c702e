"""Notes by which an article says that it was changed: "This article was amended on 4 May to correct the sum"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.article import ArticleReading
from onrecord.checking.revision import CorrectionNote
from onrecord.values import Span

_PIECE = r"(?:article|story|report|piece|page|headline|news item)"
_SELF = (
    rf"(?:(?:this|our) (?:online )?{_PIECE}|the (?:original )?(?:article|story|headline)"
    r"|(?:an?|the) (?:earlier|previous|original|first) (?:online |print )?(?:version|edition)"
    rf"(?: of (?:this|the|our) {_PIECE}| (?!of))|earlier (?:versions|editions))"
)
_CORRECTS = re.compile(
    rf"\b{_SELF}\b[^.\n]{{0,60}}?\b(?:(?:was|were|has been|have been|is) (?:since )?(?:amended|corrected|clarified"
    r"|(?:edited|changed|updated|revised) to (?:correct|clarify|remove|reflect|make clear))"
    r"|incorrectly|wrongly|mistakenly|erroneously|misstated|misquoted|misspel\w+|misidentified"
    r"|(?:gave|stated|said|reported|referred|attributed|suggested|put|described)\b"
    r"|contained (?:an? |some )?(?:errors?|inaccurac\w+|mistakes?))"
    rf"|\b{_PIECE} originally (?:gave|stated|said|reported|put|described)\b"
    r"|^\W*(?:corrections?(?: and clarifications?)?|clarification|erratum)\b"
    r"(?=\W{0,3}(?:[:–—-]|\(|an? |this |the |we |in ))"
    r"|\bwe (?:have|’ve|'ve) (?:since )?(?:corrected|amended) (?:this|the|our)\b"
    rf"|\b{_PIECE} (?:was|has been) (?:amended|corrected)\b"
    r"|\bwe apologi[sz]e for (?:the|this|any) (?:errors?|mistakes?|confusion)\b"
    r"|\bwe are happy to (?:clarify|correct|make clear)\b",
    re.I,
)
"""Says that something was wrong."""
_UPDATES = re.compile(
    rf"\b{_SELF}\b[^.\n]{{0,40}}?\b(?:was|has been|is being) (?:last )?"
    r"(?:updated|changed|edited|modified|expanded|revised)\b"
    rf"|^\W*(?:update|updated|editor[’']s note|footnote|this {_PIECE} was (?:first|originally) published)\b"
    r"(?=\W{0,3}(?:[:–—-]|\(|on |at |to |this |we |in |\d))",
    re.I,
)
"""Says that something was changed."""
_LONGEST = 700


def correction_notes(article: ArticleReading) -> Iterator[CorrectionNote]:
    """Every paragraph that says that the article was changed, in reading order; quoted words never do.

    >>> from onrecord.article.read import read_article
    >>> text = "Head\\n\\nIt is worth £2m.\\n\\nThis article was amended on 4 May 2031 to correct the sum."
    >>> [(note.text, note.corrects) for note in correction_notes(read_article(text, id="a"))]
    [('This article was amended on 4 May 2031 to correct the sum.', True)]
    """
    for block in article.blocks:
        note = _note(article, block.span)
        if note is not None:
            yield note


def in_correction(article: ArticleReading, span: Span) -> bool:
    """Whether `span` stands in such a note: what it says of an earlier version is no claim of this one."""
    return any(b.span.contains(span) and _note(article, b.span) is not None for b in article.blocks)


def _note(article: ArticleReading, block: Span) -> CorrectionNote | None:
    text = block.of(article.text)
    if len(text) > _LONGEST or block == article.headline:
        return None
    said = _unquoted(article, block.start, text)
    corrects = bool(_CORRECTS.search(said))
    if not corrects and not _UPDATES.search(said):
        return None
    return CorrectionNote(block, " ".join(text.split()), corrects)


def _unquoted(article: ArticleReading, start: int, text: str) -> str:
    """The paragraph with what is quoted in it blotted out."""
    words = list(text)
    for quotation in article.quotations:
        first, last = quotation.span.start - start, quotation.span.end - start
        if first < len(words) and last > 0:
            words[max(first, 0) : last] = "|" * (min(last, len(words)) - max(first, 0))
    return "".join(words)
