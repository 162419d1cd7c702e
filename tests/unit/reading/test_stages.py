"""How far a process has come, how it was run, where, and how many of what."""

from __future__ import annotations

import pytest
from invented import Body, award, reading, release, tender

LATER = "2031-02-10T09:00:00Z"
PLAN = release("r0", "2031-01-03T09:00:00Z", "planning", tender=tender(status="planned"))
ADVERT = release()


@pytest.mark.parametrize(
    ("bodies", "stage"),
    [
        ([PLAN], "planned"),
        ([PLAN, ADVERT], "advertised"),
        ([ADVERT, release("r2", LATER, "tenderUpdate")], "advertised"),
        ([ADVERT, release("r2", LATER, "award", awards=[award()])], "awarded"),
        ([ADVERT, release("r2", LATER, "award", awards=[award(status="cancelled")])], "advertised"),
        ([ADVERT, release("r2", LATER, "tenderUpdate", awards=[award(status="pending")])], "advertised"),
        ([ADVERT, release("r2", LATER, "contract", contracts=[{"id": "C"}])], "contracted"),
        ([ADVERT, release("r2", LATER, "tenderCancellation", tender=tender(status="cancelled"))], "cancelled"),
        ([ADVERT, release("r2", LATER, "tenderUpdate", tender=tender(status="withdrawn"))], "cancelled"),
        ([ADVERT, release("r2", LATER, "tenderUpdate", tender=tender(status="unsuccessful"))], "unsuccessful"),
        ([release(tag="other", tender=tender())], "advertised"),  # an active tender without a tag that we know
        ([release(tag="other")], ""),
    ],
)
def test_the_stage_that_the_newest_release_leaves(bodies: list[Body], stage: str) -> None:
    """The status first, then what there is, then the tags."""
    assert reading(*bodies).stage == stage


def test_facts_with_their_pointers() -> None:
    """Status, procedure, places and counts."""
    body = release(
        tender=tender(
            procurementMethodDetails="Open procedure",
            lots=[{"id": "1"}, {"id": "2"}],
            items=[{"id": "1", "deliveryAddresses": [{"region": "Norland", "locality": "Otterholme"}]}],
        ),
        awards=[award(status="active")],
        parties=[{"id": "B", "address": {"locality": "Cragside"}}],
    )
    assert {(f.name, f.value, f.pointer) for f in reading(body).facts} == {
        ("stage", "active", "/tender/status"),
        ("stage", "active", "/awards/0/status"),
        ("procedure", "Open procedure", "/tender/procurementMethodDetails"),
        ("location", "Otterholme", "/tender/items/0/deliveryAddresses/0/locality"),
        ("location", "Norland", "/tender/items/0/deliveryAddresses/0/region"),
        ("location", "Cragside", "/parties/0/address/locality"),
        ("count:lots", "2", "/tender/lots"),
        ("count:items", "1", "/tender/items"),
        ("count:awards", "1", "/awards"),
        ("count:suppliers", "1", "/awards/0/suppliers"),
    }
