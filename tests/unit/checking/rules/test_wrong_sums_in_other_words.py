"""Wrong sums in the words of many newsrooms, each to be told; and sums of other things, none of which may be."""

from __future__ import annotations

import pytest
from invented import Body, award, checked, pounds, release, tender

from onrecord.checking.context import flags

DESCRIPTION = "Repointing of the arches and new parapets for the Swallow Bridge."
OPEN = [
    release(
        tender=tender(
            value=pounds(84600),
            description=DESCRIPTION,
            tenderPeriod={"endDate": "2031-03-14T12:00:00Z"},
            contractPeriod={"startDate": "2031-04-01T00:00:00Z", "endDate": "2032-03-31T23:59:59Z"},
        )
    )
]
LET = [*OPEN, release("r2", "2031-04-10T09:00:00Z", "award", awards=[award(81250, date="2031-04-07T00:00:00Z")])]
YEARLY = [
    release(tender=tender(description=f"{DESCRIPTION} The value of the contract is £36,500 per annum for three years."))
]
IN_WORDS = [release(tender=tender(description=f"{DESCRIPTION} The estimated total value of the contract is £84,600."))]
LEAD = "Masons wanted for bridge\n\nOtterholme Town Council has published a notice for the repair of its bridge."
LET_LEAD = "Masons chosen for bridge\n\nStonefold Masonry is to repair the Swallow Bridge for Otterholme Town Council."


def flagged(text: str, record: list[Body]) -> list[str]:
    """The types of every accusation."""
    published = "2031-04-14T08:00:00Z" if record is LET else "2031-02-20T08:00:00Z"
    return [str(c.claim.type) for c in checked(text, *record, published=published).claims if flags(c.verdict)]


ADVERTISED_AT = [
    "The contract, for £112,300, begins in April.",
    "The contract for £112,300 begins in April.",
    "It will run for a year, at a cost of £112,300.",
    "The notice puts the whole at £112,300.",
    "The work is out to tender. At £112,300 over a year, it is the biggest order of the town.",
    "The work is out to tender, at a value of not less than £112,300.",
    "The contract is worth £112,300.",
    "The contract, worth £112,300, is open to all.",
    "The contract, valued at £112,300, is open to all.",
    "The contract, at £112,300, is for a year.",
    "The work is valued at £112,300.",
    "The work is put at £112,300.",
    "The job is priced at £112,300.",
    "It is priced at £112,300.",
    "The contract lasts for a year. It is valued at £112,300.",
    "The price is £112,300.",
    "The price? £112,300.",
    "Price: £112,300.",
    "Value: £112,300",
    "The council puts the value at £112,300.",
    "The council puts the cost at £112,300.",
    "The notice says £112,300.",
    "The notice gives a value of £112,300.",
    "A notice puts the figure at £112,300.",
    "The estimated value is £112,300.",
    "The estimated cost of the work is £112,300.",
    "The repairs are expected to cost £112,300.",
    "The tender has an estimated value of £112,300.",
    "How much is the contract worth? £112,300, according to the notice.",
    "**What is it worth?** The notice says £112,300.",
    "The budget for the contract is £112,300.",
    "The winner will be paid £112,300.",
    "Whoever wins will be paid £112,300.",
    "The deal will cost £112,300.",
    "The repair contract has a value of £112,300 excluding VAT.",
    "The charge for the work is put at £112,300.",
    "The £112,300 contract runs for a year.",
    "The £112,300 job will take a year.",
]


@pytest.mark.parametrize("text", ADVERTISED_AT)
def test_a_wrong_value_is_told_below_the_lead(text: str) -> None:
    """£84,600 was advertised, however the paper says it."""
    assert flagged(f"{LEAD}\n\nThe arches have leaked for years.\n\n{text}", OPEN) == ["value"]


