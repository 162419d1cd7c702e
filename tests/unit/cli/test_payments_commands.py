"""Payments through the front door: load, list, show; what is private stays so unless asked for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from registers import release, write_package

from onrecord.cli import onrecord

AWARD = {
    "id": "a1", "status": "active", "date": "2024-03-20T00:00:00Z", "value": {"amount": 25000, "currency": "GBP"},
    "suppliers": [{"name": "Lanternworks Ltd"}], "title": "Paper and pens",
}  # fmt: skip
ROWS = """Supplier,Payment date,Amount,Description
Lanternworks Limited,13/05/2024,1200.00,Paper and pens
Margaret Penrudd,15/05/2024,75.50,Singing lessons of M Penrudd
Five Fells Coaches,soon,9.00,Trips
"""


@pytest.fixture(name="folder")
def folder_fixture(tmp_path: Path) -> Path:
    """A register with one award and one list of payments."""
    write_package(tmp_path / "a.json", release("ocds-213czf-1", tag=["award"], awards=[AWARD]))
    (tmp_path / "may.csv").write_text(ROWS, "utf-8")
    assert run(tmp_path, "load", str(tmp_path / "a.json")).exit_code == 0
    spend = ("load", "--spend", str(tmp_path / "may.csv"), "--body", "Aldermere Borough Council")
    assert run(tmp_path, *spend).exit_code == 0
    return tmp_path


def run(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(onrecord, [*arguments, "--register", str(folder / "r")])


def asked(folder: Path, *arguments: str) -> dict[str, Any]:
    return dict(json.loads(run(folder, *arguments, "--json").stdout))


def test_payments_are_listed_with_the_award_they_may_be_of(folder: Path):
    """With confidence and reasons; the record shows what was paid beside what was awarded."""
    rows = {row["supplier"]: row for row in asked(folder, "payments")["payments"]}
    pairing = rows["Lanternworks Limited"]["pairing"]
    assert (pairing["ocid"], pairing["confidence"]) == ("ocds-213czf-1", "high")
    assert "who paid is the buyer" in pairing["reasons"]
    assert [line["amount"] for line in asked(folder, "show", "ocds-213czf-1")["paid"]] == [1200]
    assert asked(folder, "show", "ocds-213czf-1", "--as-of", "2024-05-12")["paid"] == []
    printed = run(folder, "payments", "--ocid", "ocds-213czf-1").stdout
    assert "perhaps of ocds-213czf-1" in printed
    assert "£1,200.00 in 1 payment" in run(folder, "show", "ocds-213czf-1").stdout


def test_private_people_are_not_named_unless_asked_for(folder: Path):
    """Neither in the list nor in the JSON, nor beside it in the description; nor are they found by name."""
    for arguments in (["payments"], ["payments", "--json"], ["payments", "--supplier", "Penrudd"]):
        assert "Penrudd" not in run(folder, *arguments).stdout
    assert "Margaret Penrudd" in run(folder, "payments", "--people").stdout
    assert asked(folder, "payments", "--supplier", "penrudd", "--people")["total"] == 1


def test_loading_tells_what_became_of_each_file(folder: Path):
    """Counts that add up; again changes nothing; what lists no payments has exit code 3; --body needs --spend."""
    again = asked(folder, "load", "--spend", str(folder / "may.csv"))
    assert (again["files_held"], again["payments_held"], again["adds_up"]) == (1, 3, True)
    (folder / "notes.csv").write_text("Minutes\n", "utf-8")
    refused = run(folder, "load", "--spend", str(folder / "notes.csv"))
    assert (refused.exit_code, "add one, and load the file again" in " ".join(refused.stdout.split())) == (3, True)
    assert run(folder, "load", str(folder / "a.json"), "--body", "X").exit_code == 2
    assert "onrecord load --spend FILE" in " ".join(run(folder, "load", str(folder / "notes.csv")).stdout.split())


def test_issues_of_the_lists(folder: Path):
    """File, row, column, what was found."""
    [issue] = asked(folder, "payments", "--issues")["issues"]
    assert (issue["rule"], issue["position"], issue["column"], issue["found"]) == (
        "spend-day", "row 4", "Payment date", '"soon"',
    )  # fmt: skip
    assert "spend-day" in run(folder, "payments", "--issues").stdout


def test_verify_and_rebuild_know_payments(folder: Path):
    """A list of payments holds no releases, and is hashed and read again like everything else."""
    before = run(folder, "payments").stdout
    assert run(folder, "verify").exit_code == 0
    assert run(folder, "rebuild").exit_code == 0
    assert run(folder, "payments").stdout == before
