"""Lists made from real records: what is copied from them is contradicted nowhere, and what is changed is flagged."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from claims_lists import FakeShelf
from fakes import uk_records

from onrecord.checking.claims.check import CheckedClaims, check_claims
from onrecord.checking.claims.parse import read_claims
from onrecord.checking.model import VerdictWord
from onrecord.ocds import Record
from onrecord.ocds.merge import compile_releases

ROWS = 200
HEADINGS = ("ocid", "Title", "Buyer", "Supplier", "Award value", "Award date", "Start date", "End date", "Closing date")


@pytest.fixture(name="shelf", scope="module")
def _shelf(shared_data: Path) -> FakeShelf:
    return FakeShelf(uk_records(shared_data))


def row_of(record: Record) -> dict[str, str]:
    """What the compiled release says in its own fields, as a list would copy it; nothing of several awards."""
    compiled: Any = compile_releases([release.body for release in record.releases])
    tender, awards = compiled.get("tender") or {}, compiled.get("awards") or []
    award = awards[0] if len(awards) == 1 else {}
    period = award.get("contractPeriod") or (tender.get("contractPeriod") if not awards else None) or {}
    suppliers = award.get("suppliers") or []
    return {
        "ocid": record.ocid,
        "Title": tender.get("title") or "",
        "Buyer": (compiled.get("buyer") or {}).get("name") or "",
        "Supplier": (suppliers[0].get("name") or "") if len(suppliers) == 1 else "",
        "Award value": str((award.get("value") or {}).get("amount") or ""),
        "Award date": str(award.get("date") or "")[:10],
        "Start date": str(period.get("startDate") or "")[:10],
        "End date": str(period.get("endDate") or "")[:10],
        "Closing date": str((tender.get("tenderPeriod") or {}).get("endDate") or "")[:10],
    }


def check(rows: Sequence[Mapping[str, str]], shelf: FakeShelf, *, named: bool = True) -> CheckedClaims:
    """The rows as a CSV list; without their ocids unless they are named."""
    text = StringIO()
    writer = csv.DictWriter(text, HEADINGS)
    writer.writeheader()
    writer.writerows(row | ({} if named else {"ocid": ""}) for row in rows)
    return check_claims(read_claims(text.getvalue(), "list.csv", name="list.csv"), shelf)


def flagged(answer: CheckedClaims) -> list[tuple[str, str, str]]:
    """What is contradicted: record, heading, sentence."""
    return [
        (row.ocid or "", one.field.heading if one.field else "", one.checked.verdict.sentence)
        for row in answer.rows
        for one in row.claims
        if one.checked.verdict.word is VerdictWord.CONTRADICTED
    ]


def sample(shelf: FakeShelf) -> list[dict[str, str]]:
    """Every second or third record, the same each time."""
    step = max(1, len(shelf.records) // ROWS)
    return [row_of(shelf.records[ocid]) for ocid in sorted(shelf.records)[::step]][:ROWS]


def test_what_is_copied_from_the_records_is_contradicted_nowhere(shelf: FakeShelf) -> None:
    """But where a notice's own words correct its fields: those who copy the field copy what no longer holds."""
    answer = check(sample(shelf), shelf)
    assert len(answer.rows) == ROWS
    assert all(row.ocid for row in answer.rows)
    assert not [one for one in flagged(answer) if "stood in the record before" not in one[2]]


def test_rows_found_by_their_words_accuse_nobody_either(shelf: FakeShelf) -> None:
    """Most are found; a sister notice is not held against them."""
    rows = sample(shelf)[:60]
    answer = check(rows, shelf, named=False)
    right = sum(row.ocid == said["ocid"] for row, said in zip(answer.rows, rows, strict=True))
    assert right >= 0.9 * len(rows)
    assert not [one for one in flagged(answer) if "stood in the record before" not in one[2]]


def test_rows_whose_record_is_not_held_accuse_nobody(shelf: FakeShelf) -> None:
    """What is left in the register are sister notices, other rounds and other years of the same buyers."""
    for row in sample(shelf)[1:120:2]:
        assert not flagged(check([row], shelf.without(row["ocid"]), named=False)), row["ocid"]


def test_twenty_changed_rows_are_flagged(shelf: FakeShelf) -> None:
    """Five each with another sum, supplier, start and end; nothing else of these rows is."""
    whole = [row for ocid in sorted(shelf.records) if all((row := row_of(shelf.records[ocid])).values())]
    rows = [row for row in whole if Decimal(row["Award value"]) > 5_000][:20]
    assert len(rows) == 20
    changes = [change(row, number) for number, row in enumerate(rows)]
    found = flagged(check([row for row, _ in changes], shelf))
    assert sorted((ocid, heading) for ocid, heading, _ in found) == sorted((row["ocid"], what) for row, what in changes)


def change(row: dict[str, str], number: int) -> tuple[dict[str, str], str]:
    """A row with one of its cells wrong, and which."""
    what = ("Award value", "Supplier", "Start date", "End date")[number % 4]
    if what == "Award value":
        return row | {what: str(int(Decimal(row[what]) * Decimal("1.37")))}, what
    if what == "Supplier":
        return row | {what: "Brackwater Civil Works Limited"}, what
    return row | {what: (date.fromisoformat(row[what]) + timedelta(days=75)).isoformat()}, what
