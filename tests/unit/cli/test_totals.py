"""`onrecord totals` as a user meets it."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest


def test_totals_by_kind(run) -> None:
    """One line a kind, and what was left out."""
    result = run("totals")
    assert result.exit_code == 0, result.stderr
    said = " ".join(result.stdout.split())
    assert "Advertised values £" in said
    assert "Awards £" in said
    assert "are not added to each other" in said


def test_totals_by_supplier_are_cut_and_say_so(run) -> None:
    """The largest first, and how to see the others."""
    result = run("totals", "--by", "supplier", "--kind", "award", "--limit", "1")
    assert "Awards (GBP)" in result.stdout
    assert "are not listed: --limit" in result.stdout
    assert "\nall " in result.stdout


def test_the_json_has_every_total_with_what_its_figures_share(run) -> None:
    """Exact numbers; kinds in the order in which money comes about."""
    answer = json.loads(run("totals", "--json").stdout, parse_float=Decimal)
    kinds = [total["kind"] for total in answer["totals"]]
    order = ["budget", "estimate", "ceiling", "floor", "award", "amended", "called off", "contract", "paid"]
    assert kinds
    assert kinds == sorted(kinds, key=order.index)
    assert answer["groups"] == len(answer["totals"])
    assert all(total["figures"] + total["doubtful"] > 0 for total in answer["totals"])
    assert answer["whole"] == answer["totals"]
    left_out = sum(total["doubtful"] for total in answer["totals"])
    assert left_out <= sum(doubt["figures"] for doubt in answer["doubts"] if doubt["left_out"])


def test_nothing_that_fits_is_said(run) -> None:
    """In a sentence, not as an empty table."""
    assert "No sum in this register fits." in run("totals", "--buyer", "nobody of this name").stdout


def test_an_earlier_state(run) -> None:
    """Before there was anything, there is nothing."""
    assert "as published by 1 January 1990" in run("totals", "--as-of", "1990-01-01").stdout


@pytest.mark.parametrize("option", [["--by", "colour"], ["--kind", "lot"], ["--from", "soon"]])
def test_what_there_is_not_is_a_usage_error(run, option: list[str]) -> None:
    """With what there is."""
    result = run("totals", *option)
    assert result.exit_code == 2
    assert result.stderr
    assert not result.stdout


def test_show_types_its_sums(run) -> None:
    """Each with its kind, and in the JSON with its pointer."""
    ocid = json.loads(run("search", "--json").stdout)["records"][0]["ocid"]
    answer = json.loads(run("show", ocid, "--json").stdout)
    assert answer["sums"]
    assert {"kind", "amount", "currency", "net", "basis", "extent", "doubts", "pointer"} <= set(answer["sums"][0])
