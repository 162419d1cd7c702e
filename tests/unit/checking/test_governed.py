"""What a sum hangs on: wrong sums in each place that a sentence has for a price, and other money in the same words."""

from __future__ import annotations

import pytest
from invented import Body, award, checked, pounds, release, tender

from onrecord.checking.context import flags
from onrecord.checking.model import CheckedClaim, ClaimType

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
LIMIT = [
    release(tender=tender(description=f"{DESCRIPTION} The total contract value must not exceed £84,600 in any event."))
]
YEARLY = [release(tender=tender(description=f"{DESCRIPTION} The budget for the contract is up to £36,500 per annum."))]
LEAD = "Masons wanted for bridge\n\nOtterholme Town Council has published a notice for the repair of its bridge.\n\n"
LET_LEAD = (
    "Masons chosen for bridge\n\nStonefold Masonry is to repair the Swallow Bridge for Otterholme Town Council.\n\n"
)
BELOW = "Anglers have complained of falling stones.\n\n"


def flagged(text: str, record: list[Body]) -> list[str]:
    """The types of every accusation of a sum."""
    published = "2031-04-14T08:00:00Z" if record is LET else "2031-02-20T08:00:00Z"
    return [str(c.claim.type) for c in checked(text, *record, published=published).claims if _of_money(c)]


def _of_money(found: CheckedClaim) -> bool:
    return flags(found.verdict) and found.claim.type is ClaimType.VALUE


STANDS = [
    "The bill for the parapets comes in at £112,300.",
    "The true price is £112,300.",
    "The overall cost of the repairs runs to £112,300.",
    "The tab adds up to £112,300.",
    "The price of the job, says the clerk, works out at £112,300.",
    "There is a contract to be had. It has been put at £112,300.",
    "This is a contract for a year, and it’s worth £112,300.",
    "A notice has gone up. At £112,300 it is the largest that the town has put out.",
    "The contract, which the council puts at about £112,300, is open to all.",
]
LAID_OUT = [
    "The council may spend up to £112,300 with the winner.",
    "The council is ready to stump up £112,300 for it.",
    "Otterholme Town Council has earmarked £112,300 for the parapets.",
    "We have set aside about £112,300.",
    "The council will go as high as £112,300.",
    "Somewhere in the region of £112,300 has been pencilled in.",
    "A sum of £112,300 is on the table.",
    "There’s just over £112,300 in it.",
    "Otterholme Town Council wants masons. It will pay £112,300.",
    "Otterholme Town Council wants masons. It puts £112,300 on the work.",
]
GOT = [
    "Whoever takes it on can expect £112,300.",
    "The winner stands to collect £112,300 for the repointing.",
    "The successful bidder will get £112,300.",
    "The firm that is chosen is a lucky one: the chosen firm will earn £112,300.",
    "Somebody is about to be paid £112,300 to mend the arches.",
]
PAID = [
    "Stonefold Masonry will bill £112,300 for the arches.",
    "Stonefold Masonry has the job. It will be paid £112,300 to mend the arches.",
    "Otterholme Town Council took its time and settled at £112,300.",
    "Otterholme Town Council hired the masons at a cost of £112,300.",
    "The contract, which the council signed last Monday, went to Stonefold Masonry for £112,300.",
    "The council has parted with £112,300 for the bridge.",
    "The work was advertised at £84,600 but the order that came of it is for £112,300.",
]
OF_A_CONTRACT = [
    "Otterholme Town Council has gone to market for a one-year contract worth £112,300.",
    "Otterholme Town Council is inviting bids for a £112,300 bridge masonry contract.",
    "Otterholme Town Council hopes to sign an agreement worth £112,300.",
    "Masons are being hired by Otterholme Town Council under a contract that could be worth £112,300.",
    "Otterholme Town Council is advertising a £112,300 bridge and parapets job.",
]


@pytest.mark.parametrize("text", [*STANDS, *LAID_OUT, *GOT, *OF_A_CONTRACT])
def test_a_wrong_value_is_told_by_what_it_hangs_on(text: str) -> None:
    """Verbs of costing, of paying and of getting, by those who may be the subject of them."""
    assert flagged(LEAD + BELOW + text, OPEN) == ["value"]
    assert flagged(LEAD + BELOW + text.replace("£112,300", "£84,600"), OPEN) == []


