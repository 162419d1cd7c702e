"""When an accusation is withheld: the places where a rule's words fit and its meaning may not.

A wrong "contradicted" is the worst thing that we can print. Each guard names one way in which a sum, a date or a name
beside the right words was, in true articles, about something else. A verdict that a guard catches is not printed at
all: nothing is said of the claim.
"""

from __future__ import annotations

import re

from onrecord.article import BlockKind, Force, SourceKind
from onrecord.checking.about import about_another, about_the_past
from onrecord.checking.context import Context, flags
from onrecord.checking.model import Claim, ClaimType, Reason, Verdict
from onrecord.checking.notes import in_correction
from onrecord.checking.people import BUYER_ROLES, SUPPLIER_ROLES, aliases, is_same, mentions, named, names_another
from onrecord.checking.priced import is_stated
from onrecord.checking.printed import printed
from onrecord.checking.said_of import IN_TIME_FOR
from onrecord.checking.voices import speech_at
from onrecord.checking.worth.named import is_named
from onrecord.reading.words import STOPWORDS, folded
from onrecord.values import Span

_WORDS = frozenset({ClaimType.QUOTATION, ClaimType.OPINION, ClaimType.SUBJECT})
DATES = frozenset(
    {ClaimType.DEADLINE, ClaimType.PUBLISHED, ClaimType.AWARDED_ON, ClaimType.START, ClaimType.END, ClaimType.PERIOD}
)
_MEASURES = DATES | {ClaimType.VALUE, ClaimType.DURATION, ClaimType.EXTENSION, ClaimType.COUNT}
_LOOSE = frozenset({Reason.WRONG_NUMBER, Reason.WRONG_DATE})
"""Reasons that only the words around tie to the record; a digit error or an outdated figure speaks for itself."""
_EVENTS = re.compile(
    r"\b(?:consultations?|ballots?|petitions?|elections?|strikes?|inquests?|trials?|inquir(?:y|ies)|hearings?"
    r"|appeals?|referendums?|"
    r"exhibitions?|festivals?|season|licen[cs]es?|planning (?:application|permission)|term[- ]?time|school year"
    r"|leases?|offer of shares|"
    r"grants?|funding round|census|survey closes|ticket)\b",
    re.I,
)
_CONTRACT = re.compile(
    r"\b(?:contracts?|deals?|tender(?:s|ing)?|bids?|bidders?|bidding|agreement|framework|notice|award|procurement"
    r"|commission|suppliers?|"
    r"contractors?|providers?|quotations?|submissions?|expressions? of interest|proposals?)\b",
    re.I,
)
_HONOURS = re.compile(
    r"\b(?:prizes?|medals?|trophy|trophies|grants?|damages|compensation|honours?|degrees?|scholarships?|bursar(?:y|ies)"
    r"|penalt(?:y|ies)|points?|licen[cs]es?|title|certificates?|O\.?B\.?E|M\.?B\.?E|C\.?B\.?E|knighthoods?|custody)\b",
    re.I,
)
_PURCHASE = re.compile(
    r"\b(?:contracts?|deals?|tenders?|bids?|bidders?|suppliers?|contractors?|commission|framework)\b", re.I
)
_ASKS = re.compile(r"\W*(?:is|are|was|were|do|does|did|has|have|had|will|would|could|can|should)(?:n[’']t)?\b", re.I)
_LEAD = 3
"""Blocks from the top, headline included, in which an article says what it is about."""


def withheld(found: Claim, verdict: Verdict, context: Context) -> bool:
    """Whether an accusing verdict is not to be printed; never true of a verdict that accuses nobody."""
    if not flags(verdict):
        return False
    return any(guard(found, verdict, context) for guard in _GUARDS)


def _in_borrowed_words(found: Claim, verdict: Verdict, context: Context) -> bool:
    """A sum, date or name in quoted words, or in words of the notice, is judged as words."""
    if found.type in _WORDS:
        return False
    return found.quotation is not None or context.is_copied(found.span)


def _of_somebody_else(found: Claim, verdict: Verdict, context: Context) -> bool:
    """The sentence has another body or firm at work, another scheme, or another time."""
    if found.type not in _MEASURES or verdict.reason not in _LOOSE:
        return False
    if names_another(found.span, context) or about_another(found.span, context):
        return True
    return found.type not in DATES and about_the_past(found.span, context)


def _of_another_event(found: Claim, verdict: Verdict, context: Context) -> bool:
    """A consultation, a ballot or a festival has its dates and terms too."""
    if found.type not in DATES | {ClaimType.DURATION}:
        return False
    sentence = IN_TIME_FOR.sub("", context.sentence(found.span).of(context.text))
    return bool(_EVENTS.search(sentence)) and not _CONTRACT.search(sentence)


def _below_the_lead(found: Claim, verdict: Verdict, context: Context) -> bool:
    """Below the first paragraphs, money paid or spent is the contract's only where the sentence speaks of it."""
    if found.type is not ClaimType.VALUE or verdict.reason is not Reason.WRONG_NUMBER or _in_lead(found, context):
        return False
    if _CONTRACT.search(context.sentence(found.span).of(context.text)):
        return False
    return not is_stated(found.span, context) and not is_named(found.span, context)


