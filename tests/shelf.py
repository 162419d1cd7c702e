"""A register of a few records, and what one rule says of an article beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from onrecord.article.read import read_article
from onrecord.checking.check import check_article
from onrecord.checking.lookup import Probe
from onrecord.ocds import Record, order_releases
from onrecord.ocds.read import read_releases


class Shelf:
    """The smallest register: records by ocid."""

    def __init__(self, *records: Record) -> None:
        self.records = {record.ocid: record for record in records}

    def candidates(self, probe: Probe, limit: int) -> Sequence[str]:
        return list(self.records)[:limit]

    def frequencies(self, words: Sequence[str]) -> tuple[int, Mapping[str, int]]:
        return len(self.records), dict.fromkeys(words, 0)

    def record(self, ocid: str) -> Record | None:
        return self.records.get(ocid)


def judged_by(rule: str, folder: Path) -> list[dict[str, object]]:
    """What a rule says of `article.txt` in a folder, beside the record made of its `releases.json`."""
    given = read_releases((folder / "releases.json").read_bytes(), file="releases.json", raw_hash="0" * 64).releases
    record = Record(given[0].ocid, order_releases(given))
    article = read_article((folder / "article.txt").read_text("utf-8"), id=rule)
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
        if one.verdict.rule == rule
    ]
