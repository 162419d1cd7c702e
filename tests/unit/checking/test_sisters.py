"""A sum that is another notice's: the reason is that, and both are named."""

from __future__ import annotations

from typing import Any

import pytest
from fakes import FakeLookup, make_records

from onrecord.article.read import read_article
from onrecord.checking.check import check_article
from onrecord.values import parse_instant

TEXT = (
    "Bridge to be mended at last\n\nOtterholme Town Council is looking for a mason to mend the Swallow Bridge. The "
    "contract is valued at £{sum}, the notice says, and asks for somebody “to point its three arches with lime mortar”."
)


def release(number: int, title: str, words: str, amount: int, buyer: str = "Otterholme Town Council") -> dict[str, Any]:
    """A notice of February 2031."""
    return {
        "ocid": f"ocds-213czf-{number}",
        "id": f"r{number}",
        "date": "2031-02-03T09:00:00Z",
        "tag": ["tender"],
        "buyer": {"name": buyer},
        "tender": {
            "title": title,
            "description": words,
            "status": "active",
            "value": {"amount": amount, "currency": "GBP"},
        },
    }


BRIDGE = release(
    1, "Repair of the Swallow Bridge", "A mason to point its three arches with lime mortar, by the ford.", 84600
)


@pytest.mark.parametrize(
    ("amount", "buyer", "reason"),
    [
        ("36,250", "Otterholme Town Council", "wrong_notice"),
        ("36,250", "Netherby Town Council", "wrong_number"),
        ("39,250", "Otterholme Town Council", "wrong_number"),
    ],
)
def test_the_sum_of_a_sister_notice_is_told_as_such(amount: str, buyer: str, reason: str) -> None:
    """Only of the same buyer, and only to the penny."""
    chapel = release(2, "Repair of the Chapel Bridge", "A mason to point its arch with lime mortar.", 36250, buyer)
    article = read_article(TEXT.format(sum=amount), id="a", published=parse_instant("2031-02-20T08:00:00Z"))
    check = check_article(article, FakeLookup(make_records([BRIDGE, chapel])))
    verdict = next(each.verdict for each in check.claims if each.claim.type == "value")
    assert (verdict.word, verdict.reason) == ("contradicted", reason)
    named = "It is a sum of another notice of this buyer, “Repair of the Chapel Bridge”."
    assert verdict.sentence.endswith(named) is (reason == "wrong_notice")
    assert (verdict.evidence[-1].ocid == "ocds-213czf-2") is (reason == "wrong_notice")
