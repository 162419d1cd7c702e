"""The course of a record: what each release said that was new, and the days on which something fell due."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from enum import StrEnum

from onrecord.ocds import Record, Release
from onrecord.reading.changes import Change, ChangeKind
from onrecord.reading.model import DatedFact, Moment, RecordReading, SumKind
from onrecord.reading.money import Sum
from onrecord.report.change_words import silence_words, what_changed
from onrecord.report.contacts import without_contacts
from onrecord.report.date_words import date_words
from onrecord.report.money_words import sum_words
from onrecord.report.visible import one_line
from onrecord.report.wording import day_words, instant_words, plural, sentence_case
from onrecord.values import LONDON, Instant, Precision

_TAGS = {
    "planning": "planned",
    "planningUpdate": "plan updated",
    "tender": "advertised",
    "tenderAmendment": "notice amended",
    "tenderUpdate": "notice updated",
    "tenderCancellation": "cancelled",
    "award": "awarded",
    "awardUpdate": "award updated",
    "awardCancellation": "award cancelled",
    "contract": "contract published",
    "contractUpdate": "contract updated",
    "contractAmendment": "contract amended",
    "contractTermination": "contract ended",
    "implementation": "performance reported",
    "implementationUpdate": "performance updated",
    "compiled": "compiled by its publisher",
}
"""What a release did, by its tag. Source: OCDS 1.1, codelist releaseTag."""
_DOCUMENTS_NAMED = 3


class Mark(StrEnum):
    """What a point of the course is drawn as."""

    PUBLISHED = "published"
    MOVED = "moved"
    EDITED = "edited"
    AWARDED = "awarded"
    AMENDED = "amended"
    CANCELLED = "cancelled"
    DUE = "due"
    PAID = "paid"


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a record's course."""

    mark: Mark
    acts: tuple[tuple[str, ...], ...]
    """What happened, as `(("awarded",), ("deadline moved",))`: what one release did stands together."""
    day: date | None
    """In the zone of the reader; None for what is undated."""
    when: str
    """The day in words, with the clock time where there is one."""
    machine: str
    """The same for a machine (ISO 8601); empty for what is undated."""
    published_as: str = ""
    """The publisher's own writing of it, where its clock is another."""
    words: tuple[str, ...] = ()
    """What changed, a sentence each."""
    silent: str = ""
    """In what way one content took the place of another under one release id; empty for most."""
    release: Release | None = None
    """None for a day that no release makes: a closing date, a payment."""
    ahead: bool = False
    """Whether it had not come yet on the day of asking."""

    @property
    def title(self) -> str:
        """What happened, in words, as `Awarded; deadline moved`."""
        return sentence_case("; ".join(", ".join(act) for act in self.acts))


def course(
    reading: RecordReading, changes: Sequence[Change], sums: Sequence[Sum], today: date, zone: tzinfo = LONDON
) -> list[Point]:
    """Every release and every day on which something fell due, oldest first; the undated first of all.

    `changes` are those of the record in the state of `reading`.
    """
    points = [*_published(reading.record, changes, zone), *_due(reading, today), *_paid(sums, today)]
    # Of one day releases come first, in the order in which they are merged.
    return sorted(points, key=lambda point: (point.day or date.min, point.release is None))


def _published(record: Record, changes: Sequence[Change], zone: tzinfo) -> Iterator[Point]:
    for number, release in enumerate(record.releases):
        own = [change for change in changes if change.release is release]
        silent = next((silence_words(change) for change in own if change.silent), "")
        yield Point(
            mark=_mark(release, own, silent, number),
            acts=tuple(_acts(release, own, silent, number)),
            day=release.date.local_date(zone) if release.date else None,
            when=instant_words(release.date, zone),
            machine=machine_words(release.date),
            published_as=own_clock(release.date, zone),
            words=tuple(change_lines(own)),
            silent=silent,
            release=release,
        )


def _acts(release: Release, own: Sequence[Change], silent: str, number: int) -> Iterator[tuple[str, ...]]:
    if silent:
        yield ("edited silently",)
    else:
        told = [_TAGS.get(tag, one_line(tag)) for tag in release.tags]
        first = ["first published"] if number == 0 else []
        yield tuple(dict.fromkeys([*first, *told])) or ("published again",)
    if any(_is_moved(change) for change in own):
        yield ("deadline moved",)
    if any(change.kind is ChangeKind.MONEY and None not in (change.old, change.new) for change in own):
        yield ("sum changed",)
    if any(change.kind is ChangeKind.CANCELLED for change in own) and "tenderCancellation" not in release.tags:
        yield ("cancelled",)


def _is_moved(change: Change) -> bool:
    return change.kind is ChangeKind.DEADLINE and change.old is not None and change.new is not None


