"""Lists as people make them: tables of every kind, JSON, sentences; what cannot be read is told with its line."""

from __future__ import annotations

from decimal import Decimal

import pytest

from onrecord.checking.claims.cells import read_day, read_sum, words_of
from onrecord.checking.claims.columns import Column, column_of
from onrecord.checking.claims.model import ClaimsList, Role
from onrecord.checking.claims.parse import read_claims
from onrecord.errors import InputError


def read(text: str, name: str = "list.csv") -> ClaimsList:
    return read_claims(text, name, name=name)


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Claim", Role.SENTENCE),
        ("What was said", Role.SENTENCE),
        ("said_on", Role.SAID_ON),
        ("Date", Role.DATE),
        ("OCID", Role.OCID),
        ("Notice ID / link", Role.LINK),
        ("PIID", Role.REFERENCE),
        ("URL", Role.LINK),
        ("Contract Value (£)", Role.VALUE),
        ("Total Value £m ex VAT", Role.VALUE),
        ("Ceiling", Role.CEILING),
        ("Savings", Role.SAVING),
        ("Amount wasted", Role.PAID),
        ("Obligated", Role.AWARD),
        ("Vendor", Role.SUPPLIER),
        ("Awarded to", Role.SUPPLIER),
        ("Agency", Role.BUYER),
        ("Contracting Authority", Role.BUYER),
        ("Contracting Athority", Role.BUYER),
        ("Start Date", Role.START),
        ("Expiry", Role.END),
        ("Colour of the folder", None),
    ],
)
def test_headings_are_told_by_their_words(heading: str, role: Role | None) -> None:
    """Case, marks, brackets and slips of the pen do not matter; what is not known is left."""
    assert column_of(heading).role is role


@pytest.mark.parametrize(
    ("cell", "amount", "currency", "unit"),
    [
        ("£1.2m", "1200000", "GBP", "100000"),
        ("1.2m", "1200000", None, "100000"),
        ("1,234.50", "1234.50", None, "0.01"),
        ("1 234 567", "1234567", None, "1"),
        ("(2,000)", "-2000", None, "1"),
        ("-£2,000", "-2000", "GBP", "1"),
        ("£2,000 CR", "-2000", "GBP", "1"),
        ("$3 billion", "3000000000", "USD", "1000000000"),
        ("€1.234.567,89", "1234567.89", "EUR", "0.01"),
        ("GBP 25,000", "25000", "GBP", "1"),
        ("25000 EUR", "25000", "EUR", "1"),
        (Decimal("35045.34999999999"), "35045.35", None, "0.01"),
        (25000, "25000", None, "1"),
    ],
)
def test_sums_as_they_are_written(cell: str | int | Decimal, amount: str, currency: str | None, unit: str) -> None:
    """Thousands, brackets, signs on either side, scales, continental points."""
    found = read_sum(cell, Column("Value", Role.VALUE))
    assert found is not None
    assert (found.high, found.currency, found.unit) == (Decimal(amount), currency, Decimal(unit))


@pytest.mark.parametrize("cell", ["lots", "12%", "1.2.3", "£", "see note 4", "2024-03-31", "1,23,4", "£5 in every £10"])
def test_what_is_no_sum_is_none(cell: str) -> None:
    """Nothing is guessed."""
    assert read_sum(cell, Column("Value", Role.VALUE)) is None


def test_a_heading_gives_scale_currency_and_tax() -> None:
    """The unit of what is printed grows with the scale: 1.2 in millions is rounded to a hundred thousand."""
    found = read_sum("1.2", column_of("Value (€m, excl. VAT)"))
    assert found is not None
    assert (found.high, found.unit) == (Decimal("1200000.0"), Decimal("100000.0"))
    assert (found.currency, found.net) == ("EUR", True)


