"""Which point of a contracting process a date in an article is about, by the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.checking.context import Context
from onrecord.reading import Moment
from onrecord.values import Span

AMENDED = "amended"
"""Not a moment of the record's own fields: the notice was changed on the day."""

_BIDS = (
    r"(?:bids?|tenders?|tenderers?|applications?|submissions?|quotations?|quotes|expressions? of interest|responses?|"
    r"offers|proposals?|entries|bidders?|pitches)"
)

_CUES: tuple[tuple[str, str], ...] = (
    (
        Moment.DEADLINE,
        rf"\b(?:dead-?lines?|clos(?:ed?|es|ing)(?: date)?|cut-?off|{_BIDS},? (?:\w+ ){{0,4}}?(?:by|due|in|before|"
        rf"until|till)|"
        r"(?:apply|bid|tender|respond|submit|submitted|received|returned|arrive|pitch|enter|lodged?) (?:\w+ ){0,3}?"
        r"(?:by|before|until|till)|(?:apply|bid|respond|pitch|to submit|to tender)|"
        r"(?:must|ha(?:s|ve|d) to|needs? to|should) (?:be in|arrive|apply|reach|get (?:\w+ ){0,3}?in)|"
        r"(?:stays?|remains?|is) open (?:\w+ )?(?:until|till)|"
        r""
        r"(?:hours|days|weeks) to (?:bid|apply|respond|tender)|(?:ha(?:s|ve|d)|given|got) (?:\w+ )?(?:until|till)|"
        r"expressions? of interest)\b",
    ),
    (
        Moment.AWARDED_ON,
        r"\b(?:award(?:ed|ing|s)?|appoint(?:ed|ment|ing|s)?|w[oi]n(?:s|ning)?|signed?|signing|hired|hires|"
        r"struck|agreed|"
        r"agreement was made|selected|chosen|chose|handed|landed|picked|was let|gave|given|named|clinched|secured|"
        r"commissioned|decisions?|placed|sealed|inked|scooped|bagged|"
        r"(?:deal|contract|agreement) was (?:done|made|struck|reached))\b",
    ),
    (
        Moment.START,
        r"\b(?:start(?:s|ed|ing)?|begin(?:s|ning)?|began|commenc\w+|takes? effect|took effect|moves? in"
        r"|takes? over|taking over|gets? under ?way|"
        r"com(?:e|es|ing) into (?:force|effect)|runs? from|running from|from|launch(?:es|ing)?|kicks? off|goes live|"
        r"go live|in place (?:from|by)|opens?)\b",
    ),
    (
        Moment.END,
        r"\b(?:end(?:s|ed|ing)?|expir\w+|finish(?:es|ed|ing)?|complet(?:e|ed|es|ion)|conclud\w+|until|till|"
        r"through to|"
        r"runs? (?:out|to)|delivered by|lasts? until|wraps? up|be done|ready by|wound up|over by|"
        r"time is up|draws? to a close)\b",
    ),
    (
        Moment.PUBLISHED,
        r"\b(?:publish(?:ed|es|ing)?|(?:was|were|been) invited|publication|advertis(?:ed?|es|ing|ements?)"
        r"|adverts?|posted|appeared|issued|"
        r"put out|"
        r"listed|went out|out to tender|notice (?:of|dated|on)|called for bids|went live|uploaded|unveiled"
        r"|made public|came out|comes out|filed|pencilled in|announced|"
        r"(?:search|competition|contest|tender(?:ing)?|bidding|race|hunt) (?:was |is |has )?"
        r"(?:opened|began|started|launched)|"
        r"put (?:it )?out to tender)\b",
    ),
    (AMENDED, r"\b(?:correct(?:ed|ion)|amended|amendment|updated|revised|altered|changed|republished|reissued)\b"),
)
_PATTERNS = tuple((moment, re.compile(pattern, re.I)) for moment, pattern in _CUES)
_WORDS = re.compile(r"\w+")
_TO_BID = re.compile(
    r"\s*(?:,\s*)?(?:to|in which to|for \w+ to) (?:bid|apply|submit|respond|tender|express|put|get|pitch|"
    r"enter)\b",
    re.I,
)
_FROM_TO = re.compile(r"\bfrom [^.;]{3,40}?\b(?:to|until|till|through) (?:the )?$", re.I)
_WHEN = re.compile(r"\b(?:after|before|since|once|until)\s+(?:[\w’'-]+\s+){0,3}$", re.I)
_TO_FINISH = re.compile(r"\s*to (?:complete|finish|deliver|carry|do the work|get the work)\b", re.I)
_BOUNDARY = re.compile(r"[;:—–]|,(?!\d)|\b(?:and|but|which|who|while|after|before|when|as)\b", re.I)

