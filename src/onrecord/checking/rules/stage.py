"""How far the purchase has come: planned, advertised, amended, awarded, cancelled."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.checking.context import Context
from onrecord.checking.cues import AMENDED, cue_of
from onrecord.checking.dated import fits
from onrecord.checking.days import spared
from onrecord.checking.model import Claim, ClaimType, Evidence, Reason, TextSaid, Verdict, VerdictWord
from onrecord.checking.rule import Rule, claim
from onrecord.reading import Moment
from onrecord.values import Span

_FIRM = (
    r"(?:firms?|compan(?:y|ies)|suppliers?|contractors?|providers?|operators?|partners?|builders?|garages"
    r"|traders|trainers?|caterers?)"
)
_ANYONE = (
    r"(?:firms?|compan(?:y|ies)|suppliers?|contractors?|providers?|operators?|partners?|builders?|garages|traders"
    r"|trainers?|caterers?|organisations?|charit(?:y|ies)|practices?|agenc(?:y|ies)|consultants?|architects?|artists?"
    r"|surveyors?|somebody|someone|anybody|developers?|businesses|landlords?|landscapers?|cleaners?|engineers?|experts?"
    r"|specialists?|teams?|bidders?|bodies|body)"
)
_DEAL = r"(?:contract|deal|tender|procurement|competition|notice|search|hunt|work|commission|job)"
_PHRASES = (
    (
        "inviting",
        rf"\b(?:is|are) (?:now )?(?:inviting (?:{_FIRM}|bids|tenders|quotations|offers)(?: to bid)?"
        rf"|asking {_FIRM} to bid|"
        rf"seeking (?:bids|tenders|an? (?:\w+ )?{_FIRM})|looking for an? (?:\w+ )?{_FIRM}|out to tender"
        rf"|open (?:for|to) bids)"
        rf"|\binviting {_FIRM} to bid|\bhas invited (?:{_FIRM}|bids|tenders|quotations|offers)|\basking {_FIRM} to bid"
        r"|\bput [^.;\n]{0,50}?out to tender|\b(?:has |have )?opened (?:the |its )?bidding"
        rf"|\b(?:is|are) (?:now )?(?:looking|searching|hunting) for (?:an? |some )?(?:\w+ ){{0,2}}{_ANYONE}\b"
        rf"|\b(?:is|are) (?:now )?(?:seeking|after) (?:an? |some )?(?:\w+ ){{0,2}}{_ANYONE}\b"
        rf"|\b(?:is|are) (?:now )?(?:inviting|asking) (?:\w+ ){{0,2}}{_ANYONE} to\b|\binviting {_ANYONE} to become\b"
        rf"|\bha(?:s|ve) (?:now )?(?:invited|asked) (?:\w+ ){{0,2}}{_ANYONE} to (?:bid|tender|compete|apply"
        r"|pitch|quote|come)"
        rf"|\bha(?:s|ve) started (?:to look|looking) for (?:an? )?(?:\w+ ){{0,2}}{_ANYONE}\b"
        r"|\bon the hunt for (?:an? )?\w+|"
        r"\bbids (?:are|is) (?:being )?(?:sought|invited)",
    ),
    ("advertised", r"\b(?:has|have|was|is|been) advertised(?: for)?|\badvertised (?:the|a) (?:contract|tender|job)"),
    (
        "awarded",
        rf"\b{_DEAL} (?:has been |was |is )?(?:awarded|signed|let)\b|\bhas been (?:awarded|appointed|hired)\b|"
        r"\b(?:has|have) (?:awarded|appointed|hired|signed up)\b|\b(?:has|have) (?:chosen|picked|selected) (?=[A-Z])|"
        rf"\bhas been handed (?:the|a|an) (?:[\w£.,]+ )?{_DEAL}\b",
    ),
    (
        "cancelled",
        rf"\b{_DEAL} (?:has been |was |is )?(?:cancelled|scrapped|withdrawn|abandoned|axed|dropped|pulled"
        rf"|called off)\b|"
        rf"\b(?:cancelled|scrapped|withdrew|withdrawn|abandoned|axed|called off|calls off|scraps|cancels"
        rf"|pulled) (?:the|its|a) (?:\w+ )?{_DEAL}\b",
    ),
    (
        "changed",
        r"\b(?:amended|corrected|reissued|republished) (?:twice |again |only )?(?:the (?:same|next) \w+|(?:that"
        r"|this) \w+|"
        r"(?:(?:a|an|one|two|three|four|five|six|eight|ten|\d+|a few|a quarter of an) (?:\w+ )?later))",
    ),
    ("seeking", r"\b(?:[Ss]eeks?|[Hh]unts? for|[Ll]ooks? for) (?=[\w£‘’'-])"),
    ("hired", r"\b(?:(?<=[a-z] )hired (?=[a-z])|(?<=[a-z] )hired (?=for |to |as ))"),
    ("planned", r"\b(?:plans|planning|intends|expects) to (?:advertise|tender|go out to tender|invite bids|seek bids)"),
)
_PATTERNS = tuple((stage, re.compile(pattern)) for stage, pattern in _PHRASES)
_PAST = re.compile(r"(?:opened|put)\b")
"""What was done once stays true whatever came after; "is inviting" and "has invited" speak of the day."""
_AGAIN = re.compile(
    r"\b(?:again|re-\w+|readvertise\w*|retender\w*|another|further|next|second|separate|also|new)\b", re.I
)
_BEFORE_NOW = re.compile(
    r"\b(?:last|previous|ago|earlier|once|used to|had|in (?:19|20)\d\d|who|whom|which|that)\b", re.I
)
_BIDDING = re.compile(r"\b(?:bids?|bidding|tenders?|quotations?|offers|compete|quote|pitch)\b", re.I)
"""Before a planning notice becomes a tender, only such words are too early: views may be sought from anybody."""
_FRESH = 30
"""Days after a planning notice within which nobody can have tendered and won."""
_DONE = ("awarded", "contracted")


def find(context: Context) -> Iterator[Claim]:
    """Phrases that say the stage, the first of each kind; and days on which the notice was changed."""
    for stage, pattern in _PATTERNS:
        for found in pattern.finditer(context.text):
            span = Span(found.start(), found.end())
            if context.quotation(span) is None and (stage not in _WEAK or _is_told(stage, span, context)):
                yield claim(context, span, ClaimType.STAGE, TextSaid(stage))
                if stage not in _WEAK:
                    break
    for mention in context.article.dates:
        cue = cue_of(mention.span, context)
        if cue is not None and cue.moment == AMENDED:
            yield claim(context, mention.span, ClaimType.STAGE, TextSaid("amended"))


_WEAK = ("seeking", "hired")
"""Words that say much else as well: they count only at the top, of the buyer or in company."""


def _is_told(stage: str, span: Span, context: Context) -> bool:
    """Whether weak words tell the stage: "Council seeks …" above "is inviting bids", "hired lifeguards"."""
    sentence = context.sentence(span)
    if stage == "seeking":
        strong = any(
            context.quotation(Span(*m.span())) is None for m in dict(_PATTERNS)["inviting"].finditer(context.text)
        )
        return context.in_headline(span) and strong
    top = span.end <= (context.article.blocks[1].span.end if len(context.article.blocks) > 1 else 0)
    return top and not _BEFORE_NOW.search(context.text, sentence.start, sentence.end)


def judge(found: Claim, context: Context) -> Verdict | None:
    """Against the stage on the day; a record that is only behind is no contradiction."""
    assert isinstance(found.value, TextSaid)
    said, stage = found.value.text, context.record.stage
    if said == "amended":
        return _amended(found, context)
    if said == "changed":
        return _changed(context)
    evidence = _stage_evidence(context)
    if said in ("inviting", "seeking"):
        return _inviting(found, stage, evidence)
    if said == "planned" and stage == "advertised":
        return _not_yet(found, context, evidence)
    if said == "hired" and stage != "advertised":
        return None
    said = "awarded" if said == "hired" else said
    right = {
        "advertised": ("advertised", *_DONE, "cancelled", "unsuccessful"),
        "awarded": _DONE,
        "cancelled": ("cancelled", "unsuccessful"),
        "planned": ("planned",),
    }[said]
    if stage in right:
        return RULE.says(VerdictWord.SUPPORTED, f"The record's stage is: {stage}.", evidence)
    if said == "awarded" and stage in ("advertised", "planned"):
        return _in_doubt(_too_early(context, evidence), found, context)
    return None


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


def _stage_evidence(context: Context) -> list[Evidence]:
    return [context.evidence(f.pointer, f.release_id, f.value) for f in context.record.facts if f.name == "stage"]


RULE = Rule("stage", 3, find, judge)
