"""Sums that the words name as one certain figure, and those of a purchase under other names; neighbours of both."""

from __future__ import annotations

import pytest
from invented import Body, award, checked, pounds, release, tender

from onrecord.checking.context import flags
from onrecord.checking.model import ClaimType

DESCRIPTION = "Repointing of the arches and new parapets for the Swallow Bridge, after a condition survey."
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
LET = [*OPEN, release("r2", "2031-04-10T09:00:00Z", "award", awards=[award(79400, date="2031-04-07T00:00:00Z")])]
WORDS = (
    f"{DESCRIPTION} The estimated total value of the contract is £84,600 (excluding VAT), £101,520 with VAT."
    " Any extension of up to a year has a maximum value of £21,500."
    " In the first twelve months the total value of orders is put at £36,200 per annum."
)
IN_WORDS = [release(tender=tender(value=pounds(84600), description=WORDS))]
LEAD = "Masons wanted for bridge\n\nOtterholme Town Council has published a notice for the repair of its bridge.\n\n"
LET_LEAD = (
    "Masons chosen for bridge\n\nStonefold Masonry is to repair the Swallow Bridge for Otterholme Town Council,"
    " which will pay it £79,400.\n\n"
)
BELOW = "Anglers have complained of falling stones.\n\n"


def flagged(text: str, record: list[Body]) -> list[str]:
    """What is said of every sum that is accused."""
    published = "2031-04-14T08:00:00Z" if record is LET else "2031-02-20T08:00:00Z"
    found = checked(text, *record, published=published).claims
    return [c.verdict.sentence for c in found if flags(c.verdict) and c.claim.type is ClaimType.VALUE]


ADVERTISED = [
    "The work was advertised at £112,300.",
    "The contract went out to tender at £112,300 in February.",
    "When the work was put out to tender, the council said that it expected to spend £112,300.",
    "When the job was advertised last winter the council put it at £112,300.",
    "When the contract was first advertised it was valued at £112,300.",
    "The price is well below the £112,300 given as the estimate in the same notice.",
    "The council’s top estimate for it was £112,300.",
    "The estimate published beside it went as high as £112,300.",
    "The price is less than the £112,300, at which the council advertised the work.",
    "The bid is a good deal less than the £112,300 before VAT, at which the council advertised the work.",
    "The bid came in under the £112,300 that had been pencilled in.",
    "It beat other bidders for a job for which the council had set aside £112,300.",
]


@pytest.mark.parametrize("text", ADVERTISED)
def test_the_advertised_figure_is_held_against_what_was_advertised(text: str) -> None:
    """After the award too, and though the article gives the price."""
    assert flagged(LET_LEAD + BELOW + text, LET) == ["The record gives £84,600 as the advertised value, not £112,300."]
    assert flagged(LET_LEAD + BELOW + text.replace("£112,300", "£84,600"), LET) == []


NOT_ADVERTISED = [
    "The catering contract was advertised at £112,300.",
    "The clerk’s post was advertised at £52,300.",
    "The council has gone to market for a £112,300 catering contract.",
    "When the catering contract was advertised it was valued at £112,300.",
    "The last contract was advertised at £112,300.",
    "Another bridge was advertised at £112,300.",
    "A similar job in Fellgate was put out to tender at £112,300.",
    "The first phase was advertised at £112,300.",
    "Each lot was advertised at £112,300.",
    "The clerk’s post was once advertised at £12.",
    "“It was advertised at £112,300,” said an angler.",
    "Campaigners said that the work was advertised at £112,300.",
    "In 2019 the work was advertised at £112,300.",
    "The price is less than the £112,300 that had been set aside for the previous repair.",
    "The anglers’ top estimate for their catch was £1.10.",
    "It was sold for £112,300.",
    "Fellgate Builders put its house on the market at £112,300.",
    "The council had set aside £112,300 for potholes.",
    "The work was advertised at £101,520.",
    "The work was advertised at about £88,000.",
    "The work was advertised at £9.",
]


@pytest.mark.parametrize("text", NOT_ADVERTISED)
def test_what_was_advertised_of_something_else_accuses_nobody(text: str) -> None:
    """Another contract, an earlier one, a part, somebody's word, the figure with VAT."""
    assert flagged(LET_LEAD + BELOW + text, LET) == []


def test_what_had_been_set_aside_is_no_figure_of_a_notice_unless_the_award_stands_beside_it() -> None:
    """A council's budget is told by papers that no notice prints."""
    text = "The bid came in under the £112,300 that had been pencilled in."
    assert flagged(LET_LEAD.replace(", which will pay it £79,400", "") + BELOW + text, LET) == []


def test_a_record_without_an_advertised_value_says_nothing_of_it() -> None:
    """The price that was awarded is not what was advertised."""
    bare = [release("r1", "2031-04-10T09:00:00Z", "award", awards=[award(79400, date="2031-04-07T00:00:00Z")])]
    text = LET_LEAD + BELOW + "The council had put £112,300 aside. It was advertised at £112,300."
    published = "2031-04-14T08:00:00Z"
    found = checked(text, *bare, published=published).claims
    assert not [c for c in found if flags(c.verdict) and c.claim.type is ClaimType.VALUE]


