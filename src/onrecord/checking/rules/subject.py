"""What is bought, how much of it and for whom: names and titles that article and record share, and where they part."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.article import SourceKind
from onrecord.checking.context import Context
from onrecord.checking.model import Claim, ClaimType, Reason, TextSaid, Verdict, VerdictWord
from onrecord.checking.people import is_same, mentions
from onrecord.checking.recipients import is_other, said_for, said_to_pay
from onrecord.checking.rule import Rule, claim
from onrecord.checking.rules.location import evidence_of, places
from onrecord.checking.scope import overstated
from onrecord.reading.passages import excerpt
from onrecord.values import Span


def find(context: Context) -> Iterator[Claim]:
    """Names that are neither party nor place, short titles in marks, people it is for, and the whole for a part."""
    where = set(places(context))
    seen: set[str] = set()
    for span in mentions(context):
        said = span.of(context.text)
        party = any(is_same(said, n, short=True) for n in context.record.names)
        if party or span in where or said in seen or " " not in said:
            continue
        seen.add(said)
        if evidence_of(said, context):
            yield claim(context, span, ClaimType.SUBJECT, TextSaid(said))
    for _, quotation in context.quotations():
        title = (
            quotation.source is SourceKind.NONE and quotation.text[:1].isupper() and len(quotation.text.split()) <= 6
        )
        if title and evidence_of(quotation.text, context):
            yield claim(context, quotation.span, ClaimType.SUBJECT, TextSaid(quotation.text))
    yield from (claim(context, span, ClaimType.SUBJECT, TextSaid(said)) for span, said in _doubtful(context))


def _doubtful(context: Context) -> Iterator[tuple[Span, str]]:
    """Where the article may give the work to others, or say of the whole what holds of a part."""
    for span, said, group in said_for(context):
        if is_other(group, context):
            yield span, said
    for span, _, _ in (*overstated(context), *said_to_pay(context)):
        yield span, span.of(context.text)


def judge(found: Claim, context: Context) -> Verdict | None:
    """Supported where the record has the words; partial where it names others, or only a part."""
    for span, said, group in said_for(context):
        if span == found.span and (where := is_other(group, context)):
            passage, words = where
            sentence = f"The notice says that it is “{words}”; it says nothing of {said}."
            evidence = [context.evidence(passage.pointer, passage.release_id, excerpt(words))]
            return RULE.says(VerdictWord.PARTIAL, sentence, evidence, Reason.WRONG_RECIPIENT)
    for span, passage, words in said_to_pay(context):
        if span == found.span:
            evidence = [context.evidence(passage.pointer, passage.release_id, excerpt(words))]
            sentence = f"The notice speaks of “{words}”: the supplier is the one that pays."
            return RULE.says(VerdictWord.PARTIAL, sentence, evidence, Reason.WRONG_RECIPIENT)
    for span, passage, words in overstated(context):
        if span == found.span:
            evidence = [context.evidence(passage.pointer, passage.release_id, excerpt(words))]
            sentence = f"The notice says it of a part: “{excerpt(words)}”."
            return RULE.says(VerdictWord.PARTIAL, sentence, evidence, Reason.SCOPE_OVERSTATED)
    evidence = evidence_of(found.text, context)
    return RULE.says(VerdictWord.SUPPORTED, f"The record speaks of {found.text}.", evidence) if evidence else None


RULE = Rule("subject", 3, find, judge)
