"""A claim in its own words, with as much around it as a reader needs, and where its evidence can be looked up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.article import ArticleReading
from onrecord.checking.model import CheckedClaim
from onrecord.report.visible import one_line, shorten
from onrecord.values import Instant, Span


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a release can be looked up."""

    ocid: str
    release_id: str
    date: Instant | None
    source: str
    """`file`, or the official source that served it; empty when nobody knows."""
    address: str
    """The address it was served from; empty for a file."""
    notice: str
    """The page of the notice, as the release itself names it; empty when it names none."""
    named: bool = True
    """Whether its publisher gave it its id; else it is a stand-in of ours, which tells others nothing."""


Citations = Mapping[tuple[str, str], Citation]
"""By ocid and release id."""


def cited(checked: CheckedClaim, citations: Citations) -> list[Citation]:
    """The releases that a verdict rests on, each once, in the order of its evidence."""
    keys = dict.fromkeys((evidence.ocid, evidence.release_id) for evidence in checked.verdict.evidence)
    return [citations[key] for key in keys if key in citations]


def sentence_of(article: ArticleReading, span: Span) -> str:
    """The whole sentence that a claim stands in, on one line; the claim alone where no sentence holds it."""
    for sentence in article.sentences:
        if sentence.span.start <= span.start and span.end <= sentence.span.end:
            return one_line(sentence.span.of(article.text))
    return one_line(span.of(article.text))


def summary_of(article: ArticleReading, span: Span, width: int) -> str:
    """The claim with the words around it, in at most `width` characters: the article's own words, cut at words."""
    words, claim = sentence_of(article, span), one_line(span.of(article.text))
    if len(words) <= width or claim not in words:
        return shorten(words, width)
    if len(claim) > width - 4:
        return shorten(claim, width)
    at = words.index(claim)
    before, after = words[:at].split(), words[at + len(claim) :].split(" ")
    kept = _grow(before, claim, after, width - 4)
    head = "" if words.startswith(kept) else "… "
    tail = "" if words.endswith(kept) else " …"
    return f"{head}{kept}{tail}"


def _grow(before: list[str], claim: str, after: list[str], width: int) -> str:
    """`claim` with whole words added on either side, as long as they fit."""
    kept, glued = claim, after.pop(0) if after else ""
    if len(kept) + len(glued) <= width:
        kept += glued  # the mark or the rest of a word that stands at its end
    while before or after:
        grown = False
        if before and len(before[-1]) + 1 + len(kept) <= width:
            kept, grown = f"{before.pop()} {kept}", True
        if after and len(after[0]) + 1 + len(kept) <= width:
            kept, grown = f"{kept} {after.pop(0)}", True
        if not grown:
            break
    return kept
