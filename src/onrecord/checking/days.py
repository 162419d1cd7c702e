"""Judging a date: which of the record's dates it is held against, and when it is surely wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.article import DateMention, Tense
from onrecord.article.date_parts import CLOCK
from onrecord.article.relative_dates import NAMES
from onrecord.checking.about import about_another
from onrecord.checking.company import in_company
from onrecord.checking.context import Context
from onrecord.checking.cues import Cue
from onrecord.checking.dated import (
    LONGEST_SURE,
    WEEKDAY,
    governing,
    holds_day,
    of_any_year,
    prose_apart,
    single_dates,
)
from onrecord.checking.model import Claim, Evidence, Reason, Verdict, VerdictWord
from onrecord.checking.rule import Rule
from onrecord.checking.said_of import is_of_purchase
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
    Moment.AWARDED_ON: re.compile(
        r"award|appoint|sign|hire|let\b|made|done|placed|reached|ordered|engaged|inked|w[oi]n|struck"
        r"|cho[si]|select|agree|deci|deal|contract|job|work|order|picked"
        r"|success"
        r"|landed|settled|plumped|opted|sealed|bagged|scooped|secured|clinched",
        re.I,
    ),
    Moment.PUBLISHED: re.compile(
        r"publish|publication|advertis|advert|posted|issued|notice|appeared|listed|tender|market|bids|came out"
        r"|went live"
        r"|opened|began|started|launched|announced|slipped|disclosed|uploaded|dated|told the|went out"
        r"|goes out|put out|out to"
        r"|call|light|filed|unveiled|made public|released|put up",
        re.I,
    ),
    Moment.DEADLINE: re.compile(
        r"dead-?line|clos|cut-?off|shut|\b(?:by|due|before|until|till|must|up to|in|on)\b", re.I
    ),
    Moment.START: re.compile(
        r"start|beg[aiu]n|commenc|kick|got going|gets going|mov(?:es?|ed) in|effect|under ?way|(?:runs?"
        r"|running|lasts?) |force|kicks|goes live|go live|going"
        r"|rolls?"
        r"|takes? over|in place|on site|backdated|dates? from|hits?|opens?|first day|up and running|arriv|due in|in use"
        r"|com(?:e|es|ing) in|go(?:es)? in|at it|in service|in post"
        r"|(?:years?|months?|weeks?|term),? from",
        re.I,
    ),
    Moment.END: re.compile(
        r"end|expir|finish|complet|conclud|until|till|through to|runs? |done|over by|ready|up\b|laps"
        r"|course|wound|last day|off(?: the)? site|gone by|cleared|packed|over by|drew|drawing|came|ceas|switch"
        r"|delivered|out(?: again)? by|goes? on|carr(?:y|ies) on|the last\b",
        re.I,
    ),
}
_PLAIN = 3
"""Words between "bids close", "apply by" and a date up to which it is plainly said to be the closing date."""
_DECIDED = re.compile(r"struck|sign|agree|chose|picked|selected|decision|choice|sealed|clinched|decided", re.I)
_LENGTH_WORD = 8
"""Characters before "from" that hold the length it counts from: "for two years from"."""
_DAY_OF_MONTH = re.compile(r"\d\s*(?:st|nd|rd|th)?\b(?!\s*[ap:.])")
_PAST_WORD = re.compile(r"(?:on |late |early )*(?:last|yesterday)\b|\w+ ago\b", re.I)
_FROM = re.compile(r"from\b", re.I)
_NAMED_DAY = re.compile(NAMES, re.I)
_MONTH = re.compile(r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec", re.I)
_COUNTED = re.compile(
    r"\b(?P<unit>week|fortnight|month)s?['’]?\s(?:later|earlier|afterwards|beforehand|ago|time|before|after)\b", re.I
)
_ONLY_CLOCK = re.compile(rf"(?:(?:at|by|until) )?(?:{CLOCK})", re.I)
"""With no day beside it: the day is our guess."""
_RIGHT_BEHIND = 3.5
"""Distance up to which a verb behind its date is surely the date's: "on 4 May it closed"."""
_LEADING_BEHIND = 6.5
"""The same for a date that opens its clause: "on Monday the council advertised the job"."""
_BOUGHT = re.compile(
    r"\b(?:contracts?|jobs?|works?|tenders?|bids?|deals?|frameworks?|agreements?|commissions?|quotes|quotations|offers"
    r"|notice|suppliers?|contractors?)\b",
    re.I,
)
_LEADS = re.compile(r"\W*(?:and|but|so|then)?\s*(?:on|in|late on|early on|only)?\s*", re.I)
_PRINTED_CLOCK = re.compile(r"\d{4}-\d\d-\d\d[T ](\d\d):(\d\d)")
_ONLY_DAY = re.compile(r"the (?:\d|[a-z]+th\b|[a-z]+-)[\w-]*", re.I)
_PRINTED_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NEAR_MONTHS = timedelta(days=100)
"""How far the month that "the 30th" was taken to be of may be from the one that was meant."""
_BACKGROUND = timedelta(days=430)
"""A date further than this from the record's own is history or forecast, not a mistake about the contract."""


