"""Buyers, suppliers, stages and who pays whom, in words that earlier tables had not."""

from __future__ import annotations

import pytest
from invented import award, checked, release, tender

from onrecord.checking.context import flags

OPEN = release(
    tender=tender(description="Repairs to a bridge.", tenderPeriod={"endDate": "2031-03-14T12:00:00Z"}),
)
FROM = "Unit 3, Old Quay Mill\nStation Road\nFellmouth\nFE1 2AB"
LET = [
    OPEN,
    release(
        "r2",
        "2031-03-20T09:00:00Z",
        "award",
        awards=[award(81250, supplier="Ace Masonry Ltd")],
        parties=[{"id": "S", "name": "Ace Masonry Ltd", "roles": ["supplier"], "address": {"streetAddress": FROM}}],
    ),
]
EARNS = release(
    tender=tender(
        title="Advertising on shelters",
        description="A revenue generation contract: advertising on bus shelters. The supplier pays a share of revenue.",
    )
)
LEAD = (
    "Masons wanted for bridge\n\nOtterholme Town Council has published a notice for the repair of the Swallow Bridge."
)


def told(text: str, *records: object, published: str = "2031-02-20") -> list[tuple[str, str]]:
    """Type and reason of every accusation."""
    check = checked(text, *records, published=published)  # type: ignore[arg-type]
    return [(str(c.claim.type), str(c.verdict.reason)) for c in check.claims if flags(c.verdict)]


@pytest.mark.parametrize(
    "words",
    [
        "The masons have now been chosen.",
        "The contractors have been picked, officials say.",
        "The council has bought itself a bridge.",
    ],
)
def test_what_has_been_bought_is_bought(words: str) -> None:
    """Bids are open until March; masons are no word for suppliers, so that they accuse nobody."""
    expected = [] if "masons" in words else [("stage", "advert_as_award")]
    assert told(f"{LEAD}\n\n{words}", OPEN) == expected


@pytest.mark.parametrize(
    "words",
    [
        "No contractors have been chosen.",
        "Once the contractors have been chosen, the town will rejoice.",
        "The leader has bought himself a boat.",
    ],
)
def test_what_is_not_bought_yet_is_not(words: str) -> None:
    """Nothing is held against it."""
    assert told(f"{LEAD}\n\n{words}", OPEN) == []


@pytest.mark.parametrize("verb", ["has plumped for", "has opted for", "settled on", "has gone with"])
def test_a_supplier_of_another_name_is_told(verb: str) -> None:
    """And the right one is found."""
    text = "Masons chosen\n\nOtterholme Town Council {} {} to mend the Swallow Bridge."
    assert told(text.format(verb, "Axe Elevators"), *LET, published="2031-03-25") == [("supplier", "wrong_supplier")]
    assert told(text.format(verb, "Ace Masonry"), *LET, published="2031-03-25") == []


def test_where_a_firm_is_from_is_found_in_its_address() -> None:
    """By the lines that have no number."""
    text = f"{LEAD}\n\nAce Masonry, a family firm from Fellmouth, is to mend it."
    check = checked(text, *LET, published="2031-03-25")
    assert [(c.claim.text, c.verdict.word.value) for c in check.claims if str(c.claim.type) == "location"] == [
        ("Fellmouth", "supported")
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Bosses are to fork out for adverts on the shelters.",
        "Bosses splash out on shelter ads.",
        "The firm will be paid out of the public purse.",
        "The council is shelling out for posters.",
        "The council is coughing up for posters.",
    ],
)
def test_who_is_paid_is_not_who_pays(words: str) -> None:
    """The buyer earns by it."""
    assert ("subject", "wrong_recipient") in told(f"Shelter ads\n\n{words}", EARNS)
    assert told(f"Bridge\n\n{words}", OPEN) == []


@pytest.mark.parametrize(
    "words", ["Bosses are to earn from adverts on the shelters.", "The firm will pay the council."]
)
def test_who_pays_is_said_rightly(words: str) -> None:
    """Nothing is held against it."""
    assert told(f"Shelter ads\n\n{words}", EARNS) == []
