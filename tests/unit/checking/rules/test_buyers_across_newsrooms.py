"""Who buys, as newsrooms put it: by its chiefs, its sector, and where the notice is published for somebody else."""

from __future__ import annotations

from typing import Any

import pytest
from invented import OCID, said

FOR_A_SCHOOL = (
    "The Abbot of Otterholme Multi-Academy (AOMA) would like to invite your company to tender for coaches to its "
    "middle school. There are about 40 children."
)


def notice(buyer: str, title: str = "Coaches", text: str = "Coaches are wanted.") -> dict[str, Any]:
    return {
        "ocid": OCID,
        "id": "r1",
        "date": "2031-02-03T09:00:00Z",
        "tag": ["tender"],
        "buyer": {"id": "B", "name": buyer},
        "tender": {"id": "T", "title": title, "description": text, "status": "active"},
    }


@pytest.mark.parametrize(
    ("buyer", "text", "words"),
    [
        ("Transport for Otterdale", "Transport chiefs have signed a deal for coaches.", "Transport chiefs"),
        ("Otterdale University Health Board", "Health bosses want coaches.", "Health bosses"),
        ("Otterdale Police", "Police chiefs are to buy coaches.", "Police chiefs"),
        ("Otterdale Police", "The force is looking for coaches.", "The force"),
        ("Otterdale Borough Council", "The town hall wants coaches.", "The town hall"),
        ("Otterdale Borough Council", "Town hall bosses are after coaches.", "Town hall bosses"),
        ("Otterdale upon Ash Council", "Otterdale council has advertised for coaches.", "Otterdale council"),
        ("Otterdale Borough Council", "Cash-strapped Otterdale is looking for coaches.", "Otterdale"),
        ("Ministry of Coaches", "Whitehall mandarins are to pay for coaches.", "Whitehall mandarins"),
    ],
)
def test_a_buyer_by_its_kind(buyer: str, text: str, words: str) -> None:
    found = said("buyer", f"More coaches\n\n{text}", notice(buyer))
    assert (words, "supported", None) in found, found


@pytest.mark.parametrize(
    ("record", "text", "words"),
    [
        (
            notice("Department for Schools", text=FOR_A_SCHOOL),
            "The Abbot of Otterholme Multi-Academy is looking for a coach company.",
            "Abbot of Otterholme Multi-Academy",
        ),
        (
            notice("Welldale Procurement", title="TENDER FOR PRINTERS FOR OTTERHOLME DISTRICT COUNCIL"),
            "A firm is to replace two big printers at Otterholme District Council.",
            "Otterholme District Council",
        ),
        (
            notice("Otterdale Police", title="Police and Crime Commissioner for Otterdale - Help for Victims"),
            "The contract was advertised by the Police and Crime Commissioner for Otterdale.",
            "Police and Crime Commissioner for Otterdale",
        ),
        (
            notice("Welldale Hub", text="This notice is published on behalf of Otterholme Primary School."),
            "Otterholme Primary School wants coaches.",
            "Otterholme Primary School",
        ),
    ],
)
def test_a_body_that_the_notice_is_published_for(record: dict[str, Any], text: str, words: str) -> None:
    """It buys, whoever stands in the buyer's field."""
    assert said("buyer", f"More coaches\n\n{text}", record) == [(words, "supported", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Transport chiefs in Leeds were cross.",
        "Council bosses in Dunbeck were cross about coaches.",
        "The force of the wind broke a coach.",
        "Health bosses said that coaches were safe.",
        "Cash-strapped Dunbeck is nearby.",
    ],
)
def test_nobody_is_taken_for_the_buyer(text: str) -> None:
    assert said("buyer", f"More coaches\n\n{text}", notice("Otterdale Borough Council")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Dunbeck District Council awarded the contract for coaches on Tuesday.",
        "Dunbeck District Council has appointed Stonefold Coaches to run it.",
        "Stonefold Coaches will run a service for Dunbeck District Council.",
        "Stonefold Coaches is to supply Dunbeck District Council with six coaches.",
        "The firm was chosen by Dunbeck District Council on Monday.",
        "A record of a direct award, put out by Dunbeck District Council, tells of coaches.",
        "Dunbeck District Council is looking for an accredited coach specialist to lead the work.",
        "Dunbeck District Council is setting up a framework for coaches.",
        "Dunbeck District Council hired coaches for its pupils.",
    ],
)
def test_another_body_that_buys_is_wrong(text: str) -> None:
    """Where the article nowhere names the right one."""
    found = said("buyer", f"More coaches\n\n{text}", notice("Otterdale Borough Council"))
    assert found == [("Dunbeck District Council", "contradicted", "wrong_buyer")]


@pytest.mark.parametrize(
    "text",
    [
        "Dunbeck District Council said that coaches were noisy.",
        "Coaches will go through Dunbeck District Council’s car park.",
        "Otterdale is looking for coaches. Dunbeck District Council has hired six.",
        "In a separate deal, Dunbeck District Council awarded a contract for coaches.",
        "Ada Brook, who once worked for Dunbeck District Council, is cross.",
    ],
)
def test_another_body_at_other_work_is_nobody(text: str) -> None:
    found = said("buyer", f"More coaches\n\n{text}", notice("Otterdale Borough Council"))
    assert [v for v in found if v[1] == "contradicted"] == []


def test_whoever_holds_the_force_to_account_is_not_the_force() -> None:
    text = "Coaches wanted\n\nThe board wants coaches. Its members hold the force to account."
    found = said("buyer", text, notice("Otterdale Board for Police Accountability"))
    assert "the force" not in {words for words, _, _ in found}


def test_a_name_that_is_short_for_the_buyer_accuses_nobody() -> None:
    """All of its words stand in the buyer's name, in their order: one body before two were joined, or the same."""
    record = notice("Harbours, Rivers and Coasts Office")
    text = "Coaches wanted\n\nThe Harbours Office will pay £90,000 for coaches under a contract that it has advertised."
    verdicts = {verdict for words, verdict, _ in said("buyer", text, record) if words.endswith("Harbours Office")}
    assert verdicts & {"supported", "undecided"}
    assert verdicts <= {"supported", "undecided"}


def test_a_country_s_adjective_is_short_for_its_body() -> None:
    """No paper that writes “the Welsh NHS” for one of its partnerships is wrong about the buyer."""
    record = notice("NHS Wales Shared Bread Partnership")
    text = "Coaches wanted\n\nThe Welsh NHS has invited bids for coaches under a contract that it has advertised."
    assert {verdict for _, verdict, _ in said("buyer", text, record)} <= {"supported", "undecided"}


def test_a_council_is_named_by_the_first_word_of_its_place() -> None:
    """ "Saltby Council" is what people call the borough of Saltby upon Wend."""
    text = "Coaches wanted\n\nSaltby Council has invited bids for coaches."
    found = said("buyer", text, notice("London Borough of Saltby upon Wend"))
    assert ("Saltby Council", "supported", None) in found