@dataclass(frozen=True, slots=True)
class _Said:
    mention: DateMention
    cue: Cue | None
    earlier: bool


def judge_date(rule: Rule, found: Claim, context: Context, moment: Moment) -> Verdict | None:
    """Held against the record's dates of that moment; then against its other dates; None when it is about neither.

    A date in doubt contradicts nothing: what it alone would contradict is undecided.
    """
    said = _said(found, context)
    if said is None:
        return None
    facts = [f for f in context.record.dates if f.moment is moment]
    current = [f for f in facts if not (f.void or f.superseded or f.estimate)]
    if context.said_by_someone(found.span):
        verdict = _current(rule, said, current, context)
        return verdict if verdict is not None and verdict.word is VerdictWord.SUPPORTED else None
    for verdict in (
        _current(rule, said, current, context),
        _withdrawn(rule, said, facts, current, context),
        _elsewhere(rule, said, moment, context),
    ):
        if verdict is not None:
            return spared(rule, verdict, facts)
    verdict = _wrong(rule, said, current, moment, context)
    return verdict and spared(rule, verdict, facts)


def spared(rule: Rule, verdict: Verdict, facts: Sequence[DatedFact]) -> Verdict:
    """`verdict`, or undecided where it contradicts by the record's `facts` and the one that stands is in doubt."""
    standing = [fact for fact in facts if not (fact.void or fact.superseded)] or facts
    doubted = next((fact for fact in standing if fact.doubt), None)
    if verdict.word is not VerdictWord.CONTRADICTED or doubted is None:
        return verdict
    sentence = f"{verdict.sentence} But {doubt_words(doubted)}."
    return rule.says(VerdictWord.UNDECIDED, sentence, verdict.evidence)


def doubt_words(fact: DatedFact) -> str:
    """What speaks against a date, as the end of a sentence."""
    what = "closing date" if fact.moment is Moment.DEADLINE else "date"
    return f"that {what} is doubtful: {fact.doubt}"


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
    found = [
        f for f in current if holds_day(said.mention.days, f.days) or _may_be_same_day(said.mention, f.days, context)
    ]
    if not found:
        return None
    late = _clock_differs(said.mention.days, found)
    if late is not None:
        sentence = f"The day is right; the record gives the time as {late.days.time:%H:%M}.{_notes(late)}"
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
    best = min(found, key=lambda fact: bool(fact.doubt))
    sentence = f"The record gives {day_words(best.days)}.{_notes(best)}"
    return rule.says(VerdictWord.SUPPORTED, sentence, fact_evidence(context, found))


def _notes(fact: DatedFact) -> str:
    """What a reader who looks at the field should know of it."""
    told = f" But {doubt_words(fact)}." if fact.doubt else ""
    if fact.shifted and fact.days.time:
        told += f" It is published as {fact.value[11:16]}Z: this publisher writes local time."
    return told


