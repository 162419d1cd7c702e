"""One record on a terminal: what it is, its sums, days and parties, and which release said what."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from onrecord.ocds import Release
from onrecord.reading.model import RecordReading
from onrecord.report.answers_payments import paid_words
from onrecord.report.answers_record import ShowAnswer
from onrecord.report.contacts import without_contacts
from onrecord.report.date_words import dates_in_words
from onrecord.report.history import Change
from onrecord.report.money_words import sums_in_words
from onrecord.report.terminal import Part, Sheet
from onrecord.report.terminal_history import MORE_MEMBERS, print_member
from onrecord.report.visible import one_line, shorten
from onrecord.report.wording import instant_words, plural, value_words

HANG = 15
TITLE_WIDTH = 480
CHANGES_SHOWN = 12
"""Changes a release: a restated notice has hundreds, and the JSON has them all."""


def print_record(sheet: Sheet, answer: ShowAnswer) -> None:
    """The record as of its day, and its releases."""
    reading = answer.reading
    sheet.rule(shorten(without_contacts(reading.title), TITLE_WIDTH) or "(without a title)")
    _fact(sheet, "ocid", one_line(answer.record.ocid))
    state = instant_words(answer.as_of, answer.imprint.zone) if answer.as_of else "newest state"
    later = f"; {plural(answer.later, 'release')} left out: later, or undated" if answer.later else ""
    _fact(sheet, "as of", f"{state}{later}")
    if answer.known_at:
        _fact(sheet, "known at", f"{instant_words(answer.known_at, answer.imprint.zone)}: what we had seen by then")
    _fact(sheet, "stage", reading.stage or "not stated")
    for role in ("buyer", "supplier"):
        for name in dict.fromkeys(one_line(n.printed) for n in reading.names if n.role == role and n.name.strip()):
            _fact(sheet, role, without_contacts(name))
    for name, words in sums_in_words(answer.sums, reading.stage):
        _fact(sheet, name, words)
    for line in answer.paid:
        _fact(sheet, "paid", paid_words(line))
    for name, words in dates_in_words(reading.dates):
        _fact(sheet, name, words)
    _print_description(sheet, reading)
    _print_releases(sheet, answer)
    if answer.members:
        sheet.rule("The same purchase under other ocids")
    for member in answer.members:
        print_member(sheet, member, answer.record.ocid)
    if not answer.case_complete:
        sheet.line((MORE_MEMBERS, "dim"))
    for source in answer.imprint.sources:
        sheet.blank()
        sheet.line((source, "dim"))


def _fact(sheet: Sheet, name: str, *parts: Part) -> None:
    sheet.line(*parts, label=(name, "dim"), hang=HANG)


def _print_description(sheet: Sheet, reading: RecordReading) -> None:
    passages = [p for p in reading.passages if p.pointer == "/tender/description" and not p.superseded]
    if passages:
        sheet.blank()
        sheet.line(without_contacts(_opening(passages[0].text)), indent=2)


def _opening(text: str, width: int = 480) -> str:
    """The beginning of a text, cut at a word."""
    line = one_line(text)
    return line if len(line) <= width else f"{line[:width].rpartition(' ')[0]} …"


def _print_releases(sheet: Sheet, answer: ShowAnswer) -> None:
    changes = answer.changes
    sheet.rule(plural(len(answer.record.releases), "release"))
    for number, release in enumerate(answer.record.releases):
        when = instant_words(release.date, answer.imprint.zone)
        sheet.line((when, "bold"), f"  {one_line(', '.join(release.tags))}", indent=2)
        sheet.line(
            (one_line(release.id), "dim"),
            *([(" (id made by us: none was published)", "dim")] * release.id_minted),
            *([(" (compiled by the publisher: no history)", "dim")] * release.is_compiled),
            indent=4,
        )
        if answer.versioned is not None:
            _print_changes(sheet, changes.get(_key(release), []), first=number == 0)


def _key(release: Release) -> str:
    return str(release.body.get("id")) if "id" in release.body else "None"


def _print_changes(sheet: Sheet, changes: Sequence[Change], *, first: bool) -> None:
    if first:
        sheet.line(f"{plural(len(changes), 'value')} as first published", indent=4)
        return
    told = [change for change in changes if not change.pointer.endswith(("/releaseDate", "/id")) or change.first]
    if not told:
        sheet.line("nothing changed", indent=4)
    for change in told[:CHANGES_SHOWN]:
        new = _words(change.new)
        what = new if change.first else f"{_words(change.old)} → {new}"
        sheet.line((one_line(change.pointer), "cyan"), f"  {what}", indent=4)
    if len(told) > CHANGES_SHOWN:
        sheet.line((f"and {plural(len(told) - CHANGES_SHOWN, 'more change')}: --json has them all", "dim"), indent=4)


def _words(value: Any) -> str:
    if isinstance(value, str):
        return value_words(shorten(value, 70))
    if value is None:
        return "(removed)"
    if isinstance(value, (bool, int, Decimal)):
        return value_words(value)
    return plural(len(value), "item") if isinstance(value, (list, dict)) else one_line(str(value))
