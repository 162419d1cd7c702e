"""Cells into rows of claims: where the headings are, which rows are totals, and what of a row cannot be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import tzinfo

from onrecord.checking.claims.cells import is_formula, read_day, read_sum, readings_of, words_of
from onrecord.checking.claims.columns import Column, find_headings
from onrecord.checking.claims.model import (
    DAYS,
    MONEY,
    WAYS,
    Amount,
    Cell,
    ClaimsList,
    Fault,
    Field,
    Role,
    Row,
    StatedTotal,
)
from onrecord.checking.people import is_firm_name
from onrecord.errors import InputError
from onrecord.reading.payments.days import DAY_FIRST, Order, decide_order
from onrecord.reading.reachable import unreachable
from onrecord.values import LONDON, Instant, parse_instant

MOST_ROWS = 100_000
_TOTAL = re.compile(r"(?:(?:grand|sub|overall|running|final|net|gross)[ -]?)?(?:totals?|sum)\b|all rows\b", re.I)
"""How the first words of a row of totals begin."""
_TOTAL_ONLY = re.compile(
    rf"(?:{_TOTAL.pattern})[ :]*(?:(?:value|amount|cost|saving|spen[dt]|paid|award(?:ed)?|so far|to date|of)s?\b.*)?",
    re.I,
)
"""The same where names of parties stand: "Total Energies" is one."""
_SHOWN = 80
_NUMBERS = re.compile(r"\b(?:id|no|number|ref|reference|notice)\b", re.I)
"""In the heading of a column of links: it may hold numbers as well."""
_NAMES = re.compile(r"\s*(?:;|\||\n|\s\+\s)\s*")
"""What parts the names of several suppliers in one cell; a comma may be part of a name."""
_PERSONAL = re.compile(r"\b(?:contacts?|e-?mails?|(?:tele)?phones?|tel|mobile|fax|officer)\b", re.I)
"""In the heading of a column that nothing is made of: how to reach people, which no answer repeats."""
_WITHHELD = "[left out]"

Line = tuple[int, Sequence[Cell]]
"""Where a row begins in its file, and its cells."""


def read_table(lines: Sequence[Line], where: str, zone: tzinfo = LONDON, *, ruled: bool = False) -> ClaimsList:
    """The claims of a table. Errors: InputError where no row of headings is found, and for too many rows.

    `ruled` is of workbooks, where a cell right of the headings is a note, and no sign that the others have shifted.
    """
    found = find_headings([cells for _, cells in lines])
    if found is None:
        first = next((cells for _, cells in lines if any(words_of(cell) for cell in cells)), ())
        shown = ", ".join(filter(None, (words_of(cell)[:30] for cell in first)))[:_SHOWN]
        raise InputError(
            where,
            found=f'no headings that tell of claims ("{shown}")' if shown else "no rows",
            expected="a row of headings such as claim, date, ocid, value, supplier, buyer",
        )
    place, columns = found
    if ruled:
        width = max(len(cells) for _, cells in lines)
        columns = (*columns, *(Column("", None) for _ in range(width - len(columns))))
    return read_columns(columns, lines[place + 1 :], where, zone)


def read_columns(columns: Sequence[Column], lines: Sequence[Line], where: str, zone: tzinfo = LONDON) -> ClaimsList:
    """The claims of the rows below known headings. Errors: InputError for more than `MOST_ROWS`."""
    if len(lines) > MOST_ROWS:
        raise InputError(
            where, found=f"{len(lines):,} rows", expected=f"at most {MOST_ROWS:,}", remedy="Split the list."
        )
    reading = _Reading(_as_list(columns, lines), zone)
    reading.read(lines)
    rows, totals, assumed = in_one_currency(reading.rows, reading.totals)
    return ClaimsList(
        rows=tuple(rows),
        faults=tuple(reading.faults),
        totals=tuple(totals),
        columns={column.heading: column.role for column in reading.columns if column.role},
        unread=tuple(column.heading for column in reading.columns if column.heading and not column.role),
        notes=(*reading.notes(), *assumed),
        empty=reading.empty,
    )


def in_one_currency(
    rows: Sequence[Row], totals: Sequence[StatedTotal]
) -> tuple[list[Row], list[StatedTotal], list[str]]:
    """Sums without a sign read in the one currency that the list states elsewhere; with a note where any was."""
    sums = [f.amount for row in rows for f in row.fields if f.amount]
    codes = {amount.currency for amount in [*sums, *(a for total in totals for a in total.amounts.values())]}
    stated = {code for code in codes if code}
    if len(stated) != 1 or None not in codes:
        return [*rows], [*totals], []
    code = stated.pop()
    told = [replace(row, fields=tuple(_in_currency(each, code) for each in row.fields)) for row in rows]
    summed = [replace(t, amounts={role: _signed(a, code) for role, a in t.amounts.items()}) for t in totals]
    return told, summed, [f"Sums without a sign of currency are read as {code}, which the others have."]


def _in_currency(field: Field, code: str) -> Field:
    return replace(field, amount=_signed(field.amount, code)) if field.amount else field


def _signed(amount: Amount, code: str) -> Amount:
    return amount if amount.currency else replace(amount, currency=code)


def _as_list(columns: Sequence[Column], lines: Sequence[Line]) -> tuple[Column, ...]:
    """The columns, where a heading alone does not say what it heads: "source" may name a link or a newspaper."""
    told = []
    for place, column in enumerate(columns):
        role = column.role
        if role is Role.LINK:
            filled = [
                words_of(cells[place]) for _, cells in lines[:200] if place < len(cells) and words_of(cells[place])
            ]
            if filled and not any("://" in text or text.startswith("www.") for text in filled):
                role = Role.REFERENCE if _NUMBERS.search(column.heading) else None
        told.append(Column(column.heading, role, column.scale, column.currency, column.net))
    return tuple(told)


@dataclass(slots=True)
class _Reading:
    """The reading of one table under way."""

    columns: tuple[Column, ...]
    zone: tzinfo
    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    totals: list[StatedTotal] = field(default_factory=list)
    order: Order = field(default_factory=lambda: Order(DAY_FIRST, True, ""))
    empty: int = 0
    since: int = 0
    """Rows when the last total was printed."""

    def read(self, lines: Sequence[Line]) -> None:
        dated = (Role.SAID_ON, Role.DATE, *DAYS)
        days = [found for role in dated for _, cells in lines for cell in self._cells(cells, role)
                if (found := readings_of(cell)) is not None]  # fmt: skip
        self.order = decide_order(days, frozenset())
        for number, cells in lines:
            self._row(number, cells)

    def notes(self) -> Iterator[str]:
        if not self.order.sure:
            yield f"The list does not say whether its dates have the day or the month first: {self.order.reason}."

    def _row(self, line: int, cells: Sequence[Cell]) -> None:
        if not any(words_of(cell) for cell in cells):
            self.empty += 1
        elif surplus := _filled(cells[len(self.columns) :]):
            self.faults.append(_too_long(line, surplus, len(self.columns)))
        elif self._is_headings(cells):
            return  # the headings once more, as printed tables have them on each page
        elif self._is_total(cells):
            self._total(line, cells)
        else:
            self._claims(line, cells)

    def _is_headings(self, cells: Sequence[Cell]) -> bool:
        told = [(words_of(cell), column.heading) for column, cell in zip(self.columns, cells, strict=False)]
        return all(text == heading for text, heading in told if text)

    def _is_total(self, cells: Sequence[Cell]) -> bool:
        """Whether the first words of a row are a total's, and it names no record; "Total Energy Ltd" is a supplier."""
        first = next((cell for cell in cells if isinstance(cell, str) and words_of(cell)), "")
        if not _TOTAL.match(first.strip()) or is_firm_name(first):
            return False
        ways = (words_of(cell) for role in WAYS for cell in self._cells(cells, role))
        parties = (words_of(cell) for role in (Role.SUPPLIER, Role.BUYER) for cell in self._cells(cells, role))
        return not any(text and not _TOTAL.match(text) for text in ways) and not any(
            text and not _TOTAL_ONLY.fullmatch(text) for text in parties
        )

    def _total(self, line: int, cells: Sequence[Cell]) -> None:
        amounts: dict[Role | None, Amount] = {}
        for role in MONEY:
            for column, cell in self._pairs(cells, role):
                if (amount := read_sum(cell, column)) is not None:
                    amounts.setdefault(role, amount)
        if not amounts:
            loose = (read_sum(cell, Column("", None)) for cell in cells if cell)
            if (amount := next((each for each in loose if each), None)) is not None:
                amounts[None] = amount
        if amounts:
            self.totals.append(StatedTotal(f"line {line}", amounts, tuple(range(self.since, len(self.rows)))))
            self.since = len(self.rows)
        else:
            self.faults.append(Fault(line, "", "a total without a sum", "the sum, in a column of sums"))

    def _claims(self, line: int, cells: Sequence[Cell]) -> None:
        currency = next((text for cell in self._cells(cells, Role.CURRENCY) if (text := words_of(cell))), None)
        fields = tuple(self._fields(line, cells, _code(currency)))
        said, sure = self._said(line, cells)
        named = tuple((role, text) for role in WAYS for cell in self._cells(cells, role) if (text := words_of(cell)))
        row = Row(
            line=line,
            sentence=self._first(cells, Role.SENTENCE),
            title=self._first(cells, Role.TITLE),
            said=said,
            said_sure=sure,
            named=named,
            fields=fields,
            cells=self._printed(cells),
        )
        if not (row.sentence or row.fields or row.title or row.named):
            self.faults.append(
                Fault(
                    line, "", f'nothing to judge ("{" ".join(row.cells.values())[:_SHOWN]}")', "a claim or its fields"
                )
            )
            return
        self.rows.append(row)

    def _said(self, line: int, cells: Sequence[Cell]) -> tuple[Instant | None, bool]:
        """The day by which a row is judged: of a column that surely says it, else of one that may."""
        for role in (Role.SAID_ON, Role.DATE):
            for column, cell in self._pairs(cells, role):
                text = words_of(cell)
                found = parse_instant(text, self.zone) if text else None
                if found is None and text and (days := read_day(cell, self.order.order)) is not None:
                    found = parse_instant(days.last.isoformat(), self.zone)
                if found is not None:
                    return found, role is Role.SAID_ON or bool(self._first(cells, Role.SENTENCE))
                if text:
                    self._fault(line, column, text, "a date such as 2024-03-31")
        return None, True

    def _fields(self, line: int, cells: Sequence[Cell], currency: str | None) -> Iterator[Field]:
        for column, cell in zip(self.columns, cells, strict=False):
            text, role = words_of(cell), column.role
            if not text or role is None:
                continue
            if _is_unsolved(text, role):
                self._fault(line, column, text, "what it comes to: save the list as values")
            elif role in MONEY:
                if (amount := read_sum(cell, column, currency)) is None:
                    self._fault(line, column, text, "a sum such as 1,234.50 or £1.2m")
                else:
                    yield Field(role, column.heading, text, amount=amount)
            elif role in DAYS:
                yield from self._day(line, column, cell, text)
            elif role in (Role.SUPPLIER, Role.BUYER):
                yield from (Field(role, column.heading, name) for name in _NAMES.split(text) if words_of(name))
            elif role in (Role.DURATION, Role.STAGE):
                yield Field(role, column.heading, text)

    def _day(self, line: int, column: Column, cell: Cell, text: str) -> Iterator[Field]:
        days = read_day(cell, self.order.order)
        if days is None or column.role is None:
            self._fault(line, column, text, "a date such as 2024-03-31")
            return
        found = readings_of(cell)
        sure = self.order.sure or found is None or found.sure is not None
        yield Field(column.role, column.heading, text, days=days, sure=sure)

    def _fault(self, line: int, column: Column, text: str, expected: str) -> None:
        self.faults.append(Fault(line, column.heading, f'"{text[:_SHOWN]}"', expected))

    def _pairs(self, cells: Sequence[Cell], role: Role) -> Iterator[tuple[Column, Cell]]:
        return ((column, cell) for column, cell in zip(self.columns, cells, strict=False) if column.role is role)

    def _cells(self, cells: Sequence[Cell], role: Role) -> Iterator[Cell]:
        return (cell for _, cell in self._pairs(cells, role))

    def _first(self, cells: Sequence[Cell], role: Role) -> str:
        return next((text for cell in self._cells(cells, role) if (text := words_of(cell))), "")

    def _printed(self, cells: Sequence[Cell]) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for column, cell in zip(self.columns, cells, strict=False):
            if text := _shown(words_of(cell), column):
                found[column.heading] = f"{found[column.heading]}; {text}" if column.heading in found else text
        return found


