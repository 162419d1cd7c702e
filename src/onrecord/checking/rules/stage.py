"""How far the purchase has come: planned, advertised, amended, awarded, cancelled."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.checking.context import Context
from onrecord.checking.cues import AMENDED, cue_of
from onrecord.checking.dated import fits
from onrecord.checking.days import spared
from onrecord.checking.governed import telling
from onrecord.checking.model import Claim, ClaimType, Evidence, Reason, TextSaid, Verdict, VerdictWord
from onrecord.checking.rule import Rule, claim
from onrecord.checking.stage_words import PATTERNS, is_unreal, stages_said
from onrecord.reading import Moment
from onrecord.values import Span

_PER_KIND = 3
"""Phrases of one kind that are told; the lead repeats the headline, and what follows repeats both."""
_PAST = re.compile(r"(?:opened|put)\b")
"""What was done once stays true whatever came after; "is inviting" and "has invited" speak of the day."""
_AGAIN = re.compile(
    r"\b(?:again|re-\w+|readvertise\w*|retender\w*|another|further|second|separate|also|new"
    r"|next(?! (?:week|month|year|spring|summer|autumn|winter)))\b",
    re.I,
)
_BEFORE_NOW = re.compile(
    r"\b(?:last|previous|ago|earlier|once|used to|had|in (?:19|20)\d\d|who|whom|which|that)\b", re.I
)
_BIDDING = re.compile(
    r"\b(?:bids?|bidding|tenders?|tendered|quotations?|quotes?|offers|compete|pitch"
    r"|on the market|to (?:the )?market)\b",
    re.I,
)
"""Before a planning notice becomes a tender, only such words are too early: views may be sought from anybody."""
_FRESH = 30
"""Days after a planning notice within which nobody can have tendered and won."""
_DONE = ("awarded", "contracted")


def find(context: Context) -> Iterator[Claim]:
    """Phrases that say the stage, the first few of each kind; and days on which the notice was changed."""
    for stage in PATTERNS:
        told = 0
        for span in stages_said(context.text, stage):
            if context.quotation(span) is not None or _denied(span, context):
                continue
            if stage in _WEAK and not _is_told(stage, span, context):
                continue
            yield claim(context, span, ClaimType.STAGE, TextSaid(stage))
            told += stage not in _WEAK
            if told == _PER_KIND:
                break
    for mention in context.article.dates:
        cue = cue_of(mention.span, context)
        if cue is not None and cue.moment == AMENDED:
            yield claim(context, mention.span, ClaimType.STAGE, TextSaid("amended"))


def _denied(span: Span, context: Context) -> bool:
    """ "No contract has been awarded" says no stage."""
    return bool(_NOT.search(context.text[context.sentence(span).start : span.start]))


_NOT = re.compile(
    r"\b(?:no|not|never|nobody|nothing|none|neither|hardly|without|yet to|denies|denied)(?: \w+){0,3} $"
    r"|n[’']t (?:\w+ ){0,2}$",
    re.I,
)
_WEAK = ("seeking", "hired", "signed", "handed", "sought")
"""Words that say much else as well: they count only at the top, of the buyer or in company."""


def _is_told(stage: str, span: Span, context: Context) -> bool:
    """Whether weak words tell the stage: "Council seeks …" above "is inviting bids", "hired lifeguards"."""
    sentence = context.sentence(span)
    if stage == "handed":
        return _is_of_title(Span(sentence.start, span.end), context)
    if stage in ("signed", "sought"):
        in_title = stage == "sought" or _is_of_title(sentence, context)
        return in_title and context.in_headline(span) and not _ONLY_LISTED.search(sentence.of(context.text))
    if stage == "seeking":
        return context.in_headline(span) and _says("inviting", context)
    top = span.end <= (context.article.blocks[1].span.end if len(context.article.blocks) > 1 else 0)
    return top and not _BEFORE_NOW.search(context.text, sentence.start, sentence.end)


def _is_of_title(words: Span, context: Context) -> bool:
    """Whether words are of the thing bought: with two of its title, or pointing back to it, and of no papers."""
    said = words.of(context.text)
    title = telling(context.record.title) - telling(" ".join(name.name for name in context.record.names))
    return not _PAPERS.search(said) and (len(telling(said) & title) >= _TITLE_WORDS or bool(_FOR_THAT.search(said)))


_TITLE_WORDS = 2
_FOR_THAT = re.compile(r"\b(?:contract|deal|order) for (?:that|this|it)\b", re.I)
_PAPERS = re.compile(
    r"\b(?:papers|plans|keys|files|documents|evidence|report|petition|drawings|designs|said|says|claims?|old|last"
    r"|previous|former)\b",
    re.I,
)
"""What changes hands without a contract, and who only says so."""
_ONLY_LISTED = re.compile(r"\b(?:shortlist\w*|bid|finalists?|trial|talks|before|after|until|yet|no|not)\b", re.I)
"""In a headline with such words somebody is chosen only to bid, or nobody yet."""


def judge(found: Claim, context: Context) -> Verdict | None:
    """Against the stage on the day; a record that is only behind is no contradiction."""
    assert isinstance(found.value, TextSaid)
    said, stage = found.value.text, context.record.stage
    if said == "amended":
        return _amended(found, context)
    if said == "changed":
        return _changed(context)
    evidence = _stage_evidence(context)
    if said in ("inviting", "seeking", "sought"):
        shown = [*evidence[:1], *_posted(context), *evidence[1:]]
        verdict = _inviting(found, stage, shown if stage == "advertised" else evidence)
        return _if_real(_if_since(verdict, stage, context), found, context)
    if said == "planned" and stage == "advertised":
        return _if_real(_not_yet(found, context, evidence), found, context)
    if said == "hired" and stage != "advertised":
        return None
    said = "awarded" if said in ("hired", "signed", "handed") else said
    right = {
        "advertised": ("advertised", *_DONE, "cancelled", "unsuccessful"),
        "awarded": _DONE,
        "cancelled": ("cancelled", "unsuccessful"),
        "planned": ("planned",),
    }[said]
    if stage in right:
        evidence = [*evidence[:1], *(_posted(context) if said == "advertised" else ()), *evidence[1:]]
        return RULE.says(VerdictWord.SUPPORTED, f"The record's stage is: {stage}.", evidence)
    if said == "awarded" and stage in ("advertised", "planned"):
        return _if_real(_in_doubt(_too_early(context, evidence), found, context), found, context)
    return None


def _says(stage: str, context: Context) -> bool:
    """Whether the article says a stage anywhere in its own words."""
    return any(
        context.quotation(span) is None and not is_unreal(_before(span, context))
        for span in stages_said(context.text, stage)
    )


def _if_real(verdict: Verdict | None, found: Claim, context: Context) -> Verdict | None:
    """An accusation is left open where the phrase says what may be or was, or where the article knows better."""
    if verdict is None or verdict.word is not VerdictWord.CONTRADICTED:
        return verdict
    knows = verdict.reason is Reason.AWARD_AS_ADVERT and _says("awarded", context)
    if not knows and not is_unreal(_before(found.span, context)):
        return verdict
    return RULE.says(VerdictWord.UNDECIDED, verdict.sentence, verdict.evidence)


def _before(span: Span, context: Context) -> str:
    return context.text[context.sentence(span).start : span.start]


def _inviting(found: Claim, stage: str, evidence: list[Evidence]) -> Verdict | None:
    if stage == "advertised":
        return RULE.says(VerdictWord.SUPPORTED, "The record's stage is: advertised.", evidence)
    if not evidence or (stage != "planned" and _PAST.match(found.text)):
        return None
    if stage in _DONE:
        sentence = "By then the record said that the contract had been awarded."
        return RULE.says(VerdictWord.CONTRADICTED, sentence, evidence, Reason.AWARD_AS_ADVERT)
    if stage in ("cancelled", "unsuccessful"):
        sentence = f"By then the record said that the tender was {stage}."
        return RULE.says(VerdictWord.CONTRADICTED, sentence, evidence, Reason.STAGE_WRONG)
    if stage == "planned" and _BIDDING.search(found.text):
        sentence = "The record holds only a planning notice: no bids had been invited."
        return RULE.says(VerdictWord.CONTRADICTED, sentence, evidence, Reason.STAGE_WRONG)
    return None


def _if_since(verdict: Verdict | None, stage: str, context: Context) -> Verdict | None:
    """No tender has failed on the day of its first notice: a status that says so was put there later.

    Contracts Finder's releases of 2014 and 2015 carry the day of the advert and the status of the day of the copy.
    """
    first = context.record.record.releases[0]
    advert = stage in ("cancelled", "unsuccessful") and set(first.tags) <= {"tender", "planning"}
    if verdict is None or not advert or context.record.record.releases[1:]:
        return verdict
    sentence = f"The record's one notice is an advert whose status is {stage}; it does not say since when."
    return RULE.says(VerdictWord.UNDECIDED, sentence, verdict.evidence)


def _not_yet(found: Claim, context: Context, evidence: list[Evidence]) -> Verdict | None:
    """What is still planned cannot have been advertised, unless it is to be so again."""
    if not evidence or _AGAIN.search(context.sentence(found.span).of(context.text)):
        return None
    sentence = "By then the record said that the contract had been advertised."
    return RULE.says(VerdictWord.CONTRADICTED, sentence, evidence, Reason.STAGE_WRONG)


def _in_doubt(verdict: Verdict | None, found: Claim, context: Context) -> Verdict | None:
    """ "Hired" below the headline may be said of somebody else: it accuses nobody."""
    weak = isinstance(found.value, TextSaid) and found.value.text == "hired" and not context.in_headline(found.span)
    if verdict is None or not weak or verdict.word is not VerdictWord.CONTRADICTED:
        return verdict
    return RULE.says(VerdictWord.UNDECIDED, verdict.sentence, verdict.evidence)


def _too_early(context: Context, evidence: list[Evidence]) -> Verdict | None:
    """No award is possible while bids are open or not yet invited; later the record may only be behind."""
    published = context.article.published
    if published is None or not evidence:
        return None
    day = published.local_date()
    closing = [f for f in context.record.dates if f.moment is Moment.DEADLINE and not (f.void or f.superseded)]
    more = [context.evidence(f.pointer, f.release_id, f.value) for f in closing]
    if closing and all(f.days.first > day for f in closing):
        sentence = "By then the record said that bids were still open."
        verdict = RULE.says(VerdictWord.CONTRADICTED, sentence, [*evidence, *more], Reason.ADVERT_AS_AWARD)
        return spared(RULE, verdict, closing)
    newest = context.record.record.releases[-1].date
    fresh = newest is not None and (published.at - newest.at).days <= _FRESH
    if not closing and context.record.stage == "planned" and fresh:
        sentence = "By then the record held only a planning notice."
        return RULE.says(VerdictWord.CONTRADICTED, sentence, evidence, Reason.ADVERT_AS_AWARD)
    return RULE.says(VerdictWord.NOT_IN_RECORD, "The record does not yet show an award.")


def _amended(found: Claim, context: Context) -> Verdict | None:
    days = next((m.days for m in context.article.dates if m.span == found.span), None)
    if days is None:
        return None
    on_day = [f for f in context.record.dates if f.moment is Moment.PUBLISHED and fits(days, f.days)]
    if not on_day:
        return None
    evidence = [context.evidence(f.pointer, f.release_id, f.value) for f in on_day]
    return RULE.says(VerdictWord.SUPPORTED, "The record has a release of that day.", evidence)


def _changed(context: Context) -> Verdict | None:
    """A notice that was changed has more than one release."""
    releases = context.record.record.releases
    if len(releases) < 2:
        return None
    evidence = [context.evidence("/date", r.id, r.date.text) for r in releases if r.date is not None]
    return RULE.says(VerdictWord.SUPPORTED, f"The record has {len(releases)} releases by then.", evidence)


def _posted(context: Context) -> list[Evidence]:
    """The days on which the notice appeared."""
    days = [f for f in context.record.dates if f.moment is Moment.PUBLISHED and not f.superseded]
    return [context.evidence(f.pointer, f.release_id, f.value) for f in days[:2]]


def _stage_evidence(context: Context) -> list[Evidence]:
    return [context.evidence(f.pointer, f.release_id, f.value) for f in context.record.facts if f.name == "stage"]


RULE = Rule("stage", 9, find, judge)
