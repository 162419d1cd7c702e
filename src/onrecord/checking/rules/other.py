"""What else the article has from the notice: dates of its prose, and its own turns of phrase."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.checking import background
from onrecord.checking.background import Kind
from onrecord.checking.conditions import conditions
from onrecord.checking.context import Context
from onrecord.checking.dated import fits, is_period, moment_of
from onrecord.checking.days import fact_evidence
from onrecord.checking.measures import measures
from onrecord.checking.model import Claim, ClaimType, DaysSaid, Evidence, TextSaid, Verdict, VerdictWord
from onrecord.checking.placed import Taken
from onrecord.checking.rule import Rule, claim
from onrecord.checking.rules.location import evidence_of
from onrecord.checking.wrong_measures import Wrong, wrong_measures
from onrecord.reading import Moment
from onrecord.reading.passages import excerpt
from onrecord.reading.words import STOPWORDS, Word, fold, folded
from onrecord.values import Span

_SHORTEST = 3
"""Words of a phrase that the article shares with the notice."""
_TELLING = 3
"""Words among them that are not too common to mean anything."""


def find(context: Context) -> Iterator[Claim]:
    """Dates that no words near them give to a point of the process, and phrases that are the notice's."""
    for mention in context.article.dates:
        about = is_period(mention, context) if mention.ends else moment_of(mention, context) is not None
        if not about:
            yield claim(context, mention.span, ClaimType.OTHER, DaysSaid(mention.days))
    for span in _shared(context):
        yield claim(context, span, ClaimType.OTHER, TextSaid(span.of(context.text)))
    for span in context.once(_mismeasured):
        yield claim(context, span, ClaimType.OTHER, TextSaid(span.of(context.text)))
    for span in context.once(_measured):
        yield claim(context, span, ClaimType.OTHER, TextSaid(span.of(context.text)))
    for statement in background.statements(context):
        yield claim(context, statement.span, ClaimType.OTHER, TextSaid(statement.span.of(context.text)))


def judge(found: Claim, context: Context) -> Verdict | None:
    """Supported by the prose; nothing is said of a date or a phrase that the record does not know."""
    if isinstance(found.value, DaysSaid):
        return _judge_date(found, found.value, context)
    told = [s for s in background.in_sentence(context.sentence(found.span), context) if s.span == found.span]
    if told:
        word = VerdictWord.NOT_CHECKABLE if told[0].kind is Kind.SAID else VerdictWord.NOT_IN_RECORD
        return RULE.says(word, background.SENTENCES[told[0].kind])
    wrong = context.once(_mismeasured).get(found.span)
    if wrong is not None:
        sentence = f"The notice says: “{wrong.evidence[0].value}”."
        return RULE.says(VerdictWord.CONTRADICTED, sentence, wrong.evidence, wrong.reason)
    measured = context.once(_measured).get(found.span)
    if measured:
        return RULE.says(VerdictWord.SUPPORTED, f"The record has it: “{measured[0].value}”.", measured)
    evidence = evidence_of(found.text, context)
    return RULE.says(VerdictWord.SUPPORTED, "The notice has these words.", evidence) if evidence else None


def _mismeasured(context: Context) -> dict[Span, Wrong]:
    return dict(wrong_measures(context))


def _measured(context: Context) -> dict[Span, list[Evidence]]:
    found = dict(measures(context))
    taken = Taken(found)
    return found | {span: evidence for span, evidence in conditions(context) if not taken.overlaps(span)}


def _judge_date(found: Claim, said: DaysSaid, context: Context) -> Verdict | None:
    if context.said_by_someone(found.span):
        return None
    days = said.days
    prose = [f for f in context.record.dates if f.moment is Moment.TEXT and not f.superseded and fits(days, f.days)]
    close = [f for f in prose if (f.days.last - f.days.first) <= (days.last - days.first)]
    if not close:
        return None
    words = excerpt(close[0].value)
    return RULE.says(VerdictWord.SUPPORTED, f"The notice says: “{words}”.", fact_evidence(context, close))


def _shared(context: Context) -> Iterator[Span]:
    """The longest runs of words, outside quotations and other findings, that stand in the notice as they are."""
    texts = [folded(p.text) for p in context.record.passages if not p.superseded]
    grams = {tuple(t[i : i + _SHORTEST]) for t in texts for i in range(len(t) - _SHORTEST + 1)}
    for sentence in context.article.sentences:
        words = [_moved(w, sentence.span.start) for w in fold(sentence.span.of(context.text))]
        for first, last in _runs([w.folded for w in words], grams):
            run = _trimmed(words[first : last + 1])
            if _is_telling(run):
                span = Span(run[0].span.start, run[-1].span.end)
                if not _taken(span, context):
                    yield span


def _moved(word: Word, by: int) -> Word:
    return Word(word.folded, Span(word.span.start + by, word.span.end + by))


def _runs(words: list[str], grams: set[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """First and last index of each run that is held together by shared three-word runs."""
    first: int | None = None
    for i in range(len(words) - _SHORTEST + 2):
        if i <= len(words) - _SHORTEST and tuple(words[i : i + _SHORTEST]) in grams:
            first = i if first is None else first
        elif first is not None:
            yield first, i + _SHORTEST - 2
            first = None


def _trimmed(words: list[Word]) -> list[Word]:
    """A run without the common words at its ends."""
    telling = [i for i, w in enumerate(words) if w.folded not in STOPWORDS]
    return words[telling[0] : telling[-1] + 1] if telling else []


def _is_telling(words: list[Word]) -> bool:
    telling = [w for w in words if w.folded not in STOPWORDS]
    return len(telling) >= _TELLING and len(words) <= 20


def _taken(span: Span, context: Context) -> bool:
    return context.once(_all_taken).overlaps(span)


def _all_taken(context: Context) -> Taken:
    article = context.article
    kinds = (article.quotations, article.sums, article.dates, article.durations, article.names)
    return Taken([*(m.span for kind in kinds for m in kind), *([article.headline] if article.headline else [])])


RULE = Rule("other", 7, find, judge)
