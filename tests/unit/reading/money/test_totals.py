"""Sums are only added with their own kind, and what is in doubt is left out and told."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from invented import award, pounds, record, release, tender

from onrecord.ocds import compile_record
from onrecord.reading.money import By, MoneyRow, add_up, money_rows

SHARED = {"buyer": "Otterholme Town Council", "buyer_key": "otterholme town council", "buyer_id": "", "cpv": "45221000"}


def rows(*bodies: Any) -> list[MoneyRow]:
    """The rows that releases of one record make."""
    made = record(*bodies)
    return money_rows(made, compile_record(made))


def test_a_row_says_all_that_a_total_needs() -> None:
    """The amount has four places; the names are as published and folded."""
    items = [{"id": "1", "classification": {"scheme": "CPV", "id": "45221000"}}]
    (_, row) = rows(release(tender=tender(value=pounds(9), items=items), awards=[award(8, date="2031-01-31")]))
    assert row == SHARED | {
        "ocid": "ocds-213czf-bridge",
        "pointer": "/awards/0/value/amount",
        "release_id": "r1",
        "kind": "award",
        "amount": Decimal("8.0000"),
        "currency": "GBP",
        "net": "",
        "basis": "total",
        "extent": "whole",
        "lot": "",
        "award": "A",
        "was": None,
        "day": "2031-01-31",
        "year": 2031,
        "supplier": "Stonefold Masonry Ltd",
        "supplier_key": "stonefold masonry ltd",
        "suppliers": ["Stonefold Masonry Ltd"],
        "doubts": [],
        "doubtful": False,
    }


def test_only_what_stands_has_a_row() -> None:
    """Not what is cancelled, and not what an earlier release had."""
    found = rows(
        release(awards=[award(5), award(6, id="A2", status="cancelled")]),
        release("r2", "2031-02-10T09:00:00Z", "awardUpdate", awards=[award(7)]),
    )
    assert [(row["kind"], row["amount"], row["was"]) for row in found] == [("amended", 7, 5)]


def total(found: list[MoneyRow], by: By = By.KIND) -> list[tuple[Any, ...]]:
    return [
        (t.unlike.key, t.unlike.kind, t.unlike.net, t.unlike.extent, t.amount, t.figures, t.doubtful, t.doubtful_amount)
        for t in add_up(found, by)
    ]


def test_unlike_sums_are_never_added() -> None:
    """Kinds, currencies, net and gross, wholes and lots stay apart; what lies within a whole is not added at all."""
    lots = [{"id": "1", "value": pounds(4)}, {"id": "2", "value": pounds(5)}]
    found = [
        *rows(release(tender=tender(value=pounds(100) | {"amountGross": 120}))),
        *rows(release(tender=tender(value=pounds(50), lots=lots), awards=[award(8)])),
        *rows(release(tender=tender(lots=lots))),
    ]
    assert total(found) == [
        ("", "award", "", "whole", 8, 1, 0, 0),
        ("", "estimate", "", "lot", 9, 2, 0, 0),
        ("", "estimate", "", "whole", 50, 1, 0, 0),
        ("", "estimate", "gross", "whole", 120, 1, 0, 0),
        ("", "estimate", "net", "whole", 100, 1, 0, 0),
    ]


def test_doubtful_figures_are_left_out_and_told() -> None:
    """How many, and what they come to; a doubt that is only said leaves nothing out."""
    awards = [award(50), award(50, id="A2", supplier="Fellgate Ltd"), award(1, id="A3")]
    spelled = {"value": {"amount": 7, "currency": "gbp"}}
    (found,) = add_up(rows(release(awards=[*awards, award(id="A4", **spelled)])))
    assert (found.amount, found.figures, found.doubtful, found.doubtful_amount) == (107, 3, 1, 1)
    assert found.doubts == {"token": 1, "currency-spelled": 1}


def test_joint_suppliers_are_a_group_of_their_own() -> None:
    """Nobody says who gets how much, so the sum is neither's."""
    both = award(9) | {"suppliers": [{"name": "Stonefold Masonry Ltd"}, {"name": "Fellgate Ltd"}]}
    found = rows(release(awards=[award(4, id="A2"), both]))
    assert [(t[0], t[4]) for t in total(found, By.SUPPLIER)] == [
        ("fellgate ltd + stonefold masonry ltd", 9),
        ("stonefold masonry ltd", 4),
    ]


@pytest.mark.parametrize(
    ("by", "key"),
    [(By.KIND, ""), (By.BUYER, "otterholme town council"), (By.YEAR, "2031"), (By.CPV, "45"), (By.SUPPLIER, "")],
)
def test_totals_are_told_apart(by: By, key: str) -> None:
    """By what the rows say of their process."""
    classified = {"classification": {"scheme": "CPV", "id": "45221000"}}
    assert [t[0] for t in total(rows(release(tender=tender(value=pounds(9), **classified))), by)] == [key]


def test_no_digit_is_lost() -> None:
    """A million sums of twenty digits have more than Decimal's own 28."""
    big = rows(release(awards=[award(id="A", value=pounds("99999999999999999999.9999"))]))[0] | {"doubtful": False}
    (found,) = add_up([big] * 1_000)
    assert found.amount == Decimal("99999999999999999999999.9")
    (found,) = add_up([big] * 100_000)
    assert str(found.amount) == "9999999999999999999999990"