@pytest.mark.parametrize(
    ("cell", "order", "first", "last"),
    [
        ("31/03/2024", "day first", "2024-03-31", "2024-03-31"),
        ("03/04/2024", "month first", "2024-03-04", "2024-03-04"),
        ("2024-03-31T00:00:00Z", "day first", "2024-03-31", "2024-03-31"),
        ("3 April 2024", "day first", "2024-04-03", "2024-04-03"),
        ("April 2024", "day first", "2024-04-01", "2024-04-30"),
        ("2024/25", "day first", "2024-04-01", "2025-03-31"),
        (45382, "day first", "2024-03-31", "2024-03-31"),
    ],
)
def test_days_as_spreadsheets_write_them(cell: str | int, order: str, first: str, last: str) -> None:
    """A month and a year are intervals; the numbers of a spreadsheet are days."""
    found = read_day(cell, order)
    assert found is not None
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)


@pytest.mark.parametrize("text", ["n/a", "-", "TBC", " ", "unknown", "#N/A", "Redacted"])
def test_cells_that_only_say_nothing_hold_nothing(text: str) -> None:
    """An empty cell has many names."""
    assert words_of(text) == ""


def test_links_made_by_formula_are_read_and_others_are_not() -> None:
    """`=HYPERLINK` shows words and holds an address; a formula for a sum was never computed."""
    address = "https://notices.example/Notice/035618-2031"
    assert words_of(f'=HYPERLINK("{address}", "Notice")') == f"Notice {address}"
    listed = read('title,value\nBridge,"=SUM(B3:B9)"\nFerry,12\n')
    assert [(f.line, f.column, f.found) for f in listed.faults] == [(2, "value", '"=SUM(B3:B9)"')]
    assert [row.title for row in listed.rows] == ["Bridge", "Ferry"]


@pytest.mark.parametrize(
    ("heading", "cell", "role"),
    [
        ("Notice ID / link", "https://notices.example/Notice/1", Role.LINK),
        ("Notice ID / link", "035618-2031", Role.REFERENCE),
        ("Source", "Evening Courier", None),
    ],
)
def test_a_column_of_links_without_links_holds_numbers_or_something_else(
    heading: str, cell: str, role: Role | None
) -> None:
    """What stands in it decides."""
    listed = read(f"Title,{heading}\nBridge,{cell}\n")
    assert [found for found, _ in listed.rows[0].named] == ([role] if role else [])


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters_are_told_apart(delimiter: str) -> None:
    """By what stands most often outside quoted cells."""
    rows = [("Title", "Supplier", "Value"), ("Bridge", '"Stone, Sand; Sons"', '"1,200"')]
    listed = read("\n".join(delimiter.join(row) for row in rows))
    assert [(f.role, f.text) for f in listed.rows[0].fields] == [
        *((Role.SUPPLIER, name) for name in ("Stone, Sand", "Sons")),
        (Role.VALUE, "1,200"),
    ]


def test_titles_above_headings_and_empty_rows_are_passed_over() -> None:
    """Lines count as the file has them, a line break inside a cell included."""
    text = 'Wall of savings,,\n,,\nTitle,Vendor,Savings\n"Bridge\nrepair",Stonefold,£5\n,,\nFerry,Brack,£6\n'
    listed = read(text)
    assert [(row.line, row.title) for row in listed.rows] == [(4, "Bridge repair"), (7, "Ferry")]
    assert listed.empty == 0  # a line of nothing but delimiters is no row at all
    assert [f.amount.currency for row in listed.rows for f in row.fields if f.amount] == ["GBP", "GBP"]


def test_totals_and_subtotals_are_no_claims() -> None:
    """Each is of the rows above it; a supplier that is called "Total" is one."""
    text = "Supplier,Value\nStone,10\nSand,20\nSubtotal,30\nTotal Energy Ltd,40\nTotal,70\n"
    listed = read(text)
    assert [f.text for row in listed.rows for f in row.fields if f.role is Role.SUPPLIER] == [
        "Stone",
        "Sand",
        "Total Energy Ltd",
    ]
    assert [(total.where, total.above) for total in listed.totals] == [("line 4", (0, 1)), ("line 6", (2,))]