@pytest.mark.parametrize("text", PAID)
def test_a_wrong_price_is_told_by_what_it_hangs_on(text: str) -> None:
    """After the award, too."""
    assert flagged(LET_LEAD + BELOW + text, LET) == ["value"]
    assert flagged(LET_LEAD + BELOW + text.replace("£112,300", "£81,250"), LET) == []


OTHERS = [
    "The council spends £112,300 on its parks.",
    "The council has set aside £112,300 for potholes.",
    "The county council may spend up to £112,300 with it each year.",
    "If it rains the bill comes to £112,300.",
    "The winner of the raffle will get £112,300.",
    "Whoever finds the dog can expect £112,300.",
    "The average price is £112,300.",
    "The price of a house in the town is £112,300.",
    "The last bill came in at £112,300.",
    "The old mill is for sale. It has been put at £112,300.",
    "The bridge has cost £112,300 so far.",
    "There’s £112,300 in it for the anglers’ club.",
    "The council could have spent £112,300.",
    "The council will not spend £112,300.",
    "The council has gone to market for a £112,300 catering contract.",
    "The first phase of the work is priced at £112,300.",
    "The council lost £112,300 on it.",
    "The museum opened in 1962 at a cost of £112,300.",
    "Toll income runs to £112,300.",
    "The council has spent a further £112,300 on it.",
]


@pytest.mark.parametrize("record", [OPEN, LET], ids=["open", "let"])
@pytest.mark.parametrize("text", OTHERS)
def test_other_money_in_the_same_words_accuses_nobody(text: str, record: list[Body]) -> None:
    """Another payer, another thing, another time, a part, a condition."""
    assert flagged((LET_LEAD if record is LET else LEAD) + BELOW + text, record) == []


@pytest.mark.parametrize(
    "text",
    [
        "The council will pay £85,000 for the work.",
        "The contract is worth up to £85,000.",
        "The price is £85,000.",
        "The winner will get about £85,000.",
        "There’s £85,000 in it.",
    ],
)
def test_a_sum_in_whole_thousands_is_the_records_rounded(text: str) -> None:
    """£85,000 is £84,600."""
    found = checked(LEAD + BELOW + text, *OPEN, published="2031-02-20T08:00:00Z").claims
    assert [str(c.verdict.word) for c in found if str(c.claim.type) == "value"] == ["supported"]


def test_a_sum_in_whole_thousands_is_no_other_sum() -> None:
    """£86,000 is not."""
    assert flagged(f"{LEAD}{BELOW}The price is £86,000.", OPEN) == ["value"]


@pytest.mark.parametrize(("text", "wrong"), [("£31,600", []), ("£31,700", ["value"]), ("£31,500", ["value"])])
def test_a_sum_in_whole_hundreds_is_the_records_rounded(text: str, wrong: list[str]) -> None:
    """£31,600 is £31,644.55; the hundreds beside it are not."""
    record = [release(tender=tender(value={"amount": 31644.55, "currency": "GBP"}))]
    assert flagged(f"{LEAD}{BELOW}The price is {text}.", record) == wrong


@pytest.mark.parametrize("text", ["The bill cannot exceed £112,300.", "The council will pay up to £112,300 for it."])
def test_a_wrong_limit_is_held_against_the_notices_own(text: str) -> None:
    """Where no field has a value."""
    assert flagged(LEAD + BELOW + text, LIMIT) == ["value"]
    assert flagged(LEAD + BELOW + text.replace("£112,300", "£84,600"), LIMIT) == []


@pytest.mark.parametrize("text", ["It will pay up to £63,500 a year.", "Up to £63,500 a year is there for it."])
def test_a_wrong_yearly_limit_is_told(text: str) -> None:
    """A limit is no floor: more than it is wrong."""
    lead = f"{LEAD}Otterholme Town Council wants masons. "
    assert flagged(lead + text, YEARLY) == ["value"]
    assert flagged(lead + text.replace("£63,500", "£36,500"), YEARLY) == []
