"""Bytes become sheets: CSV in any encoding, workbooks, row dumps, and archives of them; whatever else is named."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from datetime import datetime
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ocds import Issue
from onrecord.reading.payments import Sheet
from onrecord.register.payments.containers import sheets_of

CSV = "Supplier,Date,Net Amount(£)\nLanternworks Ltd,13/05/2024,5.00\n"


def read(raw: bytes) -> list[Sheet | Issue]:
    return list(sheets_of(io.BytesIO(raw), "a"))


def sheets(raw: bytes) -> list[Sheet]:
    found = read(raw)
    return [one for one in found if isinstance(one, Sheet)]


def refusals(raw: bytes) -> list[tuple[str, str]]:
    return [(one.position, one.found) for one in read(raw) if isinstance(one, Issue)]


def rows(sheet: Sheet) -> list[tuple[int, tuple[object, ...]]]:
    return [(row.number, row.cells) for row in sheet.rows]


def workbook(*names: str) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name in names:
        sheet = book.create_sheet(name)
        sheet.append([None])
        sheet.append(["Supplier", "Date", "Amount"])
        sheet.append(["Lanternworks Ltd", datetime(2024, 5, 13), 5.1])
    buffer = io.BytesIO()
    book.save(buffer)
    book.close()
    return buffer.getvalue()


def zipped(*members: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return buffer.getvalue()


def taped(*members: tuple[str, bytes], mode: str = "w:gz") -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in members:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
        link = tarfile.TarInfo("link.csv")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return buffer.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "cp437"])
def test_csv_in_every_encoding_that_bodies_use(encoding: str) -> None:
    """The pound sign in the headings tells cp437 from cp1252."""
    [sheet] = sheets(CSV.encode(encoding))
    assert rows(sheet) == [
        (1, ("Supplier", "Date", "Net Amount(£)")),
        (2, ("Lanternworks Ltd", "13/05/2024", "5.00")),
    ]


@pytest.mark.parametrize("mark", [";", "\t", "|"])
def test_csv_with_other_marks_between_cells(mark: str) -> None:
    """Told by which stands most often."""
    [sheet] = sheets(CSV.replace(",", mark).encode())
    assert rows(sheet)[0][1] == ("Supplier", "Date", "Net Amount(£)")


def test_a_line_break_inside_a_cell_starts_no_row() -> None:
    """Rows are counted as a spreadsheet counts them; blank ones count, too."""
    [sheet] = sheets(b'Supplier,Amount\r\n\r\n"Lantern\r\nworks",5\r\nB,6\r\n')
    assert [number for number, _ in rows(sheet)] == [1, 3, 4]


def test_a_workbook_gives_each_sheet_with_its_types() -> None:
    """Numbers exactly as the sheet shows them, dates as dates, blank rows counted."""
    found = sheets(workbook("April", "May"))
    assert [sheet.name for sheet in found] == ["April", "May"]
    assert rows(found[1]) == [
        (2, ("Supplier", "Date", "Amount")),
        (3, ("Lanternworks Ltd", datetime(2024, 5, 13), Decimal("5.1"))),
    ]


def test_rows_as_json_lines_go_back_to_their_sheets() -> None:
    """By the file and sheet they name, with the row they were taken from; floats stay exact."""
    dump = [
        {"_file": "y.xlsx", "_sheet": "Apr", "_row": 7, "Supplier": "A", "Amount": 5.10},
        {"_file": "y.xlsx", "_sheet": "May", "_row": 2, "Supplier": "B", "Amount": None},
        {"_file": "y.xlsx", "_sheet": "Apr", "_row": 8, "Amount": 6, "Note": "late"},
    ]
    first, second = sheets("\n".join(map(json.dumps, dump)).encode())
    assert first.position(7) == 'y.xlsx sheet "Apr" row 7'
    assert rows(first) == [
        (1, ("Supplier", "Amount", "Note")),
        (7, ("A", Decimal("5.1"), None)),
        (8, (None, 6, "late")),
    ]
    assert rows(second)[1:] == [(2, ("B", None))]


@pytest.mark.parametrize("pack", [zipped, taped], ids=["zip", "tar.gz"])
def test_archives_give_the_sheets_of_their_members(pack: object) -> None:
    """Workbooks and gzip among them; hidden files are no members; each sheet knows its member."""
    members = (("may/a.csv", CSV.encode()), ("b.xlsx", workbook("Data")), ("c.csv.gz", gzip.compress(CSV.encode())))
    found = sheets(pack(*members, ("x/.DS_Store", b"\0")))  # type: ignore[operator]
    assert [(sheet.member, sheet.name) for sheet in found] == [("may/a.csv", ""), ("b.xlsx", "Data"), ("c.csv.gz", "")]


@pytest.mark.parametrize(
    ("raw", "position", "words"),
    [
        (zipped(("a.zip", zipped(("b.csv", CSV.encode())))), "a.zip", "a zip archive inside an archive"),
        (zipped(("a.csv", b"," * 20_000_000)), "a.csv", "a member that unpacks to 20,000,000 bytes"),
        (taped(("a.csv", CSV.encode())), "link.csv", "a member that is a link or a device"),
        (b"%PDF-1.7", "", "a PDF document"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "", "a workbook of the old form (xls)"),
        (b"<html>", "", "HTML or XML"),
        (b"\x89PNG\0\0", "", "a binary file"),
        (b'{"a": 1}\n{"a": ', "", "line 2: "),
        (zipped(("a.csv", CSV.encode()))[:-10], "", "an archive that is damaged or cut off"),
        (gzip.compress(CSV.encode() * 1000)[:-20], "", "an archive that is damaged or cut off"),
        (zipped(("[Content_Types].xml", b"<x/>")), "", "a workbook that cannot be opened"),
    ],
)
def test_what_is_no_table_is_refused_by_name(raw: bytes, position: str, words: str) -> None:
    """One issue that says where, what, and what to do."""
    [issue] = [one for one in read(raw) if isinstance(one, Issue)]
    assert (issue.rule, issue.position) == ("spend-file", position)
    assert issue.found.startswith(words)
    assert issue.expected


@given(st.binary(max_size=300) | st.text(alphabet='{},"\n;\t £1a', max_size=200).map(str.encode))
def test_no_bytes_crash(raw: bytes) -> None:
    """Any bytes at all are sheets or issues."""
    for given_bytes in (raw, b"PK\x03\x04" + raw, gzip.compress(raw), zipped(("a.csv", raw), ("b.xlsx", b"PK" + raw))):
        assert all(isinstance(one, Sheet | Issue) for one in read(given_bytes))
