"""One article beside one record: what every rule is given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.article import ArticleReading, BlockKind, Quotation, Sentence, SourceKind
from onrecord.checking.model import Evidence, Verdict, VerdictWord
from onrecord.ocds import Json
from onrecord.reading import RecordReading
from onrecord.reading.places import at
from onrecord.values import Span

_CLAUSE_END = re.compile(
    r"[;:—–]|\s-\s|,\s+(?:and|but|which|who|while|although|though|whose|where|when|after|before)\b|\b(?:and|but)\b"
)


@dataclass(frozen=True, slots=True)
class Context:
    """An article and the record it is about, as of one day."""

    article: ArticleReading
    record: RecordReading

    @property
    def text(self) -> str:
        return self.article.text

    def with_record(self, record: RecordReading) -> Context:
        """The same article beside another state of the record."""
        return replace(self, record=record)

    def sentence(self, span: Span) -> Span:
        """The sentence that holds the start of `span`; the span itself where no sentence does."""
        for sentence in self.article.sentences:
            if sentence.span.start <= span.start < sentence.span.end:
                return sentence.span
        return span

    def sentence_before(self, span: Span) -> Sentence | None:
        """The sentence before the one that holds `span`, in the same block."""
        previous: Sentence | None = None
        for sentence in self.article.sentences:
            if sentence.span.start <= span.start < sentence.span.end:
                return previous if previous and previous.block == sentence.block else None
            previous = sentence
        return None

    def clause(self, span: Span) -> Span:
        """The part of the sentence around `span` that no clause boundary parts from it."""
        sentence = self.sentence(span)
        before, after = self.text[sentence.start : span.start], self.text[span.end : max(span.end, sentence.end)]
        start = max((m.end() for m in _CLAUSE_END.finditer(before)), default=0)
        stop = next((m.start() for m in _CLAUSE_END.finditer(after)), len(after))
        return Span(sentence.start + start, span.end + stop)

    def quotation(self, span: Span) -> int | None:
        """Index of the innermost quotation that holds `span`, or None."""
        holding = [i for i, q in enumerate(self.article.quotations) if q.span.contains(span)]
        return min(holding, key=lambda i: len(self.article.quotations[i].span), default=None)

    def said_by_someone(self, span: Span) -> bool:
        """Whether `span` stands in the words of a person or body, not of the record and not of the paper."""
        index = self.quotation(span)
        if index is None:
            return False
        return self.article.quotations[index].source in (SourceKind.PERSON, SourceKind.ORGANISATION)

    def in_headline(self, span: Span) -> bool:
        head = self.article.headline
        return head is not None and head.contains(span)

    def in_furniture(self, span: Span) -> bool:
        """Whether `span` stands in a byline or a dateline: they tell of the article, not of the contract."""
        kinds = (BlockKind.BYLINE, BlockKind.DATELINE)
        return any(b.kind in kinds and b.span.contains(span) for b in self.article.blocks)

    def in_caption(self, span: Span) -> bool:
        return any(b.kind is BlockKind.CAPTION and b.span.contains(span) for b in self.article.blocks)

    def quotations(self) -> Iterator[tuple[int, Quotation]]:
        """The quotations that do not stand inside another."""
        for index, quotation in enumerate(self.article.quotations):
            if not quotation.nested:
                yield index, quotation

    def evidence(self, pointer: str, release_id: str = "", value: object = None) -> Evidence:
        """Evidence at a pointer of the compiled release, with the scalar that stands there."""
        found = value if value is not None else resolve(self.record.compiled, pointer)
        scalar = found if isinstance(found, str | int | bool) or _is_decimal(found) else None
        return Evidence(
            self.record.record.ocid,
            release_id or self.record.record.releases[-1].id,
            pointer,
            scalar,  # type: ignore[arg-type]
        )


def _is_decimal(value: object) -> bool:
    return type(value).__name__ == "Decimal"


def resolve(document: Json, pointer: str) -> object:
    """What stands at an RFC 6901 pointer, or None."""
    keys = [k.replace("~1", "/").replace("~0", "~") for k in pointer.split("/")[1:]]
    node: object = document
    for key in keys:
        node = at(node, int(key)) if isinstance(node, list | tuple) and key.isdigit() else at(node, key)
    return node


FLAGS = frozenset({VerdictWord.PARTIAL, VerdictWord.CONTRADICTED, VerdictWord.ALTERED_QUOTATION})
"""The verdicts that accuse."""


def flags(verdict: Verdict) -> bool:
    """Whether a verdict says that something is wrong in the article."""
    return verdict.word in FLAGS
