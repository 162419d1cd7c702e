"""Real lists of payments: every row of the smaller files accounted for, and not a penny lost."""

from __future__ import annotations

import gzip
import json
from decimal import Decimal
from pathlib import Path

import pytest
from registers import NOW, register_of

from onrecord.reading.payments import Sheet, SheetFacts, read_sheet
from onrecord.register.payments.book import PaymentBook
from onrecord.register.payments.containers import sheets_of

FILES = {
    "uk-spend-hyndburn-originals.tar.gz": (107, 35964, 35961, 3, 0),
    "uk-spend-lancashire-fire-2025-26-q2.xlsx": (1, 864, 864, 0, 0),
    "uk-spend-lancashire-fire.jsonl.gz": (4, 14148, 14147, 1, 0),
    "uk-spend-lancashire-pcc.jsonl.gz": (60, 36465, 36465, 0, 0),
}
"""Tables, rows, payments, rows of headings that stand again, and rows unread."""
SUMS = ("Amount", "TOTAL", "Total Invoice Amount", "* Total Invoice Amount")


def facts_of(path: Path) -> list[SheetFacts]:
    with path.open("rb") as stream:
        readings = [read_sheet(found) for found in sheets_of(stream, path.name) if isinstance(found, Sheet)]
    return [reading.facts for reading in readings if reading.facts]


@pytest.mark.parametrize("name", FILES)
def test_every_row_is_accounted_for(shared_data: Path, name: str) -> None:
    """As many tables and rows as the file has; each row is a payment, headings again, or unread, and all are dated."""
    facts = facts_of(shared_data / name)
    rows, payments = sum(one.rows for one in facts), sum(one.payments for one in facts)
    assert (len(facts), rows, payments, sum(one.headings for one in facts), sum(one.unread for one in facts)) == FILES[
        name
    ]
    assert sum(one.dated for one in facts) == payments
    assert not [one.member for one in facts if "nothing tells" in one.order_reason]


@pytest.mark.parametrize("name", ["uk-spend-lancashire-pcc.jsonl.gz", "uk-spend-lancashire-fire.jsonl.gz"])
def test_the_sums_of_a_file_are_conserved(shared_data: Path, name: str) -> None:
    """What the payments come to is what the cells come to, added up without our reader."""
    path = shared_data / name
    lines = [json.loads(line, parse_float=Decimal) for line in gzip.decompress(path.read_bytes()).splitlines()]
    cells = [row[key] for row in lines for key in SUMS if isinstance(row.get(key), int | Decimal)]
    # Below headings that stand again, one column to the left, the sums of one workbook go on.
    moved = [row.get("Supplier Classification") for row in lines]
    cells += [cell for cell in moved if isinstance(cell, int | Decimal)]
    total = sum(facts.total for facts in facts_of(path))
    assert abs(total - sum(map(Decimal, cells))) < Decimal("0.01")


def test_a_workbook_and_the_dump_of_its_rows_are_one_list(shared_data: Path, tmp_path: Path) -> None:
    """Each payment of the workbook is a copy of one of the dump; together they come to what the dump does."""
    register_of(tmp_path / "r").close()
    book = PaymentBook(tmp_path / "r")
    dump = book.load([shared_data / "uk-spend-lancashire-fire.jsonl.gz"], body="Lancashire Fire", now=NOW)
    sheet = book.load([shared_data / "uk-spend-lancashire-fire-2025-26-q2.xlsx"], body="Lancashire Fire", now=NOW)
    found = book.find(limit=1, pair=False)
    assert (found.copies, found.amount) == (sheet.payments, dump.amount)