def _withdrawn(
    rule: Rule, said: _Said, facts: Sequence[DatedFact], current: Sequence[DatedFact], context: Context
) -> Verdict | None:
    """A date that stood in the record and was moved, replaced by the award's own, or made void."""
    old = [f for f in facts if (f.void or f.superseded or f.estimate) and holds_day(said.mention.days, f.days)]
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
    others = [f for f in context.record.dates if f.moment is not moment and holds_day(said.mention.days, f.days)]
    own = [f for f in context.record.dates if f.moment is moment and not (f.superseded or f.void or f.estimate)]
    prose = prose_apart(said.mention.days, own, context)
    if prose:
        return rule.says(
            VerdictWord.SUPPORTED, f"The notice says: “{excerpt(prose[0].value)}”.", fact_evidence(context, prose)
        )
    misplaced = [f for f in others if f.doubt]
    if misplaced and moment is Moment.END:
        sentence = (
            f"{day_words(misplaced[0].days)} stands in the record as the closing date; {doubt_words(misplaced[0])}."
        )
        return rule.says(VerdictWord.UNDECIDED, sentence, fact_evidence(context, misplaced))
    kindred = {Moment.PUBLISHED, Moment.AWARDED_ON, Moment.DEADLINE}
    near = [f for f in others if f.moment in kindred and moment in kindred]
    plainly = said.cue is not None and said.cue.distance <= _PLAIN
    decided = plainly and moment is Moment.AWARDED_ON and _is_decision(said, context) and _has(moment, context)
    if not near or decided or (plainly and moment is Moment.DEADLINE):
        return None
    sentence = (
        f"{day_words(near[0].days)} stands in the record as {_heading(near[0].moment)}, not as {_heading(moment)}."
    )
    return rule.says(VerdictWord.UNDECIDED, sentence, fact_evidence(context, near))


def _is_decision(said: _Said, context: Context) -> bool:
    """Whether the words are of the decision itself; "awarded" is often said of the day on which that came out."""
    return said.cue is not None and bool(_DECIDED.search(said.cue.span.of(context.text)))


def _has(moment: Moment, context: Context) -> bool:
    """Whether the record gives a day for a moment: one of another is then not it."""
    return any(f.moment is moment and not (f.superseded or f.estimate or f.void) for f in context.record.dates)


def _wrong(rule: Rule, said: _Said, current: Sequence[DatedFact], moment: Moment, context: Context) -> Verdict | None:
    if said.cue is None or said.earlier or not _sure(said, moment, context):
        return None
    if about_another(said.mention.span, context):
        return None
    if not current:
        planned = [f for f in context.record.dates if f.pointer.endswith("/futureNoticeDate")]
        elsewhere = [f for f in planned if holds_day(said.mention.days, f.days)]
        if moment is Moment.DEADLINE and elsewhere and _is_day(said.mention):
            sentence = (
                f"{day_words(elsewhere[0].days)} is when the notice is to come; the record gives no closing date."
            )
            evidence = fact_evidence(context, elsewhere)
            return rule.says(VerdictWord.CONTRADICTED, sentence, evidence, Reason.WRONG_DATE)
        return rule.says(VerdictWord.NOT_IN_RECORD, f"The record does not say when: {_heading(moment)} is not in it.")
    gap = min(_gap(said.mention, f.days) for f in current)
    if gap > _BACKGROUND:
        return None
    doubtful = (said.mention.relative and gap == timedelta(7) and _weekday(said)) or gap <= _roundness(said)
    if len({f.days for f in current}) > 2 or doubtful:
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
    behind = _LEADING_BEHIND if _leads_clause(said.mention, context) else _RIGHT_BEHIND
    if said.cue.span.start >= said.mention.span.end and said.cue.distance > behind:
        return False  # "by the end of March under a contract signed yesterday"
    days = said.mention.days
    if (days.last - days.first).days >= LONGEST_SURE and not of_any_year(days):
        return False
    if said.cue.span == said.mention.span:  # an end of a range, or a day "to bid": the words around decided
        return True
    if not _SURE_WORDS[moment].search(_cue_words(said, context)) and not _serves_from(said, moment, context):
        return False
    ahead = said.mention.tense is Tense.FUTURE and not _PAST_WORD.match(said.mention.text)
    if moment in (Moment.PUBLISHED, Moment.AWARDED_ON) and ahead:
        return False
    if _ONLY_CLOCK.fullmatch(said.mention.text):
        return False
    if not re.search(r"[a-z]{3}", said.mention.text, re.I):  # "19:22" opens an entry of a live blog
        return False
    return is_of_purchase(said.mention.span, said.cue, moment, context)


