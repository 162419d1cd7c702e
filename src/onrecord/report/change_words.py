"""A change of a record in one plain sentence."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

from onrecord.ocds import Record
from onrecord.reading.changes import Change, ChangeKind
from onrecord.reading.changes_same import Stretch, amount_of, changed_words, clock_of, day_of, gone_and_new
from onrecord.reading.changes_stated import Field, Part, Value
from onrecord.reading.clocks import is_shifted
from onrecord.reading.closings import doubt_of
from onrecord.report.date_words import doubtful, local_clock
from onrecord.report.visible import one_line
from onrecord.report.wording import day_words, plural
from onrecord.values import Instant, Money, Precision

_PLANNING = {"planning", "planningUpdate"}
"""Tags of releases that advertise nothing yet."""
_SHORT = 90
"""Characters up to which two wordings are printed whole, side by side."""
_PLACES = 3
_NAMES = 4
_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()
_RATIOS = {100: "a hundredfold", 10: "tenfold", 1000: "a thousandfold"}
_PARTS = {100: "a hundredth", 10: "a tenth", 1000: "a thousandth"}

_LABELS = {
    (Part.TENDER, Field.VALUE): "advertised value",
    (Part.TENDER, Field.FLOOR): "lowest advertised value",
    (Part.LOT, Field.VALUE): "value of a lot",
    (Part.LOT, Field.FLOOR): "lowest value of a lot",
    (Part.AWARD, Field.VALUE): "award value",
    (Part.CONTRACT, Field.VALUE): "contract value",
    (Part.PLANNING, Field.VALUE): "budget",
    (Part.AWARD, Field.DAY): "day of the award",
    (Part.CONTRACT, Field.DAY): "day of signing",
    (Part.TENDER, Field.START): "expected start",
    (Part.TENDER, Field.END): "expected end",
    (Part.LOT, Field.START): "expected start of a lot",
    (Part.LOT, Field.END): "expected end of a lot",
    (Part.AWARD, Field.START): "start as awarded",
    (Part.AWARD, Field.END): "end as awarded",
    (Part.CONTRACT, Field.START): "start of the contract",
    (Part.CONTRACT, Field.END): "end of the contract",
    (Part.BUYER, Field.NAMES): "buyer",
}


def change_words(change: Change) -> str:
    """The change in one sentence, without its date; e-mail addresses and telephone numbers are not in it.

    As in `award value: £10,932,000 → £109,320, six minutes later (a hundredth of it)`.
    """
    silently = f", {silence_words(change)}" if change.silent else ""
    return f"{what_changed(change)}{silently}"


def what_changed(change: Change) -> str:
    """`change_words` without saying that it was done silently: for a list under one head that says so."""
    return one_line(f"{_said(change)}{_how(change)}")


def _said(change: Change) -> str:
    match change.kind:
        case ChangeKind.AWARD | ChangeKind.LOT | ChangeKind.DOCUMENT:
            return _whole(change)
        case ChangeKind.SUPPLIER:
            return _suppliers(change)
        case ChangeKind.TEXT:
            return _text(change)
        case ChangeKind.CANCELLED:
            return _cancelled(change)
        case ChangeKind.EDITED:
            more = f" and {plural(len(change.others) - 1, 'more field')}" if len(change.others) > 1 else ""
            return f"other fields edited: {change.others[0]}{more}"
        case _ if change.field is Field.PRESENT:
            return _whole(change)
        case _:
            return f"{_label(change)}: {_moved(change)}"


def _label(change: Change) -> str:
    of = "" if change.part in (Part.TENDER, Part.PLANNING, Part.BUYER) else f" of the {change.part}"
    label = _LABELS.get((change.part, change.field)) or f"{change.field}{of}"
    if change.release.tags and set(change.release.tags) <= _PLANNING:
        label = label.replace("advertised", "planned")
    about = f" ({_short(change.about)})" if change.about else ""
    words = ", in the notice’s words only" if change.in_words else ""
    return f"{label}{about}{words}"


def _moved(change: Change) -> str:
    if change.old is None:
        first = "" if change.in_words else ", stated for the first time"
        return f"{value_words(change.new)}{_doubt(change)}{first}"
    if change.new is None:
        return f"{value_words(change.old)} → no longer stated"
    still = f"; the field still says {value_words(change.old)}" if change.in_words else ""
    return f"{value_words(change.old)} → {value_words(change.new)}{_doubt(change)}{still}"


def _doubt(change: Change) -> str:
    """Why a new closing date is not to be trusted, as the release that states it has it."""
    if change.field is not Field.CLOSING or not isinstance(change.new, Instant):
        return ""
    release = change.release
    doubt = doubt_of(change.new.text, Record(release.ocid, (release,)), release.body)
    return f" ({doubtful(doubt)})" if doubt else ""


def value_words(value: Value) -> str:
    """One side of a change as it is printed.

    >>> value_words(Money(Decimal("109320"), "GBP")), value_words(date(2025, 1, 28)), value_words(None)
    ('£109,320', '28 January 2025', 'nothing')
    """
    match value:
        case None:
            return "nothing"
        case Money():
            return str(value)
        case Decimal():
            return f"{value:,f} (no currency)"
        case Instant():
            clock = clock_of(value)
            told = f", {clock:%H:%M}" if clock else ""
            note = f" ({local_clock(value.text)})" if clock and is_shifted(value) else ""
            return f"{day_words(day_of(value))}{told}{note}"
        case date():
            return day_words(value)
        case tuple():
            return _names(value)
        case _:
            return value


def _whole(change: Change) -> str:
    """Something that came, went or came again as a whole."""
    name = str(change.part)
    if change.other_id:
        return f"{name} published again under another id: {_worth(change)}; merged, it counts twice"
    if change.new is None and change.old is not None:
        return f"{name} taken away: {_short(change.about or value_words(change.old))}"
    return f"{name} added: {_worth(change)}"


def _worth(change: Change) -> str:
    about = _short(change.about)
    if isinstance(change.new, Money | Decimal):
        if about.startswith("id "):
            about = f"({about})"
        to = " " if about.startswith(("“", "(")) else " to "
        return f"{value_words(change.new)}{to}{about}" if about else value_words(change.new)
    return about or "without a title"


def _suppliers(change: Change) -> str:
    old = change.old if isinstance(change.old, tuple) else ()
    new = change.new if isinstance(change.new, tuple) else ()
    gone, fresh = gone_and_new(old, new)
    if gone and fresh:
        return f"supplier: {_names(gone)} → {_names(fresh)}"
    return f"supplier added: {_names(fresh)}" if fresh else f"supplier taken out: {_names(gone)}"


def _names(names: tuple[str, ...]) -> str:
    more = f" and {len(names) - _NAMES} more" if len(names) > _NAMES else ""
    return ", ".join(names[:_NAMES]) + more


def _text(change: Change) -> str:
    old, new = str(change.old or ""), str(change.new or "")
    if not old or not new or max(len(old), len(new)) <= _SHORT:
        return f"{_label(change)}: {f'“{old}” → ' if old else ''}{f'“{_short(new, 200)}”' if new else 'taken out'}"
    stretches = changed_words(old, new)
    more = f" (and {plural(len(stretches) - _PLACES, 'more place')})" if len(stretches) > _PLACES else ""
    return f"{_label(change)}: {' … '.join(map(_stretch, stretches[:_PLACES]))}{more}"


def _stretch(stretch: Stretch) -> str:
    """What stood there as `[-gone-]`, what stands there now as `{+new+}`, legible without colour."""
    parts = (
        stretch.lead,
        f"[-{stretch.gone}-]" if stretch.gone else "",
        f"{{+{stretch.new}+}}" if stretch.new else "",
        stretch.tail,
    )
    return " ".join(part for part in parts if part)


def _cancelled(change: Change) -> str:
    what = "" if change.part is Part.TENDER else f" {change.part}"
    if change.pointer == "/tag":
        return f"cancelled{what}: the release is tagged {change.new}"
    return f"cancelled{what}: status {change.old or 'not stated'} → {change.new}"


def _how(change: Change) -> str:
    """How long after, in what way, and what is odd about it."""
    notes = [_ratio(change)] if change.kind is ChangeKind.MONEY else []
    if change.other_id and change.field is not Field.PRESENT:
        notes.append("under another award id")
    told = f" ({'; '.join(note for note in notes if note)})" if any(notes) else ""
    aside = change.silent or change.in_words or _is_new(change)
    after = "" if aside else later(change.before.date, change.release.date)
    return f"{f', {after}' if after else ''}{told}"


def _is_new(change: Change) -> bool:
    return change.old is None and not change.other_id


def _ratio(change: Change) -> str:
    """A sum that is a hundred times another, give or take pennies, was put in pence once."""
    if not isinstance(change.old, Money | Decimal) or not isinstance(change.new, Money | Decimal):
        return ""
    old, new = amount_of(change.old), amount_of(change.new)
    for factor in _RATIOS:
        if old > 0 and abs(new - old * factor) < factor:
            return f"{_RATIOS[factor]} of it"
        if new > 0 and abs(old - new * factor) < factor:
            return f"{_PARTS[factor]} of it"
    return ""


def silence_words(change: Change) -> str:
    """In what way one content took the place of another under one release id."""
    release, before = change.release, change.before
    same = release.date == before.date or (release.date and before.date and release.date.at == before.date.at)
    kept = "silently: the release kept its id and date" if same else "under the same release id, with another date"
    ours, theirs = release.provenance.first_seen, before.provenance.first_seen
    if ours is None or theirs is None:
        return kept
    after = _span_words(ours - theirs)
    return f"{kept}, and we saw both at once" if ours == theirs else f"{kept}, and we saw it {after} later"


def later(before: Instant | None, after: Instant | None) -> str:
    """How long after one date another is, in words; empty where that cannot be said.

    >>> from onrecord.values import parse_instant
    >>> later(parse_instant("2025-03-11T10:01:01Z"), parse_instant("2025-03-11T10:07:26Z"))
    'six minutes later'
    >>> later(parse_instant("2025-03-11"), parse_instant("2025-03-11T10:07:26Z"))
    'the same day'
    """
    if before is None or after is None:
        return ""
    if before.precision is not Precision.TIME or after.precision is not Precision.TIME:
        days = day_of(after) - day_of(before)
        return "the same day" if not days else f"{_span_words(days)} later" if days > timedelta(0) else ""
    span = after.at - before.at
    return f"{_span_words(span)} later" if span > timedelta(0) else ""


def _span_words(span: timedelta) -> str:
    seconds = abs(span.total_seconds())
    for size, name, least in (
        (365.25 * 86_400, "year", 2),
        (30.44 * 86_400, "month", 1.5),
        (86_400, "day", 1.5),
        (3600, "hour", 1.5),
        (60, "minute", 1.5),
    ):
        if seconds >= size * least:
            return _counted(int(seconds / size + (0.5 if name in ("year", "month", "day") else 0)), name)
    return _counted(int(seconds), "second")


def _counted(number: int, noun: str) -> str:
    if number < len(_NUMBERS):
        return f"{_NUMBERS[number]} {noun}{'' if number == 1 else 's'}"
    return f"{number:,} {noun}s"


def _short(text: str, most: int = 120) -> str:
    return text if len(text) <= most else f"{text[:most].rpartition(' ')[0] or text[:most]} …"


def seen_words(seen: datetime | None) -> str:
    """When we first saw something, to the minute, in UTC; empty when nobody knows."""
    return f"{day_words(seen.date())}, {seen:%H:%M} UTC" if seen else ""
