"""Golden pairs of the rules: an article and releases go in, the verdicts of that one rule come out.

tests/golden/rules/<rule>/article.txt      the article; its line "Published: …" gives the day
tests/golden/rules/<rule>/releases.json    the releases of one ocid
tests/golden/rules/<rule>/verdicts.json    what the rule says: text, verdict, reason, sentence, pointers
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from onrecord.article.read import read_article
from onrecord.checking.check import check_article
from onrecord.checking.lookup import Probe
from onrecord.ocds import Record, order_releases
from onrecord.ocds.read import read_releases

RULES = Path(__file__).parent / "rules"


class Shelf:
    """The smallest register: a few records by ocid."""

    def __init__(self, *records: Record) -> None:
        self.records = {record.ocid: record for record in records}

    def candidates(self, probe: Probe, limit: int) -> Sequence[str]:
        return list(self.records)[:limit]

    def frequencies(self, words: Sequence[str]) -> tuple[int, Mapping[str, int]]:
        return len(self.records), dict.fromkeys(words, 0)

    def record(self, ocid: str) -> Record | None:
        return self.records.get(ocid)


def verdicts(folder: Path) -> list[dict[str, object]]:
    """What the rule of that name says of the article in `folder`."""
    given = read_releases((folder / "releases.json").read_bytes(), file="releases.json", raw_hash="0" * 64).releases
    record = Record(given[0].ocid, order_releases(given))
    article = read_article((folder / "article.txt").read_text("utf-8"), id=folder.name)
    checked = check_article(article, Shelf(record), ocid=record.ocid)
    return [
        {
            "text": one.claim.text,
            "verdict": str(one.verdict.word),
            "reason": str(one.verdict.reason) if one.verdict.reason else None,
            "sentence": one.verdict.sentence,
            "pointers": [evidence.pointer for evidence in one.verdict.evidence],
        }
        for one in checked.claims
        if one.verdict.rule == folder.name
    ]


@pytest.mark.parametrize("folder", sorted(RULES.iterdir()), ids=lambda folder: folder.name)
def test_rule_says_what_its_example_shows(folder: Path):
    """A rule finds the claims of its example and judges each as written beside it."""
    expected = json.loads((folder / "verdicts.json").read_text("utf-8"))
    assert expected, "an example without a claim shows nothing"
    assert verdicts(folder) == expected
