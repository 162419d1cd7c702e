"""True sentences in odd styles, each of which was once held against its article."""

from __future__ import annotations

import pytest
from invented import PUBLISHED, award, checked, pounds, release, tender

from onrecord.checking.context import flags

OPEN = release(
    tender=tender(
        value=pounds(84600),
        description="A mason must answer the telephone at any hour.",
        tenderPeriod={"endDate": "2031-03-14T12:00:00Z"},
    )
)
CANCELLED = release("r2", "2031-02-18T09:00:00Z", "tenderCancellation", tender=tender(status="cancelled"))
PUT_RIGHT = [
    release("r2", "2031-02-18T09:12:00Z", "award", awards=[award(8460000)]),
    release("r3", "2031-02-18T09:20:00Z", "awardUpdate", awards=[award(84600)]),
]


@pytest.mark.parametrize(
    ("record", "text"),
    [
        (
            [OPEN, CANCELLED],
            "The council withdrew its search on Tuesday, two weeks after it opened bidding for the deal.",
        ),
        ([OPEN], "The contract is worth £84,600. A separate £1.2m flood scheme begins in 2032."),
        ([OPEN, *PUT_RIGHT], "For eight minutes the award notice did say £8,460,000. It was corrected at 9.20am."),
        ([OPEN, *PUT_RIGHT], "Wasn't the contract worth £8.46m?"),
        ([OPEN], "Ada Brook asked the council to move the closing date for bids to 4 April."),
        ([OPEN], "Ada Brook promised to sign the £60,000 contract."),
        ([OPEN], "The notice was published a fortnight ago today."),
        ([OPEN], "“A mason must answer the telephone at any hour, and that is that,” said Ada Brook."),
    ],
)
def test_what_is_true_is_not_held_against_the_article(record: list[dict[str, object]], text: str) -> None:
    """Neither contradicted nor partial nor altered, whatever else is said of it."""
    check = checked(f"Mason wanted for Swallow Bridge\n\n{text}", *record, published=PUBLISHED)
    assert [(c.claim.text, c.verdict.sentence) for c in check.claims if flags(c.verdict)] == []


@pytest.mark.parametrize(
    ("record", "text", "flagged"),
    [
        ([OPEN, CANCELLED], "The council is inviting firms to bid.", "is inviting firms to bid"),
        ([OPEN], "The contract is worth £1.2m.", "£1.2m"),
        ([OPEN, *PUT_RIGHT], "The contract is worth £8,460,000.", "£8,460,000"),
        ([OPEN], "Why is the council to pay £1.2m for the contract?", "£1.2m"),
        ([OPEN], "Ada Brook said the closing date for bids was 4 April.", "4 April"),
        (
            [OPEN],
            "The notice says “A mason must answer the telephone at any hour, and that is that”.",
            "A mason must answer the telephone at any hour, and that is that",
        ),
    ],
)
def test_the_same_said_plainly_is_flagged(record: list[dict[str, object]], text: str, flagged: str) -> None:
    """What excuses the sentences above is in their words, and nowhere else."""
    check = checked(f"Mason wanted for Swallow Bridge\n\n{text}", *record, published=PUBLISHED)
    assert [c.claim.text for c in check.claims if flags(c.verdict)] == [flagged]
