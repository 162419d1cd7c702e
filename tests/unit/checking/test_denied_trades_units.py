"""True sentences that deny a greater sum, name a trade, or give the price of one thing: none accuses anybody."""

from __future__ import annotations

import pytest
from invented import award, checked, pounds, release, tender

from onrecord.article.model import Qualifier
from onrecord.article.sums import find_sums
from onrecord.checking.context import flags

LATER = "2031-03-28T08:00:00Z"
BUSES = [
    release(
        tender=tender(
            title="Six electric minibuses for community transport",
            description="Six electric minibuses with tail lifts and chargers for the community transport service.",
            value=pounds(510000),
        )
    ),
    release("r2", "2031-03-24T09:00:00Z", "award", awards=[award(474000, supplier="Halden Vale Vehicles Limited")]),
]
HEAD = "Six electric minibuses for Otterholme\n\nOtterholme Town Council has bought six electric minibuses.\n\n"


def flagged(text: str) -> list[tuple[str, str]]:
    """The words and sentences of everything held against an article."""
    check = checked(HEAD + text, *BUSES, published=LATER)
    return [(c.claim.text, c.verdict.sentence) for c in check.claims if flags(c.verdict)]


AT_MOST = """
The contract won't cost more than £475,000.
The contract was not worth more than £500,000.
The contract did not cost more than £480,000.
The contract was not over £500,000.
The contract may not be more than £475,000.
The contract cannot exceed £475,000.
The contract is worth no more than £475,000.
The contract price was no higher than £475,000.
The contract will never top £475,000.
Nobody will pay more than £475,000 for the contract.
The contract wasn’t worth above £480,000.
The contract does not cost the council more than £475,000.
The council will not pay more than £475,000 for the minibuses.
The council did not have to pay more than £500,000 for the contract.
The contract is not worth in excess of £500,000.
The cost of the contract never went over £480,000.
The contract has not cost anything like more than £500,000.
No more than £475,000 will be paid for the contract.
The contract is not to cost more than £475,000.
The contract could not be worth more than £475,000.
The contract isn't worth much more than £475,000.
At no point did the contract cost more than £475,000.
The contract will not go beyond £475,000.
The price of the contract did not rise above £480,000.
The contract was never worth more than £490,000.
The contract doesn't exceed £475,000.
The contract is neither late nor worth more than £475,000.
The council paid for the contract without spending more than £475,000.
"""
AT_LEAST = """
The contract didn't cost less than £470,000.
The contract was not worth less than £400,000.
The contract will not cost under £470,000.
The contract can't be worth less than £450,000.
The contract is never going to cost below £470,000.
"""


@pytest.mark.parametrize("text", AT_MOST.strip().splitlines())
def test_a_denied_greater_sum_is_an_upper_bound(text: str) -> None:
    """Its qualifier is "up to", and a contract below it is no contradiction."""
    assert [m.qualifier for m in find_sums(text)] == [Qualifier.UP_TO]
    assert flagged(text) == []


@pytest.mark.parametrize("text", AT_LEAST.strip().splitlines())
def test_a_denied_smaller_sum_is_a_lower_bound(text: str) -> None:
    assert [m.qualifier for m in find_sums(text)] == [Qualifier.AT_LEAST]
    assert flagged(text) == []


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("The contract is not only late but worth more than £600,000.", Qualifier.OVER),
        ("The contract is not just worth more than £600,000.", Qualifier.OVER),
        ("The contract has no end, and cost more than £600,000.", Qualifier.OVER),
        ("The council did not say why it cost more than £600,000.", Qualifier.OVER),
        ("There was no bid because the contract cost more than £600,000.", Qualifier.OVER),
        ("The contract cost more than £600,000, not £5.", Qualifier.OVER),
    ],
)
def test_what_is_denied_is_something_else(text: str, qualifier: Qualifier) -> None:
    assert find_sums(text)[0].qualifier is qualifier


