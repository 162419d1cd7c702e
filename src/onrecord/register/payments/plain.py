"""Tables in text: CSV in the encodings that bodies use, and JSON Lines of rows with the headings as keys."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Any

import msgspec

from onrecord.reading.payments import Sheet, SheetRow

MAX_ROWS = 2_000_000
MAX_CELL = 32_768
"""Characters of one cell that are looked at: more than any spreadsheet keeps."""
_DELIMITERS = ",;\t|"
_ROWS = msgspec.json.Decoder(dict[str, Any], float_hook=Decimal)
_FILE, _SHEET, _ROW = "_file", "_sheet", "_row"


class UnreadableError(Exception):
    """Why a table cannot be read; becomes an issue."""

    def __init__(self, found: str, expected: str) -> None:
        super().__init__(found)
        self.found = found
        self.expected = expected


def sheets_of_text(content: bytes, file: str, member: str) -> Iterator[Sheet]:
    """The sheets in a text: one of CSV, or those of a row dump. Errors: UnreadableError for more than `MAX_ROWS`."""
    text = decode(content)
    if text.lstrip()[:1] == "{":
        yield from _row_dump(text, file, member)
    else:
        yield Sheet(file, member, "", tuple(_csv_rows(text)))


def decode(content: bytes) -> str:
    """The text of a file whose encoding nobody states: UTF-8 or UTF-16 by their marks, UTF-8 where it fits, else what
    shows pound signs: cp437 (0x9C) where no 0xA3 stands in it, cp1252 otherwise.

    >>> decode("£5".encode("cp437")), decode("£5".encode("cp1252")), decode("\\ufeff£5".encode())
    ('£5', '£5', '£5')
    """
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        if b"\x9c" in content and b"\xa3" not in content:
            return content.decode("cp437")
        return content.decode("cp1252", "replace")


def _csv_rows(text: str) -> Iterator[SheetRow]:
    csv.field_size_limit(max(csv.field_size_limit(), 2**31 - 1))
    reader = csv.reader(StringIO(text.replace("\0", ""), newline=""), delimiter=_delimiter(text))
    for number, cells in enumerate(reader, start=1):
        if number > MAX_ROWS:
            raise UnreadableError(f"more than {MAX_ROWS:,} rows", "a smaller file: split it by month")
        if any(cells):
            yield SheetRow(number, tuple(cell[:MAX_CELL] for cell in cells))


def _delimiter(text: str) -> str:
    """What parts the cells: whichever stands most often in the first lines."""
    head = "\n".join(text.split("\n", 40)[:40])
    return max(_DELIMITERS, key=lambda mark: (head.count(mark), -_DELIMITERS.index(mark)))


def _row_dump(text: str, file: str, member: str) -> Iterator[Sheet]:
    """One sheet for each file and sheet that the rows name; their headings are made the first row."""
    sheets: dict[tuple[str, str], list[tuple[int, Mapping[str, Any]]]] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = _ROWS.decode(line)
        except msgspec.DecodeError as fault:
            raise UnreadableError(f"line {number}: {fault}", "JSON Lines: a row of the table in each") from None
        named = (str(row.get(_FILE) or ""), str(row.get(_SHEET) or ""))
        sheets.setdefault(named, []).append((_number(row.get(_ROW), number), row))
    for (name, sheet), rows in sheets.items():
        headings = list(dict.fromkeys(key for _, row in rows for key in row if key not in (_FILE, _SHEET, _ROW)))
        body = [SheetRow(number, tuple(_cell(row.get(key)) for key in headings)) for number, row in rows]
        yield Sheet(file, name or member, sheet, (SheetRow(1, tuple(headings)), *body))


def _number(value: Any, default: int) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else default


def _cell(value: Any) -> str | int | Decimal | date | None:
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, str):
        return value[:MAX_CELL]
    return value if isinstance(value, int | Decimal) else str(value)[:MAX_CELL]
