"""What changed, in plain words: one pair of releases to a row, and the sentences it gives."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fakes import make_records
from invented import OCID, Body, award, pounds, release, tender

from onrecord.ocds import Record
from onrecord.reading.changes import Change, ChangeKind, find_changes
from onrecord.report.change_words import change_words
from onrecord.values import Money

FIRST, LATER = "2031-02-03T09:00:00Z", "2031-02-03T09:06:10Z"


def changes(*bodies: Body) -> tuple[Change, ...]:
    return find_changes(make_records(bodies)[OCID])


def told(*bodies: Body) -> list[str]:
    """The sentences of the changes between releases."""
    return [change_words(change) for change in changes(*bodies)]


def pair(before: dict[str, Any], after: dict[str, Any], tag: str = "tenderAmendment") -> list[str]:
    """What the second of two releases, six minutes apart, is told to have changed."""
    return told(release("r1", FIRST, **before), release("r2", LATER, tag, **after))


def tendered(**parts: Any) -> dict[str, Any]:
    return {"tender": tender(**parts)}


def awarded(*awards: Body, **parts: Any) -> dict[str, Any]:
    return {"tender": tender(**parts), "awards": list(awards)}


def closing(day: str) -> dict[str, Any]:
    return {"tenderPeriod": {"endDate": day}}


DOCUMENT = {"id": "1", "documentType": "biddingDocuments", "title": "Terms", "url": "https://example.org/terms"}
NOTICE = {"id": "9", "documentType": "tenderNotice", "url": "https://example.org/notice/1"}
STORY = "The bridge is to be repaired by hand. Bidders visit the site on the first of March. Bids are sealed."


@pytest.mark.parametrize(
    ("before", "after", "sentences"),
    [
        (
            awarded(award(10_932_000)),
            awarded(award(109_320)),
            ["award value: £10,932,000 → £109,320, six minutes later (a hundredth of it)"],
        ),
        (
            awarded(award(18_848_731)),
            awarded(award(188_487)),
            ["award value: £18,848,731 → £188,487, six minutes later (a hundredth of it)"],
        ),
        (awarded(award(1350)), awarded(award(4050)), ["award value: £1,350 → £4,050, six minutes later"]),
        (
            awarded(award(500, id="A1")),
            awarded(award(50_000, id="A2")),
            ["award value: £500 → £50,000, six minutes later (a hundredfold of it; under another award id)"],
        ),
        (
            awarded(award(500, id="A1")),
            awarded(award(500, id="A2")),
            [
                "award published again under another id: £500 to Stonefold Masonry Ltd; merged, it counts twice,"
                " six minutes later"
            ],
        ),
        (
            awarded(award(500, id="A1")),
            awarded(award(500, id="A2", supplier="Marl Joinery Ltd")),
            ["award added: £500 to Marl Joinery Ltd"],
        ),
        (
            awarded(award(500, id="A1", relatedLots=["L1"])),
            awarded(award(600, id="A2", relatedLots=["L2"])),
            ["award added: £600 to Stonefold Masonry Ltd"],
        ),
        (tendered(), awarded(award(75_000)), ["award added: £75,000 to Stonefold Masonry Ltd"]),
        (
            tendered(value=pounds(20_000), minValue=pounds(10_000)),
            tendered(value=pounds(25_000), minValue=pounds(1_000)),
            [
                "advertised value: £20,000 → £25,000, six minutes later",
                "lowest advertised value: £10,000 → £1,000, six minutes later (a tenth of it)",
            ],
        ),
        (tendered(), tendered(value=pounds(5)), ["advertised value: £5, stated for the first time"]),
        (
            tendered(value=pounds(5)),
            tendered(value=None),
            ["advertised value: £5 → no longer stated, six minutes later"],
        ),
        (
            tendered(value={"amount": 5}),
            tendered(value={"amount": "6"}),
            ["advertised value: 5 (no currency) → 6 (no currency), six minutes later"],
        ),
        (
            tendered(**closing("2031-02-24T12:00:00Z")),
            tendered(**closing("2031-02-28T12:00:00Z")),
            ["closing date: 24 February 2031, 12:00 → 28 February 2031, 12:00, six minutes later"],
        ),
        (
            tendered(**closing("2031-02-24T12:00:00Z"), description=STORY),
            tendered(
                **closing("2031-02-24T12:00:00Z"),
                description=f"{STORY} The deadline for bids has been extended to 28 February 2031.",
            ),
            [
                "description: Bids are sealed {+The deadline for bids has been extended to 28 February 2031+},"
                " six minutes later",
                "closing date, in the notice’s words only: 24 February 2031, 12:00 → 28 February 2031;"
                " the field still says 24 February 2031, 12:00",
            ],
        ),
        (
            tendered(contractPeriod={"startDate": "2031-04-01", "endDate": "2032-03-31"}),
            tendered(contractPeriod={"startDate": "2031-04-01", "endDate": "2033-03-31"}),
            ["expected end: 31 March 2032 → 31 March 2033, six minutes later"],
        ),
        (
            tendered(status="active"),
            tendered(status="cancelled"),
            ["cancelled: status active → cancelled, six minutes later"],
        ),
        (
            tendered(title="Repair of the Swallow Bridge"),
            tendered(title="Repair of the Swift Bridge"),
            ["title: “Repair of the Swallow Bridge” → “Repair of the Swift Bridge”, six minutes later"],
        ),
        (
            tendered(description=STORY),
            tendered(description=STORY.replace("first", "second")),
            ["description: site on the [-first-] {+second+} of March. Bids, six minutes later"],
        ),
        (tendered(documents=[NOTICE]), tendered(documents=[NOTICE, DOCUMENT]), ["document added: Terms"]),
        (
            awarded(award(1, supplier="Stonefold Masonry Ltd")),
            awarded(award(1, supplier="Marl Joinery Ltd")),
            ["supplier: Stonefold Masonry Ltd → Marl Joinery Ltd, six minutes later"],
        ),
        (
            awarded(award(1)),
            {"awards": [award(1) | {"suppliers": [{"name": "Stonefold Masonry Ltd"}, {"name": "Marl Joinery Ltd"}]}]},
            ["supplier added: Marl Joinery Ltd, six minutes later"],
        ),
        (
            tendered(lots=[{"id": "L1", "title": "Piers"}]),
            tendered(lots=[{"id": "L1", "title": "Piers"}, {"id": "L2", "title": "Deck", "value": pounds(9)}]),
            ["lot added: £9 “Deck”"],
        ),
        (
            {"contracts": [{"id": "C", "title": "Piers", "value": pounds(9)}]} | tendered(),
            {"contracts": [{"id": "C", "value": pounds(11), "period": {"endDate": "2033-01-01"}}]},
            ["contract value: £9 → £11, six minutes later"],
        ),
    ],
    ids=lambda value: value[0][:40] if isinstance(value, list) else "",
)
def test_what_changed_is_said_in_one_sentence(before: dict[str, Any], after: dict[str, Any], sentences: list[str]):
    """Old, new, how much later, and what is odd about it."""
    assert pair(before, after) == sentences


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (tendered(title="Repair of  a bridge"), tendered(title="REPAIR OF A BRIDGE.")),
        (tendered(description="worth Â£5 â€“ or more"), tendered(description="worth £5 – or more")),
        (tendered(**closing("2031-02-24T23:59:59Z")), tendered(**closing("2031-02-24T00:00:00Z"))),
        (tendered(**closing("2031-02-24")), tendered(**closing("2031-02-24T23:59:59+00:00"))),
        (tendered(**closing("2031-02-24T13:00:00+01:00")), tendered(**closing("2031-02-24T12:00:00Z"))),
        (tendered(value=pounds("5.0")), tendered(value=pounds(5))),
        (tendered(value=pounds(5)), tendered()),
        (tendered(documents=[NOTICE]), tendered(documents=[NOTICE | {"id": "8", "url": "https://example.org/2"}])),
        (tendered(documents=[DOCUMENT]), tendered(documents=[DOCUMENT | {"dateModified": LATER}])),
        (
            tendered(description="Write to ann.other@example.org, please."),
            tendered(description="Write to b.other@example.org, please."),
        ),
        (
            {"parties": [{"id": "B", "contactPoint": {"name": "Ann Other"}}]} | tendered(),
            {"parties": [{"id": "B", "contactPoint": {"name": "Bo Other"}}]} | tendered(),
        ),
        (awarded(award(1, supplier="Marl & Co Ltd")), awarded(award(1, supplier="MARL AND CO LIMITED"))),
        (
            tendered(lots=[{"id": "1", "title": "Piers"}, {"id": "2", "title": "Deck"}]),
            tendered(lots=[{"id": "2", "title": "Deck"}, {"id": "1", "title": "Piers"}]),
        ),
    ],
    ids=[
        "blanks and case", "mojibake", "last second and midnight", "a day and its last second", "one instant",
        "one sum", "left out", "the notice itself", "a document's date", "ways to reach people", "contact points",
        "spellings of a name", "order of a list",
    ],
)  # fmt: skip
def test_a_difference_that_says_nothing_is_no_change(before: dict[str, Any], after: dict[str, Any]):
    """Nor under one release id, where what is left out would count."""
    assert pair(before, after) == []
    if after["tender"].get("value") or "value" not in before["tender"]:
        edited = told(release("r1", FIRST, **before), release("r1", FIRST, **after))
        assert [sentence for sentence in edited if "other fields" not in sentence] == []


def edition(record: Record, *seen: datetime) -> Record:
    """The record with the instants at which its releases were seen, in their order."""
    stamped = [
        replace(one, provenance=replace(one.provenance, first_seen=at))
        for one, at in zip(record.releases, seen, strict=True)
    ]
    return Record(record.ocid, tuple(stamped))


NOON = datetime(2031, 2, 3, 12, tzinfo=UTC)


def test_a_silent_edit_tells_what_took_the_place_of_what():
    """Under one id and date, the content that we saw later is the later one, whichever merges last."""
    bodies = [release("r1", FIRST, **tendered(value=pounds(amount))) for amount in (5, 7)]
    record = make_records(bodies)[OCID]
    first, second = (one.body["tender"]["value"]["amount"] for one in record.releases)
    seen = edition(record, NOON, NOON + timedelta(seconds=19))
    assert [change_words(c) for c in find_changes(seen)] == [
        f"advertised value: £{first} → £{second}, silently: the release kept its id and date,"
        " and we saw it 19 seconds later"
    ]
    turned = edition(record, NOON + timedelta(seconds=19), NOON)
    assert [(c.old, c.new) for c in find_changes(turned)] == [(Money(second, "GBP"), Money(first, "GBP"))]
    at_once = edition(record, NOON, NOON)
    assert change_words(find_changes(at_once)[0]).endswith("and we saw both at once")


def test_what_a_silent_edit_takes_away_is_told():
    """There an absent field is gone, and a thing that is gone is told once."""
    before = release("r1", FIRST, **awarded(award(5), value=pounds(9), documents=[DOCUMENT]))
    after = release("r1", LATER, **tendered())
    assert told(before, after) == [
        f"{what}, under the same release id, with another date"
        for what in (
            "advertised value: £9 → no longer stated",
            "document taken away: Terms",
            "award taken away: Stonefold Masonry Ltd",
        )
    ]


def test_a_silent_edit_of_other_fields_names_them():
    """So that no edit goes unsaid."""
    item = {"id": "1", "quantity": 4, "description": "piers"}
    before, after = ({"tender": tender(items=[item | {"quantity": n}])} for n in (4, 5))
    (change,) = changes(release("r1", FIRST, **before), release("r1", FIRST, **after))
    assert (change.kind, change.others) == (ChangeKind.EDITED, ("/tender/items/0/quantity",))
    assert change_words(change).startswith("other fields edited: /tender/items/0/quantity, silently")


def test_a_change_says_which_release_said_otherwise():
    """A release between that leaves the field out said nothing of it."""
    bodies = [
        release("r1", "2031-02-01", **tendered(value=pounds(5))),
        release("r2", "2031-02-02", **tendered()),
        release("r3", "2031-02-03", **tendered(value=pounds(6))),
    ]
    (change,) = changes(*bodies)
    assert (change.before.id, change.release.id, change.pointer) == ("r1", "r3", "/tender/value/amount")
    assert change_words(change).endswith("two days later")


def test_a_correction_is_told_once():
    """When a later release repeats the words, and when its field follows them."""
    words = "The closing date has been extended to 28 February 2031."
    bodies = [
        release("r1", "2031-02-01", **tendered(**closing("2031-02-24T12:00:00Z"), description=words)),
        release("r2", "2031-02-02", **tendered(**closing("2031-02-24T12:00:00Z"), description=words)),
        release("r3", "2031-02-03", **tendered(**closing("2031-02-28T12:00:00Z"), description=words)),
    ]
    found = changes(*bodies)
    assert [(change.release.id, change.in_words) for change in found] == [("r1", True), ("r3", False)]


def test_days_and_things_without_a_title_are_named():
    """Twenty-six days; a contract by its id."""
    contract = {"contracts": [{"id": "C-7", "value": pounds(9)}]}
    found = told(
        release("r1", "2031-02-01", **tendered(status="active")),
        release("r2", "2031-02-27", **tendered(status="complete"), **contract),
    )
    assert found == ["status: active → complete, 26 days later", "contract added: £9 (id C-7)"]


def test_a_cancellation_that_only_the_tag_says_is_told():
    """Once, and not beside the status that says it too."""
    assert pair(tendered(), tendered(), "tenderCancellation") == ["cancelled: the release is tagged tenderCancellation"]
    assert len(pair(tendered(), tendered(status="withdrawn"), "tenderCancellation")) == 1


def test_releases_without_a_date_come_first_and_say_no_later():
    """As they are merged."""
    found = told(release("r1", None, **tendered(value=pounds(5))), release("r2", LATER, **tendered(value=pounds(6))))
    assert found == ["advertised value: £5 → £6"]


def test_a_record_of_one_release_changed_nothing():
    """Whatever it says."""
    assert changes(release("r1", **awarded(award(5), value=pounds(9)))) == ()