_POINTS_ON = re.compile(r"\b(?:before|after)$", re.I)
"""In "closed the day before the award" the award only says which day it was."""

NEAR = 7
"""Words between cue and date up to which the link is sure enough to accuse on. Development articles, 2026-11."""
FAR = 16
"""Words beyond which a cue says nothing about a date."""
CLOSE_SECOND = 4
"""Words by which another cue may lie further than the nearest and still be the one, when only its date fits."""


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that say what a date is the date of."""

    moment: str
    span: Span
    distance: float
    """Words between, boundaries of clauses counted heavily."""

    @property
    def sure(self) -> bool:
        return self.distance <= NEAR


def cues_of(span: Span, context: Context) -> list[Cue]:
    """The words in the sentence that may say what the date at `span` is about, nearest first, one a moment."""
    sentence = context.sentence(span)
    date = Span(span.start - sentence.start, span.end - sentence.start)
    found = _cues_in(sentence.of(context.text), date)
    return [Cue(c.moment, Span(c.span.start + sentence.start, c.span.end + sentence.start), c.distance) for c in found]


@lru_cache(maxsize=512)  # every rule about dates asks again for each date
def _cues_in(text: str, span: Span) -> tuple[Cue, ...]:
    """The cues of one sentence, counted from its start."""
    after = text[span.end :]
    if _TO_BID.match(after):
        return (Cue(Moment.DEADLINE, span, 0),)
    if _TO_FINISH.match(after) or _FROM_TO.search(text, 0, span.start):
        return (Cue(Moment.END, span, 0),)
    stop = span.start if _POINTS_ON.search(span.of(text)) else len(text)
    found = [
        Cue(moment, at, _distance(text, at, span))
        for moment, pattern in _PATTERNS
        for m in pattern.finditer(text, 0, stop)
        for at in [Span(m.start(), m.end())]
        if not at.overlaps(span) and not _subordinate(text, at, span)
    ]
    nearest: dict[str, Cue] = {}
    for cue in sorted(found, key=lambda c: (c.distance, -len(c.span))):
        if cue.distance <= FAR:
            nearest.setdefault(cue.moment, cue)
    return tuple(nearest.values())


def _subordinate(text: str, cue: Span, date: Span) -> bool:
    """Whether a cue only says when: in "starts a week after bids close, on 14 May" the date is the start."""
    gap = text[cue.end : date.start]
    return "," in gap and bool(_WHEN.search(text[max(0, cue.start - 30) : cue.start]))


def cue_of(span: Span, context: Context) -> Cue | None:
    """The nearest words in the sentence that say what the date at `span` is about, or None."""
    return next(iter(cues_of(span, context)), None)


def _distance(text: str, cue: Span, date: Span) -> float:
    gap = text[cue.end : date.start] if cue.end <= date.start else text[date.end : cue.start]
    words = len(_WORDS.findall(gap))
    boundaries = len(_BOUNDARY.findall(gap))
    # English puts the verb before its date: a cue behind the date must be nearer to win.
    behind = 2.5 if cue.start >= date.end else 0
    return words + 3 * boundaries + behind
