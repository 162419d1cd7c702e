"""Totals over a register: the table in SQL, and earlier states record by record."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from registers import NOW, records, register_of, release, write_package

from onrecord.ocds import compile_record
from onrecord.reading.money import By, MoneyTotal, add_up, money_rows
from onrecord.register import Register
from onrecord.register.totals import Choice
from onrecord.values import Instant, parse_instant

ONE, TWO = "ocds-213czf-1", "ocds-213czf-2"


def award(amount: int, supplier: str = "Fellgate Ltd") -> list[dict[str, Any]]:
    value = {"amount": amount, "currency": "GBP"}
    return [{"id": "A", "date": "2024-05-01", "value": value, "suppliers": [{"name": supplier}]}]


FIRST = release(ONE, awards=award(60_000))
PUT_RIGHT = release(ONE, id="2", date="2024-03-15T10:06:00Z", tag=["awardUpdate"], awards=award(50_000))
OTHER = release(TWO, buyer={"name": "Saltmouth Harbour Board"}, awards=award(7, "Zebra Ltd"))


def instant(text: str) -> Instant:
    found = parse_instant(text)
    assert found is not None
    return found


@pytest.fixture(name="register")
def _register(tmp_path: Path) -> Register:
    """Three releases: the first seen at `NOW`, the others a day later."""
    made = register_of(tmp_path / "r", write_package(tmp_path / "1.json", FIRST))
    made.load([write_package(tmp_path / "2.json", PUT_RIGHT, OTHER)], now=NOW + timedelta(days=1))
    return made


def told(found: tuple[MoneyTotal, ...]) -> list[tuple[str, str, Decimal, int]]:
    return [(t.name, t.unlike.kind, t.amount, t.figures) for t in found]


@pytest.mark.parametrize("by", list(By))
def test_totals_are_those_of_the_records(register: Register, by: By) -> None:
    """The table holds what the pure function makes of each record, and its sums are the pure fold's."""
    rows = [row for record in records(register).values() for row in money_rows(record, compile_record(record))]
    assert list(register.totals(Choice(), by)) == add_up(rows, by)


def test_figures_are_chosen(register: Register) -> None:
    """By kind, by words of the buyer's name, by the day of the award."""
    assert told(register.totals(Choice(kind="award"), By.SUPPLIER)) == [("Zebra Ltd", "award", Decimal(7), 1)]
    assert told(register.totals(Choice(buyer="harbour board"), By.BUYER))[0][:2] == ("Saltmouth Harbour Board", "award")
    assert register.totals(Choice(buyer="arbour"), By.KIND) == ()
    assert told(register.totals(Choice(since=date(2024, 5, 1), kind="amended"), By.YEAR)) == [
        ("2024", "amended", Decimal(50_000), 1)
    ]
    assert register.totals(Choice(until=date(2024, 4, 30), kind="amended"), By.KIND) == ()


def test_an_earlier_state_is_added_up(register: Register) -> None:
    """As published before the correction, and as seen before it."""
    before = [("", "award", Decimal(60_007), 2)]
    assert told(register.totals(Choice(kind="award", as_of=instant("2024-03-15T10:05:00Z")), By.KIND)) == before
    seen = Choice(kind="award", known_at=instant("2026-03-01T13:00:00Z"))
    assert told(register.totals(seen, By.KIND)) == [("", "award", Decimal(60_000), 1)]
    assert register.totals(Choice(as_of=instant("2020-01-01")), By.KIND) == ()


def test_a_state_that_holds_everything_is_todays(register: Register) -> None:
    """Record by record gives what the table gives."""
    everything = instant(datetime(2030, 1, 1, tzinfo=UTC).isoformat())
    for by in By:
        assert register.totals(Choice(as_of=everything), by) == register.totals(Choice(), by)


def test_an_empty_register_has_no_totals(tmp_path: Path) -> None:
    """And no error."""
    assert register_of(tmp_path / "r").totals(Choice(), By.KIND) == ()


def test_sums_are_exact_in_the_table(tmp_path: Path) -> None:
    """No float on the way: every digit comes back."""
    odd = {"amount": 0, "currency": "GBP"}
    path = write_package(tmp_path / "1.json", release(ONE, tender={"id": "1", "value": odd}))
    path.write_bytes(path.read_bytes().replace(b'"amount": 0', b'"amount": 90071992547409931.0123'))
    with register_of(tmp_path / "r", path) as register:
        (found,) = register.totals(Choice(), By.KIND)
    assert (found.doubtful_amount, found.doubts) == (Decimal("90071992547409931.0123"), {"implausibly-large": 1})
