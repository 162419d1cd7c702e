"""A checked list of claims on a terminal: its totals first, then what to correct, then every row in a line."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table

from onrecord.checking.claims.judge import GRAVITY, JudgedClaim, JudgedRow
from onrecord.checking.claims.totals import ColumnTotals
from onrecord.checking.model import VerdictWord
from onrecord.report.answers_claims import ClaimsAnswer
from onrecord.report.claims_words import (
    IS,
    column_words,
    findings,
    method,
    money_words,
    record_link,
    state_words,
    sums_words,
)
from onrecord.report.contacts import without_contacts
from onrecord.report.terminal import STYLES, Sheet
from onrecord.report.terminal_totals import amount_words, heading_words
from onrecord.report.visible import one_line, shorten
from onrecord.report.wording import (
    FLAGGED,
    LOOKS,
    evidence_place,
    instant_words,
    plural,
    quoted,
    reason_words,
    value_words,
)

ROWS_SHOWN = 400
"""Rows listed in a line each; the JSON has all of them."""
FAULTS_SHOWN = 40
EVIDENCE_SHOWN = 4


def print_claims(sheet: Sheet, answer: ClaimsAnswer) -> None:
    """The whole answer, as whoever checks a list reads it."""
    _print_masthead(sheet, answer)
    for totals in answer.checked.totals:
        _print_totals(sheet, totals)
    _print_flagged(sheet, answer)
    _print_rows(sheet, answer)
    _print_faults(sheet, answer)
    sheet.rule()
    for sentence in method(answer.checked, answer.imprint):
        sheet.line((sentence, "dim"))


def _print_masthead(sheet: Sheet, answer: ClaimsAnswer) -> None:
    checked, listed = answer.checked, answer.checked.listed
    claims = sum(len(row.claims) for row in checked.rows)
    counted = f"{one_line(answer.name)}: {plural(len(checked.rows), 'row')}, {plural(claims, 'claim')}"
    sheet.line(("ON THE RECORD", "bold"), ("  ·  ", "dim"), counted)
    parts = [((f"{LOOKS[word].shape} {checked.count(word)} ", STYLES[word]), f"{LOOKS[word].word}   ")
             for word in GRAVITY if checked.count(word)]  # fmt: skip
    if parts:
        sheet.line(*(part for pair in parts for part in pair), indent=2)
    if listed.columns:
        read = ", ".join(f"{one_line(heading)} = {role.value}" for heading, role in listed.columns.items())
        sheet.line((f"Read as: {read}.", "dim"))
    if listed.unread:
        sheet.line((f"Not read: {', '.join(map(one_line, listed.unread))}.", "dim"))
    for note in listed.notes:
        sheet.line((one_line(note), "dim"))


def _print_totals(sheet: Sheet, totals: ColumnTotals) -> None:
    sheet.rule(one_line(column_words(totals)))
    stated = " and ".join(money_words(amount, code) for code, amount in totals.stated.items())
    without = f"; {plural(len(totals.unstated), 'row')} without one" if totals.unstated else ""
    sheet.line(f"{plural(totals.rows, 'row')} come to {stated}{without}." if totals.rows != 1 else f"1 row: {stated}.")
    sheet.blank()
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=True, header_style="dim")
    table.add_column("what the record has behind them")
    for name in ("as stated", "rows"):
        table.add_column(name, justify="right")
    for part in totals.parts:
        cells = (IS[part.kind], money_words(part.amount, part.currency), f"{len(part.lines):,}")
        table.add_row(*map(sheet.text, cells))
    sheet.block(table, indent=2)
    _print_confirmed(sheet, totals)
    found = findings(totals)
    if found:
        sheet.blank()
    for finding in found:
        good = finding.code == "total_fits"
        sheet.line(
            one_line(finding.sentence), indent=2, label=("· " if not good else "= ", "green" if good else "bold")
        )


def _print_confirmed(sheet: Sheet, totals: ColumnTotals) -> None:
    sheet.blank()
    if not any(total.figures for total in totals.confirmed):
        sheet.line("The record confirms none of it as decided, signed or paid.", indent=2)
        return
    sheet.line("Confirmed by the record as decided, signed or paid, each figure once:", indent=2)
    for total in totals.confirmed:
        words = f"{amount_words(total.amount, total.unlike.currency)}  {heading_words(total.unlike.heading).lower()}"
        sheet.line(f"{words}, {plural(total.figures, 'figure')}", indent=4)


def _print_flagged(sheet: Sheet, answer: ClaimsAnswer) -> None:
    flagged = [row for row in answer.checked.rows if row.word in FLAGGED]
    if not flagged:
        return
    sheet.rule("To correct")
    for number, row in enumerate(flagged):
        if number:
            sheet.blank()
        _print_row(sheet, answer, row)


def _print_row(sheet: Sheet, answer: ClaimsAnswer, row: JudgedRow) -> None:
    sheet.line((f"{answer.checked.listed.counted_in} {row.row.line}  ", "bold"), quoted(shorten(row.row.words, 160)))
    sheet.line(
        one_line(without_contacts(row.title)) or "(without a title)",
        ("  ·  ", "dim"),
        one_line(row.ocid or ""),
        ("  ·  ", "dim"),
        one_line(state_words(row)),
        indent=2,
    )
    link = record_link(row, answer.citations)
    if link:
        sheet.line((one_line(link), "dim"), indent=2)
    for one in row.claims:
        if one.checked.verdict.word in FLAGGED:
            _print_claim(sheet, one)
    for note in row.notes:
        sheet.line((one_line(note), "dim"), indent=2)


def _print_claim(sheet: Sheet, one: JudgedClaim) -> None:
    verdict = one.checked.verdict
    look, style = LOOKS[verdict.word], STYLES[verdict.word]
    said = f"{one.field.heading}: {one.field.text}" if one.field else one.checked.claim.text
    sheet.line((look.word, style), f"  {quoted(shorten(said, 200))}", indent=2, label=(f"{look.shape} ", style))
    sheet.line(one_line(verdict.sentence), indent=4)
    for evidence in verdict.evidence[:EVIDENCE_SHOWN]:
        value = value_words(shorten(evidence.value, 120) if isinstance(evidence.value, str) else evidence.value)
        sheet.line((one_line(evidence_place(evidence)), "cyan"), f" = {value}", indent=6)
    judged = f", judged as {quoted(one_line(one.text))}" if one.field else ""
    sheet.line((f"{reason_words(verdict.reason)}, by rule {verdict.rule} {verdict.version}{judged}", "dim"), indent=6)
    if one.checked.today:
        sheet.line(("the record has changed since: ", "italic"), one_line(one.checked.today.sentence), indent=4)


def _print_rows(sheet: Sheet, answer: ClaimsAnswer) -> None:
    rows = answer.checked.rows
    headings = {totals.role: one_line(totals.heading) for totals in answer.checked.totals}
    sheet.rule("Row by row")
    for row in _listed(rows):
        look, style = LOOKS[row.word], STYLES[row.word]
        sums = sums_words(row, headings)
        sheet.line(
            (quoted(shorten(row.row.words, sheet.width - 16)), "bold" if row.word in FLAGGED else ""),
            label=(f"{row.row.line:>5}  {look.shape} ", style),
        )
        said = f" (said on {instant_words(row.said, answer.imprint.zone)})" if row.said else ""
        where = f"{one_line(row.ocid)}: " if row.ocid else ""
        sheet.line((f"{where}{one_line(row.sentence)}{said}", ""), indent=9)
        if sums:
            sheet.line((f"its sum: {sums}", "dim"), indent=9)
    if len(rows) > ROWS_SHOWN:
        sheet.line((f"{len(rows) - ROWS_SHOWN:,} more rows: --json has them all", "dim"))


def _listed(rows: Sequence[JudgedRow]) -> list[JudgedRow]:
    """The rows in their order; of a long list those first that somebody has to look at."""
    if len(rows) <= ROWS_SHOWN:
        return list(rows)
    calm = (VerdictWord.SUPPORTED, VerdictWord.NOT_CHECKABLE)
    return sorted(rows, key=lambda row: (row.word in calm, row.row.line))[:ROWS_SHOWN]


def _print_faults(sheet: Sheet, answer: ClaimsAnswer) -> None:
    faults = answer.checked.listed.faults
    if not faults:
        return
    sheet.rule("Not read")
    for fault in faults[:FAULTS_SHOWN]:
        column = f", {one_line(fault.column)}" if fault.column else ""
        sheet.line(
            f"found {one_line(fault.found)}, expected {fault.expected}",
            label=f"{answer.checked.listed.counted_in} {fault.line}{column}: ",
        )
    if len(faults) > FAULTS_SHOWN:
        sheet.line((f"{len(faults) - FAULTS_SHOWN:,} more: --json has them all", "dim"))