LEADS = [
    "Otterholme Town Council is to spend £112,300 on the repair of its bridge.",
    "Otterholme Town Council has invited masons to compete for the commission, worth £112,300.",
    "Otterholme Town Council is inviting tenders for a £112,300 bridge repair and parapets contract.",
    "A £112,300 contract to mend a bridge has been advertised by Otterholme Town Council.",
    "Masons are wanted for a £112,300 job on the Swallow Bridge.",
    "Otterholme Town Council has gone to market for a £112,300 repair of the Swallow Bridge.",
    "Taxpayers in Otterholme are coughing up £112,300 for new parapets.",
    "Bosses at Otterholme Town Council are splashing out £112,300 to mend a bridge.",
    "The repair of the Swallow Bridge will cost £112,300, a notice shows.",
    "A tender worth £112,300 for the repair of the Swallow Bridge has been published.",
    "Otterholme Town Council offers £112,300 to mend the Swallow Bridge.",
    "Otterholme is looking for masons to mend the Swallow Bridge in a deal valued at £112,300.",
]


@pytest.mark.parametrize("text", LEADS)
def test_a_wrong_value_is_told_in_the_lead(text: str) -> None:
    """The first paragraph says what the article is about."""
    assert flagged(f"Masons wanted for bridge\n\n{text}\n\nThe arches have leaked for years.", OPEN) == ["value"]


HEADLINES = [
    "£112,300 bridge repairs go out to tender",
    "Council seeks masons for £112,300 bridge repair",
    "Otterholme puts £112,300 bridge contract out to tender",
    "Bridge over troubled taxpayers: £112k for new parapets",
    "Masons wanted: £112,300 for bridge repair",
]


@pytest.mark.parametrize("text", HEADLINES)
def test_a_wrong_value_is_told_in_a_headline(text: str) -> None:
    """A headline has no room for the words that a sentence has."""
    lead = "Otterholme Town Council has published a notice for the repair of the Swallow Bridge."
    assert flagged(f"{text}\n\n{lead}", OPEN) == ["value"]


AWARDED_AT = [
    "Stonefold Masonry will be paid £112,300.",
    "Stonefold Masonry will be paid £112,300 by the town council.",
    "Stonefold Masonry will pocket £112,300 under the deal.",
    "Stonefold Masonry is to get £112,300 for the work.",
    "Stonefold Masonry won the contract at £112,300.",
    "The contract was awarded at £112,300.",
    "The contract was let for £112,300.",
    "The award, worth £112,300, was made last week.",
    "The agreement, valued at £112,300, was signed last week.",
    "The notice gives £112,300 as the value of the award.",
    "The council has given the job to Stonefold Masonry at a price of £112,300.",
    "The council has placed a £112,300 order with Stonefold Masonry.",
    "The winning bid was £112,300.",
    "Stonefold Masonry’s price was £112,300.",
    "The deal with Stonefold Masonry is worth £112,300.",
    "The price is £112,300, or £9,358 a month.",
]


@pytest.mark.parametrize("text", AWARDED_AT)
def test_a_wrong_price_is_told(text: str) -> None:
    """The award was £81,250."""
    assert flagged(f"{LET_LEAD}\n\n{text}", LET)[:1] == ["value"]


BESIDE_THE_RIGHT_ONE = [
    "The work was advertised at £84,600 and awarded at £112,300.",
    "The notice gives £84,600 as the value of the tender but £112,300 as the value of the award.",
    "It had been advertised at £84,600. The contract was awarded at £112,300.",
    "The contract was awarded at £81,250, less than the £112,300 at which it had been advertised.",
    "The estimate was £112,300. The contract was awarded at £81,250.",
]


@pytest.mark.parametrize("text", BESIDE_THE_RIGHT_ONE)
def test_a_figure_that_is_named_as_one_is_held_against_that_one(text: str) -> None:
    """The tender's value being right elsewhere does not excuse a wrong award, nor the other way round."""
    assert flagged(f"{LET_LEAD}\n\n{text}", LET) == ["value"]


