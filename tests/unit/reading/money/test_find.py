"""The sums of a record, each typed by what it is a sum of."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from invented import award, pounds, record, release, tender

from onrecord.ocds import compile_record
from onrecord.reading.money import Sum, read_sums

LATER = "2031-02-10T09:00:00Z"
FRAMEWORK = {"techniques": {"hasFrameworkAgreement": True}}
UNDER_ONE = [{"id": "1", "relationship": ["framework"], "identifier": "ocds-213czf-framework"}]


def sums(*bodies: Any) -> list[Sum]:
    """The typed sums of the record that releases make."""
    made = record(*bodies)
    return read_sums(made, compile_record(made))


def typed(*bodies: Any) -> list[tuple[str, int, str]]:
    """Kind, amount and extent of the sums that stand now."""
    return [(s.kind.value, int(s.amount), s.extent.value) for s in sums(*bodies) if not s.superseded]


def contract(amount: int | None, **parts: Any) -> dict[str, Any]:
    """A contract under the award of the invented purchase."""
    return {"id": "C", "awardID": "A"} | ({"value": pounds(amount)} if amount is not None else {}) | parts


LOTS = [{"id": "1", "value": pounds(4)}, {"id": "2", "value": pounds(5), "minValue": pounds(3)}]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"tender": tender(value=pounds(50))}, [("estimate", 50, "whole")]),
        (
            {"tender": tender(value=pounds(90), minValue=pounds(50))},
            [("ceiling", 90, "whole"), ("floor", 50, "whole")],
        ),
        ({"tender": tender(minValue=pounds(50))}, [("floor", 50, "whole")]),
        (
            {"tender": tender(lots=LOTS)},
            [("estimate", 4, "lot"), ("ceiling", 5, "lot"), ("floor", 3, "lot")],
        ),
        (
            {"tender": tender(minValue=pounds(9), lots=LOTS[1:])},
            [("floor", 9, "whole"), ("ceiling", 5, "lot"), ("floor", 3, "within")],
        ),
        (
            {"tender": tender(value=pounds(9), lots=LOTS[:1])},
            [("estimate", 9, "whole"), ("estimate", 4, "within")],
        ),
        ({"tender": tender(value=pounds(9), **FRAMEWORK)}, [("ceiling", 9, "whole")]),
        ({"planning": {"budget": {"amount": pounds(7)}}}, [("budget", 7, "whole")]),
        ({"awards": [award(8)]}, [("award", 8, "whole")]),
        ({"contracts": [contract(8)]}, [("contract", 8, "whole")]),
    ],
)
def test_fields_are_typed(parts: dict[str, Any], expected: list[tuple[str, int, str]]) -> None:
    """By where they stand, and by whether a whole stands beside them."""
    assert typed(release(**parts)) == expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        # The award of a framework is its limit once more, and no spending.
        (
            {"tender": tender(value=pounds(90), **FRAMEWORK), "awards": [award(90)]},
            [("ceiling", 90, "whole"), ("ceiling", 90, "within")],
        ),
        ({"tender": tender(**FRAMEWORK), "awards": [award(90)]}, [("ceiling", 90, "whole")]),
        # Several suppliers on one framework: its limit stands in each award and counts once.
        (
            {"tender": tender(**FRAMEWORK), "awards": [award(90), award(90, id="A2", supplier="Fellgate Ltd")]},
            [("ceiling", 90, "whole"), ("ceiling", 90, "within")],
        ),
        # A contract for the whole limit is the agreement; one for less is called off under it.
        (
            {"tender": tender(**FRAMEWORK), "awards": [award(90)], "contracts": [contract(90), contract(7, id="D")]},
            [("ceiling", 90, "whole"), ("ceiling", 90, "within"), ("called off", 7, "whole")],
        ),
        # A process under a framework made elsewhere: the contract signs what the award called off.
        (
            {"relatedProcesses": UNDER_ONE, "awards": [award(8)], "contracts": [contract(8)]},
            [("called off", 8, "whole"), ("called off", 8, "within")],
        ),
        ({"relatedProcesses": UNDER_ONE, "contracts": [contract(8)]}, [("called off", 8, "whole")]),
        (
            {
                "tender": tender(procurementMethodDetails="Call-off from a framework agreement"),
                "awards": [award(8)],
            },
            [("called off", 8, "whole")],
        ),
        ({"contracts": [contract(8, relatedProcesses=UNDER_ONE)]}, [("called off", 8, "whole")]),
    ],
)
def test_the_limit_of_a_framework_is_no_spending(parts: dict[str, Any], expected: list[tuple[str, int, str]]) -> None:
    """Only what is called off is."""
    assert typed(release(**parts)) == expected


def test_payments_are_the_payees() -> None:
    """Each on its own day; OCDS 1.0 called the value `amount`."""
    paid = [
        {"id": "1", "date": "2031-05-01", "value": pounds(3), "payee": {"name": "Stonefold Masonry Ltd"}},
        {"id": "2", "date": "2032-01-01", "amount": pounds(4), "receiverOrganization": {"legalName": "Fellgate Ltd"}},
        {"id": "3", "value": {"amount": "", "currency": ""}},
    ]
    found = sums(release(awards=[award()], contracts=[contract(None, implementation={"transactions": paid})]))
    assert [(s.kind.value, int(s.amount), s.day.year if s.day else None, s.suppliers) for s in found] == [
        ("paid", 3, 2031, ("Stonefold Masonry Ltd",)),
        ("paid", 4, 2032, ("Fellgate Ltd",)),
    ]
    assert found[1].pointer == "/contracts/0/implementation/transactions/1/amount/amount"


def test_an_award_whose_amount_moved_is_amended_and_keeps_what_it_was() -> None:
    """The release that says so, and the earlier sum, both."""
    found = sums(
        release("r1", tag="award", awards=[award(1350)]), release("r2", LATER, "awardUpdate", awards=[award(4050)])
    )
    assert [(s.kind.value, int(s.amount), s.was, s.release_id, s.superseded) for s in found] == [
        ("amended", 4050, Decimal(1350), "r2", False),
        ("award", 1350, None, "r1", True),
    ]


def test_an_award_restated_with_its_amount_is_still_an_award() -> None:
    """Only a sum that moves is amended; the newest release that says so is named."""
    found = sums(release("r1", tag="award", awards=[award(5)]), release("r2", LATER, "awardUpdate", awards=[award(5)]))
    assert [(s.kind.value, s.was, s.release_id) for s in found] == [("award", None, "r2")]


def test_an_award_under_another_id_takes_the_place_of_the_first() -> None:
    """A merge keeps both; the first is marked, and the second knows what it was."""
    found = sums(
        release("r1", tag="award", tender=tender(), awards=[award(500)]),
        release("r2", LATER, "award", tender=tender(), awards=[award(610, id="A2")]),
    )
    assert [(s.kind.value, int(s.amount), s.replaced, s.was) for s in found] == [
        ("award", 500, True, None),
        ("amended", 610, False, Decimal(500)),
    ]


@pytest.mark.parametrize("status", ["cancelled", "unsuccessful", "pending", "Cancelled "])
def test_what_is_not_in_force_does_not_stand(status: str) -> None:
    """It is read all the same."""
    found = sums(release(awards=[award(8, status=status)], contracts=[contract(8, status=status)]))
    assert [s.stands for s in found] == [False, False]


def test_net_and_gross_are_two_sums() -> None:
    """Where both are given, `amount` is before tax."""
    found = sums(release(tender=tender(value=pounds(100) | {"amountGross": 120})))
    assert [(s.pointer, int(s.amount), s.net) for s in found] == [
        ("/tender/value/amount", 100, True),
        ("/tender/value/amountGross", 120, False),
    ]


@pytest.mark.parametrize(
    ("words", "net"),
    [
        ("The contract value shown is exclusive of VAT.", True),
        ("The total value is £500 (excluding VAT).", True),
        ("The total contract value includes VAT.", False),
        ("Total value inclusive of VAT.", False),
        ("£500 plus VAT", True),
        ("£700 plus VAT for each session", None),
        ("Bidders must be registered for VAT.", None),
        ("Prices should be quoted excluding VAT.", None),
        ("£500k ex VAT", None),
    ],
)
def test_prose_can_say_what_tax_is_in_it(words: str, net: bool | None) -> None:
    """Of the figure that it prints, or of the notice's figures; what is asked of bidders says nothing of them."""
    assert sums(release(tender=tender(value=pounds(500), description=words)))[0].net is net


