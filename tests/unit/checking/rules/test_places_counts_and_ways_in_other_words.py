"""Places, counts and ways of buying in the words of newsrooms: what the record has is confirmed."""

from __future__ import annotations

import pytest
from invented import release, said, tender

NOTICE = [
    release(
        tender=tender(
            title="Ferries between Otter Quay and Fellgate, Marrick and Thorle",
            description="Ferries between Otter Quay and Fellgate, Marrick and Thorle. Pupils come from the Bexby area, "
            "and stone from Northern Norland. There are currently approximately 40 children on the boat, 92 mooring "
            "posts and 30 piers. As permitted under the NLPO 509_23 framework.",
            procurementMethod="open",
            procurementMethodDetails="Open procedure (below threshold)",
            lotDetails={"maximumLotsAwardedPerSupplier": 2},
            lots=[{"id": str(i)} for i in range(5)],
            techniques={"frameworkAgreement": {"maximumParticipants": 53.0}},
        )
    )
]
SYSTEM = [release(tender=tender(procurementMethodDetails="Call-off from a dynamic purchasing system"))]


def told(rule: str, text: str, record: list[dict[str, object]] = NOTICE) -> list[tuple[str, str]]:
    return [v[:2] for v in said(rule, f"A crossing\n\n{text}", *record)]


@pytest.mark.parametrize(
    ("rule", "text", "words"),
    [
        ("location", "The stone is cut in northern Norland.", "Norland"),
        ("location", "Pupils from the Bexby area will board.", "Bexby"),
        ("location", "The Bexby area has no bridge.", "Bexby"),
        ("location", "Boats run between Otter Quay and the mainland.", "Otter Quay"),
        ("location", "It is a line serving Fellgate.", "Fellgate"),
        ("location", "The trip from Marrick is long.", "Marrick"),
        ("location", "It is felt throughout Thorle.", "Thorle"),
        ("count", "Pupils, around 40 of whom use the boat, are glad.", "around 40"),
        ("count", "About 40 use the present boat.", "About 40"),
        ("count", "It allows a firm to win no more than two of them.", "no more than two"),
        ("count", "A firm may win at most two lots.", "at most two lots"),
        ("count", "Up to 53 contractors could be chosen.", "Up to 53 contractors"),
        ("count", "The winner will mend all 92 stumps.", "92 stumps"),
        ("count", "It has one of the 92 stumps.", "92 stumps"),
        ("procedure", "The contest is an open one, below the threshold.", "an open one, below the threshold"),
        ("procedure", "The tender will be an open one.", "an open one"),
        ("procedure", "It was let through a framework run by the buying group NLPO.", "NLPO"),
        ("procedure", "It used a framework managed by NLPO.", "NLPO"),
    ],
)
def test_what_the_record_has_is_confirmed(rule: str, text: str, words: str) -> None:
    assert (words, "supported") in told(rule, text)


def test_a_term_between_marks_that_nobody_speaks() -> None:
    """Papers hold the notice's terms with tongs."""
    text = "It was let through a “dynamic purchasing system”, whatever that may be."
    assert ("dynamic purchasing system", "supported") in told("procedure", text, SYSTEM)
    spoken = "“It was a dynamic purchasing system,” said Ada Brook."
    assert told("procedure", spoken, SYSTEM) == []


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("location", "Pupils from the Cragside area will board."),
        ("location", "He came from Stonefold."),
        ("count", "About 44 use the present boat."),
        ("count", "A firm may win at most three of them."),
        ("count", "There are 92 swans."),
        ("count", "It has one of the 93 stumps."),
        ("count", "The other 30 boats are old."),
        ("procedure", "It was let through a framework run by the buying group Cragside."),
        ("procedure", "The bridge is an open one."),
    ],
)
def test_another_thing_is_passed_over(rule: str, text: str) -> None:
    named = [v for v in told(rule, text) if v[0] != "through a framework" and v[1] != "not_in_record"]
    assert [v for v in named if v[1] in ("supported", "contradicted", "partial")] == []


def test_one_place_of_a_list_exchanged() -> None:
    """As many, in the same order, and one that the record has never heard of."""
    wrong = "Boats will ply between Otter Quay and Fellgate, Cragside and Thorle."
    right = "Boats will ply between Otter Quay and Fellgate, Marrick and Thorle."
    part = "Boats will ply between Otter Quay and Fellgate, Cragside and Bexby."
    fewer = "Boats will ply between Otter Quay, Cragside and Thorle."
    list_ = "Otter Quay and Fellgate, Cragside and Thorle"
    assert (list_, "contradicted") in told("location", wrong)
    for text in (right, part, fewer):
        assert "contradicted" not in [v[1] for v in told("location", text)]
