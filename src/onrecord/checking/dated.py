"""Which moment of the purchase a date of the article is about: by the words around it, or by the record's own days."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from onrecord.article import DateMention
from onrecord.checking.context import Context
from onrecord.checking.cues import CLOSE_SECOND, Cue, cues_of
from onrecord.checking.model import Claim, ClaimType, DaysSaid
from onrecord.checking.rule import claim
from onrecord.reading import DatedFact, Moment
from onrecord.values import Days, Span

_OPTION = re.compile(r"\b(?:option|exten[ds])", re.I)
_YEAR = re.compile(r"\d{4}|\byear\b")
_COUNTED = re.compile(r"(?:hours?|days?|weeks?|months?|years?|fortnight)\s+(?P<how>before|after|from|ago)\s+$", re.I)
_CALENDAR = re.compile(r"(?:the )?\d|(?:jan|feb|mar|apr|ma?y|ju[nl]|aug|sep|oct|nov|dec)", re.I)
_COUNTED_DATE = re.compile(
    r"\b(?:later|earlier|afterwards|beforehand|after|before|ago|that week|following \w+)\b", re.I
)
_APPOSES = re.compile(r",\s(?:(?:on|in|namely|that is|which is)\s)?(?=the \d|\d|[A-Z])")
_EXACT = re.compile(r"the \d|\d{1,2}(?:st|nd|rd|th)?\s[A-Z]|[A-Z][a-z]+ \d{1,2}\b|[A-Z][a-z]+ (?:19|20)\d\d")
_LISTED = re.compile(r"\s(?:and|or)\s(?:on\s)?(?:the\s)?\d")
_RELATED = re.compile(r"\b(?:day|week|month|morning) (?:before|after)$", re.I)
WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.I)
LONGEST_SURE = 31
"""Days: a wider interval ("in 2025", "this spring") is never held against an article."""


def find_dates_about(context: Context, moment: Moment) -> Iterator[Claim]:
    """The dates of the article whose nearest cue says that they are about `moment`, each as a claim."""
    for mention in single_dates(context):
        if moment_of(mention, context) is moment:
            yield claim(context, mention.span, ClaimType(moment), DaysSaid(mention.days))


def single_dates(context: Context) -> Iterator[DateMention]:
    """The dates that are no range, and the ends of a range of which the record has one but not the other."""
    for mention in context.article.dates:
        if mention.ends is None:
            if not _is_apposed(mention, context) and not _is_told_next(mention, context):
                yield mention
        elif mention.end_spans is not None and is_period(mention, context) and not holds_whole(mention, context):
            for span, days in zip(mention.end_spans, mention.ends, strict=True):
                words = span.of(context.text)
                yield DateMention(span, words, days, not _YEAR.search(words), mention.tense)


def _is_apposed(mention: DateMention, context: Context) -> bool:
    """Whether a phrase only tells another date again: in "on 1 November, the day after it was decided", the first."""
    ahead = context.text[max(0, mention.span.start - 2) : mention.span.start]
    return ahead == ", " and bool(_RELATED.search(mention.text)) and context.text[mention.span.end :][:1] == " "


def _is_told_next(mention: DateMention, context: Context) -> bool:
    """Whether a counted date is told exactly right after: in "a fortnight later, on the 12th", the first."""
    if not _COUNTED_DATE.search(mention.text) or not _APPOSES.match(context.text, mention.span.end):
        return False
    return any(_before(other, context) is mention for other in context.article.dates)


def _before(mention: DateMention, context: Context) -> DateMention | None:
    """The date that this one only tells again, more exactly: of "Lady Day, 25 March" the first; none in a list."""
    if not _EXACT.match(mention.text) or _LISTED.match(context.text, mention.span.end):
        return None
    for other in context.article.dates:
        apposed = _APPOSES.match(context.text, other.span.end) if other.span.end < mention.span.start else None
        if apposed and apposed.end() == mention.span.start and other.relative and not _EXACT.match(other.text):
            return other
    return None


def fitting_ends(mention: DateMention, context: Context) -> tuple[list[DatedFact], list[DatedFact]]:
    """What the record has as start and as end that fits the ends of a range; two empty lists for a single date."""
    if mention.ends is None or mention.end_spans is None:
        return [], []
    first, last = (
        [
            f
            for f in context.record.dates
            if f.moment is moment
            and not f.superseded
            and (holds_day(days, f.days) or (not _YEAR.search(span.of(context.text)) and same_day(days, f.days)))
        ]
        for moment, days, span in zip((Moment.START, Moment.END), mention.ends, mention.end_spans, strict=True)
    )
    return first, last


def is_period(mention: DateMention, context: Context) -> bool:
    """Whether a range is about the contract: at least one of its ends is in the record as that end of it."""
    return any(fitting_ends(mention, context))


def holds_whole(mention: DateMention, context: Context) -> bool:
    """Whether both ends of a range are in the record."""
    return all(fitting_ends(mention, context))


def moment_of(mention: DateMention, context: Context) -> Moment | None:
    """The moment that the words around a date say; None for a date that only the prose of the record knows.

    "The service began on 1 January 2022" is history, told by the notice itself, and not the start of this contract.
    """
    cue = governing(mention, context)
    if cue is None:
        return _by_day(mention, context)
    if not cue.sure and not any(
        holds_day(mention.days, f.days) for f in context.record.dates if f.moment == cue.moment
    ):
        return _by_day(mention, context) or _as_said(cue, mention, context)
    return _as_said(cue, mention, context)


def _as_said(cue: Cue, mention: DateMention, context: Context) -> Moment | None:
    """The moment of the cue, unless the date only tells when something else was, or is history."""
    if cue.moment not in list(Moment) or _counted_from(mention, context):
        return None
    moment = Moment(cue.moment)
    own = [f for f in context.record.dates if f.moment is moment]
    if own and not any(holds_day(mention.days, f.days) for f in own) and _in_prose(mention.days, own, context):
        return moment if _is_told_deadline(moment, mention, context) else None
    return moment


_TOLD_DEADLINE = re.compile(
    r"\b(?:dead-?line|closing date|clos(?:es|ing)|returned?|received)\b[^.;]{0,60}\b(?:tenders?|bids?"
    r"|submissions?|quotes?"
    r"|quotations?|responses?|applications?|returned|offers?)\b"
    r"|\b(?:tenders?|bids?|submissions?|quotations?|responses?|applications?)\b[^.;]{0,60}\b(?:dead-?line|by|closing|before)\b",
    re.I,
)
_OF_QUESTIONS = re.compile(
    r"\b(?:clarification|questions?|quer(?:y|ies)|site visits?|interviews?|expected|opened)\b", re.I
)


def _is_told_deadline(moment: Moment, mention: DateMention, context: Context) -> bool:
    """Whether the notice's words give the day as the one until which bids can come, beside another in the field."""
    told = [f.value for f in prose_dates(mention.days, context) if f.days.first == f.days.last]
    words = [value for value in told if _TOLD_DEADLINE.search(value) and not _OF_QUESTIONS.search(value)]
    return moment is Moment.DEADLINE and bool(words)


