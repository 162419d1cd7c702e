"""Sheets of a workbook (xlsx), read row by row and within limits."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from itertools import repeat, zip_longest
from typing import Any, BinaryIO

from onrecord.ocds import Issue
from onrecord.reading.payments import Sheet, SheetRow
from onrecord.register.payments.plain import MAX_CELL, UnreadableError

MAX_RATIO = 400
MAX_SHEETS = 500
MAX_COLUMNS = 200
"""Columns looked at: a stray format reaches to the last of 16,384."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much of a workbook is read, all sheets taken together."""

    unpacked: int
    """Bytes that its parts may unpack to; the text of its cells is a tenth of that."""
    rows: int
    """Empty ones among them: a stray format at the end of a sheet makes a million."""
    cells: int


LARGE = Bounds(1024**3, 5_000_000, 100_000_000)
"""A list of payments, which a load may take an hour to read."""
SMALL = Bounds(128 * 1024**2, 1_200_000, 1_000_000)
"""A list that somebody waits for: a sheet may reach to its last row; its hundred thousand rows have ten cells each."""


def is_workbook(archive: zipfile.ZipFile) -> bool:
    """Whether a zip archive is an Office file."""
    return "[Content_Types].xml" in archive.namelist()


def sheets_of_workbook(
    stream: BinaryIO, file: str, member: str, *, unsolved: bool = False, bounds: Bounds = LARGE
) -> Iterator[Sheet | Issue]:
    """Every sheet with rows in it, values as last computed. Errors: UnreadableError, also for more than the bounds.

    A formula that was never computed is an empty cell, or with `unsolved` the formula itself: the file is read twice.
    """
    _check(stream, bounds)
    from openpyxl import load_workbook  # a tenth of a second, and only workbooks need it
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(stream, read_only=True, data_only=True, keep_links=False)
        formulas = _formulas(stream) if unsolved else None
    except (InvalidFileException, KeyError, ValueError, TypeError, OSError, zlib.error, zipfile.BadZipFile) as fault:
        raise UnreadableError(f"a workbook that cannot be opened ({_words(fault)})", _SAVE_AGAIN) from None
    read = _Read(bounds)
    try:
        for number, sheet in enumerate(book.worksheets):
            if number >= MAX_SHEETS:
                raise UnreadableError(f"more than {MAX_SHEETS} sheets", "a workbook for each year")
            written = formulas.worksheets[number] if formulas else None
            yield Sheet(file, member, sheet.title, tuple(_rows(sheet, written, read)))
    except (KeyError, ValueError, TypeError, zlib.error, zipfile.BadZipFile, SyntaxError) as fault:
        raise UnreadableError(f"a sheet that cannot be read ({_words(fault)})", _SAVE_AGAIN) from None
    finally:
        book.close()
        if formulas:
            formulas.close()


@dataclass(slots=True)
class _Read:
    """How much of a workbook has been read."""

    bounds: Bounds
    rows: int = 0
    cells: int = 0

    def count(self, cells: int) -> None:
        """One row more. Errors: UnreadableError when it is one too many."""
        self.rows += 1
        self.cells += cells
        if self.rows > self.bounds.rows or self.cells > self.bounds.cells:
            many = f"{self.bounds.rows:,} rows" if self.rows > self.bounds.rows else f"{self.bounds.cells:,} cells"
            raise UnreadableError(f"a workbook of more than {many}", "fewer: save the rows that matter as CSV")


def _formulas(stream: BinaryIO) -> Any:
    """The same workbook with its formulas for values."""
    from openpyxl import load_workbook

    stream.seek(0)
    return load_workbook(BytesIO(stream.read()), read_only=True, data_only=False, keep_links=False)


_SAVE_AGAIN = "a workbook: open it, save it anew as xlsx or CSV, and load that"


def _check(stream: BinaryIO, bounds: Bounds) -> None:
    """Errors: UnreadableError for what is no workbook, or unpacks to too much."""
    try:
        with zipfile.ZipFile(stream) as archive:
            parts = archive.infolist()
            if not is_workbook(archive):
                raise UnreadableError("a zip archive inside an archive", "tables: unpack it yourself, and load those")
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as fault:
        raise UnreadableError(f"a workbook that cannot be opened ({_words(fault)})", _SAVE_AGAIN) from None
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if unpacked > bounds.unpacked or unpacked > MAX_RATIO * max(packed, 1 << 16):
        raise UnreadableError(f"a workbook that unpacks to {unpacked:,} bytes", f"no more than {bounds.unpacked:,}")
    stream.seek(0)


def _rows(sheet: Any, formulas: Any, read: _Read) -> Iterator[SheetRow]:
    written = _values(formulas) if formulas else repeat(())
    for number, (values, stated) in enumerate(zip(_values(sheet), written, strict=False), start=1):
        read.count(len(values))
        cells = tuple(_formula(one) if value is None else _cell(value) for value, one in zip_longest(values, stated))
        while cells and cells[-1] in (None, ""):
            cells = cells[:-1]
        if cells:
            yield SheetRow(number, cells)


def _values(sheet: Any) -> Iterator[tuple[Any, ...]]:
    sheet.reset_dimensions()  # what a workbook says of its size is often wrong
    yield from sheet.iter_rows(values_only=True, max_col=MAX_COLUMNS)


def _formula(value: Any) -> str | None:
    return value[:MAX_CELL] if isinstance(value, str) and value.startswith("=") else None


def _cell(value: Any) -> str | int | Decimal | date | datetime | None:
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, str):
        return value[:MAX_CELL]
    if isinstance(value, float):
        return Decimal(repr(value)) if value == value and abs(value) != float("inf") else None
    return value if isinstance(value, int | date | datetime) else str(value)[:MAX_CELL]


def _words(fault: Exception) -> str:
    return " ".join(str(fault).split())[:120] or type(fault).__name__
