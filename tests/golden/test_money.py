"""Golden triads of the doubts about money: releases that bring a doubt, what is doubted, and the neighbour that is not.

tests/golden/money/<doubt>/releases.json   the releases of one ocid
tests/golden/money/<doubt>/doubts.json     its sums: pointer, kind, amount, doubts, and the doubts in words
tests/golden/money/<doubt>/must_not.json   releases that look alike and must not bring the doubt, with the reason
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from fakes import make_records

from onrecord.ocds import compile_record
from onrecord.reading.money import Doubt, Sum, read_sums

MONEY = Path(__file__).parent / "money"
FOLDERS = sorted(MONEY.iterdir())


def sums_of(bodies: list[dict[str, Any]]) -> list[Sum]:
    """The typed sums of the one record that releases make."""
    (record,) = make_records(bodies).values()
    return read_sums(record, compile_record(record))


def read(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def test_every_doubt_has_its_triad() -> None:
    """And no folder is of a doubt that is gone."""
    assert [folder.name for folder in FOLDERS] == sorted(Doubt)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_doubt_is_raised_where_its_example_says(folder: Path) -> None:
    """On these sums and on no other."""
    found = [
        {
            "pointer": each.pointer,
            "kind": each.kind.value,
            "amount": str(each.amount),
            "doubts": [doubt.value for doubt in each.doubts],
            "words": "; ".join(doubt.words for doubt in each.doubts),
        }
        for each in sums_of(read(folder / "releases.json"))
    ]
    assert found == read(folder / "doubts.json")
    assert folder.name in {doubt for each in found for doubt in each["doubts"]}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_doubt_is_not_raised_on_its_neighbour(folder: Path) -> None:
    """Each neighbour says why it must not be."""
    neighbour = read(folder / "must_not.json")
    assert neighbour["must not trigger"]
    found = {doubt.value for each in sums_of(neighbour["releases"]) for doubt in each.doubts}
    assert folder.name not in found


@pytest.mark.parametrize("doubt", list(Doubt))
def test_a_doubt_is_explained(doubt: Doubt, project: Path) -> None:
    """In words of its own, and on the page on money."""
    assert sum(doubt.words == other.words for other in Doubt) == 1
    assert f"`{doubt.value}`" in (project / "docs" / "money.md").read_text("utf-8")
