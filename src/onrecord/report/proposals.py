"""A file of proposals: what a language model holds that sentences of some articles state, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from onrecord.article import ArticleReading, Proposal
from onrecord.checking.proposed import Accepted, Refused
from onrecord.errors import InputError
from onrecord.report.digests import text_digest
from onrecord.values import Span

FORMAT = 1
LARGEST = 64 * 1024**2
"""Bytes of a file that are read."""


class Proposed(msgspec.Struct, frozen=True, forbid_unknown_fields=False):
    """One proposal: words of the sentence from `start` to `end` (code points), and what they are held to state."""

    type: str
    words: str
    start: int
    end: int
    refused: str | None = None
    """Why it does not count, when it was weighed; it is weighed again wherever it is used."""


class ProposedArticle(msgspec.Struct, frozen=True):
    """What was proposed for one article, by the hash of its text."""

    id: str
    sha256: str
    sentences: int
    """How many were asked about."""
    proposals: tuple[Proposed, ...]


class Proposals(msgspec.Struct, frozen=True):
    """The whole file."""

    format: int
    model: str
    endpoint: str
    instructions: int
    """Version of what was asked."""
    articles: tuple[ProposedArticle, ...]


_DECODER = msgspec.json.Decoder(Proposals)


def read_proposals(path: Path) -> Proposals:
    """The file at `path`. Errors: InputError for what is not there, is too large, or is no file of proposals."""
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise InputError(str(path), found=f"more than {LARGEST:,} bytes", expected="a file of proposals")
        found = _DECODER.decode(content)
    except OSError as error:
        raise InputError(str(path), found=f"a file that cannot be read ({error.strerror or error})") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        remedy = "Make one: onrecord propose ARTICLE --endpoint URL --model NAME --out FILE"
        raise InputError(str(path), found=str(error), expected="a file of proposals", remedy=remedy) from None
    if found.format > FORMAT:
        raise InputError(str(path), found=f"format {found.format}", expected=f"{FORMAT}", remedy="Update onrecord.")
    return found


def proposals_by_text(found: Proposals) -> Mapping[str, tuple[Proposal, ...]]:
    """By the hash of an article's text, what was proposed for it; a span that cannot be one is left out."""
    return {article.sha256: as_proposals(article.proposals) for article in found.articles}


def as_proposals(found: Iterable[Proposed]) -> tuple[Proposal, ...]:
    """As the reader takes them; one whose span cannot be a sentence is left out."""
    return tuple(Proposal(p.type, p.words, Span(p.start, p.end)) for p in found if 0 <= p.start < p.end)


def as_proposed(proposals: Iterable[Proposal]) -> tuple[Proposed, ...]:
    """As a file holds them."""
    return tuple(Proposed(p.type, p.words, p.sentence.start, p.sentence.end) for p in proposals)


def weighed_article(article: ArticleReading, sentences: int, weighed: Iterable[Accepted | Refused]) -> ProposedArticle:
    """What was proposed for an article, each with why it does not count, if so."""
    told = [
        Proposed(
            each.proposal.type,
            each.proposal.words,
            each.proposal.sentence.start,
            each.proposal.sentence.end,
            each.why if isinstance(each, Refused) else None,
        )
        for each in weighed
    ]
    return ProposedArticle(article.id, text_digest(article.text), sentences, tuple(told))
