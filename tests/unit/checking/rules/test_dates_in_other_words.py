"""Wrong dates in the words of many newsrooms, each to be told; and dates of other things, none of which may be."""

from __future__ import annotations

import pytest
from invented import Body, award, checked, pounds, release, tender

from onrecord.checking.context import flags

OPEN = [
    release(
        tender=tender(
            value=pounds(84600),
            description="Repointing of the arches and new parapets for the Swallow Bridge.",
            tenderPeriod={"endDate": "2031-03-14T12:00:00Z"},
            contractPeriod={"startDate": "2031-04-01T00:00:00Z", "endDate": "2032-03-31T23:59:59Z"},
        )
    )
]
"""Published on Monday 3 February, closes on 14 March; read on Thursday 20 February."""
LET = [
    *OPEN,
    release(
        "r2",
        "2031-04-10T09:00:00Z",
        "award",
        awards=[
            award(
                81250,
                date="2031-04-07T00:00:00Z",
                contractPeriod={"startDate": "2031-05-01T00:00:00Z", "endDate": "2032-04-30T23:59:59Z"},
            )
        ],
    ),
]
"""Decided on Monday 7 April, published on Thursday 10 April; read on Monday 14 April."""
LEAD = "Masons wanted for old bridge\n\nOtterholme Town Council has published a notice for the repair of its bridge."
LET_LEAD = "Masons chosen for bridge\n\nStonefold Masonry is to repair the Swallow Bridge for Otterholme Town Council."


def flagged(lead: str, text: str, record: list[Body], published: str) -> list[tuple[str, str, str]]:
    """Type, words and reason of every accusation."""
    check = checked(f"{lead}\n\n{text}", *record, published=published)
    return [(str(c.claim.type), c.claim.text, str(c.verdict.reason)) for c in check.claims if flags(c.verdict)]


CLOSING = [
    "Bids have to be in by 2pm on 21 March.",
    "Masons have until noon on Friday 21 March to price the work.",
    "Anybody who wants the job has to be in by noon on Friday 21 March; few will.",
    "Interested firms have until 21 March.",
    "The council has invited masons to bid. They have until 21 March.",
    "The work was advertised on 3 February and closes at noon on 21 March.",
    "Prices have to be sent by email before 10am on 21 March.",
    "Bidders may offer a price until 21 March.",
    "Tenders must be returned by 21 March.",
    "Tenders are due back on 21 March.",
    "Quotes are due on 21 March.",
    "Replies are due by 21 March.",
    "Submissions should reach the town hall by noon on 21 March.",
    "The window for bids shuts on 21 March.",
    "Bidding closes at midday on 21 March.",
    "The tender, which closes on 21 March, is open to all.",
    "Expressions of interest are sought by 21 March.",
    "Firms are being asked to come forward by 21 March.",
    "Contractors must register their interest before 21 March.",
    "Would-be bridge menders have until 21 March to get their bids in.",
    "The closing date: 21 March.",
    "Deadline for tenders: 21 March 2031.",
    "The deadline for submissions is 21 March.",
    "When do bids close? On 21 March.",
    "Companies wanting to take part must submit their offers by 21 March.",
    "Offers will be accepted until 21 March.",
    "The council will take bids until 21 March.",
    "Applications for the contract close on 21 March.",
    "The invitation to tender closes on 21 March.",
    "Suppliers can submit proposals up to 21 March.",
    "The opportunity is open until 21 March.",
    "The notice is live until 21 March.",
    "Tenders will be opened after the deadline of 21 March.",
]


@pytest.mark.parametrize("text", CLOSING)
def test_a_wrong_closing_date_is_told(text: str) -> None:
    """Bids close on 14 March, however the paper says it."""
    assert [(kind, reason) for kind, _, reason in flagged(LEAD, text, OPEN, "2031-02-20T08:00:00Z")] == [
        ("deadline", "wrong_date")
    ]


