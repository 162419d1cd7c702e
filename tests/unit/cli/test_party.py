"""`onrecord party`, as a person uses it, on the sample register."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Run = Callable[..., Result]


def told(result: Result) -> dict[str, Any]:
    assert result.exit_code == 0, result.stderr
    answer: dict[str, Any] = json.loads(result.stdout)
    return answer


def test_a_buyer_has_its_profile(run: Run):
    """Names, money by year and kind, counterparts, directness, lateness and open tenders."""
    result = run("party", "Marlow Sands Town Council")
    assert result.exit_code == 0, result.stderr
    assert "As buyer" in result.stdout
    assert "£587,450.80" in result.stdout
    assert "Brackwater Civil Works Limited" in result.stdout
    assert "1 award, published after 4 days" in result.stdout


def test_the_same_from_the_other_side(run: Run):
    """A supplier's buyers are buyers' suppliers."""
    party = told(run("party", "brackwater civil works ltd", "--json"))["party"]
    assert party["buyer"] is None
    assert [one["name"] for one in party["supplier"]["partners"]] == ["Marlow Sands Town Council"]


def test_only_one_side(run: Run):
    """`--as` leaves the other out."""
    assert told(run("party", "Marlow Sands Town Council", "--as", "supplier", "--json"))["party"]["buyer"] is None


def test_a_name_that_many_have_lists_them(run: Run):
    """Each with the id by which it can be asked for."""
    answer = told(run("party", "council", "--json"))
    assert answer["party"] is None
    assert answer["total"] == len(answer["candidates"]) > 1
    one = answer["candidates"][0]
    assert told(run("party", one["id"], "--json"))["party"]["name"] == one["name"]


def test_nobody_of_that_name(run: Run):
    """A clear message, and the exit code of bad input."""
    result = run("party", "Zzyzx Quarries")
    assert result.exit_code == 3
    assert "nobody of that name" in result.stderr


def supplier_notice(number: int, name: str, **details: Any) -> dict[str, Any]:
    """A release with one award to a supplier called `name`."""
    ocid = f"ocds-213czf-party-{number}"
    return {
        "ocid": ocid,
        "id": f"{ocid}-1",
        "date": f"2024-03-{number:02d}T10:00:00Z",
        "tag": ["award"],
        "buyer": {"id": "B", "name": "Otterholme Town Council"},
        "parties": [
            {"id": "B", "name": "Otterholme Town Council", "roles": ["buyer"]},
            {"id": "S", "name": name, "roles": ["supplier"], **details},
        ],
        "tender": {"id": "T", "title": f"Repairs {number}", "procurementMethod": "direct"},
        "awards": [
            {
                "id": "A",
                "status": "active",
                "date": f"2024-02-{number:02d}T00:00:00Z",
                "value": {"amount": 1000 * number, "currency": "GBP"},
                "suppliers": [{"id": "S", "name": name}],
            }
        ],
    }


@pytest.fixture(name="firms")
def _firms(run: Run, tmp_path: Path) -> Run:
    """The sample register with a firm under two names and one number, and its namesake."""
    number = {"identifier": {"scheme": "GB-COH", "id": "5280446"}}
    padded = {"identifier": {"scheme": "GB-COH", "id": "05280446"}}
    releases = [
        supplier_notice(1, "Ferrow Stonework Ltd", **number),
        supplier_notice(2, "FERROW STONEWORK MARINE LIMITED", **padded),
        supplier_notice(3, "Tidewater Joinery LLP"),
    ]
    file = tmp_path / "firms.jsonl"
    file.write_text("".join(json.dumps(one) + "\n" for one in releases), "utf-8")
    assert run("load", str(file)).exit_code == 0
    return run


def test_a_number_joins_two_names_and_the_profile_says_why(firms: Run):
    """Padded and not, it is one number."""
    party = told(firms("party", "GB-COH-05280446", "--json"))["party"]
    assert {one["name"] for one in party["names"]} == {"Ferrow Stonework Ltd", "FERROW STONEWORK MARINE LIMITED"}
    assert [one["reason"] for one in party["joins"]] == ["same company number GB-COH 05280446"]
    assert (party["supplier"]["direct"], party["supplier"]["competed"]) == (2, 0)
    assert party["supplier"]["late_median"] == 29


def test_what_a_person_parts_stays_parted(firms: Run):
    """Through a rebuild, and when the same names come again; deciding again takes it back."""
    other = ("--part", "Ferrow Stonework Marine Limited", "--reason", "Two firms that share a clerk.", "--by", "J. Doe")
    assert told(firms("party", "Ferrow Stonework Ltd", *other, "--json"))["party"]["supplier"]["records"] == 1
    assert firms("rebuild").exit_code == 0
    assert told(firms("party", "Ferrow Stonework Ltd", "--json"))["party"]["supplier"]["records"] == 1
    again = ("--join", "Ferrow Stonework Marine Limited", "--reason", "One firm after all.")
    assert told(firms("party", "Ferrow Stonework Ltd", *again, "--json"))["party"]["supplier"]["records"] == 2


def test_a_person_joins_two_parties(firms: Run):
    """With the reason told in the profile."""
    asked = ("--join", "Tidewater Joinery LLP", "--reason", "Renamed in May.", "--json")
    party = told(firms("party", "Ferrow Stonework Ltd", *asked))["party"]
    assert party["supplier"]["records"] == 3
    assert "joined by hand: Renamed in May." in [one["reason"] for one in party["joins"]]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--part", "Ferrow Stonework Marine Limited"), "no reason"),
        (("--part", "Nobody Ltd", "--reason", "x"), "no name, number or spelling"),
        (("--join", "council", "--reason", "x"), "a name that"),
        (("--join", "Tidewater Joinery LLP", "--part", "x", "--reason", "x"), "at once"),
        (("--reason", "x"), "a reason without a decision"),
    ],
)
def test_half_a_decision_is_refused(firms: Run, asked: tuple[str, ...], said: str):
    """With what is missing, and nothing written down."""
    result = firms("party", "Ferrow Stonework Ltd", *asked)
    assert result.exit_code == 2
    assert said in result.stderr
    assert told(firms("party", "Ferrow Stonework Ltd", "--json"))["party"]["supplier"]["records"] == 2