def _far_from_the_lead(found: Claim, verdict: Verdict, context: Context) -> bool:
    """Who has awarded what to whom is said of many purchases below the first paragraphs, unless the buyer is named."""
    if found.type not in (ClaimType.STAGE, ClaimType.SUPPLIER, ClaimType.BUYER):
        return False
    if verdict.reason is Reason.PERSON_FOR_OFFICE:
        return False
    if _in_lead(found, context):
        if found.type is not ClaimType.STAGE:
            return about_another(found.span, context)
        return names_another(found.span, context) and not _buyer_acts(found, context)
    if about_another(found.span, context):
        return True
    return not (_buyer_acts(found, context) or _is_tied(found, context))


def _in_lead(found: Claim, context: Context) -> bool:
    running = (BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.PARAGRAPH)
    lead = [block for block in context.article.blocks if block.kind in running][:_LEAD]
    return any(block.span.contains(found.span) for block in lead)


def _buyer_acts(found: Claim, context: Context) -> bool:
    """Whether the sentence names the record's buyer, or speaks of "the contract"."""
    sentence = context.sentence(found.span)
    if re.search(
        r"\b[Tt]he (?:contract|deal|work|job|commission|tender|framework|award|council|authority|trust|board)\b",
        sentence.of(context.text),
    ):
        return True
    buyers = named(context, BUYER_ROLES)
    if any(span.overlaps(sentence) for span in printed(buyers, context)):
        return True
    inside = list(mentions(context, sentence))
    return any(is_same(form, n, short=True) for s in inside for form in aliases(s, context) for n in buyers)


_FEWEST_TITLE_WORDS = 2


def _is_tied(found: Claim, context: Context) -> bool:
    """Whether the sentence has the record's own sum, or most of the telling words of its title."""
    sentence = context.sentence(found.span)
    said = {m.low for m in context.article.sums if sentence.contains(m.span)}
    if any(figure.amount in said and figure.amount >= _TELLING_SUM for figure in context.record.figures):
        return True
    if found.type is ClaimType.SUPPLIER and _beside_supplier(found, sentence, context):
        return True
    if found.type is ClaimType.STAGE:  # whose stage it is, the words of a title do not say
        return False
    names = {word for name in context.record.names for word in folded(name.name)}
    title = {w for w in folded(context.record.title) if w not in STOPWORDS | names and len(w) > 2}
    told = title & set(folded(sentence.of(context.text)))
    return len(told) >= _FEWEST_TITLE_WORDS and 2 * len(told) >= len(title)


def _beside_supplier(found: Claim, sentence: Span, context: Context) -> bool:
    """Whether the sentence also names one of the record's suppliers."""
    suppliers, others = named(context, SUPPLIER_ROLES), (s for s in mentions(context, sentence) if s != found.span)
    return any(is_same(s.of(context.text), n, short=False) for s in others for n in suppliers)


_TELLING_SUM = 1000
"""Smaller sums are everybody's."""


def _only_asked(found: Claim, verdict: Verdict, context: Context) -> bool:
    """ "Wasn't it £4.8m?" says nothing; "Why spend £30,000?" does."""
    sentence = context.sentence(found.span).of(context.text).strip()
    return sentence.endswith("?") and bool(_ASKS.match(sentence))


def _of_another_award(found: Claim, verdict: Verdict, context: Context) -> bool:
    """Prizes, grants and damages are awarded too, in sentences that speak of no purchase."""
    if found.type is not ClaimType.STAGE:
        return False
    sentence = context.sentence(found.span).of(context.text)
    return bool(_HONOURS.search(sentence)) and not _PURCHASE.search(sentence)


def _only_wanted(found: Claim, verdict: Verdict, context: Context) -> bool:
    """What a person asks for, promises or orders is no statement of what is: "she asked for bids by 5 June"."""
    speech = speech_at(found.span, context.article)
    return speech is not None and speech.force is Force.WANTED and speech.source is SourceKind.PERSON


def _not_in_english(found: Claim, verdict: Verdict, context: Context) -> bool:
    """The words that would say whose a sum or a date is were not read; copied words speak for themselves."""
    return found.type is not ClaimType.QUOTATION and context.in_foreign(found.span)


def _of_an_earlier_version(found: Claim, verdict: Verdict, context: Context) -> bool:
    """A correction repeats what was wrong before."""
    return in_correction(context.article, found.span)


_DENIED_NEXT = re.compile(
    r"\s*(?:(?:It|That|This|They|He|She) (?:is|are|was|were|does|do|did|will|has|have)(?: not|n[’']t)\b"
    r"|Not so\b|Wrong\b|Untrue\b"
    r"|Nonsense\b|(?:That|This|It) is (?:wrong|false|nonsense|untrue))"
)
_SOME_SAY = re.compile(
    r"\b(?:people|some|critics|others|they|you|gossips?|neighbours|readers|many|rumours?|everybody|everyone)\b[^.;:]{0,30}"
    r"\b(?:tell|say|think|believe|claim|insist|read|hear|heard|reckon)\b|\bit (?:has been|is|was) (?:said"
    r"|claimed|reported)\b",
    re.I,
)


def _denied_next(found: Claim, verdict: Verdict, context: Context) -> bool:
    """ "People will tell you that it is a six-year contract. It is not.": the article says the very opposite."""
    sentence = context.sentence(found.span)
    told = _SOME_SAY.search(context.text, sentence.start, found.span.start)
    return told is not None and bool(_DENIED_NEXT.match(context.text, sentence.end))


_GUARDS = (
    _denied_next,
    _of_an_earlier_version,
    _in_borrowed_words,
    _of_somebody_else,
    _of_another_event,
    _below_the_lead,
    _far_from_the_lead,
    _only_asked,
    _of_another_award,
    _only_wanted,
    _not_in_english,
)
