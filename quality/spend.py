"""The real spend files: which share of rows, columns, dates and sums is read, and how many payments find an award."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from onrecord.reading.payments import SheetFacts
from onrecord.register import Register
from onrecord.register.payments.book import PaymentBook
from quality import gold
from quality.results import Result

NAME = "spend"
BODIES: Mapping[str, str] = {
    "uk-spend-hyndburn-originals.tar.gz": "Hyndburn Borough Council",
    "uk-spend-lancashire-fire.jsonl.gz": "Lancashire Fire and Rescue Service",
    "uk-spend-lancashire-fire-2025-26-q2.xlsx": "Lancashire Fire and Rescue Service",
    "uk-spend-lancashire-pcc.jsonl.gz": "Police and Crime Commissioner for Lancashire",
    "uk-spend-nhs-london-2020-21-merged.tar.gz": "",
    "uk-spend-nhs-london-2020-21-raw-sample.tar.gz": "",
}
"""Who paid, where the lists of the file do not say."""
NOTICES = ("uk-contracts-finder-notices-lancashire.jsonl.gz", "uk-contracts-finder-2022-2025.jsonl.gz")
"""The awards that payments are held against."""
NEEDED = ("day", "supplier")
SUMS = ("amount", "net", "gross")
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def measure() -> Result:
    """All spend files in one register, beside the awards of the same county."""
    with tempfile.TemporaryDirectory(prefix="onrecord-spend-") as folder:
        path = Path(folder, "spend.register")
        with Register.open(path, create=True) as register:
            register.load([gold.SHARED / name for name in NOTICES], now=NOW)
        book = PaymentBook(path)
        refused = 0
        for name, body in BODIES.items():
            refused += book.load([gold.SHARED / name], body=body, now=NOW).files_refused
        found = book.find(limit=10**9)
        sheets = [sheet for listed in book.contents().objects for sheet in listed.sheets]
    paired = [row for row in found.rows if row.pairing and not row.copy_of]
    return Result(
        name=NAME,
        articles=len(sheets),
        predicted=found.total,
        figures={**figures(sheets), "pairs found": len(paired), "copies noticed": found.copies},
        counts={"rows unread": sum(sheet.unread for sheet in sheets), "files refused": refused},
        outcomes=(),
        accusations=(),
        predictions={},
    )


def figures(sheets: list[SheetFacts]) -> dict[str, float]:
    """Shares of all rows, of all payments, and of all tables."""
    rows, payments = sum(sheet.rows for sheet in sheets), sum(sheet.payments for sheet in sheets)
    headings = sum(len(sheet.columns) + len(sheet.unmapped) for sheet in sheets)
    return {
        "rows read": share(rows - sum(sheet.unread for sheet in sheets), rows),
        "tables with columns mapped": share(sum(map(is_mapped, sheets)), len(sheets)),
        "headings mapped": share(sum(len(sheet.columns) for sheet in sheets), headings),
        "dates parsed": share(sum(sheet.dated for sheet in sheets), payments),
        "order of dates sure": share(sum("nothing tells" not in sheet.order_reason for sheet in sheets), len(sheets)),
        "sums parsed": share(payments, rows - sum(sheet.totals + sheet.headings for sheet in sheets)),
        "suppliers named": share(sum(sheet.named for sheet in sheets), payments),
    }


def is_mapped(sheet: SheetFacts) -> bool:
    """Whether headings told where supplier, day and sum stand."""
    return all(role in sheet.columns for role in NEEDED) and any(role in sheet.columns for role in SUMS)


def share(part: int, whole: int) -> float:
    """A share to four places; nothing of nothing is nothing."""
    return round(part / whole, 4) if whole else 0.0
