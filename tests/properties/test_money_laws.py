"""Laws of money: any order, any partition and either engine give the same totals; nothing is added that is unlike."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.money import By, Doubt, Extent, MoneyRow, add_up, top_of
from onrecord.reading.money.rows import to_places
from onrecord.reading.money.totals import finish, fold, merge
from onrecord.register.sql import statement
from onrecord.register.totals import Choice, top_totals_of, totals_of

NAMES = ("", "Otterholme Town Council", "otterholme town council", "Ångström AB", "Zebra 動物園", "O'\"Neill; -- x")
AMOUNTS = st.one_of(
    st.decimals("-99999999999999999999", "99999999999999999999", allow_nan=False, places=4),
    st.integers(-5, 10**6).map(Decimal),
)


@st.composite
def a_row(draw: st.DrawFn) -> MoneyRow:
    """A row of the table as it may come of any record."""
    buyer, supplier = draw(st.sampled_from(NAMES)), draw(st.sampled_from(NAMES))
    day = draw(st.sampled_from([None, "0001-01-01", "2031-02-03", "2032-12-31", "9999-12-31"]))
    doubts = draw(st.lists(st.sampled_from([Doubt.TOKEN, Doubt.CURRENCY_SPELLED, Doubt.ZERO]), unique=True, max_size=2))
    return {
        "ocid": "ocds-213czf-1",
        "pointer": "/awards/0/value/amount",
        "release_id": "1",
        "kind": draw(st.sampled_from(["award", "called off"])),
        "amount": to_places(draw(AMOUNTS)),
        "currency": draw(st.sampled_from(["GBP", ""])),
        "net": draw(st.sampled_from(["net", ""])),
        "basis": draw(st.sampled_from(["total", "year"])),
        "extent": draw(st.sampled_from([extent.value for extent in Extent])),
        "lot": "",
        "award": "A",
        "was": None,
        "day": day,
        "year": int(day[:4]) if day else None,
        "buyer": buyer,
        "buyer_key": buyer.casefold(),
        "buyer_id": "",
        "supplier": supplier,
        "supplier_key": supplier.casefold(),
        "suppliers": [supplier] if supplier else [],
        "cpv": draw(st.sampled_from(["", "45221000", "4"])),
        "doubts": [doubt.value for doubt in doubts],
        "doubtful": any(doubt.grave for doubt in doubts),
    }


ROWS = st.lists(a_row(), max_size=12)


def table(path: Path, rows: list[MoneyRow]) -> str:
    """The rows as the register writes them: drafts as JSON Lines, then Parquet."""
    drafts = path / "money.ndjson"
    text = [{**row, "amount": str(row["amount"])} for row in rows]
    drafts.write_text("".join(json.dumps(row) + "\n" for row in text), "utf-8")
    target = str(path / "money.parquet")
    limits = {"drafts": str(drafts), "target": target, "longest": 1 << 20}
    with duckdb.connect() as connection:
        connection.execute(statement("write_money"), limits)
    return target


@given(ROWS, st.sampled_from(By), st.randoms(use_true_random=False))
def test_any_order_and_any_partition_give_the_same_totals(rows: list[MoneyRow], by: By, chance: Any) -> None:
    """So a cluster may add up in parts."""
    parts: list[list[MoneyRow]] = [[], [], []]
    for row in chance.sample(rows, len(rows)):
        chance.choice(parts).append(row)
    first, second, third = (fold(part, by) for part in parts)
    assert finish(merge(merge(first, second), third)) == finish(merge(third, merge(second, first))) == add_up(rows, by)


@given(ROWS, st.sampled_from(By))
def test_every_figure_is_in_one_total_or_told_as_left_out(rows: list[MoneyRow], by: By) -> None:
    """And no sum is lost or counted twice, whatever the totals are told apart by."""
    found, counted = add_up(rows, by), [row for row in rows if row["extent"] != "within"]
    assert sum(total.figures + total.doubtful for total in found) == len(counted)
    added = sum(units(total.amount) + units(total.doubtful_amount) for total in found)
    assert added == sum(units(row["amount"]) for row in counted)


def units(amount: Decimal) -> int:
    """Ten-thousandths, however many digits there are."""
    return int(Fraction(amount) * 10_000)


@pytest.fixture(scope="module", name="folder")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("money")


@given(rows=ROWS, by=st.sampled_from(By))
def test_the_fold_and_the_sql_are_equal(folder: Path, rows: list[MoneyRow], by: By) -> None:
    """To the ten-thousandth, names, order and doubts included."""
    assert list(totals_of([table(folder, rows)], Choice(), by)) == add_up(rows, by)


@given(rows=ROWS, by=st.sampled_from(By), limit=st.integers(1, 4))
def test_the_first_totals_are_those_of_all(folder: Path, rows: list[MoneyRow], by: By, limit: int) -> None:
    """Cut, counted and added together alike in Python and SQL."""
    assert top_totals_of([table(folder, rows)], Choice(), by, limit) == top_of(add_up(rows, by), by, limit)


@given(
    rows=ROWS,
    choice=st.builds(
        Choice,
        st.sampled_from([None, "award"]),
        st.sampled_from([None, "Town Council", "own", "動物園"]),
        st.sampled_from([None, date(2031, 2, 3)]),
        st.sampled_from([None, date(2032, 1, 1)]),
    ),
)
def test_both_engines_choose_the_same_figures(folder: Path, rows: list[MoneyRow], choice: Choice) -> None:
    """By kind, by whole words of the buyer's name, and by day."""
    chosen = [row for row in rows if choice.takes(row)]
    assert list(totals_of([table(folder, rows)], choice, By.KIND)) == add_up(chosen, By.KIND)
