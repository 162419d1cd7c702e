"""`onrecord party`, as a person uses it, on the sample register."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

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
    assert "4 days after the award" in result.stdout


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
