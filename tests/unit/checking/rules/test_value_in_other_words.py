"""Sums in the words of other newsrooms: what must be told, and what true articles say beside the same words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import Body, award, pounds, release, said, tender

LATER = "2031-02-10T09:00:00Z"
THREE_YEARS = {"startDate": "2031-04-01T00:00:00Z", "endDate": "2034-03-31T23:59:59Z"}
FOUR_YEARS = THREE_YEARS | {"endDate": "2035-03-31T23:59:59Z"}
ESTIMATE = [release(tender=tender(value=pounds(84600), contractPeriod=THREE_YEARS))]
RANGE = [release(tender=tender(minValue=pounds(10000), value=pounds(25000), contractPeriod=THREE_YEARS))]
AWARD = [*ESTIMATE, release("r2", LATER, "award", awards=[award(79950, contractPeriod=THREE_YEARS)])]
DEARER = [
    release(tender=tender(value=pounds(372032), contractPeriod=THREE_YEARS)),
    release("r2", LATER, "award", awards=[award(93007, contractPeriod=THREE_YEARS)]),
]
FRAMEWORK = [
    release(
        tender=tender(
            value=pounds(22000000),
            contractPeriod=FOUR_YEARS,
            description="The total estimated annual value of the work under this framework is £5.5m.",
        )
    )
]
OPTIONS = [
    release(
        tender=tender(
            value=pounds(500000),
            contractPeriod=THREE_YEARS,
            description="It may be extended by two years. The value is based on all extensions being granted.",
        )
    )
]
MOST = [
    release(
        tender=tender(
            value=pounds(8000000),
            contractPeriod=THREE_YEARS,
            description="The spend figure is the maximum spend over the contract term including the extension options.",
        )
    )
]
LOTS = [
    release(
        tender=tender(
            value=pounds(7500000), lots=[{"id": "1", "value": pounds(2500000)}, {"id": "2", "value": pounds(5000000)}]
        )
    )
]
SILENT = [release(tender=tender(description="Repair of a bridge over the Swallow."))]
MOVED = [*ESTIMATE, release("r2", LATER, "tenderUpdate", tender=tender(value=pounds(96400)))]
TWO = [
    *ESTIMATE,
    release("r2", LATER, "award", awards=[award(30000), award(20000, id="A2", supplier="Fellgate Builders Ltd")]),
]
TURNOVER = [
    release(
        tender=tender(
            value=pounds(990000), description="Bidders must have a minimum yearly turnover of £660,000 in both years."
        )
    )
]


def judged(text: str, record: list[Body]) -> list[tuple[str, str | None]]:
    """Verdict and reason of each sum; a text without a headline is given one."""
    whole = text if "\n" in text else f"Masons wanted for old bridge\n\n{text}"
    return [(word, reason) for _, word, reason in said("value", whole, *record)]


@pytest.mark.parametrize(
    ("record", "text", "verdict"),
    [
        (ESTIMATE, "Town signs £91,300 deal for bridge\n\nMasons are wanted.", "wrong_number"),
        (ESTIMATE, "Otterholme Town Council is to spend £91,300 on mending a bridge.", "wrong_number"),
        (ESTIMATE, "The price tag? £91,300.", "wrong_number"),
        (ESTIMATE, "The notice gives the value as £91,300.", "wrong_number"),
        (ESTIMATE, "The estimated cost is £91,300.", "wrong_number"),
        (ESTIMATE, "Worth £86,400, the contract runs for three years.", "digit_error"),
        (ESTIMATE, "The contract (£846,000) runs for three years.", "off_by_10"),
        (ESTIMATE, "846,000 contract for bridge\n\nMasons are wanted.", "off_by_10"),
        (ESTIMATE, "A bill of £846,000 awaits taxpayers.", "off_by_10"),
        (DEARER, "Bridge goes to firm in £372,032 contract\n\nMasons are coming.", "estimate_as_award"),
        (DEARER, "Stonefold Masonry will be paid £372,032.", "estimate_as_award"),
        (AWARD, "The winning bid was £84,600.", "estimate_as_award"),
        (ESTIMATE, "The council will pay £84,600 annually.", "total_as_annual"),
        (ESTIMATE, "The annual bill is £84,600.", "total_as_annual"),
        (FRAMEWORK, "The £5.5m framework is open.", "annual_as_total"),
        (FRAMEWORK, "The framework is worth £22m a year.", "total_as_annual"),
        (LOTS, "A contract worth £5 million has been put out to tender.", "part_as_total"),
        (TWO, "The work will cost £30,000 in all.", "part_as_total"),
        (MOVED, "The contract is worth £84,600.", "outdated"),
        (RANGE, "The seven-figure contract is open.", "wrong_number"),
        (AWARD, "The value of the deal was not disclosed.", "wrong_number"),
        (ESTIMATE, "The notice gives no value.", "wrong_number"),
    ],
)
def test_what_is_wrong_is_told_in_any_words(record: list[Body], text: str, verdict: str) -> None:
    """Each reason, in headlines, leads and flat sentences."""
    assert judged(text, record) == [("contradicted", verdict)]


@pytest.mark.parametrize(
    ("record", "text", "verdict"),
    [
        (RANGE, "Town to pay £25,000 for bridge\n\nMasons are wanted.", "upper_bound_as_value"),
        (MOST, "The £8 million contract is open.", "upper_bound_as_value"),
        (RANGE, "A £10,000 job is on offer.", "lower_bound_as_value"),
        (FRAMEWORK, "Council seeks builders for £5.5m deal\n\nMasons are wanted.", "annual_as_total"),
        (OPTIONS, "The three-year contract is worth £500,000.", "extension_included"),
        (OPTIONS, "The town will spend £500,000 over three years.", "extension_included"),
        (ESTIMATE, "The contract is worth £28,200 a year.", "derived"),
    ],
)
def test_what_is_only_partly_right(record: list[Body], text: str, verdict: str) -> None:
    """One end of a range, a year's sum in a headline, options counted in, sums worked out."""
    assert judged(text, record) == [("partial", verdict)]


