"""Lists and closing lines on a terminal: loads, rebuilds, searches and issues."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from datetime import date

from onrecord.register.facets import Facet, Facets
from onrecord.register.model import IssueRow, LeftOut, SearchRow
from onrecord.report.answers_lists import FoundAnswer, IssuesAnswer, LoadAnswer, RebuildAnswer
from onrecord.report.contacts import without_contacts
from onrecord.report.date_words import doubtful
from onrecord.report.terminal import Part, Sheet
from onrecord.report.visible import one_line, shorten
from onrecord.report.wording import day_words, plural

LEFT_OUT_SHOWN = 10
"""Files named one by one; the JSON names them all."""
TITLE_WIDTH = 240
"""Three lines: longer titles are descriptions, which `show` prints in full."""


def print_load(sheet: Sheet, answer: LoadAnswer) -> None:
    """Counts that add up, the files left out, and what to do next."""
    report = answer.report
    files = [
        (report.files_read, "read"),
        (report.files_held, "held already"),
        (report.files_not_ocds, "not OCDS"),
        (report.files_unreadable, "unreadable"),
    ]
    releases = [
        (report.releases_kept, "kept"),
        (report.releases_duplicate, "duplicate"),
        (report.releases_refused, "refused"),
    ]
    sheet.line(plural(report.files_seen, "file"), _counts(files), label=("files", "dim"), hang=10)
    sheet.line(plural(report.releases_seen, "release"), _counts(releases), label=("releases", "dim"), hang=10)
    held = f"{plural(report.records, 'record')} from {plural(report.releases, 'release')}"
    sheet.line(f"{one_line(answer.register)} now holds {held}", label=("register", "dim"), hang=10)
    if answer.empty:
        sheet.line("There is no release in what was read: an empty package is sound, and nothing to keep.")
    _print_left_out(sheet, "not OCDS", report.not_ocds)
    _print_left_out(sheet, "unreadable", report.unreadable)
    _print_notes(sheet, answer)


def _counts(parts: Sequence[tuple[int, str]]) -> str:
    told = ", ".join(f"{number:,} {word}" for number, word in parts if number)
    return f": {told}" if told else ""


def _print_left_out(sheet: Sheet, word: str, files: Sequence[LeftOut]) -> None:
    for file in files[:LEFT_OUT_SHOWN]:
        sheet.line((f"{word}: ", "yellow"), (one_line(file.path), "bold"), f": {one_line(file.reason)}", indent=2)
    if len(files) > LEFT_OUT_SHOWN:
        sheet.line((f"  and {len(files) - LEFT_OUT_SHOWN:,} more {word}: --json names them all", "dim"))


def _print_notes(sheet: Sheet, answer: LoadAnswer) -> None:
    report = answer.report
    if report.releases_resumed:
        sheet.line(f"{plural(report.releases_resumed, 'release')} taken up from a load that was interrupted.")
    if report.conflicts:
        sheet.line(
            f"{plural(len(report.conflicts), 'release')} under an id that was held with other content: both kept."
        )
    if report.issues:
        sheet.line(f"{plural(report.issues, 'issue')} noted in the data: onrecord issues")


def print_rebuild(sheet: Sheet, answer: RebuildAnswer) -> None:
    """What was made again."""
    report = answer.report
    made = f"{plural(report.records, 'record')}, {plural(report.releases, 'release')}, {plural(report.issues, 'issue')}"
    sheet.line(f"{one_line(answer.register)} rebuilt from {plural(report.files, 'file')}: {made}")


def print_found(sheet: Sheet, answer: FoundAnswer) -> None:
    """One record after another, best first."""
    found = answer.found
    if answer.saved is not None:
        sheet.line(f"Saved as {one_line(answer.saved)}: onrecord feed {shlex.quote(one_line(answer.saved))}")
        sheet.blank()
    if not found.rows:
        sheet.line("No record in this register holds these words within these filters.")
        return
    if not found.complete:
        sheet.line(("No record holds every word; these hold some of them.", "italic"))
        sheet.blank()
    for number, row in enumerate(found.rows):
        if number:
            sheet.blank()
        print_row(sheet, row)
    sheet.blank()
    shown = f"{len(found.rows):,} of " if len(found.rows) < found.total else ""
    which = "In full" if found.total == 1 else "One of them in full"
    if answer.facets is not None:
        _print_facets(sheet, answer.facets)
    sheet.line((f"{shown}{plural(found.total, 'record')}. {which}: onrecord show OCID", "dim"))
    if answer.next:
        sheet.line((f"The next ones: --after {answer.next}", "dim"))


def _print_facets(sheet: Sheet, facets: Facets) -> None:
    for heading, found in (
        ("Stages", facets.stages),
        ("Years", facets.years),
        ("CPV divisions", facets.divisions),
        ("Regions", facets.regions),
        ("Buyers", facets.buyers),
    ):
        if found:
            sheet.rule(heading)
        for facet in found:
            _print_facet(sheet, facet, 0)
    sheet.blank()


def _print_facet(sheet: Sheet, facet: Facet, depth: int) -> None:
    words = [facet.value, facet.name] if facet.name else [facet.value]
    told = "  ".join(one_line(without_contacts(word)) for word in words)
    sheet.line(told, label=f"{facet.count:>7,}  ", indent=2 * depth)
    for part in facet.parts:
        _print_facet(sheet, part, depth + 1)


def print_row(sheet: Sheet, row: SearchRow) -> None:
    """One record in a few lines."""
    sheet.line((shorten(row.title, TITLE_WIDTH) or "(without a title)", "bold"))
    facts = [without_contacts(fact) for fact in (one_line(row.buyer), row.value, row.status) if fact]
    if facts:
        sheet.line("  ·  ".join(facts), indent=2)
    days: list[Part] = []
    for word, day, doubt in (("first published", row.published, ""), ("bids close", row.closing, row.closing_doubt)):
        if day:
            label = f" ({doubtful(doubt)})" if doubt else ""
            days.append(f"{'  ·  ' if days else ''}{word} {day_words(date.fromisoformat(day))}{label}")
    if days:
        sheet.line(*days, indent=2)
    if row.suppliers:
        sheet.line(f"supplier: {one_line(without_contacts('; '.join(row.suppliers)))}", indent=2)
    sheet.line((one_line(row.ocid), "dim"), indent=2)


def print_issues(sheet: Sheet, answer: IssuesAnswer) -> None:
    """Issues one by one, then how often each rule found something."""
    found = answer.found
    if not found.total:
        sheet.line("No issue of this kind in the register.")
        return
    for row in found.rows:
        _print_issue(sheet, row)
    sheet.rule("How often")
    for count in found.counts:
        sheet.line(f"{one_line(count.rule)}", (f"  {one_line(count.publisher)}", "dim"), label=f"{count.count:>7,}  ")
    total = plural(found.total, "issue")
    cut = f"{len(found.rows):,} of {total} shown; narrow with --rule or --ocid, or ask for more with --limit"
    sheet.line((cut if len(found.rows) < found.total else f"{total}, all shown", "dim"))


def _print_issue(sheet: Sheet, row: IssueRow) -> None:
    issue = row.issue
    place = one_line(f"{issue.file} {issue.position} {issue.pointer}")
    sheet.line((place, "bold"))
    found, expected = one_line(issue.found) or "nothing", one_line(issue.expected)
    sheet.line(f"found {found}; expected {expected}", indent=2)
    sheet.line((f"{one_line(issue.rule)}  ·  {one_line(issue.ocid) or 'no ocid'}", "dim"), indent=2)
