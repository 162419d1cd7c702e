"""A payment is paired with an award only where supplier, buyer, day and sum allow one award alone."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from onrecord.ocds import Record, read_releases
from onrecord.reading.payments import Award, Confidence, Paid, awards_of, pair_payments
from onrecord.reading.payments.pairing import Pairing

LAMPS = Award(
    ocid="ocds-213czf-1", id="1", title="Street lamps for the harbour", buyers=("Saltmouth Harbour Council",),
    suppliers=frozenset({"lanternworks"}), companies=frozenset({"05280446"}), first=date(2024, 3, 1),
    last=date(2025, 9, 30), ends=True, amount=Decimal(25000),
)  # fmt: skip
PAID = Paid("lanternworks", "", "Saltmouth Harbour Council", date(2024, 5, 13), Decimal(1200), "")


def pair(payment: Paid, *awards: Award) -> Pairing | None:
    [found] = pair_payments([payment], awards)
    return found


@pytest.mark.parametrize(
    ("changes", "award", "confidence"),
    [
        pytest.param({}, {}, Confidence.LOW, id="supplier, buyer and day"),
        pytest.param({"words": "harbour street"}, {}, Confidence.HIGH, id="a word, and the end is known"),
        pytest.param({"words": "harbour"}, {"ends": False}, Confidence.MEDIUM, id="a word, and no end is known"),
        pytest.param({"words": "harbour lamps"}, {"ends": False}, Confidence.HIGH, id="two words"),
        pytest.param({"amount": Decimal(25000)}, {"ends": False}, Confidence.HIGH, id="the very sum"),
        pytest.param({"amount": Decimal("30000.00")}, {"ends": False}, Confidence.HIGH, id="the sum with VAT"),
        pytest.param({"company": "05280446", "key": "lw"}, {}, Confidence.MEDIUM, id="the company number"),
        pytest.param({}, {"ends": False}, None, id="no end is known, and nothing else speaks for it"),
        pytest.param({"body": ""}, {}, None, id="nobody says who paid"),
        pytest.param({"body": "", "words": "harbour lamps"}, {}, Confidence.LOW, id="nobody says, but two words do"),
        pytest.param({"body": "Aldermere Borough Council", "words": "harbour lamps"}, {}, None, id="another body paid"),
        pytest.param({"key": "five fells coaches"}, {}, None, id="another supplier"),
        pytest.param({"day": date(2024, 2, 1)}, {}, None, id="too early"),
        pytest.param({"day": date(2025, 10, 1)}, {}, None, id="too late"),
        pytest.param({"day": None, "words": "harbour lamps"}, {}, None, id="undated"),
        pytest.param({"amount": Decimal(40000)}, {}, None, id="more than was awarded"),
        pytest.param({"amount": Decimal(-1200)}, {}, Confidence.LOW, id="a refund"),
    ],
)
def test_what_a_pairing_takes(changes: dict[str, Any], award: dict[str, Any], confidence: Confidence | None) -> None:
    """Each rung of the page on payments."""
    found = pair(replace(PAID, **changes), replace(LAMPS, **award))
    assert (found.confidence if found else None) == confidence


def test_reasons_are_said_in_words() -> None:
    """What was held against what."""
    found = pair(replace(PAID, words="Harbour lamps"), LAMPS)
    assert found is not None
    assert found.reasons == (
        "the name is the supplier's",
        "who paid is the buyer",
        "the day lies within the contract",
        "its words stand in the award's title: harbour, lamps",
        "no other award to this supplier by this buyer fits",
    )


def test_of_two_awards_that_fit_neither_is_taken() -> None:
    """Unless two words, or the sum, are of one alone."""
    other = replace(LAMPS, ocid="ocds-213czf-2", title="Benches for the park")
    assert pair(PAID, LAMPS, other) is None
    assert pair(replace(PAID, words="harbour"), LAMPS, other) is None
    found = pair(replace(PAID, words="harbour lamps"), LAMPS, other)
    assert found is not None
    assert (found.award, found.confidence) == (LAMPS, Confidence.MEDIUM)
    assert "of 2 awards" in found.reasons[-1]


def test_payments_that_come_to_more_than_their_award_are_less_sure() -> None:
    """Each by a step, with the sum as a reason; refunds count against it."""
    high = replace(PAID, words="harbour lamps", amount=Decimal(20000))
    found = pair_payments([high, high], [LAMPS])
    assert [pairing.confidence if pairing else None for pairing in found] == [Confidence.MEDIUM] * 2
    assert found[0] is not None
    assert found[0].reasons[-1] == "the payments paired with the award come to £40,000.00, more than it"
    back = replace(high, amount=Decimal(-20000))
    assert {pairing.confidence for pairing in pair_payments([high, high, back], [LAMPS]) if pairing} == {
        Confidence.HIGH
    }


def record_of(**award: Any) -> Record:
    body = {
        "ocid": "ocds-213czf-1", "id": "1", "date": "2024-03-15T10:00:00Z", "tag": ["award"],
        "buyer": {"name": "Saltmouth Harbour Council"}, "tender": {"title": "Street lamps"},
        "awards": [{
            "id": "a1", "date": "2024-03-10T00:00:00Z", "value": {"amount": 25000, "currency": "GBP"},
            "suppliers": [{"name": "Lanternworks Ltd"}], **award,
        }],
    }  # fmt: skip
    return Record("ocds-213czf-1", read_releases(json.dumps(body).encode(), file="", raw_hash="").releases)


def test_awards_of_a_record() -> None:
    """Days with some room, the supplier's key, and the sum in pounds."""
    [award] = awards_of(record_of(contractPeriod={"startDate": "2024-04-01", "endDate": "2025-03-31"}))
    assert (award.title, award.suppliers, award.amount) == ("Street lamps", frozenset({"lanternworks"}), 25000)
    assert (award.first, award.last, award.ends) == (date(2024, 2, 8), date(2025, 9, 30), True)
    [open_ended] = awards_of(record_of(value={"amount": 25000, "currency": "EUR"}))
    assert (open_ended.ends, open_ended.amount) == (False, None)


@pytest.mark.parametrize("changes", [{"suppliers": []}, {"status": "cancelled"}, {"date": "soon"}])
def test_awards_that_no_payment_can_be_of(changes: dict[str, Any]) -> None:
    """Without a supplier, without a day, or not in force."""
    assert awards_of(record_of(**changes)) == ()