def governing(mention: DateMention, context: Context) -> Cue | None:
    """The nearest cue, or a close second when the record has this date for it and not for the nearest.

    A sentence that gives two dates has two verbs; an article is not accused because ours was the wrong one.
    """
    side = _side_of_range(mention, context)
    if side is not None:
        return Cue(side, mention.span, 0)
    told = _before(mention, context)
    cues = cues_of(Span(told.span.start, mention.span.end) if told else mention.span, context)
    near = [c for c in cues if c.distance <= cues[0].distance + CLOSE_SECOND]
    held = [c for c in near for f in context.record.dates if f.moment == c.moment and holds_day(mention.days, f.days)]
    return next(iter(held or near), None)


def prose_dates(days: Days, context: Context) -> list[DatedFact]:
    """Dates of the prose that fit, and are as exact as what was said: "2001 / 2050" confirms no day."""
    prose = [f for f in context.record.dates if f.moment is Moment.TEXT and not f.superseded and fits(days, f.days)]
    loosest = max(days.last - days.first, timedelta(LONGEST_SURE))
    return [f for f in prose if f.days.last - f.days.first <= loosest]


def fits(said: Days, fact: Days) -> bool:
    """Whether the record's day lies in the interval said."""
    return said.first <= fact.last and fact.first <= said.last


