"""Reading news text: blocks, sentences, quotations and their sources, sums, dates, durations, names.

Knows nothing of contracts; takes text and returns values.
"""

from onrecord.article.model import (
    ArticleReading,
    Basis,
    Block,
    BlockKind,
    DateMention,
    DurationMention,
    NameMention,
    Qualifier,
    Quotation,
    Sentence,
    SourceKind,
    SumMention,
    Tense,
)
from onrecord.article.read import read_article

__all__ = [
    "ArticleReading",
    "Basis",
    "Block",
    "BlockKind",
    "DateMention",
    "DurationMention",
    "NameMention",
    "Qualifier",
    "Quotation",
    "Sentence",
    "SourceKind",
    "SumMention",
    "Tense",
    "read_article",
]