@pytest.mark.parametrize(
    ("words", "basis"),
    [
        ("The contract value is given per annum.", "year"),
        ("Prices will be reviewed each year.", "total"),
    ],
)
def test_prose_can_say_that_the_price_is_for_a_year(words: str, basis: str) -> None:
    """Budgets and payments stay what they are."""
    found = sums(
        release(tender=tender(value=pounds(500), description=words), planning={"budget": {"amount": pounds(7)}})
    )
    assert [s.basis for s in found] == [basis, "total"]


def test_shares_of_a_budget_by_years_are_yearly() -> None:
    """And lie within the whole, where there is one."""
    shares = [
        {"id": year, "amount": pounds(5), "period": {"startDate": f"{year}-04-01", "endDate": f"{year + 1}-03-31"}}
        for year in (2031, 2032)
    ]
    found = sums(release(planning={"budget": {"amount": pounds(10), "budgetBreakdown": shares}}))
    assert [(int(s.amount), s.basis, s.extent.value, s.lot) for s in found] == [
        (10, "total", "whole", ""),
        (5, "year", "within", "2031"),
        (5, "year", "within", "2032"),
    ]


def test_a_sum_knows_its_lot_its_award_and_its_day() -> None:
    """The day of the award, of the signature, else of the release."""
    found = sums(
        release(
            tender=tender(value=pounds(9)),
            awards=[award(8, date="2031-01-31T00:00:00Z", relatedLots=["1", "2"])],
            contracts=[contract(7, dateSigned="2031-02-28")],
        )
    )
    assert [(str(s.day), s.lot, s.award) for s in found] == [
        ("2031-02-03", "", ""),
        ("2031-01-31", "1, 2", "A"),
        ("2031-02-28", "1, 2", "A"),
    ]
    assert found[2].suppliers == ("Stonefold Masonry Ltd",)


@pytest.mark.parametrize("amount", ["1e9999", "n/a", "", None, True, Decimal("1E+25"), [], {}])
def test_what_is_no_amount_is_no_sum(amount: object) -> None:
    """Numbers with more digits than there is money included: they are issues."""
    assert sums(release(tender=tender(value={"amount": amount, "currency": "GBP"}))) == []
