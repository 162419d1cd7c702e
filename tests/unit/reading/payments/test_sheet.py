"""A sheet becomes payments: every row is one, a total, headings again, or an issue."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.payments import SPEND_RULES, Basis, Sheet, SheetReading, SheetRow, read_sheet

HEADINGS = ("Supplier", "Payment date", "Amount", "Description")


def sheet_of(*rows: tuple[object, ...], member: str = "", name: str = "") -> Sheet:
    return Sheet("a.csv", member, name, tuple(SheetRow(n, row) for n, row in enumerate(rows, 1)))  # type: ignore[arg-type]


def read(*rows: tuple[object, ...], body: str = "", member: str = "") -> SheetReading:
    return read_sheet(sheet_of(*rows, member=member), body)


def told(reading: SheetReading) -> list[tuple[str, str, str]]:
    return [(issue.rule, issue.position, issue.pointer) for issue in reading.issues]


def test_a_plain_list() -> None:
    """Headings below a title, blank rows, and who paid as the person who loads it says."""
    reading = read(
        ("Payments over £500", "", "", ""),
        (),
        HEADINGS,
        ("Lanternworks Ltd", "13/05/2024", "£1,200.00", "Lamps"),
        ("", "", "", ""),
        ("Five Fells Coaches", "14/05/2024", "(20.00)", "Refund"),
        body="Saltmouth Council",
    )
    assert [(p.supplier, str(p.day), p.amount, p.row) for p in reading.payments] == [
        ("Lanternworks Ltd", "2024-05-13", Decimal("1200.00"), 4),
        ("Five Fells Coaches", "2024-05-14", Decimal("-20.00"), 6),
    ]
    assert {p.body for p in reading.payments} == {"Saltmouth Council"}
    assert reading.issues == ()
    assert reading.facts is not None
    assert (reading.facts.header, reading.facts.rows, reading.facts.total) == (3, 2, Decimal("1180.00"))


def test_what_cannot_be_read_is_an_issue_with_its_place() -> None:
    """File, sheet, row, column, what was found and what was expected; the payment is kept where there is a sum."""
    reading = read_sheet(
        sheet_of(
            HEADINGS,
            ("Lanternworks Ltd", "13/05/2024", "########", ""),
            ("Lanternworks Ltd", "soon", "5.00", ""),
            ("32339638", "13/05/2024", "6.00", ""),
            name="May",
        )
    )
    assert told(reading) == [
        ("spend-row", 'sheet "May" row 2', "Amount"),
        ("spend-day", 'sheet "May" row 3', "Payment date"),
        ("spend-supplier", 'sheet "May" row 4', "Supplier"),
    ]
    assert [issue.found for issue in reading.issues] == ['"########"', '"soon"', "a number in place of a name"]
    assert [p.amount for p in reading.payments] == [5, 6]


def test_the_columns_move_where_headings_stand_again() -> None:
    """A second block with fewer columns is read by its own headings."""
    reading = read(
        ("Supplier", "Class", "Date", "Amount"),
        ("Lanternworks Ltd", "Lamps", "13/05/2024", "5.00"),
        ("Supplier Name", "Date", "Amount", ""),
        ("Five Fells Coaches", "14/05/2024", "6.00", ""),
    )
    assert [(p.supplier, p.amount) for p in reading.payments] == [("Lanternworks Ltd", 5), ("Five Fells Coaches", 6)]
    assert reading.facts is not None
    assert (reading.facts.rows, reading.facts.headings) == (3, 1)


def test_totals_are_no_payments_and_are_held_against_the_rows() -> None:
    """With the word or without it; one that does not fit is an issue."""
    rows = [("A Ltd", "13/05/2024", "5.00", ""), ("B Ltd", "14/05/2024", "7.00", "")]
    for total in (("Total", "", "12.00", ""), ("", "", "12.00", "")):
        reading = read(HEADINGS, *rows, total)
        assert len(reading.payments) == 2
        assert reading.facts is not None
        assert (reading.facts.totals, reading.issues) == (1, ())
    supplier = ("Total Energy Ltd", "", "12.00", "")
    assert len(read(HEADINGS, *rows, supplier).payments) == 3
    assert told(read(HEADINGS, *rows, ("Grand total", "", "99.00", ""))) == [("spend-total", "row 4", "")]


def test_net_counts_where_net_and_gross_are_given() -> None:
    """And the payment says so; VAT is kept beside it."""
    [payment] = read(("Supplier", "Date", "Net", "VAT", "Gross"), ("A Ltd", "13/05/2024", "10", "2", "12")).payments
    assert (payment.amount, payment.basis, payment.vat, payment.gross) == (10, Basis.NET, 2, 12)


def test_a_list_without_headings_is_read_by_what_stands_in_it() -> None:
    """The columns of dates, sums, names and codes; and an issue says so."""
    rows = [("Lamps", "INV001234", f"Firm {n} Ltd", "13/05/2024", f"{n}.50") for n in range(1, 6)]
    reading = read(*rows)
    assert [(p.supplier, p.transaction) for p in reading.payments][:1] == [("Firm 1 Ltd", "INV001234")]
    assert [rule for rule, *_ in told(reading)] == ["spend-headings"]
    assert reading.facts is not None
    assert (reading.facts.header, reading.facts.payments) == (0, 5)


def test_a_sheet_that_lists_no_payments_is_one_issue() -> None:
    """Notes and tables of something else."""
    reading = read(("Notes",), ("This workbook lists what we paid.",))
    assert (reading.payments, reading.facts) == ((), None)
    assert told(reading) == [("spend-columns", "", "")]
    assert read() == SheetReading((), (), None)


def test_dates_that_nothing_decides_are_said_once_and_on_each_payment() -> None:
    """Read as UK bodies write them."""
    reading = read(HEADINGS, ("A Ltd", "05/04/2024", "5.00", ""), ("A Ltd", "2024-04-30", "5.00", ""))
    assert [(str(p.day), p.day_sure) for p in reading.payments] == [("2024-04-05", False), ("2024-04-30", True)]
    assert [rule for rule, *_ in told(reading)] == ["spend-day-order"]


def test_the_name_of_the_file_decides() -> None:
    """The month that it tells of."""
    [payment] = read(HEADINGS, ("A Ltd", "04/05/2024", "5.00", ""), member="04 - April.csv").payments
    assert (str(payment.day), payment.day_sure) == ("2024-04-05", True)


def test_rows_that_say_the_same_are_counted() -> None:
    """The second of two equal rows is the second, and both are kept."""
    row = ("A Ltd", "13/05/2024", "5.00", "")
    assert [p.nth for p in read(HEADINGS, row, row, ("A Ltd", "13/05/2024", "6.00", "")).payments] == [1, 2, 1]


CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["A Ltd", "13/05/2024", "05/13/2024", "5.00", "(5.00)", "Total", "Supplier", "Amount", "Date", ""]),
    st.integers(-(10**6), 10**6),
    st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**6), max_value=10**6),
    st.none(),
)


@given(st.lists(st.lists(CELLS, max_size=6).map(tuple), max_size=12), st.booleans())
def test_every_row_is_accounted_for(rows: list[tuple[object, ...]], headed: bool) -> None:
    """Whatever the cells hold, the counts add up, sums are conserved, and every issue is of a rule that is listed."""
    reading = read(*([HEADINGS] if headed else []), *rows)
    assert {issue.rule for issue in reading.issues} <= SPEND_RULES.keys()
    facts = reading.facts
    if facts is None:
        assert not headed
        return
    assert facts.payments + facts.totals + facts.headings + facts.unread == facts.rows
    assert (facts.payments, facts.total) == (len(reading.payments), sum(p.amount for p in reading.payments))
    assert sum(issue.rule == "spend-row" for issue in reading.issues) == facts.unread
