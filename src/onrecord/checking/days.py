"""Judging a date: which of the record's dates it is held against, and when it is surely wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from onrecord.article import DateMention, Tense
from onrecord.checking.about import about_another
from onrecord.checking.context import Context
from onrecord.checking.cues import CLOSE_SECOND, Cue, cues_of
from onrecord.checking.model import Claim, ClaimType, DaysSaid, Evidence, Reason, Verdict, VerdictWord
from onrecord.checking.people import SUPPLIER_ROLES, is_same, mentions, named
from onrecord.checking.rule import Rule, claim
from onrecord.reading import DatedFact, Moment
from onrecord.reading.passages import excerpt
from onrecord.values import Days

_EARLIER = re.compile(
    r"\b(?:(?:was|were|had) to have|had been|originally|was (?:first )?due|instead of|rather than|moved from|"
    r"put back from|initially|"
    r"brought forward from|previously|extended from|at first|should have)\b",
    re.I,
)
_SURE_WORDS = {
    Moment.AWARDED_ON: re.compile(r"award|appoint|sign|hire|let\b|w[oi]n|struck|chos|select|agree", re.I),
    Moment.PUBLISHED: re.compile(r"publish|publication|advertis|advert|posted|issued|notice|appeared|listed", re.I),
    Moment.DEADLINE: re.compile(r"dead-?line|clos|cut-?off|\b(?:by|due|before|until|till|must)\b", re.I),
    Moment.START: re.compile(r"start|beg[aiu]n|commenc|effect|under ?way|runs? from|force|from", re.I),
    Moment.END: re.compile(r"end|expir|finish|complet|conclud|until|till|through to|runs? ", re.I),
}
_BIDDING = (
    r"\b(?:bids?|bidd(?:ers?|ing)|tender\w*|appl(?:y|ies|ications?)|submi\w+|quot(?:es?|ations?)|offers?"
    r"|responses?|proposals?|contract|"
    r"suppliers?|firms?|compan(?:y|ies)|contractors?|providers?|operators?|builders?|notice|expressions?"
    r"|dead-?line|closing date|pitch\w*)\b"
)
_CONTRACT = (
    r"\b(?:contract|deal|work|works|services?|agreement|framework|run|runs|term|commission|study|project|scheme"
    r"|job|it|they|"
    r"appointment|tender|operator|programme|concession)\b"
)
_SUBJECT = {
    Moment.DEADLINE: re.compile(_BIDDING, re.I),
    Moment.PUBLISHED: re.compile(
        r"\b(?:notices?|contract|tender|adverts?|advertis\w+|invit\w+|opportunity|bids?|award|it)\b", re.I
    ),
    Moment.AWARDED_ON: re.compile(
        rf"{_CONTRACT}|\b(?:suppliers?|firms?|compan(?:y|ies)|contractors?|providers?|builders?|consultan\w+|bids?"
        r"|bidders?|awards?|winners?|winning)\b",
        re.I,
    ),
    Moment.START: re.compile(_CONTRACT, re.I),
    Moment.END: re.compile(_CONTRACT, re.I),
}
"""What the clause must speak of before its date is held against the article."""
_OPTION = re.compile(r"\b(?:option|exten[ds])", re.I)
_PLAIN = 3
"""Words between "bids close", "apply by" and a date up to which it is plainly said to be the closing date."""
_NOON = re.compile(r"(?:at )?(?:12 )?(?:noon|midday|midnight)", re.I)
"""With no day beside it: the day is our guess."""
_YEAR = re.compile(r"\d{4}|\byear\b")
_RIGHT_BEHIND = 3.5
"""Distance up to which a verb behind its date is surely the date's: "on 4 May it closed"."""
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.I)
_PRINTED_CLOCK = re.compile(r"\d{4}-\d\d-\d\d[T ](\d\d):(\d\d)")
_BACKGROUND = timedelta(days=430)
"""A date further than this from the record's own is history or forecast, not a mistake about the contract."""
_LONGEST_SURE = 31
"""Days: a wider interval ("in 2025", "this spring") is never held against an article."""


@dataclass(frozen=True, slots=True)
class _Said:
    mention: DateMention
    cue: Cue | None
    earlier: bool


def find_dates_about(context: Context, moment: Moment) -> Iterator[Claim]:
    """The dates of the article whose nearest cue says that they are about `moment`, each as a claim."""
    for mention in single_dates(context):
        if moment_of(mention, context) is moment:
            yield claim(context, mention.span, ClaimType(moment), DaysSaid(mention.days))


