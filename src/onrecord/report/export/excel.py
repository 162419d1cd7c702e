"""Excel: a sheet a table, and a first one that says whose data it is.

Every text is a text: a notice that begins with `=` is no formula. Source: ECMA-376 for what a sheet holds at most.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from onrecord.report.export.model import Extract, Format, Row

MOST_ROWS = 1_048_576
"""Rows of a sheet, its heading included; a longer table goes on in a second one."""
FIRST_YEAR = 1900
"""Earlier days are texts: Excel does not count them."""
MOST_CHARACTERS = 32_767
"""Of one cell; a longer text is cut, and ends in `…`."""


def _write(extract: Extract, target: Path) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("about")
    for line in extract.about.lines:
        sheet.append([_cell(sheet, line)])
    for table, columns in extract.tables.items():
        rows = extract.rows(table)
        for number, part in enumerate(_parts(rows), start=1):
            sheet = book.create_sheet(table if number == 1 else f"{table} {number}")
            sheet.freeze_panes = "A2"
            sheet.append([_heading(sheet, column.name) for column in columns])
            for row in part:
                sheet.append([_cell(sheet, value) for value in row])
    book.save(target)


def _parts(rows: Iterator[Row]) -> Iterator[Iterator[Row]]:
    """The rows in runs that a sheet can hold; one empty run when there are none."""
    first: list[Row] = list(islice(rows, 1))
    yield chain(first, islice(rows, MOST_ROWS - 2))
    while first := list(islice(rows, 1)):
        yield chain(first, islice(rows, MOST_ROWS - 2))


def _heading(sheet: WriteOnlyWorksheet, name: str) -> Cell:
    heading = WriteOnlyCell(sheet, value=name)
    heading.font = Font(bold=True)
    return heading


def _cell(sheet: WriteOnlyWorksheet, value: object) -> object:
    if isinstance(value, list | tuple):
        value = "; ".join(map(str, value))
    if isinstance(value, datetime):
        value = value.replace(tzinfo=None)
    if isinstance(value, date) and value.year < FIRST_YEAR:
        value = value.isoformat()
    # Excel keeps fifteen digits: what has more is a text, so that no figure is rounded behind a reader's back.
    if isinstance(value, Decimal) and len(value.normalize().as_tuple().digits) > 15:
        value = format(value, "f")
    if not isinstance(value, str):
        return value
    text = ILLEGAL_CHARACTERS_RE.sub("", value)
    cell = WriteOnlyCell(sheet, value=text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1] + "…")
    cell.data_type = "s"
    return cell


FORMAT = Format(".xlsx", "an Excel workbook, a sheet a table", _write)
