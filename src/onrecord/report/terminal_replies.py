"""Who answered and who was only asked, on a terminal."""

from __future__ import annotations

from rich.table import Table

from onrecord.checking.model import Comparison
from onrecord.checking.reply import ReplyKind, ReplyRow
from onrecord.report.reply_told import reply_words, shown_rows
from onrecord.report.terminal import Sheet
from onrecord.report.visible import one_line

_PARTY_WIDTH = 26
_NARROWEST = 14
"""Columns below which an outlet's words fall into splinters."""


def print_replies(sheet: Sheet, comparison: Comparison) -> None:
    """A row for everybody who answered or was asked, a column for each article."""
    rows = shown_rows(comparison)
    if not rows:
        return
    sheet.blank()
    sheet.line(("Who answered, and who was asked", "bold underline"), indent=2)
    if (sheet.width - _PARTY_WIDTH) // len(comparison.articles) < _NARROWEST:
        for row in rows:
            _print_row(sheet, row)
        return
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, header_style="bold", width=sheet.width - 1)
    table.add_column("", max_width=_PARTY_WIDTH, overflow="fold")
    for name in comparison.articles:
        table.add_column(sheet.text(one_line(name)), overflow="fold", ratio=1)
    for row in rows:
        cells = [_cell(row, name) for name in comparison.articles]
        table.add_row(sheet.text((one_line(row.party), "bold")), *(sheet.text(cell) for cell in cells))
    sheet.block(table)


def _cell(row: ReplyRow, article: str) -> tuple[str, str]:
    reply = row.told.get(article)
    return reply_words(reply), "" if reply and reply.kind is not ReplyKind.UNASKED else "dim"


def _print_row(sheet: Sheet, row: ReplyRow) -> None:
    """One under the other, for more outlets than there is room for."""
    sheet.line((one_line(row.party), "bold"), indent=2)
    for article, reply in row.told.items():
        sheet.line(f"{one_line(article)}: {reply_words(reply)}", indent=4)
