"""A record in one sentence, as a table: what is there is said, what is missing is said to be missing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from invented import Body, award, pounds, record, release, tender

from onrecord.reading import read_record
from onrecord.reading.money import read_sums
from onrecord.report.record_words import record_sentence

BRIDGE = "“Repair of the Swallow Bridge”"
COUNCIL = "Otterholme Town Council"
LATER = "2031-04-10T09:00:00Z"
BEFORE, AFTER = date(2031, 2, 20), date(2031, 5, 1)


def sentence(*bodies: Body, today: date = AFTER) -> str:
    """What the record is."""
    reading = read_record(record(*bodies))
    assert reading is not None
    return record_sentence(reading, read_sums(reading.record, reading.compiled), today)


def advert(**parts: Any) -> Body:
    return release(tender=tender(tenderPeriod={"endDate": "2031-03-14T12:00:00Z"}, **parts))


def awarded(*awards: Body, **parts: Any) -> Body:
    return release("r2", LATER, "award", awards=list(awards), **parts)


@pytest.mark.parametrize(
    ("releases", "today", "said"),
    [
        pytest.param(
            [advert(value=pounds(25000))],
            BEFORE,
            f"{COUNCIL} asks for bids for {BRIDGE}, advertised at £25,000; bidding closes on 14 March 2031, 12:00.",
            id="open",
        ),
        pytest.param(
            [advert(value=pounds(25000), minValue=pounds(10000))],
            AFTER,
            f"{COUNCIL} asked for bids for {BRIDGE}, advertised at £10,000 to £25,000; "
            "bidding closed on 14 March 2031, 12:00, and the record tells of no award.",
            id="closed without an award",
        ),
        pytest.param(
            [advert(minValue=pounds(10000))],
            BEFORE,
            f"{COUNCIL} asks for bids for {BRIDGE}, advertised at £10,000 or more; "
            "bidding closes on 14 March 2031, 12:00.",
            id="a floor is no price",
        ),
        pytest.param(
            [release(tender=tender())],
            BEFORE,
            f"{COUNCIL} asks for bids for {BRIDGE}, with no value given; the record does not say when bidding closes.",
            id="nothing said",
        ),
        pytest.param(
            [release(tender=tender(tenderPeriod={"endDate": "2034-03-14"}))],
            BEFORE,
            f"{COUNCIL} asks for bids for {BRIDGE}, with no value given; the closing date that it gives is "
            "14 March 2034 (doubtful: more than a year after the notice).",
            id="a doubted day",
        ),
        pytest.param(
            [advert(), awarded(award(24000, date="2031-04-09T00:00:00Z"))],
            AFTER,
            f"{COUNCIL} awarded {BRIDGE} to Stonefold Masonry Ltd on 9 April 2031 for £24,000.",
            id="awarded",
        ),
        pytest.param(
            [advert(), awarded(award())],
            AFTER,
            f"{COUNCIL} awarded {BRIDGE} to Stonefold Masonry Ltd; the record gives no price.",
            id="no price",
        ),
        pytest.param(
            [advert(), awarded({"id": "A", "value": pounds(24000)})],
            AFTER,
            f"{COUNCIL} awarded {BRIDGE} to a supplier that the record does not name for £24,000.",
            id="no supplier",
        ),
        pytest.param(
            [advert(), awarded(award(0))],
            AFTER,
            f"{COUNCIL} awarded {BRIDGE} to Stonefold Masonry Ltd for £0 (doubtful: the amount is zero).",
            id="a doubted price",
        ),
        pytest.param(
            [advert(), awarded(award(9000), award(7000, id="B", supplier="Reedmace Ltd"))],
            AFTER,
            f"{COUNCIL} awarded {BRIDGE} to Stonefold Masonry Ltd and Reedmace Ltd, in 2 awards with a sum each.",
            id="two sums are not added",
        ),
        pytest.param(
            [release(tag="planning", planning={"project": "Repair of the Swallow Bridge"})],
            BEFORE,
            f"{COUNCIL} plans to buy {BRIDGE}, with no value given.",
            id="planned",
        ),
        pytest.param(
            [advert(), release("r2", LATER, "tenderCancellation", tender=tender(status="cancelled"))],
            AFTER,
            f"{COUNCIL} called off the purchase of {BRIDGE}, with no value given.",
            id="cancelled",
        ),
        pytest.param(
            [advert(), release("r2", LATER, "tenderUpdate", tender=tender(status="unsuccessful"))],
            AFTER,
            f"{COUNCIL} ended the purchase of {BRIDGE} without an award.",
            id="unsuccessful",
        ),
        pytest.param(
            [release(tag="other", buyer={"id": "B"})],
            AFTER,
            "A buyer that the record does not name has published a notice about something to which the record gives "
            "no title; how far it has come, the record does not say.",
            id="an empty notice",
        ),
    ],
)
def test_a_record_is_said_in_one_sentence(releases: list[Body], today: date, said: str) -> None:
    """Who, what, from whom, for how much, how far, and when."""
    assert sentence(*releases, today=today) == said


def test_nobody_is_reached_through_a_title() -> None:
    """An address in a title is no more shown here than elsewhere."""
    assert "clerk@" not in sentence(advert(title="Bridge: write to clerk@otterholme.example"))
