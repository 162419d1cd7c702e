"""Whether two records are one purchase: each reason by an invented pair, and beside it what must not join."""

from __future__ import annotations

from typing import Any

import pytest
from fakes import make_records

from onrecord.reading.kin import Kin, number_of, read_kin
from onrecord.reading.kinship import KinKind, find_kinship

HERE, THERE = "ocds-213czf-bridge", "ocds-213czg-bridge"
TITLE = "Repair of the Swallow Bridge"
CLOSING = {"endDate": "2031-02-24T12:00:00Z"}


def notice(ocid: str = HERE, *, id: str = "1", date: str = "2031-02-03", tag: str = "tender", **parts: Any) -> Any:
    """A notice of the invented purchase; `parts` are of its tender, `buyer` and the rest of the release."""
    buyer = {"id": "B", "name": parts.pop("buyer", "Otterholme Town Council")}
    outside = {key: parts.pop(key) for key in ("relatedProcesses", "awards", "parties") if key in parts}
    tender = {"id": "T", "title": TITLE, "status": "active", "tenderPeriod": CLOSING} | parts
    return {"ocid": ocid, "id": id, "date": date, "tag": [tag], "buyer": buyer, "tender": tender} | outside


def kin(*bodies: Any) -> Kin:
    (record,) = make_records(bodies).values()
    return read_kin(record)


def kinds(one: Any, other: Any) -> list[KinKind]:
    """The reasons that join two records of one release each; the same from either side."""
    found, turned = find_kinship(kin(one), kin(other)), find_kinship(kin(other), kin(one))
    assert found == turned
    return [reason.kind for reason in found]


def related(identifier: str, scheme: str = "ocid", relationship: str = "framework") -> list[dict[str, Any]]:
    return [{"id": "1", "scheme": scheme, "identifier": identifier, "relationship": [relationship]}]


def other_title(**parts: Any) -> dict[str, Any]:
    return {"title": "Masonry for river crossings", "tenderPeriod": {}, **parts}


def numbered(number: str, body: Any) -> Any:
    """The notice with the buyer's own number as its tender's id."""
    return body | {"tender": body["tender"] | {"id": number}}


JOINED = {
    "the publisher relates them": (
        notice(THERE, buyer="Marl County Council", **other_title(relatedProcesses=related(HERE))),
        notice(),
        KinKind.RELATED,
    ),
    "by the number of a notice": (
        notice(THERE, **other_title(relatedProcesses=related("2031/S 000-012345", "EU-OJ", "planning"))),
        notice(id="012345-2031"),
        KinKind.RELATED,
    ),
    "one names the other's notice": (
        notice(THERE, **other_title(description="First advertised as notice 012345-2031 on Find a Tender.")),
        notice(id="012345-2031"),
        KinKind.NUMBER,
    ),
    "the buyer's number stands in both": (
        notice(THERE, id="9", **other_title(title="Swallow Bridge masonry", description="Project DN654321")),
        notice(description="See DN 654321 on the portal."),
        KinKind.REFERENCE,
    ),
    "the buyer's number is the tender's id": (
        numbered("OTC/2031/00417", notice(THERE, **other_title(title="Swallow Bridge masonry"))),
        numbered("otc/2031/00417", notice()),
        KinKind.REFERENCE,
    ),
    "one notice on two sites": (
        notice(THERE, date="2031-02-05", title=f"CA12345 - {TITLE.upper()}", buyer="OTTERHOLME TOWN COUNCIL"),
        notice(),
        KinKind.COPY,
    ),
    "an award by itself": (
        notice("ocds-213czf-award", date="2031-05-05", tag="award", status="complete"),
        notice(),
        KinKind.AWARD,
    ),
    "a plan and its tender": (
        notice("ocds-213czf-plan", date="2030-06-01", tag="planning", tenderPeriod={}),
        notice(),
        KinKind.PLANNING,
    ),
    "a second attempt": (
        notice("ocds-213czf-again", date="2031-09-01", tenderPeriod={"endDate": "2031-10-01"}),
        notice(status="unsuccessful"),
        KinKind.RETENDER,
    ),
}


