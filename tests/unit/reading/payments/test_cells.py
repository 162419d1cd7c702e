"""Cells of spend files, one by one: sums, dates, names, headings, in the spellings that bodies use."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.payments.amounts import read_amount
from onrecord.reading.payments.columns import is_heading, map_headings, role_of
from onrecord.reading.payments.days import DAY_FIRST, MONTH_FIRST, decide_order, months_in, read_days
from onrecord.reading.payments.people import is_private, is_redacted
from onrecord.reading.payments.suppliers import read_supplier, supplier_key


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("325.00", "325.00"),
        ("£322.50", "322.50"),
        (" £ 1,708.75 ", "1708.75"),
        ("œ325.00", "325.00"),
        ("1,700,454.00 ", "1700454.00"),
        ("3,652,946.55-", "-3652946.55"),
        ("-£39.10", "-39.10"),
        ("£-39.10", "-39.10"),
        ("(39.10)", "-39.10"),
        ("(£1,039.10)", "-1039.10"),
        ("39.10 CR", "-39.10"),
        ("39.10 DR", "39.10"),
        ("GBP 12", "12"),
        ("1 234 567.89", "1234567.89"),
        (".50", "0.50"),
        (960, "960"),
        (Decimal("9533.910000000003"), "9533.91"),
        (Decimal("1.234"), "1.234"),
        ("", None),
        ("########", None),
        ("1,23,4", None),
        ("12.2.2020", None),
        ("n/a", None),
        ("-", None),
        (None, None),
        (True, None),
        (date(2024, 1, 1), None),
        ("4715050164000013", None),
    ],
)
def test_sums(cell: object, amount: str | None) -> None:
    """Signs in front, behind, as brackets and as CR; pound signs in the wrong encoding; noise of binary fractions."""
    assert read_amount(cell) == (None if amount is None else Decimal(amount))  # type: ignore[arg-type]


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_reading_a_sum_undoes_writing_it(amount: Decimal) -> None:
    """However it is written, a sum comes back as it was."""
    written = [f"{amount}", f"{amount:,}", f"£{abs(amount):,}-" if amount < 0 else f"£{amount:,}"]
    written.append(f"({abs(amount):,})" if amount < 0 else f" {amount} ")
    assert {read_amount(text) for text in written} == {amount}


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("13/05/2020", date(2020, 5, 13)),
        ("5/13/2020", date(2020, 5, 13)),
        ("05-Apr-17", date(2017, 4, 5)),
        ("3 Apr 2023", date(2023, 4, 3)),
        ("30-NOV-2020 ", date(2020, 11, 30)),
        ("31-Jul-20\n", date(2020, 7, 31)),
        ("31st March 2024", date(2024, 3, 31)),
        ("April 3, 2023", date(2023, 4, 3)),
        ("2020-04-03 00:00:00", date(2020, 4, 3)),
        ("2023-06-01T01:00:00", date(2023, 6, 1)),
        ("20240331", date(2024, 3, 31)),
        ("43658", date(2019, 7, 12)),
        (43658, date(2019, 7, 12)),
        (datetime(2024, 3, 31, 1), date(2024, 3, 31)),
        ("03/03/2020", date(2020, 3, 3)),
    ],
)
def test_dates_that_can_be_read_in_one_way(cell: object, day: date) -> None:
    """Words, ISO, serial numbers of spreadsheets, and numbers above twelve."""
    found = read_days(cell)  # type: ignore[arg-type]
    assert found is not None
    assert found.sure == day


@pytest.mark.parametrize("cell", ["", "######", "External Consultancy", "31/02/2024", "99999", "01/01/1820", None, 12])
def test_what_is_no_date(cell: object) -> None:
    """Days that no calendar has, and years in which nobody published payments."""
    assert read_days(cell) is None  # type: ignore[arg-type]


def orders(*texts: str, name: str = "") -> tuple[str, bool]:
    found = decide_order([days for text in texts if (days := read_days(text))], months_in(name))
    return found.order, found.sure


@pytest.mark.parametrize(
    ("texts", "name", "order"),
    [
        pytest.param(("04/05/2020", "18/05/2020"), "", (DAY_FIRST, True), id="a day above twelve in front"),
        pytest.param(("4/5/2020", "4/30/2020"), "", (MONTH_FIRST, True), id="a day above twelve in the middle"),
        pytest.param(("3 Apr 2023", "03/03/2023"), "", ("", True), id="nothing to decide"),
        pytest.param(("05/04/2020", "06/04/2020"), "spend April.csv", (DAY_FIRST, True), id="the month in the name"),
        pytest.param(("04/05/2020", "04/06/2020"), "spend April.csv", (MONTH_FIRST, True), id="the same, as in the US"),
        pytest.param(("05/04/2020",), "", (DAY_FIRST, False), id="nothing tells"),
        pytest.param(
            ("01/02/2020", "05/02/2020", "07/02/2020", "11/02/2020"), "", (DAY_FIRST, True), id="all within ten days"
        ),
        pytest.param(
            ("13/05/2020",) * 20 + ("05/13/2020", "01/02/2020"), "", (DAY_FIRST, True), id="one slip among many"
        ),
        pytest.param(("13/05/2020", "05/13/2020", "01/02/2020"), "", (DAY_FIRST, False), id="both orders"),
    ],
)
def test_which_of_day_and_month_comes_first(texts: tuple[str, ...], name: str, order: tuple[str, bool]) -> None:
    """By numbers above twelve, then the name, then the span; else by custom, and not surely."""
    assert orders(*texts, name=name) == order


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Net Amount(£)", "net"),
        ("Net Amount(œ)", "net"),
        ("Amount Paid", "amount"),
        ("* Total Invoice Amount", "amount"),
        ("TOTAL", "amount"),
        ("Name:", "supplier"),
        ("* SUPPLIER FINAL", "supplier"),
        ("Beneficiary Name", "supplier"),
        ("Date of payment", "day"),
        ("Payment Date", "day"),
        ("entuty", "body"),
        ("organisationname", "body"),
        ("CCG", "body"),
        ("expensetypoe", "category"),
        ("9AN - Level 9 Account Name", "category"),
        ("Account Detail", "category"),
        ("exepnsearea", "department"),
        ("Service Cost Centre", "department"),
        ("HBC Ref No.", "transaction"),
        ("Transaction Reference", "transaction"),
        ("Invoice Number", "transaction"),
        ("VAT", "vat"),
        ("Gross Amount", "gross"),
        ("negative", "other"),
        ("+", ""),
        ("Colour of the door", ""),
    ],
)
def test_headings(heading: str, role: str) -> None:
    """Told by their words, slips of the pen forgiven."""
    assert role_of(heading) == role


def test_the_family_is_the_department_only_where_nothing_else_is() -> None:
    """A family ("Department of Health") says less than the area that pays."""
    both = map_headings(("Department", "Expense Area", "Supplier", "Amount"))
    alone = map_headings(("Department", "Supplier", "Amount"))
    assert (both.places["department"], alone.places["department"]) == ((1,), (0,))


@pytest.mark.parametrize(
    "cells",
    [
        ("Payments over £500", "", ""),
        ("Supplier", "12.00", "3 Apr 2023"),
        ("Amount", "", ""),
        ("Harbour Lights Ltd", "01/02/2024", "500.00"),
        (),
    ],
)
def test_rows_that_are_no_headings(cells: tuple[str, ...]) -> None:
    """Titles, payments, and a single word."""
    assert not is_heading(cells)


@pytest.mark.parametrize(
    ("text", "name", "company"),
    [
        ("Saltmouth Community Trust 05280446", "Saltmouth Community Trust", "05280446"),
        ("Lanternworks Ltd (SC123456)", "Lanternworks Ltd", "SC123456"),
        ("UK0012345801 : Lanternworks Ltd", "Lanternworks Ltd", "00123458"),
        ("NHS0000AB101 : Saltmouth Trust", "Saltmouth Trust", ""),
        ("LANTERNWORKS LTD [211594]", "LANTERNWORKS LTD", ""),
        ("Lanternworks Ltd:00123", "Lanternworks Ltd", ""),
        ("Water Board - 4206400451 Depot", "Water Board", ""),
        ("Studio 54 Ltd", "Studio 54 Ltd", ""),
        ("32339638", "", ""),
        ("", "", ""),
    ],
)
def test_names_lose_the_numbers_glued_to_them(text: str, name: str, company: str) -> None:
    """Company numbers are kept as such; codes of the body's own are dropped."""
    found = read_supplier(text)
    assert (found.name, found.company) == (name, company)