def single_dates(context: Context) -> Iterator[DateMention]:
    """The dates that are no range, and the ends of a range of which the record has one but not the other."""
    for mention in context.article.dates:
        if mention.ends is None:
            yield mention
        elif mention.end_spans is not None and is_period(mention, context) and not holds_whole(mention, context):
            for span, days in zip(mention.end_spans, mention.ends, strict=True):
                words = span.of(context.text)
                yield DateMention(span, words, days, not _YEAR.search(words), mention.tense)


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
            and (fits(days, f.days) or (not _YEAR.search(span.of(context.text)) and _same_day(days, f.days)))
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
    if cue.moment not in list(Moment) or _counted_from(mention, context):
        return None
    moment = Moment(cue.moment)
    own = [f for f in context.record.dates if f.moment is moment]
    if own and not any(fits(mention.days, f.days) for f in own) and _in_prose(mention.days, context):
        return None
    return moment


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
    counted = re.search(
        r"(?:hours?|days?|weeks?|months?|years?|fortnight)\s+(?:before|after|from|ago)\s+$", before, re.I
    )
    return bool(counted) or bool(_WEEKDAY.fullmatch(mention.text) and re.match(r"\s+(?:before|after)\b", after))


def _by_day(mention: DateMention, context: Context) -> Moment | None:
    """With no word to go by, the moment that the record has on the very day said, when it is one only."""
    if mention.days.first != mention.days.last or (mention.text[:1].isdigit() and len(mention.text) == 4):
        return None
    known = {
        f.moment
        for f in context.record.dates
        if f.moment is not Moment.TEXT and not (f.void or f.superseded or f.estimate) and fits(mention.days, f.days)
    }
    return known.pop() if len(known) == 1 else None


def governing(mention: DateMention, context: Context) -> Cue | None:
    """The nearest cue, or a close second when the record has this date for it and not for the nearest.

    A sentence that gives two dates has two verbs; an article is not accused because ours was the wrong one.
    """
    side = _side_of_range(mention, context)
    if side is not None:
        return Cue(side, mention.span, 0)
    cues = cues_of(mention.span, context)
    near = [c for c in cues if c.distance <= cues[0].distance + CLOSE_SECOND]
    held = [c for c in near for f in context.record.dates if f.moment == c.moment and fits(mention.days, f.days)]
    return next(iter(held or near), None)


def _in_prose(days: Days, context: Context) -> bool:
    """Whether the prose knows the date, other than as the end that an option would give."""
    exact = _prose_dates(days, context)
    return bool(exact) and not any(_OPTION.search(f.value) for f in exact)


def _prose_dates(days: Days, context: Context) -> list[DatedFact]:
    """Dates of the prose that fit, and are as exact as what was said: "2001 / 2050" confirms no day."""
    prose = [f for f in context.record.dates if f.moment is Moment.TEXT and not f.superseded and fits(days, f.days)]
    loosest = max(days.last - days.first, timedelta(_LONGEST_SURE))
    return [f for f in prose if f.days.last - f.days.first <= loosest]


def judge_date(rule: Rule, found: Claim, context: Context, moment: Moment) -> Verdict | None:
    """Held against the record's dates of that moment; then against its other dates; None when it is about neither."""
    said = _said(found, context)
    if said is None or context.said_by_someone(found.span):
        return None
    facts = [f for f in context.record.dates if f.moment is moment]
    current = [f for f in facts if not (f.void or f.superseded or f.estimate)]
    for verdict in (
        _current(rule, said, current, context),
        _withdrawn(rule, said, facts, current, context),
        _elsewhere(rule, said, moment, context),
    ):
        if verdict is not None:
            return verdict
    return _wrong(rule, said, current, moment, context)


def fits(said: Days, fact: Days) -> bool:
    """Whether the record's day lies in the interval said."""
    return said.first <= fact.last and fact.first <= said.last


def day_words(days: Days) -> str:
    """The day, or the two ends, as an editor would print them."""
    first = f"{days.first:%-d %B %Y}"
    clock = f" at {days.time:%H:%M}" if days.time else ""
    return (
        first + clock
        if days.first == days.last or (days.last - days.first).days == 1
        else f"{first} to {days.last:%-d %B %Y}"
    )


