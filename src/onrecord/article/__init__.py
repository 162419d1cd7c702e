"""Reading news text: blocks, sentences, quotations and their sources, sums, dates, durations, names.

Knows nothing of contracts; takes text and returns values.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.article.copy import Copy, Form, Masthead
from onrecord.article.model import (
    ArticleReading,
    Basis,
    Block,
    BlockKind,
    DateMention,
    DurationMention,
    Force,
    IndirectSpeech,
    NameMention,
    Proposal,
    Qualifier,
    Quotation,
    Sentence,
    SourceKind,
    SumMention,
    Tense,
)

if TYPE_CHECKING:
    from onrecord.article.read import read_article

__all__ = [
    "ArticleReading",
    "Basis",
    "Block",
    "BlockKind",
    "Copy",
    "DateMention",
    "DurationMention",
    "Force",
    "Form",
    "IndirectSpeech",
    "Masthead",
    "NameMention",
    "Proposal",
    "Qualifier",
    "Quotation",
    "Sentence",
    "SourceKind",
    "SumMention",
    "Tense",
    "read_article",
]


def __getattr__(name: str) -> Any:
    """The reader, loaded when it is first asked for: most of those who know what an article is read none."""
    if name != "read_article":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from onrecord.article.read import read_article

    return read_article
