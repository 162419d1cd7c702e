"""A profile's page: sums by all that keeps them apart, charts where years can be compared, shares that add up."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from msgspec.structs import replace as changed

from onrecord.register.parties import MoneyRow, Partner, Side
from onrecord.report.charts import HEIGHT, draw_columns
from onrecord.report.party_page import PartySide, money_kinds

ROW = MoneyRow(2024, "award", "GBP", "net", "total", "whole", False, Decimal(100), 1, 0)
SIDE = Side(3, 10, (), (), 0, 1, 6, 3, 12.0, 400, "ocds-213czf-late", 9, 1, (), (4, 3, 1, 0, 1))


def row(**parts: Any) -> MoneyRow:
    return changed(ROW, **parts)


def test_sums_of_two_kinds_never_share_a_chart() -> None:
    """Whatever tells them apart: kind, tax, basis, extent, currency, others who share them."""
    others = [{"kind": "paid"}, {"net": "gross"}, {"basis": "year"}, {"extent": "lot"}, {"currency": "EUR"}]
    rows = [ROW, *(row(**other) for other in [*others, {"shared": True}])]
    assert sorted(kind.title for kind in money_kinds(rows)) == [
        "Awarded, before tax",
        "Awarded, before tax, EUR",
        "Awarded, before tax, a year",
        "Awarded, before tax, of lots",
        "Awarded, before tax, shared with others",
        "Awarded, with tax",
        "Paid, before tax",
    ]


def test_years_are_drawn_from_first_to_last_and_what_is_in_doubt_has_no_bar() -> None:
    """A year without a sum keeps its place, so that distance is time."""
    rows = [row(), row(year=2021, amount=Decimal(50)), row(year=2022, sums=0, doubtful=2, amount=Decimal(0))]
    (kind,) = money_kinds(rows)
    assert kind.chart is not None
    drawn = [(column.label, column.words, column.known, column.height > 0) for column in kind.chart.columns]
    assert drawn == [
        ("2021", "£50", True, True),
        ("2022", "?", False, False),
        ("2023", "–", False, False),
        ("2024", "£100", True, True),
    ]
    assert (kind.left_out, kind.span) == (2, (2021, 2024, row()))


def test_one_year_and_no_year_make_no_chart() -> None:
    """There is nothing to compare, and the table says it."""
    for rows in ([ROW], [ROW, row(year=None)], [ROW, row(year=2023, sums=0, doubtful=1)]):
        assert money_kinds(rows)[0].chart is None


def test_bars_begin_at_nothing_and_stay_within_the_drawing() -> None:
    """Half the sum is half the height."""
    chart = draw_columns([(str(year), Decimal(year - 1999), "£1") for year in range(2000, 2025)])
    assert all(column.y >= 0 and column.y + column.height <= HEIGHT for column in chart.columns)
    assert chart.columns[-1].label == "2024"
    assert sum(1 for column in chart.columns if column.label) <= 9
    assert draw_columns([("2024", Decimal(0), "£0")]).columns[0].height == 0
    assert draw_columns([]).columns == ()


def test_shares_are_of_all_awards_and_say_what_is_not_known() -> None:
    """Those whose notice does not say how they came about are a share of their own."""
    side = PartySide("buyer", SIDE, ())
    assert [(part.number, part.length) for part in side.ways] == [(1, 10.0), (6, 60.0), (3, 30.0)]
    assert sum(part.number for part in side.lateness) == SIDE.late_counted
    assert [part.name for part in side.lateness][:2] == ["0 to 7 days", "8 to 30 days"]
    assert replace(side, side=changed(SIDE, late_spread=())).lateness == []


def test_partners_are_measured_against_the_first() -> None:
    """The longest bar is whoever has most awards."""
    partners = (Partner("A", "Acme Ltd", 4), Partner("B", "Brook LLP", 1))
    side = PartySide("buyer", changed(SIDE, partners=partners), ())
    assert [(part.name, part.length) for part in side.partners] == [("Acme Ltd", 100.0), ("Brook LLP", 25.0)]
