"""The day of publication, against the record's own dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.checking.context import Context
from onrecord.checking.dated import find_dates_about
from onrecord.checking.days import judge_date
from onrecord.checking.model import Claim, Verdict, VerdictWord
from onrecord.checking.rule import Rule
from onrecord.reading import Moment


def find(context: Context) -> Iterator[Claim]:
    """Dates whose nearest words speak of it."""
    yield from find_dates_about(context, Moment.PUBLISHED)


def judge(found: Claim, context: Context) -> Verdict | None:
    """Supported when the record's day lies in the interval said."""
    verdict = judge_date(RULE, found, context, Moment.PUBLISHED)
    if verdict is None or verdict.word is not VerdictWord.CONTRADICTED or not _first_notice_is_missing(found, context):
        return verdict
    sentence = "The record holds the notice of the award, and not the advert before it: its day is not known."
    return RULE.says(VerdictWord.UNDECIDED, sentence, verdict.evidence)


def _first_notice_is_missing(found: Claim, context: Context) -> bool:
    """Whether only notices of an award are held, and the sentence speaks of the advert."""
    releases = context.record.record.releases
    awards = all(release.tags and set(release.tags) <= _OF_AN_AWARD for release in releases)
    sentence = context.sentence(found.span).of(context.text)
    return awards and bool(_ADVERT.search(sentence)) and not _OUTCOME.search(sentence)


_OF_AN_AWARD = frozenset({"award", "awardUpdate", "awardCancellation", "contract", "contractAmendment"})
_ADVERT = re.compile(r"\b(?:advert\w*|re-?advertis\w*|tender\w*|bids?|bidding|bidders?|invit\w+)\b", re.I)


_OUTCOME = re.compile(r"\b(?:award\w*|success\w*|winn\w+|won)\b", re.I)
RULE = Rule("published", 9, find, judge)
