"""The claims of an article about several records: each is held against the one that its sentence is about.

What speaks of the wrong record must never be called wrong. So a claim that another of the article's records bears out
is that one's, and where nobody can tell which of two is meant, no accusation is left.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.checking.context import Context, flags
from onrecord.checking.model import CheckedClaim, ClaimType, Further, VerdictWord
from onrecord.reading.passages import excerpt
from onrecord.values import Span

_TITLE = 80  # code points
_PLURAL = re.compile(
    r"\b(?:contracts|deals|awards|tenders|notices|agreements|frameworks|projects|schemes|purchases|jobs|firms"
    r"|suppliers|companies|altogether|in (?:all|total)|between them|combined|together)\b",
    re.I,
)
"""Words by which an article about several contracts speaks of all of them."""
_NOT_OURS = frozenset({ClaimType.OTHER, ClaimType.OPINION})
"""What is not held against a record at all."""


def by_record(
    main: Iterable[CheckedClaim],
    others: Mapping[str, Sequence[CheckedClaim]],
    further: Sequence[Further],
    context: Context,
) -> Iterator[CheckedClaim]:
    """The claims of the main record and of the further ones (by ocid), each with the verdict that is fair to print."""
    own = list(main)
    taken: list[CheckedClaim] = []
    for one in further:
        for checked in others.get(one.ocid, ()):
            beside = [each for each in own if _alike(each, checked)]
            told = _told_by(one, checked, beside, context)
            if told is not None:
                taken.append(replace(told, about=one.ocid) if told.about is None else told)
    yield from taken
    for checked in own:
        if not any(_covers(told, checked) for told in taken):
            yield _fair(checked, others, further, context)


def _told_by(
    one: Further, checked: CheckedClaim, beside: Sequence[CheckedClaim], context: Context
) -> CheckedClaim | None:
    """What a further record says of a claim that is found with it; None where the claim is not one of its."""
    place = context.sentence(checked.claim.span)
    word = checked.verdict.word
    held = any(each.verdict.word is VerdictWord.SUPPORTED for each in beside)
    if checked.claim.type in _NOT_OURS:
        return None
    if _within(place, one.spans):
        if flags(checked.verdict) and (held or not one.reported):
            return None
        if word is VerdictWord.NOT_IN_RECORD and (held or not one.reported):
            return None
        return checked
    if _within(place, one.doubtful) and word is VerdictWord.SUPPORTED and not held:
        return checked
    return None


def _fair(
    checked: CheckedClaim,
    others: Mapping[str, Sequence[CheckedClaim]],
    further: Sequence[Further],
    context: Context,
) -> CheckedClaim:
    """A verdict of the main record; undecided where it accuses, and another record of the article may be meant."""
    if not flags(checked.verdict):
        return checked
    meant = _may_be_meant(checked, others, further, context)
    if meant is None:
        return checked
    sentence = f"{checked.verdict.sentence} But it may be said of {meant}."
    verdict = replace(checked.verdict, word=VerdictWord.UNDECIDED, reason=None, sentence=sentence)
    return replace(checked, verdict=verdict, today=None)


def _may_be_meant(
    checked: CheckedClaim,
    others: Mapping[str, Sequence[CheckedClaim]],
    further: Sequence[Further],
    context: Context,
) -> str | None:
    """What else a claim may be said of, in words; None where it is plainly the main record's."""
    place = context.sentence(checked.claim.span)
    for one in further:
        fits = any(
            each.verdict.word is VerdictWord.SUPPORTED and _alike(checked, each) for each in others.get(one.ocid, ())
        )
        if fits or _within(place, one.spans) or _within(place, one.doubtful):
            return f"another contract of this article, “{excerpt(one.title, _TITLE)}”"
    reported = [one for one in further if one.reported]
    if reported and checked.claim.type is not ClaimType.QUOTATION and _PLURAL.search(place.of(context.text)):
        return "all the contracts of this article"
    return None


def _alike(first: CheckedClaim, second: CheckedClaim) -> bool:
    """Whether two claims are one statement, read beside different records."""
    return first.claim.type is second.claim.type and first.claim.span.overlaps(second.claim.span)


def _covers(told: CheckedClaim, checked: CheckedClaim) -> bool:
    """Whether nothing is left to be said of a claim of the main record: it is the very claim that another bears out."""
    if _alike(told, checked):
        return True
    silent = checked.verdict.word is VerdictWord.NOT_IN_RECORD and checked.claim.type is ClaimType.OTHER
    return (
        silent and told.verdict.word is not VerdictWord.NOT_IN_RECORD and checked.claim.span.contains(told.claim.span)
    )


def _within(place: Span, spans: Sequence[Span]) -> bool:
    """Whether a sentence is one of these, which are in reading order."""
    at = bisect_right(spans, place.start, key=lambda span: span.start) - 1
    return at >= 0 and place.start < spans[at].end