def _mark(release: Release, own: Sequence[Change], silent: str, number: int) -> Mark:
    """The gravest of what a release did."""
    if silent:
        return Mark.EDITED
    if "tenderCancellation" in release.tags or any(change.kind is ChangeKind.CANCELLED for change in own):
        return Mark.CANCELLED
    if any(tag in ("award", "contract") for tag in release.tags):
        return Mark.AWARDED
    if any(_is_moved(change) for change in own):
        return Mark.MOVED
    return Mark.AMENDED if number else Mark.PUBLISHED


def change_lines(changes: Sequence[Change]) -> Iterator[str]:
    """A sentence for each change, but one for all the documents that were added."""
    added = [change for change in changes if change.kind is ChangeKind.DOCUMENT and change.new is not None]
    told = False
    for change in changes:
        if len(added) < 2 or change not in added:
            yield str(without_contacts(what_changed(change)))
        elif not told:
            told = True
            names = list(dict.fromkeys(one_line(one.about) for one in added))
            more = " and others" if len(names) > _DOCUMENTS_NAMED else ""
            words = f"{plural(len(added), 'document')} added: {'; '.join(names[:_DOCUMENTS_NAMED])}{more}"
            yield str(without_contacts(words))


_DUE = {
    Moment.DEADLINE: ("bidding closed", "bidding closes"),
    Moment.START: ("start of the contract", "contract is to start"),
    Moment.END: ("end of the contract", "contract is to end"),
}


def _due(reading: RecordReading, today: date) -> Iterator[Point]:
    """The days that the record names and no release makes; each once, and those that are void left out."""
    facts = [f for f in reading.dates if f.moment in _DUE and not f.superseded and not f.void]
    for fact in dict.fromkeys(_firm(facts)):
        ahead = fact.days.first > today
        past, coming = _DUE[fact.moment]
        label = str(without_contacts(date_words(fact)))
        yield Point(
            Mark.DUE,
            ((coming if ahead else past,),),
            fact.days.first,
            label,
            fact.days.first.isoformat(),
            ahead=ahead,
        )


def _firm(facts: Sequence[DatedFact]) -> Iterator[DatedFact]:
    """One fact for each moment and day; an expected one only where none is firm."""
    for moment in _DUE:
        own = [fact for fact in facts if fact.moment is moment]
        firm = [fact for fact in own if not fact.estimate] or own
        yield from {(fact.days.first, date_words(fact)): fact for fact in reversed(firm)}.values()


def _paid(sums: Sequence[Sum], today: date) -> Iterator[Point]:
    """Payments that the record itself reports, one point for a day."""
    paid = [each for each in sums if each.kind is SumKind.PAID and each.day and not each.superseded]
    for day in sorted({each.day for each in paid if each.day}):
        words = tuple(dict.fromkeys(sum_words(each) for each in paid if each.day == day))
        yield Point(Mark.PAID, (("paid",),), day, day_words(day), day.isoformat(), words=words, ahead=day > today)


def since(changes: Iterable[Change], state: Record) -> list[Change]:
    """The changes that no release of `state` made: what came after it."""
    held = {release.digest for release in state.releases}
    return [change for change in changes if change.release.digest not in held]


def machine_words(instant: Instant | None) -> str:
    """An instant for a machine, as precise as it was given.

    >>> from onrecord.values import parse_instant
    >>> machine_words(parse_instant("2024-05-21T17:10+01:00")), machine_words(parse_instant("2024-05-21"))
    ('2024-05-21T16:10:00Z', '2024-05-21')
    """
    if instant is None:
        return ""
    exact = instant.precision is Precision.TIME
    return f"{instant.at:%Y-%m-%dT%H:%M:%SZ}" if exact else instant.text[:10]


def own_clock(instant: Instant | None, zone: tzinfo = LONDON) -> str:
    """The publisher's own writing of an instant whose day or clock differs from that in `zone`; else empty.

    >>> from onrecord.values import parse_instant
    >>> own_clock(parse_instant("2024-06-03T08:00:00Z")), own_clock(parse_instant("2024-06-03T09:00:00+01:00"))
    ('2024-06-03T08:00:00Z', '')
    """
    if instant is None or instant.precision is not Precision.TIME:
        return ""
    local = instant.at.astimezone(zone)
    told = f"{local:%Y-%m-%dT%H:%M}"
    same_day_at_midnight = instant.text[11:16] == "00:00" and instant.text[:10] == told[:10]
    return "" if instant.text[:16].replace(" ", "T") == told or same_day_at_midnight else one_line(instant.text)


_EDIT = re.compile(r"(\[-.*?-\]|\{\+.*?\+\})")


def edit_pieces(words: str) -> list[tuple[str, str]]:
    """A sentence cut at its edits: `del`, `ins` or nothing, and the words.

    >>> edit_pieces("title: Sea [-wall-] {+walls+} repaired")
    [('', 'title: Sea '), ('del', 'wall'), ('', ' '), ('ins', 'walls'), ('', ' repaired')]
    """
    kinds = {"[": "del", "{": "ins"}
    cut = (piece for piece in _EDIT.split(words) if piece)
    return [(kinds[piece[0]], piece[2:-2]) if _EDIT.fullmatch(piece) else ("", piece) for piece in cut]
