"""Payments in a register: loaded once, kept as they came, found, paired with awards, and made again by a rebuild."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from registers import NOW, register_of, release, write_package

from onrecord.errors import InputError, RegisterError
from onrecord.reading.payments import Confidence
from onrecord.register import Register
from onrecord.register.ledger import read_ledger
from onrecord.register.payments.book import PaymentBook
from onrecord.register.payments.model import PaymentQuestion

BUYER = "Aldermere Borough Council"
HEAD = "Supplier,Payment date,Amount,Description\n"


@pytest.fixture(name="register")
def register_fixture(tmp_path: Path) -> Register:
    """One award for paper and pens, to Lanternworks."""
    award = {
        "id": "a1", "status": "active", "date": "2024-03-20T00:00:00Z", "value": {"amount": 25000, "currency": "GBP"},
        "suppliers": [{"name": "Lanternworks Ltd"}], "title": "Paper and pens",
        "contractPeriod": {"startDate": "2024-04-01T00:00:00Z", "endDate": "2025-03-31T00:00:00Z"},
    }  # fmt: skip
    return register_of(
        tmp_path / "r", write_package(tmp_path / "ocds.json", release("ocds-213czf-1", tag=["award"], awards=[award]))
    )


@pytest.fixture(name="book")
def book_fixture(register: Register) -> PaymentBook:
    return PaymentBook(register.path)


def write(path: Path, *rows: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEAD + "".join(f"{row}\n" for row in rows), "utf-8")
    return path


PAPER = "Lanternworks Limited,13/05/2024,1200.00,Paper and pens for the town hall"
COACH = "Five Fells Coaches,14/05/2024,300.00,Trips"
PERSON = "Margaret Penrudd,15/05/2024,75.50,Singing"


def test_payments_are_found_and_paired(book: PaymentBook, tmp_path: Path):
    """The newest first, each with the award that it may be of, and what all come to."""
    report = book.load([write(tmp_path / "may.csv", PAPER, COACH)], body=BUYER, now=NOW)
    assert report.adds_up
    assert (report.files_read, report.payments, report.amount) == (1, 2, Decimal("1500.00"))
    found = book.find()
    assert [(row.supplier, row.position) for row in found.rows] == [
        ("Five Fells Coaches", "row 3"), ("Lanternworks Limited", "row 2"),
    ]  # fmt: skip
    assert (found.total, found.amount, found.copies) == (2, Decimal("1500.00"), 0)
    assert found.rows[0].pairing is None
    pairing = found.rows[1].pairing
    assert pairing is not None
    assert (pairing.award.ocid, pairing.confidence) == ("ocds-213czf-1", Confidence.HIGH)
    assert [row.position for row in book.paid("ocds-213czf-1")] == ["row 2"]
    assert book.paid("ocds-213czf-2") == ()


def test_the_same_file_again_changes_nothing(book: PaymentBook, tmp_path: Path):
    """Known by its bytes, wherever it lies; its line of the ledger says what it is and who paid."""
    first = write(tmp_path / "may.csv", PAPER)
    again = write(tmp_path / "copy" / "other.csv", PAPER)
    book.load([first], body=BUYER, now=NOW)
    before = book.find()
    report = book.load([first, again], now=NOW)
    assert (report.files_held, report.files_read, report.payments_held) == (2, 0, 1)
    assert report.adds_up
    assert book.find() == before
    [entry] = [one for one in read_ledger(tmp_path / "r" / "ledger.jsonl").entries if one.source == "spend"]
    assert (entry.path, entry.body, entry.releases) == (str(first), BUYER, 0)


def test_a_payment_listed_in_two_files_counts_once(book: PaymentBook, tmp_path: Path):
    """The merged list cuts the pennies off and drops the body: its rows are labelled with where they stood first."""
    book.load(
        [write(tmp_path / "raw.csv", "A Ltd,13/05/2024,39.86,x", "A Ltd,13/05/2024,39.86,x")], body=BUYER, now=NOW
    )
    book.load([write(tmp_path / "merged.csv", *["A Ltd,2024-05-13,39.00,"] * 3)], now=NOW)
    found = book.find()
    copies = sorted(row.copy_of for row in found.rows)
    assert copies == ["", "", "", f"{tmp_path / 'raw.csv'} row 2", f"{tmp_path / 'raw.csv'} row 3"]
    assert (found.total, found.copies, found.amount, found.copied) == (5, 2, Decimal("118.72"), Decimal(78))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("A Ltd,13/05/2024,39.86,", BUYER), ("A Ltd,13/05/2024,39.86,", "Saltmouth Council")),
        (("A Ltd,13/05/2024,39.86,", BUYER), ("A Ltd,14/05/2024,39.86,", BUYER)),
        (("A Ltd,13/05/2024,39.86,", BUYER), ("A Ltd,13/05/2024,40.86,", BUYER)),
        (("A Ltd,13/05/2024,39.86,", BUYER), ("B Ltd,13/05/2024,39.86,", BUYER)),
        (("A Ltd,,39.86,", BUYER), ("A Ltd,,39.86,x", BUYER)),
    ],
    ids=["body", "day", "sum", "supplier", "undated"],
)
def test_what_differs_is_no_copy(book: PaymentBook, tmp_path: Path, first: Any, second: Any):
    """Another body, day, sum or supplier is another payment; without a day nobody can tell."""
    for name, (row, body) in (("a.csv", first), ("b.csv", second)):
        book.load([write(tmp_path / name, row)], body=body, now=NOW)
    assert book.find().copies == 0


def test_questions(book: PaymentBook, tmp_path: Path):
    """Words of the names in any order and case, days with both ends; nobody private is found by name."""
    book.load([write(tmp_path / "may.csv", PAPER, COACH, PERSON)], body=BUYER, now=NOW)

    def asked(**fields: Any) -> list[str]:
        return [row.supplier for row in book.find(PaymentQuestion(**fields)).rows]

    assert asked(supplier="coaches FELLS") == ["Five Fells Coaches"]
    assert asked(supplier="Lanternworks Ltd") == ["Lanternworks Limited"]
    assert asked(body="aldermere", since=date(2024, 5, 14), until=date(2024, 5, 14)) == ["Five Fells Coaches"]
    assert asked(body="saltmouth") == []
    assert asked(supplier="Penrudd") == []
    assert asked(supplier="Penrudd", people=True) == ["Margaret Penrudd"]
    assert book.find(PaymentQuestion(until=date(2024, 5, 13))).total == 1
    assert [row.supplier for row in book.find(limit=1, after=book.find(limit=1).next).rows] == ["Five Fells Coaches"]


def test_what_lists_no_payments_is_refused_and_not_kept(book: PaymentBook, tmp_path: Path):
    """Named with the reason; the rest of the load goes on."""
    notes = tmp_path / "in" / "notes.csv"
    good = write(tmp_path / "in" / "may.csv", PAPER)
    notes.write_text("Minutes of the meeting\n", "utf-8")
    (tmp_path / "in" / "empty.csv").write_bytes(b"")
    report = book.load([tmp_path / "in"], now=NOW)
    assert report.adds_up
    assert [(Path(left.path).name, "found" in left.reason) for left in report.refused] == [
        ("empty.csv", True), ("notes.csv", True),
    ]  # fmt: skip
    assert [listed.path for listed in book.contents().objects] == [str(good)]
    with pytest.raises(InputError):
        book.load([tmp_path / "nowhere"], now=NOW)


def test_issues_name_file_row_and_column(book: PaymentBook, tmp_path: Path):
    """As rows that one can read."""
    path = write(tmp_path / "may.csv", "A Ltd,13/05/2024,lots,x", PAPER)
    assert book.issues() == []
    book.load([path], now=NOW)
    assert book.issues() == [("spend-row", str(path), "row 2", "Amount", '"lots"', "a sum such as 1,234.50")]


def test_a_rebuild_makes_the_same_again(book: PaymentBook, register: Register, tmp_path: Path):
    """Payments and releases each leave the other alone; what a killed load left lying is swept away."""
    book.load([write(tmp_path / "may.csv", PAPER, COACH)], body=BUYER, now=NOW)
    before, record = book.find(), register.record("ocds-213czf-1")
    assert register.stats().pending == 0
    (tmp_path / "r" / "payments" / "stray.parquet").write_bytes(b"?")
    for path in (tmp_path / "r" / "payments").glob("*.payments.parquet"):
        path.unlink()
    with pytest.raises(RegisterError, match="onrecord rebuild"):
        book.find()
    assert book.rebuild() == 2
    register.rebuild()
    assert (book.find(), register.record("ocds-213czf-1")) == (before, record)
    assert len(list((tmp_path / "r" / "payments").iterdir())) == 3


def test_releases_loaded_after_payments_pair_with_them(register: Register, book: PaymentBook, tmp_path: Path):
    """The order of loads does not matter, and a load of releases does not read the payments as releases."""
    book.load([write(tmp_path / "may.csv", COACH)], body=BUYER, now=NOW)
    award = {
        "id": "a2",
        "date": "2024-05-01T00:00:00Z",
        "suppliers": [{"name": "Five Fells Coaches"}],
        "title": "Trips",
        "value": {"amount": 300, "currency": "GBP"},
    }
    later = write_package(tmp_path / "b.json", release("ocds-213czf-2", tag=["award"], awards=[award]))
    report = register.load([later], now=NOW)
    assert (report.releases_seen, report.releases_resumed, report.adds_up) == (1, 0, True)
    [row] = book.paid("ocds-213czf-2")
    assert row.pairing is not None
    assert "it is the sum of the award" in row.pairing.reasons


def test_what_we_had_not_seen_by_an_instant_is_left_out(book: PaymentBook, tmp_path: Path):
    """The register's second clock holds for payments, too."""
    book.load([write(tmp_path / "may.csv", PAPER)], body=BUYER, now=NOW)
    assert len(book.paid("ocds-213czf-1", known_at=NOW.astimezone(UTC))) == 1
    assert book.paid("ocds-213czf-1", known_at=NOW - timedelta(seconds=1)) == ()
    assert book.paid("ocds-213czf-1", PaymentQuestion(until=date(2024, 5, 12))) == ()


def test_a_load_that_was_killed_before_readers_could_see_it_is_taken_up(book: PaymentBook, tmp_path: Path):
    """The ledger names the file; the next load, of whatever, lets readers see it."""
    book.load([write(tmp_path / "may.csv", PAPER)], body=BUYER, now=NOW)
    before = book.find()
    (tmp_path / "r" / "payments" / "CONTENTS").unlink()
    assert book.find().total == 0
    book.load([tmp_path / "may.csv"], now=datetime(2027, 1, 1, tzinfo=UTC))
    assert book.find() == before
