"""One sheet read into payments: where its headings are, in which order its dates, and what becomes of each row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from onrecord.ocds import Issue
from onrecord.reading.payments.amounts import read_amount
from onrecord.reading.payments.columns import SUMS, Columns, infer_columns, is_heading, map_headings
from onrecord.reading.payments.days import Days, Order, decide_order, months_in, read_days
from onrecord.reading.payments.model import Basis, Cell, Payment, Sheet, SheetFacts, SheetReading, SheetRow
from onrecord.reading.payments.suppliers import read_supplier

SPEND_RULES: Mapping[str, str] = {
    "spend-file": "a file loaded as a list of payments is none that can be read",
    "spend-columns": "a sheet has no column of sums, or none that says whose or when",
    "spend-headings": "a sheet has no column headings: its columns are told by what stands in them",
    "spend-row": "a row of a list of payments has no sum that can be read; it is kept in raw/ only",
    "spend-day": "a payment has no date that can be read",
    "spend-day-order": "nothing tells whether a file writes the day or the month first",
    "spend-supplier": "a payment has no supplier's name",
    "spend-total": "a total printed in a list of payments is not the sum of the rows above it",
}
"""Every rule whose issues come from reading payments, with what it looks for."""

_SEARCHED = 40
"""Rows from the top among which headings are looked for: titles and notes stand above them."""
_SHOWN = 80
_TOTAL = re.compile(
    r"(?:grand|sub|overall)?[ -]?totals?(?: (?:amount|spend|spent|payments|paid|value|for .*))?:?", re.IGNORECASE
)
"""What stands beside a total; "Total Energy" is a supplier."""
ZERO = Decimal(0)


def read_sheet(sheet: Sheet, body: str = "") -> SheetReading:
    """The payments of a sheet, what is wrong with it, and how it was read.

    Shapes: every row below the headings that is not blank is a payment, a total, headings again, or an issue; the
    counts in `facts` add up. `body` is who paid where the sheet does not say.
    Errors: none.
    """
    found = _columns_of(sheet.rows)
    if found is None:
        filled = sum(_is_filled(row) for row in sheet.rows)
        issue = _issue(
            sheet, "spend-columns", 0, "", f"{filled:,} rows without headings for payments", _HEADINGS_WANTED
        )
        return SheetReading((), (issue,) if filled else (), None)
    reading = _Reading(sheet, body, *found)
    reading.read()
    return SheetReading(tuple(reading.payments), tuple(reading.issues), reading.facts())


_HEADINGS_WANTED = "a row with headings such as Supplier, Payment date, Amount: add one, and load the file again"


def _columns_of(rows: Sequence[SheetRow]) -> tuple[Columns, int] | None:
    """The columns, and at which of `rows` the headings stand (-1 for none); None for a sheet without payments."""
    for place, row in enumerate(rows[:_SEARCHED]):
        if is_heading(row.cells):
            return map_headings(row.cells), place
    inferred = infer_columns(rows)
    return (inferred, -1) if inferred.lists_payments else None


@dataclass(slots=True)
class _Reading:
    """The reading of one sheet under way."""

    sheet: Sheet
    body: str
    columns: Columns
    header: int
    payments: list[Payment] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    order: Order = field(default_factory=lambda: Order("", True, ""))
    rows: int = 0
    totals: int = 0
    headings: int = 0
    unread: int = 0
    sum: Decimal = ZERO
    running: Decimal = ZERO
    """Of the payments since the last total."""
    since: int = 0
    seen: Counter[tuple[str, date | None, Decimal]] = field(default_factory=Counter)

    def read(self) -> None:
        below = [row for row in self.sheet.rows[self.header + 1 :] if _is_filled(row)]
        self.rows = len(below)
        if self.columns.inferred:
            told = ", ".join(f"{role} in column {places[0] + 1}" for role, places in self.columns.places.items())
            self._tell("spend-headings", 0, "", f"no headings; read as {told}", _HEADINGS_WANTED)
        blocks = _blocks(below, self.columns)
        days = [
            found for columns, rows in blocks for row in rows if (found := self._days(row, columns or self.columns))
        ]
        names = f"{self.sheet.member} {self.sheet.name}" if self.sheet.member or self.sheet.name else self.sheet.file
        self.order = decide_order(days, months_in(names))
        if not self.order.sure:
            self._tell("spend-day-order", 0, self.columns.headings.get("day", ""), self.order.reason, _ORDER_WANTED)
        for columns, rows in blocks:
            if columns:
                self.columns, self.headings = columns, self.headings + 1
            for row in rows:
                self._row(row)

    def _row(self, row: SheetRow) -> None:
        sums = {role: self._amount(row, role) for role in ("amount", "net", "vat", "gross")}
        role = next((role for role in ("net", "amount", "gross") if sums[role] is not None), "")
        amount = sums[role] if role else None
        if amount is None:
            self._refuse(row)
            return
        days = self._days(row, self.columns)
        supplier_text = self._text(row, "supplier")
        if not days and self._is_total(row, amount):
            self._total(row, amount)
            return
        self._keep(row, amount, role, sums, days, supplier_text)

    def _keep(
        self,
        row: SheetRow,
        amount: Decimal,
        role: str,
        sums: Mapping[str, Decimal | None],
        days: Days | None,
        supplier_text: str,
    ) -> None:
        supplier = read_supplier(supplier_text)
        day = days.by(self.order.order) if days else None
        key = (supplier.name.casefold() or supplier_text, day, amount)
        self.seen[key] += 1
        self.payments.append(
            Payment(
                member=self.sheet.member,
                sheet=self.sheet.name,
                row=row.number,
                nth=self.seen[key],
                body=self._text(row, "body") or self.body,
                supplier=supplier.name,
                supplier_text=supplier_text,
                company=supplier.company,
                private=supplier.private,
                redacted=supplier.redacted,
                day=day,
                day_text=self._text(row, "day"),
                day_sure=bool(days and (days.sure or self.order.sure)),
                amount=amount,
                amount_text=self._text(row, role),
                basis=Basis(role) if role != "amount" else Basis.UNSTATED,
                net=sums["net"],
                vat=sums["vat"],
                gross=sums["gross"],
                department=self._text(row, "department"),
                category=self._text(row, "category"),
                description=self._text(row, "description"),
                transaction=self._text(row, "transaction"),
            )
        )
        self.sum += amount
        self.running += amount
        self.since += 1
        self._tell_gaps(row, days, supplier.name)

    def _tell_gaps(self, row: SheetRow, days: Days | None, supplier: str) -> None:
        if not days and "day" in self.columns.places:
            found = _quoted(self._text(row, "day"))
            self._tell(
                "spend-day", row.number, self.columns.headings.get("day", ""), found, "a date such as 31/03/2024"
            )
        if not supplier and "supplier" in self.columns.places:
            found = "nothing" if not self._text(row, "supplier") else "a number in place of a name"
            heading = self.columns.headings.get("supplier", "")
            self._tell("spend-supplier", row.number, heading, found, "the supplier's name, or that it is withheld")

    def _refuse(self, row: SheetRow) -> None:
        self.unread += 1
        role = next((role for role in ("net", "amount", "gross") if role in self.columns.places), "amount")
        found = _quoted(self._text(row, role))
        self._tell("spend-row", row.number, self.columns.headings.get(role, ""), found, "a sum such as 1,234.50")

    def _is_total(self, row: SheetRow, amount: Decimal) -> bool:
        if any(isinstance(cell, str) and _TOTAL.fullmatch(cell.strip()) for cell in row.cells):
            return True
        filled = sum(_filled(cell) for cell in row.cells)
        return self.since > 1 and filled == 1 and abs(amount - self.running) < 1

    def _total(self, row: SheetRow, amount: Decimal) -> None:
        self.totals += 1
        if abs(amount - self.running) >= 1 and abs(amount - self.sum) >= 1:
            self._tell("spend-total", row.number, "", f"{amount:,}", f"{self.running:,}, the sum of the rows above")
        self.running, self.since = ZERO, 0

    def _amount(self, row: SheetRow, role: str) -> Decimal | None:
        for cell in _cells(row, self.columns, role):
            amount = read_amount(cell)
            if amount is not None:
                return amount
        return None

    def _days(self, row: SheetRow, columns: Columns) -> Days | None:
        for cell in _cells(row, columns, "day"):
            days = read_days(cell)
            if days is not None:
                return days
        return None

    def _text(self, row: SheetRow, role: str) -> str:
        for cell in _cells(row, self.columns, role):
            text = " ".join(cell.split()) if isinstance(cell, str) else "" if cell is None else str(cell)
            if text:
                return text
        return ""

    def _tell(self, rule: str, row: int, column: str, found: str, expected: str) -> None:
        self.issues.append(_issue(self.sheet, rule, row, column, found, expected))

    def facts(self) -> SheetFacts:
        return SheetFacts(
            member=self.sheet.member,
            sheet=self.sheet.name,
            header=self.sheet.rows[self.header].number if self.header >= 0 else 0,
            columns=dict(self.columns.headings),
            unmapped=self.columns.unmapped,
            order=self.order.order,
            order_reason=self.order.reason,
            rows=self.rows,
            payments=len(self.payments),
            totals=self.totals,
            headings=self.headings,
            unread=self.unread,
            dated=sum(payment.day is not None for payment in self.payments),
            named=sum(bool(payment.supplier) for payment in self.payments),
            total=self.sum,
        )


_ORDER_WANTED = "dates that can be read in one way only, such as 2024-03-31 or 31 Mar 2024"


def _blocks(rows: Sequence[SheetRow], columns: Columns) -> list[tuple[Columns | None, list[SheetRow]]]:
    """The rows below each row of headings; the first block belongs to the sheet's own."""
    blocks: list[tuple[Columns | None, list[SheetRow]]] = [(None, [])]
    for row in rows:
        # Headings have no sum where sums stand: to ask so first saves reading every row as headings.
        if not _has_sum(row, columns) and is_heading(row.cells):
            columns = map_headings(row.cells)
            blocks.append((columns, []))
        else:
            blocks[-1][1].append(row)
    return blocks


def _has_sum(row: SheetRow, columns: Columns) -> bool:
    return any(read_amount(cell) is not None for role in SUMS for cell in _cells(row, columns, role))


def _cells(row: SheetRow, columns: Columns, role: str) -> list[Cell]:
    places = columns.places.get(role)
    if places is None:
        return []
    cells = row.cells
    return [cells[place] for place in places if place < len(cells)]


def _is_filled(row: SheetRow) -> bool:
    return any(_filled(cell) for cell in row.cells)


def _filled(cell: Cell) -> bool:
    return cell is not None and (not isinstance(cell, str) or bool(cell.strip()))


def _quoted(text: str) -> str:
    return f'"{text[:_SHOWN]}"' if text else "nothing"


def _issue(sheet: Sheet, rule: str, row: int, column: str, found: str, expected: str) -> Issue:
    return Issue(rule, sheet.file, sheet.position(row), "", "", column, found, expected)
