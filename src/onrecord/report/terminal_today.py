"""What a day brings, on a terminal."""

from __future__ import annotations

from onrecord.report.answers_today import TodayAnswer
from onrecord.report.terminal import Sheet
from onrecord.report.terminal_lists import print_row
from onrecord.report.wording import day_words, plural


def print_today(sheet: Sheet, answer: TodayAnswer) -> None:
    """What was published last, then what closes soon."""
    sheet.rule("New today" if answer.is_today else "New")
    if answer.day is None:
        sheet.line("Nothing in this register is dated.")
    else:
        changed = plural(answer.changed.total, "record")
        day = day_words(answer.day)
        sheet.line(f"{changed} published or changed on {day}{'' if answer.is_today else ', and nothing since'}.")
    for row in answer.changed.rows:
        sheet.blank()
        print_row(sheet, row)
    sheet.rule("Closing")
    closing = plural(answer.closing.total, "record")
    sheet.line(f"{closing} open for bids that close by {day_words(answer.until)}.")
    for row in answer.closing.rows:
        sheet.blank()
        print_row(sheet, row)