def fact_evidence(context: Context, facts: Sequence[DatedFact]) -> list[Evidence]:
    """The facts as evidence, pointers of the structured fields first."""
    return [context.evidence(f.pointer, f.release_id, f.value) for f in facts]


def _said(found: Claim, context: Context) -> _Said | None:
    mention = next((m for m in single_dates(context) if m.span == found.span), None)
    if mention is None:
        return None
    clause = context.clause(found.span)
    words = context.text[clause.start : found.span.end]
    return _Said(mention, governing(mention, context), bool(_EARLIER.search(words)))


def _current(rule: Rule, said: _Said, current: Sequence[DatedFact], context: Context) -> Verdict | None:
    found = [f for f in current if fits(said.mention.days, f.days) or _same_day_of_another_year(said.mention, f.days)]
    if not found:
        return None
    late = _clock_differs(said.mention.days, found)
    if late is not None:
        sentence = f"The day is right; the record gives the time as {late.days.time:%H:%M}."
        evidence = fact_evidence(context, [late])
        if said.cue is not None and said.cue.sure and not _hour_apart(said.mention.days, late.days):
            return Verdict(
                VerdictWord.CONTRADICTED, rule.name, rule.version, sentence, Reason.WRONG_DATE, tuple(evidence)
            )
        return rule.says(VerdictWord.UNDECIDED, sentence, evidence)
    corrected = next((f for f in found if f.corrected), None)
    if corrected is not None:
        sentence = f"The notice's own words move the closing date to {day_words(corrected.days)}."
        return rule.says(VerdictWord.SUPPORTED, sentence, fact_evidence(context, [corrected]))
    return rule.says(
        VerdictWord.SUPPORTED, f"The record gives {day_words(found[0].days)}.", fact_evidence(context, found)
    )


def _withdrawn(
    rule: Rule, said: _Said, facts: Sequence[DatedFact], current: Sequence[DatedFact], context: Context
) -> Verdict | None:
    """A date that stood in the record and was moved, replaced by the award's own, or made void."""
    old = [f for f in facts if (f.void or f.superseded or f.estimate) and fits(said.mention.days, f.days)]
    if not old:
        return None
    if said.earlier:
        return rule.says(
            VerdictWord.SUPPORTED, f"The record gave {day_words(old[0].days)} before.", fact_evidence(context, old)
        )
    now = f"it is now {day_words(current[0].days)}" if current else "it no longer holds"
    sentence = f"{day_words(old[0].days)} stood in the record before; {now}."
    evidence = fact_evidence(context, [*current, *old])
    if old[0].estimate and not (current and said.cue and said.cue.sure):
        return rule.says(VerdictWord.UNDECIDED, sentence, evidence)
    reason = Reason.WRONG_DATE if old[0].estimate else Reason.OUTDATED
    return rule.says(VerdictWord.CONTRADICTED, sentence, evidence, reason)


def _elsewhere(rule: Rule, said: _Said, moment: Moment, context: Context) -> Verdict | None:
    """The same day under another heading of the record, or in its prose."""
    others = [f for f in context.record.dates if f.moment is not moment and fits(said.mention.days, f.days)]
    prose = _prose_dates(said.mention.days, context)
    if prose:
        return rule.says(
            VerdictWord.SUPPORTED, f"The notice says: “{excerpt(prose[0].value)}”.", fact_evidence(context, prose)
        )
    kindred = {Moment.PUBLISHED, Moment.AWARDED_ON, Moment.DEADLINE}
    near = [f for f in others if f.moment in kindred and moment in kindred]
    if not near or (moment is Moment.DEADLINE and said.cue is not None and said.cue.distance <= _PLAIN):
        return None
    sentence = (
        f"{day_words(near[0].days)} stands in the record as {_heading(near[0].moment)}, not as {_heading(moment)}."
    )
    return rule.says(VerdictWord.UNDECIDED, sentence, fact_evidence(context, near))