def of_any_year(said: Days) -> bool:
    """Whether a day and month is said whose year is one of several: "from 10 April until the end of March 2028"."""
    first, last = said.first, said.last
    return first.year != last.year and (first.month, first.day) == (last.month, last.day)


def holds_day(said: Days, fact: Days) -> bool:
    """Whether the record's day is the one said: within it, and of its day and month where only the year is open."""
    if of_any_year(said) and (fact.first.month, fact.first.day) != (said.first.month, said.first.day):
        return False
    return fits(said, fact)


def same_day(said: Days, fact: Days) -> bool:
    """Whether the day said is the record's in day and month, whatever the year."""
    if said.first != said.last:
        return False
    return any((said.first.month, said.first.day) == (d.month, d.day) for d in (fact.first, fact.last))


def _side_of_range(mention: DateMention, context: Context) -> Moment | None:
    """Start or end, for a date that is an end of a range."""
    for other in context.article.dates:
        if other.end_spans is not None and mention.span in other.end_spans:
            return Moment.START if mention.span == other.end_spans[0] else Moment.END
    return None


def _counted_from(mention: DateMention, context: Context) -> bool:
    """Whether the date is only what another is counted from: "five days before Christmas", "the Saturday before"."""
    before = context.text[max(0, mention.span.start - 40) : mention.span.start]
    after = context.text[mention.span.end : mention.span.end + 12]
    counted = _COUNTED.search(before)
    if counted and counted["how"].lower() == "from" and _CALENDAR.match(mention.text):
        return False  # "for three years from 28 April" gives the start
    return bool(counted) or bool(WEEKDAY.fullmatch(mention.text) and re.match(r"\s+(?:before|after)\b", after))


def _by_day(mention: DateMention, context: Context) -> Moment | None:
    """With no word to go by, the moment that the record has on the very day said, when it is one only."""
    if mention.text[:1].isdigit() and len(mention.text) == 4:
        return None
    if mention.days.first != mention.days.last:
        return _by_month(mention, context)
    known = {
        f.moment
        for f in context.record.dates
        if f.moment is not Moment.TEXT
        and not (f.void or f.superseded or f.estimate or f.doubt)
        and holds_day(mention.days, f.days)
    }
    return known.pop() if len(known) == 1 else _by_words_of_record(mention, context) if not known else None


def _by_month(mention: DateMention, context: Context) -> Moment | None:
    """Start or end, where the record has one of them, and no other moment, within the weeks said: "the end of May"."""
    if (mention.days.last - mention.days.first).days > LONGEST_SURE or prose_dates(mention.days, context):
        return None
    known = {
        f.moment
        for f in context.record.dates
        if f.moment is not Moment.TEXT
        and not (f.void or f.superseded or f.estimate or f.doubt)
        and holds_day(mention.days, f.days)
    }
    return known.pop() if len(known) == 1 and known <= {Moment.START, Moment.END} else None


_WORDS_OF = {
    Moment.START: re.compile(r"\b(?:start|commenc|begin)", re.I),
    Moment.END: re.compile(r"\b(?:end(?:s|ing)?\b|expir|complet|finish)", re.I),
}


def _by_words_of_record(mention: DateMention, context: Context) -> Moment | None:
    """Start or end, where the record has the very day in its words only, and these say so: "potential end date"."""
    exact = [f for f in prose_dates(mention.days, context) if f.days.first == f.days.last]
    told = {moment for moment, words in _WORDS_OF.items() for f in exact if words.search(f.value)}
    return told.pop() if len(told) == 1 else None


def prose_apart(days: Days, own: Sequence[DatedFact], context: Context) -> list[DatedFact]:
    """Dates of the prose that fit, and tell another day than the record's own.

    "October" in the prose, where the field has the 30th, knows nothing of "11 October".
    """
    return [f for f in prose_dates(days, context) if not any(fits(f.days, fact.days) for fact in own)]


def _in_prose(days: Days, own: Sequence[DatedFact], context: Context) -> bool:
    """Whether the prose knows the date, other than as the end that an option would give."""
    told = prose_apart(days, own, context)
    return bool(told) and not any(_OPTION.search(f.value) for f in told)
