"""Totals on a terminal: one list a kind of sum, each total with how many figures it holds and leaves out."""

from __future__ import annotations

from decimal import Decimal

from rich.table import Table

from onrecord.reading.model import SumKind
from onrecord.reading.money import By, Extent, Heading, MoneyTotal
from onrecord.report.answers_totals import TotalsAnswer, TotalsList
from onrecord.report.contacts import without_contacts
from onrecord.report.terminal import Sheet
from onrecord.report.visible import one_line, shorten
from onrecord.report.wording import day_words, instant_words, plural, sentence_case
from onrecord.values import Money

NAMES = {
    SumKind.BUDGET: "budgets",
    SumKind.ESTIMATE: "advertised values",
    SumKind.CEILING: "upper limits",
    SumKind.FLOOR: "lower limits",
    SumKind.AWARD: "awards",
    SumKind.AMENDED: "awards, as amended",
    SumKind.CALLED_OFF: "called off under frameworks",
    SumKind.CONTRACT: "contracts",
    SumKind.PAID: "paid",
}
NAME_WIDTH = 48


def print_totals(sheet: Sheet, answer: TotalsAnswer) -> None:
    """What was asked, the totals, and why figures were left out."""
    sheet.line((_asked(answer), "bold"))
    if not answer.top.whole:
        sheet.line("No sum in this register fits.")
        return
    if answer.by is By.KIND:
        sheet.blank()
        _print_table(sheet, [(heading_words(each.whole.unlike.heading), each.whole) for each in answer.lists])
    else:
        for each in answer.lists:
            _print_list(sheet, answer, each)
    _print_doubts(sheet, answer)


def _asked(answer: TotalsAnswer) -> str:
    choice = answer.choice
    words = "Totals" if answer.by is By.KIND else f"Totals by {'CPV' if answer.by is By.CPV else answer.by.value}"
    if choice.buyer:
        words += f", of buyers named “{one_line(without_contacts(choice.buyer))}”"
    if choice.since:
        words += f", from {day_words(choice.since)}"
    if choice.until:
        words += f", to {day_words(choice.until)}"
    if choice.as_of:
        words += f", as published by {instant_words(choice.as_of)}"
    if choice.known_at:
        words += f", as seen by {instant_words(choice.known_at)}"
    return words


def heading_words(heading: Heading) -> str:
    """What all figures of a total share.

    >>> heading_words(("award", "GBP", "net", "year", "whole"))
    'Awards, before tax, a year'
    >>> heading_words(("estimate", "GBP", "", "total", "lot"))
    'Advertised values, lots of notices that give no whole'
    """
    kind, currency, net, basis, extent = heading
    words = [NAMES[SumKind(kind)]]
    if net:
        words.append("before tax" if net == "net" else "with tax")
    if basis != "total":
        words.append(f"a {basis}")
    if extent == Extent.LOT:
        words.append("parts where no whole is given" if kind == "budget" else "lots of notices that give no whole")
    if not currency:
        words.append("no currency stated")
    return sentence_case(", ".join(words))


def _print_list(sheet: Sheet, answer: TotalsAnswer, each: TotalsList) -> None:
    heading = each.whole.unlike.heading
    currency = f" ({one_line(heading[1])})" if heading[1] else ""
    sheet.rule(f"{heading_words(heading)}{currency}")
    rows = [(_group_words(answer.by, total), total) for total in each.rows]
    if each.groups > 1:
        rows.append((f"all {each.groups:,}", each.whole))
    _print_table(sheet, rows)
    if each.groups > len(each.rows):
        sheet.line((f"{each.groups - len(each.rows):,} are not listed: --limit {each.groups} lists them all", "dim"))


def _group_words(by: By, total: MoneyTotal) -> str:
    if not total.name:
        return "(no date)" if by is By.YEAR else "(not stated)"
    return shorten(without_contacts(one_line(total.name)), NAME_WIDTH)


def _print_table(sheet: Sheet, rows: list[tuple[str, MoneyTotal]]) -> None:
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=True, header_style="dim")
    table.add_column("")
    for name in ("sum", "figures", "left out in doubt"):
        table.add_column(name, justify="right")
    for words, total in rows:
        currency = total.unlike.currency
        left_out = f"{total.doubtful:,} ({amount_words(total.doubtful_amount, currency)})" if total.doubtful else "-"
        amount = amount_words(total.amount, currency) if total.figures else "-"
        cells = (words, amount, f"{total.figures:,}", left_out)
        table.add_row(*map(sheet.text, cells))
    sheet.block(table)


def amount_words(amount: Decimal, currency: str) -> str:
    """A sum as an editor would print it; without its currency where none is stated.

    >>> amount_words(Decimal(1200), "GBP"), amount_words(Decimal(1200), "")
    ('£1,200', '1,200')
    """
    return str(Money(amount, currency)) if currency else f"{amount:,f}"


def _print_doubts(sheet: Sheet, answer: TotalsAnswer) -> None:
    left_out = [(doubt, count) for doubt, count in answer.doubts.most_common() if doubt.grave]
    if left_out:
        sheet.rule("Left out, because")
        for doubt, count in left_out:
            sheet.line(doubt.words, (f"  {doubt.value}", "dim"), label=f"{count:>7,}  ")
    said = [(doubt, count) for doubt, count in answer.doubts.most_common() if not doubt.grave]
    if said:
        sheet.rule("Added all the same, though")
        for doubt, count in said:
            sheet.line(doubt.words, (f"  {doubt.value}", "dim"), label=f"{count:>7,}  ")
    sheet.blank()
    unlike = "Sums of different kinds, currencies or tax are not added to each other."
    sheet.line((f"{plural(answer.groups, 'total')}. {unlike}", "dim"))
