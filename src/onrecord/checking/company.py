"""Whether a date stands in one breath with another figure of the contract's time, which the record bears out.

"The wheels turn from 1 May until 30 June" holds no noun that means a contract. But where the record has the start on
1 May, the end said in the same breath is the contract's, whatever the paper calls the thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.checking.context import Context
from onrecord.checking.cues import INSERTED
from onrecord.checking.dated import fits, same_day
from onrecord.checking.firm import speaks_of_record
from onrecord.checking.lengths import fits as fits_length
from onrecord.checking.lengths import is_extension
from onrecord.reading import Moment, SumKind
from onrecord.values import Days, Span

_SHARP = 31
"""Days: the widest interval ("the end of May") that bears out a date of the record."""
_YEAR = re.compile(r"\d{4}|\byear\b")
_JUNK = 2
"""Days: fields that give a contract so short hold a slip, and bear out nothing."""
_TURN = re.compile(r"[;:—–()]|,|\b(?:and|but|while|when|which|that|because|although|though|as|so|after|before|since)\b")
_GOES_ON = re.compile(
    r"\s*(?:$|(?:(?:it|they|each|both|will|would|should|shall|must|is|are|was|were|be|to|then|also|now|itself|may"
    r"|might|due|expected|meant|set|planned|has|have|having|had|not|never|at|on|in|by|for|until|till|through|over|from"
    r"|up|the (?:first|last) day(?: on site)?|the last|some|about|around|just|only)\b\s*)*"
    r"(?:(?:start|begin|end|run|last|tak|finish|conclud|expir|continu|carr|go|stay|stand|complet|clos|com|giv|leav|mak)(?:s|es|ing|ed"
    r"|ies|ied|y|e)?\b|beg[au]n|ran|took|gone|going|went|done|off|out|over|\d|[a-z]*teen\b|one|two|three|four|five|six"
    r"|seven|eight|nine|ten|an?\b|a (?:term|period|charter|run) of|$))"
)
"""How words go on with the subject that they had; any others bring one of their own."""
_LEFT = re.compile(r"\b(?:giv|leav|mak)(?:es?|ing)\b", re.I)
"""What is left may be left until anything: "begins on 2 December, which leaves four months to make the piece"."""
_OF_ITS_OWN = re.compile(
    r"\s*(?:the|its|their|our|his|her|an?|this|those|these|some|all|people|[A-Z]\w+)\s+(?!(?:first|last)\b)[\w’'-]+",
    re.S,
)


def in_company(span: Span, moment: Moment, context: Context) -> bool:
    """Whether the start is told with an end or a length of the record's, or the end with a start or a length."""
    sentence = context.sentence(span)
    return _goes_on_from(span, moment, sentence, context) or any(
        sentence.contains(other) and not other.overlaps(span) and _one_breath(other, span, context)
        for other in (*_dates_held(moment, sentence, context), *_lengths_held(span, sentence, context))
    )


_THAT = re.compile(
    r"\W*(?:it|they|that|this) (?:(?:will|would|should|is|are|was|were|due|set|to|then|itself|now|has|have) )*"
    r"(?:end|ends|ended|expires?|expired|lasts?|runs?|ran|finish(?:es|ed)?|starts?|started|begins?|began|commences?|stands?"
    r"|stand)\b[^,;:]{0,14}$",
    re.I,
)


def _goes_on_from(span: Span, moment: Moment, sentence: Span, context: Context) -> bool:
    """Whether "it ends on" follows a sentence with the other end, the length or the price that the record has."""
    before = context.sentence_before(sentence)
    if before is None or not _THAT.match(context.text, sentence.start, span.start):
        return False
    if any(_dates_held(moment, before, context)) or any(_terms_held(before, context)):
        return True
    prices = {f.amount for f in context.record.figures if f.kind in _PRICES and not f.superseded and not f.doubts}
    return any(before.contains(m.span) and m.low == m.high and m.low in prices for m in context.article.sums)


_PRICES = (SumKind.AWARD, SumKind.CONTRACT, SumKind.ESTIMATE)


def beside_its_days(span: Span, context: Context) -> bool:
    """Whether a length is told in one breath with a start or an end that the record has."""
    sentence = context.sentence(span)
    days = [*_dates_held(Moment.START, sentence, context), *_dates_held(Moment.END, sentence, context)]
    near = [day for day in days if not day.overlaps(span) and _one_breath(day, span, context)]
    ahead = context.text[sentence.start : span.start]
    return bool(near) and (not _LEFT.search(ahead) or has_its_days(sentence, context))


def has_its_days(sentence: Span, context: Context) -> bool:
    """Whether a sentence tells both the start and the end that the record has."""
    return all(any(_dates_held(moment, sentence, context)) for moment in (Moment.START, Moment.END))


def _dates_held(moment: Moment, sentence: Span, context: Context) -> Iterator[Span]:
    """The dates of the sentence that the record has as the other end of the contract."""
    other = Moment.END if moment is Moment.START else Moment.START
    facts = [f.days for f in context.record.dates if f.moment is other and not (f.void or f.superseded)]
    for mention in context.article.dates:
        if not sentence.contains(mention.span):
            continue
        pairs = [(mention.span, mention.days)]
        if mention.ends is not None and mention.end_spans is not None:
            pairs = list(zip(mention.end_spans, mention.ends, strict=True))
        yield from (s for s, days in pairs if any(_bears_out(days, fact, s.of(context.text)) for fact in facts))


def _bears_out(said: Days, fact: Days, words: str) -> bool:
    if (said.last - said.first).days > _SHARP:
        return False
    return fits(said, fact) or (not _YEAR.search(words) and same_day(said, fact))


def _lengths_held(span: Span, sentence: Span, context: Context) -> Iterator[Span]:
    """The lengths of the sentence that are the record's own term, where the clause speaks of what the record knows.

    Other things last two years too.
    """
    if not speaks_of_record(context.clause(span).of(context.text), context):
        return
    yield from _terms_held(sentence, context)


def _terms_held(sentence: Span, context: Context) -> Iterator[Span]:
    """The lengths of the sentence that are the record's own term."""
    terms = [t.days for t in context.record.terms if t.kind == "contract" and t.days > _JUNK]
    for mention in context.article.durations:
        if not sentence.contains(mention.span) or is_extension(mention, context):
            continue
        if any(fits_length(mention.durations, str(mention.qualifier), days) for days in terms):
            yield mention.span


def _one_breath(one: Span, other: Span, context: Context) -> bool:
    """Whether no other subject comes between two figures."""
    first, last = sorted((one, other), key=lambda span: span.start)
    between = INSERTED.sub(" ", context.text[first.end : last.start])
    if _OF_ITS_OWN.match(between):
        return False
    _, *rest = _TURN.split(between)
    return all(_GOES_ON.match(part) for part in rest)