def test_bad_rows_are_told_with_line_column_and_what_was_found() -> None:
    """The rest of the row is judged all the same; a row of nothing is told as such."""
    listed = read("Title,Value,Start,Hue\nBridge,lots,soon,red\n,,,blue\n")
    assert [(f.line, f.column, f.found) for f in listed.faults] == [
        (2, "Value", '"lots"'),
        (2, "Start", '"soon"'),
        (3, "", 'nothing to judge ("blue")'),
    ]
    assert [row.title for row in listed.rows] == ["Bridge"]
    assert listed.unread == ("Hue",)


def test_sums_without_a_sign_take_the_one_currency_of_the_list_and_say_so() -> None:
    """With two currencies nothing is assumed."""
    one = read("Title,Value\nA,£5\nB,6\n")
    assert [row.amount(Role.VALUE).currency for row in one.rows] == ["GBP", "GBP"]  # type: ignore[union-attr]
    assert "read as GBP" in one.notes[0]
    two = read("Title,Value\nA,£5\nB,€6\nC,7\n")
    assert [row.amount(Role.VALUE).currency for row in two.rows] == ["GBP", "EUR", None]  # type: ignore[union-attr]


def test_the_order_of_days_and_months_is_told_by_the_whole_list() -> None:
    """One day above twelve decides; where nothing does, days are unsure and the list says so."""
    sure = read("Title,Start\nA,03/04/2031\nB,31/12/2031\n")
    assert [(f.days.first.isoformat(), f.sure) for row in sure.rows for f in row.fields if f.days] == [
        ("2031-04-03", True),
        ("2031-12-31", True),
    ]
    unsure = read("Title,Start\nA,03/04/2031\n")
    assert [f.sure for row in unsure.rows for f in row.fields] == [False]
    assert unsure.notes


def test_sentences_one_a_line() -> None:
    """Bullets and numbers before them are no part of them; empty lines are counted and passed over."""
    listed = read("Claims\n\n1. The bridge cost £5m.\n- Nobody bid.\n", "list.txt")
    assert [(row.line, row.sentence) for row in listed.rows] == [(3, "The bridge cost £5m."), (4, "Nobody bid.")]


def test_json_in_its_forms() -> None:
    """A list, a list inside objects, lines of objects, plain sentences; names are those of columns."""
    row = '{"claim": "It cost £5m.", "ocid": "ocds-213czf-1", "date": "2031-02-03", "value": 5e6}'
    for text in (f"[{row}]", f'{{"success": true, "result": {{"contracts": [{row}]}}}}', row, f"{row}\n{row}"):
        found = read(text, "list.json").rows[0]
        assert (found.sentence, found.named, found.said and found.said.text) == (
            "It cost £5m.",
            ((Role.OCID, "ocds-213czf-1"),),
            "2031-02-03",
        )
        assert found.amount(Role.VALUE).high == 5_000_000  # type: ignore[union-attr]
    assert [row.sentence for row in read('["It cost £5m."]', "-").rows] == ["It cost £5m."]


def test_objects_of_our_own_claim_schema() -> None:
    """As `check --json` answers them: type, words and value."""
    text = """[
      {"type": "value", "text": "£5m", "value": {"amount_min": 5000000, "amount_max": 5000000, "currency": "GBP"}},
      {"type": "end", "text": "in May", "value": {"start": "2031-05-01", "end": "2031-05-31"}, "ocid": "ocds-213czf-1"},
      {"type": "supplier", "text": "Stonefold"},
      {"type": "quotation", "text": "as needed"},
      {"type": "value", "text": "?", "value": {"amount_max": "many"}}
    ]"""
    listed = read(text, "list.json")
    assert [(row.sentence, [f.role for f in row.fields]) for row in listed.rows] == [
        ("", [Role.VALUE]),
        ("", [Role.END]),
        ("", [Role.SUPPLIER]),
        ("The notice says: “as needed”.", []),
    ]
    assert [fault.line for fault in listed.faults] == [5]