def test_the_advertised_figure_is_printed_and_not_the_one_said() -> None:
    """A sum above the award and below the estimate is flagged with the record's own figures."""
    assert flagged("The contract is worth more than £475,000.") == [
        ("£475,000", "£510,000 was the advertised figure; the record gives the award as £474,000.")
    ]


TRADES = """
Advisers will get £474,000 from Otterholme Town Council.
Engineers have been awarded the £474,000 contract.
Stonemasons have won the contract.
Builders have been given the contract for the minibuses.
Consultants will be paid £474,000 by Otterholme Town Council.
Mechanics were handed the contract.
Drivers have landed the contract.
Coachbuilders were chosen for the contract.
Suppliers will deliver the minibuses in two batches.
Electricians will fit the chargers.
Dealers have won the £474,000 contract.
Specialists have been appointed to the contract.
Experts will receive £474,000 for the minibuses.
Carmakers have secured the contract.
Contractors are being paid £474,000.
Manufacturers will be paid £474,000 under the contract.
Lawyers got the job.
Accountants have bagged the contract.
Architects won the deal.
Vehicle builders will supply the minibuses.
Minibus makers have won the contract.
Coachmakers were hired for the contract.
The contract went to Engineers.
Structural Engineers were awarded the contract.
Tax advisers have won the contract.
Coachbuilders Halden Vale have been awarded the contract.
"""


@pytest.mark.parametrize("text", TRADES.strip().splitlines())
def test_a_trade_is_no_name(text: str) -> None:
    """A plural noun has its capital from opening the sentence."""
    assert flagged(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Merrin Coachworks has won the contract.",
        "Fellgate Builders have won the contract.",
        "Wilkins Engineers Ltd was awarded the contract.",
        "Fellgate Engineers was awarded the contract.",
        "Merrins has won the contract.",
        "Advisory Works was chosen for the contract.",
        "Carters have been awarded the contract.",
        "The contract went to Bidwells.",
    ],
)
def test_another_firm_is_still_the_wrong_supplier(text: str) -> None:
    """A name that is no common noun, or has a name beside the trade, is a firm's."""
    assert len(flagged(text)) == 1


UNITS = """
Each of six electric minibuses bought by Otterholme Town Council cost £79,000.
A single minibus cost £79,000.
Each minibus cost £79,000.
Each of the minibuses cost £79,000 under the contract.
Every minibus in the contract cost £79,000.
Every one of the minibuses cost £79,000.
The contract price of each minibus was £79,000.
The contract price for one minibus is £79,000.
Each one cost £79,000.
One minibus costs £79,000 under the contract.
The contract price per minibus was £79,000.
The contract works out at £79,000 apiece.
The contract is worth £79,000 per minibus.
The contract is worth £79,000 a minibus.
The contract is worth £79,000 a vehicle.
The contract is worth £79,000 for each vehicle.
The minibuses in the contract cost £79,000 each.
An electric minibus costs the council £79,000 under the contract.
A minibus costs £79,000 under the contract.
Per vehicle, the contract is worth £79,000.
Individually the minibuses in the contract cost £79,000.
The council paid £79,000 for each of the six minibuses.
The council paid £79,000 for every minibus.
The council paid £79,000 for a single minibus.
The contract puts the unit price at £79,000.
"""


@pytest.mark.parametrize("text", UNITS.strip().splitlines())
def test_the_price_of_one_thing_is_not_the_whole_price(text: str) -> None:
    """A sixth of the whole, said of one of six, is a unit price."""
    check = checked(HEAD + text, *BUSES, published=LATER)
    assert [c.verdict.sentence for c in check.claims if c.verdict.word == "contradicted"] == []


@pytest.mark.parametrize(
    "text",
    [
        "The contract is worth £79,000.",
        "The contract for six minibuses cost £79,000.",
        "The council paid £79,000 for the contract.",
        "The contract was worth £79,000 to one firm.",
        "The minibuses run every winter under the contract worth £79,000.",
        "Every winter the contract is worth £79,000.",
    ],
)
def test_another_price_of_the_whole_is_still_wrong(text: str) -> None:
    assert len(flagged(text)) == 1
