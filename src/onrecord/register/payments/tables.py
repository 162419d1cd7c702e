"""One raw object's payments and issues as Parquet."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

import duckdb
import msgspec

from onrecord.ocds import Issue
from onrecord.reading.payments import Payment, Sheet, SheetFacts, read_sheet, supplier_key
from onrecord.register.disk import sync_file
from onrecord.register.ledger import Entry
from onrecord.register.payments.containers import sheets_of
from onrecord.register.payments.files import Listed, PaymentFiles
from onrecord.register.rows import defect_of
from onrecord.register.sql import statement
from onrecord.values.names import normalise

_ENCODER = msgspec.json.Encoder(decimal_format="string")


def read_object(files: PaymentFiles, stream: BinaryIO, entry: Entry) -> Listed:
    """Read the raw object of `entry` and write its tables; readers see them once the list of contents names them.

    Errors: OSError of the stream and the disk.
    """
    raw, path = entry.raw, entry.path
    files.folder.mkdir(exist_ok=True)
    drafts = [files.folder / f".{raw}.{name}.ndjson" for name in ("payments", "issues")]
    facts: list[SheetFacts] = []
    issues = 0
    try:
        with drafts[0].open("wb") as payments, drafts[1].open("wb") as faults:
            for item in sheets_of(stream, path):
                reading = read_sheet(item, entry.body) if isinstance(item, Sheet) else None
                found = reading.issues if reading else (item,) if isinstance(item, Issue) else ()
                issues += len(found)
                faults.writelines(_issue_lines(found, raw))
                if reading and reading.facts:
                    facts.append(reading.facts)
                    payments.writelines(map(_payment_line, reading.payments))
        _write("write_payments", drafts[0], files.payments(raw))
        _write("write_payment_issues", drafts[1], files.issues(raw))
    finally:
        for draft in drafts:
            draft.unlink(missing_ok=True)
    return Listed(raw, path, entry.first_seen, tuple(facts), issues)


def _payment_line(payment: Payment) -> bytes:
    row = msgspec.structs.asdict(payment)
    row["key"] = supplier_key(payment.supplier) or normalise(payment.supplier_text)
    row["body_key"] = normalise(payment.body)
    # Whole pounds, cut off: whoever merges such lists does so, and a copy is to be known by it.
    row["pounds"] = int(payment.amount)
    return _ENCODER.encode(row) + b"\n"


def _issue_lines(issues: Iterable[Issue], raw: str) -> Iterable[bytes]:
    for issue in issues:
        defect = defect_of(issue, raw=raw, publisher="", outcome="refused" if issue.rule == "spend-row" else "noted")
        yield _ENCODER.encode({name: getattr(defect, name) for name in _ISSUE}) + b"\n"


_ISSUE = (
    "rule",
    "file",
    "raw",
    "position",
    "ocid",
    "release_id",
    "pointer",
    "found",
    "expected",
    "publisher",
    "outcome",
)


def _write(name: str, drafts: Path, target: Path) -> None:
    written = target.with_name(f".{target.name}.tmp")
    with duckdb.connect(config={"threads": 1}) as connection:
        connection.execute(statement(name), {"drafts": str(drafts), "target": str(written)})
    sync_file(written)
    written.replace(target)
