"""One article beside one record: what every rule is given."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeVar

from onrecord.article import ArticleReading, BlockKind, Quotation, SourceKind
from onrecord.checking.model import Evidence, Verdict, VerdictWord
from onrecord.ocds import Json
from onrecord.reading import RecordReading
from onrecord.reading.places import at
from onrecord.reading.words import folded
from onrecord.values import Span

_Made = TypeVar("_Made")
_CLAUSE_END = re.compile(
    r"[;:—–]|\s-\s|,\s+(?:and|but|which|who|while|although|though|whose|where|when|after|before)\b|\b(?:and|but)\b(?!\s[£€$\d]|\sa\shalf\b)"
)
_NEAR = 600
"""Code points: what lies further off, in a table or a speech that counts as one sentence, says nothing of a word."""


@dataclass(frozen=True, slots=True)
class Context:
    """An article and the record it is about, as of one day."""

    article: ArticleReading
    record: RecordReading
    _made: dict[object, object] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, make: Callable[[Context], _Made]) -> _Made:
        """What `make` gives of this article and record: made when first asked for, by whichever rule, and kept."""
        if make not in self._made:
            self._made[make] = make(self)
        return self._made[make]  # type: ignore[return-value]

    @property
    def text(self) -> str:
        return self.article.text

    def with_record(self, record: RecordReading) -> Context:
        """The same article beside another state of the record."""
        return replace(self, record=record)

    def sentence(self, span: Span) -> Span:
        """The sentence that holds the start of `span`, as far as it is near; the span itself where no sentence does."""
        sentences = self.article.sentences
        index = bisect_right(sentences, span.start, key=lambda s: s.span.start) - 1
        if index < 0 or span.start >= sentences[index].span.end:
            return span
        held = sentences[index].span
        return Span(max(held.start, span.start - _NEAR), min(held.end, span.end + _NEAR))

    def sentence_before(self, sentence: Span) -> Span | None:
        """The sentence before one that `sentence` gave, in the same paragraph."""
        index = bisect_right(self.article.sentences, sentence.start, key=lambda s: s.span.start) - 2
        if index < 0:
            return None
        before = self.article.sentences[index].span
        return None if "\n" in self.text[before.end : sentence.start] else before

    def question_before(self, sentence: Span) -> Span | None:
        """The question right before a sentence, also in a paragraph of its own."""
        index = bisect_right(self.article.sentences, sentence.start, key=lambda s: s.span.start) - 2
        before = self.article.sentences[index].span if index >= 0 else None
        return before if before and before.of(self.text).rstrip("* \n").endswith("?") else None

    def clause(self, span: Span) -> Span:
        """The part of the sentence around `span` that no clause boundary parts from it."""
        sentence = self.sentence(span)
        before, after = self.text[sentence.start : span.start], self.text[span.end : max(span.end, sentence.end)]
        start = max((m.end() for m in _CLAUSE_END.finditer(before)), default=0)
        stop = next((m.start() for m in _CLAUSE_END.finditer(after)), len(after))
        return Span(sentence.start + start, span.end + stop)

    def quotation(self, span: Span) -> int | None:
        """Index of the innermost quotation that holds `span`, or None."""
        quotations = self.article.quotations
        for index in reversed(range(bisect_right(quotations, span.start, key=lambda q: q.span.start))):
            if quotations[index].span.contains(span):
                return index
            if not quotations[index].nested:
                return None
        return None

    def said_by_someone(self, span: Span) -> bool:
        """Whether `span` stands in the words of a person or body, not of the record and not of the paper."""
        index = self.quotation(span)
        if index is None:
            return False
        return self.article.quotations[index].source in (SourceKind.PERSON, SourceKind.ORGANISATION)

    def in_headline(self, span: Span) -> bool:
        head = self.article.headline
        return head is not None and head.contains(span)

    def is_copied(self, span: Span) -> bool:
        """Whether the words at `span`, with their neighbours on both sides, are the record's own: a title, say."""
        before = folded(self.text[max(0, span.start - 60) : span.start])
        after = folded(self.text[span.end : span.end + 60])
        run = " ".join([*before[-1:], *folded(span.of(self.text)), *after[:2]])
        return any(f" {run} " in text for text in self.once(_live_texts))

    def in_furniture(self, span: Span) -> bool:
        """Whether `span` stands in a byline or a dateline, which tell of the article, or in what is printed twice."""
        kinds = (BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.PULL_QUOTE)
        return any(b.kind in kinds and b.span.overlaps(span) for b in self.article.blocks)

    def in_foreign(self, span: Span) -> bool:
        """Whether `span` begins in a paragraph that is not English."""
        foreign = self.article.foreign
        at = bisect_right(foreign, span.start, key=lambda block: block.start) - 1
        return at >= 0 and span.start < foreign[at].end

    def in_caption(self, span: Span) -> bool:
        return any(b.kind is BlockKind.CAPTION and b.span.contains(span) for b in self.article.blocks)

    def quotations_over(self, span: Span) -> Iterator[Quotation]:
        """The quotations that share a code point with `span`, those inside another too; the last one first."""
        quotations = self.article.quotations
        for index in reversed(range(bisect_left(quotations, span.end, key=lambda q: q.span.start))):
            if quotations[index].span.overlaps(span):
                yield quotations[index]
            elif not quotations[index].nested:
                return

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


def _live_texts(context: Context) -> tuple[str, ...]:
    """The record's texts of that day in folded words, a space before and after each."""
    return tuple(f" {' '.join(folded(p.text))} " for p in context.record.passages if not p.superseded)


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
