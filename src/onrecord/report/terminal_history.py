"""What changed, what is one purchase, and what verifying found, on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from onrecord.ocds import Release
from onrecord.reading.changes import Change, ChangeKind
from onrecord.register.cases import Member
from onrecord.report.answers_history import CaseAnswer, ChangesAnswer, RecordChanges, VerifyAnswer
from onrecord.report.change_words import seen_words, silence_words, what_changed
from onrecord.report.contacts import without_contacts
from onrecord.report.terminal import Sheet
from onrecord.report.visible import one_line
from onrecord.report.wording import day_words, instant_words, plural

FAULTS_SHOWN = 20
"""Faults told one by one; the JSON has them all."""
LINES_SHOWN = 12
"""Lines for one release; the JSON has them all."""
DOCUMENTS_NAMED = 4
HANG = 10


def _nothing(answer: ChangesAnswer) -> str:
    """Why no change is told: nobody has been read, or nothing was found in what was."""
    if not answer.looked_at:
        return "Nothing changed: no record with several releases fits. Look who is there: onrecord search --buyer NAME"
    return "Nothing changed: no later release says anything else than the one before it."


def print_changes(sheet: Sheet, answer: ChangesAnswer) -> None:
    """Record by record, release by release, oldest first."""
    for record in answer.records:
        _print_record(sheet, record, answer)
    if not answer.records:
        sheet.line(_nothing(answer))
    elif answer.looked_at < answer.total:
        sheet.blank()
        left = answer.total - answer.looked_at
        sheet.line((f"{plural(left, 'more record')} with several releases: ask for more with --limit", "dim"))
    for source in answer.imprint.sources if answer.records else ():
        sheet.blank()
        sheet.line((source, "dim"))


def _print_record(sheet: Sheet, record: RecordChanges, answer: ChangesAnswer) -> None:
    sheet.rule(one_line(without_contacts(record.title)) or "(without a title)")
    known = [one_line(without_contacts(record.buyer)), plural(record.releases, "release")]
    sheet.line("  ·  ".join(part for part in known if part))
    sheet.line((one_line(record.ocid), "dim"))
    for release, changes in groupby(record.changes, key=lambda change: change.release):
        _print_release(sheet, release, list(changes), answer)


def _print_release(sheet: Sheet, release: Release, changes: Sequence[Change], answer: ChangesAnswer) -> None:
    sheet.blank()
    when = instant_words(release.date, answer.imprint.zone)
    sheet.line((when, "bold"), f"  {one_line(', '.join(release.tags))}", indent=2)
    seen = seen_words(release.provenance.first_seen)
    sheet.line((f"{one_line(release.id)}{f', first seen {seen}' if seen else ''}", "dim"), indent=2)
    silent = next((change for change in changes if change.silent), None)
    if silent:
        sheet.line((f"Changed {silence_words(silent)}.", "yellow"), indent=2)
    lines = list(_lines(changes))
    for words in lines[:LINES_SHOWN]:
        sheet.line(without_contacts(words), label="· ", indent=2)
    if len(lines) > LINES_SHOWN:
        sheet.line((f"and {plural(len(lines) - LINES_SHOWN, 'more change')}: --json has them all", "dim"), indent=4)


def _lines(changes: Sequence[Change]) -> Iterator[str]:
    """One line a change, but one for all the documents that were added."""
    added = [change for change in changes if change.kind is ChangeKind.DOCUMENT and change.new is not None]
    told = False
    for change in changes:
        if len(added) < 2 or change not in added:
            yield what_changed(change)
        elif not told:
            told = True
            names = list(dict.fromkeys(one_line(one.about) for one in added))
            more = " and others" if len(names) > DOCUMENTS_NAMED else ""
            yield f"{plural(len(added), 'document')} added: {'; '.join(names[:DOCUMENTS_NAMED])}{more}"


MORE_MEMBERS = "There may be more: too much is alike for all of it to be looked at."
"""What stands under the members of a case that is not known to be whole."""


def print_case(sheet: Sheet, answer: CaseAnswer) -> None:
    """The record asked about, then the others by day, each with its reasons."""
    case = answer.case
    sheet.rule(one_line(without_contacts(case.title)) or "(without a title)")
    sheet.line((one_line(case.ocid), "dim"))
    for member in case.members:
        sheet.blank()
        print_member(sheet, member, case.ocid)
    sheet.blank()
    if not case.members:
        sheet.line("No other record of this register is plainly the same purchase.")
    if not case.complete:
        sheet.line((MORE_MEMBERS, "dim"))
    for said in case.parted:
        other = said.right if said.left == case.ocid else said.left
        sheet.line(f"Kept apart by {one_line(said.by)}: {one_line(other)}: {one_line(said.reason)}")
    if case.members:
        sheet.line(("A wrong one is taken out for good with: --part OCID --reason WORDS", "dim"))


def print_member(sheet: Sheet, member: Member, asked: str) -> None:
    """One other record of a case."""
    sheet.line((one_line(without_contacts(member.title)) or "(without a title)", "bold"), indent=2)
    day = day_words(date.fromisoformat(member.first)) if member.first else "undated"
    sheet.line(f"{day}  ·  {one_line(without_contacts(member.buyer))}", indent=2)
    sheet.line((one_line(member.ocid), "dim"), indent=2)
    by_way = f" (by way of {one_line(member.through)})" if member.through != asked else ""
    for reason in member.reasons:
        sheet.line(one_line(without_contacts(reason.sentence)), by_way, label="· ", indent=2)


def print_verify(sheet: Sheet, answer: VerifyAnswer) -> None:
    """What does not fit, the first line first; then what was computed, and the heads to note."""
    report = answer.report
    for number, fault in enumerate(report.faults[:FAULTS_SHOWN]):
        sheet.line(("first: " if number == 0 else "", "red"), (one_line(fault.where), "bold"))
        sheet.line(f"found {one_line(fault.found)}, expected {one_line(fault.expected)}.", indent=2)
        sheet.line(one_line(fault.remedy), indent=2)
    if len(report.faults) > FAULTS_SHOWN:
        sheet.line((f"and {len(report.faults) - FAULTS_SHOWN:,} more: --json names them all", "dim"))
    if report.faults:
        sheet.blank()
    counted = f", {plural(report.releases, 'release')} counted" if report.releases is not None else ""
    _fact(sheet, "ledger", f"{plural(report.lines, 'line')}, each following from the one before" * report.fits)
    _fact(sheet, "raw", f"{plural(report.objects, 'object')}, {report.size:,} bytes hashed again{counted}")
    if report.decisions:
        _fact(sheet, "decisions", f"{plural(report.decisions, 'decision')}; head {report.decisions_head}")
    if report.reviews:
        _fact(sheet, "reviews", f"{plural(report.reviews, 'review')}; head {report.reviews_head}")
    for note in report.notes[:FAULTS_SHOWN]:
        _fact(sheet, "note", one_line(note))
    if report.fits:
        _fact(sheet, "head", report.head)
        sheet.line(f"{one_line(answer.register)} is as it was written.")
        sheet.line(("Note the head elsewhere: onrecord verify --head HASH tells whether it still stands.", "dim"))
    else:
        told = f"{one_line(answer.register)} is not as it was written: {plural(len(report.faults), 'fault')}."
        sheet.line((told, "red"))


def _fact(sheet: Sheet, name: str, words: str) -> None:
    if words:
        sheet.line(words, label=(name, "dim"), hang=HANG)
