"""Pulls, gaps and the list of sources on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.report.answers_pull import GapsAnswer, PullAnswer, SourcesAnswer, counted
from onrecord.report.terminal import Sheet
from onrecord.report.visible import one_line
from onrecord.report.wording import plural
from onrecord.sources import Gaps

SHOWN = 20
"""Names printed one by one; the JSON has them all."""


def print_pull(sheet: Sheet, answer: PullAnswer) -> None:
    """What came, then what is lacking."""
    tally = answer.tally
    served = f"{plural(answer.requests, 'request')}, {plural(tally.answers, 'answer')}, {tally.bytes / 1e6:,.1f} MB"
    sheet.line(served, label=("asked", "dim"), hang=10)
    if answer.gaps.reach:
        sheet.line(f"so far: {one_line(answer.gaps.reach)}", indent=10)
    kept = [
        (tally.releases_kept, "new"),
        (tally.releases_duplicate, "held already"),
        (tally.releases_refused, "refused"),
    ]
    told = ", ".join(f"{number:,} {word}" for number, word in kept if number)
    sheet.line(
        f"{plural(tally.releases_seen, 'release')}{f': {told}' if told else ''}", label=("served", "dim"), hang=10
    )
    if tally.releases:
        held = f"{plural(tally.records, 'record')} from {plural(tally.releases, 'release')}"
        sheet.line(f"{one_line(answer.register)} now holds {held}", label=("register", "dim"), hang=10)
    if tally.issues:
        sheet.line(f"{plural(tally.issues, 'issue')} noted in the data: onrecord issues")
    _print_gaps(sheet, answer.gaps)


def print_gaps(sheet: Sheet, answer: GapsAnswer) -> None:
    """How much is held, part by part, then what is lacking."""
    sheet.line((one_line(answer.title), "bold"), f"  {one_line(answer.gaps.reach) or 'never asked'}")
    _print_gaps(sheet, answer.gaps)
    if len(answer.gaps.parts) > 1:
        sheet.blank()
        for part in answer.gaps.parts:
            sheet.line(f"{part.held:,} of {part.expected:,}", label=f"{part.name}  ")


def _print_gaps(sheet: Sheet, gaps: Gaps) -> None:
    style = "green" if gaps.whole else "yellow"
    sheet.line((counted(gaps), style), f", by {gaps.basis}", label=("held", "dim"), hang=10)
    if gaps.absent:
        sheet.line(
            f"{plural(gaps.absent, 'number')} of the sequence that it says it has not", label=("absent", "dim"), hang=10
        )
    if gaps.remark:
        sheet.line(gaps.remark, indent=10)
    _print_names(sheet, "missing", gaps.missing)
    _print_names(sheet, "not asked", gaps.not_asked)
    _print_names(sheet, "suspect", [f"{one.portion}: {one.reason}" for one in gaps.suspect])


def _print_names(sheet: Sheet, word: str, names: Sequence[str]) -> None:
    for number, name in enumerate(names[:SHOWN]):
        sheet.line(one_line(name), label=(word if not number else "", "yellow"), hang=10)
    if len(names) > SHOWN:
        sheet.line((f"and {len(names) - SHOWN:,} more: --json names them all", "dim"), label="", hang=10)


def print_sources(sheet: Sheet, answer: SourcesAnswer) -> None:
    """One source after another."""
    for line in answer.lines:
        sheet.line((line.name, "bold"), f"  {line.title}")
        last = f"last answer {line.last:%Y-%m-%d %H:%M} UTC" if line.last else "never asked"
        sheet.line(f"{one_line(line.address)}  ·  {last}", indent=2)
    sheet.blank()
    sheet.line(("Or the address of any file, chain of packages or dump of OCDS: onrecord pull https://…", "dim"))
