"""The sums of a record, each typed by what it is a sum of."""

from __future__ import annotations

from decimal import Decimal

import pytest
from invented import award, pounds, reading, release, tender

from onrecord.reading import Figure, SumKind

LATER = "2031-02-10T09:00:00Z"


def kinds(*bodies: object) -> list[tuple[str, int]]:
    """Kind and amount of the figures that stand now."""
    return [(str(f.kind), int(f.amount)) for f in reading(*bodies).figures if not f.superseded]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("parts", "figures"),
    [
        ({"tender": tender(value=pounds(5))}, [("estimate", 5)]),
        ({"tender": tender(value=pounds(9), minValue=pounds(5))}, [("ceiling", 9), ("floor", 5)]),
        ({"tender": tender(value=pounds(9), minValue=pounds(9))}, [("estimate", 9), ("floor", 9)]),
        ({"tender": tender(minValue=pounds(5))}, [("floor", 5)]),
        ({"tender": tender(lots=[{"id": "1", "value": pounds(4)}])}, [("lot", 4)]),
        ({"planning": {"budget": {"amount": pounds(7)}}}, [("budget", 7)]),
        ({"awards": [award(8)]}, [("award", 8)]),
        ({"contracts": [{"id": "C", "value": pounds(8)}]}, [("contract", 8)]),
    ],
)
def test_fields_are_typed(parts: dict[str, object], figures: list[tuple[str, int]]) -> None:
    """A range needs a lower end below the upper one."""
    assert kinds(release(**parts)) == figures


@pytest.mark.parametrize(
    ("amount", "read"),
    [
        ("65000", 65000),
        ("65,000", 65000),
        (Decimal("65000"), 65000),
        ("", None),
        ("n/a", None),
        (True, None),
        ("NaN", None),
    ],
)
def test_amounts_as_publishers_write_them(amount: object, read: int | None) -> None:
    """Texts that are plainly a number count; words, blanks and truth values do not."""
    expected = [("estimate", read)] if read is not None else []
    assert kinds(release(tender=tender(value={"amount": amount, "currency": "GBP"}))) == expected


@pytest.mark.parametrize(("amount", "doubted"), [(0, True), (-5, True), (1, True), (2, False), (10**11, True)])
def test_placeholders_are_doubted(amount: int, doubted: bool) -> None:
    """Nothing, less than nothing, one pound, and a hundred thousand million."""
    assert bool(reading(release(tender=tender(value=pounds(amount)))).figures[0].doubts) is doubted


def test_net_and_gross() -> None:
    """Where both are given, `amount` is before VAT."""
    value = pounds(100) | {"amountGross": 120}
    found = [(f.pointer, f.net) for f in reading(release(tender=tender(value=value))).figures]
    assert found == [("/tender/value/amount", True), ("/tender/value/amountGross", False)]


@pytest.mark.parametrize(
    ("words", "basis"),
    [
        ("The contract value is given per annum.", "year"),
        ("The price shown is for one year.", "year"),
        ("Prices will be reviewed each year.", "total"),
        ("It runs for three years.", "total"),
    ],
)
def test_prose_can_say_that_the_price_is_for_a_year(words: str, basis: str) -> None:
    """Fields have no place for it."""
    figure = reading(release(tender=tender(value=pounds(500), description=words))).figures[0]
    assert figure.basis == basis
    assert bool(figure.words) is (basis == "year")


def printed(words: str) -> Figure:
    """The one sum printed in a description."""
    return next(f for f in reading(release(tender=tender(description=words))).figures if f.kind is SumKind.TEXT)


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        ("The work costs £7,350.", "amount", Decimal(7350)),
        ("The work costs £7,350 a year.", "basis", "year"),
        ("The work costs £7,350 per session.", "basis", "unit"),
        ("The work costs £7,350 excluding VAT.", "net", True),
        ("The work costs £7,350 including VAT.", "net", False),
        ("The work costs £7,350.", "net", None),
        ("The work will not exceed £7,350.", "limit", True),
        ("The work costs up to £7,350.", "limit", True),
        ("The work costs £7,350.", "limit", False),
        ("Stone.\nThe work costs £7,350.\nSlate.", "words", "The work costs £7,350."),
    ],
)
def test_sums_printed_in_prose(words: str, field: str, value: object) -> None:
    """With the sentence they stand in, and what it says of them."""
    assert getattr(printed(words), field) == value


def test_a_corrected_field_keeps_what_it_was() -> None:
    """As superseded, with the release that said so."""
    found = reading(
        release(tender=tender(value=pounds(84600))),
        release("r2", LATER, "tenderUpdate", tender=tender(value=pounds(96400))),
    ).figures
    assert [(int(f.amount), f.release_id, f.superseded) for f in found] == [(96400, "r2", False), (84600, "r1", True)]


@pytest.mark.parametrize(
    ("second", "standing"),
    [
        (award(79950, id="A2"), [79950]),  # the same supplier under a new id: corrected
        (award(79950, id="A2", supplier="Fellgate Ltd"), [799500, 79950]),
    ],
)
def test_an_award_restated_under_another_id_replaces_the_first(second: object, standing: list[int]) -> None:
    """A merge keeps both; a whole notice that lists only the new one, to the same supplier, has replaced it."""
    found = reading(
        release("r1", tag="award", tender=tender(), awards=[award(799500)]),
        release("r2", LATER, "award", tender=tender(), awards=[second]),
    ).figures
    assert [int(f.amount) for f in found if not f.superseded] == standing


def test_an_update_that_is_no_whole_notice_replaces_nothing() -> None:
    """It only adds."""
    found = reading(
        release("r1", tag="award", tender=tender(), awards=[award(5)]),
        release("r2", LATER, "award", awards=[award(6, id="A2")]),
    ).figures
    assert [int(f.amount) for f in found if not f.superseded] == [5, 6]