NAMED = [
    ("The extension would be worth at most a further £63,900.", "£63,900", "£21,500", "for the extension"),
    ("It may pay £63,900 more if it takes up the one-year extension.", "£63,900", "£21,500", "for the extension"),
    (
        "Otterholme Town Council thinks that it will spend £58,700 on it in the first twelve months.",
        "£58,700",
        "£36,200",
        "for the first year",
    ),
]


@pytest.mark.parametrize(("text", "wrong", "right", "what"), NAMED)
def test_the_option_and_the_first_year_have_their_own_figures(text: str, wrong: str, right: str, what: str) -> None:
    """Each is held against that figure alone."""
    assert flagged(LEAD + BELOW + text, IN_WORDS) == [f"The record gives {right} {what}, not {wrong}."]
    assert flagged(LEAD + BELOW + text.replace(wrong, right), IN_WORDS) == []
    assert flagged(LEAD + BELOW + text, OPEN) == []


def test_one_of_two_sums_with_and_without_vat_is_tied_by_the_other() -> None:
    """ "£84,600, or £101,520 with VAT": where one is right, the other is held against its own kind."""
    gross = {"amount": 84600, "amountGross": 101520, "currency": "GBP"}
    record = [release(tender=tender(value=gross, description=DESCRIPTION))]
    told = LEAD + BELOW + "The work is put at {}, or {} with VAT."
    assert flagged(told.format("£84,600", "£101,520"), record) == []
    assert flagged(told.format("£91,300", "£101,520"), record) == ["The record gives £84,600 before VAT, not £91,300."]
    assert flagged(told.format("£84,600", "£130,900"), record) == [
        "The record gives £101,520 with VAT, not £130,900.",
    ]


BY_OTHER_NAMES = [
    "The survey will cost £112,300.",
    "The inquiry has a budget of £112,300.",
    "Otterholme Town Council has handed a one-year deal worth £112,300 to a firm that will mend the arches.",
    "Otterholme Town Council has a job. It puts £112,300 on the year.",
]


@pytest.mark.parametrize("text", BY_OTHER_NAMES)
def test_the_work_goes_by_other_names(text: str) -> None:
    """One word for an inquiry is as good as another, and who gets a deal is not what it is for."""
    assert len(flagged(LEAD + BELOW + text, OPEN)) == 1
    assert flagged(LEAD + BELOW + text.replace("£112,300", "£84,600"), OPEN) == []


def test_what_opens_a_paragraph_leads_back_to_the_one_before() -> None:
    """ "At £112,300 it comes to an end", "It will be paid"."""
    assert len(flagged(f"{LEAD}The contract is a short one.\n\nAt £112,300 it ends in March.", OPEN)) == 1
    told = "Stonefold Masonry has the contract.\n\nIt will be paid £112,300 to mend the arches."
    assert len(flagged(LET_LEAD.replace(", which will pay it £79,400", "") + told, LET)) == 1


def test_the_first_lines_may_call_the_thing_by_any_name() -> None:
    """Who gives it to whom says which purchase it is; below them, another thing is another purchase."""
    lead = "Bridge work\n\nStonefold Masonry is back. Otterholme Town Council yesterday gave the firm a contract for {}"
    told = "which it put at £112,300."
    assert len(flagged(f"{lead.format('arches')}, {told}", LET)) == 1
    below = f"{LET_LEAD}{BELOW}Otterholme Town Council has given a bakery a contract for pies, {told}"
    assert flagged(below, LET) == []


OTHERS = [
    "The catering will cost £112,300.",
    "The new school has a budget of £112,300.",
    "The service at the church cost £112,300.",
    "The heating survey will cost £112,300.",
    "The county has handed a deal worth £112,300 to a firm that will cut the grass.",
    "The deal is with the anglers.\n\nAt £2 it is the cheapest fishing in the county.",
    "The extension of the village hall will cost £112,300.",
    "The club will spend £112,300 in the first year.",
    "It has £112,300 in its budget for parks.",
    "The survey of bats, which the county paid for, cost £112,300.",
]


@pytest.mark.parametrize("record", [OPEN, LET, IN_WORDS], ids=["open", "let", "in words"])
@pytest.mark.parametrize("text", OTHERS)
def test_other_work_accuses_nobody(text: str, record: list[Body]) -> None:
    """Other things, other payers, other budgets."""
    assert flagged((LET_LEAD if record is LET else LEAD) + BELOW + text, record) == []


def test_a_fifth_more_is_not_read_out_of_a_rounded_figure() -> None:
    """£4m is not £3.6m, which would be £3m with VAT."""
    record = [release(tender=tender(value=pounds(3000000), description=DESCRIPTION))]
    assert len(flagged(f"{LEAD}The contract is worth £4m.", record)) == 1
    assert flagged(f"{LEAD}The contract is worth £3.6m.", record) == []