@pytest.mark.parametrize(
    ("record", "text"),
    [
        (IN_WORDS, "The contract is worth £112,300."),
        (IN_WORDS, "The contract is worth £86,400."),
        (YEARLY, "The contract is worth £48,500 a year."),
        (YEARLY, "The council will pay £48,500 a year for three years under the contract."),
    ],
)
def test_a_sum_of_the_notices_words_counts_as_well(record: list[Body], text: str) -> None:
    """A notice may state its value in prose only, or by the year."""
    assert flagged(f"{LEAD}\n\n{text}", record) == ["value"]


OTHERS = [
    "The bypass contract is worth £112,300.",
    "The council’s budget is £112,300.",
    "A similar contract in Wexcombe is worth £112,300.",
    "The council spent £112,300 on the bridge last year.",
    "The whole scheme, with the road, will cost £112,300.",
    "The flood damage cost £112,300.",
    "A grant of £112,300 will pay for it.",
    "Campaigners want £112,300 for the road.",
    "The council has £112,300 to spend on its bridges this year.",
    "Insurance of £112,300 is required.",
    "Bidders must have a turnover of £112,300.",
    "The council has also advertised a contract thought to be worth £112,300.",
    "The council has advertised a contract for lamps that is thought to be worth £112,300.",
    "The bridge was mended in 1987 at a cost of £112,300.",
    "The school has invited caterers to offer it lunches, at an estimated £112,300.",
    "The fair is back. At £112,300 over a year, it is the biggest of the county.",
    "Ada Brook puts the whole at £112,300.",
    "The grant for £112,300 begins in April.",
    "The school has advertised a contract that is thought to be worth £112,300.",
    "The school will be repainted, at a cost of £112,300.",
    "Last year it would have run at a cost of £112,300.",
    "The previous contract was worth £112,300.",
    "Masons can earn £112,300 a year.",
    "The bridge was built in 1874 for £112,300.",
    "Contracts over £112,300 must be advertised.",
    "The old railings were sold for £112,300.",
    "Ada Brook, of the residents’ group, puts the true cost at £112,300.",
    "The toll raises £112,300 a year.",
    "The council has put the whole bridge project, surveys included, at £112,300.",
    "A second contract, for railings, is worth £112,300.",
    "Repairs could cost £112,300 more if the piers have moved.",
    "The mayor is paid £112,300.",
    "Traders say that they have lost £112,300.",
    "The first phase will cost £42,300.",
    "Lot 1 is worth £42,300.",
    "A two-year extension would be worth £112,300.",
    "The firm’s last job for the council was worth £112,300.",
    "The council has spent £112,300 on the bridge so far.",
    "The losing bid was £112,300.",
    "Last time the contract was worth £112,300.",
    "The council hopes to save £112,300.",
]


@pytest.mark.parametrize("record", [OPEN, LET], ids=["open", "let"])
@pytest.mark.parametrize("text", OTHERS)
def test_money_of_another_kind_is_not_held_against_the_article(text: str, record: list[Body]) -> None:
    """What is paid, spent or lost there is not the price of this purchase."""
    lead = LET_LEAD if record is LET else LEAD
    assert flagged(f"{lead}\n\nThe arches have leaked for years.\n\n{text}", record).count("value") == 0


LOTS = [
    release(
        tender=tender(
            value=pounds(84600),
            description=DESCRIPTION,
            lots=[{"id": "1", "value": pounds(50000)}, {"id": "2", "value": pounds(34600)}],
        )
    )
]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The notice puts the total at £112,300.", 1),
        ("The two lots together are put at £112,300.", 0),  # no words that state a price
        ("The notice puts the total at £84,600.", 0),
        ("The notice puts the total of the first lot at £50,000.", 0),
        ("The notice puts the value at £112,300.", 0),  # of which lot, it does not say
    ],
)
def test_a_total_that_no_lots_add_up_to(text: str, wrong: int) -> None:
    """Of several lots one may be meant, but not where the total is told and no lots make it."""
    assert flagged(f"{LEAD}\n\nThe arches have leaked for years.\n\n{text}", LOTS).count("value") == wrong
