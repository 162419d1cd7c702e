"""Whether the words around a sum or a length have turned to another contract, place or time."""

from __future__ import annotations

import re
from datetime import timedelta

from onrecord.article import DateMention
from onrecord.checking.context import Context
from onrecord.checking.placed import within
from onrecord.values import Span

_LONG_AGO = timedelta(days=430)
_ANOTHER = re.compile(
    r"\b(?:similar|separate|another|neighbouring|comparable|rival|previous|different|earlier|old|sister"
    r"|other) (?:[\w’'-]+ ){0,2}?"
    r"(?:schemes?|contracts?|projects?|deals?|councils?|county|counties|authorit(?:y|ies)|programmes?|study"
    r"|studies|tenders?|force|"
    r"trusts?|systems?|courses?|city|cities|town|towns|district|agreement|framework|notice|job|centre|building)\b"
    r"|\b(?:similar|neighbouring|comparable|rival|sister|unrelated) [\w’'-]+"
    r"|\b(?:elsewhere|separately|meanwhile|in addition)\b"
    r"|\b(?:his|her|my|(?:mayor|leader|president|chair|clerk|chief)['’]s) (?:[\w’'-]+ ){0,2}?"
    r"(?:contract|job|term|appointment|salary|pay)\b"
    r"|\b(?:school|spring|summer|autumn|winter) (?:half-)?term\b",
    re.I,
)


_ANOTHERS = re.compile(r"\b(?:similar|separate|unrelated|different|sister|rival|neighbouring|comparable)\s+$", re.I)
"""Right before a sum or a length: "a separate £1.2m scheme"."""


def about_another(span: Span, context: Context) -> bool:
    """Whether the words before, in the sentence, have turned to another contract, scheme or place."""
    sentence = context.sentence(span)
    before = context.text[sentence.start : span.start]
    return bool(_ANOTHER.search(before) or _ANOTHERS.search(before))


def about_the_past(span: Span, context: Context) -> bool:
    """Whether the sentence tells of a time well before the record began."""
    sentence, first = context.sentence(span), context.record.first_seen
    if first is None:
        return False
    old = [m for m in within(sentence, context.article.dates) if first - m.days.last > _LONG_AGO and not m.relative]
    return any(not _is_the_records(m, context) for m in old)


def _is_the_records(said: DateMention, context: Context) -> bool:
    """Whether a day is one of the record's own, which may have come out long after the contract began."""
    exact = said.days.first == said.days.last
    return exact and any(fact.days.first == said.days.first for fact in context.record.dates)
