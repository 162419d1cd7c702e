"""Conditions of a competition in the words of newsrooms: confirmed, and never held against anyone."""

from __future__ import annotations

import pytest
from invented import release, said, tender

CRITERIA = [
    {"type": "technical", "minimum": "Public liability insurance: GBP 5 million. Employers' liability: 10,000,000."},
    {"type": "economic", "description": "A bidder shall have professional indemnity cover of £2m."},
]
NOTICE = [
    release(
        tender=tender(
            description="Our reference is OT/2031-17. The contract will be awarded to a single supplier or consortium, "
            "with no guarantee of further grants. Pupils aged 9-13 years cross it. Site visits can be arranged. The "
            "press prints 100page per minute. Called off from Lot 5 of the Norland framework. Community benefits are "
            "included. The town council buys on behalf of Otterholme Harbour Trust. Staff keep the living wage.",
            suitability={"sme": True, "vcse": True},
            selectionCriteria={"criteria": CRITERIA},
            submissionTerms={"languages": ["en", "cy"]},
            lots=[
                {
                    "id": "1",
                    "submissionTerms": {"variantPolicy": "notAllowed"},
                    "awardCriteria": {
                        "criteria": [
                            {"description": "Craft", "numbers": [{"number": 70.0}]},
                            {"description": "20"},
                            {"description": "10%"},
                        ]
                    },
                }
            ],
        )
    )
]
SILENT = [release(tender=tender(description="The bridge is to be mended."))]


def told(text: str, record: list[dict[str, object]]) -> list[tuple[str, str]]:
    return [v[:2] for v in said("other", f"An old bridge\n\n{text}", *record)]


TRUE = [
    ("Small firms and charities are said to be suitable.", "Small firms and charities"),
    ("The work is marked as suitable for small and medium-sized companies.", "small and medium-sized companies"),
    ("It is suitable for SMEs.", "SMEs"),
    ("Social enterprises are encouraged to bid.", "Social enterprises"),
    ("Smaller businesses are welcome.", "Smaller businesses"),
    ("Variants are not allowed.", "Variants are not allowed"),
    ("Variant bids will not be accepted.", "Variant bids will not be accepted"),
    ("No alternative offers, it says.", "No alternative offers"),
    ("Bids may be made in English or Welsh.", "English or Welsh"),
    ("Tenders may be written in Welsh.", "Welsh"),
    ("Bidders need £5 million of public liability cover.", "£5 million of public liability cover"),
    ("They must hold £10m of employers’ liability insurance.", "£10m of employers’ liability insurance"),
    ("It asks for professional indemnity of £2,000,000.", "professional indemnity of £2,000,000"),
    ("It will go to a single provider or group.", "a single provider or group"),
    ("More grants are not guaranteed.", "not guaranteed"),
    ("It carries children aged nine to 13 over the river.", "aged nine to 13"),
    ("They teach 9 to 13-year-olds there.", "9 to 13-year-olds"),
    ("Firms may arrange a time that suits.", "arrange a time that suits"),
    ("It turns out 100 pages a minute.", "100 pages a minute"),
    ("It was bought under lot 5 of an agreement.", "lot 5"),
    ("Community benefits form part of the bargain.", "Community benefits"),
    ("The council, which is acting for the harbour trust, has asked for bids.", "acting for the harbour trust"),
    ("It stands under the reference OT/2031-17.", "OT/2031-17"),
    ("Quality outweighs price, by 70 to 20.", "70 to 20"),
    ("Marks are split 70/20.", "70/20"),
    ("Some 70 per cent of the marks are for craft, a fifth for price.", "a fifth for price"),
    ("Half the score is not for price: 10 per cent is for zeal.", "10 per cent"),
    ("Staff will get the living wage.", "living wage"),
]


@pytest.mark.parametrize(("text", "words"), TRUE)
def test_a_condition_that_the_record_has(text: str, words: str) -> None:
    """In a field of its own, or in other words of its texts."""
    assert (words, "supported") in told(text, NOTICE)


@pytest.mark.parametrize(("text", "words"), TRUE)
def test_a_record_without_the_condition_says_nothing(text: str, words: str) -> None:
    assert [v for v in told(text, SILENT) if v[1] not in ("not_in_record", "not_checkable")] == []


@pytest.mark.parametrize(
    "text",
    [
        "Small firms are not suitable.",
        "Small firms fear for their trade.",
        "The council gave money to charities.",
        "Variants are allowed.",
        "Bids may be made in Gaelic.",
        "Tenders must not be in Welsh.",
        "The signs are in English and Welsh.",
        "Bidders need £50 million of public liability cover.",
        "Bidders need £5 million of employers’ liability cover.",
        "Profits are not guaranteed.",
        "It carries children aged nine to 31.",
        "United won by 70 to 20.",
        "Quality outweighs price, by 60 to 40.",
        "It turns out 10 pages a minute.",
        "It turns out 100 pages an hour.",
        "It is the first order under lot 5 of the agreement.",
        "It was bought under lot 6 of an agreement.",
        "It stands under the reference OT/2031-71.",
        "A lawyer acting for the miller has asked for time.",
        "A fifth for price of the fish went to him.",
        "“Variants are not allowed,” said Ada Brook.",
    ],
)
def test_another_condition_is_passed_over(text: str) -> None:
    """Nothing is confirmed that the record has otherwise, and nobody is told to be wrong."""
    assert [v for v in told(text, NOTICE) if v[1] not in ("not_in_record", "not_checkable")] == []
