"""A row with little but a firm and an exact sum leads to the one record that has both, or to none."""

from __future__ import annotations

import pytest
from claims_lists import awarded, checked, shelf_of

BRIDGE = awarded("bridge", 612345, "Marsh-Bell Ltd")
OTHER = awarded("other", 812345, "Tidewell Catering Ltd", title="School meals")
SAME_FIRM = awarded("second", 712345, "Marsh-Bell Ltd", title="A footpath by the weir")
SAME_BOTH = awarded("twin", 612345, "Marsh-Bell Ltd", title="Repair of the Heron Bridge")
HEAD = "Supplier,Contract value\n"


def ocids(text: str, *purchases: object) -> list[str | None]:
    return [row.ocid for row in checked(HEAD + text, shelf_of(*purchases)).rows]


def test_a_firm_and_an_exact_sum_that_one_record_alone_has_lead_to_it() -> None:
    """And the answer says why."""
    (row,) = checked(f'{HEAD}Marsh-Bell Limited,"£612,345"\n', shelf_of(BRIDGE, OTHER, SAME_FIRM)).rows
    assert row.ocid == "ocds-213czf-bridge"
    assert row.word == "supported"
    assert row.link.reasons == (
        "no other record of the register has the supplier “Marsh-Bell Limited” and the sum £612,345",
    )


@pytest.mark.parametrize(
    "row",
    [
        'Marsh-Bell Ltd,"£612,350"',
        'Marsh-Bell Ltd,"£612,346"',
        "Marsh-Bell Ltd,£612k",
        'Tidewell Catering Ltd,"£612,345"',
        'Hill & Dale Ltd,"£612,345"',
        '"","£612,345"',
        "Marsh-Bell Ltd,",
    ],
)
def test_a_near_sum_or_another_firm_leads_nowhere(row: str) -> None:
    """A near sum is another contract's, until somebody says otherwise."""
    assert ocids(f"{row}\n", BRIDGE, OTHER, SAME_FIRM) == [None]


def test_two_records_with_both_lead_nowhere() -> None:
    """Nothing tells them apart."""
    assert ocids('Marsh-Bell Ltd,"£612,345"\n', BRIDGE, SAME_BOTH) == [None]


def test_a_round_sum_leads_nowhere() -> None:
    """One firm may have been paid £250,000 by a body that publishes elsewhere."""
    assert ocids('Marsh-Bell Ltd,"£250,000"\n', awarded("round", 250000, "Marsh-Bell Ltd")) == [None]


def test_another_buyer_leads_nowhere() -> None:
    """Whoever names the buyer means that buyer's contract."""
    head = "Supplier,Buyer,Contract value\n"
    for buyer, expected in (("Otterholme Town Council", "ocds-213czf-bridge"), ("Penrudd County Council", None)):
        (row,) = checked(f'{head}Marsh-Bell Ltd,{buyer},"£612,345"\n', shelf_of(BRIDGE, OTHER)).rows
        assert row.ocid == expected