def _is_unsolved(text: str, role: Role) -> bool:
    """Whether a cell that is held against the record has a formula in it."""
    if role in (*MONEY, *DAYS):
        return is_formula(text)
    return text.startswith("=") and role not in (Role.SENTENCE, Role.TITLE, *WAYS)


def _shown(text: str, column: Column) -> str:
    """What an answer repeats of a cell."""
    if text and column.role is None:
        return _WITHHELD if _PERSONAL.search(column.heading.replace("_", " ")) else unreachable(text, _WITHHELD)
    return text


def _filled(cells: Sequence[Cell]) -> list[str]:
    return [text for cell in cells if (text := words_of(cell))]


def _too_long(line: int, surplus: Sequence[str], columns: int) -> Fault:
    """A comma in a sum without quotation marks shifts every cell behind it: nothing of the row can be trusted."""
    left = unreachable(", ".join(surplus), _WITHHELD)[:_SHOWN]
    found = f'more cells than the {columns} headings ("{left}" is left over)'
    return Fault(line, "", found, 'a cell for each heading: put cells with commas in quotation marks, as in "£474,000"')


def _code(text: str | None) -> str | None:
    """A currency as its code, where the column writes one or its sign.

    >>> _code("gbp"), _code("£"), _code("Pound Sterling")
    ('GBP', 'GBP', 'GBP')
    """
    known = {"£": "GBP", "€": "EUR", "$": "USD", "pound sterling": "GBP", "pounds": "GBP", "sterling": "GBP"}
    if text is None:
        return None
    return known.get(text.casefold()) or (text.upper() if re.fullmatch(r"[A-Za-z]{3}", text) else None)
