"""Verifying on a terminal."""

from __future__ import annotations

from onrecord.report.answers_history import VerifyAnswer
from onrecord.report.terminal import Sheet
from onrecord.report.visible import one_line
from onrecord.report.wording import plural

FAULTS_SHOWN = 20
"""Faults told one by one; the JSON has them all."""
HANG = 10


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
    for note in report.notes[:FAULTS_SHOWN]:
        _fact(sheet, "note", one_line(note))
    if report.fits:
        _fact(sheet, "head", report.head)
        sheet.line(f"{one_line(answer.register)} is as it was written.")
        sheet.line(("Note the head elsewhere: onrecord verify --head HASH tells whether it still stands.", "dim"))
    else:
        sheet.line(
            (f"{one_line(answer.register)} is not as it was written: {plural(len(report.faults), 'fault')}.", "red")
        )


def _fact(sheet: Sheet, name: str, words: str) -> None:
    if words:
        sheet.line(words, label=(name, "dim"), hang=HANG)
