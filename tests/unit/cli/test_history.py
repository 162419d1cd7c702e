"""What `changes`, `case` and `verify` print, and with which exit code."""

from __future__ import annotations

import json
from pathlib import Path


def some_ocid(run) -> str:
    return json.loads(run("changes", "--json").stdout)["records"][0]["ocid"]


def test_changes_are_told_for_one_record_and_for_all(run) -> None:
    """The same sentences both ways; a period with nothing in it says so."""
    everything = json.loads(run("changes", "--json", "--limit", "1000").stdout)
    assert everything["looked_at"] == everything["total"] > 0
    one = everything["records"][0]
    alone = json.loads(run("changes", one["ocid"], "--json").stdout)
    assert alone["records"] == [one]
    shown = run("changes", one["ocid"]).stdout
    assert one["title"].split()[0] in shown
    assert "first seen" in shown
    nothing = run("changes", "--to", "1990-01-01")
    assert nothing.exit_code == 0
    assert "Nothing changed" in nothing.stdout
    assert "no record with several releases fits" in run("changes", "--buyer", "nobody of that name").stdout
    assert run("changes", "ocds-213czf-nobody").exit_code == 3


def test_no_contact_stands_among_the_changes(run) -> None:
    """Neither an address nor a number, in any sentence or value."""
    assert "@" not in run("changes", "--json", "--limit", "1000").stdout


def test_a_case_is_joined_and_parted_by_hand(run) -> None:
    """With a reason, which is needed; the answer shows it at once, and so does the record."""
    first, second = (row["ocid"] for row in json.loads(run("search", "--json").stdout)["records"][:2])
    assert run("case", first, "--join", second).exit_code == 2
    assert run("case", first, "--reason", "because").exit_code == 2
    assert run("case", first, "--join", second, "--part", second, "--reason", "x").exit_code == 2
    assert run("case", first, "--join", first, "--reason", "x").exit_code == 2
    assert run("case", first, "--join", "ocds-213czf-nobody", "--reason", "x").exit_code == 3
    joined = json.loads(
        run("case", first, "--join", second, "--reason", "one fence", "--by", "A. Clerk", "--json").stdout
    )
    reasons = {member["ocid"]: member["reasons"] for member in joined["members"]}
    assert "A. Clerk" in reasons[second][0]["sentence"]
    assert "one fence" in run("show", first).stdout
    parted = run("case", first, "--part", second, "--reason", "two fences", "--by", "A. Clerk").stdout
    assert "Kept apart by A. Clerk" in parted
    assert "one fence" not in run("show", first).stdout
    assert run("verify").exit_code == 0


def test_verify_says_what_fits_and_what_does_not(run) -> None:
    """Exit code 4 with the first line that does not fit; the head stands until it is edited away."""
    good = json.loads(run("verify", "--json").stdout)
    assert good["fits"]
    assert run("verify", "--head", good["ledger"]["head"]).exit_code == 0
    assert run("verify", "--head", "0f" * 32).exit_code == 4
    assert run("verify", "--head", "short").exit_code == 2
    assert good["ledger"]["head"] in run("verify", "--quick").stdout
    ledger = Path("sample.register") / "ledger.jsonl"
    ledger.write_bytes(ledger.read_bytes().replace(b'"file"', b'"filf"', 1))
    bad = run("verify")
    assert bad.exit_code == 4
    assert bad.stdout.startswith("first:")
    told = json.loads(run("verify", "--json").stdout)
    assert not told["fits"]
    assert told["faults"][0]["where"].endswith("ledger.jsonl:1")
