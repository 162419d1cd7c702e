"""Sheets of cells, and the payments read from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

import msgspec

from onrecord.ocds import Issue

Cell = str | int | Decimal | date | datetime | None
"""What stands in one cell: text from CSV, typed from a workbook."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row as it stands in the file."""

    number: int
    """From 1, as a spreadsheet counts; a line break inside a cell starts no new row."""
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of cells: a CSV file, or one sheet of a workbook."""

    file: str
    """Path that was loaded."""
    member: str
    """Name inside the archive, or of the file that a row dump says its rows are from; mostly empty."""
    name: str
    """Of the sheet in its workbook; empty for CSV."""
    rows: Sequence[SheetRow]

    def position(self, row: int = 0) -> str:
        """Where in the file, in words: `march.xlsx sheet "Data" row 12`.

        >>> Sheet("a.zip", "march.xlsx", "Data", ()).position(12)
        'march.xlsx sheet "Data" row 12'
        """
        sheet = f'sheet "{self.name}"' if self.name else ""
        return " ".join(filter(None, (self.member, sheet, f"row {row}" if row else "")))


class Basis(StrEnum):
    """What a sum says of tax."""

    NET = "net"
    GROSS = "gross"
    UNSTATED = ""


class Payment(msgspec.Struct, frozen=True):
    """One payment as listed. A struct and no dataclass: a council's years are hundreds of thousands."""

    member: str
    sheet: str
    row: int
    nth: int
    """1 for the first row of its file with this supplier, date and sum, 2 for the second that says the same …"""
    body: str
    """Who paid, as the file says, or the person who loaded it; empty when neither does."""
    supplier: str
    """Name without the numbers that were glued to it; empty when none is given."""
    supplier_text: str
    """As published."""
    company: str
    """Company number of the UK register, eight characters, where the name carried one."""
    private: bool
    """Whether the supplier is, or may be, a private individual: not shown by default."""
    redacted: bool
    """Whether the body withheld the name."""
    day: date | None
    day_text: str
    day_sure: bool
    """Whether the file leaves no doubt which number is the day and which the month."""
    amount: Decimal
    """In pounds, as published, below zero for what came back. Net where the file gives net and gross."""
    amount_text: str
    basis: Basis
    net: Decimal | None
    vat: Decimal | None
    gross: Decimal | None
    department: str
    category: str
    description: str
    transaction: str

    @property
    def position(self) -> str:
        """Where in its file, as `Sheet.position` says it."""
        return Sheet("", self.member, self.sheet, ()).position(self.row)


class SheetFacts(msgspec.Struct, frozen=True):
    """How a sheet was read, and what became of each row that is not blank."""

    member: str
    sheet: str
    header: int
    """Row of its column headings; 0 when it has none."""
    columns: dict[str, str]
    """Role to the headings that have it."""
    unmapped: tuple[str, ...]
    """Headings that have none: what stands below them is kept in raw/ only."""
    order: str
    """`day first`, `month first`, or empty where no date needs it."""
    order_reason: str
    rows: int
    """Not blank, below the headings."""
    payments: int
    totals: int
    """Rows that add up others."""
    headings: int
    """Headings that stand again among the rows."""
    unread: int
    """Each is an issue."""
    dated: int
    """Payments with a day."""
    named: int
    """Payments with a supplier, a withheld one included."""
    total: Decimal
    """Sum of all payments."""


@dataclass(frozen=True, slots=True)
class SheetReading:
    """What a sheet gave."""

    payments: tuple[Payment, ...]
    issues: tuple[Issue, ...]
    facts: SheetFacts | None
    """None for a sheet that lists no payments."""