@pytest.mark.parametrize(
    ("record", "text"),
    [
        (RANGE, "The contract could be worth as much as £25,000."),
        (RANGE, "The maximum value is £25,000."),
        (RANGE, "No more than £25,000 will be spent."),
        (RANGE, "The council will pay anything from £10,000 up to £25,000."),
        (RANGE, "It is worth a five-figure sum."),
        (DEARER, "The contract had been expected to cost £372,032."),
        (DEARER, "The contract went for £93,007, a quarter of the £372,032 advertised."),
        (DEARER, "That is far less than the £372,032 at which the work was advertised."),
        (DEARER, "The price was £93,007. It was put out to tender at £372,032."),
        (DEARER, "The contract, awarded at £93,007 against an estimate of £372,032, is small."),
        (AWARD, "It came in under the £84,600 budget."),
        (AWARD, "It beat the £84,600 estimate."),
        (FRAMEWORK, "The framework is worth £22m, or £5.5m a year."),
        (FRAMEWORK, "About £5.5m will be spent in the first year."),
        (OPTIONS, "The contract is worth £500,000 if both extra years are used."),
        (OPTIONS, "The contract is worth £500,000."),
        (MOST, "The contract is worth up to £8 million."),
        (LOTS, "One, at £2.5 million, is for arches; the other, at £5 million, for piers."),
        (MOVED, "The value was raised from £84,600 to £96,400."),
        (TWO, "Stonefold Masonry gets £30,000."),
        (ESTIMATE, "The contract is worth £84,600 plus VAT."),
        (ESTIMATE, "Masons get £84,600 over the three years under the contract."),
        (SILENT, "No price is given."),
        (SILENT, "The notice does not say how much the work will cost."),
        (SILENT, "The value of the contract has not been disclosed."),
    ],
)
def test_what_is_right_is_borne_out(record: list[Body], text: str) -> None:
    """Limits as limits, estimates as estimates, lots as lots, and no sum where there is none."""
    assert {word for word, _ in judged(text, record)} == {"supported"}