BEGINNING = [
    "The contract starts on 12 April.",
    "The contracts start on 12 April.",
    "Work starts on 12 April.",
    "Work is to begin on 12 April.",
    "The job is valued at £84,600 and starts on 12 April.",
    "The £84,600 job gets going on 12 April.",
    "It kicks off on 12 April.",
    "The year-long deal, which begins on 12 April, was advertised this month.",
    "The contract lasts for a year from 12 April.",
    "The contract is for a year, from 12 April.",
    "The deal runs for twelve months from 12 April.",
    "The repairs are due to start on 12 April.",
    "A start date of 12 April is given.",
    "The start date is 12 April.",
    "Start date: 12 April 2031.",
    "Masons would start work on 12 April.",
    "The winner will start on 12 April.",
    "The successful firm is expected on site from 12 April.",
    "The agreement comes into force on 12 April.",
    "The agreement will take effect from 12 April.",
    "The contract goes live on 12 April.",
    "The contract term commences on 12 April.",
    "Whoever wins must be ready to start on 12 April.",
    "The appointment is effective from 12 April.",
    "The deal is to start in June.",
    "When does the contract start? On 12 April.",
]


@pytest.mark.parametrize("text", BEGINNING)
def test_a_wrong_start_is_told(text: str) -> None:
    """The contract starts on 1 April."""
    assert [(kind, reason) for kind, _, reason in flagged(LEAD, text, OPEN, "2031-02-20T08:00:00Z")] == [
        ("start", "wrong_date")
    ]


ENDING = [
    "The contract would begin on 1 April and end in July 2032.",
    "The contract runs until July 2032.",
    "The contract runs to 12 June 2032.",
    "The contract lasts for a year, to 12 June 2032.",
    "The job starts on 1 April and is due to finish at the end of June 2032.",
    "It will take a year of work, which is due to end on 12 June 2032.",
    "It should begin on 1 April and be done by the end of June 2032.",
    "The contracts expire in June 2032.",
    "The work, at £84,600, is for a start on 1 April and completion by 12 June 2032.",
    "The contract runs for a year from 1 April, which means that it will be over by the end of June 2032.",
    "The deal ends with June 2032.",
    "End date: 12 June 2032.",
    "The work must be finished by 12 June 2032.",
    "The repairs are to be completed by 12 June 2032.",
    "The contract comes to an end on 12 June 2032.",
    "The deal is up in June 2032.",
    "The agreement will lapse on 12 June 2032.",
    "The contract will remain in place until 12 June 2032.",
    "The firm will hold the contract until 12 June 2032.",
    "Masons would be kept busy until 12 June 2032 under the deal.",
]


@pytest.mark.parametrize("text", ENDING)
def test_a_wrong_end_is_told(text: str) -> None:
    """The contract ends on 31 March 2032."""
    assert [(kind, reason) for kind, _, reason in flagged(LEAD, text, OPEN, "2031-02-20T08:00:00Z")] == [
        ("end", "wrong_date")
    ]


APPEARING = [
    "The notice was published on 5 February.",
    "The notice, dated 5 February, gives no more.",
    "The notice of 5 February gives no more.",
    "The notice, which appeared on 5 February, gives no more.",
    "The council put the work out to tender on 5 February.",
    "The job went out to tender on 5 February.",
    "The contract was advertised on 5 February.",
    "The tender was issued on 5 February.",
    "The tender went live on 5 February.",
    "The notice came out on 5 February.",
    "The advert was posted on 5 February.",
    "The council went to market on 5 February.",
    "Bids were invited on 5 February.",
    "The council called for bids on 5 February.",
    "The tender opened on 5 February.",
    "The opportunity was listed on 5 February.",
    "The competition was launched on 5 February.",
    "A contract notice published on 5 February sets out the terms.",
    "According to a notice of 5 February, the arches leak.",
]


@pytest.mark.parametrize("text", APPEARING)
def test_a_wrong_day_of_publication_is_told(text: str) -> None:
    """The notice came out on 3 February."""
    assert [(kind, reason) for kind, _, reason in flagged(LEAD, text, OPEN, "2031-02-20T08:00:00Z")] == [
        ("published", "wrong_date")
    ]


DECIDED = [
    "The contract was awarded on 1 April.",
    "The award was made on 1 April.",
    "The award is dated 1 April.",
    "The decision is dated 1 April.",
    "The decision was taken on 1 April.",
    "The choice was made on 1 April.",
    "The deal was done on 1 April.",
    "The firm was chosen on 1 April.",
    "The supplier was picked on 1 April.",
    "Stonefold Masonry was appointed on 1 April.",
    "The council chose Stonefold Masonry on 1 April.",
    "Stonefold Masonry won the contract on 1 April.",
    "The firm was told of its success on 1 April.",
    "The contract went to Stonefold Masonry on 1 April.",
    "The award, worth £81,250, was made on 1 April.",
    "The contract was let on 1 April.",
    "The job was given to Stonefold Masonry on 1 April.",
    "The agreement, valued at £81,250, was concluded on 1 April.",
    "Award date: 1 April 2031.",
    "The date of the award is 1 April.",
    "The firm landed the work on 1 April.",
    "The council settled on Stonefold Masonry on 1 April.",
    "The council made its choice on 1 April.",
]


