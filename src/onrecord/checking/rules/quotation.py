"""Words between marks that are the notice's: verbatim, altered, or of an earlier version of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.article import Quotation, SourceKind
from onrecord.checking.align import Alignment, align
from onrecord.checking.context import Context
from onrecord.checking.model import Claim, ClaimType, EditKind, Reason, TextSaid, Verdict, VerdictWord
from onrecord.checking.rule import Rule, claim
from onrecord.reading import Passage
from onrecord.reading.passages import excerpt
from onrecord.reading.words import folded

_SPOKEN_LIKENESS = 0.8
"""Words given to a person or body count as the notice's only when this alike: people do repeat a notice's phrases."""
_SPOKEN_WORDS = 6
_PLAIN_WORDS = 4
"""A shorter stretch without a source that is merely like the notice is a turn of phrase, not a quotation of it."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the record a quotation was found, and how alike."""

    passage: Passage
    alignment: Alignment


def find(context: Context) -> Iterator[Claim]:
    """Every quotation that stands in the record in these or like words, and every one that is given to the record."""
    for _, quotation in context.quotations():
        given = quotation.source is SourceKind.RECORD and quotation.speaker is not None
        if given or is_of_record(quotation, context):
            yield claim(context, quotation.span, ClaimType.QUOTATION, TextSaid(quotation.text))


def is_of_record(quotation: Quotation, context: Context) -> bool:
    """Whether the words are plainly the notice's, whoever the article gives them to."""
    best = _best(quotation.text, context.record.passages)
    if best is None:
        return False
    words, alignment = len(folded(quotation.text)), best.alignment
    if alignment.reason is None:
        return words > 1 or quotation.source not in (SourceKind.PERSON, SourceKind.ORGANISATION)
    if quotation.source is SourceKind.PERSON and _spoken_on(alignment):
        return False
    if quotation.source is SourceKind.PERSON or (
        quotation.source is SourceKind.NONE and context.in_headline(quotation.span)
    ):
        return (words >= _SPOKEN_WORDS and alignment.similarity >= _SPOKEN_LIKENESS) or _copied(
            alignment
        ) >= _SPOKEN_WORDS
    return words >= _PLAIN_WORDS


def judge(found: Claim, context: Context) -> Verdict | None:
    """Verbatim in the newest text; else verbatim in an earlier one; else altered, with the words marked."""
    places = _places(found.text, context.record.passages)
    exact = [p for p in places if p.alignment.reason is None and not p.passage.superseded]
    if exact:
        words = excerpt(exact[0].alignment.source_words, 200)
        return _says(VerdictWord.SUPPORTED, f"These words stand in the notice: “{words}”.", exact, context)
    current = [p for p in places if not p.passage.superseded]
    before = [p for p in places if p.alignment.reason is None]
    if before:
        sentence = "These words stood in an earlier version of the notice and no longer do."
        verdict = _says(VerdictWord.ALTERED_QUOTATION, sentence, current or before, context, Reason.OUTDATED)
        return replace(verdict, edits=current[0].alignment.edits if current else ())
    if not places:
        return RULE.says(VerdictWord.NOT_IN_RECORD, "These words do not stand in the record.")
    best = (current or places)[0]
    sentence = f"The notice says: “{excerpt(best.alignment.source_words, 200)}”."
    verdict = _says(VerdictWord.ALTERED_QUOTATION, sentence, current or places, context, best.alignment.reason)
    return replace(verdict, edits=best.alignment.edits)


def _says(
    word: VerdictWord, sentence: str, places: Sequence[_Place], context: Context, reason: Reason | None = None
) -> Verdict:
    evidence = [context.evidence(p.passage.pointer, p.passage.release_id, p.alignment.source_words) for p in places[:5]]
    return RULE.says(word, sentence, evidence, reason)


def _best(text: str, passages: Sequence[Passage]) -> _Place | None:
    return next(iter(_places(text, passages)), None)


def _places(text: str, passages: Sequence[Passage]) -> list[_Place]:
    """Where the words stand, most alike first, shorter pointers first among equals."""
    found = [_Place(p, alignment) for p in passages if (alignment := align(text, p.text)) is not None]
    return sorted(
        found, key=lambda p: (p.alignment.reason is not None, -p.alignment.similarity, len(p.passage.pointer))
    )


def _spoken_on(alignment: Alignment) -> bool:
    """Whether the notice's words stand unchanged and the speaker goes on in words of his own."""
    edits = [e for e in alignment.edits if e.record]
    own = [e for e in alignment.edits[:1] + alignment.edits[-1:] if not e.record]
    return bool(own) and all(e.kind is EditKind.SAME for e in edits) and len(edits) + len(own) == len(alignment.edits)


def _copied(alignment: Alignment) -> int:
    """Words in the longest run that agrees."""
    return max((len(e.printed) for e in alignment.edits if e.record and e.printed and e.kind == "same"), default=0)


RULE = Rule("quotation", 1, find, judge)