def test_one_supplier_has_one_key() -> None:
    """However it is spelt; what names nobody has none."""
    assert {supplier_key(name) for name in ("Lanternworks Ltd", "LANTERNWORKS LIMITED", "The Lanternworks, Ltd.")} == {
        "lanternworks"
    }
    assert supplier_key("n/a") == ""


@pytest.mark.parametrize(
    ("name", "private"),
    [
        ("Mr A Penrudd", True),
        ("Margaret Penrudd", True),
        ("PENRUDD M", True),
        ("A. B. Penrudd", True),
        ("Margaret Penrudd Ltd", False),
        ("Penrudd & Sons", False),
        ("Penrudd Projects", False),
        ("Dr Penrudd & Ptnrs", False),
        ("HMRC", False),
        ("", False),
    ],
)
def test_names_that_may_be_of_private_people(name: str, private: bool) -> None:
    """In doubt they are, where nothing speaks of a business."""
    assert is_private(name) is private


@pytest.mark.parametrize(
    ("name", "redacted"),
    [
        ("REDACTED PERSONAL DATA", True),
        ("Third Party", True),
        ("Name withheld", True),
        ("Third Party Forensics", False),
    ],
)
def test_names_that_the_body_withheld(name: str, redacted: bool) -> None:
    """As bodies say it, and no firm whose name begins so."""
    assert is_redacted(name) is redacted