_SERVES = re.compile(
    r"\b(?:(?:will|would|should|shall|to|is to|are to|is due to|must) (?:then |also |now )?(?:be )?(?:looked after|look"
    r" after|r[au]n\b|operat|provid|deliver|manag|maintain|clean|suppl|served?\b|kept\b|keep|patrol|collect|guard|staff"
    r"|in place|on duty|out\b|at work|diggers|crews|builders)"
    r"|(?:contract|deal|agreement|charter|hire|framework|term|concession|lease)\b[^.;:,]{0,30}$)",
    re.I,
)
"""What one does under a contract, from a day on."""


def _serves_from(said: _Said, moment: Moment, context: Context) -> bool:
    """Whether a bare "from" is of the contract's service: "buses will be run by a new firm from 1 June"."""
    assert said.cue is not None
    span = said.mention.span
    if moment is not Moment.START or not _FROM.match(context.text, said.cue.span.start):
        return False
    ahead = context.text[context.clause(span).start : said.cue.span.start]
    return bool(_SERVES.search(ahead)) or in_company(span, moment, context)


def _leads_clause(mention: DateMention, context: Context) -> bool:
    """Whether a day opens its clause, and the clause names a purchase: "on Monday the council advertised the job"."""
    clause = context.clause(mention.span)
    leads = _LEADS.fullmatch(context.text, clause.start, max(clause.start, mention.span.start))
    return bool(leads and _BOUGHT.search(context.text, mention.span.end, clause.end))


def _cue_words(said: _Said, context: Context) -> str:
    """The cue with the words between it and its date, and the length that "from" counts from."""
    assert said.cue is not None
    first, last = said.cue.span.start, max(said.cue.span.end, said.mention.span.start)
    if _FROM.match(context.text, first):
        first = max(context.sentence(said.mention.span).start, first - _LENGTH_WORD)
    return context.text[first:last]


def _gap(mention: DateMention, fact: Days) -> timedelta:
    """How far a date is from the record's; one without a year is taken in the year that is nearest."""
    return min(
        max(fact.first - days.last, days.first - fact.last, timedelta(0))
        for days in (_in_other_years(mention.days) if _has_no_year(mention) else [mention.days])
    )


def _has_no_year(mention: DateMention) -> bool:
    """Whether the year of a date was our reading, not the article's word."""
    if not mention.relative or re.search(r"\d{4}|\b(?:day|week|month|year|now|last|next|this)", mention.text, re.I):
        return False
    return bool(_MONTH.search(mention.text))


def _in_other_years(days: Days, *printed: int) -> list[Days]:
    """The same day or month a year before, this year and a year after, and by as many years as are given."""
    return [Days(_moved(days.first, by), _moved(days.last, by), days.time) for by in (0, -1, 1, *printed)]


def _moved(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year + years, day=28)


def _may_be_same_day(mention: DateMention, fact: Days, context: Context) -> bool:
    """A day or month without a year is held to day and month; "the 30th" to the day, of a month that is near."""
    if _ONLY_DAY.fullmatch(mention.text):
        return mention.days.first.day == fact.first.day and abs(mention.days.first - fact.first) < _NEAR_MONTHS
    if mention.relative and _NAMED_DAY.fullmatch(mention.text):
        return any(holds_day(days, fact) for days in _in_other_years(mention.days))
    if not _has_no_year(mention):
        return False
    said = context.sentence(mention.span).of(context.text)
    printed = {int(year) - mention.days.first.year for year in _PRINTED_YEAR.findall(said)}
    return any(holds_day(days, fact) for days in _in_other_years(mention.days, *printed))


def _roundness(said: _Said) -> timedelta:
    """How far off a counted date may be: "six weeks later" may be some days over six weeks."""
    counted = _COUNTED.search(said.mention.text) if said.mention.relative else None
    if counted is None:
        return timedelta(-1)
    return timedelta(31 if counted["unit"].lower() == "month" else 7)


def _is_day(mention: DateMention) -> bool:
    """Whether one day is said by its number and month."""
    return mention.days.first == mention.days.last and bool(_MONTH.search(mention.text))


def _weekday(said: _Said) -> bool:
    """Only a weekday is said, which may be this week's or the next; "Friday 21 March" leaves no doubt."""
    words = said.mention.text
    return bool(WEEKDAY.search(words)) and not _DAY_OF_MONTH.search(words)


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