def _wrong(rule: Rule, said: _Said, current: Sequence[DatedFact], moment: Moment, context: Context) -> Verdict | None:
    if said.cue is None or said.earlier or not _sure(said, moment, context):
        return None
    if about_another(said.mention.span, context):
        return None
    if not current:
        return rule.says(VerdictWord.NOT_IN_RECORD, f"The record does not say when: {_heading(moment)} is not in it.")
    gap = min(_gap(said.mention.days, f.days) for f in current)
    if gap > _BACKGROUND:
        return None
    if len({f.days for f in current}) > 2 or (said.mention.relative and gap == timedelta(7) and _weekday(said)):
        return rule.says(
            VerdictWord.UNDECIDED,
            f"The record gives {day_words(current[0].days)}, among others.",
            fact_evidence(context, current),
        )
    sentence = (
        f"The record gives {day_words(current[0].days)} as {_heading(moment)}, not {day_words(said.mention.days)}."
    )
    return rule.says(VerdictWord.CONTRADICTED, sentence, fact_evidence(context, current), Reason.WRONG_DATE)


def _sure(said: _Said, moment: Moment, context: Context) -> bool:
    if said.cue is None or not said.cue.sure:
        return False
    if said.cue.span.start >= said.mention.span.end and said.cue.distance > _RIGHT_BEHIND:
        return False  # "by the end of March under a contract signed yesterday"
    if (said.mention.days.last - said.mention.days.first).days >= _LONGEST_SURE:
        return False
    if said.cue.span == said.mention.span:  # an end of a range, or a day "to bid": the words around decided
        return True
    if not _SURE_WORDS[moment].search(said.cue.span.of(context.text)):
        return False
    if moment is Moment.PUBLISHED and said.mention.tense is Tense.FUTURE:
        return False
    if _NOON.fullmatch(said.mention.text):
        return False
    if not re.search(r"[a-z]{3}", said.mention.text, re.I):  # "19:22" opens an entry of a live blog
        return False
    clause = context.clause(said.mention.span).of(context.text)
    return bool(_SUBJECT[moment].search(clause)) or (moment is Moment.AWARDED_ON and _names_supplier(said, context))


def _names_supplier(said: _Said, context: Context) -> bool:
    """Whether the sentence names a supplier of the record: "Seddon was appointed on 2 May"."""
    sentence = context.sentence(said.mention.span)
    inside = [s.of(context.text) for s in mentions(context) if sentence.contains(s)]
    return any(is_same(name, n, short=True) for name in inside for n in named(context, SUPPLIER_ROLES))


def _gap(said: Days, fact: Days) -> timedelta:
    return max(fact.first - said.last, said.first - fact.last, timedelta(0))


def _same_day_of_another_year(mention: DateMention, fact: Days) -> bool:
    """A day without a year is held to day and month: the year was our reading, not the article's word."""
    if not mention.relative or re.search(r"\d{4}|day\b|week|month|year|now", mention.text):
        return False
    return _same_day(mention.days, fact)


def _same_day(said: Days, fact: Days) -> bool:
    if said.first != said.last:
        return False
    return any((said.first.month, said.first.day) == (d.month, d.day) for d in (fact.first, fact.last))


def _weekday(said: _Said) -> bool:
    return bool(_WEEKDAY.search(said.mention.text))


def _minutes(days: Days) -> int:
    assert days.time is not None
    return days.time.hour * 60 + days.time.minute


def _clock_differs(said: Days, facts: Sequence[DatedFact]) -> DatedFact | None:
    """A fact whose clock time is not the one said, when none has it; two minutes either way are the same."""
    timed = [f for f in facts if f.days.time is not None]
    if said.time is None or not timed or any(abs(_minutes(said) - m) <= 2 for f in timed for m in _clocks(f)):
        return None
    return timed[0] if len(timed) == len(facts) else None


def _hour_apart(said: Days, fact: Days) -> bool:
    """Summer time and UTC are often mixed up by publishers: an hour is no error of the article."""
    return abs(_minutes(said) - _minutes(fact)) == 60


def _clocks(fact: DatedFact) -> list[int]:
    """Minutes of the day that a field may mean: in London, and as printed, since many mean wall clocks by `Z`."""
    assert fact.days.time is not None
    printed = _PRINTED_CLOCK.match(fact.value)
    as_printed = [int(printed[1]) * 60 + int(printed[2])] if printed else []
    return [_minutes(fact.days), *as_printed]


def _heading(moment: Moment) -> str:
    return {
        Moment.DEADLINE: "the closing date",
        Moment.PUBLISHED: "the date of publication",
        Moment.AWARDED_ON: "the date of the award",
        Moment.START: "the start of the contract",
        Moment.END: "the end of the contract",
        Moment.TEXT: "a date in its text",
    }[moment]