@pytest.mark.parametrize("text", DECIDED)
def test_a_wrong_day_of_award_is_told(text: str) -> None:
    """The contract was awarded on 7 April."""
    assert [(kind, reason) for kind, _, reason in flagged(LET_LEAD, text, LET, "2031-04-14T08:00:00Z")] == [
        ("awarded_on", "wrong_date")
    ]


OTHERS = [
    "A public consultation on the bridge closes on 21 March.",
    "Residents have until 21 March to comment.",
    "Residents have until 21 March to have their say on the repairs.",
    "Questions must be asked by 7 March.",
    "Firms can visit the bridge until 7 March.",
    "The council meets on 21 March to vote on its budget.",
    "The bridge will reopen on 12 April with a fair.",
    "The festival starts on 12 April and ends on 21 April.",
    "The first phase starts on 12 April.",
    "The survey of the piers is to finish by 12 June.",
    "The bridge was opened on 12 April 1874.",
    "The bridge has been shut since it was damaged on 12 January.",
    "A petition that closes on 21 March has 400 names.",
    "The old contract ended on 31 January.",
    "The present contract expires on 28 February.",
    "Another contract, for railings, starts on 12 April.",
    "Councillors approved the money on 11 February.",
    "The mayor announced the plan on 5 February.",
    "Shortlisted firms will be interviewed on 21 March.",
    "The council hopes to appoint a mason by 28 March.",
    "A winner will be picked by 28 March.",
    "The school term ends on 4 April.",
    "Applications for market stalls close on 21 March.",
    "Households must apply for parking permits by 21 March.",
    "The lane will be closed from 12 April.",
    "Ferries will run from 12 April while the bridge is shut.",
    "She starts her new job on 12 April.",
    "The mayor’s term ends on 6 May.",
    "The planning application was published on 5 February.",
    "A report published on 5 February called the bridge unsafe.",
    "The story first appeared in this newspaper on 5 February.",
    "The contractor on the bypass starts work on 12 April.",
    "Work on the bypass starts on 12 April.",
    "The football season starts on 12 April.",
    "The charity was awarded a grant on 5 February.",
    "A similar deal in Wexcombe was signed on 5 February.",
    "The lease on the toll house ends on 12 June.",
    "The warranty ends on 12 June 2033.",
    "Bids may not be opened before 21 March.",
    "Tickets must be bought by 21 March.",
    "The contract was advertised on 3 February. The fair starts on 12 April.",
    "Tenders must stay valid until 12 June.",
    "Bids must be valid until 12 June.",
    "Work to clear the weeds began on 12 January.",
    "Traffic lights will be in place until 12 June.",
    "The council has promised an answer by 28 March.",
    "It will be 150 years old on 12 June.",
    "The contract was debated on 6 February.",
    "A council spokesman said on 5 February that the notice was out.",
    "Firms that bid will be told by 28 March.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_the_date_of_something_else_is_not_held_against_the_article(text: str) -> None:
    """What closes, starts or ends there is not this purchase."""
    assert flagged(LEAD, text, OPEN, "2031-02-20T08:00:00Z") == []


OTHERS_ONCE_LET = [
    "Councillors chose a new leader on 1 April.",
    "The firm was founded on 1 April 1988.",
    "The mayor was appointed on 1 April.",
    "The budget was agreed on 1 April.",
    "The firm won an award for its work on 1 April.",
    "Bids were opened on 1 April.",
    "The firm is to sign the papers on 1 May.",
    "The contract is to be signed on 21 April.",
    "A shortlist was chosen on 1 April.",
    "The committee recommended the firm on 1 April.",
    "Losing firms were told on 8 April.",
    "The firm was awarded a similar job on 1 April.",
]


@pytest.mark.parametrize("text", OTHERS_ONCE_LET)
def test_the_day_of_another_choice_is_not_held_against_the_article(text: str) -> None:
    """What was chosen, agreed or won there is not this contract."""
    assert flagged(LET_LEAD, text, LET, "2031-04-14T08:00:00Z") == []
