"""Payments on a terminal: loads of them, lists, and the awards that they may be of."""

from __future__ import annotations

from decimal import Decimal

from onrecord.register.payments.model import PaymentRow
from onrecord.report.answers_payments import PaymentIssuesAnswer, PaymentsAnswer, SpendAnswer, supplier_words
from onrecord.report.contacts import without_contacts
from onrecord.report.terminal import Sheet
from onrecord.report.visible import one_line, shorten
from onrecord.report.wording import day_words, plural

TEXT_WIDTH = 120
LEFT_OUT_SHOWN = 10


def print_spend(sheet: Sheet, answer: SpendAnswer) -> None:
    """Counts that add up, and the files left out."""
    report = answer.report
    files = [(report.files_read, "read"), (report.files_held, "held already"), (report.files_refused, "refused")]
    rows = [(report.payments, "payments"), (report.totals, "totals"), (report.headings, "headings again")]
    sheet.line(plural(report.files_seen, "file"), _counts(files), label=("files", "dim"), hang=10)
    told = _counts([*rows, (report.unread, "unread")])
    sheet.line(
        f"{plural(report.rows, 'row')} of {plural(report.sheets, 'table')}", told, label=("rows", "dim"), hang=10
    )
    sheet.line(_pounds(report.amount), label=("sum", "dim"), hang=10)
    held = f"{one_line(answer.register)} now holds {plural(report.payments_held, 'payment')}"
    sheet.line(held, label=("register", "dim"), hang=10)
    for left in report.refused[:LEFT_OUT_SHOWN]:
        sheet.line(("refused: ", "yellow"), (one_line(left.path), "bold"), f": {one_line(left.reason)}", indent=2)
    if len(report.refused) > LEFT_OUT_SHOWN:
        sheet.line((f"  and {len(report.refused) - LEFT_OUT_SHOWN:,} more refused: --json names them all", "dim"))
    if report.issues:
        sheet.line(f"{plural(report.issues, 'issue')} noted in the lists: onrecord payments --issues")


def print_payments(sheet: Sheet, answer: PaymentsAnswer) -> None:
    """One payment after another, the newest first, and what all come to."""
    found = answer.found
    if not found.total:
        sheet.line("No payment in this register fits. Load lists of payments with: onrecord load --spend FILE")
        return
    for row in found.rows:
        _print_payment(sheet, row, people=answer.people)
    sheet.rule("")
    sheet.line(f"{plural(found.total, 'payment')}, {_pounds(found.amount)}", label=("in all", "dim"), hang=10)
    if found.copies:
        sheet.line(
            f"{plural(found.copies, 'payment')}, {_pounds(found.copied)}, listed again elsewhere: not in the sum",
            label=("copies", "dim"),
            hang=10,
        )
    if found.undated:
        sheet.line(
            f"{plural(found.undated, 'payment')} without a date that can be read", label=("undated", "dim"), hang=10
        )


def _print_payment(sheet: Sheet, row: PaymentRow, *, people: bool) -> None:
    day = day_words(row.day) if row.day else "undated"
    sure = "" if row.day_sure or not row.day else " (or with day and month exchanged)"
    name = one_line(supplier_words(row, people=people)) or "(no supplier named)"
    basis = f" {row.basis}" if row.basis else ""
    sheet.line((f"{_pounds(row.amount)}{basis}", "bold"), f"  {day}{sure}  {name}")
    hidden = row.private and not people
    texts = [row.body, row.department, row.category, "" if hidden else row.description]
    words = "; ".join(one_line(str(without_contacts(text))) for text in texts if text)
    if words:
        sheet.line(shorten(words, TEXT_WIDTH), indent=4)
    if row.copy_of:
        sheet.line((f"the same payment stands in {one_line(row.copy_of)}", "yellow"), indent=4)
    if row.pairing:
        award = row.pairing.award
        sheet.line(
            f"perhaps of {one_line(award.ocid)}, {shorten(one_line(str(without_contacts(award.title))), 80)}"
            f" ({row.pairing.confidence.value} confidence: {'; '.join(row.pairing.reasons)})",
            indent=4,
        )
    sheet.line((f"{one_line(row.file)} {one_line(row.position)}", "dim"), indent=4)


def print_payment_issues(sheet: Sheet, answer: PaymentIssuesAnswer) -> None:
    """One issue after another."""
    if not answer.rows:
        sheet.line("Nothing was wrong in the lists of payments, or none was loaded.")
    for rule, file, position, heading, found, expected in answer.rows:
        sheet.line((f"{one_line(file)} {one_line(position)}".strip(), "bold"))
        column = f'under "{one_line(heading)}": ' if heading else ""
        sheet.line(f"{column}found {one_line(found)}; expected {one_line(expected)}", indent=2)
        sheet.line((rule, "dim"), indent=2)


def _counts(parts: list[tuple[int, str]]) -> str:
    told = ", ".join(f"{number:,} {word}" for number, word in parts if number)
    return f": {told}" if told else ""


def _pounds(amount: Decimal) -> str:
    sign = "-" if amount < 0 else ""
    return f"{sign}£{abs(amount):,.2f}"
