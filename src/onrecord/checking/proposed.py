"""Claims that somebody else proposes for hard sentences, a language model say; value and verdict are ours alone.

A proposal is words of a sentence and the kind of thing that they are said to state. It counts only when the words stand
there, once, and our own reader finds one value of that kind in them. Our own rule then judges it; and since nobody but
a machine that guesses says what the words are about, a claim that rests on a proposal never accuses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.article import ArticleReading, Proposal, SourceKind
from onrecord.article.dates import find_dates
from onrecord.article.durations import find_durations
from onrecord.checking.context import Context, flags
from onrecord.checking.days import day_words, fact_evidence
from onrecord.checking.extent import judged_part
from onrecord.checking.model import (
    Check,
    CheckedClaim,
    Claim,
    ClaimType,
    ClaimValue,
    DaysSaid,
    LengthSaid,
    TextSaid,
    Verdict,
    VerdictWord,
)
from onrecord.checking.rule import Rule, rules
from onrecord.checking.stated import NO_RECORD
from onrecord.reading import Moment
from onrecord.values import Span

DATES = (ClaimType.DEADLINE, ClaimType.PUBLISHED, ClaimType.AWARDED_ON, ClaimType.START, ClaimType.END)
LENGTHS = (ClaimType.DURATION, ClaimType.EXTENSION)
NAMES = (ClaimType.BUYER, ClaimType.SUPPLIER)
KINDS = (*DATES, *LENGTHS, *NAMES)
"""What may be proposed: kinds whose value our reader finds by itself, and only the words around it say what it is."""
MOST_SENTENCES = 60
"""Of one article."""
_ONLY = "That the words are about it is only a language model's reading."
_MOMENTS = {
    ClaimType.DEADLINE: "closing date",
    ClaimType.PUBLISHED: "day of publication",
    ClaimType.AWARDED_ON: "day of the award",
    ClaimType.START: "start",
    ClaimType.END: "end",
}


@dataclass(frozen=True, slots=True)
class HardSentence:
    """A sentence that holds a date, a length of time or a name of which no rule made anything."""

    span: Span
    text: str
    before: str
    """The sentence before it, or empty."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A proposal that counts: a claim that was read by our own reader."""

    proposal: Proposal
    claim: Claim


@dataclass(frozen=True, slots=True)
class Refused:
    """A proposal that does not count, and why."""

    proposal: Proposal
    why: str


def hard_sentences(check: Check) -> tuple[HardSentence, ...]:
    """The sentences of a linked article to ask about, in reading order; none when it is about no record."""
    if check.link.ocid is None:
        return ()
    article = judged_part(check.article)
    said = [claim.span for claim in check.said if claim.type is not ClaimType.OTHER]
    context = Context(article, NO_RECORD)
    mentions = [m.span for kind in (article.dates, article.durations, article.names) for m in kind]
    left = [span for span in mentions if not _overlaps(span, said)]
    found = []
    for index, sentence in enumerate(article.sentences):
        apart = context.in_furniture(sentence.span) or _in_anothers_words(sentence.span, article)
        if not apart and any(sentence.span.contains(span) for span in left):
            earlier = article.sentences[index - 1].span.of(article.text) if index else ""
            found.append(HardSentence(sentence.span, sentence.span.of(article.text), earlier))
    return tuple(found[:MOST_SENTENCES])


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(span.overlaps(other) for other in others)


def _in_anothers_words(span: Span, article: ArticleReading) -> bool:
    """Whether a whole sentence is what a person or a body said, or is in a language that is not read."""
    theirs = [q.span for q in article.quotations if q.source in (SourceKind.PERSON, SourceKind.ORGANISATION)]
    spoken = any(said.overlaps(span) and not _sticks_out(span, said) for said in theirs)
    return spoken or _overlaps(span, article.foreign)


def _sticks_out(span: Span, quotation: Span) -> bool:
    """Whether more of a sentence than its marks stands outside a quotation."""
    return quotation.start - span.start > 2 or span.end - quotation.end > 2


def weigh_proposals(article: ArticleReading, proposals: Sequence[Proposal]) -> tuple[Accepted | Refused, ...]:
    """Each proposal as a claim of the article, or why it is none; in the order given."""
    sentences = {sentence.span for sentence in article.sentences}
    return tuple(_weigh(article, proposal, proposal.sentence in sentences) for proposal in proposals)