@pytest.mark.parametrize("name", JOINED)
def test_what_is_one_purchase_is_joined_with_its_reason(name: str):
    """And with the place in each record that says so."""
    one, other, kind = JOINED[name]
    assert kinds(one, other) == [kind]
    (reason,) = find_kinship(kin(one), kin(other))
    assert reason.sentence
    assert {reason.ocid, reason.other_ocid} == {one["ocid"], other["ocid"]}
    assert reason.place.pointer.startswith("/")
    assert reason.other_place.pointer.startswith("/")


APART = {
    "another buyer": (notice(THERE, buyer="Marl County Council"), notice()),
    "another title": (notice(THERE, title="Repair of the Swift Bridge"), notice()),
    "a title that says little": (notice(THERE, title="Bridge repair"), notice(title="Bridge repair")),
    "an EU journal's title": (
        notice(THERE, title="United Kingdom-Marl: Repair services"),
        notice(title="United Kingdom-Marl: Repair services"),
    ),
    "another year": (notice(THERE, title=f"{TITLE} 2032"), notice(title=f"{TITLE} 2031")),
    "another lot": (notice(THERE, title=f"{TITLE} lot 2"), notice(title=f"{TITLE} lot 1")),
    "another closing day": (notice(THERE, tenderPeriod={"endDate": "2031-03-24"}), notice()),
    "no closing day": (notice(THERE, tenderPeriod={}), notice(tenderPeriod={})),
    "two notices of one publisher side by side": (notice("ocds-213czf-other"), notice()),
    "a copy that came much later": (notice(THERE, date="2031-08-05"), notice()),
    "planned long before": (notice("ocds-213czf-plan", date="2028-06-01", tag="planning", tenderPeriod={}), notice()),
    "tried again after years": (
        notice("ocds-213czf-again", date="2033-09-01", tenderPeriod={"endDate": "2033-10-01"}),
        notice(status="cancelled"),
    ),
    "another buyer names its notice": (
        notice(THERE, buyer="Marl County Council", **other_title(description="As in notice 012345-2031.")),
        notice(id="012345-2031"),
    ),
    "a number without a word in common": (
        notice(THERE, **other_title(description="Project DN654321")),
        notice(description="See DN654321 on the portal."),
    ),
    "identifiers that change": (
        notice(THERE, buyer="A", parties=[{"id": "B", "identifier": {"scheme": "GB-CFS", "id": "1"}}]),
        notice(buyer="Z", parties=[{"id": "B", "identifier": {"scheme": "GB-CFS", "id": "1"}}]),
    ),
    "a small number": (numbered("T1234", notice(THERE, tenderPeriod={})), numbered("T1234", notice())),
}


@pytest.mark.parametrize("name", APART)
def test_what_may_be_another_purchase_is_not_joined(name: str):
    """Likeness alone is no reason."""
    assert kinds(*APART[name]) == []


def test_a_stable_identifier_is_one_body_under_any_name():
    """As where a body was renamed."""
    party = [{"id": "B", "identifier": {"scheme": "GB-LAE", "id": "OTT"}}]
    assert kinds(notice(THERE, buyer="Otterholme", parties=party), notice(buyer="The Moot Hall", parties=party)) == [
        KinKind.COPY
    ]


def test_a_record_is_not_kin_of_itself():
    """Whatever it says."""
    assert find_kinship(kin(notice()), kin(notice())) == ()


@pytest.mark.parametrize(
    ("scheme", "identifier", "number"),
    [
        ("EU-OJ", "2018/S 205-467435", "oj:467435-2018"),
        ("EU-OJ", "2024/S 000-035618", "fts:035618-2024"),
        ("", "035618-2024", "fts:035618-2024"),
        ("ocid", " ocds-213czf-1 ", "ocds-213czf-1"),
        ("", "anything else", "anything else"),
    ],
)
def test_a_number_has_one_spelling(scheme: str, identifier: str, number: str):
    """However it is quoted."""
    assert number_of(scheme, identifier) == number