def test_lists_of_endless_columns_are_read_as_far_as_the_first_two_hundred() -> None:
    """Neither a table nor objects that each have names of their own can make the work grow with their square."""
    wide = ",".join(["Title", "Value", "Vendor", *(f"x{number}" for number in range(5_000))])
    assert len(read(f"{wide}\nBridge,5\n").unread) == 197
    objects = ",".join(f'{{"claim": "It cost £{number}m.", "y{number}": 1}}' for number in range(3_000))
    listed = read(f"[{objects}]", "list.json")
    assert (len(listed.rows), len(listed.unread)) == (3_000, 199)


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        ("", "list.csv", "an empty list"),
        ("colour,size\nred,12\n", "list.csv", "no headings that tell of claims"),
        ('{"a": 1}', "list.json", "JSON without a list of objects"),
        ('[{"hue": 1}]', "list.json", "objects with the names hue"),
        ('[{"claim": }]', "list.json", "JSON that cannot be read"),
        ("[1, 2]", "list.json", "expected an object"),
        ('title,value\n"Bridge,5\n' + "Ferry,6\n" * 300, "list.csv", "a quotation mark that is not closed"),
        ("x" * 20_000, "list.txt", "a line of 20,000 characters"),
        ("title,value\n" + "Bridge,5\n" * 100_051, "list.csv", "more than 100,000 rows"),
        ("[" * 100_000, "list.json", "JSON that cannot be read"),
    ],
)
def test_what_is_no_list_is_refused_with_what_was_expected(text: str, name: str, told: str) -> None:
    """One sentence for whoever has only the message."""
    with pytest.raises(InputError) as refused:
        read(text, name)
    assert told in refused.value.sentence


@pytest.mark.parametrize("spare", ["", "n/a", " "])
def test_a_row_longer_than_the_headings_is_not_read(spare: str) -> None:
    """An unquoted comma in a sum makes £474 of £474,000: nothing of such a row is judged; empty cells are nothing."""
    listed = read(f"ocid,Supplier,Value\nx-1,Halden Vale Vehicles,£474,000\nx-2,Merrin Coachworks,£12,{spare}\n")
    assert [row.line for row in listed.rows] == [3]
    assert [(fault.line, fault.column, fault.found) for fault in listed.faults] == [
        (2, "", 'more cells than the 3 headings ("000" is left over)')
    ]
    assert "quotation marks" in listed.faults[0].expected


@pytest.mark.parametrize(
    "words",
    ["Total", "TOTAL SAVED", "Total saved", "TOTAL:", "Totals", "Sub-total", "Subtotal (2 rows)", "Overall total",
     "Grand total:", "Sum", "Total saved so far", "Total of all savings", "TOTAL SAVINGS TO DATE:"],
)  # fmt: skip
@pytest.mark.parametrize("row", ["{0},,", ",{0},", "{0},{0},"])
def test_rows_that_begin_as_a_total_are_no_claims(words: str, row: str) -> None:
    """However the total is called, and in whichever column."""
    listed = read(f"ocid,Title,Savings\nx-1,A bridge,£36000\n{row.format(words)}£47380\n")
    assert [one.line for one in listed.rows] == [2]
    assert [total.where for total in listed.totals] == ["line 3"]


@pytest.mark.parametrize(
    "row", ["x-2,Total refit of the pool,£12000", ",Sumner Road repairs,£12000", ",Total Energy Ltd,£12000"]
)
def test_a_row_with_a_reference_or_another_word_is_a_claim(row: str) -> None:
    """ "Sumner" is no sum, and "Total Energy Ltd" is a firm."""
    listed = read(f"ocid,Title,Savings\nx-1,A bridge,£36000\n{row}\n")
    assert [one.line for one in listed.rows] == [2, 3]


def test_ways_to_reach_people_are_not_repeated() -> None:
    """Columns that nothing is made of: contact details are left out of the row's cells and of what was not read."""
    head = "ocid,Value,Buyer,Contact email,Phone,Notes"
    listed = read(f"{head}\nx-1,£1,B,a.person@example.org,7700900123,see a.person@example.org\n,,,a@example.org,,\n")
    assert listed.rows[0].cells == {
        "ocid": "x-1",
        "Value": "£1",
        "Buyer": "B",
        "Contact email": "[left out]",
        "Phone": "[left out]",
        "Notes": "see [left out]",
    }
    assert "example.org" not in listed.faults[0].found