def _weigh(article: ArticleReading, proposal: Proposal, placed: bool) -> Accepted | Refused:
    if proposal.type not in KINDS:
        return Refused(proposal, f"“{proposal.type}” is no kind that may be proposed")
    if not placed:
        return Refused(proposal, "the article has no such sentence")
    times = proposal.sentence.of(article.text).count(proposal.words) if proposal.words.strip() else 0
    if times != 1:
        where = "stand there more than once" if times else "do not stand in the sentence"
        return Refused(proposal, f"the words {where}")
    start = article.text.index(proposal.words, proposal.sentence.start)
    span = Span(start, start + len(proposal.words))
    read = _read(article, span, ClaimType(proposal.type))
    if len(read) != 1:
        how = "more than one such thing" if read else "no such thing"
        return Refused(proposal, f"our reader finds {how} in the words")
    [(at, value)] = read
    return Accepted(proposal, Claim("", at, at.of(article.text), ClaimType(proposal.type), value, proposed=True))


def _read(article: ArticleReading, span: Span, kind: ClaimType) -> list[tuple[Span, ClaimValue]]:
    """What our own reader finds inside the words: as part of the article, else in the words alone."""
    found = list(_mentions(article, kind))
    inside = [(at, value) for at, value in found if span.contains(at) or at.contains(span)]
    return inside or list(_alone(article, span, kind))


def _mentions(article: ArticleReading, kind: ClaimType) -> Iterator[tuple[Span, ClaimValue]]:
    if kind in DATES:
        yield from ((m.span, DaysSaid(m.days)) for m in article.dates if m.ends is None)
    elif kind in LENGTHS:
        yield from ((m.span, LengthSaid(m.durations, str(m.qualifier))) for m in article.durations)
    else:
        yield from ((m.span, TextSaid(m.text)) for m in article.names)


def _alone(article: ArticleReading, span: Span, kind: ClaimType) -> Iterator[tuple[Span, ClaimValue]]:
    words = span.of(article.text)
    if kind in DATES:
        dates = (m for m in find_dates(words, article.published) if m.ends is None)
        yield from ((_moved(m.span, span.start), DaysSaid(m.days)) for m in dates)
    elif kind in LENGTHS:
        lengths = find_durations(words)
        yield from ((_moved(m.span, span.start), LengthSaid(m.durations, str(m.qualifier))) for m in lengths)


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def judge_proposed(context: Context, found: Sequence[CheckedClaim]) -> Iterator[CheckedClaim]:
    """The proposed claims that a rule has a word on; what the rules found by themselves stands as it is."""
    # A date that stands somewhere in the notice, of what is not known, may still be given its meaning.
    taken = [checked.claim.span for checked in found if checked.claim.type is not ClaimType.OTHER]
    by_name = {rule.name: rule for rule in rules()}
    weighed = weigh_proposals(context.article, context.article.proposals)
    for claim in (each.claim for each in weighed if isinstance(each, Accepted)):
        if _overlaps(claim.span, taken) or context.in_furniture(claim.span) or context.in_foreign(claim.span):
            continue
        claim = replace(claim, quotation=context.quotation(claim.span))
        rule = by_name[claim.type]
        verdict = rule.judge(claim, context) or _beside_the_record(rule, claim, context)
        if verdict is not None:
            taken.append(claim.span)
            yield CheckedClaim(claim, _without_accusing(verdict))


def _beside_the_record(rule: Rule, claim: Claim, context: Context) -> Verdict | None:
    """A date that the words around it do not surely tie to this contract: the record's own is named beside it."""
    if claim.type not in DATES or context.said_by_someone(claim.span):
        return None
    facts = [f for f in context.record.dates if f.moment is Moment(claim.type) and not (f.void or f.superseded)]
    if not facts:
        return None
    sentence = f"The record gives {day_words(facts[0].days)} as the {_MOMENTS[claim.type]}. {_ONLY}"
    return rule.says(VerdictWord.UNDECIDED, sentence, fact_evidence(context, facts[:1]))


def _without_accusing(verdict: Verdict) -> Verdict:
    if not flags(verdict):
        return verdict
    sentence = f"{verdict.sentence} {_ONLY}"
    return replace(verdict, word=VerdictWord.UNDECIDED, reason=None, sentence=sentence)