@pytest.mark.parametrize(
    "text",
    [
        "The council was fined £51,000 in 2029 after a fall.",
        "Otterholme Town Council, which lost £51,000 to fraud, wants masons.",
        "Otterholme Town Council has already spent £51,000 on surveys of the bridge.",
        "The council spent £61,000 on bridges last year.",
        "Its last contract cost £61,000.",
        "The council’s highways budget is £420,000.",
        "A councillor said the contract would cost £91,300.",
        "“It will cost £91,300,” said Ada Brook, a councillor.",
        "The true cost is £91,300, campaigners say.",
        "Neighbouring Fellgate paid £91,300 for its bridge.",
        "The repairs are part of a £420,000 programme.",
        "The average house in the town costs £212,000.",
        "A public appeal has raised £51,000 towards the work.",
        "Scaffolding alone cost £51,000 when the clock tower was mended.",
        "In January the council awarded a £51,000 contract for the park railings.",
        "The town hall roof contract, worth £51,000, was let in spring.",
        "Councils must advertise any contract worth more than £30,000.",
        "The clerk earns £51,000.",
        "The closure has cost shops an estimated £51,000.",
        "One bidder has offered to do it for £51,000.",
        "The consultants who designed the work were paid £51,000.",
        "A new bridge would have cost £251,000.",
        "It is the second contract this year; the first, for walls, went for £51,000.",
        "Rotherby District Council signed a £51,000 deal for its own bridge.",
        "The firm also holds a £51,000 contract with the river board.",
        "The losing bids were £91,000 and £99,000.",
        "VAT of £16,920 will be added.",
        "That is £20,000 more than the council set aside.",
        "His six-figure salary is paid by the town.",
    ],
)
def test_other_money_accuses_nobody(text: str) -> None:
    """Fines, losing bids, other contracts, what was spent before: true articles are full of them."""
    for record in (ESTIMATE, AWARD):
        for whole in (text, f"Town mends bridge\n\nMasons are wanted.\n\n{text}"):
            assert not {word for word, _ in judged(whole, record)} & {"contradicted", "partial"}


def test_a_condition_of_the_notice_is_no_price() -> None:
    """A turnover that bidders must have bears no price out."""
    assert judged("The contract is worth £660,000.", TURNOVER) == [("contradicted", "wrong_number")]


def test_a_sum_in_somebodys_mouth_is_theirs() -> None:
    """It cannot be checked; a promise is of something else."""
    assert judged("“It will cost £91,300,” said Ada Brook.", ESTIMATE) == [("not_checkable", None)]
    assert judged("The party has pledged £200 million for bridges.", ESTIMATE) == [("not_in_record", None)]


FRAMES = st.sampled_from(
    [
        "The contract is worth {}.",
        "The price tag? {}.",
        "The notice puts its value at {}.",
        "Otterholme Town Council is to spend {} on the bridge.",
        "The {} contract is open to masons.",
    ]
)
SPELLINGS = st.sampled_from(["£84,600", "£ 84,600", "£84600", "£84.6k", "£84.6K", "GBP 84,600", "84,600 pounds"])
OTHERS = st.integers(min_value=20_000, max_value=400_000).filter(lambda n: abs(n - 84_600) > 2_000)


@given(frame=FRAMES, spelling=SPELLINGS, before=st.sampled_from(["", "Yesterday’s news. ", "“Old bridges,” he said. "]))
def test_marks_spaces_and_spellings_change_no_verdict(frame: str, spelling: str, before: str) -> None:
    """The same sum, however it is printed and framed."""
    assert judged(f"{before}{frame.format(spelling)}", ESTIMATE)[-1] == ("supported", None)


@given(frame=FRAMES, amount=OTHERS)
def test_another_figure_is_never_borne_out(frame: str, amount: int) -> None:
    """Changing the figure flips the verdict."""
    verdicts = {word for word, _ in judged(frame.format(f"£{amount:,}"), ESTIMATE)}
    assert "supported" not in verdicts
