"""Whether two records are one purchase, and why. A wrong join is worse than none: in doubt there is no reason.

Nothing is merged by it: a reason says what stands where in both records, and that is all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from onrecord.reading.kin import Kin, Place, Tie

_PLANNED_FOR = timedelta(days=730)
_TRIED_AGAIN = timedelta(days=540)
_SAME_TIME = timedelta(days=60)


class KinKind(StrEnum):
    """In what way two records are one purchase."""

    RELATED = "related"
    """The publisher says so (`relatedProcesses`)."""
    NUMBER = "number"
    """One names the number of the other's notice, or both have one."""
    REFERENCE = "reference"
    """One buyer's own number stands in both."""
    COPY = "copy"
    """One notice on two sites."""
    AWARD = "award"
    """An award published by itself, of the notice that advertised it."""
    PLANNING = "planning"
    """What was planned, and its tender."""
    RETENDER = "retender"
    """A procedure that came to nothing, and the next one."""
    DECIDED = "decided"
    """A person said so."""


@dataclass(frozen=True, slots=True)
class KinReason:
    """Why two records are one purchase, with the place in each that says so."""

    kind: KinKind
    sentence: str
    ocid: str
    place: Place
    other_ocid: str
    other_place: Place


def find_kinship(one: Kin, other: Kin) -> tuple[KinReason, ...]:
    """Every reason for which `one` and `other` are one purchase, the surest first; none when there is no sure one.

    The same whichever of the two comes first. Source: docs/history.md, "Cases".
    """
    if one.ocid == other.ocid:
        return ()
    first, second = sorted((one, other), key=lambda kin: kin.ocid)
    return tuple(reason for rule in _RULES for reason in rule(first, second))


def _related(one: Kin, other: Kin) -> Iterator[KinReason]:
    """Stated by the publisher, in either record."""
    for here, there in ((one, other), (other, one)):
        for tie in here.ties:
            place = there.own_numbers.get(tie.number)
            if place is not None:
                yield KinReason(KinKind.RELATED, _related_words(tie), here.ocid, tie.place, there.ocid, place)
                return


def _related_words(tie: Tie) -> str:
    return f"the publisher relates them ({tie.relationship or 'without saying how'}): {tie.place.value}"


def _number(one: Kin, other: Kin) -> Iterator[KinReason]:
    """Both stand under one notice's number; or it stands in the other's text, and one body buys."""
    shared = sorted(one.own_numbers.keys() & other.own_numbers.keys())
    if shared:
        places = one.own_numbers[shared[0]], other.own_numbers[shared[0]]
        yield KinReason(KinKind.NUMBER, f"one notice: {shared[0]}", one.ocid, places[0], other.ocid, places[1])
        return
    if not one.same_buyer(other):
        return
    for here, there in ((one, other), (other, one)):
        for number, place in here.named_numbers.items():
            own = there.own_numbers.get(number)
            if own is not None:
                sentence = f"one names the other’s notice: {own.value}"
                yield KinReason(KinKind.NUMBER, sentence, here.ocid, place, there.ocid, own)
                return


def _reference(one: Kin, other: Kin) -> Iterator[KinReason]:
    """One buyer's own number in both, and a word of the title."""
    shared = sorted(set(one.references) & set(other.references))
    if shared and one.same_buyer(other) and set(one.words) & set(other.words):
        reference = shared[0]
        sentence = f"the buyer’s own number stands in both: {reference}"
        places = one.references[reference], other.references[reference]
        yield KinReason(KinKind.REFERENCE, sentence, one.ocid, places[0], other.ocid, places[1])


def _like(one: Kin, other: Kin) -> Iterator[KinReason]:
    """One buyer and title, and days that fit: a copy, an award by itself, a plan and its tender, a second attempt."""
    if not (one.same_title(other) and one.same_buyer(other)) or one.first is None or other.first is None:
        return
    earlier, later = (one, other) if (one.first, one.ocid) <= (other.first, other.ocid) else (other, one)
    found = _same_closing(earlier, later) or _planned(earlier, later) or _tried_again(earlier, later)
    if found is not None:
        kind, words, here, there = found
        yield KinReason(kind, f"one buyer, one title, {words}", earlier.ocid, here, later.ocid, there)


_Found = tuple[KinKind, str, Place, Place]


def _same_closing(earlier: Kin, later: Kin) -> _Found | None:
    """Both close on one day, and they are not two notices of one publisher side by side, which are mostly two lots."""
    days = sorted(earlier.closing.keys() & later.closing.keys())
    if not days:
        return None
    places = earlier.closing[days[0]], later.closing[days[0]]
    if earlier.publisher != later.publisher and _together(earlier, later):
        return KinKind.COPY, "one closing date, on two sites", *places
    if later.is_award_only and not earlier.is_award_only and not earlier.is_planning:
        return KinKind.AWARD, "one closing date: the award was published by itself", *places
    return None


def _together(earlier: Kin, later: Kin) -> bool:
    last, first = earlier.last, later.first
    return last is not None and first is not None and first - last <= _SAME_TIME


def _planned(earlier: Kin, later: Kin) -> _Found | None:
    if earlier.is_planning and not later.is_planning and _gap(earlier, later) <= _PLANNED_FOR:
        return KinKind.PLANNING, "and the earlier one was only planned", earlier.title_place(), later.title_place()
    return None


def _tried_again(earlier: Kin, later: Kin) -> _Found | None:
    failed = earlier.failed
    if failed is None or earlier.last is None or later.first is None or later.is_award_only or later.is_planning:
        return None
    if earlier.last <= later.first and later.first - earlier.last <= _TRIED_AGAIN:
        return KinKind.RETENDER, f"and the earlier one was {failed.value}", failed, later.title_place()
    return None


def _gap(earlier: Kin, later: Kin) -> timedelta:
    return (later.first - earlier.first) if earlier.first and later.first else timedelta.max


_RULES: tuple[Callable[[Kin, Kin], Iterator[KinReason]], ...] = (_related, _number, _reference, _like)
